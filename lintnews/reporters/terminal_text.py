"""What a terminal shows of a text: which characters, and how many columns they take.

Nothing that comes out of an article may steer the terminal of its reader: control characters, escape sequences,
direction marks and invisible characters are shown by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import bidirectional, category, east_asian_width

from lintnews.records import NamedTuple

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_JOINERS = frozenset("\u200c\u200d")
_PLAIN = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Characters that are shown as they are, each in a column of its own, whatever stands beside them: most of a text."""
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks in which letters and digits stand that are written from right to left."""


class Cell(NamedTuple):
    """What is shown for one code point, and the columns it takes; 0 where it belongs to the character before it."""

    shown: str
    width: int


def cells(text: str) -> list[Cell]:
    """One cell for each code point."""
    if is_plain(text):
        return list(map(_cell, text))
    made: list[Cell] = []
    before = ""
    for character in text:
        cell = _cell(character)
        if not made:
            cell = Cell("◌" + cell.shown, 1) if cell.width == 0 else cell
        elif cell.width == 2 and (before == _ZWJ or "\U0001f3fb" <= character <= "\U0001f3ff"):
            cell = Cell(character, 0)
        elif character == _EMOJI_STYLE and made[-1].width == 1 and not before.isalpha():
            made[-1] = Cell(made[-1].shown, 2)
        made.append(cell)
        before = character
    return made


def is_plain(text: str) -> bool:
    """Whether each character is shown as it is, in one column."""
    return _PLAIN.fullmatch(text) is not None


def shown(text: str) -> str:
    """A text as it may be printed in one line."""
    return text if is_plain(text) else "".join(cell.shown for cell in cells(text))


def may_be_turned(text: str, start: int, end: int) -> bool:
    """Whether a terminal that knows letters written from right to left shows a part of a line at other columns.

    It does so with such letters, and with digits and signs that follow them before the next letter from left to right.
    """
    if not _FROM_RIGHT.search(text):
        return False
    kinds = [_direction(character) for character in text]
    if "R" in kinds[start:end]:
        return True
    before = next((kind for kind in reversed(kinds[:start]) if kind in ("L", "R")), "L")
    behind = next((kind for kind in kinds[start:] if kind), "L")
    return before == "R" and behind != "L"


def width(text: str) -> int:
    """The columns that `shown(text)` takes."""
    return len(text) if is_plain(text) else sum(cell.width for cell in cells(text))


def window(row: Sequence[Cell], first: int, last: int, room: int) -> tuple[int, int]:
    """The part of a row that fits into `room` columns around the cells `first` to `last` (half-open).

    Half of what is left over goes before them, and more of it where little follows. What does not fit is cut from the
    end; a character is never parted from the marks upon it.
    """
    if sum(cell.width for cell in row) <= room:
        return 0, len(row)
    first = min(max(0, first), len(row))
    start, end, used = first, first, 0
    while end < len(row) and (end < last or row[end].width == 0) and used + row[end].width <= room:
        used += row[end].width
        end += 1
    spare = room - used
    behind = sum(cell.width for cell in row[end:])
    before = max(spare // 2, spare - behind)
    while start > 0 and before - row[start - 1].width >= 0:
        start -= 1
        before -= row[start].width
        used += row[start].width
    while end < len(row) and used + row[end].width <= room:
        used += row[end].width
        end += 1
    while start < min(first, len(row)) and row[start].width == 0:
        start += 1
    return start, end


def plain_window(size: int, first: int, last: int, room: int) -> tuple[int, int]:
    """The same for a row of so many cells of one column each."""
    if size <= room:
        return 0, size
    start = min(max(0, first), size)
    end = min(size, max(start, last), start + room)
    spare = room - (end - start)
    start -= min(start, max(spare // 2, spare - (size - end)))
    return start, min(size, start + room)


@cache
def _cell(character: str) -> Cell:
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        return Cell("    ", 4)
    if character < " ":
        return Cell(chr(0x2400 + ord(character)), 1)
    if character == "\x7f":
        return Cell("␡", 1)
    kind = category(character)
    if kind in ("Mn", "Me") or character in _JOINERS or _is_inner_jamo(character):
        return Cell(character, 0)
    if kind in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        name = f"<U+{ord(character):04X}>"
        return Cell(name, len(name))
    return Cell(character, 2 if east_asian_width(character) in "WF" else 1)


def _direction(character: str) -> str:
    """`L` and `R` for letters, `N` for digits, nothing for all else."""
    kind = bidirectional(character)
    return {"L": "L", "R": "R", "AL": "R", "AN": "R", "EN": "N"}.get(kind, "")


def _is_inner_jamo(character: str) -> bool:
    """A Hangul vowel or final, written into the block of the initial before it."""
    return "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb"
