"""Events that are announced and then told as past, and announcements for a day that is past."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.dates import DateMention, dates
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept, numbers_in
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import Words, token_starts, words_of
from lintnews.layers.text.vocabulary import Phrases
from lintnews.lexicons import Section, per_language, section
from lintnews.records import NamedTuple

_ANNOUNCEMENT = 4
"""How many tokens an announcement has that names a day: “is scheduled for” has three."""
_REACH = 2
"""How many sentences back an event that is named again may have been announced; a pronoun takes up the last one."""


class ToldAsPast(NamedTuple):
    """A sentence that tells as past what the one before it announces. `told`: its opening."""

    told: Span
    plan: Span
    """The words that announce."""


class LateAnnouncement(NamedTuple):
    """An announcement for a day that lies before the day of writing."""

    span: Span
    day: Span
    is_dated: bool
    """Whether the day is a date and no word like yesterday."""


def told_as_past(doc: Document) -> tuple[ToldAsPast, ...]:
    """The sentences outside quotations whose event was announced before and is told as past."""
    return kept(doc, told_as_past, _told)


def late_announcements(doc: Document) -> tuple[LateAnnouncement, ...]:
    """The announcements outside quotations whose day lies before publication, or is a word for such a day."""
    return tuple(_late(doc, _known(doc.language), doc.layer(words_of)))


def _told(doc: Document, part: Span) -> Iterator[ToldAsPast]:
    known, words = _known(doc.language), doc.layer(words_of)
    starts, spans = doc.layer(token_starts), doc.layer(sentences)
    for number in numbers_in(spans, part):
        told = spans[number]
        first = bisect_left(starts, told.start)
        opening = words.lowers[first] if first < len(words.lowers) else ""
        if opening not in known.it and opening not in known.anaphors:
            continue
        past = _past(known, words, first, bisect_left(starts, told.end))
        if not past or quoted(doc, told.start):
            continue
        for announced in reversed(spans[max(0, number - (_REACH if past.event else 1)) : number]):
            plan = _plan(doc, known, words, announced, past.event)
            if plan and not quoted(doc, plan.start):
                yield ToldAsPast(Span(told.start, words.tokens[past.end - 1].end), plan)
                break


def _late(doc: Document, known: _Known, words: Words) -> Iterator[LateAnnouncement]:
    published, starts = doc.layer(dateline).date, doc.layer(token_starts)
    for mention in doc.layer(dates):
        day = mention.date
        if not _is_past(mention) and not (published and day and (published - day).days > 1):
            continue
        at = bisect_left(starts, mention.span.start)
        if not at or words.lowers[at - 1] not in known.links or quoted(doc, mention.span.start):
            continue
        for first in range(max(0, at - _ANNOUNCEMENT), at - 2):
            if known.future.at(words.lowers, first) == (at - first, True):
                yield LateAnnouncement(Span(words.tokens[first].start, mention.span.end), mention.span, day is not None)
                break


class _Known(NamedTuple):
    events: Phrases[frozenset[str]]
    over: Phrases[bool]
    future: Phrases[bool]
    be: Section
    at: Section
    preparing: Section
    anaphors: Section
    it: Section
    cleft: Section
    links: Section


@per_language
def _known(language: str) -> _Known:
    def words(name: str) -> Section:
        return section(language, "events", name)

    return _Known(
        Phrases((noun, frozenset(verbs)) for noun, verbs in words("events").items()),
        Phrases((phrase, True) for phrase in words("over")),
        Phrases((phrase, True) for phrase in section(language, "calendar", "future")),
        *(words(name) for name in ("be", "at", "preparing", "anaphors", "it", "cleft", "for")),
    )


class _Past(NamedTuple):
    """An event told as past."""

    event: tuple[str, frozenset[str]] | None
    """Its noun, and the verbs that may have announced it; none for a pronoun."""
    end: int
    """The index of the token behind it."""


def _past(known: _Known, words: Words, first: int, last: int) -> _Past | None:
    """What a sentence tells as past in its opening: “It was in Geneva”, “The long meeting took place”."""
    lowers = words.lowers
    if lowers[first] in known.it:
        event, at = None, first + 1
    else:
        for start in (first + 1, first + 2):
            if start < last and (found := known.events.at(lowers, start)):
                at = start + found[0]
                event = " ".join(lowers[start:at]), found[1]
                break
        else:
            return None
    if at >= last or any(low in known.cleft for low in lowers[at:last]):
        return None
    over = known.over.at(lowers, at)
    if over:
        return _Past(event, at + over[0])
    if lowers[at] in known.be and at + 2 < last and lowers[at + 1] in known.at and words.tokens[at + 2].is_capitalised:
        end = at + 3
        while end < last and words.tokens[end].is_capitalised:
            end += 1
        return None if any(low in known.preparing for low in lowers[end:last]) else _Past(event, end)
    return None


def _plan(
    doc: Document, known: _Known, words: Words, span: Span, event: tuple[str, frozenset[str]] | None
) -> Span | None:
    """The words of a sentence that announce the event for a day that is not past."""
    starts = doc.layer(token_starts)
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if not any(span.holds(mention.span) and not _is_past(mention) for mention in doc.layer(dates)):
        return None
    for index in range(first, last):
        found = known.future.at(words.lowers, index)
        if not found:
            continue
        before = words.lowers[first:index]
        if event is None:
            named = any(known.events.at(words.lowers, at) for at in range(first, index))
        else:
            noun, verbs = event
            named = noun in " ".join(words.lowers[first:last]) or not verbs.isdisjoint(words.lowers[index:last])
        if named and before:
            return Span(words.tokens[index].start, words.tokens[index + found[0] - 1].end)
    return None


def _is_past(mention: DateMention) -> bool:
    return mention.relative is not None and mention.relative.steps < 0
