"""The command line: `lintnews VERB ...`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code."""
    from lintnews.commands import run

    return run(sys.argv[1:] if arguments is None else arguments)


def script() -> NoReturn:
    """What the program `lintnews` is.

    A short run spends a fifth of its time on looking for garbage among what it has just loaded, and on taking it to
    pieces in the end. Neither is of use to anybody: the system takes back the memory of a process at once.
    """
    gc.disable()  # until the first file is done: `lintnews.runner`
    code = main()
    if _is_alone():
        import atexit

        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _is_alone() -> bool:
    """Whether no other thread is at work, which would want to be waited for."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder: `-m` would import what a repository that is linted put there
    script()
