"""A client that sends anything: the language server answers every request, and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

URI = "file:///tmp/nowhere/a.txt"
TEXT = "Ministers met the the press.\r\nAnna Berg left. Berg said so.\n"
POSITIONS: tuple[Any, ...] = (-1, 2**31, 10**18, "1", None, 1.5, True, [], -(10**30))
BY_POSITION = ("textDocument/hover", "textDocument/definition", "textDocument/documentHighlight")


class Client:
    """Speaks to a server in bytes."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-P", "-m", "lintnews", "lsp", "--grammar", "off"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.number = 0

    def send(self, body: bytes) -> None:
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def raw(self, data: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any = None) -> Any:
        """The answer to a request."""
        self.number += 1
        self.send(json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}).encode())
        return self.answer(self.number)

    def answer(self, number: int | None) -> Any:
        """The next answer to this request."""
        while True:
            message = self.message()
            if "method" not in message and message.get("id") == number:
                return message

    def message(self) -> Any:
        assert self.process.stdout
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        assert size, "the server is gone"
        return json.loads(self.process.stdout.read(size))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One server for all that is sent here: it goes on after each of them."""
    one = Client(tmp_path_factory.mktemp("folder"))
    assert "result" in one.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    one.notify("initialized", {})
    document = {"uri": URI, "languageId": "plaintext", "version": 1, "text": TEXT}
    one.notify("textDocument/didOpen", {"textDocument": document})
    yield one
    one.process.kill()
    one.process.wait()


def is_well(client: Client) -> bool:
    return "result" in client.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})


@pytest.mark.parametrize("method", BY_POSITION)
def test_a_place_that_no_text_has_is_the_nearest_one(client: Client, method: str) -> None:
    for line in POSITIONS:
        for character in POSITIONS:
            position = {"line": line, "character": character}
            answer = client.ask(method, {"textDocument": {"uri": URI}, "position": position})
            assert "result" in answer, (line, character, answer)


def test_a_range_of_such_places_is_answered(client: Client) -> None:
    for start in POSITIONS:
        place = {"start": {"line": start, "character": start}, "end": {"line": 10**18, "character": -5}}
        params = {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": []}}
        assert "result" in client.ask("textDocument/codeAction", params)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"X: 1\r\n\r\n", -32700),
        (b"Content-Length: x\r\n\r\n", -32700),
        (b"Content-Length: -5\r\n\r\n", -32700),
        (b"Content-Length: 999999999999\r\n\r\n", -32700),
        (b"Content-Length: 3\r\n\r\n{x}", -32700),
        (b"Content-Length: 100000\r\n\r\n" + b"[" * 100_000, -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 2\r\n\r\n{}", -32600),
        (b'Content-Length: 42\r\n\r\n{"jsonrpc":"2.0","id":{},"method":"x/y"}   ', -32600),
        (b'content-length: 42\r\n\r\n{"jsonrpc":"2.0","id":null,"method": 5 }   ', -32600),
    ],
)
def test_what_is_no_message_is_answered_and_the_next_one_too(client: Client, data: bytes, code: int) -> None:
    client.raw(data)
    assert client.answer(None)["error"]["code"] == code
    assert is_well(client)


@pytest.mark.parametrize(
    "params", [None, [], 5, "x", {}, {"textDocument": 3}, {"textDocument": {"uri": 5}}, {"jsonrpc": "2.0"}]
)
def test_parameters_of_a_wrong_type_are_answered(client: Client, params: Any) -> None:
    for method in (*BY_POSITION, "textDocument/codeAction", "textDocument/documentSymbol", "workspace/executeCommand"):
        answer = client.ask(method, params)
        assert "result" in answer or answer["error"]["code"] in (-32602, -32603)
    assert client.ask("no/such", params)["error"]["code"] == -32601
    client.notify("textDocument/didChange", params)
    assert is_well(client)


@pytest.mark.parametrize(
    "uri", ["", "file://[", "file:///a%00b.txt", "x" * 5000, "file:///" + "a/" * 5000, "untitled:\ud800"]
)
def test_an_address_that_means_nothing_harms_nobody(client: Client, uri: str) -> None:
    client.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "x", "version": 1, "text": TEXT}})
    assert "id" in client.ask(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
    )
    assert is_well(client)


def test_what_is_wrong_is_told_and_no_traceback_is_written(tmp_path: Path) -> None:
    client = Client(tmp_path)
    assert "result" in client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    client.notify("initialized", {})
    answer = client.ask("textDocument/hover", {"textDocument": 3})
    assert answer["error"]["message"] == (
        "lintnews: 'textDocument/hover' wants other parameters: "
        "invalid value for type, expected str: params.textDocument.uri; required field missing: params.position"
    )
    client.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}})
    logged = client.message()
    assert (logged["method"], logged["params"]["type"]) == ("window/logMessage", 1)
    assert logged["params"]["message"] == (
        "lintnews: 'textDocument/didChange' wants other parameters: required field missing: params.contentChanges"
    )
    unknown = {"command": "no.such", "arguments": []}
    assert "'no.such' is not defined" in client.ask("workspace/executeCommand", unknown)["error"]["message"]
    client.send(b'{"jsonrpc": "2.0", "id": 78, "error": {"code": 1}}')
    client.ask("shutdown")
    client.notify("exit", None)
    errors = client.process.communicate(timeout=20)[1].decode()
    assert "'no.such' is not defined" in errors
    assert "Traceback" not in errors
    assert all(line.startswith("lintnews: ") for line in errors.splitlines())


def test_a_request_after_the_end_is_refused_and_exit_ends(tmp_path: Path) -> None:
    client = Client(tmp_path)
    assert "result" in client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert client.ask("shutdown")["result"] is None
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": URI}})["error"]["code"] == -32600
    assert client.ask("shutdown")["error"]["code"] == -32600
    client.notify("exit", None)
    assert client.process.wait(20) == 0
