"""`facts/amount`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.retold import sums_named_again
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Amount(Rule):
    """A sum that the text names again as known is another one than before.

    “The dig costs 300,000 euros. The 500,000 euros for the dig …”: one of the two was changed.

    Not found: sums of texts that name several in the same currency.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "The dig costs 300,000 euros. The 300,000 euros are paid by the town.",
        "The dig costs 300,000 euros. The town has the 500,000 euro bridge to pay.",
    )
    INVALID = (
        Invalid(
            "The dig costs 300,000 euros. The ⟦500,000 euros⟧ for the dig are paid by the town.",
            says="“300,000 euros” above",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(sums_named_again):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            yield self.finding(
                one.again.span, f"“{again}” here, “{first}” above", notes=[Note(one.first.span, "above")]
            )
