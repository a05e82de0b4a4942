"""What comes from a client, before the protocol's library sees it: every request gets an answer, whatever it holds.

A message without a length, one that is no JSON or no request, parameters of a wrong type, a request after the end: each
is answered with an error here, because the library answers none of them, and what is wrong with a notification is
logged. Positions are clamped to what a text can have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from threading import Lock
from typing import Any, BinaryIO

PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS = -32700, -32600, -32602
MOST_BYTES = 256_000_000
"""Bytes of a message."""
_LONGEST_LINE = 64_000
_MOST = 2**31 - 1
"""The largest line and character of the protocol."""
_ERROR = 1
"""The type of a message that is logged."""
_JOINT = re.compile(r"(?<=[a-z])_([a-z])")
_LENGTH = re.compile(rb"Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE)


class Outgoing:
    """A stream to which several threads write whole messages."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = Lock()

    def write(self, data: bytes) -> None:
        """Write a whole message."""
        with self._lock:
            self._stream.write(data)
            self._stream.flush()

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


class Incoming:
    """A stream of sound messages out of one that may hold anything; what is not sound is answered.

    `structure` takes a message apart as the library will, and raises where it cannot. `readline` and `read` give what
    the library expects: a head, and the body that it announces.
    """

    def __init__(self, stream: BinaryIO, outgoing: Outgoing, structure: Callable[[dict[str, Any]], object]) -> None:
        self._stream = stream
        self._outgoing = outgoing
        self._structure = structure
        self._is_over = False
        self._message = BytesIO()

    def readline(self) -> bytes:
        """A line of the head of a message; nothing at the end."""
        if line := self._message.readline():
            return line
        body = self._next()
        if body is None:
            return b""
        self._message = BytesIO(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        return self._message.readline()

    def read(self, size: int) -> bytes:
        """So many bytes of the body."""
        return self._message.read(size)

    def _next(self) -> bytes | None:
        """The body of the next message that the library can take; None at the end."""
        while True:
            size = self._head()
            if size is None:
                return None
            if size < 0:
                self._refuse(None, PARSE_ERROR, "a message without its length")
                continue
            body = self._stream.read(size)
            if len(body) < size:
                return None
            try:
                message = json.loads(body)
            except (ValueError, RecursionError) as error:
                self._refuse(None, PARSE_ERROR, f"no JSON: {type(error).__name__}")
                continue
            if self._is_sound(message):
                return json.dumps(message).encode()

    def _head(self) -> int | None:
        """The length that a head announces; -1 where it announces none, None at the end of the stream."""
        size, is_empty = -1, True
        while True:
            line = self._stream.readline(_LONGEST_LINE)
            if not line:
                return None
            if line.strip():
                is_empty = False
                if (found := _LENGTH.search(line.rstrip(b"\n"))) and int(found[1]) <= MOST_BYTES:
                    size = int(found[1])
            elif not is_empty:
                return size

    def _is_sound(self, message: Any) -> bool:
        """Whether the library can take a message, which is made so where it can be; else it is answered."""
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self._refuse(None, INVALID_REQUEST, "no message of JSON-RPC 2.0")
            return False
        number, method = message.get("id"), message.get("method")
        if "id" in message and (isinstance(number, bool) or not isinstance(number, int | str)):
            self._refuse(None, INVALID_REQUEST, "an id is a number or a text")
            return False
        if "method" not in message:
            return "id" in message and ("result" in message or "error" in message)
        if not isinstance(method, str):
            self._refuse(number, INVALID_REQUEST, "a method is a text")
            return False
        if self._is_over and method != "exit":
            if "id" in message:
                self._refuse(number, INVALID_REQUEST, "the server was shut down")
            return False
        _clamp(message.get("params"))
        try:
            self._structure(deepcopy(message))  # which changes what it is given
        except Exception as error:
            said = f"'{method}' wants other parameters: {_what_is_wrong(error)}"
            if "id" in message:
                self._refuse(number, INVALID_PARAMS, said)
            else:
                self._write({"method": "window/logMessage", "params": {"type": _ERROR, "message": f"lintnews: {said}"}})
            return False
        self._is_over = self._is_over or (method == "shutdown" and "id" in message)
        return True

    def _refuse(self, number: object, code: int, said: str) -> None:
        self._write({"id": number, "error": {"code": code, "message": f"lintnews: {said}"}})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._outgoing.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))


def _what_is_wrong(error: Exception) -> str:
    """Which parts of a message are wrong, by the names that the protocol gives them."""
    from cattrs import transform_error

    parts = transform_error(error.__cause__ or error)
    return _JOINT.sub(lambda joint: joint[1].upper(), "; ".join(part.replace(" @ $.", ": ") for part in parts))


def _clamp(value: Any) -> None:
    """Make every position in a value one that a text can have: whole numbers, none of them negative."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            one.pop("jsonrpc", None)  # by which the library would take it for a message of its own
            if "line" in one and "character" in one:
                one.update({name: _whole(one[name]) for name in ("line", "character")})
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return 0
    return int(min(max(value, 0), _MOST))
