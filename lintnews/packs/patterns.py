"""Patterns as the `regex` engine compiles them, or why it cannot."""

from __future__ import annotations

from functools import cache
from typing import Any

from lintnews.files.pattern_size import MOST_STEPS, steps

_PLAIN_CASE = "(?-f)"
"""Case is folded letter by letter, as Vale does it. To fold `ß` to `ss` too makes some patterns take ten times as long
to compile."""


class PatternError(ValueError):
    """A pattern that cannot be compiled: which one, and why."""

    def __init__(self, pattern: str, message: str) -> None:
        super().__init__(message)
        self.pattern = pattern
        self.message = message


@cache
def compiled(pattern: str, ignorecase: bool = False, multiline: bool = False) -> Any:
    """The pattern for the `regex` engine, whose searches take a `timeout`. Raises `PatternError`."""
    import regex

    if steps(pattern) > MOST_STEPS:
        raise PatternError(pattern, f"it repeats itself so often that it would have more than {MOST_STEPS:,} steps")
    flags = regex.VERSION1 | (regex.IGNORECASE if ignorecase else 0) | (regex.MULTILINE if multiline else 0)
    try:
        return regex.compile(_PLAIN_CASE + pattern, flags, cache_pattern=False)
    except regex.error as error:
        at = "" if error.pos is None else f" at position {error.pos - len(_PLAIN_CASE)}"
        raise PatternError(pattern, f"{error.msg}{at}") from None
    except (RecursionError, OverflowError, ValueError) as error:
        raise PatternError(pattern, str(error) or "nested too deep") from None
