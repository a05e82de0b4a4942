"""How many faults that a reader marked in machine translations, before any tool ran, a finding touches, by kind.

    python benchmarks/marked.py DOCS MARKS [--lintnews "lintnews"]

DOCS has `NAME.LANGUAGE.txt`: a text, and the language that it was translated from. A line of MARKS is a fault:
`{"doc": NAME, "kind": "calque", "quote": "the words"}`. A finding of any rule counts that touches the words; notes
count, too, and are told apart.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("marks", type=Path)
    parser.add_argument("--lintnews", default="lintnews")
    options = parser.parse_args()
    marks = defaultdict(list)
    for line in options.marks.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        marks[mark["doc"]].append(mark)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for path in sorted(options.docs.glob("*.txt")):
        name, _, language = path.stem.partition(".")
        text = path.read_bytes().decode("utf-8")
        findings = lint(options.lintnews, path, language)
        for mark in marks[name]:
            start = text.find(mark["quote"])
            touching = (
                [each for each in findings if touches(each, start, start + len(mark["quote"]))] if start >= 0 else []
            )
            counts = kinds[mark["kind"]]
            counts[0] += 1
            counts[1] += bool(touching)
            counts[2] += any(each["severity"] != "note" for each in touching)
    print("| kind | marked | touched | by a warning or an error |\n|---|---|---|---|")
    for kind, counts in sorted(kinds.items(), key=lambda each: (-each[1][0], each[0])):
        print(f"| {kind} | {counts[0]} | {counts[1]} | {counts[2]} |")
    print(f"| all | {' | '.join(str(sum(column)) for column in zip(*kinds.values(), strict=True))} |")


def lint(command: str, path: Path, language: str) -> list[dict[str, Any]]:
    """The findings of a text."""
    asked = ["check", str(path), "--source-language", language, "--grammar", "embedded", "--format", "json"]
    done = subprocess.run([*shlex.split(command), *asked], capture_output=True, text=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def touches(finding: dict[str, Any], start: int, end: int) -> bool:
    """Whether a finding, or a place that proves it, touches a stretch of text."""
    places = [finding, *(each for each in finding.get("related", []) if "start" in each)]
    return any(each["start"] < end and start < each["end"] for each in places)


if __name__ == "__main__":
    main()
