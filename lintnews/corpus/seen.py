"""A set of many texts in little memory: 8 bytes for each, however many there are."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from hashlib import blake2b

_FRESH = 20_000
"""How many are kept apart before they are sorted in."""


class SeenTexts:
    """Which texts were added. By chance one in 10^13 of a million may be taken for another one."""

    def __init__(self) -> None:
        self._sorted: list[array[int]] = []
        """Each at least twice as long as the next one."""
        self._fresh: set[int] = set()

    def add(self, text: bytes) -> bool:
        """Whether it was added before; from now on it is."""
        value = int.from_bytes(blake2b(text, digest_size=8).digest())
        if value in self._fresh or any(_holds(part, value) for part in self._sorted):
            return True
        self._fresh.add(value)
        if len(self._fresh) >= _FRESH:
            self._sort_in()
        return False

    def _sort_in(self) -> None:
        made = array("Q", sorted(self._fresh))
        self._fresh.clear()
        while self._sorted and len(self._sorted[-1]) < 2 * len(made):
            made = array("Q", sorted((*self._sorted.pop(), *made)))
        self._sorted.append(made)


def _holds(part: array[int], value: int) -> bool:
    at = bisect_left(part, value)
    return at < len(part) and part[at] == value
