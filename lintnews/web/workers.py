"""Processes that judge texts: as many at a time as there are, each stopped when it takes too long."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Event
from time import monotonic
from typing import Any

from lintnews.config.settings import Settings
from lintnews.records import NamedTuple
from lintnews.web.questions import Judge, WrongQuestionError

Work = Callable[..., Any]
"""A function of a module, called in a worker with its `Judge` and what else was given."""


Gone = Callable[[], Awaitable[bool]]

_Told = tuple[Settings, str, int]
"""What a worker's judge is made of: the settings, the root, and how often they were renewed."""
_LOOK = 1.0
"""Seconds between two looks whether somebody still waits for an answer that is long in coming."""


class BusyError(Exception):
    """More questions wait than are taken."""


class TooSlowError(Exception):
    """A question took longer than it may; its worker was stopped."""


class DiedError(Exception):
    """A worker died over a question."""


class _Task(NamedTuple):
    work: Work
    values: tuple[Any, ...]


class Workers:
    """The workers of a server. `seconds`: for one answer; `most_waiting`: questions that are taken at a time."""

    def __init__(self, settings: Settings, root: str, *, count: int, seconds: float, most_waiting: int = 16) -> None:
        self._told: _Told = settings, root, 0
        self._seconds = seconds
        self._most_waiting = most_waiting
        self._waiting = 0
        self._workers = [_Worker() for _ in range(count)]

    async def ask(
        self, work: Work, *values: Any, about: str = "", slow: bool = False, is_gone: Gone | None = None
    ) -> Any:
        """What `work` returns in a worker.

        `about`: what is asked about, so that the same worker gets it again; `slow`: not the worker that is wanted for
        fast answers about it; `is_gone`: whether nobody waits for the answer any more. Raises `BusyError`,
        `TooSlowError`, `DiedError` and `WrongQuestionError`.
        """
        if self._waiting >= self._most_waiting:
            raise BusyError
        self._waiting += 1
        try:
            worker = self._worker(about, slow=slow)
            async with worker.lock:
                if is_gone and await is_gone():
                    raise TooSlowError
                left = Event()
                asked = asyncio.ensure_future(
                    asyncio.to_thread(worker.answer, _Task(work, values), self._told, self._seconds, left)
                )
                while is_gone and not (await asyncio.wait({asked}, timeout=_LOOK))[0]:
                    if await is_gone():
                        left.set()
                        break
                return await asked
        finally:
            self._waiting -= 1

    def renew(self, settings: Settings) -> None:
        """Let other settings, or the same ones with other files, hold from the next question on."""
        self._told = settings, self._told[1], self._told[2] + 1

    def close(self) -> None:
        """Stop all workers."""
        for worker in self._workers:
            worker.stop()

    def _worker(self, about: str, *, slow: bool) -> _Worker:
        if about:
            return self._workers[(sum(about.encode()) + slow) % len(self._workers)]
        return next((worker for worker in self._workers if not worker.lock.locked()), self._workers[0])


class _Worker:
    """One process, started when it is needed."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._process: Any = None
        self._pipe: Connection | None = None

    def answer(self, task: _Task, told: _Told, seconds: float, left: Event) -> Any:
        """The answer; `left` is set when nobody waits for it any more, and then the process ends."""
        pipe = self._started()
        end = monotonic() + seconds
        try:
            pipe.send((told, task))
            while not pipe.poll(min(_LOOK, max(0.0, end - monotonic()))):
                if left.is_set() or monotonic() >= end:
                    self.stop()
                    raise TooSlowError
            kind, value = pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise DiedError from None
        if kind == "wrong":
            raise WrongQuestionError(value)
        if kind == "failed":
            raise DiedError(value)
        return value

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _started(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self.stop()
            context = get_context("spawn")
            os.environ["PYTHONSAFEPATH"] = "1"  # else it would look for its modules in the current folder first
            here, there = context.Pipe()
            self._process = context.Process(target=_serve, args=(there,), daemon=True)
            self._process.start()
            there.close()
            self._pipe = here
        return self._pipe


def _serve(pipe: Connection) -> None:
    """Answer until the other end is gone."""
    import signal
    import sys
    from threading import Thread

    from lintnews.plugin.guards import described

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout = sys.stderr
    judge: Judge | None = None
    told: _Told | None = None
    while True:
        try:
            now, task = pipe.recv()
        except (EOFError, OSError):
            break
        try:
            if judge is None or told != now:
                if judge:
                    judge.close()
                judge, told = Judge(*now[:2]), now
            pipe.send(("done", task.work(judge, *task.values)))
        except WrongQuestionError as error:
            pipe.send(("wrong", str(error)))
        except Exception as error:
            pipe.send(("failed", described(error)))
    if judge:
        judge.close()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
    os._exit(1)
