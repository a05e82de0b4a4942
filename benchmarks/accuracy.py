"""Write the figures of `ACCURACY.md` anew.

    python score.py --data DIR --only drift,clean,planted,speakers,people --out scores.json
    python benchmarks/ablation.py DIR > ablation.md
    python benchmarks/accuracy.py scores.json ablation.md

DIR holds the development data, which is not ours to pass on; `score.py` comes with it. The precision of each rule is
taken from `lintnews/reporters/precision.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lintnews.reporters.precision import Count, measured

PAGE = Path(__file__).parent / "ACCURACY.md"
HUMAN = "clean_originals"
FEW = 5
"""Findings that must have been read for a row of their own."""


def scores(found: Mapping[str, Any]) -> Iterator[str]:
    """The rows of the issue's table: what, before, target, now."""
    drift, clean, people = found["drift"], found["clean"][HUMAN], found["people"]
    rates = clean["per rule per 1,000 words"]
    names = sum(rate for rule, rate in rates.items() if rule.startswith("names/drift (") and "note" not in rule)
    errors = sum(rate for rule, rate in rates.items() if rule.endswith("(error)") and not rule.startswith("grammar/"))
    speakers = sum(rate for rule, rate in rates.items() if rule.startswith("attribution/unintroduced-speaker"))
    yield "| what | prototype | target | now |"
    yield "|---|---|---|---|"
    yield f"| name drift in machine translation, recall | 0.27 | 0.65 | {share(drift['recall']['all'])} |"
    yield f"| the same, each source name once | - | - | {drift['recall per source name']:.2f} |"
    precision = drift["precision same/(same+distinct)"]
    yield f"| the same, precision on look-alike pairs as labelled | 0.64 | 0.90 | {precision:.2f} |"
    yield f"| name drift, human English: warnings and errors per 1,000 words | 0.05 | 0.04 | {names:.3f} |"
    rest = clean["error+warning per 1,000 words"]
    yield f"| all rules but grammar, human English: the same | - | 0.25 | {rest:.3f} |"
    yield f"| errors alone | - | 0.05 | {errors:.3f} |"
    grammar = clean["grammar error+warning per 1,000 words"]
    yield f"| grammar and spelling, human English: warnings and errors | 31 | 0.8 | {grammar:.3f} |"
    yield f"| unintroduced speaker, human English: findings per 1,000 words | 0.034 | 0.005 | {speakers:.4f} |"
    yield f"| direct quotation to its speaker, recall | - | 0.90 | {found['speakers']['recall']:.2f} |"
    merging = 100 * people["merging two"] / people["people"]
    yield f"| person chains: links found | - | 0.95 | {people['found']:.2f} |"
    yield f"| person chains: chains that merge two people, per 100 | - | 2 | {merging:.1f} |"


def share(text: str) -> str:
    """0.71 of `238/336 = 0.708`."""
    return f"{float(text.rpartition('= ')[2]):.2f}"


def planted(found: Mapping[str, Any]) -> Iterator[str]:
    """Faults that were planted in human articles, and how many were found."""
    yield "| planted fault | found |"
    yield "|---|---|"
    for family, said in sorted(found["planted"].items()):
        yield f"| {family} | {said.partition(' ')[0]} |"


def judged() -> Iterator[str]:
    """The rules of which enough findings were read, the least precise first."""
    rows = []
    for rule in measured().rules:
        for label in ("error", "warning", "note"):
            count = measured().total(rule, label)
            if count.judged >= FEW:
                rows.append((count.right / count.judged, rule, label, count))
    yield "| rule | severity | found | read | right |"
    yield "|---|---|---|---|---|"
    for part, rule, label, count in sorted(rows):
        yield f"| {rule} | {label} | {count.found} | {count.judged} | {count.right} ({part:.0%}) |"
    for label in ("error", "warning", "note"):
        total = Count()
        for rule in measured().rules:
            total = total.plus(measured().total(rule, label))
        part = total.right / max(1, total.judged)
        yield f"| all rules | {label} | {total.found} | {total.judged} | {total.right} ({part:.0%}) |"


def main() -> None:
    """Fill the page between its marks."""
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    parts = {
        "scores": "\n".join(scores(found)),
        "planted": "\n".join(planted(found)),
        "judged": "\n".join(judged()),
        "ablation": Path(sys.argv[2]).read_text(encoding="utf-8").strip(),
    }
    page = PAGE.read_text(encoding="utf-8")
    for name, text in parts.items():
        before, mark, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        page = f"{before}{mark}\n{text}\n\n{end}{after}"
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
