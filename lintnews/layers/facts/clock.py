"""Times of day that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.tokens import numerals, tokens, tokens_in
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple

_TIME = re.compile(r"(?<![\w$€£.,:])(?<!\d:\s)(\d{1,2})(?:([:.])(\d\d)(?::\d\d)?)?(?![\d])(\s?(?=[^\W\d]))?")
_LONGEST_MARK = 14
_NOON, _MIDNIGHT, _MINUTES = 12, 24, 59
_SCORE = 30
"""The hour from which two numbers are a score and no time."""
_DAY_WORDS = 2
"""Words behind a time among which its day stands."""
_BEFORE = re.compile(r"([^\W\d]+)\s\Z")
_LOOK_BACK = 16
"""Code points in front of a time among which its preposition stands."""


class ImpossibleTime(NamedTuple):
    """A time that no clock shows. `is_marked`: a word behind it says what it is (GMT); else a preposition and a day."""

    span: Span
    is_marked: bool


def impossible_times(doc: Document) -> tuple[ImpossibleTime, ...]:
    """The times with an hour or a minute too many: `24:75 GMT`, `13 p.m.`, `at 20:60`."""
    return tuple(_found(doc))


def _found(doc: Document) -> Iterator[ImpossibleTime]:
    marks = section(doc.language, "calendar", "clock")
    prepositions = section(doc.language, "calendar", "clock-before")
    if not marks:
        return
    every = doc.layer(tokens)
    for at in doc.layer(numerals):
        match = _TIME.match(doc.text, every[at].start)
        if not match:
            continue
        hour, minute = int(match[1]), int(match[3] or 0)
        if hour <= _NOON and minute <= _MINUTES:
            continue
        mark, last = _mark(doc.text, match, marks)
        if mark:
            if match[3] is None and last == _MIDNIGHT:
                continue  # 48 hours
            if hour > (last if match[3] else _NOON) or minute > _MINUTES:
                yield ImpossibleTime(Span(match.start(), match.end() + len(mark)), True)
        elif match[2] == ":" and match[4] != "" and hour < _SCORE and (hour > _MIDNIGHT or minute > _MINUTES):
            before = _BEFORE.search(doc.text, max(0, match.start() - _LOOK_BACK), match.start())
            if before and before[1].lower() in prepositions and _on_a_day(doc, match.end(3)):
                yield ImpossibleTime(Span(match.start(), match.end(3)), False)


def _on_a_day(doc: Document, offset: int) -> bool:
    """Whether a day follows, `on Monday` or `tomorrow`: what stands in front is a time then, and no score."""
    behind = tokens_in(doc, Span(offset, offset + _LONGEST_MARK))[:_DAY_WORDS]
    weekdays, relative = section(doc.language, "calendar", "weekdays"), section(doc.language, "calendar", "relative")
    return any(token.text in weekdays or token.text.lower() in relative for token in behind)


def _mark(text: str, match: re.Match[str], marks: Section) -> tuple[str, int]:
    """The mark behind a time and the last hour that it allows; nothing and 0 for none."""
    behind = text[match.end() : match.end() + _LONGEST_MARK] if match[4] is not None else ""
    for mark, (last, *_) in marks.items() if behind.startswith(tuple(marks)) else ():
        if behind.startswith(mark) and not behind[len(mark) : len(mark) + 1].isalnum():
            return mark, int(last)
    return "", 0
