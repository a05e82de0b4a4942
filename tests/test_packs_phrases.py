"""Tables of phrases in packs: a line for each, with what it was carried over from and what is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lintnews import lint
from lintnews.document import Document
from lintnews.packs.entries import read_pack
from lintnews.packs.load import load

ROWS = """\
- name: {name}
  extends: existence
  message: “%s” is “%s” word for word, in English %s
  ignorecase: true
  whatever_source: {always}
  phrases: |
    # Courts
    officer: officers? of justice ← officier van justitie → prosecutor ✗ The ⟦officer of justice⟧ left. ✓ Justice won.

    judge: judge[- ]commissioner ← rechter-commissaris → magistrate, judge ✗ The ⟦judge-commissioner⟧ left. ✓ She left.
"""


def messages(folder: Path, text: str, source: str | None) -> list[str]:
    book, problems = load([folder])
    assert problems == ()
    doc = Document(text, language="en", source_language=source)
    from lintnews.rule import applies

    return [finding.message for rule in book.rules if applies(rule, doc) for finding in rule.check(doc)]


def test_a_message_names_what_stands_there_where_it_comes_from_and_what_is_meant(tmp_path: Path) -> None:
    (tmp_path / "calques.en.nl.yaml").write_text(ROWS.format(name="dutch", always="false"))
    text = "An Officer of justice met a judge commissioner."
    assert messages(tmp_path, text, "nl") == [
        "“Officer of justice” is “officier van justitie” word for word, in English “prosecutor”",
        "“judge commissioner” is “rechter-commissaris” word for word, in English “magistrate” or “judge”",
    ]


def test_the_second_language_of_a_pack_s_name_is_the_one_that_its_entries_come_from(tmp_path: Path) -> None:
    (tmp_path / "calques.en.nl.yaml").write_text(ROWS.format(name="dutch", always="false"))
    text = "The officer of justice left."
    assert len(messages(tmp_path, text, "nl")) == 1
    assert messages(tmp_path, text, "de") == messages(tmp_path, text, None) == []


def test_an_entry_may_run_whatever_the_source_is(tmp_path: Path) -> None:
    (tmp_path / "calques.en.nl.yaml").write_text(ROWS.format(name="dutch", always="true"))
    text = "The officer of justice left."
    assert len(messages(tmp_path, text, "de")) == len(messages(tmp_path, text, None)) == 1


def test_the_sentences_of_a_table_are_the_examples_of_its_rule(tmp_path: Path) -> None:
    (tmp_path / "calques.en.nl.yaml").write_text(ROWS.format(name="dutch", always="true"))
    (rule,) = load([tmp_path])[0].rules
    assert rule.INVALID[0].text == "The ⟦officer of justice⟧ left.\n\nThe ⟦judge-commissioner⟧ left."
    assert rule.VALID == ("Justice won.\n\nShe left.",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a: officer of justice", "a row of 'phrases' is 'name: pattern"),
        ("a: big ← groß → tall ✗ ⟦big⟧. ✓ tall.", "'a' needs, in each form, a literal of 5 letters"),
        ("a: officer (of ← x → y ✗ ⟦officer⟧. ✓ z.", "'a' needs, in each form"),
        ("a: officer of ← x → y ✗ officer of. ✓ z.", "the bad sentence marks each expected place"),
        ("officer: officer of ← x → y ✗ ⟦officer of⟧ it. ✓ z.", "'officer' stands in line 8 already"),
    ],
)
def test_a_row_with_a_mistake_is_named_with_its_line(row: str, said: str) -> None:
    _, problems = read_pack("x.en.nl.yaml", ROWS.format(name="dutch", always="true") + f"    {row}\n")
    assert [problem.place.line for problem in problems] == [11]
    assert said in problems[0].message


def test_one_phrase_of_a_table_is_left_out_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "calques.en.nl.yaml").write_text(ROWS.format(name="dutch", always="true"))
    settings: dict[str, Any] = {"packs": [str(tmp_path)], "select": ["calques/dutch"], "language": "en"}
    text = "An officer of justice met a judge commissioner."
    report = lint(text, **settings, ignore=["calques/dutch:officer"])
    assert [finding.message for finding in report] == [
        "“judge commissioner” is “rechter-commissaris” word for word, in English “magistrate” or “judge”"
    ]
    with pytest.raises(ValueError, match=r"'calques/dutch' has no phrase 'oficer' \(did you mean 'officer'\?\)"):
        lint(text, **settings, ignore=["calques/dutch:oficer"])
