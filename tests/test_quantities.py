"""Quantities: what a number counts, in what unit, and how exact it is."""

from __future__ import annotations

from datetime import date

import pytest

from lintnews.document import Document, Metadata
from lintnews.findings import Span
from lintnews.layers.facts.conversions import conversions
from lintnews.layers.facts.day_tense import told_wrongly
from lintnews.layers.facts.headline import heading
from lintnews.layers.facts.quantities import Quantity, exchanged_digits, is_rounded, quantities


def only(text: str) -> Quantity:
    (found,) = Document(text).layer(quantities)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun", "rough"),
    [
        ("He saw more than 4,000 young people there.", 4000, "", "person", "least"),
        ("It cost about $16.5bn in all.", 16.5e9, "USD", "", "rough"),
        ("It is 18 kilometres away.", 18, "km", "", ""),
        ("It rose to 35 °C there.", 35, "°C", "", ""),
        ("Up to nine dead were found.", 9, "", "dead", "most"),
        ("They sold 12 percent of it.", 12, "%", "", ""),
    ],
)
def test_a_quantity_has_its_unit_or_its_noun(text: str, value: float, unit: str, noun: str, rough: str) -> None:
    found = only(text)
    assert (found.value, found.unit, found.noun, found.rough) == (value, unit, noun, rough)


@pytest.mark.parametrize(
    "text",
    [
        "He left in 1984.",
        "They won 3-1.",
        "It was on 14 March 2023.",
        "See page 5.",
        "It began at 10:15.",
        "No. 7 won.",
    ],
)
def test_years_days_scores_and_names_are_no_quantities(text: str) -> None:
    assert Document(text).layer(quantities) == ()


def test_those_named_before_are_known() -> None:
    assert only("The four men left.").is_definite
    assert not only("He saw four men.").is_definite


def test_a_rounded_number_is_the_same_one_and_exchanged_digits_are_not() -> None:
    assert is_rounded(16, 16.6)
    assert is_rounded(200_000, 198_412)
    assert not is_rounded(120_000, 210_000)
    assert exchanged_digits(3200, 2300)
    assert not exchanged_digits(3200, 3200)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("It is 18 kilometres (11 miles) away.", True),
        ("It is 18 kilometres (25 miles) away.", False),
        ("It rose by 2 °C (3.6 °F) there.", True),
        ("It was 35 °C (95 °F) there.", True),
        ("It cost £4.4bn ($8.5bn) in all.", True),
        ("It cost 30 million euros (3 million dollars) in all.", False),
    ],
)
def test_measures_said_twice_are_compared(text: str, is_right: bool) -> None:
    (found,) = Document(text).layer(conversions)
    assert found.is_right is is_right


def test_a_headline_is_what_the_file_says_or_what_looks_like_one() -> None:
    text = "Ferry burns off the coast\n\nA ferry burned on Monday. Nobody was hurt."
    assert Document(text).layer(heading).headline == Span(0, 25)
    assert Document(text.replace("coast", "coast.")).layer(heading).headline is None
    known = Metadata(headline=Span(27, 52))
    assert Document(text, metadata=known).layer(heading).headline == known.headline
    assert Document(text, metadata=Metadata(items=2)).layer(heading).headline is None


def test_without_a_day_of_the_article_no_tense_is_judged() -> None:
    text = "The fair opened in Ulm on 3 March 2025."
    assert Document(text).layer(told_wrongly) == ()
    (found,) = Document(text, published=date(2023, 5, 9)).layer(told_wrongly)
    assert not found.is_future
