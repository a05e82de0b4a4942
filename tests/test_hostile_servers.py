"""Grammar servers that send on, drip, hang, say no, or never end: no text goes elsewhere, and no run waits for ever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from conftest import Lintnews

from lintnews.grammar.engines.one_origin import Origin, RefusedError

SOURCE_LANGUAGES = ("ru", "uk", "zh", "pl", "it", "ar", "ja", "xx")
LANGUAGES = [{"name": "English", "code": "en", "longCode": "en"}, {"name": "Dutch", "code": "nl", "longCode": "nl"}]
MATCH = {
    "message": "Say “an”.",
    "offset": 0,
    "length": 4,
    "replacements": [{"value": "Than"}],
    "context": {"text": "Them", "offset": 0, "length": 4},
    "sentence": "Them",
    "rule": {"id": "TYPO", "category": {"id": "GRAMMAR"}, "issueType": "grammar"},
}


class Server(ThreadingHTTPServer):
    """Does as it is told, and counts."""

    daemon_threads = True

    def __init__(self, does: str, other: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.does, self.other = does, other
        self.texts: list[bytes] = []
        self.over = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self) -> None:
        self.answer(200, json.dumps(LANGUAGES if "languages" in self.path else {}).encode())

    def do_POST(self) -> None:
        self.server.texts.append(self.rfile.read(int(self.headers["Content-Length"])))
        does = self.server.does
        if does.isdecimal():
            self.answer(int(does), b"", Location=f"{self.server.other}{self.path}", **{"Retry-After": "0"})
        elif does == "hang":
            self.server.over.wait(60)
        elif does == "drip":
            self.send_response(200)
            self.end_headers()
            while not self.server.over.wait(0.1):
                self.wfile.write(b" ")
        elif does == "drip heads":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-A: ")
            while not self.server.over.wait(0.1):
                self.wfile.write(b"x")
        elif does == "flood":
            self.send_response(200)
            self.end_headers()
            while not self.server.over.is_set():
                self.wfile.write(b"[" * 1_000_000)
        else:
            self.answer(200, json.dumps({"matches": [MATCH]}).encode() if does == "well" else does.encode())

    def answer(self, status: int, data: bytes, **heads: str) -> None:
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Any]:
    made: list[Server] = []

    def start(does: str, other: str = "") -> Server:
        one = Server(does, other)
        one.handle_error = lambda *_: None  # type: ignore[method-assign]
        made.append(one)
        Thread(target=one.serve_forever, daemon=True).start()
        return one

    yield start
    for one in made:
        one.over.set()
        with suppress(OSError):
            one.shutdown()
        one.server_close()


@pytest.mark.parametrize("does", ["hang", "drip", "drip heads", "flood"])
def test_what_does_not_come_to_an_end_is_cut_off(serve: Any, does: str) -> None:
    server = serve(does)
    began = monotonic()
    with pytest.raises(RefusedError, match=r"did not answer within 1 s|more than|line"):
        Origin(server.url).post("/v2/check", {"text": "x"}, 1.0)
    assert monotonic() - began < 20


@pytest.mark.parametrize("status", ["301", "302", "303", "307", "308"])
def test_no_text_goes_where_a_server_sends_it(serve: Any, status: str) -> None:
    elsewhere = serve("well")
    server = serve(status, elsewhere.url)
    with pytest.raises(RefusedError, match="which is not followed"):
        Origin(server.url).post("/v2/check", {"text": "x"}, 5.0)
    assert (len(server.texts), elsewhere.texts) == (1, [])


def test_no_proxy_of_the_environment_gets_a_text(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = serve("well"), serve("well")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    Origin(server.url).post("/v2/check", {"text": "x"}, 5.0)
    assert (len(server.texts), proxy.texts) == (1, [])


def test_a_server_that_is_busy_is_asked_three_times_and_no_more(serve: Any) -> None:
    server = serve("429")
    with pytest.raises(RefusedError, match="the status 429"):
        Origin(server.url).post("/v2/check", {"text": "x"}, 5.0)
    assert len(server.texts) == 3


needs_package = pytest.mark.skipif(find_spec("language_tool_python") is None, reason="needs language-tool-python")


@needs_package
@pytest.mark.parametrize("does", ["307", "429", "500", "[" * 100_000, '{"matches": [3]}', "well"])
def test_whatever_a_server_does_the_findings_of_the_rules_are_there_and_it_is_named(
    lintnews: Lintnews, serve: Any, does: str
) -> None:
    elsewhere = serve("well")
    server = serve(does, elsewhere.url)
    for name in "abc":
        Path(f"{name}.txt").write_text("Ministers met the the press in Geneva on Friday evening.\n")
    outcome = lintnews(
        "check",
        ".",
        "--grammar",
        "languagetool",
        "--languagetool-url",
        server.url,
        "--format",
        "json",
        "--language",
        "en",
    )
    assert outcome.rules.count("repetition/word") == 3
    assert outcome.code == (1 if does == "well" else 3)
    assert elsewhere.texts == []
    assert len(server.texts) <= 6
    assert does == "well" or outcome.err.count("texts are reported without it") == 1


@needs_package
@pytest.mark.parametrize("source", SOURCE_LANGUAGES)
def test_a_language_that_the_server_does_not_know_is_left_out(lintnews: Lintnews, serve: Any, source: str) -> None:
    server = serve("well")
    Path("a.txt").write_text("Them ministers met the press in Geneva on Friday evening.\n")
    url = ("--languagetool-url", server.url)
    arguments = ("check", "a.txt", "--grammar", "languagetool", *url, "--source-language", source, "--language", "en")
    told = [line for line in lintnews(*arguments).err.splitlines() if "no rule knows" not in line]
    assert told == []
    assert b"motherTongue" not in server.texts[0]
