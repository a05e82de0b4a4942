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
    """The headline says that a thing went up, or was done, and the text says the opposite.

    “Prices fall” and “prices have risen”, “court acquits mayor” and “convicted the mayor”.

    A word was turned into its opposite in translation, and the reader does not know which is true.

    Not found: texts that speak of both ways; headlines with several such words.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("results",),
        of_numbers=True,
    )

    VALID = (
        "Ban on cars in Elm\n\nThe mayor says that cars will not be allowed in Elm from Monday.",
        "Court acquits mayor of Elm\n\nThe court acquitted the mayor, who was convicted in May of fraud.",
        "Profit of Brightwell rises\n\nDespite a fall in sales, profit of Brightwell is the highest ever, it said.",
        "Profit of Brightwell rises\n\nProfit of the machine builder rose by 12 percent to 84 million euros.",
        "Profit of Brightwell rises\n\nProfit fell in May, but rose by 12 percent over the year, the company said.",
    )
    INVALID = (
        Invalid("Court acquits mayor of Elm\n\nThe court in Bonn ⟦convicted⟧ the mayor on Monday.", says="“acquits”"),
        Invalid("Parliament rejects new law\n\nThe parliament ⟦adopted⟧ the new law on Monday.", says="“rejects”"),
        Invalid("New tunnel in Elm closed\n\nThe new tunnel was ⟦opened⟧ on Monday by the mayor.", says="“closed”"),
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
