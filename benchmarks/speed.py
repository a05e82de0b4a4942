"""How fast lintnews is: a cold start, a long text, a long folder; beside other programs on the same texts.

    python benchmarks/speed.py TEXT [--runs 15] [--peer 'NAME=COMMAND {}'] [--write]

TEXT is a file of about a megabyte of clean news. Told is the best of some runs: of a bare interpreter, of `lintnews
check` on an empty file and on the seed article, and on TEXT, with words per second of processor time; and the memory at
its highest for 100 and for 1,000 files, the pieces of TEXT, which is to be nearly the same. A peer is any other
program; `{}` stands for the file. Without `--write` the page `SPEED.md` is printed.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "000_3cc862db862f8f19.txt"
LINTNEWS = (sys.executable, "-m", "lintnews", "check", "--isolated", "--jobs", "1", "--format", "json")


class Cost(NamedTuple):
    """What a process cost: seconds on the clock, seconds of processors, and the most memory in MiB."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], runs: int) -> Cost:
    """The least of each over some runs."""
    costs = [_once(command) for _ in range(runs)]
    return Cost(*(min(column) for column in zip(*costs, strict=True)))


def _once(command: Sequence[str]) -> Cost:
    """The cost of one run. A process of its own waits for it, so that its children and no others are counted."""
    reader, writer = os.pipe()
    if not os.fork():
        began = perf_counter()
        with open(os.devnull, "wb") as nowhere:
            subprocess.run(command, stdout=nowhere, stderr=nowhere, check=False, env=_installed())
        wall, used = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        unit = 1 if sys.platform == "darwin" else 1024
        os.write(writer, f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss * unit / 2**20}".encode())
        os._exit(0)
    os.wait()
    os.close(writer)
    with os.fdopen(reader) as answer:
        return Cost(*map(float, answer.read().split()))


def _installed() -> dict[str, str]:
    """The environment, in which Python may keep what it has compiled, as it does for a program that is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def lines(text: Path, runs: int, peers: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The page."""
    words = len(text.read_text(encoding="utf-8").split())
    yield "# Speed\n"
    yield f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors; best of {runs} runs,"
    yield f"of 3 on the long text: clean news in one file, {words:,} words, {text.stat().st_size / 1e6:.2f} MB."
    yield "`python benchmarks/speed.py` measures anew; read the ratios, machines differ.\n"
    yield "| | empty file | article | memory | long text | words/s of a processor | memory |"
    yield "|---|---|---|---|---|---|---|"
    bare = cost((sys.executable, "-c", "pass"), runs)
    yield f"| bare interpreter | {_ms(bare)} | | {bare.memory:.0f} MiB | | | |"
    with TemporaryDirectory() as folder:
        empty = Path(folder, "empty.txt")
        empty.touch()
        own = [
            ("lintnews, all rules but grammar", (*LINTNEWS, "--grammar", "off", "--ignore", "grammar", "{}")),
            ("lintnews, all rules", (*LINTNEWS, "{}")),
            *((name, tuple(shlex.split(command))) for name, command in peers),
        ]
        for name, command in own:
            files = (empty, ARTICLE, text)
            times = [
                cost([part.replace("{}", str(file)) for part in command], 3 if file is text else runs) for file in files
            ]
            yield (
                f"| {name} | {_ms(times[0])} | {_ms(times[1])} | {times[1].memory:.0f} MiB | {times[2].wall:.1f} s"
                f" | {words / times[2].cpu:,.0f} | {times[2].memory:.0f} MiB |"
            )
        yield ""
        most = []
        rows = text.read_text(encoding="utf-8").split("\n")
        for count in (100, 1000):
            home = Path(folder, str(count))
            home.mkdir()
            for number in range(count):
                piece = rows[number * len(rows) // 1000 : (number + 1) * len(rows) // 1000]
                (home / f"{number:04}.txt").write_text("\n".join(piece), encoding="utf-8")
            most.append(cost((*own[0][1][:-1], "--fail-on", "never", str(home)), 1).memory)
        yield f"Memory at its highest: {most[0]:.0f} MiB for 100 files, {most[1]:.0f} MiB for 1,000."
    yield "\n## After a keystroke\n"
    yield "How soon the language server shows what the fast rules say; the ratio is to linting the whole text.\n"
    keys = subprocess.run([sys.executable, ROOT / "benchmarks/server.py"], capture_output=True, text=True, check=True)
    yield f"    $ python benchmarks/server.py\n{indent(keys.stdout.rstrip(), '    ')}"


def _ms(one: Cost) -> str:
    return f"{one.wall * 1000:.0f} ms"


def main() -> None:
    """Measure, and print or write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    peers = [tuple(peer.split("=", 1)) for peer in given.peer]
    page = "\n".join(lines(given.text, given.runs, [(name, command) for name, command in peers])) + "\n"
    if given.write:
        (Path(__file__).parent / "SPEED.md").write_text(page, encoding="utf-8")
    else:
        print(page, end="")


if __name__ == "__main__":
    main()
