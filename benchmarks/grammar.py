"""What the grammar engines find and cost: the tables of `benchmarks/GRAMMAR.md`.

    python benchmarks/grammar.py DIR [--seed FILE]

DIR holds articles in English, one a file (`*.txt`), 100,000 words or so. Prints Markdown. LanguageTool takes some
minutes, and is left out where it is not installed. On Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from harper import Linter

from lintnews.grammar.engine import Checker, EngineSetup, Text
from lintnews.grammar.engines.bundled import open_harper
from lintnews.grammar.engines.languagetool_client import Client
from lintnews.grammar.engines.languagetool_install import Installed, installed
from lintnews.grammar.engines.languagetool_server import Server
from lintnews_rules.grammar import lintnews_rules

ENGLISH = ("en",)
WARMING = 30
"""Articles that are read before the clock starts: a server learns while it runs."""

METER = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:])
wall, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]), file=sys.stderr)
"""
"""Runs a program from a process that is small: a new one counts as at least as large as the one that started it."""


class Way(NamedTuple):
    """A way to judge texts: how many matches it has in each."""

    name: str
    judge: Callable[[Sequence[str]], list[int]]


class Cost(NamedTuple):
    wall: float
    cpu: float
    megabytes: int


def kinds() -> tuple[str, ...]:
    """The kinds of faults that are asked for by default."""
    stable = (rule().id for rule in lintnews_rules() if rule.meta.status == "stable")
    return tuple(sorted(name.partition("/")[2] for name in stable))


def bare_harper(*, spells: bool) -> Way:
    """Harper as it comes."""
    linter = Linter()
    config = linter.get_default_lint_config()
    linter.set_lint_config({name: on and (spells or name != "SpellCheck") for name, on in config.items()})

    def judge(texts: Sequence[str]) -> list[int]:
        return [len(linter.lint(text, language="plaintext")) for text in texts]

    return Way(f"Harper as it comes{'' if spells else ', spelling off'}", judge)


def bare_languagetool(url: str, *, spells: bool) -> Way:
    """LanguageTool as it comes, an article a request."""
    more = {} if spells else {"disabledCategories": "TYPOS"}

    def count(text: str) -> int:
        data = urllib.parse.urlencode({"text": text, "language": "en-US", **more}).encode()
        with urllib.request.urlopen(f"{url}/v2/check", data, timeout=600) as answer:
            return len(json.load(answer)["matches"])

    name = f"LanguageTool as it comes{'' if spells else ', spelling off'}"
    return Way(name, lambda texts: [count(text) for text in texts])


def ours(name: str, checker: Checker) -> Way:
    """An engine as lintnews asks it, without its gate."""
    return Way(name, lambda texts: list(map(len, checker.check([Text(text, "en") for text in texts]))))


def processor(*processes: int) -> float:
    """Seconds of processor time that processes have taken so far, as Linux counts them."""
    stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes)
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def before_the_gate(ways: Sequence[Way], processes: Sequence[int], texts: Sequence[str], seed: str) -> Iterator[str]:
    """Rows: what each way finds and what that costs when it is warm."""
    words = sum(len(text.split()) for text in texts)
    for way in ways:
        way.judge(texts[:WARMING])
        began, before = time.perf_counter(), processor(*processes)
        found = sum(way.judge(texts))
        wall, cpu = time.perf_counter() - began, processor(*processes) - before
        own = sum(way.judge([seed]))
        yield f"| {way.name} | {1000 * found / words:.2f} | {own} | {wall:.1f} | {cpu:.1f} | {words / cpu:,.0f} |"


def run(target: Path, grammar: str, cache: str) -> tuple[Cost, Counter[str]]:
    """`lintnews check`: what it costs, and its findings of the family by severity."""
    flags = ["--format", "json", "--severity", "note", "--jobs", "1", "--isolated", "--grammar", grammar]
    program = [sys.executable, "-m", "lintnews", "check", str(target), *flags]
    measured = [sys.executable, "-c", METER, *program]
    done = subprocess.run(measured, capture_output=True, env={**os.environ, "LINTNEWS_CACHE": cache}, check=False)
    cost = Cost(*json.loads(done.stderr.splitlines()[-1]))
    found = [one for one in json.loads(done.stdout)["findings"] if one["rule"].startswith("grammar/")]
    return cost, Counter(one["severity"] for one in found)


def behind_the_gate(folder: Path, words: int, seed: Path, engine: str, made: Installed | None) -> Iterator[str]:
    """Rows: findings and cost of the whole program, cold and with the cache that the cold run left."""
    with tempfile.TemporaryDirectory() as cache:
        if made:
            os.symlink(made.home, Path(cache) / "languagetool")
        for state in ("cold", "cached"):
            cost, found = run(folder, engine, cache)
            alone, own = run(seed, engine, cache)
            per = [f"{1000 * found[severity] / words:.3f}" for severity in ("warning", "note")]
            yield (
                f"| {engine} | {state} | {' | '.join(per)} | {own['warning']} + {own['note']} | {cost.wall:.1f} | "
                f"{cost.cpu:.1f} | {words / cost.cpu:,.0f} | {cost.megabytes} | {alone.wall:.1f} |"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=Path, default=next(Path("seeds").glob("*.txt"), None))
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))]
    words, seed = sum(len(text.split()) for text in texts), given.seed.read_text(encoding="utf-8")
    made = installed()
    print(f"{len(texts)} articles, {words:,} words\n")
    print(
        "| engine, before the gate, warm | per 1,000 words | the article | seconds | of the processor | words in one |"
        "\n|---|---|---|---|---|---|"
    )
    asked = EngineSetup(kinds=kinds())
    ways = [bare_harper(spells=True), bare_harper(spells=False), ours("embedded", open_harper(asked))]
    server = Server(made, is_long=True) if made else None
    try:
        if server:
            alone, beside = (Client(asked._replace(spelled=own), None, server.url) for own in ((), ENGLISH))
            ways += (bare_languagetool(server.url, spells=spells) for spells in (True, False))
            ways += (ours("languagetool", alone), ours("languagetool beside embedded", beside))
        processes = [os.getpid(), *([server.pid] if server and server.pid else ())]
        for row in before_the_gate(ways, processes, texts, seed):
            print(row, flush=True)
    finally:
        if server:
            server.stop()
    print(
        "\n| `--grammar` | cache | warnings per 1,000 words | notes | the article | seconds | of the processor "
        "| words in one | largest process, MiB | the article alone, s |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    for engine in ("off", "embedded", *(("languagetool", "auto") if made else ())):
        for row in behind_the_gate(given.folder, words, given.seed, engine, made):
            print(row, flush=True)


if __name__ == "__main__":
    main()
