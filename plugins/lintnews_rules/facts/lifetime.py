"""`facts/lifetime`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.lifetimes import wrong_lifetimes
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_YEARS = 1000
"""From here on a number is a year and no age."""


@dataclass(frozen=True)
class Lifetime(Rule):
    """An age, or the year of an event of somebody's life, does not fit the year in which the person was born.

    “Born in 1936, she died in 2019 at the age of 87”: one of the numbers was changed. Judged by a year of death, by the
    year in which somebody is said to have been of that age, by a later year that the text tells as past, or by the day
    of the article.

    Not found: texts with several years of birth.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("ages", "results", "clauses"),
        of_numbers=True,
    )

    VALID = (
        "BONN, 4 May 2023. Erik Ek, 73, has won. He was born on 3 April 1950 in Ulm. His son, 40, was there.",
        "The pianist Clara Wendt was born in 1936 in Lindau and died in 2019. She died at the age of 83.",
        "The painter (born in 1955) lived in a house built in 1948, and moved to a farm from 1920.",
        "Clara Wendt was born in 1936 in Lindau. In 1957 she won the cup at the age of 20.",
        "Clara Wendt was born in 1936 in Lindau. In 1990 her son, Carl Wendt, died at the age of 20.",
    )
    INVALID = (
        Invalid("BONN, 4 May 2023. Erik Ek, ⟦63⟧, has won. He was born on 3 April 1950 in Ulm.", says="1950"),
        Invalid("The ⟦16⟧-year-old Emil Ek, who was born on 3 May 2001, has won.", says="2001", published="2023-05-04"),
        Invalid(
            "The pianist has died at the age of ⟦87⟧. She was born in 1936 in Lindau and died in 2019.", says="1936"
        ),
        Invalid(
            "Erik Ek, born on 3 May 1950, died on Monday, 13 March 2023, aged ⟦82⟧. His wife was born in 1956.",
            says="82",
        ),
        Invalid("Karl Weber (1950-2019) died at the age of ⟦60⟧.", says="1950"),
        Invalid("Karl Weber, who was born in 1950 in Graz, died in Linz on 3 May 2020. He was ⟦60⟧.", says="1950"),
        Invalid("His wife, born in 1990, married him in ⟦1975⟧.", says="a year of “1975”"),
        Invalid("Clara Wendt was born in 1936. In 1957 she won the cup at the age of ⟦19⟧.", says="“19”"),
        Invalid(
            "Viktor Brand, ⟦58⟧, who was born in 1951, is free. The police searched his house in 2020.", says="1951"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_lifetimes):
            what = "a year" if one.again.value >= _YEARS else "an age"
            message = f"{what} of “{one.again.value:g}” does not fit the year of birth, {one.first.value:.0f}"
            notes = [Note(one.first.span, "born then")]
            if one.by:
                notes.append(Note(one.by.span, "died then"))
            yield self.finding(one.again.span, message, notes=notes)
