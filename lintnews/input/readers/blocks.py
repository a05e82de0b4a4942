"""Putting prose together from the parts of a marked-up file, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews.document import Piece

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n\f]*")


class Blocks:
    """Prose that grows block by block.

    `folds`: whether every run of white space counts as one space, as in HTML, or only one that holds a line end. White
    space at the ends of a block is no part of it.
    """

    def __init__(self, source: str, *, folds: bool) -> None:
        self._source = source
        self._space = _SPACE if folds else _BREAK
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._pending: tuple[str, int, int] | None = None
        self._is_open = False
        self._last_says = False
        self.length = 0
        """Code points of prose so far."""

    def add(self, start: int, end: int, meaning: str | None = None) -> None:
        """A part of the file; `meaning`: what it means where that is not what it says, such as `&` for `&amp;`."""
        if meaning is not None:
            self._mean(meaning, start, end)
            return
        at = start
        for space in self._space.finditer(self._source, start, end):
            self._put(self._source[at : space.start()], at, space.start())
            self.space(" ", *space.span())
            at = space.end()
        self._put(self._source[at:end], at, end)

    def space(self, text: str, start: int, end: int) -> None:
        """White space, a space or a line break, which counts only between two parts of one block."""
        if self._is_open and (self._pending is None or text == "\n"):
            self._pending = text, start, end

    def end(self) -> None:
        """The block ends here, if there is one."""
        self._is_open = False
        self._pending = None

    def prose(self) -> tuple[str, tuple[Piece, ...]]:
        """The text and its pieces."""
        return "".join(self._parts), tuple(self._pieces)

    def _mean(self, meaning: str, start: int, end: int) -> None:
        if meaning.strip(" \t\r\n\f"):
            self._put(meaning, start, end)
        elif meaning:
            self.space(" ", start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if not self._is_open and self._parts:
            self._parts.append("\n\n")
            self.length += 2
        self._is_open = True
        if self._pending:
            waiting, self._pending = self._pending, None
            self._append(*waiting)
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        """One more piece; it is joined to the last one where both say what they mean and touch."""
        says = self._source[start:end] == text
        at = self.length
        self._parts.append(text)
        self.length += len(text)
        if says and self._last_says and self._pieces[-1].end == at and self._pieces[-1].source_end == start:
            self._pieces[-1] = self._pieces[-1]._replace(end=self.length, source_end=end)
        else:
            self._pieces.append(Piece(at, self.length, start, end))
        self._last_says = says


class ByteOffsets:
    """From offsets in the UTF-8 bytes of a text to its code points, for parsers that count bytes."""

    _STEP = 512

    def __init__(self, text: str, data: bytes) -> None:
        self._data = data
        self._marks = [] if len(text) == len(data) else list(self._running(text))

    def _running(self, text: str) -> Iterator[int]:
        """The bytes before every 512th code point."""
        size = 0
        for at in range(0, len(text), self._STEP):
            yield size
            size += len(text[at : at + self._STEP].encode())

    def __call__(self, offset: int) -> int:
        """The code point that begins at this byte."""
        if not self._marks:
            return offset
        mark = bisect_right(self._marks, offset) - 1
        return mark * self._STEP + len(self._data[self._marks[mark] : offset].decode())
