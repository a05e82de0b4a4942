"""Linting many files, one after the other or side by side in processes.

Reports do not depend on the number of processes, nor on which of them took which file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lintnews.files import STDIN, Found
from lintnews.results import FileReport, Notification
from lintnews.settings import Settings
from lintnews.workshop import Workshop

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_WORTH = 300_000
"""Bytes for which another process is worth its start."""
_CHUNK = 100_000
"""Bytes that are handed to a process at a time."""


def lint_all(workshop: Workshop, files: Sequence[Found]) -> Iterator[FileReport]:
    """The reports of all files, in their order."""
    sizes = [_size(found.path) for found in files]
    jobs = workshop.settings.jobs or max(1, min(_processors(), sum(sizes) // _WORTH))
    if jobs == 1 or len(files) < 2 or any(found.path == STDIN for found in files):
        for found in files:
            if report := workshop.lint(found):
                yield report
    else:
        for reports in _side_by_side(workshop, _chunks(files, sizes), jobs):
            yield from filter(None, reports)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path) if path != STDIN else 0
    except OSError:
        return 0


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _chunks(files: Sequence[Found], sizes: Sequence[int]) -> list[tuple[Found, ...]]:
    """The files in order, put together until they are worth handing over."""
    chunks: list[tuple[Found, ...]] = []
    pending: list[Found] = []
    weight = 0
    for found, size in zip(files, sizes, strict=True):
        pending.append(found)
        weight += size + 1000
        if weight >= _CHUNK:
            chunks.append(tuple(pending))
            pending, weight = [], 0
    return [*chunks, tuple(pending)] if pending else chunks


def _side_by_side(
    workshop: Workshop, chunks: Sequence[tuple[Found, ...]], jobs: int
) -> Iterator[Sequence[FileReport | None]]:
    """The reports of each chunk, in order."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(workshop, min(jobs, len(chunks)))
    try:
        futures = [pool.submit(_lint, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _one_by_one(workshop, chunk)
    finally:
        _end(pool)


def _one_by_one(workshop: Workshop, chunk: Sequence[Found]) -> list[FileReport | None]:
    """The reports of a chunk whose process died. The files that kill theirs are told by name."""
    from concurrent.futures.process import BrokenProcessPool

    reports: list[FileReport | None] = []
    pool = _pool(workshop, 1)
    try:
        for found in chunk:
            try:
                reports += pool.submit(_lint, (found,)).result()
            except BrokenProcessPool:
                path = workshop.intake.shown(found.path)
                said = "the process that linted it died: a plugin crashed it, or the memory was not enough"
                reports.append(FileReport(path, 0, (), (Notification("error", said, path),)))
                pool = _pool(workshop, 1)
    finally:
        _end(pool)
    return reports


_here: list[Workshop] = []
"""In a process that lints for another one: its workshop."""


def _pool(workshop: Workshop, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    told = workshop.settings, workshop.intake.root, workshop.intake.stdin_path
    # Not forked: what plugins keep (threads, servers) would not survive that.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _open, told)


def _open(settings: Settings, root: str, stdin_path: str | None) -> None:
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    sys.stdout = sys.stderr
    _here[:] = [Workshop(settings, root=root, stdin_path=stdin_path)]


def _lint(chunk: Sequence[Found]) -> list[FileReport | None]:
    return [_here[0].lint(found) for found in chunk]


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the processes, also those that are at work."""
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for child in active_children():
        child.terminate()
