"""What a trial is: a promise, tried so many times, and the times when it did not hold.

python tests/trials/run.py             # all of them, briefly: a minute
python tests/trials/run.py --long      # as often as docs/trials.md says: an hour and more
python tests/trials/run.py kills lsp   # some of them
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

PROGRAM = (sys.executable, "-P", "-m", "lintnews")
FAULTY = "Ministers met the the press in Geneva.\n\nThey left on on Friday , in the evening.\n"
PACK = "- {name: amp, extends: existence, message: m, tokens: [Geneva]}\n"


class Trial(NamedTuple):
    """A promise and how it is tried."""

    name: str
    promise: str
    """In the words of the README or the threat model."""
    how: str
    short: int
    """How often it is tried in the test suite; `long`: for the table in the documentation."""
    long: int
    tries: Callable[[int, Random], Iterator[str | None]]
    """So many tries: None for one in which the promise held, else what happened."""


def lintnews(folder: Path, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a folder, without grammar and with a cache of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, env=environment(folder), capture_output=True, check=False, timeout=timeout
    )


def environment(folder: Path) -> dict[str, str]:
    """The environment of a run whose cache is beside the folder."""
    return {**os.environ, "LINTNEWS_CACHE": str(folder.parent / "cache")}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
