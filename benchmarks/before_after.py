"""What two versions of lintnews say of the same articles, as a page for the eye.

python benchmarks/before_after.py --before OLD/bin/lintnews --after lintnews FILE... > benchmarks/BEFORE_AFTER.md
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
from pathlib import Path


def main() -> None:
    """Print a table for each article: the findings of both versions, in the order of the text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", required=True)
    parser.add_argument("--after", default="lintnews")
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    reports = {name: read(getattr(arguments, name), arguments.files) for name in ("before", "after")}
    totals = {name: sum(map(len, report.values())) for name, report in reports.items()}
    print("# Ten articles, before and after\n")
    print(f"Findings in {len(arguments.files)} articles: {totals['before']} before, {totals['after']} now.\n")
    print("    python benchmarks/before_after.py --before OLD/bin/lintnews FILE...\n")
    for path in arguments.files:
        rows = {name: report[path.name] for name, report in reports.items()}
        print(f"## {path.name}: {len(rows['before'])} before, {len(rows['after'])} now\n")
        print("| place | before | now | of the words |\n|---|---|---|---|")
        for (start, words), said in sorted(merged(rows).items()):
            line = path.read_text(encoding="utf-8").count("\n", 0, start) + 1
            cells = " | ".join(", ".join(said.get(name, ())) for name in ("before", "after"))
            print(f"| line {line} | {cells} | {words} |")
        print()


def read(command: str, files: list[Path]) -> dict[str, list[tuple[int, str, str]]]:
    """The findings of one version: start, words and rule with severity, by the name of the file."""
    done = subprocess.run(
        [*shlex.split(command), "check", "--isolated", "--format", "json", "--fail-on", "never", *map(str, files)],
        capture_output=True,
        check=True,
    )
    found: dict[str, list[tuple[int, str, str]]] = {path.name: [] for path in files}
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    for one in json.loads(done.stdout)["findings"]:
        name = Path(one["path"]).name
        words = " ".join(texts[name][one["start"] : one["end"]].split())
        found[name].append((one["start"], words[:60].replace("|", "\\|"), f"{one['severity']} {one['rule']}"))
    return found


def merged(rows: dict[str, list[tuple[int, str, str]]]) -> dict[tuple[int, str], dict[str, list[str]]]:
    """What both versions say, by place."""
    places: dict[tuple[int, str], dict[str, list[str]]] = {}
    for name, found in rows.items():
        for start, words, said in found:
            places.setdefault((start, words), {}).setdefault(name, []).append(said)
    return places


if __name__ == "__main__":
    main()
