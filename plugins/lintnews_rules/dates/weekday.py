"""`dates/weekday`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.dates import DateMention, dates
from lintnews.layers.text.sentences import sentence_at
from lintnews.lexicons import per_language, section
from lintnews.rule import Invalid, Meta, Rule

_HALF_A_YEAR = 183
_JOINER = 10
"""Code points between two days that are named together, at most."""
_GOES_ON = re.compile(r"\s?[-–—/]\s?\d")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_BEFORE = 2
"""Code points in front of a sentence in which the one before it ends."""
_GREGORIAN = 1924
"""From here on every country dates its news by the calendar that we count with."""


class Weekday(Rule):
    """A weekday and its date contradict each other.

    One of the two was mistyped or mistranslated, and the reader may come on the wrong day.

    A date without a year is judged by the day of publication, as the nearest such day: a warning.

    Not found: weekdays that stand apart from their date.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Mistranslation", since="0.1", needs=("calendar",))

    VALID = (
        "The ministers met on Friday, December 1, 2023.",
        "The treaty was signed on Saturday and Sunday, 2 December 2023.",
        "He was born on Thursday, 4 July 1776.",
        "It began on December 1, 2023, a Friday.",
        "LUND, 10 January 2020 – In 2018 she was elected on Wednesday, 9 May.",
    )
    INVALID = (
        Invalid("The ministers met on ⟦Monday⟧, December 1, 2023.", says="was a Friday"),
        Invalid("On ⟦Tues⟧., 1 December 2023, he left.", says="was a Friday"),
        Invalid("It was signed on ⟦Monday⟧, the 1st of December 2023.", says="was a Friday"),
        Invalid("The concert was on ⟦Monday⟧ evening, 1 December 2023.", says="was a Friday"),
        Invalid("The vote was on ⟦Monday⟧, 1.12.2023.", says="was a Friday"),
        Invalid("The treaty dates from ⟦Monday⟧ (December 1, 2023).", says="was a Friday"),
        Invalid("They met on December 1, 2023, a ⟦Monday⟧, in Kyiv.", says="was a Friday"),
        Invalid(
            "BONN, 3 January 2022 – The shops were full.\n\nOn ⟦Friday⟧, 30 December, it snowed.", says="was a Thursday"
        ),
        Invalid("The talks begin on ⟦Monday⟧, 8 December.", says="is a Friday", published="2023-12-01"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        published = doc.layer(dateline)
        found = doc.layer(dates)
        for before, mention in zip((None, *found), found, strict=False):
            place = mention.weekday_span
            if place is None or mention.weekday is None or _is_of_several(doc.text, before, mention):
                continue
            day = mention.date or (_nearest(mention, published.date) if published.date else None)
            if day is None or day.year < _GREGORIAN or day.weekday() == mention.weekday:
                continue
            if not mention.year and mention.weekday in _weekdays_in_years(doc, mention):
                continue
            tense = "is" if published.date and day >= published.date else "was"
            message = f"{day.isoformat()} {tense} a {_name(doc.language, day.weekday())}"
            if mention.year:
                yield self.finding(place, message)
            else:
                notes = [Note(published.span, "published on this day")] if published.span else []
                yield self.finding(place, message, notes=notes, severity=Severity.WARNING)


def _weekdays_in_years(doc: Document, mention: DateMention) -> set[int]:
    """The weekdays that a day without a year has in the years named in its sentence and in the one before."""
    sentence = sentence_at(doc, mention.span.start)
    start = sentence_at(doc, max(0, sentence.start - _BEFORE)).start
    top = doc.layer(dateline).span
    found = _YEAR.finditer(doc.text, start, sentence.end)
    years = {int(year[0]) for year in found if not (top and top.holds(Span(*year.span())))}
    days = (mention._replace(year=year).date for year in years)
    return {day.weekday() for day in days if day}


def _nearest(mention: DateMention, published: date) -> date | None:
    """The day without a year that is nearest to the day of publication, unless another one is about as near."""
    if not mention.month or not mention.day:
        return None
    days = (mention._replace(year=year).date for year in (published.year - 1, published.year, published.year + 1))
    distance, day = min(((abs((day - published).days), day) for day in days if day), default=(_HALF_A_YEAR, None))
    return day if distance < _HALF_A_YEAR - 30 else None


def _is_of_several(text: str, before: DateMention | None, mention: DateMention) -> bool:
    """Whether several days are named at once: `Friday–Sunday, December 1–3`, `Saturday and Sunday, 2 December`."""
    start, end = mention.span
    joined = before is not None and before.weekday is not None and not before.day and start - before.span.end < _JOINER
    return joined or _GOES_ON.match(text, end) is not None


@per_language
def _names(language: str) -> Mapping[int, str]:
    names: dict[int, str] = {}
    for name, (number, *_) in section(language, "calendar", "weekdays").items():
        names.setdefault(int(number), name)
    return names


def _name(language: str, weekday: int) -> str:
    return _names(language)[weekday]
