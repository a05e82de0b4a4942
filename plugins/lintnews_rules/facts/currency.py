"""`facts/currency`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import two_currencies
from lintnews.rule import Invalid, Meta, Rule


class Currency(Rule):
    """One sum of money stands in two currencies.

    “1.2 million euros … 1.2 million dollars”: the currency was changed, or one of the sums was meant to be converted.

    Not found: round sums, such as one million, which may be two.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "The sum was put at 1.2 million euros. The firm paid 1.2 million euros.",
        "He won 5 million euros. She won 5 million dollars.",
    )
    INVALID = (
        Invalid(
            "The sum was put at 1.2 million euros. The firm paid ⟦1.2 million dollars⟧ in all.",
            says="“1.2 million dollars” here, “1.2 million euros” before",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(two_currencies):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            yield self.finding(
                one.again.span, f"“{again}” here, “{first}” before", notes=[Note(one.first.span, "before")]
            )
