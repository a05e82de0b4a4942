"""Two persons of an article, of whom one stands where its original has the other, between sentences that name both."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from beside_original import findings

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

_ARTICLE = (
    "Anna Vogel met Thomas Brandt on Monday in Bonn to speak of the 12 schools.",
    "Vogel wanted to close 3 of them before May.",
    "{} answered that 300 children needed a place to learn.",
    "On Tuesday Brandt sent a letter to the council of 14 pages.",
)
_ORIGINAL = (
    "Anna Vogel traf am Montag in Bonn Thomas Brandt, um über die 12 Schulen zu sprechen.",
    "Vogel wollte 3 davon vor Mai schließen.",
    "{} antwortete, dass 300 Kinder einen Platz zum Lernen brauchten.",
    "Am Dienstag schickte Brandt dem Rat einen Brief von 14 Seiten.",
)


def test_one_person_for_another_between_sentences_that_name_both_is_found() -> None:
    assert _said("Vogel", "Brandt") == ["the original has “Brandt” here, and not “Vogel”"]
    assert _said("Brandt", "Vogel") == ["the original has “Vogel” here, and not “Brandt”"]


@pytest.mark.parametrize("name", ["Vogel", "Brandt"])
def test_the_same_person_on_both_sides_is_right(name: str) -> None:
    assert not _said(name, name)


@pytest.mark.parametrize("name", ["Vogel", "Brandt"])
def test_a_name_for_a_pronoun_of_the_original_is_right(name: str) -> None:
    assert not _said(name, "Er")


def test_a_name_that_moved_to_the_sentence_before_is_right() -> None:
    article = (_ARTICLE[0], "Vogel wanted to close 3 of them before May, Brandt heard.", *_ARTICLE[2:])
    assert not _said("Vogel", "Brandt", article)


def _said(name: str, theirs: str, article: Sequence[str] = _ARTICLE) -> list[str]:
    """What is said of persons where a name stands in the third sentence of the article, and in that of the original."""
    texts = [one.format(name) for one in article], [one.format(theirs) for one in _ORIGINAL]
    return [one.message for one in findings(*texts, "de", only=("source/person", "source/speaker"))]
