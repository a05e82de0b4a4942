"""Who is one person: what the layer of people makes of names that news writes in several ways."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest

from lintnews.document import Document
from lintnews.layers.names.people import people
from lintnews.layers.names.spellings import writings


def names(text: str) -> list[list[str]]:
    """The mentions of each person, in order."""
    return [[mention.text for mention in person.mentions] for person in Document(text).layer(people)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Otto Moll Sr. voted yes. Otto Moll, Jr. voted no.", [["Otto Moll Sr."], ["Otto Moll, Jr."]]),
        ("George W. Lund met George H.W. Lund.", [["George W. Lund"], ["George H.W. Lund"]]),
        ("Ichiro Hanada wrote it. Hanada Ichiro died young.", [["Ichiro Hanada", "Hanada Ichiro"]]),
        ("Daniel Bertram FRS was there. Bertram left.", [["Daniel Bertram FRS", "Bertram"]]),
        ("His daughter, Amina, died in June. Amina was nine.", [["Amina", "Amina"]]),
        ("Gloria was ill. A doctor saw Gloria at noon.", [["Gloria", "Gloria"]]),
        ("So I slept, said Anna Keller.", [["Anna Keller"]]),
    ],
)
def test_who_is_one_person(text: str, persons: list[list[str]]) -> None:
    assert names(text) == persons


def test_a_form_of_address_goes_to_the_person_who_has_it() -> None:
    found = names("Peter Nelson and Dr. Anna Nelson were late. Dr. Nelson spoke.")
    assert ["Anna Nelson", "Nelson"] in found


def test_an_office_goes_to_the_one_of_a_surname_who_has_it() -> None:
    found = names("President Gota Ranasa met Prime Minister Mahin Ranasa. Mahin Ranasa left. President Ranasa stayed.")
    assert found == [["Gota Ranasa", "Ranasa"], ["Mahin Ranasa", "Mahin Ranasa"]]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Our guide was called Bupe. Bupe had one oar.", [["Bupe", "Bupe"]]),
        ("Marcus poured the tea. “I might,” said Marcus.", [["Marcus", "Marcus"]]),
        ("His mother, Ivy, gutted herring. Ivy was quick.", [["Ivy", "Ivy"]]),
        ("Chester York kept time. “Not me,” York laughed. York left with a smile.", [["Chester York", "York", "York"]]),
        ("Anna Sergeyevna Belova came. Anna Sergeyevna sat down.", [["Anna Sergeyevna Belova", "Anna Sergeyevna"]]),
        ("Otto Lund III has a wife. Mrs. Lund left.", [["Otto Lund III"], ["Lund"]]),
        ("A network called Torrentia closed. Torrentia had users.", []),
        ("We saw Tunku Farah Iskandar. Tunku Farah left.", [["Farah Iskandar", "Farah"]]),
    ],
)
def test_persons_are_known_by_what_the_text_says_of_them(text: str, persons: list[list[str]]) -> None:
    assert names(text) == persons


BENCHMARK = run_path(str(Path(__file__).parent.parent / "benchmarks" / "chains.py"))


def _articles() -> list[Path]:
    return sorted((Path(__file__).parent / "data" / "chains" / "open").glob("*.txt"))


@pytest.mark.parametrize("path", _articles(), ids=lambda path: path.stem)
def test_most_names_of_one_person_are_in_one_chain(path: Path) -> None:
    text, places = BENCHMARK["unmarked"](path.read_text(encoding="utf-8"))
    chains = [[mention.span for mention in person.mentions] for person in Document(text).layer(people)]
    count = BENCHMARK["counted"](text, places, chains)
    assert count.merging <= 1
    assert count.linked >= count.links * 0.6, count.misses


def test_a_nickname_in_marks_is_a_name_of_the_person() -> None:
    assert names("Robert “Bobby” Tarling came. “We won,” said Bobby.") == [["Robert “Bobby” Tarling", "Bobby"]]


def test_the_mark_behind_a_nickname_is_no_way_of_writing() -> None:
    assert Document("Bill Harker came. Harold “Bill” Harker left. Bill Harker stayed.").layer(writings) == ()
