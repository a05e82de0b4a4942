"""The command line: `lintnews COMMAND ...`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_PATIENCE = 2.0
"""Seconds for threads that are left when all is done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from lintnews.commands import run

    return run(sys.argv[1:] if arguments is None else arguments)


def _main() -> int:
    """Run one command in a process that does nothing else; the exit code."""
    from lintnews.commands import run
    from lintnews.plugin.supervision import Supervision

    return run(sys.argv[1:], Supervision())


def script() -> NoReturn:
    """What the program `lintnews` is.

    A short run spends a fifth of its time on looking for garbage among what it has just loaded, and on taking it to
    pieces in the end. Neither is of use to anybody: the system takes back the memory of a process at once.
    """
    gc.disable()  # until the first file is done: `lintnews.linter.parallel`
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - it was closed before we came
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    from lintnews.files.kept_modules import KeptModules

    modules = KeptModules()
    sys.meta_path.insert(0, modules)
    from lintnews.files import kept_re

    kept = kept_re.restore()
    code = _main()
    kept_re.keep(kept)
    modules.keep()
    _wait()
    import atexit

    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _wait() -> None:
    """Wait for other threads that want to be waited for; not for ever, as one of a plugin may have been forgotten."""
    if threading := sys.modules.get("threading"):
        from time import monotonic

        until = monotonic() + _PATIENCE
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join(max(0.0, until - monotonic()))


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder: `-m` would import what a repository that is linted put there
    script()
