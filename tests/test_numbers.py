"""Numbers in digits and words, as the layer reads them."""

import pytest

from lintnews.document import Document
from lintnews.layers.facts.numbers import numbers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("cost ⟦$3.5 million⟧ in", 3_500_000, "$"),
        ("cost ⟦$5bn⟧ in", 5_000_000_000, "$"),
        ("paid ⟦20 €⟧ for", 20, "€"),
        ("some ⟦12 percent⟧ of", 12, "%"),
        ("some ⟦3,5 per cent⟧ of", 3.5, "%"),
        ("some ⟦1,250⟧ people", 1250, ""),
        ("some ⟦1.200.000⟧ people", 1_200_000, ""),
        ("for ⟦two dozen⟧ people", 24, ""),
        ("for ⟦one hundred and fifty⟧ cars", 150, ""),
        ("for ⟦two hundred thousand⟧ cars", 200_000, ""),
        ("after ⟦twenty-five⟧ days", 25, "day"),
    ],
)
def test_a_number_has_value_and_unit(text: str, value: float, unit: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    (found,) = Document(text.replace("⟦", "").replace("⟧", "")).layer(numbers)
    assert found.span == (start, end)
    assert (found.value, found.unit, found.ordinal) == (value, unit, False)


@pytest.mark.parametrize(("text", "value"), [("the 40th time", 40), ("his second visit", 2)])
def test_ordinals_are_told_from_counts(text: str, value: float) -> None:
    assert [(number.value, number.ordinal) for number in Document(text).layer(numbers)] == [(value, True)]


def test_times_and_dates_in_digits_are_no_numbers() -> None:
    assert not Document("at 10:30 on 01.12.2023").layer(numbers)


def test_words_that_make_a_number_rough_are_seen() -> None:
    found = Document("nearly 50, about $20, exactly 7").layer(numbers)
    assert [number.approximate for number in found] == [True, True, False]
