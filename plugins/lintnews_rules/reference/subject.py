"""`reference/subject`: a pronoun inside a sentence, of the other gender than its subject."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.subject_gender import subject_pronouns
from lintnews.rule import Invalid, Meta, Rule


class Subject(Rule):
    """A pronoun inside a sentence is of the other gender than the only person in sight.

    Many languages have one word for “his” and “her”, and the translation guesses: “The actress took his prize”, “Ms
    Keller said his office was closed”. The reader looks for somebody else.

    The subject of the sentence tells the gender by a noun such as “spokeswoman”, by a title or by a given name; nobody
    of the pronoun's gender, or of one that is not known, stands in the sentence, its paragraph or the one before. Where
    the owner can be nobody but the subject (shook his head), only the sentence counts.

    Not found: pronouns in a text with persons whose gender is not known; mothers, sons and other kin as subjects.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Textual conventions",
        since="0.1",
        in_quotations=False,
        needs=("reference", "given_names"),
    )

    VALID = (
        "The actress took her prize in Bonn. The spokeswoman said that it was late.",
        "The pianist met a friend. The actress praised his plan.",
        "The queen spoke of the driver, and of his car.",
        "Ms Keller met her son; Karl shook his head.",
        "Ms Keller spoke of her father. The firm said his car was old.",
        "The wife of the driver, Rita Berg, said he was ill. A spokeswoman for the mayor, Anna Holm, said he had left.",
    )
    INVALID = (
        Invalid("The actress got the prize for ⟦his⟧ role in a film.", says="“his” seems to stand for “actress”"),
        Invalid("The spokeswoman said that ⟦he⟧ had seen nothing of it.", says="“he” seems to stand for “spokeswoman”"),
        Invalid("The head of the club, Helen Holm, sold ⟦his⟧ shares.", says="stand for “Helen Holm”"),
        Invalid(
            "Karl Weber was late. The spokeswoman shook ⟦his⟧ head.", says="“his” seems to stand for “spokeswoman”"
        ),
        Invalid("Ms Anna Keller said ⟦his⟧ office was closed.", says="“his” seems to stand for “Anna Keller”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(subject_pronouns):
            pronoun, name = (doc.text[slice(*span)] for span in one)
            message = f"“{pronoun}” seems to stand for “{name}”, which is of the other gender"
            yield self.finding(one.pronoun, message, notes=[Note(one.name, "the only person in sight")])
