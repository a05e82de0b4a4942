"""The longest way through points that only rises."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rising(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which both coordinates rise; rows rise already."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(points):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            ends.append(index)
        else:
            tails[place] = column
            ends[place] = index
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(points[index])
        index = before[index]
    return chain[::-1]
