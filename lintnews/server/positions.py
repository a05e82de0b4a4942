"""Between the offsets of a text and the positions of the protocol, in the encoding that client and server agreed on.

Nothing that a client says is trusted: a line or character that does not exist means the nearest one that does, and the
inside of a surrogate pair or of a UTF-8 sequence the character's start.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from lsprotocol.types import Position, PositionEncodingKind, Range

from lintnews.files.line_index import LineIndex
from lintnews.results import Region

_WIDTHS: dict[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: lambda sign: len(sign.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda sign: 1 + (sign > "\uffff"),
    PositionEncodingKind.Utf32: lambda sign: 1,
}


class Positions:
    """The positions of one text."""

    __slots__ = ("_encoding", "_text", "_width", "table")

    def __init__(self, text: str, encoding: str) -> None:
        self.table = LineIndex(text)
        self._text = text
        self._encoding = encoding
        self._width = _WIDTHS[encoding]

    def offset(self, position: Position) -> int:
        """The code point that a client means."""
        line = max(0, min(position.line, len(self.table.starts) - 1))
        start, end = self.table.line_span(line + 1)
        if position.line > line:
            return end
        if self._encoding == PositionEncodingKind.Utf32 or self._text[start:end].isascii():
            return max(start, min(start + position.character, end))
        widths = accumulate(map(self._width, self._text[start:end]))
        return start + sum(1 for behind in widths if behind <= position.character)

    def span(self, place: Range) -> tuple[int, int]:
        """The half-open span of code points that a client means."""
        start, end = self.offset(place.start), self.offset(place.end)
        return min(start, end), max(start, end)

    def position(self, offset: int) -> Position:
        """Where a code point stands."""
        line = self.table.line_of(offset)
        before = self._text[self.table.starts[line - 1] : offset]
        return Position(line - 1, len(before) if before.isascii() else sum(map(self._width, before)))

    def range(self, span: tuple[int, int]) -> Range:
        """Where a span stands."""
        return Range(self.position(span[0]), self.position(span[1]))

    def range_of(self, region: Region) -> Range:
        """Where a region stands, which has been counted already."""
        columns = {
            PositionEncodingKind.Utf8: (region.byte_column, region.byte_end_column),
            PositionEncodingKind.Utf16: (region.utf16_column, region.utf16_end_column),
            PositionEncodingKind.Utf32: (region.column, region.end_column),
        }[PositionEncodingKind(self._encoding)]
        return Range(Position(region.line - 1, columns[0] - 1), Position(region.end_line - 1, columns[1] - 1))
