"""Lengths of time that a text says twice, in two units: 141 minutes, more than three hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.quantities import ROUGHLY, Quantity, how_rough, quantities
from lintnews.layers.text.sentences import sentence_at
from lintnews.lexicons import either, per_language, section
from lintnews.records import NamedTuple

_SECONDS = {"second": 1.0, "day": 86_400.0, "month": 2_629_800.0, "year": 31_557_600.0}
"""How long the base units of the calendar are."""
_SLACK = 0.2
"""By which share two lengths may differ where nothing says that one is not exact."""
_ROUGH_SLACK = 0.35
_EDGE = 0.05
"""By which share a length may lie on the wrong side of `more than`."""


class Length(NamedTuple):
    """A length of time: `141 minutes`, `half a year`."""

    span: Span
    seconds: float
    unit: float
    """How many seconds its unit has."""
    rough: str
    """`rough`, `least`, `most` or nothing: how exact it is."""


class TwoLengths(NamedTuple):
    """Two lengths of time that are said to be one, and are not."""

    first: Length
    second: Length


def wrong_lengths(doc: Document) -> tuple[TwoLengths, ...]:
    """Lengths of time behind which they stand again in another unit, as another length."""
    found = []
    for first, second in pairwise(sorted((*_counted(doc), *_worded(doc)), key=lambda one: one.span)):
        pattern = _patterns(doc.language)
        if second.span.start < first.span.end or first.unit == second.unit or first.rough:
            continue
        between = pattern.between.fullmatch(doc.text, first.span.end, second.span.start)
        behind = pattern.behind.match(doc.text, second.span.end) if between else None
        if not between or not behind or (between["bracket"] and behind[0] != ")"):
            continue
        is_told = between["bracket"] or between["says"] or second.rough or _ends(doc, first, second)
        if is_told and not _is_right(first, second):
            found.append(TwoLengths(first, second))
    return tuple(found)


def _ends(doc: Document, first: Length, second: Length) -> bool:
    """Whether a length behind a bare comma ends its sentence, and is none that goes on with the first: 2 years, 3
    months.
    """
    is_end = sentence_at(doc, first.span.start).end - second.span.end < 2
    return is_end and first.seconds / first.unit < 1 <= second.seconds / first.seconds


def _is_right(first: Length, second: Length) -> bool:
    ratio = first.seconds / second.seconds
    if second.rough == "least":
        return ratio >= 1 - _EDGE
    if second.rough == "most":
        return ratio <= 1 + _EDGE
    slack = _ROUGH_SLACK if second.rough else _SLACK
    return 1 - slack <= ratio <= 1 + slack


def _counted(doc: Document) -> Iterator[Length]:
    """Numbers of units of time."""
    units = section(doc.language, "calendar", "units")
    for one in doc.layer(quantities):
        if one.noun in units and not one.modifiers and not one.is_definite and units[one.noun] and one.value:
            yield _length(one, *units[one.noun])


def _length(one: Quantity, base: str, size: str) -> Length:
    unit = _SECONDS[base] * float(size)
    return Length(one.span, one.value * unit, unit, one.rough)


def _worded(doc: Document) -> Iterator[Length]:
    """Words for a length of time."""
    known = section(doc.language, "quantities", "durations")
    low = doc.text.lower()
    if not any(words in low for words in known):
        return  # hardly any text has one, and a pattern takes longer
    for one in _patterns(doc.language).words.finditer(doc.text):
        seconds = float(known[one["words"].lower()][0])
        yield Length(Span(*one.span()), seconds, seconds + 1, how_rough(one["rough"], doc.language))


class _Patterns(NamedTuple):
    words: re.Pattern[str]
    between: re.Pattern[str]
    behind: re.Pattern[str]


@per_language
def _patterns(language: str) -> _Patterns:
    words = partial(either, language, "quantities")
    return _Patterns(
        words=re.compile(rf"\b(?:(?P<rough>{words(*ROUGHLY)})\s)?(?P<words>(?i:{words('durations')}))\b"),
        between=re.compile(
            rf"(?:\s{words('at-length')})?(?:(?P<bracket>\s\()|,\s(?P<says>{words('that-is')}\s)?|\s[–—]\s)"
        ),
        behind=re.compile(r"[.;)]|,(?!\d)|\s[–—]"),
    )
