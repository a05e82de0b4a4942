"""From offsets to lines and columns: in code points, UTF-16 code units and UTF-8 bytes.

A line ends at LF, CRLF or CR and at nothing else: counting U+2028 or U+0085 as line ends, as `str.splitlines` does,
shifts every later line in every consumer.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from lintnews.records import NamedTuple

_STEP = 256
"""Code points between two marks of the running widths: what one question has to count at most."""

_QUOTE = 200
_LINE = 400
_BEFORE = 160
"""Code points of a cut source line that are kept before the region, where there is room for them."""


_FOUR = tuple(range(0xF0, 0xF5))
"""First bytes, in UTF-8, of what takes two units in UTF-16."""


class Region(NamedTuple):
    """A place in a file, counted in every way that a format asks for.

    Offsets are half-open, from 0; lines and columns from 1, the end column behind the last character. A line ends at
    LF, CRLF or CR, at nothing else.
    """

    start: int
    """Code points into the decoded file."""
    end: int
    line: int
    column: int
    """Code points."""
    end_line: int
    end_column: int
    utf16_start: int
    """UTF-16 code units into the decoded file."""
    utf16_end: int
    utf16_column: int
    utf16_end_column: int
    byte_column: int
    """UTF-8 bytes."""
    byte_end_column: int
    quote: str
    """The text of the region, cut in the middle where it is longer than 200 code points."""
    source_line: str
    """The region's first line without its line end, cut around the region where it is longer than 400 code points."""
    source_line_column: int
    """The column of `source_line`'s first character in its line (1 unless it was cut)."""


class LineIndex:
    """The lines of a text. Nothing is computed before the first question; then each text is walked through once."""

    __slots__ = ("_starts", "_text", "_widths")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] | None = None
        self._widths: tuple[array[int], array[int]] | None = None

    @property
    def starts(self) -> array[int]:
        """The offset of every line's first character. What follows the last line end is a line, also if empty."""
        if self._starts is None:
            self._starts = array("q", [0])
            self._starts.extend(match.end() for match in re.finditer(r"\r\n?|\n", self._text))
        return self._starts

    def line_of(self, offset: int) -> int:
        """The line, from 1, in which an offset stands; a line end belongs to the line that it ends."""
        return bisect_right(self.starts, offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """The offsets of a line, from 1, without its line end."""
        start = self.starts[line - 1]
        if line == len(self.starts):
            return start, len(self._text)
        end = self.starts[line] - 1
        return start, end - (self._text[end] == "\n" and end > start and self._text[end - 1] == "\r")

    def region(self, span: tuple[int, int]) -> Region:
        """A half-open span of code points, counted in every way.

        Raises `ValueError` for a span that does not lie in the text.
        """
        start, end = span
        if not 0 <= start <= end <= len(self._text):
            raise ValueError(f"the span {start}-{end} does not lie in the text (0-{len(self._text)})")
        line, end_line = self.line_of(start), self.line_of(end)
        line_start, end_line_start = self.starts[line - 1], self.starts[end_line - 1]
        utf16_line, bytes_line = self._width(line_start)
        utf16_start, bytes_start = self._width(start)
        utf16_end_line, bytes_end_line = self._width(end_line_start) if end_line != line else (utf16_line, bytes_line)
        utf16_end, bytes_end = self._width(end)
        left, right = self._window(line, start, end)
        return Region(
            start=start,
            end=end,
            line=line,
            column=start - line_start + 1,
            end_line=end_line,
            end_column=end - end_line_start + 1,
            utf16_start=utf16_start,
            utf16_end=utf16_end,
            utf16_column=utf16_start - utf16_line + 1,
            utf16_end_column=utf16_end - utf16_end_line + 1,
            byte_column=bytes_start - bytes_line + 1,
            byte_end_column=bytes_end - bytes_end_line + 1,
            quote=self._quote(start, end),
            source_line=self._text[left:right],
            source_line_column=left - line_start + 1,
        )

    def _width(self, offset: int) -> tuple[int, int]:
        """The UTF-16 code units and UTF-8 bytes before an offset."""
        if self._text.isascii():
            return offset, offset
        if self._widths is None:
            utf16, utf8 = array("q", [0]), array("q", [0])
            for at in range(0, len(self._text) - _STEP + 1, _STEP):
                units, size = _measure(self._text[at : at + _STEP])
                utf16.append(utf16[-1] + units)
                utf8.append(utf8[-1] + size)
            self._widths = utf16, utf8
        mark = offset // _STEP
        units, size = _measure(self._text[mark * _STEP : offset])
        return self._widths[0][mark] + units, self._widths[1][mark] + size

    def _window(self, line: int, start: int, end: int) -> tuple[int, int]:
        """The part of a region's first line that is kept."""
        left, right = self.line_span(line)
        if right - left <= _LINE:
            return left, right
        before = max(_LINE - (end - start), _BEFORE) // 2
        first = max(left, min(start - before, right - _LINE))
        return first, min(right, first + _LINE)

    def _quote(self, start: int, end: int) -> str:
        if end - start <= _QUOTE:
            return self._text[start:end]
        half = (_QUOTE - 1) // 2
        return f"{self._text[start : start + half]}…{self._text[end - half : end]}"


def _measure(text: str) -> tuple[int, int]:
    """UTF-16 code units and UTF-8 bytes; a lone surrogate is a unit of its own."""
    data = text.encode("utf-8", "surrogatepass")
    return len(text) + sum(map(data.count, _FOUR)), len(data)
