"""A language that a plugin brings works, and a language without word lists is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Install, Lintnews

from lintnews.linter.registry import build_registry
from lintnews.linter.run_rules import lint_document
from lintnews.plugin.manager import load_plugins
from lintnews.testing import OPENING, document, examples

EVERYWHERE = [
    one.rule
    for one in build_registry(load_plugins()).known.values()
    if "*" in one.rule.meta.languages and not one.rule.id.startswith(("grammar/", "terms/"))
]
"""Without the rules that ask engines and termbases, which have their own languages."""


def test_a_rule_that_sees_nothing_without_word_lists_says_which_it_needs() -> None:
    seeing = set()
    for example in examples(EVERYWHERE):
        if OPENING in example.example.text:
            doc = document(example)
            unknown = replace(doc, language="xx", memo={})
            seeing |= {finding.rule for finding in lint_document(unknown, [example.rule])[0]}
    assert {rule.id for rule in EVERYWHERE if not rule.meta.needs} - seeing == set()


def test_what_does_not_run_for_want_of_word_lists_is_told_once_for_a_language(lintnews: Lintnews) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("De minister zei dat het kabinet de plannen niet zal wijzigen.\n")
    outcome = lintnews("check", "--language", "nl", ".")
    assert outcome.code == 0
    assert outcome.err.count("no word lists of that language for attribution/doubled-cue") == 1
    assert "no word lists" not in lintnews("check", "--language", "en", ".").err


PLUGIN = """
from pathlib import Path
from lintnews.hookspecs import hookimpl

@hookimpl
def lintnews_lexicons():
    return [Path({home!r})]
"""


@pytest.mark.parametrize("allowed", [True, False])
def test_a_plugin_brings_a_language(lintnews: Lintnews, install: Install, tmp_path: Path, allowed: bool) -> None:
    home = tmp_path / "lists"
    (home / "eo").mkdir(parents=True)
    (home / "eo" / "calendar.txt").write_text(
        "[weekdays]\nlundo = 0\nmardo = 1\nmerkredo = 2\nĵaŭdo = 3\nvendredo = 4\nsabato = 5\ndimanĉo = 6\n\n"
        "[months]\nJanuaro = 1; 31\nFebruaro = 2; 29\nMarto = 3; 31\n",
        encoding="utf-8",
    )
    install(PLUGIN.format(home=str(home)))
    Path("a.txt").write_text("La ministroj kunvenis.\n")
    outcome = lintnews("check", "--language", "eo", "a.txt", *(["--plugins", "acme"] if allowed else []))
    assert outcome.code == 0
    assert ("dates/weekday" in outcome.err) != allowed, outcome.err


def test_what_inspect_sees_is_of_that_language_too(lintnews: Lintnews, install: Install, tmp_path: Path) -> None:
    home = tmp_path / "lists"
    (home / "eo").mkdir(parents=True)
    (home / "eo" / "calendar.txt").write_text(
        "[weekdays]\nlundo = 0\n\n[months]\nJanuaro = 1; 31\nFebruaro = 2; 29\nMarto = 3; 31\n", encoding="utf-8"
    )
    install(PLUGIN.format(home=str(home)))
    Path("a.txt").write_text("VARSOVIO, Marto 3, 2022 — La ministroj kunvenis.\n")
    outcome = lintnews("inspect", "--language", "eo", "a.txt", "--format", "json", "--plugins", "acme")
    assert outcome.json["documents"][0]["dateline"]["date"] == "2022-03-03"
