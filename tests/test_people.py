"""Who is one person: what the layer of people makes of names that news writes in several ways."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.layers.names.people import people


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
