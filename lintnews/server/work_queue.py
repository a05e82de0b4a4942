"""A work queue: work that is done one piece after the other, of each article only the newest."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock


class WorkQueue:
    """Does work in whichever thread calls `serve`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, Callable[[], None]] = {}
        self._called: SimpleQueue[str | None] = SimpleQueue()

    def put(self, about: str, work: Callable[[], None]) -> None:
        """Do this; what waits about the same thing is not done any more."""
        with self._lock:
            self._waiting[about] = work
        self._called.put(about)

    def drop(self, about: str) -> None:
        """Do nothing about this any more."""
        with self._lock:
            self._waiting.pop(about, None)

    def close(self) -> None:
        """Let `serve` return after what it is doing."""
        with self._lock:
            self._waiting.clear()
        self._called.put(None)

    def serve(self) -> None:
        """Do what comes, until closed."""
        while (about := self._called.get()) is not None:
            with self._lock:
                work = self._waiting.pop(about, None)
            if work:
                work()
