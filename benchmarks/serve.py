"""How soon after a keystroke the page of `lintnews serve` has its answer.

    python benchmarks/serve.py [--words 5000] [--keys 60] [ARTICLE ...]

The articles are put together until they have so many words; without any, the good examples of all rules are. What the
page asks is asked in its way, over HTTP, after a letter was typed in the middle, again and again. Told are the
percentiles of the wait, and these divided by the time that linting the whole text takes in this process: ratios can be
compared between machines, milliseconds cannot. On Linux also the processor time of the server and its workers for each
keystroke, which is about the wait on a machine that does nothing else. Then the same for `/v2/check`, which begins
anew each time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter


def main(arguments: Sequence[str]) -> None:
    """Type, wait and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--keys", type=int, default=60)
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        linter = Linter(Settings(home=folder, grammar="off"), root=folder)
        text = _text(linter, given.articles, given.words)
        linter.judge(Found("article.txt", named=False), text.encode())
        began = perf_counter()
        linter.judge(Found("article.txt", named=False), text.encode())
        whole = 1000 * (perf_counter() - began)
        command = [sys.executable, "-m", "lintnews", "serve", "--port", "0", "--isolated", "--grammar", "off"]
        server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr
            port = int(server.stderr.readline().partition("://")[2].partition("/")[0].rpartition(":")[2])
            connection = HTTPConnection("127.0.0.1", port)
            print(f"{len(text.split()):,} words; linting all of it in this process: {whole:.0f} ms")
            for what, keys, ask in (("a keystroke", given.keys, _page), ("/v2/check", given.keys // 3, _languagetool)):
                _waits(connection, text, 3, ask)  # while it warms up
                before = _processor_time(server.pid)
                waits = _waits(connection, text, keys, ask)
                _tell(what, waits, whole, (_processor_time(server.pid) - before) / keys)
        finally:
            server.terminate()
            server.wait()


def _text(linter: Linter, articles: Sequence[Path], words: int) -> str:
    """A text of so many words."""
    examples = (getattr(one, "text", one) for known in linter.registry.known.values() for one in known.rule.VALID)
    parts = [path.read_text(encoding="utf-8") for path in articles] or list(examples)
    made: list[str] = []
    count = 0
    while count < words:
        for part in parts:
            made.append(part)
            count += len(part.split())
            if count >= words:
                break
    return "\n\n".join(made)


def _page(connection: HTTPConnection, text: str) -> None:
    body = json.dumps({"text": text, "slow": False, "tab": "benchmark"})
    connection.request("POST", "/api/check", body.encode(), {"Content-Type": "application/json"})


def _languagetool(connection: HTTPConnection, text: str) -> None:
    body = urlencode({"text": text, "language": "en-US"})
    connection.request("POST", "/v2/check", body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})


def _waits(connection: HTTPConnection, text: str, keys: int, ask: Callable[[HTTPConnection, str], None]) -> list[float]:
    """Milliseconds until each answer."""
    waits = []
    place = text.find(" ", len(text) // 2)
    for number in range(keys):
        text = f"{text[:place]}{'abcdefgh '[number % 9]}{text[place:]}"
        place += 1
        began = perf_counter()
        ask(connection, text)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
        waits.append(1000 * (perf_counter() - began))
    return waits


def _processor_time(server: int) -> float:
    """Milliseconds that a process and its children have worked so far; 0 where the system does not tell."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if server in (int(path.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _tell(what: str, waits: Sequence[float], whole: float, worked: float) -> None:
    high = quantiles(waits, n=20)[-1]
    shares = f"{median(waits) / whole:.2f} and {high / whole:.2f} of linting all of it"
    print(f"{what}: median {median(waits):.0f} ms, p95 {high:.0f} ms ({shares}); processor {worked:.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
