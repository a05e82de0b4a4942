"""How many mentions of one person, neighbours in a text, are put into one chain, on articles of our own.

    python benchmarks/chains.py [--part open] [--misses] [--lintnews "lintnews"]

The articles of `tests/data/chains` mark every name of a person and whose it is: `[Gloria|g]`. They are of many kinds,
as names are given otherwise in a story than in a report. `open/` may be read while the layers are written; `aside/` is
only counted.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "tests" / "data" / "chains"
_MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


class Count(NamedTuple):
    """What was found of one article."""

    links: int
    linked: int
    chains: int
    merging: int
    misses: tuple[str, ...]


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and where each person is named."""
    pieces: list[str] = []
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    at = size = 0
    for mark in _MARK.finditer(marked):
        pieces += [marked[at : mark.start()], mark[1]]
        size += mark.start() - at
        places[mark[2]].append((size, size + len(mark[1])))
        size += len(mark[1])
        at = mark.end()
    return "".join((*pieces, marked[at:])), places


def counted(text: str, places: dict[str, list[tuple[int, int]]], people: list[list[tuple[int, int]]]) -> Count:
    """The links of an article that the chains have, and the chains that take two persons for one."""
    who = {
        span: {number for number, chain in enumerate(people) if any(a < span[1] and span[0] < b for a, b in chain)}
        for spans in places.values()
        for span in spans
    }
    links = [pair for spans in places.values() for pair in pairwise(spans)]
    misses = [(a, b) for a, b in links if not who[a] & who[b]]
    merging = [
        number
        for number in range(len(people))
        if sum(any(number in who[span] for span in spans) for spans in places.values()) > 1
    ]
    shown = [f"{text[slice(*a)]} … {text[slice(*b)]}" for a, b in misses]
    shown += [f"merged: {', '.join(text[slice(*span)] for span in people[number])}" for number in merging]
    return Count(len(links), len(links) - len(misses), len(people), len(merging), tuple(shown))


def main() -> None:
    """Inspect the articles and count the links."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("open", "aside"), nargs="*", default=("open", "aside"))
    parser.add_argument("--lintnews", default="lintnews")
    parser.add_argument("--misses", action="store_true", help="also print what is missed")
    arguments = parser.parse_args()
    for part in arguments.part:
        gold = {path.name: unmarked(path.read_text(encoding="utf-8")) for path in sorted((DATA / part).glob("*.txt"))}
        with tempfile.TemporaryDirectory() as folder:
            for name, (text, _) in gold.items():
                Path(folder, name).write_text(text, encoding="utf-8", newline="")
            command = [*shlex.split(arguments.lintnews), "inspect", "--format", "json", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = {Path(one["path"]).name: one["people"] for one in json.loads(done.stdout)["documents"]}
        counts = {
            name: counted(text, places, [[(a, b) for a, b in one["mentions"]] for one in found[name]])
            for name, (text, places) in gold.items()
        }
        for name, count in counts.items():
            for miss in count.misses if arguments.misses else ():
                print(f"{part}/{name:20} {miss}")
        shares = [count.linked / count.links for count in counts.values()]
        links, linked = sum(count.links for count in counts.values()), sum(count.linked for count in counts.values())
        chains, merging = (
            sum(count.chains for count in counts.values()),
            sum(count.merging for count in counts.values()),
        )
        print(
            f"{part}: links {linked} of {links} = {linked / links:.3f}, "
            f"mean of articles {sum(shares) / len(shares):.3f}; chains {chains}, merging two {merging}"
        )


if __name__ == "__main__":
    main()
