"""Patterns are tried in the lines of their literals only, and find what a search through all of the text finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Lintnews
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews import lint
from lintnews.document import Document
from lintnews.linter.registry import build_registry
from lintnews.packs.checks import found
from lintnews.packs.lines import ANYWHERE, BEGINS_LINE, IN_LINE, REACH, confined
from lintnews.packs.rule_set import PackRule
from lintnews.plugin.manager import load_plugins
from lintnews.rule import applies

RULES = [one.rule for one in build_registry(load_plugins()).known.values() if isinstance(one.rule, PackRule)]
GOOD = [text for rule in RULES for text in rule.VALID]
PIECES = ["", " ", "Photo: AFP", "See also  Ü", "Straße", "ﬁnd", "İzmir", "© AFP 2024", "x" * REACH]
ENDS = ["\n", "\r\n", "\n\n", " ", "\r", "\u2028"]


def test_most_patterns_stay_in_their_line() -> None:
    reaches = [one.reach[0] for rule in RULES for one in rule.program.alternatives]
    assert reaches.count(ANYWHERE) < len(reaches) / 20
    assert reaches.count(BEGINS_LINE) > 30


@settings(deadline=None)
@given(st.data())
def test_what_is_found_near_literals_is_what_is_found_in_the_text(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    bad = [one.text.replace("⟦", "").replace("⟧", "") for one in rule.INVALID]
    lines = data.draw(st.lists(st.sampled_from([*bad, *bad, *data.draw(st.lists(st.sampled_from(GOOD))), *PIECES])))
    language = next(iter(rule.meta.source_languages), "*").replace("*", "de")
    doc = Document(data.draw(st.sampled_from(ENDS)).join(lines), source_language=language)
    assert applies(rule, doc)
    due = doc.layer(rule.rule_set.candidates).get(rule.number, {})
    assert [*found(rule.program, doc, due)] == [*found(rule.program, doc)]


def test_a_long_text_is_searched_around_the_literals_of_a_pattern() -> None:
    near = "He came in 2020 year. "
    text = near + "It rained on him. " * REACH + near + "It rained on her. " * 300 + near
    found = [one.region.start for one in lint(text, select=["calques/year-behind-year"], grammar="off")]
    assert found == [at + 8 for at in range(len(text)) if text.startswith(near, at)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:^a\s)",
        r"(?:^a[^b])",
        r"(?:^a\x0ab)",
        r"(?:^a\u000ab)",
        r"(?:^(?s:a.b))",
        r"(?:^ab{e<=1})",
        r"(?:^\W)",
        r"(?:a(?=[\s,]))",
        "(?:^a\nb)",
    ],
)
def test_a_pattern_that_may_leave_its_line_is_sought_everywhere(pattern: str) -> None:
    assert confined(pattern) == ANYWHERE


@pytest.mark.parametrize("pattern", [r"(?:^a|b)", r"(?:^a)(?:b)", r"(?:a[^\s]{2,9}\p{Lu}\u202f[ \[])"])
def test_a_pattern_may_begin_inside_its_line(pattern: str) -> None:
    assert confined(pattern) == IN_LINE


def test_an_anchor_may_stand_in_another_line(tmp_path: Path, lintnews: Lintnews) -> None:
    (tmp_path / "style.en.yaml").write_text(
        "- {name: a, extends: existence, message: m, nonword: true, tokens: ['^Photo$'], anchor: [AFP]}\n"
    )
    (tmp_path / "a.txt").write_text("Photo\n\n" + "It was late. " * 2000 + "\n\nAFP\n")
    assert "style/a" in lintnews("check", "a.txt", "--packs", "style.en.yaml", "--format", "json").rules
