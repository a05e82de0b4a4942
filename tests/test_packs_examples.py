"""The packs in `rules/`: what `test_rules` does not run of them, because it knows no pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.packs.load import load
from lintnews.packs.rule_set import PackRule
from lintnews.rule import Invalid
from lintnews.testing import Example, problem

RULES = Path(__file__).parent.parent / "rules"
BOOK, PROBLEMS = load([RULES])


def test_bundled_packs_have_no_mistakes() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert {Path(pack.path).name for pack in BOOK.packs} == {path.name for path in RULES.glob("*.yaml")}


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_examples_with_a_date_or_a_source_language_are_found_as_marked(rule: PackRule) -> None:
    said = rule.pack.explain()[rule.id]
    assert said.valid
    assert said.invalid
    for number, each in enumerate((*said.valid, *said.invalid), 1):
        assert problem(Example(rule, Invalid(*each), number)) is None
