"""The packs in `rules/`: what `test_rules` does not run of them, because it knows no pack."""

from __future__ import annotations

from pathlib import Path

from lintnews.packs.load import load
from lintnews.rule import Invalid
from lintnews.testing import Example, problem

RULES = Path(__file__).parent.parent / "rules"
BOOK, PROBLEMS = load([RULES])


def test_bundled_packs_have_no_mistakes() -> None:
    assert [str(problem) for problem in PROBLEMS] == []
    assert {Path(pack.path).name for pack in BOOK.packs} == {path.name for path in RULES.glob("*.yaml")}


def test_good_examples_with_a_date_or_a_source_language_are_clean() -> None:
    """The others are among the examples of `test_rules`."""
    explained = [(rule, rule.pack.explain()[rule.id]) for rule in BOOK.rules]
    assert [rule.id for rule, said in explained if not (said.valid and said.invalid)] == []
    more = [Example(rule, Invalid(*one), 1) for rule, said in explained for one in said.valid if any(one[1:])]
    assert [said for example in more if (said := problem(example))] == []
