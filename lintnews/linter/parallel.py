"""Linting many files, one after the other or side by side in processes.

Reports do not depend on the number of processes, nor on which of them took which file.
"""

from __future__ import annotations

import gc
import os
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from lintnews.config.settings import Settings
from lintnews.document import Document
from lintnews.files.discovery import STDIN, Found
from lintnews.grammar.engine import EngineSetup
from lintnews.linter.linter import Linter, Task
from lintnews.plugin.guards import described
from lintnews.results import FileReport, Notification

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_WORTH = 300_000
"""Bytes for which another process is worth its start."""
_CHUNK = 100_000
"""Bytes that are handed to a process at a time."""
_MOST = 4
"""Processes for each processor."""
_GARBAGE = 200_000
"""Objects that are made, and not yet gone, between two looks for garbage: some articles have a third as many, beside an
original.
"""
_AHEAD = 4
"""Chunks for each process that wait to be linted or to be taken: what keeps memory flat over a long run."""


def lint_all(linter: Linter, files: Sequence[Found]) -> Iterator[FileReport]:
    """The reports of all files, in their order."""
    sizes = array("Q", (size_of(found.path) for found in files))
    linter.engines.set_size(sum(sizes))
    alone = len(files) < 2 or any(found.path == STDIN for found in files)
    tasks = zip(map(Task, files), sizes, strict=True)
    yield from filter(None, lint_tasks(linter, tasks, 1 if alone else jobs_for(linter, sum(sizes))))


def lint_tasks(
    linter: Linter, tasks: Iterable[tuple[Task, int]], jobs: int, *, apart: bool = False
) -> Iterator[FileReport | None]:
    """What `Linter.lint` says of each task, in their order. A task comes with the number of its bytes.

    `apart`: never in this process, so that nothing that a plugin does can end it.
    """
    if jobs == 1 and not apart:
        try:
            for report in linter.lint_all(task for task, _ in tasks):
                yield report
                resume_garbage_collection()
        finally:
            linter.engines.close()
    else:
        with linter.engines.shared() as setup:
            for reports in _side_by_side(linter, setup, _chunks(tasks), jobs):
                yield from reports


def resume_garbage_collection() -> None:
    """Once a file is done all is loaded and stays: only what is made for a file need be looked through for garbage.

    Of that little is: a document forgets its layers when its report is written.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        gc.enable()


def jobs_for(linter: Linter, size: int) -> int:
    """How many processes so many bytes are worth, unless the settings say it.

    All of them are started at once, so that what a configuration wants ends at what the machine can bear.
    """
    return min(linter.settings.jobs, _MOST * _processors()) or max(1, min(_processors(), size // _WORTH))


def size_of(path: str) -> int:
    """The bytes of a file; 0 where nobody can say."""
    try:
        return os.path.getsize(path) if path != STDIN else 0
    except OSError:
        return 0


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _chunks(tasks: Iterable[tuple[Task, int]]) -> Iterator[tuple[Task, ...]]:
    """The tasks in order, put together until they are worth handing over."""
    pending: list[Task] = []
    weight = 0
    for task, size in tasks:
        pending.append(task)
        weight += size + 1000
        if weight >= _CHUNK:
            yield tuple(pending)
            pending, weight = [], 0
    if pending:
        yield tuple(pending)


def _side_by_side(
    linter: Linter, setup: EngineSetup, chunks: Iterator[tuple[Task, ...]], jobs: int
) -> Iterator[Sequence[FileReport | None]]:
    """The reports of each chunk, in order."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(linter, setup, jobs)
    waiting: deque[tuple[tuple[Task, ...], Future[list[FileReport | None]]]] = deque()
    try:
        while True:
            for chunk in islice(chunks, jobs * _AHEAD - len(waiting)):
                try:
                    waiting.append((chunk, _submit(pool, chunk)))
                except BrokenProcessPool:
                    pool = _pool(linter, setup, jobs)
                    waiting.append((chunk, _submit(pool, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _one_by_one(linter, setup, chunk)
    finally:
        _end(pool)


def _one_by_one(linter: Linter, setup: EngineSetup, chunk: Sequence[Task]) -> list[FileReport | None]:
    """The reports of a chunk whose process died. The files that kill theirs are told by name."""
    from concurrent.futures.process import BrokenProcessPool

    reports: list[FileReport | None] = []
    pool = _pool(linter, setup, 1)
    try:
        for task in chunk:
            try:
                reports += _submit(pool, (task,)).result()
            except BrokenProcessPool:
                path = linter.loader.shown(task.found.path)
                said = "the process that linted it died: a plugin crashed it, or the memory was not enough"
                reports.append(FileReport(path, 0, (), (Notification("error", said, path),), is_read=False))
                pool = _pool(linter, setup, 1)
    finally:
        _end(pool)
    return reports


_process_linter: list[Linter] = []
"""In a process that lints for another one: its linter."""


def _pool(linter: Linter, setup: EngineSetup, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    told = linter.settings, linter.loader.root, linter.loader.stdin_path, setup, linter.with_articles, linter.gather
    os.environ["PYTHONSAFEPATH"] = "1"  # else they would look for their modules in the current folder first
    # Not forked: what plugins keep (threads, servers) would not survive that.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _open, told)


def _submit(pool: ProcessPoolExecutor, chunk: tuple[Task, ...]) -> Future[list[FileReport | None]]:
    """What will come of a chunk. Ctrl-C is for this process alone: those that begin here never hear of it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_lint, chunk)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        return pool.submit(_lint, chunk)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open(
    settings: Settings,
    root: str,
    stdin_path: str | None,
    setup: EngineSetup,
    with_articles: bool,
    gather: Callable[[Document], object] | None,
) -> None:
    import signal
    import sys
    from threading import Thread

    gc.disable()  # until the first files are done
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be kept from this process
    Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout = sys.stderr
    _process_linter[:] = [
        Linter(settings, root=root, stdin_path=stdin_path, setup=setup, with_articles=with_articles, gather=gather)
    ]


def _end_with_parent() -> None:
    """However the process that started this one ends, this one and its engines do not go on without it."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
    os._exit(1)


def _lint(chunk: Sequence[Task]) -> list[FileReport | None]:
    reports = lint_chunk(_process_linter[0], chunk)
    resume_garbage_collection()
    return reports


def lint_chunk(linter: Linter, chunk: Sequence[Task]) -> list[FileReport | None]:
    """The reports of a few files. A fault of lintnews itself costs the file in which it shows, and nothing else."""
    try:
        return list(linter.lint_all(chunk))
    except Exception:
        return [_lint_alone(linter, task) for task in chunk]


def _lint_alone(linter: Linter, task: Task) -> FileReport | None:
    try:
        return next(linter.lint_all((task,)))
    except Exception as error:
        path = linter.loader.shown(task.found.path)
        said = f"this is a fault of lintnews itself: {described(error)}"
        return FileReport(path, 0, (), (Notification("error", said, path),), is_read=False)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the processes, also those that are at work, and see them gone: at the end of the program the pool's own
    thread would otherwise close what the interpreter is about to write to."""
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()
    pool.shutdown(cancel_futures=True)
