"""Events with a date that the article's own day contradicts: past ones told as future, and future ones told as past."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.dates import DateMention, dates
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import endings
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_REACH = 7
"""Tokens between a verb and its date, at most."""
_BESIDE = 3
"""Tokens between a past form and words for a time ahead, at most."""
_SLACK = timedelta(days=2)
"""An article may be a day or two older or younger than it says."""
_NEAR = timedelta(days=60)
"""How far a day whose year is not told may lie from that of the article, so that no other year is meant."""
_CENTURIES = ("19", "20", "21")
_ANY_YEAR = 2000
"""The year of an article which names its own without: one that has all days."""


class ToldWrongly(NamedTuple):
    """A verb with its date. `is_future`: whether it is told as future, though the day is past.

    `mention`: the date as printed, none where only words such as `next week` tell it.
    """

    span: Span
    mention: Span | None
    is_future: bool


def told_wrongly(doc: Document) -> tuple[ToldWrongly, ...]:
    """The events whose verb and whose date do not go together on the day of the article; none without such a day."""
    top, today = doc.layer(dateline), _today(doc)
    found = [*_past_ahead(doc)]
    if today is None:
        return tuple(found)
    if top.date:
        found += [*_in_years(doc, top.date.year), *_past_behind(doc, top.date)]
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    for mention in doc.layer(dates):
        day = _first_day(mention, today, is_dated=top.date is not None)
        if day is None or quoted(doc, mention.span.start) or (top.span and top.span.overlaps(mention.span)):
            continue
        at = bisect_left(starts, mention.span.start)
        first = max(bisect_left(starts, sentence_at(doc, mention.span.start).start), at - _REACH)
        if not at or words.lowers[at - 1] not in section(doc.language, "events", "on"):
            continue
        is_over = day < today - _SLACK and mention.day is not None
        is_ahead = day > today + _SLACK
        verb = _will(doc, words, first, at) if is_over else _past(doc, words, first, at) if is_ahead else None
        if verb is not None:
            found.append(ToldWrongly(Span(words.tokens[verb].start, mention.span.end), mention.span, is_over))
    return tuple(found)


def _past_ahead(doc: Document) -> Iterator[ToldWrongly]:
    """Past forms right before words for a time ahead: `were tried next week`."""
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    for mention in doc.layer(dates):
        if mention.relative is None or mention.relative.steps < 1 or quoted(doc, mention.span.start):
            continue
        at = bisect_left(starts, mention.span.start)
        first = max(bisect_left(starts, sentence_at(doc, mention.span.start).start), at - _BESIDE)
        verb = _past(doc, words, first, at + 1) if at > 1 else None
        if words.lowers[at] in vocabulary(doc.language).determiners or verb is None or verb == first:
            continue
        before = words.lowers[verb - 1]
        subjects, verbs = section(doc.language, "clauses", "subjects"), section(doc.language, "clauses", "were")
        if before in subjects or before in verbs:
            yield ToldWrongly(Span(words.tokens[verb - 1].start, mention.span.end), None, is_future=False)


def _in_years(doc: Document, year: int) -> Iterator[ToldWrongly]:
    """Verbs before a year, or a month of one, that lies on the other side of the year of the article.

    What is told as past of the next year may be of a budget, and is not judged.
    """
    words, within = doc.layer(words_of), section(doc.language, "ages", "in")
    months = section(doc.language, "calendar", "months")
    for at, text in enumerate(words.texts):
        if len(text) != 4 or not text.isdecimal() or text[:2] not in _CENTURIES or int(text) in (year, year + 1):
            continue
        opening = at - (words.texts[at - 1] in months)
        token = words.tokens[at]
        if opening < 3 or words.lowers[opening - 1] not in within or quoted(doc, token.start):
            continue
        first = max(bisect_left(doc.layer(token_starts), sentence_at(doc, token.start).start), opening - _REACH)
        is_over = int(text) < year
        verb = _will(doc, words, first, opening) if is_over else _past(doc, words, first, opening)
        if verb is not None:
            mention = Span(words.tokens[opening].start, token.end)
            yield ToldWrongly(Span(words.tokens[verb].start, token.end), mention, is_over)


def _past_behind(doc: Document, today: date) -> Iterator[ToldWrongly]:
    """Past forms behind a day ahead that opens their sentence: `On 20 May 2025 the police arrested him`."""
    words, starts, on = doc.layer(words_of), doc.layer(token_starts), section(doc.language, "events", "on")
    determiners = vocabulary(doc.language).determiners
    for mention in doc.layer(dates):
        at = bisect_left(starts, mention.span.start)
        sentence = sentence_at(doc, mention.span.start)
        is_opening = at > 0 and words.lowers[at - 1] in on and not words.texts[at - 1].islower()
        if not is_opening or not mention.date or mention.date <= today + _SLACK or quoted(doc, sentence.start):
            continue
        behind = bisect_left(starts, mention.span.end)
        subject = behind + (words.lowers[behind] == ",")
        if words.lowers[subject] not in determiners:
            continue
        verb = next((i for i in range(subject + 2, subject + 4) if _is_past_form(doc, words.lowers[i])), None)
        if verb is not None:
            yield ToldWrongly(Span(mention.span.start, words.tokens[verb].end), mention.span, is_future=False)


def _today(doc: Document) -> date | None:
    """The day of the article; in any year, where its dateline names none."""
    top = doc.layer(dateline)
    if top.date or not top.span:
        return top.date
    own = next((one for one in doc.layer(dates) if top.span.holds(one.span)), None)
    return _day_in(own, _ANY_YEAR) if own else None


def _day_in(mention: DateMention, year: int) -> date | None:
    """The day and month of a date in a year; None where one of them is missing or the calendar has them not."""
    return mention._replace(year=year).date


def _first_day(mention: DateMention, today: date, *, is_dated: bool) -> date | None:
    """The day of a date with a year, or the first one of its month; without a year, the one near the article's day."""
    if mention.year is None:
        days = (_day_in(mention, today.year + years) for years in (-1, 0, 1))
        return next((day for day in days if day and abs(day - today) <= _NEAR), None)
    if not is_dated:
        return None
    if mention.date or not (mention.month and not mention.day):
        return mention.date
    return date(mention.year, mention.month, 1) if 1 <= mention.month <= 12 else None


def _will(doc: Document, words: Words, first: int, at: int) -> int | None:
    """The last `will` before a date, where no other clause is between."""
    known = section(doc.language, "events", "will")
    return next(
        (i for i in range(at - 2, first - 1, -1) if words.lowers[i] in known and _is_joined(doc, words, i, at)), None
    )


def _past(doc: Document, words: Words, first: int, at: int) -> int | None:
    """The past form before a date, where it is neither a plan nor what somebody said."""
    plans = section(doc.language, "events", "plans")
    for i in range(at - 2, first - 1, -1):
        low = words.lowers[i]
        if _is_past_form(doc, low):
            is_plan = low in plans or low in vocabulary(doc.language).cues
            before = i - 1
            while before > first and words.lowers[before].endswith(endings(doc.language, "adverbs")):
                before -= 1
            is_finite = i > 0 and words.lowers[before] not in section(doc.language, "events", "before-participles")
            return i if is_finite and not is_plan and _is_joined(doc, words, i, at) else None
    return None


def _is_past_form(doc: Document, low: str) -> bool:
    regular = endings(doc.language, "past")
    return low in section(doc.language, "clauses", "past") or (low.endswith(regular) and len(low) > 4)


def _is_joined(doc: Document, words: Words, verb: int, at: int) -> bool:
    """Whether nothing between a verb and its date begins another clause."""
    apart = section(doc.language, "events", "apart")
    return not any(low in apart for low in words.lowers[verb + 1 : at - 1])
