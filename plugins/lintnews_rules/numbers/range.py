"""`numbers/range`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.text.tokens import Token, tokens_in
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_HOURS = 24
_VERB = 4
"""How many tokens before “from” its verb stands."""
_BEFORE = 40
"""Code points before a number among which the words before it stand."""

_CLOCK = 4
"""Digits of a time of day without a colon, and of a year."""
_YEARS = range(1500, 2100)


class Range(Rule):
    """A range runs from the larger number to the smaller one.

    The two numbers changed places, or one of them lost a digit: “between $66 million and $22 million”.

    Not found: ranges written with a dash, which look like scores; times of day, which pass midnight.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("numbers",), of_numbers=True
    )

    VALID = (
        "It costs between $9 and $10 million, or between 500 and 1 million euros.",
        "The bar opens between 10 and 2. The price fell from 50 to 30 dollars.",
        "The deadline moved from 2030 to 2025, and the share ran down from 60 to 40 percent.",
        "The gap between 60 percent and 40 percent grew, as did the difference in age between 50 and 30 years.",
        "The curfew is between 2200 and 0700.",
        "It takes between 30 minutes and 1 hour at between minus 5 and minus 10 degrees.",
    )
    INVALID = (
        Invalid("The cost is put at between ⟦$66 million and $22 million⟧.", says="larger"),
        Invalid("A share of between ⟦67 and 34 percent⟧ is expected.", says="larger"),
        Invalid("The war lasted from ⟦1979 to 1961⟧.", says="larger"),
        Invalid("The fines range from ⟦$60,000 to $20,000⟧.", says="larger"),
        Invalid("Ek was mayor from ⟦2010 to 2004⟧.", says="larger"),
        Invalid("He was in office between ⟦2014 and 2005⟧.", says="larger"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        ranges = section(doc.language, "numbers", "ranges")
        closed = section(doc.language, "numbers", "closed")
        for lower, upper in pairwise(doc.layer(numbers)):
            if lower.value <= upper.value or not _is_reversed(doc, lower, upper) or not ranges:
                continue
            before = tokens_in(doc, Span(max(0, lower.span.start - _BEFORE), lower.span.start))
            *unit, joiner = tokens_in(doc, Span(lower.span.end, upper.span.start)) or (None,)
            if not before or joiner is None:
                continue
            opens = before[-1].text.lower()
            if joiner.text.lower() not in ranges.get(opens, ()) or not (
                opens in closed or _lasts(doc, before[:-1], are_years=_is_year(lower) and _is_year(upper))
            ):
                continue
            behind = tokens_in(doc, Span(upper.span.end, upper.span.end + _BEFORE))
            same_unit = all(one.text == other.text for one, other in zip(unit, behind, strict=False))
            if len(unit) < 2 and same_unit and not _compares(doc, before):
                span = Span(lower.span.start, upper.span.end)
                yield self.finding(span, "the larger number stands first", notes=[Note(upper.span, "smaller")])


def _is_reversed(doc: Document, lower: Number, upper: Number) -> bool:
    """Whether the first number is larger however the two are read: “between 9 and 10 million” is no reversed range."""
    if doc.text[upper.span.start] == "0" and upper.span.end - upper.span.start == _CLOCK:
        return False  # between 2200 and 0700
    if lower.ordinal or upper.ordinal or (lower.unit and upper.unit and lower.unit != upper.unit):
        return False
    if not (lower.unit or upper.unit or lower.scale > 1 or upper.scale > 1) and lower.value <= _HOURS:
        return False
    return (lower.scale > 1 or lower.value * upper.scale > upper.value) and (
        upper.scale > 1 or lower.value > upper.value * lower.scale
    )


def _lasts(doc: Document, before: tuple[Token, ...], *, are_years: bool) -> bool:
    """Whether a verb in front says that something reaches from one number to the other, and does not fall to it."""
    near = {token.text.lower() for token in before[-_VERB:]}
    kinds = ("spans", "holds") if are_years else ("spans",)
    return any(not near.isdisjoint(section(doc.language, "numbers", kind)) for kind in kinds)


def _is_year(number: Number) -> bool:
    """Whether it looks like a year of our time."""
    return number.value in _YEARS and number.span.end - number.span.start == _CLOCK


def _compares(doc: Document, before: tuple[Token, ...]) -> bool:
    """Whether a noun in front makes it a comparison of two things and no range: the gap between."""
    differences = section(doc.language, "numbers", "differences")
    return any(token.text.lower() in differences for token in before[-5:-1])
