"""Starts language servers at little cost: a process that has imported what they need, and forks for each of them.

`python fork_server.py SOCKET` waits there; `launcher(...)` gives the command line of a process that hands its standard
streams over and ends with the exit code of the server. What it takes to begin from nothing, is for
`tests/test_server_garbage.py` and its like, which start the program itself.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_LAUNCHER = """
import json, os, socket, sys
one = socket.socket(socket.AF_UNIX)
one.connect(sys.argv[1])
told = json.dumps({"arguments": sys.argv[2:], "folder": os.getcwd(), "environment": dict(os.environ)}).encode()
socket.send_fds(one, [len(told).to_bytes(4, "big")], [0, 1, 2])
one.sendall(told)
for fd in (0, 1):
    os.close(fd)
sys.exit(int(one.recv(16) or 70))
"""


def launcher(arguments: Sequence[str]) -> list[str]:
    """The command line of a process that stands for `lintnews` with these arguments."""
    if sys.platform != "linux":
        return [sys.executable, "-m", "lintnews", *arguments]
    return [sys.executable, "-I", "-S", "-c", _LAUNCHER, _address(), *arguments]


@cache
def _address() -> str:
    """Where the process waits that forks; it is started with the first question, and ends with this process."""
    home = tempfile.TemporaryDirectory(prefix="lintnews-fork-")
    path = str(Path(home.name) / "socket")
    process = subprocess.Popen([sys.executable, __file__, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"

    def end() -> None:
        process.kill()
        process.wait()
        home.cleanup()

    atexit.register(end)
    return path


def _serve(path: str) -> None:
    import lintnews.__main__
    import lintnews.commands.lsp
    import lintnews.linter.linter
    import lintnews.server.stdio  # noqa: F401

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    print("ready", flush=True)
    while True:
        one, _ = listening.accept()
        size, streams, _, _ = socket.recv_fds(one, 4, 3)
        told = b""
        while len(told) < int.from_bytes(size, "big"):
            told += one.recv(65536)
        child = os.fork()
        if not child:
            listening.close()
            one.close()
            _become(json.loads(told), streams)
        for stream in streams:
            os.close(stream)
        threading.Thread(target=_tell, args=(one, child), daemon=True).start()


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _tell(one: socket.socket, child: int) -> None:
    """Wait for a server, and tell its exit code."""
    _, status = os.waitpid(child, 0)
    one.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    one.close()


def _become(told: dict[str, object], streams: Sequence[int]) -> None:
    """Be the program that was asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(str(told["folder"]))
    environment, arguments = told["environment"], told["arguments"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:0] = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    sys.argv = ["lintnews", *arguments]
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, closefd=False)  # noqa: SIM115
        for number, mode in enumerate("rww")
    )
    from lintnews.__main__ import script

    try:
        script()
    finally:
        os._exit(70)


if __name__ == "__main__":
    del sys.path[0]
    _serve(sys.argv[1])
