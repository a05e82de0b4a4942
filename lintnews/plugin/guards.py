"""Guards around what plugins do: whatever it is, it costs a plugin its own results only, and its name is told.

`SystemExit` and its like are failures like any other: no plugin ends the run. Ctrl-C does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from types import FrameType, TracebackType
from typing import Any, TypeVar

from lintnews.results import Notification

T = TypeVar("T")

_TICK = 0.05
"""Seconds between two looks at the clock."""


_LAST = 5.0
"""Seconds after the end of its time in which work may still give up; it swallows what stops it, if it does not."""
NEVER_ENDED = 3
"""The exit code of a process that could not be taken to its end: that of a run that is not whole."""


class TooSlow(BaseException):
    """Raised inside work that takes too long; no `Exception`, so that `except Exception` does not swallow it."""


class Guard:
    """Runs work and tells what failed. `level`: of the notifications, `error` or `warning`; `seconds`: for each work.

    In the main thread of a Unix process work is interrupted when its time is over; elsewhere it is let to its end, its
    value is kept, and a warning says how long it took. Many short pieces of work cost less inside `with guard:`. Work
    that goes on all the same, whatever is raised in it, ends the process with the exit code of a run that is not whole.
    A copy of the process that work makes and forgets (`os.fork`) ends where the work does, and a current folder that it
    changes is changed back.
    """

    def __init__(self, level: str = "error", seconds: float = 10.0) -> None:
        self.level = level
        self.seconds = seconds
        self.stopped = 0
        """How often work was interrupted."""
        self._deadline: float | None = None
        self._doing = ""
        self._before: Any = None
        self._timer = (0.0, 0.0)
        self._folder = ""

    def run(self, who: str, doing: str, work: Callable[[], T]) -> tuple[T | None, Notification | None]:
        """The value of `work` (None where it failed), and what is to be told of it."""
        if self._before is None:
            with self:
                return self._run(who, doing, work)
        return self._run(who, doing, work)

    def _run(self, who: str, doing: str, work: Callable[[], T]) -> tuple[T | None, Notification | None]:
        began = monotonic()
        process = os.getpid()
        self._doing = f"{who}: {doing}"
        try:
            try:
                self._deadline = began + self.seconds
                value = work()
            finally:
                self._deadline = None
                if os.getpid() != process:
                    os._exit(NEVER_ENDED)
        except TooSlow:
            self._deadline = None
            self.stopped += 1
            return None, Notification(self.level, f"{doing} took longer than {self.seconds:g} s: stopped", source=who)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return None, Notification(self.level, f"{doing} failed: {described(error)}", source=who)
        took = monotonic() - began
        if took > self.seconds:
            return value, Notification("warning", f"{doing} took {took:.1f} s", source=who)
        return value, None

    def __enter__(self) -> Guard:
        import signal

        self._folder = _current_folder()
        from threading import current_thread, main_thread

        if hasattr(signal, "setitimer") and current_thread() is main_thread():
            self._before = signal.signal(signal.SIGALRM, self._look)
            self._timer = signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._folder and _current_folder() != self._folder:
            os.chdir(self._folder)
        if self._before is not None:
            import signal

            signal.setitimer(signal.ITIMER_REAL, *self._timer)
            signal.signal(signal.SIGALRM, self._before)
            self._before = None

    def _look(self, number: int, frame: FrameType | None) -> None:
        if self._deadline is None or (late := monotonic() - self._deadline) < 0:
            return
        if late > _LAST:
            with suppress(OSError, ValueError):
                os.write(2, f"lintnews: {self._doing} cannot be stopped: the run ends here\n".encode(errors="replace"))
            os._exit(NEVER_ENDED)
        raise TooSlow


def _current_folder() -> str:
    """The current folder; nothing where it has been removed."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def described(error: BaseException) -> str:
    """An exception in one line, with the place where it was raised."""
    said = " ".join(str(error).split())
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f" ({last.tb_frame.f_code.co_filename}:{last.tb_lineno})" if last else ""
    return f"{type(error).__name__}: {said}{place}" if said else f"{type(error).__name__}{place}"
