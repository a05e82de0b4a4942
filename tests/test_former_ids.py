"""Ids that rules had before, rules that will go, and patterns that take back what others matched."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import RULE, Install, Lintnews

from lintnews.files.globs import matches

RENAMED = RULE.replace('since="1.0")', 'since="1.0", aliases=("acme/old",))')


def test_a_former_id_works_everywhere_and_the_new_one_is_named(lintnews: Lintnews, install: Install) -> None:
    family = install(RENAMED).removeprefix("lintnews_")
    Path("a.txt").write_text("One boo.\n")
    said = f"is called '{family}/word' now"
    by_flag = lintnews("check", "--plugins", "acme", "--select", "acme/old", "a.txt")
    assert f"{family}/word" in by_flag.text
    assert f"'acme/old' in 'select' {said}" in by_flag.err
    Path("lintnews.toml").write_text('plugins = ["acme"]\nselect = ["acme/old"]\n[rules."acme/old"]\nword = "One"\n')
    by_configuration = lintnews("check", "a.txt")
    assert "^^^" in by_configuration.text
    assert "1:1: warning" in by_configuration.text
    assert f"'acme/old' in 'rules' {said}" in by_configuration.err
    assert lintnews("explain", "acme/old").text.startswith(f"{family}/word: ")
    Path("lintnews.toml").write_text('plugins = ["acme"]\n')
    Path("a.txt.lintnews.toml").write_text('[[ignore]]\nrules = ["acme/old"]\nreason = "wanted here"\n')
    ignored = lintnews("check", "a.txt")
    assert ignored.code == 0
    assert said in ignored.err
    assert f"{family}/word" not in ignored.text


def test_a_deprecated_rule_says_so_where_it_is_asked_for(lintnews: Lintnews, install: Install) -> None:
    family = install(RULE.replace('since="1.0")', 'since="1.0", status="deprecated")')).removeprefix("lintnews_")
    Path("a.txt").write_text("One boo.\n")
    assert "deprecated" not in lintnews("check", "--plugins", "acme", "a.txt").err
    asked = lintnews("check", "--plugins", "acme", "--select", f"{family}/word", "a.txt")
    assert f"'{family}/word' is deprecated and will be removed" in asked.err
    assert asked.code == 1


def test_an_engine_is_chosen_by_its_name(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("The ministers met.\n")
    wrong = lintnews("check", "--grammar", "languagetol", "a.txt")
    assert wrong.code == 2
    assert "unknown engine 'languagetol' (did you mean 'languagetool'?): auto, off, embedded, harper" in wrong.err
    assert lintnews("check", "--grammar", "harper", "a.txt").code == 0


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        (("drafts", "!drafts/final.txt"), "drafts/final.txt", False),
        (("drafts", "!drafts/final.txt"), "drafts/first.txt", True),
        (("*.txt", "!final.txt", "old/final.txt"), "old/final.txt", True),
        (("*.txt", "!final.txt", "old/final.txt"), "new/final.txt", False),
        (("!final.txt",), "final.txt", False),
        ((r"\!odd.txt",), "!odd.txt", True),
    ],
)
def test_the_last_pattern_that_fits_decides(patterns: tuple[str, ...], path: str, expected: bool) -> None:
    assert matches(patterns, path) is expected


def test_exclude_understands_what_is_taken_back(lintnews: Lintnews) -> None:
    Path("drafts").mkdir()
    for name in ("first", "final"):
        Path(f"drafts/{name}.txt").write_text("He met her in in Oslo.\n")
    Path("lintnews.toml").write_text('exclude = ["drafts", "!drafts/final.txt"]\n')
    outcome = lintnews("check", ".")
    assert "drafts/final.txt:1" in outcome.text
    assert "first.txt" not in outcome.text
