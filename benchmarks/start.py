"""What a start of lintnews costs, in instructions beside seconds: a loaded machine changes the ones and not the others.

    python benchmarks/start.py [--runs 5] [--lintnews LINTNEWS] [--article FILE]

Told are a bare interpreter, an empty file and the article (the seed's without one): instructions as valgrind counts
them, and processor seconds, the least of some runs. Then the same article with the default settings as a text that was
never seen: the first run after a while begins the grammar engine, those after it ask the one that stays ready. What
lintnews and Python keep for the next start is kept, as for a program that is installed; no answer of the engine is.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from speed import ARTICLE, cost

CHECK = ("check", "--isolated", "--jobs", "1", "--format", "json")
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")


def instructions(command: Sequence[str]) -> float:
    """Millions of instructions of a process; 0 where valgrind is not there."""
    if not shutil.which(VALGRIND[0]):
        return 0.0
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    said = subprocess.run((*VALGRIND, *command), capture_output=True, text=True, check=False, env=environment).stderr
    told = re.search(r"I\s+refs:\s+([\d,]+)", said)
    return int(told[1].replace(",", "")) / 1e6 if told else 0.0


def row(name: str, command: Sequence[str], runs: int) -> None:
    """A row of the table."""
    cost(command, 2)  # what is kept for the next start is there then
    least = cost(command, runs)
    print(
        f"| {name} | {instructions(command):,.0f} | {least.cpu * 1000:.0f} ms | {least.wall * 1000:.0f} ms |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--lintnews", default=shutil.which("lintnews") or "lintnews")
    parser.add_argument("--article", default=str(ARTICLE))
    given = parser.parse_args()
    program = (sys.executable, given.lintnews)
    # Short, because a socket stands in it.
    home = mkdtemp(prefix="ln")
    os.environ["LINTNEWS_CACHE"] = home
    os.environ.pop("CI", None)
    try:
        with TemporaryDirectory() as folder:
            empty = Path(folder, "empty.txt")
            empty.touch()
            print("| | million instructions | processor | clock |\n|---|---|---|---|")
            row("bare interpreter", (sys.executable, "-c", "pass"), given.runs)
            row("an empty file, no grammar", (*program, *CHECK, "--grammar", "off", str(empty)), given.runs)
            row("the article, no grammar", (*program, *CHECK, "--grammar", "off", given.article), given.runs)
            for name in ("default settings, engine begun", "default settings, engine ready"):
                shutil.rmtree(Path(home, "grammar"), ignore_errors=True)
                once = cost((*program, *CHECK, given.article), 1)
                print(f"| {name} | | {once.cpu * 1000:.0f} ms | {once.wall * 1000:.0f} ms |", flush=True)
    finally:
        shutil.rmtree(home)  # then the engine that stayed ready ends


if __name__ == "__main__":
    main()
