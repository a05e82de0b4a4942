"""`reference/given-name`: a pronoun of the other gender than the given name."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.usual_gender import unusual_pronouns
from lintnews.rule import Invalid, Meta, Rule


class GivenName(Rule):
    """A pronoun is of the other gender than the given name of the person it stands for.

    Many languages have one pronoun for all, or none, and the translation guesses: “said minister Lydia Horn. He …”. The
    reader looks for somebody else.

    A pronoun is judged only where it opens a sentence or follows a quotation, the person named last is whom the text
    speaks of there, and nobody of the pronoun's gender, or of one that is not known, is in sight.

    Not found: given names that men and women have; persons without a given name; pronouns inside a sentence.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Textual conventions",
        since="0.1",
        in_quotations=False,
        needs=("given_names",),
    )

    VALID = (
        "“That is a joke,” said union leader Thomas Reil. He spoke of a last warning.",
        "“That is a joke,” said Thomas Reil to his wife. She did not answer.",
        "Thomas Reil was asked by a reporter. She was not content with the answer.",
        "Marcel Lazar and Gabriela Lazar met. She left. Lazar was late. He had no car.",
        "“That is a joke,” said Thomas Reil's lawyer. She spoke of a last warning.",
        "Helen Ostrow, defending, said her client was ashamed. He had sold his house.",
    )
    INVALID = (
        Invalid("“That is a joke,” said union leader Thomas Reil. ⟦She⟧ spoke of a warning.", says="Thomas Reil"),
        Invalid("Minister Helen Ostrow opened the bridge on Monday. ⟦He⟧ spoke for an hour.", says="“Helen Ostrow”"),
        Invalid("The company's head, Helen Ostrow, said ⟦he⟧ was content with the year.", says="“he” seems to stand"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(unusual_pronouns):
            pronoun, name = (doc.text[slice(*span)] for span in one)
            message = f"“{pronoun}” seems to stand for “{name}”, a given name of the other gender"
            yield self.finding(one.pronoun, message, notes=[Note(one.name, "the only person in sight")])
