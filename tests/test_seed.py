"""The seed article against what a person says is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Lintnews

SEEDS = Path(__file__).parent.parent / "seeds"
MOST_EXTRA = 2
"""Findings at warning or error that may be none of the known faults."""


class Fault(NamedTuple):
    """A fault of the article. `families`: those whose findings may be it."""

    name: str
    tier: int
    families: list[str]
    start: int
    end: int
    text: str
    why: str

    def touched_by(self, place: dict[str, Any]) -> bool:
        return bool(place["start"] < self.end and self.start < place["end"])

    def found_by(self, finding: dict[str, Any]) -> bool:
        """A chain of spellings is found at each of its places."""
        is_chain = finding["rule"].startswith("names/")
        places = [finding, *(finding["related"] if is_chain else ())]
        return finding["rule"].partition("/")[0] in self.families and any(map(self.touched_by, places))


TRUTHS = sorted(SEEDS.glob("*.truth.json"))


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name)
def test_the_truth_file_speaks_of_the_article(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    text = (SEEDS / truth["article"]).read_bytes().decode()
    for fault in (Fault(**one) for one in truth["faults"]):
        assert text[fault.start : fault.end] == fault.text
        assert str(fault.tier) in truth["tiers"]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.name)
def test_the_faults_of_the_article_are_found_and_little_else(path: Path, lintnews: Lintnews) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    findings = lintnews("check", SEEDS / truth["article"], "--format", "json").json["findings"]
    faults = [Fault(**one) for one in truth["faults"]]
    missed = []
    for fault in faults:
        rules = sorted({finding["rule"] for finding in findings if fault.found_by(finding)})
        if fault.tier and not rules:
            missed.append(fault)
        if fault.tier:
            print(f"{'found' if rules else 'MISSED':<7} tier {fault.tier} {fault.name:<26} {', '.join(rules)}")
    extra = [
        f"{finding['rule']} ({finding['severity']}) “{finding['quote']}”: {finding['message']}"
        for finding in findings
        if finding["severity"] != "note"
        if not any(fault.touched_by(place) for fault in faults for place in (finding, *finding["related"]))
    ]
    print(*extra, sep="\n")
    assert [f"{fault.name}: “{fault.text}”, {fault.why}" for fault in missed if fault.tier in (1, 2)] == []
    assert len(extra) <= MOST_EXTRA
