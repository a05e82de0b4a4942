"""Guards around what plugins do: whatever it is, it costs a plugin its own results only, and its name is told.

`SystemExit` and its like are failures like any other: no plugin ends the run. Ctrl-C does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, thread_time
from types import FrameType, TracebackType
from typing import Any, TypeVar

from lintnews.results import Notification

T = TypeVar("T")

_TICK = 0.05
"""Seconds between two looks at the clocks."""
_WAITING = 6
"""How many times as long work may take that waits for something else than a processor."""
_LAST = 5.0
"""Seconds after the end of its time in which work may still give up; it swallows what stops it, if it does not."""
NEVER_ENDED = 3
"""The exit code of a process that could not be taken to its end: that of a run that is not whole."""


class TooSlow(BaseException):
    """Raised inside work that takes too long; no `Exception`, so that `except Exception` does not swallow it."""


class Guard:
    """Runs work and tells what failed. `level`: of the notifications, `error` or `warning`; `seconds`: for each work.

    The seconds are those of a processor that works for this thread: how busy the machine is changes nothing. Work that
    only waits has some times as many by the clock.

    In the main thread of a Unix process work is interrupted when its time is over; elsewhere it is let to its end, its
    value is kept, and a warning says how long it took. Many short pieces of work cost less inside `with guard:`. Work
    that goes on all the same, whatever is raised in it, ends the process with the exit code of a run that is not whole.
    A copy of the process that work makes and forgets (`os.fork`) ends where the work does, and a current folder that it
    changes is changed back; a folder of modules that it takes away comes back.
    """

    def __init__(self, level: str = "error", seconds: float = 10.0) -> None:
        self.level = level
        self.seconds = seconds
        self.stopped = 0
        """How often work was interrupted."""
        self._depth = 0
        self._process = 0
        self._doing: tuple[str, str] | None = None
        """Whose work goes on, and what it is; None between two of them."""
        self._seen: tuple[str, str] | None = None
        """The work that went on at the last look."""
        self._last = self._began = (0.0, 0.0)
        """This thread's work and the clock at the last look, and when what goes on began at the earliest."""
        self._before: Any = None
        self._timer = (0.0, 0.0)
        self._folder = ""
        self._modules: tuple[str, ...] = ()

    def run(self, who: str, doing: str, work: Callable[[], T]) -> tuple[T | None, Notification | None]:
        """The value of `work` (None where it failed), and what is to be told of it."""
        if not self._depth:
            with self:
                return self.run(who, doing, work)
        began = thread_time() if self._before is None else 0.0
        try:
            try:
                self._doing = (who, doing)
                value = work()
            finally:
                self._doing = None
                if os.getpid() != self._process:
                    os._exit(NEVER_ENDED)
        except TooSlow:
            self._doing = None
            self.stopped += 1
            return None, Notification(self.level, f"{doing} took longer than {self.seconds:g} s: stopped", source=who)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return None, Notification(self.level, f"{doing} failed: {described(error)}", source=who)
        if self._before is None and (took := thread_time() - began) > self.seconds:
            return value, Notification("warning", f"{doing} took {took:.1f} s", source=who)
        return value, None

    def __enter__(self) -> Guard:
        self._depth += 1
        if self._depth > 1:
            return self
        import signal

        self._folder, self._modules = _current_folder(), tuple(sys.path)
        self._process = os.getpid()
        self._last = thread_time(), monotonic()
        if hasattr(signal, "setitimer"):
            with suppress(ValueError):  # only the main thread may hear of signals
                self._before = signal.signal(signal.SIGALRM, self._look)
                self._timer = signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._depth -= 1
        if self._depth:
            return
        if self._folder and _current_folder() != self._folder:
            os.chdir(self._folder)
        sys.path.extend(folder for folder in self._modules if folder not in sys.path)
        if self._before is not None:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)
            # An alarm that is on its way is dropped: where nobody hears it, it would end the process.
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            signal.signal(signal.SIGALRM, self._before)
            signal.setitimer(signal.ITIMER_REAL, *self._timer)
            self._before = None

    def _look(self, number: int, frame: FrameType | None) -> None:
        """Stop work whose time is over. No clock is asked between two looks: what is new began after the last one."""
        before, self._last = self._last, (thread_time(), monotonic())
        if self._doing is None:
            self._seen = None
            return
        if self._doing is not self._seen:
            self._seen, self._began = self._doing, before
        worked, waited = (now - then for now, then in zip(self._last, self._began, strict=True))
        late = max(worked - self.seconds, waited - _WAITING * self.seconds)
        if late < 0:
            return
        if late > _LAST:
            said = f"lintnews: {': '.join(self._doing)} cannot be stopped: the run ends here\n"
            with suppress(OSError, ValueError):
                os.write(2, said.encode(errors="replace"))
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
