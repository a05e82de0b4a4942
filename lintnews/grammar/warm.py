"""An engine that stays ready for the next run: a small server of the user's own, on this machine, for a few minutes.

What takes an engine long is to begin. So a short run asks the one that an earlier run left behind, over a socket in a
folder that nobody else may enter; where there is none, it leaves one behind itself. Whatever goes wrong with it, the
run begins an engine of its own, as it would without. `warm_server.py` is the other end.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys

# Not from `hashlib`, which loads OpenSSL: 2 ms.
from _blake2 import blake2b
from collections.abc import Sequence
from contextlib import suppress
from math import inf
from time import monotonic, sleep
from typing import Any

from lintnews import __version__
from lintnews.files import cache
from lintnews.grammar.engine import Engine, EngineSetup, Match, Text
from lintnews.grammar.process import LEAST, SLOWEST, START, DiedError, matches_of

_LONGEST_PATH = 100
"""Bytes of a path that a socket can have everywhere."""
_TRIES = 3
"""How often a server is begun or asked for again, where another run's gets in between."""
_PAUSE = 0.01


class NotWarmError(Exception):
    """There is no such server, or it does not answer as it should."""


class WarmEngine:
    """An engine that other runs ask, too. Raises `NotWarmError` where there cannot be one here."""

    def __init__(self, engine: Engine, setup: EngineSetup, identity: str) -> None:
        self._engine = engine
        self._opener = f"{engine.open.__module__}:{engine.open.__qualname__}"
        self._setup = EngineSetup(kinds=setup.kinds, spelled=setup.spelled)
        asked = (__version__, self._opener, identity, self._setup, sys.executable, sys.path)
        self._key = blake2b(json.dumps(asked).encode(), digest_size=16).hexdigest()
        self._path = os.path.join(_home(), f"{engine.name}.sock")
        if len(os.fsencode(self._path)) > _LONGEST_PATH or "/" in engine.name:
            raise NotWarmError
        self._socket: socket.socket | None = None
        self._begun: list[subprocess.Popen[bytes]] = []

    def check(self, texts: Sequence[Text], most: float = inf) -> list[tuple[Match, ...]]:
        """What the engine says of each text, within `most` seconds."""
        seconds = min(most, LEAST + sum(len(text.text) for text in texts) / SLOWEST) + START
        try:
            answer = self._answer({"key": self._key, "texts": texts}, monotonic() + seconds)
            return matches_of(self._engine, texts, answer["matches"])
        except (OSError, ValueError, TypeError, KeyError, DiedError) as error:
            raise NotWarmError from error

    def close(self) -> None:
        """Nothing to give back: the server ends by itself."""
        for one in self._begun:
            one.poll()

    def kill(self) -> None:
        """Wait for no answer any more."""
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _answer(self, request: dict[str, Any], until: float) -> dict[str, Any]:
        for _ in range(_TRIES):
            answer = self._asked(request, until)
            if answer is None:
                self._begin()
            elif "other" not in answer:
                return answer
            else:
                sleep(_PAUSE)  # it was another version's, and makes way
        raise NotWarmError

    def _asked(self, request: dict[str, Any], until: float) -> dict[str, Any] | None:
        """The answer of the server; None where there is none."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as self._socket:
            self._socket.settimeout(max(0.1, until - monotonic()))
            try:
                self._socket.connect(self._path)
            except (FileNotFoundError, ConnectionRefusedError):
                return None
            if not is_own(self._socket):
                raise NotWarmError
            self._socket.sendall(json.dumps(request).encode() + b"\n")
            with self._socket.makefile("rb") as answers:
                answer: dict[str, Any] = json.loads(answers.readline())
                return answer

    def _begin(self) -> None:
        """Leave a server behind; returns when it listens, or another one does, or it cannot."""
        process = subprocess.Popen(
            # -P: no module comes from the current folder, which may be anybody's.
            [sys.executable, "-P", "-m", "lintnews.grammar.warm_server", self._opener, self._path, self._key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, map(os.path.abspath, filter(None, sys.path)))),
            },
            cwd="/",
            start_new_session=True,
        )
        self._begun.append(process)
        assert process.stdin
        assert process.stdout
        with suppress(OSError), process.stdin, process.stdout:
            process.stdin.write(json.dumps(self._setup).encode() + b"\n")
            process.stdin.flush()
            process.stdout.readline()


def is_possible() -> bool:
    """Whether an engine may stay behind here: not where a job ends with its machine."""
    return hasattr(socket, "AF_UNIX") and hasattr(os, "getuid") and not os.environ.get("CI")


def is_own(connection: socket.socket) -> bool:
    """Whether the other end of a connection is the same user's, as far as the system tells."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # nobody else may enter the folder
    import struct

    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())


def _home() -> str:
    """The folder of the sockets, which is the user's alone. Raises `NotWarmError`."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    named = os.environ.get("LINTNEWS_CACHE")
    home = (
        os.path.join(runtime, f"lintnews-{os.getuid()}")
        if os.path.isabs(runtime) and not named
        else cache.folder("warm")
    )
    try:
        os.makedirs(home, mode=0o700, exist_ok=True)
        status = os.lstat(home)
    except OSError as error:
        raise NotWarmError from error
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise NotWarmError
    return home
