"""TOML from other people: whatever it holds, what is wrong with it is one kind of error, and is told in a moment.

The reader of the standard library takes time that grows with the square of a key's parts; what no person writes is not
given to it.
"""

from __future__ import annotations

import re
from typing import Any

MOST_BYTES = 500_000
"""Bytes of a TOML file that are read."""
_MOST_PARTS, _MOST_DEPTH, _MOST_TABLES = 16, 16, 2000
"""Parts of a dotted key, brackets within brackets, and tables of a file."""
# Not compiled here, because nearly no run needs them.
_QUOTED = (
    r"""(?s:\"\"\"(?:\\.|(?!\"\"\")[^\\])*+(?:\"\"\")?|'''(?:(?!''').)*+(?:''')?)"""
    r"""|"(?:\\.|[^"\\\n])*+"?|'[^'\n]*+'?|#[^\n]*+"""
)
"""A text or a comment, also one without an end: each is walked through once."""
_LONG_KEY = rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}"


def parse(text: str) -> dict[str, Any]:
    """The table of a TOML text. Raises `ValueError`, whose text ends with the place where that is known."""
    import tomllib

    _check(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _check(text: str) -> None:
    """Raises `ValueError` for what no person writes."""
    if len(text) > MOST_BYTES:
        raise ValueError(f"longer than {MOST_BYTES:,} characters")
    bare = re.sub(_QUOTED, lambda found: "q" + "\n" * found[0].count("\n"), text)
    if found := re.search(_LONG_KEY, bare):
        raise ValueError(f"a key of more than {_MOST_PARTS} parts (at line {_line(bare, found.start())}, column 1)")
    depth = tables = 0
    for found in re.finditer(r"(?m)^[ \t]*\[|[\[\]{}]", bare):
        depth += 1 if found[0][-1] in "[{" else -1
        tables += found[0][0] not in "]{}" and _is_line_start(bare, found.start())
        if depth > _MOST_DEPTH:
            raise ValueError(f"nested too deep (at line {_line(bare, found.start())}, column 1)")
        if tables > _MOST_TABLES:
            raise ValueError(f"more than {_MOST_TABLES:,} tables (at line {_line(bare, found.start())}, column 1)")


def _is_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
