"""The process of an engine that stays ready: `python -m lintnews.grammar.warm_server MODULE:FUNCTION SOCKET KEY`.

It answers one question after the other and ends when nobody has asked for a while, when another version wants its
place, or when its socket is gone. There is one for each engine of a user: it holds a lock beside the socket.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from importlib import import_module
from threading import Timer
from time import monotonic, sleep
from typing import Any

from lintnews.grammar.engine import Checker, EngineSetup, Text
from lintnews.grammar.process import LEAST, SLOWEST
from lintnews.grammar.warm import is_own

IDLE = 300.0
"""Seconds without a question after which it ends."""
_LOOK = 5.0
"""Seconds after which it looks whether its socket is still there."""
_MOST_BYTES = 16_000_000
"""Bytes of a question."""
_FAREWELL, _PAUSE = 3.0, 0.02
"""Seconds that another version may take to make way, and after which is looked whether it has."""
_SEND = 10.0
"""Seconds that somebody may take to send a question, or to take an answer."""


def main(opener: str, path: str, key: str) -> int:
    """Serve until nobody asks any more; the exit code."""
    told: list[Any] = json.loads(sys.stdin.buffer.readline())
    lock = _locked(f"{path}.lock", path)
    if lock is None:
        return 0  # another one is there already
    listener = _listening(path)
    own = os.stat(path)
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
    _apart()
    try:
        module, _, function = opener.partition(":")
        setup = EngineSetup._make(tuple(one) if isinstance(one, list) else one for one in told)
        checker: Checker = getattr(import_module(module), function)(setup)
        try:
            _serve(listener, checker, key, path, own)
        finally:
            checker.close()
    finally:
        if _is_there(path, own):
            with suppress(OSError):
                os.unlink(path)
        os.close(lock)
    return 0


def _locked(path: str, place: str) -> int | None:
    """The lock of the one server; None where another one holds it, and does not just make way."""
    import fcntl

    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    until = monotonic() + _FAREWELL
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if os.path.exists(place) or monotonic() > until:
                os.close(lock)
                return None
            sleep(_PAUSE)
        else:
            return lock


def _listening(path: str) -> socket.socket:
    """A socket that nobody else may speak to, in the place of one that a server left that was killed."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    os.umask(0o177)
    listener.bind(path)
    listener.listen(64)
    listener.settimeout(_LOOK)
    return listener


def _apart() -> None:
    """Hold nothing of the run that began it: whoever reads that one's output would wait for this one, too."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _is_there(path: str, own: os.stat_result) -> bool:
    """Whether the socket is still this server's."""
    try:
        now = os.stat(path)
    except OSError:
        return False
    return (now.st_dev, now.st_ino) == (own.st_dev, own.st_ino)


def _serve(listener: socket.socket, checker: Checker, key: str, path: str, own: os.stat_result) -> None:
    asked = monotonic()
    while monotonic() - asked < IDLE and _is_there(path, own):
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection, suppress(OSError, ValueError, TypeError, KeyError):
            connection.settimeout(_SEND)
            if not is_own(connection):
                continue
            with connection.makefile("rb") as lines:
                request = json.loads(lines.readline(_MOST_BYTES))
            if request["key"] != key:
                os.unlink(path)  # first, so that whoever asked finds the place free
                connection.sendall(b'{"other": true}\n')
                return
            texts = [Text(*row) for row in request["texts"]]
            connection.sendall(json.dumps({"matches": _checked(checker, texts)}).encode() + b"\n")
            asked = monotonic()


def _checked(checker: Checker, texts: list[Text]) -> Any:
    """What the engine says, which ends the process where it hangs."""
    watch = Timer(LEAST + sum(len(text.text) for text in texts) / SLOWEST, os._exit, (1,))
    watch.daemon = True
    watch.start()
    try:
        return checker.check(texts)
    finally:
        watch.cancel()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
