"""Years and the time between them: founded in 1902, 140 years old; from 1998 to 2004, eight years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.age_patterns import age_patterns, matches, speaks_of
from lintnews.layers.facts.contradictions import Contradiction, Statement
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.numbers import number_value, numbers
from lintnews.layers.facts.quantities import ROUGHLY
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import numerals, words_of
from lintnews.lexicons import either, per_language, section
from lintnews.records import NamedTuple

_LATEST = 2040
"""No article is from a later year."""
_EARLIEST = 1990
"""And hardly any from an earlier one."""
_OWN = 20
"""Code points before an ordinal in which a word says whose it is."""
_DIGITS = 4
"""Digits of a year."""
_YEAR = r"(?:1\d{3}|20\d\d)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})?|[A-Za-z][a-z]*(?:-[a-z]+)?)"


def wrong_spans(doc: Document) -> tuple[Contradiction, ...]:
    """A year, and an age, a time since or an anniversary that cannot be reached from it."""
    found = [*_since_beginning(doc)]
    ways = (("years-ago", _ago), ("years-old", _age_of_year), ("years", _between), ("anniversaries", _anniversaries))
    for name, way in ways:
        if any(word in doc.text for word in section(doc.language, "ages", name)):
            found += way(doc)
    return tuple({one.again.span.start: one for one in reversed(found)}.values())


def _since_beginning(doc: Document) -> Iterator[Contradiction]:
    """A year in which somebody was born or something began, and an age that cannot be reached from it.

    Judged in the sentence that has both: by another year of it, by the day of publication, or because the result lies
    in the future.
    """
    published, patterns = doc.layer(dateline).date, age_patterns(doc.language)
    for born in matches(doc, "beginning") if speaks_of(doc, "born", "begun") else ():
        sentence = sentence_at(doc, born.start())
        old = patterns.span.search(doc.text, *sentence)
        if not old or quoted(doc, born.start()) or born.end() > sentence.end:
            continue
        year, age = int(born["year"]), _value(doc, old["old"])
        if not age:
            continue
        others = {int(one["year"]) for one in patterns.year.finditer(doc.text, *sentence)} - {year}
        now = (
            min(others)
            if len(others) == 1 and min(others) > year
            else published.year
            if published and not others
            else 0
        )
        if (now and not -1 <= now - year - age <= 1) or year + age > _LATEST:
            yield _contradiction(doc, born.span("year"), old.span(), age)


def _of_sentences(doc: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds in the sentences that have a year."""
    words = doc.layer(words_of)
    places = [at for at in doc.layer(numerals) if len(words.texts[at]) == _DIGITS]
    for sentence in dict.fromkeys(sentence_at(doc, words.tokens[at].start) for at in places):
        yield from pattern.finditer(doc.text, *sentence)


def _ago(doc: Document) -> Iterator[Contradiction]:
    """A year and how long ago it was, by the day of the article: three years ago, in 2015."""
    published = doc.layer(dateline).date
    for one in _of_sentences(doc, _patterns(doc.language).ago):
        name = "old" if one["old"] else "other"
        year, many = int(one["year"] or one["then"]), _value(doc, one[name])
        now = published.year if published else 0
        is_wrong = abs(now - year - many) > 1 if now else year + many > _LATEST
        if many and is_wrong and not one["rough"] and not quoted(doc, one.start()):
            yield _contradiction(doc, one.span("year" if one["year"] else "then"), one.span(name), many)


def _between(doc: Document) -> Iterator[Contradiction]:
    """Two years and how long it was from the one to the other: from 1998 to 2004, eight years."""
    for one in _of_sentences(doc, _patterns(doc.language).between):
        name = "behind" if one["behind"] else "before"
        start, end = ("first", "last") if one["behind"] else ("start", "end")
        first, last, many = int(one[start]), int(one[end]), _value(doc, one[name])
        if many and first < last and abs(last - first - many) > 1 and not quoted(doc, one.start()):
            yield _contradiction(doc, one.span(start), one.span(name), many)


def _age_of_year(doc: Document) -> Iterator[Contradiction]:
    """An age and the year of which something is: 1,800 years old, from the year 540."""
    published = doc.layer(dateline).date
    low, high = (published.year, published.year) if published else (_EARLIEST, _LATEST)
    for one in _patterns(doc.language).of_year.finditer(doc.text):
        many, year = _value(doc, one["old"]), int(one["year"])
        off = max(many / 10, 2)
        if many and not low - off <= year + many <= high + off and not quoted(doc, one.start()):
            yield _contradiction(doc, one.span("year"), one.span("old"), many)


def _anniversaries(doc: Document) -> Iterator[Contradiction]:
    """An anniversary in one year of what another year is said to have begun: its 30th anniversary in 2021."""
    today = doc.layer(dateline).date
    for many in doc.layer(numbers):
        if not many.ordinal or many.value <= 1:
            continue
        patterns = _patterns(doc.language)
        behind = patterns.anniversary.match(doc.text, many.span.end)
        if not behind or quoted(doc, many.span.start):
            continue
        sentence = sentence_at(doc, many.span.start)
        began = patterns.began.match(doc.text, behind.end())
        own = patterns.own.search(doc.text[max(0, many.span.start - _OWN) : many.span.start])
        start = began.span("year") if began else _founded_beside(doc, sentence) if own else None
        if not start:
            continue
        year = int(doc.text[slice(*start)])
        others = {
            int(one["year"]) for one in patterns.at_year.finditer(doc.text, *sentence) if one.span("year") != start
        }
        others -= {year}
        now = min(others) if len(others) == 1 else 0
        if not now and not others and today:
            is_now = patterns.celebrates.search(doc.text[max(sentence.start, many.span.start - 40) : many.span.start])
            now = today.year if is_now and not is_now["will"] else 0
        if (now > year and abs(now - year - many.value) > 1) or year + many.value > _LATEST + 20:
            yield _contradiction(doc, start, (many.span.start, behind.end()), many.value)


def _founded_beside(doc: Document, sentence: Span) -> tuple[int, int] | None:
    """The year in which the text says that something began, in the sentence of an anniversary or in one beside it."""
    patterns, (start, end) = _patterns(doc.language), sentence
    before = sentence_at(doc, start - 2) if start > 1 else sentence
    after = sentence_at(doc, min(end + 1, len(doc.text) - 1))
    if patterns.it.search(doc.text, *sentence) and "\n" not in doc.text[before.end : start]:
        start = before.start
    if patterns.it.match(doc.text, *after) and "\n" not in doc.text[end : after.start]:
        end = after.end
    found = [*age_patterns(doc.language).beginning.finditer(doc.text, start, end)]
    return found[0].span("year") if len(found) == 1 else None


class _Patterns(NamedTuple):
    ago: re.Pattern[str]
    """`three years ago, in 2015` as `old` and `year`, `in 2015, three years ago` as `then` and `other`."""
    between: re.Pattern[str]
    """`from 1998 to 2004, eight years` as `first`, `last` and `behind`, turned as `before`, `start`, `end`."""
    of_year: re.Pattern[str]
    """`1,800 years old, from the year 540` as `old` and `year`."""
    anniversary: re.Pattern[str]
    """Behind an ordinal: ` anniversary`."""
    began: re.Pattern[str]
    """Behind that: ` of its founding in 1995`, ` of the 1989 revolution`, as `year`."""
    own: re.Pattern[str]
    """Before an ordinal: it is that of the thing itself, `its `."""
    it: re.Pattern[str]
    """The thing itself, as a pronoun that stands for no person."""
    celebrates: re.Pattern[str]
    """At the end of what stands before an ordinal: somebody does so now."""
    at_year: re.Pattern[str]
    """A year in which something is: `in 2021`, as `year`."""


@per_language
def _patterns(language: str) -> _Patterns:
    words = partial(either, language, "ages")
    rough = either(language, "quantities", *ROUGHLY)
    ago, some, at, to = words("years-ago"), words("years"), words("in"), words("ranges")
    return _Patterns(
        ago=re.compile(
            rf"(?:(?P<rough>{rough})\s)?\b(?:(?P<old>{_NUMBER})\s{ago},?\s{at}\s(?P<year>{_YEAR})\b(?!-)"
            rf"|{at}\s(?P<then>{_YEAR}),\s(?P<other>{_NUMBER})\s{ago})"
        ),
        between=re.compile(
            rf"\b(?:(?i:{words('since')})\s(?P<first>{_YEAR})\s{to}\s(?P<last>{_YEAR}),\s(?:{words('for')}\s)?"
            rf"(?P<behind>{_NUMBER})\s{some}(?=[,.;)])"
            rf"|(?P<before>{_NUMBER})\s{some},\s{words('since')}\s(?P<start>{_YEAR})\s{to}\s(?P<end>{_YEAR})(?=[,.;)]))"
        ),
        of_year=re.compile(
            rf"\b(?P<old>{_NUMBER})\s{words('years-old')},?\s(?:[a-z]+\s){{0,2}}?{words('dates')}\s"
            rf"(?P<year>\d{{3,4}})(?=[,.;)])"
        ),
        anniversary=re.compile(rf"\s(?:[a-z]+\s)?{words('anniversaries')}\b"),
        began=re.compile(
            rf"\s{words('of')}\s{words('its')}\s(?:(?:[a-z]+\s){{1,3}}{words('of', 'in')}\s)?"
            rf"(?P<year>{_YEAR})\b(?![-–’'])"
        ),
        own=re.compile(rf"\b{words('own')}\s(?:[a-z]+\s)?\Z"),
        it=re.compile(rf"\b(?i:{words('it')})\b"),
        celebrates=re.compile(rf"\b(?:(?P<will>{words('will')})\s)?{words('celebrates')}\s(?:[^\s,.;:]+\s){{0,3}}\Z"),
        at_year=re.compile(rf"\b(?i:{at}) (?P<year>{_YEAR})\b"),
    )


def _contradiction(doc: Document, year: tuple[int, int], span: tuple[int, int], many: float) -> Contradiction:
    began = doc.text[slice(*year)]
    return Contradiction(began, Statement(Span(*year), int(began)), Statement(Span(*span), many))


def _value(doc: Document, text: str) -> float:
    """The value of digits, which may be set in groups, or of a word for a number; 0 where it is none."""
    return number_value(text.replace(",", "").lower(), doc.language)
