"""`dates/day-range`: days of a month that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.facts.dates import calendar
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_RANGE = re.compile(r"\b(\w+)\s(?P<days>(\d{1,2})\s(\w+)\s(\d{1,2}))\s(?:\w{1,3}\s)?([^\W\d_]+)")


@dataclass(frozen=True)
class DayRange(Rule):
    """A range of days of one month runs backwards.

    “From 15 to 12 December”: one of the two days was changed, or the month of the first one was lost.

    Not found: ranges with a dash; ranges over two months.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.2")

    VALID = ("The festival takes place from 12 to 15 December, and from 28 November to 2 December.",)
    INVALID = (
        Invalid("The festival takes place from ⟦15 to 12⟧ December.", says="the 15th comes after the 12th"),
        Invalid("It was shown between ⟦30 and 3⟧ May.", says="the 30th"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        ranges, months = section(doc.language, "numbers", "ranges"), calendar(doc.language).months
        for found in _RANGE.finditer(doc.text):
            opens, _, first, joiner, last, month = found.groups()
            is_range = joiner.lower() in ranges.get(opens.lower(), ()) and month in months
            if is_range and 31 >= int(first) > int(last) > 0:
                message = f"the {first}th comes after the {last}th of the month"
                yield self.finding(found.span("days"), message)
