"""A run with plugins of others is only believed when it says itself that it has come to its end.

Whatever ends a process ends it without asking: `os._exit(0)`, `exit` of a C library, a crash, another program in its
place. A run that may meet such code is done by a copy of the process, and this one waits for it: an exit code that does
not carry the seal of the end means that the run is not whole.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from time import sleep
from types import FrameType

_SEAL = 64
"""What is added to the exit code of a run that came to its end; a code of our own is below 64, or that of a signal."""
_NOT_WHOLE = 3
_INTERRUPT = 0.3
"""Seconds in which the copy may have been interrupted by the terminal itself."""


class Supervision:
    """Of one run. Where the system cannot copy a process there is none, and a run is believed as it is."""

    def __init__(self) -> None:
        self._is_copy = False

    def begin(self, who: str) -> None:
        """Go on in a copy of this process; this one waits, tells how the copy ended, and ends itself.

        `who`: is named where the copy does not come to its end.
        """
        if not hasattr(os, "fork"):
            return
        sys.stdout.flush()
        sys.stderr.flush()
        watched, held = os.pipe()
        copy = os.fork()
        if copy:
            os.close(watched)
            os._exit(_wait_for(copy, who))
        os.close(held)
        self._is_copy = True
        from threading import Thread

        Thread(target=_end_with, args=(watched,), daemon=True).start()

    def sealed(self, code: int) -> int:
        """The exit code of a run that came to its end, as whoever waits for it wants it."""
        return code + _SEAL if self._is_copy else code


def _wait_for(copy: int, who: str) -> int:
    """The exit code of the run that the copy did."""

    def hand_on(number: int, frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            sleep(_INTERRUPT)  # the terminal has told the copy, too, and one time is enough
        with suppress(ProcessLookupError):
            os.kill(copy, number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        signal.signal(getattr(signal, name), hand_on)
    while True:
        try:
            _, status = os.waitpid(copy, 0)
            break
        except InterruptedError:
            continue
    code = os.waitstatus_to_exitcode(status)
    if code >= _SEAL:
        return code - _SEAL
    how = f"the exit code {code}" if code >= 0 else signal.Signals(-code).name
    said = f"lintnews: the run did not come to its end: its process ended with {how} while {who} ran\n"
    with suppress(OSError):
        os.write(2, said.encode(errors="replace"))
    return _NOT_WHOLE


def _end_with(watched: int) -> None:
    """However the process that waits ends, this one does not go on without it."""
    os.read(watched, 1)
    os._exit(_NOT_WHOLE)
