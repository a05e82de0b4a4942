"""Mistakes in packs are all named, each with its place and, where it can be guessed, what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.packs.compile import compile_pack
from lintnews.packs.entries import read_pack
from lintnews.packs.load import load

GOOD = """\
- name: word
  extends: existence
  message: "“%s” stands here"
  tokens: [foo]
"""


def mistakes(text: str, path: str = "x.en.yaml") -> list[str]:
    return [str(problem) for problem in compile_pack(path, text)[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- name: a\n  extends: existence\n  mesage: x\n  tokens: [b]\n",
            "3:3: unknown key 'mesage' (did you mean 'message'?)",
        ),
        ("- name: a\n  extends: existance\n", "2:12: 'extends' is one of existence, substitution, occurrence, "),
        ("- extends: existence\n  message: x\n  tokens: [b]\n", "1:3: the key 'name' is missing"),
        (GOOD + "  message: y\n", "5:3: the key 'message' stands at 3:3 already"),
        (GOOD + GOOD, "5:9: 'x/word' stands at 1:9 already"),
        (GOOD + "  ignorecase: no\n", "5:15: 'ignorecase' is true or false"),
        (GOOD + "  since: 2019\n", "5:10: 'since' is a day, such as 2019-08-14"),
        (GOOD + "  limit: -1\n", "5:10: 'limit' is a whole number"),
        (GOOD + "  swap: {a: b}\n", "5:3: existence takes no 'swap' (it belongs to substitution)"),
        (GOOD + "  scope: paragraf\n", "5:10: unknown scope 'paragraf' (did you mean 'paragraph'?)"),
        (GOOD + "  invalid: [foo]\n", "5:13: an invalid example marks each expected place: ⟦so⟧"),
        (GOOD + "  valid: [⟦foo⟧]\n", "5:11: a valid example has no marks"),
        (GOOD + "  action: {name: edit, params: [frobnicate]}\n", "1:9: 'x/word': unknown edit 'frobnicate'"),
        (GOOD.replace("[foo]", '["fine", "(open"]'), "4:20: 'x/word' has a broken pattern: missing )"),
        (GOOD.replace("%s” stands", "%s” %s stands"), "3:12: existence has only 1 '%s' to give"),
        (GOOD.replace("word", "Two Words"), "1:9: 'Two Words' is no name of a rule"),
        ("name: a\n", "1:1: a pack is a list of entries: each starts with '- name: …'"),
        ("- name: [a\n", "2:1: "),
        ("- !!python/object:os.system {}\n", "1:3: the tag 'tag:yaml.org,2002:python/object:os.system' is not allowed"),
        ("- name: a\n  extends: \x07\n", "2:12: the character U+0007 is not allowed in YAML"),
        ("- &a [*b]\n", "1:7: nothing is called '&b' before this place"),
        ("[" * 60 + "]" * 60, "1:42: nested more than 40 deep"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, expected: str) -> None:
    found = mistakes(text)
    assert any(one.startswith(f"x.en.yaml:{expected}") for one in found), found


def test_all_mistakes_of_a_pack_are_named_at_once() -> None:
    counting = "- name: b\n  extends: occurrence\n  message: x\n  token: a\n  max: many\n"
    assert mistakes("- name: a\n  extends: existence\n  mesage: x\n  levl: note\n" + counting) == [
        "x.en.yaml:1:3: the key 'message' is missing",
        "x.en.yaml:1:3: existence needs 'tokens' or 'raw' or 'phrases'",
        "x.en.yaml:3:3: unknown key 'mesage' (did you mean 'message'?)",
        "x.en.yaml:4:3: unknown key 'levl' (did you mean 'level'?)",
        "x.en.yaml:9:8: 'max' is a whole number",
    ]


def test_words_that_yaml_would_read_as_other_things_stay_words() -> None:
    entries, problems = read_pack("x.en.yaml", GOOD.replace("[foo]", "[no, off, 1_000, 0o17, 2019-08-14, ~]"))
    assert problems == ()
    assert entries[0].tokens == ("no", "off", "1_000", "0o17", "2019-08-14", "~")


def test_defaults_hold_for_the_entries_behind_them_until_the_next() -> None:
    text = "- defaults: {level: note}\n" + GOOD + "- defaults: {level: error}\n" + GOOD.replace("word", "other")
    entries, problems = read_pack("x.nl.yaml", text)
    assert problems == ()
    assert [(entry.id, entry.level.label, entry.languages) for entry in entries] == [
        ("x/word", "note", ("nl",)),
        ("x/other", "error", ("nl",)),
    ]


@pytest.mark.parametrize("name", ["X.en.yaml", "a.b.c.yaml", "style.english.yaml", "style.txt"])
def test_the_name_of_a_pack_says_its_family_and_language(name: str) -> None:
    assert "a pack is called <family>.<language>.yaml" in mistakes(GOOD, name)[0]


def test_a_broken_pack_takes_no_part_and_the_others_do(tmp_path: Path) -> None:
    (tmp_path / "good.en.yaml").write_text(GOOD)
    (tmp_path / "wrong.en.yaml").write_text(GOOD.replace("message", "mesage"))
    (tmp_path / "bytes.en.yaml").write_bytes(b"- name: a\n  message: caf\xe9\n")
    book, problems = load([tmp_path, tmp_path / "absent.en.yaml"])
    assert [rule.id for rule in book.rules] == ["good/word"]
    assert [(Path(one.path).name, tuple(one.place)) for one in problems if "missing" not in one.message] == [
        ("bytes.en.yaml", (2, 15)),
        ("wrong.en.yaml", (3, 3)),
        ("absent.en.yaml", (1, 1)),
    ]


def test_an_id_that_two_packs_give_is_a_mistake_of_the_second(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.en.yaml").write_text(GOOD)
    book, problems = load([tmp_path / "one", tmp_path / "two"])
    assert len(book.rules) == 1
    assert f"'x/word' stands in {tmp_path / 'one' / 'x.en.yaml'} already" in problems[0].message
