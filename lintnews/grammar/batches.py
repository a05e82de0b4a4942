"""Batches: several texts as one, so that an engine is asked less often, and the way back to each text.

Engines that count in UTF-16 give wrong places behind characters beyond the Basic Multilingual Plane. In a batch there
are none: each stands as one other character, so that every count is the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lintnews.records import NamedTuple

_ASTRAL = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
_STAND_IN = "\u25a1"
"""A white square: no letter, no mark that a rule asks about."""
_BREAK = "\n\n"
_ENDS = tuple(map(re.compile, (r"(?:\r?\n){2,}|\r{2,}", r"[\r\n]+", r"(?<=[.!?…])\s+", r"\s+")))
"""Where a text may be cut, the best places first: paragraphs, lines, sentences, words."""


class Part(NamedTuple):
    """A part of a text in a batch. All in code points."""

    start: int
    """In the batch."""
    end: int
    text: int
    """The number of the text."""
    offset: int
    """Where in its text it begins."""


class Batch(NamedTuple):
    """What is sent, and where its parts come from."""

    text: str
    parts: tuple[Part, ...]

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The number of the text in which a span lies, and its place there; None where it lies in several."""
        index = bisect_right(self.parts, start, key=lambda part: part.start) - 1
        if index < 0:
            return None
        part = self.parts[index]
        if not part.start <= start <= end <= part.end:
            return None
        moved = part.offset - part.start
        return part.text, start + moved, end + moved


def plain(text: str) -> str:
    """A text of the same length in which every character is one UTF-16 unit."""
    return text if text.isascii() else _ASTRAL.sub(_STAND_IN, text)


def batches(texts: Sequence[str], most: int) -> Iterator[Batch]:
    """All texts in batches of at most so many code points, each cut only where it is longer than that."""
    written: list[str] = []
    parts: list[Part] = []
    size = 0
    for number, text in enumerate(texts):
        for start, end in _pieces(text, most):
            if parts and size + len(_BREAK) + end - start > most:
                yield Batch(_BREAK.join(written), tuple(parts))
                written, parts, size = [], [], 0
            at = size + len(_BREAK) if parts else 0
            written.append(plain(text[start:end]))
            parts.append(Part(at, at + end - start, number, start))
            size = at + end - start
    if parts:
        yield Batch(_BREAK.join(written), tuple(parts))


def _pieces(text: str, most: int) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > most:
        end = _cut(text, start, start + most)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, latest: int) -> int:
    """The best place to cut in the second half of a part; its end where there is none."""
    for pattern in _ENDS:
        places = [mark.end() for mark in pattern.finditer(text, (start + latest) // 2, latest) if mark.end() > start]
        if places:
            return places[-1]
    return latest
