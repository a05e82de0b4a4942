"""Patterns of paths, as in `.gitignore`.

`*` and `?` stop at a slash, `**` does not. A pattern without a slash (but at its end) means a file or folder of that
name wherever it stands; any other is taken from the folder of the configuration. What matches a folder matches all that
is in it. `!` before a pattern takes back what patterns before it matched; the last one that fits decides. (A file named
`!a` is written `\\!a`.)
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from contextlib import suppress
from functools import cache
from itertools import groupby

_PARTS = r"(?<![^/])\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|."
_WILD = {"**/": "(?:.*?/)??", "**": ".*?", "*": "[^/]*?", "?": "[^/]"}
_ESCAPED, _ESCAPE = r"([\\^\[&~|])", r"\\\1"
"""What means more in a set of an expression than in one of a pattern."""


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(
        "|".join(_translated(pattern[1:] if pattern.startswith("\\!") else pattern) for pattern in patterns)
    )


@cache
def _groups(patterns: tuple[str, ...]) -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """The patterns in groups that say the same: whether they match, or take back what was matched."""
    groups = groupby(patterns, key=lambda pattern: not pattern.startswith("!"))
    return tuple((says, tuple(one if says else one[1:] for one in group)) for says, group in groups)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether the patterns match this relative path, written with `/`."""
    for says, group in reversed(_groups(patterns)):
        found = _compiled(group)
        if found is not None and found.match(path):
            return says
    return False


def _translated(pattern: str) -> str:
    """The pattern as an expression that no path makes slow.

    A wildcard that has another one of its kind behind it is done with the first place where it fits: the other one
    takes whatever follows, `*` up to a slash and `**` up to the end.
    """
    body = pattern.rstrip("/")
    parts = re.findall(_PARTS, body.removeprefix("./").lstrip("/"), re.DOTALL)
    anywhere = () if "/" in body else ("**/",)
    stretches = _stretches((*anywhere, *parts), ("**/", "**"))
    return rf"(?:{_firm(map(_near, stretches))}(?:/.*)?\Z)"


def _near(parts: Iterable[str]) -> str:
    """What follows a `**`, up to the next one."""
    first, *others = ("".join(map(_part, stretch)) for stretch in _stretches(parts, ("*",)))
    return first + _firm(others)


def _stretches(parts: Iterable[str], wild: Container[str]) -> list[list[str]]:
    """The parts in stretches, each of which begins with a wildcard, but for the first one."""
    found: list[list[str]] = [[]]
    for part in parts:
        if part in wild:
            found.append([])
        found[-1].append(part)
    return found


def _firm(expressions: Iterable[str]) -> str:
    """Expressions in a row, of which all but the last one are never tried again."""
    *before, last = ("", *expressions)
    return "".join(f"(?>{one})" for one in before if one) + last


def _part(part: str) -> str:
    if part in _WILD:
        return _WILD[part]
    if len(part) > 1:
        inside = part[1:-1]
        characters = f"[{'^/' * inside.startswith('!')}{re.sub(_ESCAPED, _ESCAPE, inside.removeprefix('!'))}]"
        with suppress(re.error):  # a range that runs backwards
            re.compile(characters)
            return characters
    return re.escape(part)
