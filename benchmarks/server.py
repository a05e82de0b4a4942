"""How soon after a keystroke the language server shows what the fast rules say.

    python benchmarks/server.py [--words 5000] [--keys 60] [ARTICLE ...]

The articles are put together until they have so many words; without any, the good examples of all rules are. A client
types in the middle, again and again, and waits for the first diagnostics of that version: what the rules say that look
only around a change, with what the others said before. Told are the percentiles of the wait, and these divided by the
time that linting the whole text takes in this process: ratios can be compared between machines, milliseconds cannot. On
Linux also the processor time of the server for each keystroke, for all that it does of it. Then the processor time of
both in this process: until the first diagnostics, and until those of all fast rules.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep
from typing import Any

from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import resume_garbage_collection
from lintnews.server.documents import View, first_view
from lintnews.server.linters import CommandLineSettings, Linters


class Client:
    """Speaks with a server over its standard input and output."""

    def __init__(self, folder: str, *settings: str) -> None:
        command = [sys.executable, "-m", "lintnews", "lsp", *(settings or ("--isolated",))]
        self._server = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        """A notification, or with a number a request."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def messages(self) -> Iterator[Any]:
        """What the server says."""
        assert self._server.stdout
        while header := self._server.stdout.readline():
            size = int(header.partition(b":")[2])
            while self._server.stdout.readline().strip():
                pass
            yield json.loads(self._server.stdout.read(size))

    @property
    def process(self) -> int:
        """The server's process."""
        return self._server.pid

    def processor_time(self) -> float:
        """Milliseconds that the server has worked so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the server."""
        self.send("shutdown", None, 2)
        self.send("exit", None)
        self._server.communicate(timeout=30)


def article(paths: Sequence[str], words: int) -> str:
    """A text of so many words."""
    if paths:
        texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    else:
        rules = Linter(Settings(), root=".").rules
        texts = [text for rule in rules for text in rule.VALID if isinstance(text, str)]
    made: list[str] = []
    count = 0
    while count < words:
        for text in texts:
            made.append(text.strip())
            count += len(text.split())
            if count >= words:
                break
    return "\n\n".join(made) + "\n"


def waits(text: str, keys: int) -> tuple[list[float], float]:
    """Milliseconds from each keystroke to what is said of it, and of the server's work for each."""
    found: list[float] = []
    with TemporaryDirectory() as folder:
        client = Client(folder)
        said = client.messages()
        uri = (Path(folder) / "a.txt").as_uri()
        client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        next(said)
        client.send("initialized", {})
        item = {"uri": uri, "languageId": "plaintext", "version": 0, "text": text}
        client.send("textDocument/didOpen", {"textDocument": item})
        _until(said, 0)
        before = client.processor_time()
        middle = text.index(" ", len(text) // 2)
        for version in range(1, keys + 1):
            sleep(0.1)
            typed = f"{text[:middle]}{' word' * version}{text[middle:]}"
            began = perf_counter()
            change = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": typed}]}
            client.send("textDocument/didChange", change)
            _until(said, version)
            found.append((perf_counter() - began) * 1000)
        worked = (client.processor_time() - before) / keys
        client.close()
    return found, worked


def _until(said: Iterator[Any], version: int) -> None:
    for message in said:
        if message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == version:
            return


def whole(text: str, times: int) -> float:
    """Milliseconds that linting the text takes in this process."""
    linter = Linter(Settings(grammar="off"), root=".")
    data = BOM_UTF8 + text.encode()
    taken = []
    for _ in range(times):
        began = perf_counter()
        linter.judge(Found("a.txt", named=True), data)
        taken.append((perf_counter() - began) * 1000)
    return median(taken[1:])


def stages(text: str, keys: int) -> tuple[list[float], list[float]]:
    """Milliseconds of a processor until what can be said at once of a keystroke, and until what all fast rules say."""
    settings = Settings(grammar="off")
    linters = Linters(CommandLineSettings(lambda _: settings, lambda _: settings, lambda _: (), ""))
    middle = text.index(" ", len(text) // 2)
    view: View | None = None
    early, late = [], []
    gc.disable()  # as the server does, until it has answered once
    for number in range(keys + 1):
        began = process_time()
        first: list[float] = []

        def seen(_: View, first: list[float] = first) -> None:
            first.append(process_time())

        typed = f"{text[:middle]}{' word' * number}{text[middle:]}"
        before = view
        view = first_view(linters, "/a.txt", number, typed, before, None, lambda: True, seen)
        if before and before.fast:
            before.fast.doc.memo.clear()  # as the server does, too
        if number:
            early.append((first[0] - began) * 1000)
            late.append((process_time() - began) * 1000)
        resume_garbage_collection()
    return early, late


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--keys", type=int, default=60)
    arguments = parser.parse_args()
    text = article(arguments.articles, arguments.words)
    lint = whole(text, 6)
    found, worked = waits(text, arguments.keys)
    cuts = quantiles(found, n=20)
    print(f"{len(text.split())} words; linting them takes {lint:.0f} ms here")
    rows = [("work", worked)] if worked else []
    for name, value in (
        *rows,
        ("median", median(found)),
        ("90 %", cuts[17]),
        ("95 %", cuts[18]),
        ("longest", max(found)),
    ):
        print(f"{name:<8} {value:6.0f} ms  {value / lint:5.2f}")
    for name, times in zip(("at once", "all fast rules"), stages(text, arguments.keys), strict=True):
        print(f"{name}: median {median(times):.0f} ms, 95 % {quantiles(times, n=20)[18]:.0f} ms of a processor")


if __name__ == "__main__":
    main()
