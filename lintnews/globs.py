"""Patterns of paths, as in `.gitignore`.

`*` and `?` stop at a slash, `**` does not. A pattern without a slash (but at its end) means a file or folder of that
name wherever it stands; any other is taken from the folder of the configuration. What matches a folder matches all that
is in it.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile("|".join(map(_translated, patterns)))


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether any pattern matches this relative path, written with `/`."""
    found = _compiled(patterns)
    return found is not None and found.match(path) is not None


def _translated(pattern: str) -> str:
    body = pattern.rstrip("/")
    anywhere = "/" not in body
    expression = "".join(
        map(_part, re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", body.removeprefix("./").lstrip("/"), re.DOTALL))
    )
    return rf"(?:{'(?:.*/)?' if anywhere else ''}{expression}(?:/.*)?\Z)"


def _part(part: str) -> str:
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in wild:
        return wild[part]
    if len(part) > 1:
        inside = part[1:-1].replace("\\", "\\\\")
        return f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(part)
