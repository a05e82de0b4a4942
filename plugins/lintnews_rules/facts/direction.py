"""`facts/direction`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.retold import turned_ways
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Direction(Rule):
    """The headline says that a thing went up, and the text that it went down, or the other way round.

    A word was turned into its opposite in translation, and the reader does not know which is true.

    Not found: texts that speak of both ways; headlines with several such words.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.2",
        needs=("results",),
        of_numbers=True,
    )

    VALID = (
        "Profit of Brightwell rises\n\nDespite a fall in sales, profit of Brightwell is the highest ever, it said.",
        "Profit of Brightwell rises\n\nProfit of the machine builder rose by 12 percent to 84 million euros.",
        "Profit of Brightwell rises\n\nProfit fell in May, but rose by 12 percent over the year, the company said.",
    )
    INVALID = (
        Invalid(
            "Profit of Brightwell rises\n\nProfit of the machine builder ⟦fell⟧ by 12 percent to 84 million euros.",
            says="“rises” in the headline",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(turned_ways):
            first, again = (doc.text[slice(*span)] for span in (one.first, one.again))
            message = f"“{again}” here, “{first}” in the headline"
            yield self.finding(one.again, message, notes=[Note(one.first, "in the headline")])
