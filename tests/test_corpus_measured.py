"""What was measured of the rules: the file, the pages that state it, and what follows for severities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Lintnews

from lintnews.findings import Severity
from lintnews.linter.registry import build_registry
from lintnews.plugin.manager import load_plugins
from lintnews.reporters.precision import FILE, Count, Figures, Measure, measured, read, write
from lintnews.reporters.rule_docs import page

KNOWN = build_registry(load_plugins()).known
WORTHY = 0.9
"""The share of right findings from which a rule may call them errors."""


def test_what_is_called_an_error_was_right_nine_times_in_ten() -> None:
    for rule in sorted(KNOWN):
        count, weaker = measured().total(rule, "error"), measured().total(rule, "warning")
        if count.judged:
            said = f"{count.right} of {count.judged} errors of {rule} were right"
            assert count.right >= WORTHY * count.judged, f"{said}: mend the rule, or make them warnings or notes"
        elif weaker.judged and weaker.right < WORTHY * weaker.judged:  # of its notes a rule says itself that it doubts
            said = f"{rule} was right {weaker.right} of {weaker.judged} times that it warned"
            assert KNOWN[rule].rule.meta.severity < Severity.ERROR, said


def test_the_page_of_every_stable_rule_says_what_was_measured_or_that_nothing_was() -> None:
    for rule in sorted(name for name, one in KNOWN.items() if one.rule.meta.status == "stable"):
        said = page(KNOWN[rule].rule, KNOWN[rule].plugin).measured
        count = measured().total(rule)
        if rule not in measured().rules:
            assert said == "Not measured.", rule
        elif count.judged:
            assert f"Of {count.judged} that were read in their context {count.right} were right" in said, rule
        else:
            assert said.endswith("Precision: not measured."), rule


def test_the_file_is_as_the_command_writes_it_and_knows_no_stranger() -> None:
    text = Path(FILE).read_text(encoding="utf-8")
    assert write(read(text)) == text
    assert measured().rules
    assert not measured().rules.keys() - KNOWN.keys()
    for by_name in measured().rules.values():
        for measure in by_name.values():
            assert measure.words > 0
            assert all(0 <= one.right <= one.judged <= one.found for one in measure.counts.values())


def test_a_statement_gives_rates_by_severity_and_the_share_of_right_findings() -> None:
    news = Measure("0.1.0", 200_000, {"error": Count(10, 5, 5), "note": Count(3, 3, 1)})
    figures = Figures({"a/b": {"our news": news}, "a/c": {"our news": Measure("0.1.0", 200_000, {})}})
    assert figures.statement("a/b") == (
        "Findings per 1,000 words, with lintnews 0.1.0: our news: error 0.050, note 0.015 (200,000 words). "
        "Of 8 that were read in their context 6 were right (75 %)."
    )
    assert figures.statement("a/c").endswith("our news: none (200,000 words). Precision: not measured.")
    assert figures.statement("a/d") == "Not measured."
    assert figures.total("a/b", "error") == Count(10, 5, 5)


def test_the_page_the_list_and_sarif_state_it(lintnews: Lintnews) -> None:
    said = measured().statement("names/drift")
    assert " ".join(said.split()) in " ".join(lintnews("explain", "names/drift").text.split())
    listed = {one["id"]: one["measured"] for one in lintnews("rules", "--format", "json").json}
    assert listed["names/drift"] == said
    Path("a.txt").write_text("Rain fell.\n")
    run = lintnews("check", "a.txt", "--select", "names/drift", "--format", "sarif").json["runs"][0]
    assert said in json.dumps(run["tool"], ensure_ascii=False)


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "rules": {}}', '{"version": 1, "rules": {"a/b": 3}}'])
def test_a_file_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no figures of version 1"):
        read(text)
