"""The patterns of `re` that a program makes when it starts, kept for its next start.

A start compiles some hundred and fifty of them, and `re` is itself written in Python. What it makes of a pattern are
numbers, which its engine checks when it gets them back. They are put where `re` looks first, so that no module knows.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
from contextlib import suppress
from typing import Any

from lintnews.files import kept_code

_NAME = "re"
_MOST = 400
"""Patterns that are kept: `re` itself remembers 512."""
_LEFT_OUT = int(re.LOCALE | re.DEBUG)


def restore() -> dict[Any, Any]:
    """Give `re` the patterns that were kept; what was kept, for `keep`."""
    kept: dict[Any, Any] = kept_code.Kept(_NAME, _stamp()).get(_NAME) or {}
    with suppress(AttributeError, TypeError, ValueError, RuntimeError):
        for (pattern, flags), made in kept.items():
            re._cache[str, pattern, flags] = _sre.compile(pattern, *made)  # type: ignore[attr-defined]
    return kept


def keep(before: dict[Any, Any]) -> None:
    """Keep the patterns that `re` remembers, if there are others than were kept before."""
    with suppress(AttributeError, TypeError, ValueError, RuntimeError):
        known = [
            (pattern, flags)
            for kind, pattern, flags in re._cache  # type: ignore[attr-defined]
            if kind is str and not int(flags) & _LEFT_OUT
        ]
        if len(known) <= _MOST and not before.keys() >= {*known}:
            made = {key: before.get(key) or _made(*key) for key in known}
            kept_code.write(_NAME, _stamp(), {_NAME: marshal.dumps(made)})


def _stamp() -> str:
    return str(_sre.MAGIC)


def _made(pattern: str, flags: int) -> tuple[Any, ...]:
    """What `re` gives to its engine besides the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = [int(part) for part in _compiler._code(parsed, flags)]
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(groups), tuple(names)
