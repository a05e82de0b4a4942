"""How many of the faults that were planted in short articles a fitting finding touches, by kind.

    python benchmarks/planted.py [--part open] [--misses] [--lintnews "lintnews"]

The articles of `tests/data/planted` were written, with their faults, from a list of kinds before any rule was looked
at. `open/` may be read while rules are written; `aside/` is only counted at the end.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "tests" / "data" / "planted"
FITTING = {
    "gender": "reference",
    "pronoun": "reference",
    "fragment": "fragments grammar",
    "cut-sentence": "fragments typography grammar",
    "comma-splice": "fragments grammar",
    "ending": "fragments leftovers",
    "lower-start": "typography fragments grammar",
    "name-lower": "typography grammar names",
    "capital": "typography grammar names",
    "foreign-word": "language grammar",
    "foreign-acronym": "language",
    "language": "calques grammar",
    "echo": "repetition",
    "bracket-repetition": "repetition",
    "capital-repetition": "repetition",
    "repetition-word": "repetition",
    "repetition-sentence": "repetition",
    "doubled": "repetition grammar",
    "weekday": "dates",
    "date-impossible": "dates",
    "tense": "dates grammar",
    "name-drift": "names",
    "titles": "titles",
    "early-reference": "names reference attribution",
    "furniture": "leftovers repetition",
    "credit": "leftovers",
    "number-format": "numbers calques facts",
    "quote-unclosed": "quotes attribution",
    "quote-swallowed": "quotes attribution",
    "winner-lost": "facts",
}
"""The families of rules whose finding fits a kind of fault; every other kind is one of facts and numbers."""


def main() -> None:
    """Lint the articles and count the faults by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("open", "aside"), nargs="*", default=("open", "aside"))
    parser.add_argument("--lintnews", default="lintnews")
    parser.add_argument("--misses", action="store_true", help="also print the faults that nothing touches")
    arguments = parser.parse_args()
    command = [*shlex.split(arguments.lintnews), "check", "--isolated", "--format", "json", "--fail-on", "never"]
    places = [str(DATA / part) for part in arguments.part]
    done = subprocess.run([*command, *places], capture_output=True, text=True, check=True)
    findings = defaultdict(list)
    for finding in json.loads(done.stdout)["findings"]:
        findings["/".join(finding["path"].split("/")[-2:])].append(finding)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    marked = 0
    gold = [json.loads(line) for line in (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [fault for fault in gold if fault["file"].split("/")[0] in arguments.part]
    for fault in gold:
        families = FITTING.get(fault["kind"], "facts numbers").split()
        found = any(
            finding["rule"].split("/")[0] in families and touches(finding, fault) for finding in findings[fault["file"]]
        )
        counts[fault["kind"]][0] += found
        counts[fault["kind"]][1] += 1
        if arguments.misses and not found:
            print(f"{fault['file']:28} {fault['kind']:20} {fault['text'][:80]!r}")
    for file, found_here in findings.items():
        faults = [fault for fault in gold if fault["file"] == file]
        for finding in found_here:
            is_marked = any(touches(finding, fault) for fault in faults)
            marked += is_marked
            if not is_marked and arguments.misses and finding["severity"] != "note":
                print(f"{file:28} on no fault: {finding['rule']} {finding['message'][:80]}")
    for kind, (found, every) in sorted(counts.items(), key=lambda item: -item[1][1]):
        print(f"{kind:22} {found:3} of {every:3}")
    found, every = (sum(count[index] for count in counts.values()) for index in (0, 1))
    total = sum(map(len, findings.values()))
    print(f"all {found} of {every} = {found / every:.2f}; {marked} of {total} findings lie on a fault")


def touches(finding: dict[str, object], fault: dict[str, object]) -> bool:
    """Whether a finding or a place that it proves itself by lies on a fault."""
    places = [finding, *(one for one in finding.get("related", ()) if "start" in one)]  # type: ignore[attr-defined]
    return any(one["start"] < fault["end"] and fault["start"] < one["end"] for one in places)


if __name__ == "__main__":
    main()
