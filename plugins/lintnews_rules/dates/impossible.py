"""`dates/impossible`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.facts.clock import impossible_times
from lintnews.layers.facts.dates import DateMention, calendar, dates, reversed_days
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.tokens import token_starts, tokens
from lintnews.lexicons import per_language, section
from lintnews.rule import Invalid, Meta, Rule

_MONTHS = 12


class Impossible(Rule):
    """A day or an hour that no calendar and no clock has.

    Somebody changed a number: the reader cannot know which day is meant.

    An hour without a mark of its own (a.m., GMT) counts only between “at” or its like and a day, because a score looks
    the same.

    Not found: a wrong day that exists; ranges of days written with a dash.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Mistranslation", since="0.1")

    VALID = (
        "The vote was held on February 29, 2024.",
        "In June 31 people were arrested.",
        "They won 98:76 and lead the table by 30 points.",
        "The train left at 23:59 GMT on 31 May.",
        "He stayed from 12 to 15 May and was at 14:30 p.m. in a room of 20:60 metres; they led at 25:24, but lost.",
        "He waited for 48 hours and worked 60 hours a week.",
        "Version 2.13.2022 was installed over 25.1.2022.",
    )
    INVALID = (
        Invalid("The vote was held on ⟦June 31⟧.", says="June has 30 days"),
        Invalid("It began on ⟦29 February 2023⟧ in Kyiv.", says="28 days"),
        Invalid("Updated: ⟦2023-13-05⟧.", says="13"),
        Invalid("The train left at ⟦24:75 GMT⟧.", says="no clock"),
        Invalid("The match starts at ⟦20:60⟧ on Monday.", says="no clock"),
        Invalid("The shop opens at ⟦13 p.m.⟧ on Monday.", says="no clock"),
        Invalid("The fair lasts from ⟦15 to 12 December⟧.", says="later day"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for mention in doc.layer(dates):
            if mention.month and mention.day and (fault := _fault(doc, mention)):
                spoken = quoted(doc, mention.span.start)
                yield self.finding(mention.span, fault, severity=Severity.WARNING if spoken else None)
        for time in doc.layer(impossible_times):
            severity = None if time.is_marked and not quoted(doc, time.span.start) else Severity.WARNING
            yield self.finding(time.span, f"no clock shows “{doc.text[slice(*time.span)]}”", severity=severity)
        for span in doc.layer(reversed_days):
            yield self.finding(span, "the later day stands first", severity=Severity.WARNING)


def _fault(doc: Document, mention: DateMention) -> str:
    """What is wrong with a date, or nothing."""
    month, day = mention.month or 0, mention.day or 0
    if month > _MONTHS:
        return f"there is no month {month}" if day <= 31 and month <= 31 else ""
    names = calendar(doc.language)
    days = names.lengths.get(month, 31)
    if mention.year and month == 2 and not _is_leap(mention.year):
        days = 28
    if 1 <= day <= days or _counts_something(doc, mention):
        return ""
    year = f" {mention.year}" if mention.year and month == 2 else ""
    return f"{_name(doc.language, month)}{year} has {days} days"


def _counts_something(doc: Document, mention: DateMention) -> bool:
    """Whether the number behind a month may belong to what follows: “In June 31 people were arrested”."""
    if mention.year:
        return False
    found, starts = doc.layer(tokens), doc.layer(token_starts)
    first, after = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
    alone = first and found[first - 1].text.lower() in section(doc.language, "calendar", "month-words")
    return bool(alone) and after < len(found) and found[after].is_word


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@per_language
def _name(language: str, month: int) -> str:
    names = section(language, "calendar", "months").items()
    return next((name for name, (number, *_) in names if int(number) == month), f"month {month}")
