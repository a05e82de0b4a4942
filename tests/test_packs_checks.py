"""Each check type and each key, by the examples of entries made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.packs.load import load
from lintnews.packs.rule_set import PackRule
from lintnews.rule import Invalid
from lintnews.testing import Example, problem

PACK = Path(__file__).parent / "data" / "checks.en.yaml"
RULES = load([PACK])[0].rules


def test_the_pack_of_all_check_types_is_read() -> None:
    assert load([PACK])[1] == ()
    assert {rule.program.check for rule in RULES} == {
        *("existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "capitalization")
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_entry_finds_what_is_marked(rule: PackRule) -> None:
    said = rule.pack.explain()[rule.id]
    for number, each in enumerate((*said.valid, *said.invalid), 1):
        assert problem(Example(rule, Invalid(*each), number)) is None
