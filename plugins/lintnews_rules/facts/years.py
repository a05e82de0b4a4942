"""`facts/years`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.year_spans import wrong_spans
from lintnews.rule import Invalid, Meta, Rule


class Years(Rule):
    """A year and an age, an anniversary or a number of years contradict each other.

    “Built in 1902, is 140 years old”, “from 1998 to 2004, eight years”: one of the two was changed. Judged by another
    year of the sentence, by the day of publication, or because the result lies in the future.

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
        "She was mayor from 1998 to 2006, eight years. It is about 1,800 years old, from the year 240.",
        "The club was founded in 1921. It will celebrate its 100th birthday in 2021.",
        "In 1999 he went to the 10th anniversary of 1989.",
        "The bridge, which was built in 1902, is 120 years old.",
        "It was painted in 1641, when Torre, who was born in 1612, was 29 years old.",
    )
    INVALID = (
        Invalid("The bridge, which was built in 1902, is ⟦140 years old⟧.", says="140 years from 1902"),
        Invalid("She was mayor from 1998 to 2004, ⟦eight⟧ years.", says="8 years from 1998 lead to 2006"),
        Invalid("It is about ⟦1,800⟧ years old, from the year 540.", says="1800 years from 540"),
        Invalid(
            "The club was founded in 1921. It will celebrate its ⟦80th birthday⟧ in 2021.", says="80 years from 1921"
        ),
        Invalid("⟦Three⟧ years ago, in 2015, he left.", says="3 years from 2015", published="2023-05-04"),
        Invalid("The city marks the ⟦30th anniversary⟧ of the 1979 revolution.", says="1979", published="2023-05-04"),
        Invalid(
            "It was painted in 1641, when Torre, who was born in 1612, was ⟦39 years old⟧.", says="39 years from 1612"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_spans):
            reached = f"{one.first.value + one.again.value:.0f}"
            message = f"{one.again.value:g} years from {one.about} lead to {reached}, which is another time"
            yield self.finding(one.again.span, message, notes=[Note(one.first.span, "from this year")])
