"""`reference/pronoun`: a pronoun of the other gender."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.pronouns import contradicted_pronouns
from lintnews.rule import Invalid, Meta, Rule


class Pronoun(Rule):
    """A pronoun contradicts the title of the person it stands for.

    Many languages have one pronoun for all, or none, and the translation guesses: “Ms Smith … he added”, “An official …
    It said”. The reader looks for somebody else.

    A pronoun is judged only where it can stand for nobody else: the last person named has a title or a noun in front
    that tells the gender, or another pronoun; or nobody is named, and the only person is a noun such as “spokeswoman”;
    and nobody of the pronoun's own gender is in sight. Where somebody might be: a note.

    Not found: persons without such a title; pronouns that are not the subject of their sentence.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Textual conventions",
        since="0.1",
        in_quotations=False,
        needs=("reference",),
    )

    VALID = (
        "Mr Smith met Anna Keller in Bonn. She said that the talks went well.",
        "Mr Smith called his wife. She said that the talks went well.",
        "Ms Smith spoke of her father. He added that he was proud, she said.",
        "Mr Smith saw that Ms Keller had surprised herself.",
        "Ms Anna Smith said her client was ashamed. He had sold his house.",
        "An official of the ministry said on Monday that he knew of the report. It said the talks went on.",
        "Ms Smith left. “He said that it was good,” she told us.",
    )
    INVALID = (
        Invalid("The spokeswoman spoke in Bonn. “Prices rose,” ⟦he⟧ said.", says="“he” stands for “spokeswoman”"),
        Invalid("The actress Robin Keller was late. ⟦He⟧ said nothing.", says="“He” stands for Robin Keller"),
        Invalid("Ms Smith praised the plan in Bonn. “It is good,” ⟦he⟧ said.", says="“he” stands for Smith"),
        Invalid(
            "Mr. Mahaney denied it on Monday. ⟦She⟧ added that the vote was late.", says="“She” stands for Mahaney"
        ),
        Invalid("Mrs Smith offered ⟦himself⟧ as a candidate.", says="“himself” stands for Smith"),
        Invalid("An anonymous ministry official said he knew. ⟦It⟧ said the talks went on.", says="“official”"),
        Invalid("Robin Keller was late. He left at noon. ⟦She⟧ said nothing.", says="the same person as “He”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each pronoun that can stand for nobody of its gender."""
        for pronoun, proof, says, severity in doc.layer(contradicted_pronouns):
            notes = [Note(proof, "proved here")]
            yield self.finding(pronoun[1:], f"“{pronoun.text}” {says}", notes=notes, severity=severity)
