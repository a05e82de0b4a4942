"""`lintnews serve` as a process, for the tests of what it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

TOKEN = "a-secret-of-the-tests"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Served:
    """A server that runs. `port`: where."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """One request as it is: the names of headers with `_` for `-`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.putrequest(method, path, skip_host="host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            if data is not None and "content_length" not in headers:
                connection.putheader("Content-Length", str(len(data)))
            connection.endheaders(data)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def form(self, path: str, **fields: str) -> Answer:
        """A form, as the clients of LanguageTool send it."""
        return self.ask("POST", path, urlencode(fields), content_type="application/x-www-form-urlencoded")

    def post(self, path: str, fields: Mapping[str, Any], *, token: bool = False) -> Answer:
        """What the page sends."""
        more = {"authorization": f"Bearer {TOKEN}"} if token else {}
        return self.ask("POST", path, json.dumps(fields), content_type="application/json", **more)


@contextmanager
def served(folder: Path, *arguments: str, port: int = 0) -> Iterator[Served]:
    """A server in a folder, until the block ends."""
    words = ["serve", "--port", str(port), "--workers", "1", "--grammar", "off", *arguments]
    process = subprocess.Popen(
        [sys.executable, "-m", "lintnews", *words],
        cwd=folder,
        env={**os.environ, "LINTNEWS_TOKEN": TOKEN},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        told = process.stderr.readline()
        assert "listens on" in told, told + process.stderr.read()
        process.stderr.readline()
        yield Served(process, int(told.partition("://")[2].rpartition("/v2/")[0].rpartition(":")[2]))
    finally:
        process.terminate()
        process.wait(20)
