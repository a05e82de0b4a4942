"""How far a long run is, on a terminal."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.corpus.archive import Entry

_EVERY = 0.2
"""Seconds between two looks."""
_WIDTH = 20


class Progress:
    """A line on standard error that is written over; nothing where that is no terminal.

    `size`: of all that is to be read, in any unit, such as bytes or files; `patience`: the seconds of a run before
    anything is shown.
    """

    def __init__(self, size: int, patience: float = _EVERY) -> None:
        self._size = max(1, size)
        self._shown = sys.stderr.isatty()
        self._began = monotonic()
        self._told = self._began + patience - _EVERY
        self._words = self._wide = 0
        self._from: int | None = None

    def add(self, words: int, read: int) -> None:
        """A document was linted; `read`: how much of the whole there is up to its end."""
        self._words += words
        self._from = read if self._from is None else self._from
        now = monotonic()
        if self._shown and now - self._told > _EVERY:
            self._told = now
            self._write(bar(self._words, now - self._began, self._from / self._size, read / self._size))

    def read(self, entry: Entry) -> None:
        """A document is about to be linted."""
        self.add(entry.data.count(b" ") + 1, entry.read)

    def close(self) -> None:
        """Wipe the line."""
        if self._wide:
            self._write("")
            self._write("\r", end="")

    def _write(self, text: str, end: str = "") -> None:
        print(f"\r{text:<{self._wide}}", end=end, file=sys.stderr, flush=True)
        self._wide = max(self._wide, len(text))


def bar(words: int, seconds: float, began_at: float, done: float) -> str:
    """Words, words a second, and what is left; `began_at` and `done` are shares of the archive."""
    done = min(1.0, done)
    full = round(done * _WIDTH)
    left = ""
    if done > began_at:
        rest = round(seconds * (1 - done) / (done - began_at))
        left = f", {rest // 3600}:{rest // 60 % 60:02}:{rest % 60:02} left"
    speed = words / max(seconds, 0.001)
    return f"[{'#' * full}{'-' * (_WIDTH - full)}] {done:4.0%} {words:,} words, {speed:,.0f} words/s{left}"
