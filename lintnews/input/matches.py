"""What was found when the original of an article was looked for."""

from __future__ import annotations

from typing import NamedTuple


class Match(NamedTuple):
    """The original of an article; or `missing`, what a person is told where there should be one."""

    path: str | None = None
    language: str | None = None
    """What its name says."""
    missing: str = ""


NO_ORIGINAL = Match()
