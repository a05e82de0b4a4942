"""`fragments/unfinished`: a paragraph that stops in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.clauses import unfinished
from lintnews.rule import Invalid, Meta, Rule


class Unfinished(Rule):
    """A paragraph stops in the middle of a sentence.

    “The inquiry will begin on Thursday and”: the rest was cut off, by the page that the text was taken from or by the
    limit of the translation engine.

    Not found: sentences that stop behind a word with which one may end.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Omission", since="0.1", needs=("clauses",))

    VALID = (
        "The ferry burned for two days in the port.\n\nThe inquiry will begin on Thursday.",
        "Talks in Bonn\n\nThe ministers met on Monday in Bonn.\n\nWhat the talks are about",
    )
    INVALID = (
        Invalid(
            "The ferry burned for two days in the port.\n\nThe inquiry will begin ⟦on Thursday and⟧",
            says="“on Thursday and”",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for span in doc.layer(unfinished):
            yield self.finding(span, f"the text stops in the middle of a sentence: “{doc.text[slice(*span)]}”")
