"""The shape of the lexicon files: what the reader of these files relies on and a hand that edits them may break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

import lintnews.lexicons

ROOT = Path(lintnews.lexicons.__file__).parent
FILES = sorted(ROOT.glob("*/*.txt"))
NAMES = [path for path in FILES if path.name == "given_names.txt"]
WORDS = [path for path in FILES if path.name == "words.txt"]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=shown)
every_name_file = pytest.mark.parametrize("path", NAMES, ids=shown)
every_word_file = pytest.mark.parametrize("path", WORDS, ids=shown)


@cache
def lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split("\n"))


def header(path: Path) -> str:
    """The comment lines at the top."""
    end = next(number for number, line in enumerate(lines(path)) if not line.startswith("#"))
    return "\n".join(lines(path)[:end])


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Section and entry, without values, as often as the file has it: the package's own reader folds repetitions."""
    section = ""
    for line in lines(path):
        if line.startswith("["):
            section = line[1:-1]
        elif line.strip() and not line.startswith("#"):
            entry, equals, _ = line.partition(" = ")
            for word in [entry] if equals else line.split(","):
                if word.strip():
                    yield section, word.strip()


@cache
def sections(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for section, entry in entries(path):
        found.setdefault(section, set()).add(entry)
    return {section: frozenset(words) for section, words in found.items()}


def test_there_are_lexicons_to_look_at() -> None:
    assert FILES
    assert NAMES
    assert WORDS


@every_file
def test_the_header_says_where_the_facts_come_from(path: Path) -> None:
    assert re.search(r"knowledge|https?://", header(path)), "first comment lines: topic, source, format"
    assert "Format:" in header(path)


@every_file
def test_the_file_is_plain_lines_of_utf_8(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert b"\t" not in data
    assert data.endswith(b"\n")
    assert [line for line in lines(path) if line != line.rstrip()] == []


@every_file
def test_sections_are_well_formed_and_stand_once(path: Path) -> None:
    heads = [line for line in lines(path) if line.startswith("[")]
    assert heads
    assert all(re.fullmatch(r"\[[a-z0-9]+(-[a-z0-9]+)*\]", head) for head in heads)
    assert [head for head, count in Counter(heads).items() if count > 1] == []
    assert {section for section, _ in entries(path)} == {head[1:-1] for head in heads}, "a section without an entry"


@every_file
def test_an_entry_stands_once_in_its_section(path: Path) -> None:
    assert [entry for entry, count in Counter(entries(path)).items() if count > 1] == []


@every_file
def test_values_belong_to_an_entry_on_a_line_of_its_own(path: Path) -> None:
    carrying = [line.partition(" = ") for line in lines(path) if " = " in line and not line.startswith("#")]
    assert [entry for entry, _, _ in carrying if not entry.strip()] == []
    assert [entry for entry, _, values in carrying if not all(value.strip() for value in values.split(";"))] == []


@every_name_file
def test_given_names_are_capitalised_as_in_print(path: Path) -> None:
    assert [entry for _, entry in entries(path) if not entry[0].isupper() or entry.isupper() or " " in entry] == []


@every_name_file
def test_a_given_name_is_in_one_list_only(path: Path) -> None:
    lists = [sections(path)[name] for name in ("male", "female", "either", "ambiguous")]
    assert [sorted(one & other) for one, other in combinations(lists, 2) if one & other] == []


@every_name_file
def test_a_short_form_is_no_competing_spelling(path: Path) -> None:
    """One pair cannot be both an inconsistency and none."""
    pairs = {
        name: {
            frozenset((entry, value))
            for entry, values in lintnews.lexicons.section(path.parent.name, "given_names", name).items()
            for value in values
        }
        for name in ("short-forms", "variants")
    }
    assert [set(pair) for pair in pairs["short-forms"] & pairs["variants"]] == []
    assert [pair for group in pairs.values() for pair in group if len(pair) == 1] == [], "a name beside itself"


@every_name_file
def test_a_plain_given_name_is_no_ordinary_word(path: Path) -> None:
    """At the beginning of a sentence such a name could not be told from the word; it belongs to the ambiguous ones."""
    words = sections(path.with_name("words.txt"))["common"]
    names = sections(path)["male"] | sections(path)["female"] | sections(path)["either"]
    assert sorted(name for name in names if name.lower() in words) == []


@every_word_file
def test_common_words_are_lower_case(path: Path) -> None:
    assert [word for word in sections(path)["common"] if word != word.lower()] == []


@every_word_file
def test_surnames_are_capitalised(path: Path) -> None:
    assert [word for word in sections(path)["surname-words"] if not word[0].isupper()] == []


@every_word_file
def test_no_common_word_is_a_country_or_a_weekday(path: Path) -> None:
    words = sections(path)["common"]
    countries = sections(path.with_name("places.txt"))["countries"] - {"US"}
    weekdays = sections(path.with_name("calendar.txt"))["weekdays"]
    assert sorted(name for name in countries | weekdays if name.lower() in words) == []
