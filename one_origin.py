"""Speaking to one server and no other, for so long and no longer.

What is sent is somebody's article: nothing but the origin that was named gets it. A redirect is refused, proxies and
passwords of the environment are not looked for, and an answer that drips, hangs or never ends is cut off.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from time import monotonic, sleep
from urllib.parse import urlencode, urlsplit

MOST_BYTES = 32_000_000
"""Bytes of an answer."""
_BUSY = (429, 503)
"""What a server answers that wants to be asked later."""
_PAUSES = (1.0, 3.0)
"""Seconds before it is asked again."""
_LONGEST_PAUSE = 10.0


class RefusedError(Exception):
    """A server that does not answer, or with what is not to be followed; the text says what it does."""


class Origin:
    """A server by its address, such as `http://localhost:8081`. Opens a connection for each request."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.url = url
        self._is_secret = parts.scheme == "https"
        self._host, self._port = parts.hostname or "", parts.port
        self._path = parts.path.rstrip("/")

    def get(self, path: str, seconds: float) -> bytes:
        """The answer to a question without a text. Raises `RefusedError`."""
        return self._asked("GET", path, None, seconds)

    def post(self, path: str, form: Mapping[str, str], seconds: float) -> bytes:
        """The answer to a form. A server that is busy is asked again, twice. Raises `RefusedError`."""
        return self._asked("POST", path, urlencode(form).encode(), seconds)

    def _asked(self, method: str, path: str, body: bytes | None, seconds: float) -> bytes:
        until = monotonic() + seconds
        for pause in (*_PAUSES, None):
            status, answer, later = self._once(method, path, body, until, seconds)
            if status == 200:
                return answer
            if 300 <= status < 400:
                raise RefusedError(f"{self.url} sends on to another address ({status}), which is not followed")
            if status not in _BUSY or pause is None or method == "GET":
                break
            wait = min(later if later is not None else pause, _LONGEST_PAUSE)
            if monotonic() + wait > until:
                break
            sleep(wait)
        raise RefusedError(f"{self.url} answers with the status {status}")

    def _once(
        self, method: str, path: str, body: bytes | None, until: float, seconds: float
    ) -> tuple[int, bytes, float | None]:
        """Status, content, and the seconds that the server wants to be left alone."""
        late: list[bool] = []
        connection = self._connection(max(0.1, until - monotonic()))

        def cut() -> None:
            late.append(True)
            with suppress(OSError):
                if connection.sock:
                    connection.sock.shutdown(socket.SHUT_RDWR)

        timer = Timer(max(0.1, until - monotonic()), cut)
        timer.daemon = True
        timer.start()
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
            connection.request(method, self._path + path, body, {**headers, "Accept": "application/json"})
            answer = connection.getresponse()
            data = answer.read(MOST_BYTES + 1)
        except (OSError, HTTPException, ValueError) as error:
            if late or isinstance(error, TimeoutError):
                raise RefusedError(f"{self.url} did not answer within {seconds:.0f} s") from None
            raise RefusedError(f"{self.url} does not answer: {error or type(error).__name__}") from None
        finally:
            timer.cancel()
            connection.close()
        if late:
            raise RefusedError(f"{self.url} did not answer within {seconds:.0f} s")
        if len(data) > MOST_BYTES:
            raise RefusedError(f"{self.url} answers with more than {MOST_BYTES:,} bytes")
        return answer.status, data, _later(answer)

    def _connection(self, seconds: float) -> HTTPConnection:
        if self._is_secret:
            from http.client import HTTPSConnection

            return HTTPSConnection(self._host, self._port, timeout=seconds)
        return HTTPConnection(self._host, self._port, timeout=seconds)


def _later(answer: HTTPResponse) -> float | None:
    said = answer.getheader("Retry-After", "")
    return float(said) if said.isdecimal() and len(said) < 6 else None
