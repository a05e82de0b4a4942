"""A LanguageTool server of our own: started on a free port of this machine, watched, and stopped."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from time import monotonic, sleep
from typing import IO

from lintnews.grammar.engine import UnavailableError
from lintnews.grammar.engines.languagetool_install import Installed, java
from lintnews.grammar.engines.one_origin import Origin, RefusedError

HOST = "127.0.0.1"
START = 60.0
"""Seconds that the server may take to be ready."""
_TRIES = 3
"""How many ports are tried: another process may take one between our look and the server's."""
_FAREWELL = 5.0
_OLDEST_JAVA = 17
_MEMORY = ("-XX:+UseSerialGC", "-Xmx1g")
_SHORT = ("-XX:TieredStopAtLevel=1",)
"""For anything but a long run: half the time of the first article, and less memory."""
_PR_SET_PDEATHSIG = 1


class Server:
    """A server at work. Raises `UnavailableError` where it cannot run here."""

    def __init__(self, made: Installed, *, is_long: bool = False) -> None:
        program = java()
        if program is None:
            raise UnavailableError(f"Java is not there; LanguageTool needs version {_OLDEST_JAVA} or later")
        flags = _MEMORY if is_long else (*_MEMORY, *_SHORT)
        self._command = (program, *flags, "-cp", made.class_path, "org.languagetool.server.HTTPServer")
        self._said: IO[bytes] = _scratch()
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0
        for _ in range(_TRIES):
            self.port = _free_port()
            if self._start():
                return
            if "Address already in use" not in self._last_words():
                break
        said = self._explanation(program)
        self.stop()
        raise UnavailableError(f"LanguageTool's server did not start: {said}")

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The number of its process."""
        return self._process.pid if self._process else None

    def wait(self) -> int | None:
        """Wait until its process ends."""
        return self._process.wait() if self._process else None

    def restart(self) -> bool:
        """Start it again at the same address; whether that worked."""
        self.stop()
        return self._start()

    def stop(self) -> None:
        """End it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_FAREWELL)
        process.kill()
        process.wait()

    def _start(self) -> bool:
        """Start it, and wait until it answers; False where it ends or falls silent."""
        self._said.seek(0)
        self._said.truncate()
        self._process = process = subprocess.Popen(
            [*self._command, "--port", str(self.port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            preexec_fn=_end_with_parent() if sys.platform == "linux" else None,
        )
        return is_ready(self.url, START, lambda: process.poll() is None)

    def _last_words(self) -> str:
        self._said.seek(0)
        return self._said.read().decode(errors="replace")

    def _explanation(self, program: str) -> str:
        """Why it did not start, in a line."""
        said = self._last_words()
        if "UnsupportedClassVersionError" in said:
            return f"{_java_version(program)} is too old, it needs Java {_OLDEST_JAVA} or later ({program})"
        if "Address already in use" in said:
            return f"each of {_TRIES} free ports was taken before it came"
        lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("\tat ")]
        if lines:
            return lines[-1] if lines[-1].startswith(("Error", "Caused")) else lines[0]
        return f"it did not answer within {START:.0f} s"


@contextmanager
def watched(made: Installed, *, is_long: bool) -> Iterator[Server]:
    """A server for several processes: started again once when it dies, stopped at the end."""
    server = Server(made, is_long=is_long)
    over: list[bool] = []

    def watch() -> None:
        server.wait()
        if not over and server.restart():
            server.wait()  # On Linux a process ends with the thread that started it.

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield server
    finally:
        over.append(True)
        server.stop()
        watcher.join(_FAREWELL)
        server.stop()


def is_ready(url: str, seconds: float, is_alive: Callable[[], bool] = lambda: True) -> bool:
    """Whether a server answers within so many seconds, as long as its process lives."""
    until, origin = monotonic() + seconds, Origin(url)
    while is_alive():
        with suppress(RefusedError):
            origin.get("/v2/healthcheck", 2.0)
            return is_alive()
        if monotonic() > until:
            return False
        sleep(0.05)
    return False


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _scratch() -> IO[bytes]:
    """A file for what the server complains of; nothing is kept where no file can be."""
    try:
        return tempfile.TemporaryFile()
    except OSError:
        return open(os.devnull, "w+b")


def _java_version(program: str) -> str:
    try:
        done = subprocess.run([program, "-version"], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return "this Java"
    version = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return f"Java {version[1]}" if version else "this Java"


def _end_with_parent() -> Callable[[], None]:
    """On Linux a server ends with the process that started it, however that ends."""
    import ctypes
    import signal

    libc = ctypes.CDLL(None)

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    return prepare
