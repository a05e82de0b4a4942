"""Every example of every entry in `rules/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_examples import wrong_examples

from lintnews.packs.book import PackRule
from lintnews.packs.load import load

RULES = Path(__file__).parent.parent / "rules"
BOOK, PROBLEMS = load([RULES])


def test_bundled_packs_have_no_mistakes() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert {Path(pack.path).name for pack in BOOK.packs} == {path.name for path in RULES.glob("*.yaml")}


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_examples_are_found_as_marked(rule: PackRule) -> None:
    said = rule.pack.explain()[rule.id]
    assert said.valid
    assert said.invalid
    assert list(wrong_examples(rule)) == []
