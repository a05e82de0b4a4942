"""Which months and weekdays of an article have no counterpart in its original, and which took their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lintnews.document import Document
from lintnews.layers.alignment.facts import Day, facts
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.records import NamedTuple

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


def _changed(found: Alignment, ours: Sequence[Day], theirs: Sequence[Day]) -> tuple[DayPair, ...]:
    targets = [_inside(ours, found, pair.target, found.targets) for pair in found.pairs]
    sources = [_inside(theirs, found, pair.source, found.sources) for pair in found.pairs]
    lefts, losts = [], []
    for our_row, their_row in zip(targets, sources, strict=True):
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


def _inside(
    days: Sequence[Day], found: Alignment, place: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> list[Day]:
    """The days that stand in some sentences."""
    if place[0] == place[1]:
        return []
    starts = [day.span.start for day in days]
    return list(days[bisect_left(starts, spans[place[0]][0]) : bisect_left(starts, spans[place[1] - 1][1])])
