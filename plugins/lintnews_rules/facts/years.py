"""`facts/years`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import wrong_spans
from lintnews.rule import Invalid, Meta, Rule


class Years(Rule):
    """A year and an age, or a number of years, contradict each other.

    “Built in 1902, is 140 years old”: one of the two was changed. Judged by another year of the sentence, by the day of
    publication, or because the result lies in the future.

    Not found: a year and an age in two sentences.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("ages", "quantities"),
        of_numbers=True,
    )

    VALID = (
        "The bridge, which was built in 1902, is 120 years old.",
        "It was painted in 1641, when Torre, who was born in 1612, was 29 years old.",
    )
    INVALID = (
        Invalid("The bridge, which was built in 1902, is ⟦140 years old⟧.", says="140 years from 1902"),
        Invalid(
            "It was painted in 1641, when Torre, who was born in 1612, was ⟦39 years old⟧.", says="39 years from 1612"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_spans):
            reached = f"{one.first.value + one.again.value:.0f}"
            message = f"{one.again.value:g} years from {one.about} lead to {reached}, which is another time"
            yield self.finding(one.again.span, message, notes=[Note(one.first.span, "from this year")])
