"""Where a pattern need be tried: around its literals as far as it reaches, and in their lines if it leaves none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from lintnews.document import Document

Reach = tuple[int, int, int]
"""Where the matches of a pattern lie: in which lines; how many code points lie at most between the beginning of a match
and that of a literal; and how many from there to the end of all that is looked at. A plain tuple, because it is kept.
"""
ANYWHERE, IN_LINE, BEGINS_LINE, LOOKS_BEYOND = range(4)
"""Where matches of a pattern (in multiline mode) lie: not known; each inside one line; and from its beginning on; in
one line, though what stands behind it counts.
"""
REACH = 2_000
"""Code points around a literal of a pattern in which it is tried, where the line is longer."""
_PARTS = re.compile(
    r"""
    (?P<set>\[(?:\\.|[^\]\\])(?:\\.|[^\]\\])*\])    # a set of characters, or all but these
    | \\(?P<escape>.)
    | \((?P<group>\?(?:[:=!>]|<[=!])|(?!\?))        # a group, or what stands around
    | (?P<other>[()|])                               # `(`: of any other kind
    """,
    re.VERBOSE | re.DOTALL,
)
_FLAGS = re.compile(r"\(\?:\(\?-?i:(?=\^)")
_OPEN = re.compile(r"\n|\\x0|\\u000|\\U0000000|(?<!\\)(?<!\\[pP])\{(?!,?\d)")
"""A line feed however it is written, and a fuzzy match."""
_BREAKING = frozenset("sWDnRXPAZzGNHVv")
"""Escapes that may match a line feed, or of which that is not known."""
_KEEPING = frozenset("nsWD")
"""Those that keep a line feed out of a set of all other characters."""


def confined(
    pattern: str, looks_behind: Sequence[tuple[int, int]] = (), looks_ahead: Sequence[tuple[int, int]] = ()
) -> int:
    """Where all matches of a pattern lie, with what is looked at around them.

    `looks_behind`: the parts of it that look at what stands before a match, which is seen wherever a search begins;
    `looks_ahead`: those that look at what stands behind.
    """
    if stays_in_line(_without(pattern, looks_behind)):
        return BEGINS_LINE if _begins_line(_unflagged(pattern)) else IN_LINE
    return LOOKS_BEYOND if stays_in_line(_without(pattern, [*looks_behind, *looks_ahead])) else ANYWHERE


def _without(pattern: str, parts: Sequence[tuple[int, int]]) -> str:
    return "".join(pattern[at] for at in range(len(pattern)) if not any(one <= at < end for one, end in parts))


def stays_in_line(pattern: str) -> bool:
    """Whether neither a pattern nor what it looks at holds a line feed."""
    return not _OPEN.search(pattern) and all(map(_stays, _PARTS.finditer(pattern)))


def _stays(part: re.Match[str]) -> bool:
    """Whether a part of a pattern matches no line feed."""
    if part["set"]:
        body = part["set"][1:-1]
        escapes = set(re.findall(r"\\(.)", body, re.DOTALL))
        plain = re.sub(r"\\.", "", body, flags=re.DOTALL)
        if "[" in plain or "&&" in plain or "--" in plain or "||" in plain or "~~" in plain:
            return False  # a set made of sets
        return bool(escapes & _KEEPING) if body.startswith("^") else not escapes & _BREAKING
    if part["escape"]:
        return part["escape"] not in _BREAKING
    if part["other"] == "(":
        return bool(
            re.match(r"\(\?(?:[ia]*(?:-[ia]+)?:|P<\w+>|P=\w+\))", part.string[part.start() : part.start() + 80])
        )
    return True


def _begins_line(pattern: str) -> bool:
    """Whether all of a pattern is one group that begins with `^`, for all of its alternatives."""
    if not (pattern.startswith("(?:^") and pattern.endswith(")")):
        return False
    depth = 0
    for part in _PARTS.finditer(pattern):
        if part["group"] is not None or part["other"] == "(":
            depth += 1
        elif part["other"] == ")":
            depth -= 1
            if depth == 0 and part.end() < len(pattern):
                return False  # something stands behind the outer group
        elif part["other"] == "|" and depth == 1:
            return False
    return depth == 0


def _unflagged(pattern: str) -> str:
    """The pattern without flags around all of it, which change no place at which it is tried."""
    flags = _FLAGS.match(pattern)
    return f"(?:{pattern[flags.end() : -1]}" if flags and pattern.endswith("))") else pattern


def parts_near(begins: Sequence[int], size: int, reach: Reach, places: Iterable[int]) -> Sequence[tuple[int, int]]:
    """The parts of a text, in order and apart, in which a pattern can match whose literals stand at these places.

    `begins`: where its lines begin; `size`: its code points.
    """
    lines, before, after = reach
    if lines == IN_LINE:
        before, after = min(before, REACH), min(after, REACH)
    found: list[tuple[int, int]] = []
    end, in_line = -1, lines in (IN_LINE, BEGINS_LINE)
    for place in sorted(places):
        first, last = 0, size
        if in_line:
            number = bisect_right(begins, place)
            first, last = begins[number - 1], begins[number] - 1 if number < len(begins) else size
        if lines == BEGINS_LINE:
            if place - first > before:
                continue
        else:  # not with max and min: each literal of each pattern in each text comes by here
            first = first if place - first < before else place - before
            last = last if last - place < after else place + after
        if first > end:
            found.append((first, last))
        elif last > end:
            found[-1] = found[-1][0], last
        end = end if end > last else last
    return found


def lines_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The lines that a span lies in, from the beginning of the first to the end of the last one."""
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, end if end >= 0 else len(text)


def all_lines(doc: Document) -> Sequence[int]:
    """Where the lines of a document begin, in order."""
    return (0, *(hit.end() for hit in re.finditer("\n", doc.text)))
