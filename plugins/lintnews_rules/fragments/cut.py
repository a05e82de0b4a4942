"""`fragments/cut`: a full stop in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.lower_starts import lower_starts
from lintnews.rule import Invalid, Meta, Rule


class Cut(Rule):
    """A full stop cuts a sentence in two before a conjunction in lower case.

    “The rivers left their beds. and the roads were closed.” The translation engine was given the sentence in two parts.

    Not found: sentences that are cut before another word.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Punctuation",
        since="0.1",
        in_quotations=False,
        needs=("clauses",),
    )

    VALID = ("The rivers left their beds, and the roads were closed. And the rain goes on.",)
    INVALID = (
        Invalid("The rivers left their beds. ⟦and⟧ the roads were closed.", says="before “and”"),
        Invalid("They met the minister in Bonn. ⟦who⟧ had asked for the talks.", says="in two"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for word, _, joins in doc.layer(lower_starts):
            if joins:
                yield self.finding(word, f"a full stop cuts a sentence in two before “{doc.text[slice(*word)]}”")
