"""Standard output, kept for what a command has to say."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from typing import TextIO


@contextmanager
def capture_stdout() -> Iterator[TextIO]:
    """Standard output for the command alone: what plugins print meanwhile is no part of a report.

    It goes to standard error, also what programs print that they start, and they may close what they are given.
    """
    stdout = sys.stdout
    with ExitStack() as stack:
        if _is_descriptor(stdout, 1) and _is_descriptor(sys.stderr, 2):
            stdout.flush()
            saved = os.dup(1)
            stack.callback(os.close, saved)
            stack.callback(os.dup2, saved, 1)
            os.dup2(2, 1)
            stdout = stack.enter_context(open(os.dup(saved), "w", encoding=stdout.encoding, errors=stdout.errors))
            said = stack.enter_context(open(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace"))
            stack.enter_context(redirect_stdout(said))
        else:
            stack.enter_context(redirect_stdout(sys.stderr))
        yield stdout


def _is_descriptor(stream: TextIO, number: int) -> bool:
    """Whether what is written to a stream goes where the descriptor leads."""
    try:
        return os.path.sameopenfile(stream.fileno(), number)
    except (AttributeError, OSError, ValueError):  # it is none of the system's, or closed
        return False
