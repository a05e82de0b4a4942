"""The process in which one engine works: `python -m lintnews.grammar.worker MODULE:FUNCTION`.

It reads requests from standard input and writes answers to standard output, one JSON value a line, in the order of the
requests. It ends when its input does, so that it never outlives the process that started it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any, BinaryIO

from lintnews.grammar.engine import Checker, EngineSetup, Text, UnavailableError


def main(opener: str) -> int:
    """Serve until the input ends; the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    requests, answers = sys.stdin.buffer, _own_output()
    module, _, function = opener.partition(":")
    checker = None
    try:
        told: list[Any] = json.loads(requests.readline())
        setup = EngineSetup._make(tuple(one) if isinstance(one, list) else one for one in told)
        checker = getattr(import_module(module), function)(setup)
        _answer(answers, {"ready": True})
        _serve(checker, requests, answers)
        return 0
    except UnavailableError as error:
        _answer(answers, {"unavailable": str(error)})
    except (Exception, SystemExit) as error:
        from lintnews.plugin.guards import described

        _answer(answers, {"failed": described(error)})
    finally:
        if checker is not None:
            checker.close()
    return 1


def _own_output() -> BinaryIO:
    """Standard output for answers alone: what the engine prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return answers


def _serve(checker: Checker, requests: BinaryIO, answers: BinaryIO) -> None:
    for line in requests:
        texts = [Text(*row) for row in json.loads(line)]
        found = checker.check(texts)
        if len(found) != len(texts):
            raise ValueError(f"{len(found)} answers for {len(texts)} texts")
        _answer(answers, {"matches": found})


def _answer(answers: BinaryIO, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
