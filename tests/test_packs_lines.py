"""Patterns that begin lines are tried at the lines of their literals only, and find what a search through all finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Lintnews
from hypothesis import given
from hypothesis import strategies as st

from lintnews import lint
from lintnews.document import Document
from lintnews.linter.registry import build_registry
from lintnews.packs.compiled_rule import CompiledRule
from lintnews.packs.line_starts import LONG, begins_line, first_words, starts
from lintnews.packs.patterns import compiled
from lintnews.plugin.manager import load_plugins

PROGRAMS: list[CompiledRule] = [
    one.rule.program for one in build_registry(load_plugins()).known.values() if hasattr(one.rule, "program")
]
OF_LINES = [
    (program, which)
    for program in PROGRAMS
    for which, pattern in enumerate(program.patterns)
    if program.multiline and begins_line(pattern)
]
_GOOD = (text for one in build_registry(load_plugins()).known.values() for text in one.rule.VALID)
EXAMPLES = [text for text in _GOOD if isinstance(text, str) and len(text) < 120]
LINES = st.lists(
    st.sampled_from(
        [
            *EXAMPLES[::7],
            *("", " ", "Read more", "• Share this article", "Photo: AFP", "— ADVERTISEMENT —", "See also  Ü"),
            *(
                "Proof: Belgian",
                "© AFP 2024",
                "Continue reading below",
                "Subscribe to our newsletter",
                "READ MORE: Talks",
            ),
        ]
    )
)


def test_most_patterns_of_leftovers_begin_lines() -> None:
    assert len(OF_LINES) > 30


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]), st.sampled_from(OF_LINES))
def test_what_is_found_at_lines_is_what_is_found_in_the_text(
    lines: list[str], end: str, one: tuple[CompiledRule, int]
) -> None:
    program, which = one
    text = end.join(lines)
    code = compiled(program.patterns[which], program.ignorecase, program.multiline)
    spots = starts(Document(text + " " * LONG), program.patterns[which])
    if spots is not None:
        found = [hit.span() for spot in spots if (hit := code.match(text, spot)) and hit.end() > hit.start()]
        assert found == [hit.span() for hit in code.finditer(text) if hit.end() > hit.start()]


@given(LINES, st.sampled_from([one for one in OF_LINES if one[0].openings[one[1]]]))
def test_a_line_with_a_match_begins_as_its_pattern_says(lines: list[str], one: tuple[CompiledRule, int]) -> None:
    program, which = one
    code = compiled(program.patterns[which], program.ignorecase, program.multiline)
    for line in lines:
        if code.search(line):
            assert first_words(Document(line)) & {*program.openings[which]}


def test_a_long_text_is_searched_around_the_literals_of_a_pattern() -> None:
    near = "He came in 2020 year. "
    text = near + "It rained on him. " * LONG + near + "It rained on her. " * 300 + near
    found = [one.region.start for one in lint(text, select=["calques/year-behind-year"], grammar="off")]
    assert found == [at + 8 for at in range(len(text)) if text.startswith(near, at)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:^a\s)",
        r"(?:^a[^b])",
        r"(?:^a|b)",
        r"(?:^a\x0ab)",
        r"(?:^(?s:a.b))",
        r"(?:^a)(?:b)",
        r"(?:^\W)",
        "(?:^a\nb)",
    ],
)
def test_a_pattern_that_may_leave_its_line_is_sought_everywhere(pattern: str) -> None:
    assert not begins_line(pattern)


def test_an_anchor_may_stand_in_another_line(tmp_path: Path, lintnews: Lintnews) -> None:
    (tmp_path / "style.en.yaml").write_text(
        "- {name: a, extends: existence, message: m, nonword: true, tokens: ['^Photo$'], anchor: [AFP]}\n"
    )
    (tmp_path / "a.txt").write_text("Photo\n\n" + "It was late. " * 2000 + "\n\nAFP\n")
    assert "style/a" in lintnews("check", "a.txt", "--packs", "style.en.yaml", "--format", "json").rules
