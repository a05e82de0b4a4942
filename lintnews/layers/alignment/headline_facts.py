"""Numbers and days in the headline of an article that its original has nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import Day, facts
from lintnews.layers.alignment.number_pairs import same
from lintnews.layers.alignment.sentence_pairs import is_trusted
from lintnews.layers.facts.headline import heading


def strange_facts(doc: Document) -> tuple[Span, ...]:
    """The numbers in digits, months and weekdays of the headline that stand nowhere in the original."""
    if doc.original is None or not is_trusted(doc):
        return ()
    top = doc.layer(heading).headline
    return tuple(sorted(_strange(doc, doc.original, top))) if top else ()


def _strange(doc: Document, original: Document, top: Span) -> Iterator[Span]:
    ours, theirs = doc.layer(facts), original.layer(facts)
    for one in ours.quantities:
        if top.holds(one.span) and one.digits and not one.in_name:
            days = {float(value) for day in theirs.months for value in day.values}
            if (
                not _is_tied(doc.text, one.span)
                and not one.values & days
                and not any(same(one, other) for other in theirs.quantities)
            ):
                yield one.counted
    for mine, others in ((ours.months, theirs.months), (ours.weekdays, theirs.weekdays)):
        for day in mine:
            if top.holds(day.span) and others and not _is_among(day, others) and _is_day(doc.text, day):
                yield day.span


def _is_tied(text: str, span: Span) -> bool:
    """Whether a number is a part of something longer: 19:00, 08H00."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(mark.isalnum() or mark in ":/-_." for mark in around)


def _is_day(text: str, day: Day) -> bool:
    """Whether a word is a weekday or a month beside a number; in a headline every word may have a capital."""
    around = text[max(0, day.span.start - 4) : day.span.start] + text[day.span.end : day.span.end + 4]
    return day.is_certain and any(map(str.isdecimal, around))


def _is_among(day: Day, others: tuple[Day, ...]) -> bool:
    """Whether a day is one of some; one that is not certain may always be."""
    return not day.is_certain or any(day.values & other.values for other in others)
