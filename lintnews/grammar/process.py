"""The other end of `worker.py`: an engine's process, from the side of the one that asks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from math import inf
from threading import Timer
from typing import Any

from lintnews.grammar.answer_cache import read
from lintnews.grammar.engine import Engine, EngineSetup, Match, Text, UnavailableError

START = 90.0
"""Seconds that an engine may take to be ready."""
LEAST = 60.0
"""Seconds that it may take for any request."""
SLOWEST = 150
"""Code points a second that an engine must be able to judge."""
_FAREWELL = 10.0
"""Seconds to end by itself."""


class DiedError(Exception):
    """An engine whose process ended, or was ended because it took too long; the text says which."""


def matches_of(engine: Engine, texts: Sequence[Text], rows: Sequence[Any]) -> list[tuple[Match, ...]]:
    """An engine's answer for each text, as JSON gave it. Raises `DiedError`, `TypeError` and `ValueError`."""
    found = [tuple(map(read, one)) for one in rows]
    if len(found) != len(texts):
        raise DiedError(f"gave {len(found)} answers to {len(texts)} texts")
    return [
        tuple(match._replace(engine=match.engine or engine.name) for match in one if match.end <= len(text.text))
        for one, text in zip(found, texts, strict=True)
    ]


class Process:
    """An engine at work. Raises `UnavailableError` where it cannot run here, `DiedError` where it ended."""

    def __init__(self, engine: Engine, setup: EngineSetup) -> None:
        opener = f"{engine.open.__module__}:{engine.open.__qualname__}"
        self._engine = engine
        self._process = subprocess.Popen(
            # -P: no module comes from the current folder, which may be anybody's.
            [sys.executable, "-P", "-m", "lintnews.grammar.worker", opener],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            # Ctrl-C is for the process that asks; this one ends when its input does.
            start_new_session=True,
        )
        try:
            self._ask(setup, START)
        except BaseException:
            self.kill()
            raise

    def check(self, texts: Sequence[Text], most: float = inf) -> list[tuple[Match, ...]]:
        """What the engine says of each text, within `most` seconds."""
        seconds = min(most, LEAST + sum(len(text.text) for text in texts) / SLOWEST)
        try:
            return matches_of(self._engine, texts, self._ask(texts, seconds)["matches"])
        except (KeyError, TypeError, ValueError) as error:
            raise DiedError(f"answered what is no answer: {error}") from None

    def close(self) -> None:
        """Let it end, and end it where it does not."""
        with suppress(OSError):
            assert self._process.stdin
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_FAREWELL)
        self.kill()

    def kill(self) -> None:
        """End it at once, with what it started."""
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe
                pipe.close()

    def _ask(self, value: object, seconds: float) -> dict[str, Any]:
        """The answer to one request, within so many seconds."""
        assert self._process.stdin
        assert self._process.stdout
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            self._process.stdin.write(json.dumps(value).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if late:
            raise DiedError(f"did not answer within {seconds:.0f} s")
        if not line:
            raise DiedError(f"ended ({self._ending()})")
        answer: dict[str, Any] = json.loads(line)
        if "unavailable" in answer:
            raise UnavailableError(answer["unavailable"])
        if "failed" in answer:
            raise DiedError(f"failed: {answer['failed']}")
        return answer

    def _ending(self) -> str:
        """How it ended, in words."""
        try:
            code = self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            return "it fell silent"
        if code < 0:
            with suppress(ValueError):
                return f"by signal {signal.Signals(-code).name}"
        return f"exit code {code}"
