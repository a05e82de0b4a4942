"""TOML from other people: whatever it holds, what is wrong with it is one kind of error."""

from __future__ import annotations

from typing import Any


def parse(text: str) -> dict[str, Any]:
    """The table of a TOML text. Raises `ValueError`, whose text ends with the place where that is known."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
