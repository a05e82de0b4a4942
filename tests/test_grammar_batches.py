"""Sheets: what is sent to an engine, and the way back, whatever characters a text has."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lintnews.grammar.batches import Batch, batches, plain

PIECES = st.sampled_from(
    [
        *("word ", "Ministers met. ", "\n", "\r\n", "\r\n\r\n", "\n\n", "\u2028", "\t", "e\u0301", "naïve ", "\ufeff"),
        *("😀", "👩‍👩‍👧 ", "🇺🇦", "𝒳", "中文", "Привет. ", "שלום ", "\u200f", "\x00", "\ud800", "x" * 40),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def utf16(text: str) -> int:
    """The number of UTF-16 units of a text: how Java counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts(sheet: Batch) -> list[tuple[int, str]]:
    return [(part.text, sheet.text[part.start : part.end]) for part in sheet.parts]


@given(TEXTS)
def test_every_character_of_a_plain_text_is_one_utf16_unit_at_its_own_place(text: str) -> None:
    sent = plain(text)
    assert len(sent) == len(text) == utf16(sent)
    assert [at for at, (one, other) in enumerate(zip(text, sent, strict=True)) if one != other] == [
        at for at, one in enumerate(text) if one > "\uffff" or "\ud800" <= one <= "\udfff"
    ]


@given(st.lists(TEXTS, max_size=6), st.integers(1, 60))
def test_sheets_hold_all_texts_in_order_and_are_no_longer_than_asked(texts: list[str], most: int) -> None:
    made = list(batches(texts, most))
    assert all(len(sheet.text) <= most for sheet in made)
    held = [""] * len(texts)
    for sheet in made:
        for number, text in parts(sheet):
            held[number] += text
    assert held == [plain(text) for text in texts]


@given(st.lists(TEXTS, max_size=6), st.integers(8, 200))
def test_every_place_on_a_sheet_leads_back_to_the_same_characters(texts: list[str], most: int) -> None:
    for sheet in batches(texts, most):
        for mark in re.finditer(r"word|met|中文|x+|□", sheet.text):
            place = sheet.place(*mark.span())
            assert place
            number, start, end = place
            assert plain(texts[number])[start:end] == mark[0]


def test_a_place_across_two_texts_belongs_to_none() -> None:
    (sheet,) = batches(["One.", "Two."], 100)
    assert sheet.text == "One.\n\nTwo."
    assert sheet.place(0, 4) == (0, 0, 4)
    assert sheet.place(6, 10) == (1, 0, 4)
    assert sheet.place(2, 8) is None
    assert sheet.place(4, 6) is None


def test_a_long_text_is_cut_at_a_paragraph_else_at_a_sentence_else_at_a_word() -> None:
    assert [sheet.text for sheet in batches(["One, and two.\n\nThree four. Five six"], 20)] == [
        "One, and two.\n\n",
        "Three four. Five six",
    ]
    assert [sheet.text for sheet in batches(["One two. Three four. Five"], 21)] == ["One two. Three four. ", "Five"]
    assert [sheet.text for sheet in batches(["aaaa bbbb cccc"], 10)] == ["aaaa bbbb ", "cccc"]
    assert [sheet.text for sheet in batches(["a" * 25], 10)] == ["a" * 10, "a" * 10, "a" * 5]
