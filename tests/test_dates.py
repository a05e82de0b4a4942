"""Dates, weekdays and datelines, as the layers read them."""

from datetime import date

import pytest

from lintnews.document import Document
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.dates import Relative, dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on ⟦Friday, December 1, 2023⟧.", (2023, 12, 1, 4)),
        ("on ⟦Friday 1 December 2023⟧.", (2023, 12, 1, 4)),
        ("since ⟦Dec. 1, 2023⟧,", (2023, 12, 1, None)),
        ("the ⟦1st of December 2023⟧.", (2023, 12, 1, None)),
        ("on ⟦Sat., Dec. 2⟧ he", (None, 12, 2, 5)),
        ("on ⟦July 27 (Mon)⟧ he", (None, 7, 27, 0)),
        ("⟦FRIDAY, JUNE 3, 2016⟧", (2016, 6, 3, 4)),
        ("in ⟦May 2015⟧ Theresa May said", (2015, 5, None, None)),
        ("until ⟦2023-12-01⟧.", (2023, 12, 1, None)),
        ("until ⟦31.12.2023⟧.", (2023, 12, 31, None)),
        ("until ⟦Nov. 6⟧ to 10", (None, 11, 6, None)),
    ],
)
def test_a_date_is_read_in_all_its_parts(text: str, expected: tuple[int | None, ...]) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    (found,) = Document(text.replace("⟦", "").replace("⟧", "")).layer(dates)
    assert found.span == (start, end)
    assert (found.year, found.month, found.day, found.weekday) == expected


@pytest.mark.parametrize(
    "text",
    ["He may march in august company.", "The Sun shines.", "10.0.0.1 and 1.2.3", "In March 45 people came."],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert not Document(text).layer(dates)


def test_relative_dates_count_from_the_day_of_writing() -> None:
    found = Document("Next Friday, last week and the day before yesterday").layer(dates)
    assert [mention.relative for mention in found] == [Relative(1, "week"), Relative(-1, "week"), Relative(-2, "day")]
    assert found[0].weekday == 4


def test_the_weekday_has_a_place_of_its_own() -> None:
    text = "It was Friday, 1 December 2023."
    (found,) = Document(text).layer(dates)
    assert found.weekday_span is not None
    assert text[slice(*found.weekday_span)] == "Friday"


def test_a_day_that_the_calendar_does_not_have_is_read_but_is_no_date() -> None:
    (found,) = Document("on June 31, 2023").layer(dates)
    assert (found.month, found.day, found.date) == (6, 31, None)


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("December 1, 2023\n\nDaily Post\n\nMinisters meet", date(2023, 12, 1), ""),
        ("Ministers meet\n\nPublished: 1 December 2023, 10:30 GMT\n\nThey met.", date(2023, 12, 1), ""),
        ("Ministers meet\n\nGENEVA, Jan. 21 (Reuters) - They met.", None, "GENEVA"),
        ("Ministers meet\n\nMOSCOW, 21 January 2022 – They met.", date(2022, 1, 21), "MOSCOW"),
        ("Ministers meet\n\nORLANDO, Fla. (AP) -- They met.", None, "ORLANDO, Fla."),
        ("Ministers meet\n\nVirginia Beach, Va. -- They met.", None, ""),
        ("Ministers met on December 1, 2023\n\nThe treaty of May 2, 2020 was signed by all.", None, ""),
    ],
)
def test_the_dateline_is_found_at_the_top(text: str, day: date | None, place: str) -> None:
    found = Document(text).layer(dateline)
    assert (found.date, found.place) == (day, place)


def test_a_day_of_publication_that_was_given_wins_over_the_text() -> None:
    found = Document("December 1, 2023\n\nMinisters meet", published=date(2024, 1, 5)).layer(dateline)
    assert found.date == date(2024, 1, 5)


def test_a_language_without_lexicon_has_no_dates_but_those_in_digits() -> None:
    found = Document("Friday, December 1, 2023, 2023-12-01", language="xx").layer(dates)
    assert [mention.date for mention in found] == [date(2023, 12, 1)]
