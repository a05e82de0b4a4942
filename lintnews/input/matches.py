"""What was found when the original of an article was looked for."""

from __future__ import annotations

from lintnews.findings import Span
from lintnews.records import NamedTuple


class Match(NamedTuple):
    """The original of an article; or `missing`, what a person is told where there should be one."""

    path: str | None = None
    language: str | None = None
    """What its name says."""
    missing: str = ""


class Original(NamedTuple):
    """The text of an original that lies in no file of its own."""

    text: str
    segments: tuple[tuple[Span, Span], ...] = ()
    """Which part of the article translates which part of it, where that is known."""


NO_ORIGINAL = Match()
