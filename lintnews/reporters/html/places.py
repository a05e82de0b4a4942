"""From places in a file or its prose to what a browser counts: UTF-16 code units of the prose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lintnews.document import Piece


class Places:
    """The places of one text. `pieces`: where its prose stands in the file, as `Document.pieces` says."""

    def __init__(self, text: str, pieces: Sequence[Piece] = ()) -> None:
        self._wide = [] if text.isascii() else [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
        self._pieces = pieces
        self._end = len(text)

    def text(self, span: tuple[int, int]) -> list[int]:
        """A span of code points of the prose, in UTF-16 code units."""
        start, end = span
        return [start + bisect_left(self._wide, start), end + bisect_left(self._wide, end)]

    def file(self, span: tuple[int, int]) -> list[int]:
        """A span of code points of the file, in UTF-16 code units of the prose."""
        start, end = (self._in_prose(offset) for offset in span)
        return self.text((start, max(start, end)))

    def _in_prose(self, offset: int) -> int:
        if not self._pieces:
            return min(offset, self._end)
        number = max(0, bisect_right(self._pieces, offset, key=lambda piece: piece.source_start) - 1)
        piece = self._pieces[number]
        if number and offset == piece.source_start == self._pieces[number - 1].source_end:
            return piece.start
        if offset >= piece.source_end:
            return piece.end
        if piece.end - piece.start == piece.source_end - piece.source_start:
            return piece.start + max(0, offset - piece.source_start)
        return piece.start
