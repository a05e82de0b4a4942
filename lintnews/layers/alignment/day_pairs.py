"""Which months and weekdays of an article have no counterpart in its original, and which took their place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lintnews.document import Document
from lintnews.layers.alignment.facts import Day, facts
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, in_pairs, is_trusted
from lintnews.layers.facts.dateline import dateline
from lintnews.records import NamedTuple

_FROM_TODAY = -10
"""What stands for today beside the numbers of weekdays."""
_SURE = 3.0
"""What two sentences must have in common before a day from the day of writing counts."""
_NEAR = 1
"""Sentence pairs to both sides in which a day may stand instead."""


class DayPair(NamedTuple):
    """A month or weekday of the article and the one of the original that stands in its place."""

    target: Day
    source: Day
    pair: int
    """The index of the sentence pair."""
    is_only: bool
    """Whether the sentence pair has no other day of that kind without counterpart."""


def changed_months(doc: Document) -> tuple[DayPair, ...]:
    """The months of a document in whose place its original names another."""
    if doc.original is None or not is_trusted(doc):
        return ()
    return _changed(doc.layer(alignment), doc.layer(facts).months, doc.original.layer(facts).months)


def changed_weekdays(doc: Document) -> tuple[DayPair, ...]:
    """The weekdays of a document in whose place its original names another."""
    if doc.original is None or not is_trusted(doc):
        return ()
    return _changed(doc.layer(alignment), doc.layer(facts).weekdays, doc.original.layer(facts).weekdays)


def changed_relative_days(doc: Document) -> tuple[DayPair, ...]:
    """The days of a document in whose place its original names another, at least one of the two from the day of writing
    (yesterday); each the only one of its sentence. Beside a weekday it is resolved by the dateline.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    ours, theirs = _any_days(doc), _any_days(doc.original)
    if not (ours and theirs and (doc.layer(facts).relative_days or doc.original.layer(facts).relative_days)):
        return ()
    today, found = doc.layer(dateline).date, doc.layer(alignment)
    theirs_today = doc.original.published or today
    rows = [*in_pairs(found, ours, theirs)]
    changed = []
    for index, (left, lost) in enumerate(rows):
        pair = found.pairs[index]
        if len(left) != 1 or len(lost) != 1 or pair.target[1] - pair.target[0] != 1 or pair.common < _SURE:
            continue
        (one, other), near = (left[0], lost[0]), rows[max(0, index - _NEAR) : index + _NEAR + 1]
        if _differ(one, other, today, theirs_today) and not any(
            _is_same(one, two, today, theirs_today) or _is_same(three, other, today, theirs_today)
            for row in near
            for two in row[1]
            for three in row[0]
        ):
            changed.append(DayPair(one, other, index, True))
    return tuple(changed)


def _any_days(doc: Document) -> Sequence[Day]:
    """The weekdays of a document, and its days from the day of writing, which count from -10 on."""
    known = doc.layer(facts)
    relative = (day._replace(values=frozenset(_FROM_TODAY + one for one in day.values)) for day in known.relative_days)
    return sorted((*known.weekdays, *relative), key=lambda day: day.span.start)


def _day_of(day: Day, today: date | None) -> int | None:
    """The weekday of a day; None where it is not known."""
    (value,) = day.values
    if value >= 0:
        return value
    return None if today is None else (today.weekday() + value - _FROM_TODAY) % 7


def _differ(one: Day, other: Day, today: date | None, theirs_today: date | None) -> bool:
    """Whether two days surely are not the same, at least one of them from the day of writing."""
    if min(*one.values, *other.values) >= 0:
        return False
    if max(*one.values, *other.values) < 0 and today == theirs_today:
        return one.values != other.values
    a, b = _day_of(one, today), _day_of(other, theirs_today)
    return a is not None and b is not None and a != b


def _is_same(one: Day, other: Day, today: date | None, theirs_today: date | None) -> bool:
    return one.values == other.values or (
        (day := _day_of(one, today)) is not None and day == _day_of(other, theirs_today)
    )


def _changed(found: Alignment, ours: Sequence[Day], theirs: Sequence[Day]) -> tuple[DayPair, ...]:
    if not ours or not theirs:
        return ()
    lefts, losts = [], []
    for our_row, their_row in in_pairs(found, ours, theirs):
        left, lost = [], list(their_row)
        for one in our_row:
            other = next((other for other in lost if one.values & other.values), None)
            if other is not None:
                lost.remove(other)
            elif not any(one.values & other.values for other in their_row):
                left.append(one)
        lefts.append(left)
        losts.append(lost)
    changed: list[DayPair] = []
    for index in range(len(found.pairs)):
        near = [at for at in range(index - _NEAR, index + _NEAR + 1) if at != index and 0 <= at < len(found.pairs)]
        left = [one for one in lefts[index] if not any(one.values & two.values for at in near for two in losts[at])]
        lost = [one for one in losts[index] if not any(one.values & two.values for at in near for two in lefts[at])]
        is_only = len({one.values for one in left}) == len({one.values for one in lost}) == 1
        changed += (DayPair(one, other, index, is_only) for one, other in zip(left, lost, strict=False))
    return tuple(changed)
