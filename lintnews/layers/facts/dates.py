"""Dates: days, months and weekdays that a text names, and words for days relative to its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept
from lintnews.layers.text.tokens import Words, places_by_lower, places_by_text, places_of, within, words_of
from lintnews.layers.text.vocabulary import Phrases
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple


class Relative(NamedTuple):
    """How far from the day of writing: `last week` is -1 week, `tomorrow` +1 day."""

    steps: int
    unit: str


class DateMention(NamedTuple):
    """A date as it stands, in as many parts as the text gives. The parts may contradict one another or the calendar."""

    span: Span
    year: int | None = None
    month: int | None = None
    """1 to 12, except in a date written in digits, where anything may stand."""
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    weekday_span: Span | None = None
    relative: Relative | None = None

    @property
    def date(self) -> date | None:
        """The day, where all three parts are there and the calendar has it."""
        if self.year and self.month and self.day:
            try:
                return date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None


class Calendar(NamedTuple):
    """The names of a language's calendar."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short: frozenset[str]
    """Abbreviations, with or without a full stop, which mean a day or month only beside the rest of a date."""
    lengths: dict[int, int]
    """Days of each month, 29 for February."""
    directions: dict[str, int]
    joiners: frozenset[str]
    dayparts: frozenset[str]
    """Words between a weekday and the rest of its date: Monday evening, 15 March."""
    articles: frozenset[str]
    """Words between a weekday and the number of its day, or between a date and its weekday."""
    relative: Phrases[Relative]
    openings: dict[str, frozenset[str]]
    """The words, lower-case, with which a date can begin, and those that may follow (none: any)."""
    endings: frozenset[str]
    """Letters behind the number of a day."""


_RANGE_WORDS = 3
"""Words of a range of days in front of its last one: from 15 to."""
_DAY = re.compile(r"(\d{1,2})([^\W\d]*)\Z")
_DIGITS = re.compile(r"(?<!\d)\d{1,4}([-.])\d\d?\1\d{1,4}(?![\d/-]|\.\d)")
_YEARS = range(1000, 2200)
_CENTURIES = frozenset(("17", "18", "19", "20"))
_WORD_BEFORE = re.compile(r"\b([^\W\d_]+)\.?,?\s\(?\Z")
_LONGEST_WEEKDAY = 16
"""Code points in front of a date in digits among which its weekday stands."""


@per_language
def calendar(language: str) -> Calendar:
    """The calendar of a language; empty for one without a lexicon."""

    def names(name: str) -> dict[str, int]:
        table = {}
        for key, values in section(language, "calendar", name).items():
            word = key.rstrip(".")
            table[word] = table[word.upper()] = int(values[0])
        return table

    months = section(language, "calendar", "months")
    openings: dict[str, set[str]] = defaultdict(set)
    dotted = (
        key.rstrip(".")
        for name in ("months", "weekdays")
        for key in section(language, "calendar", name)
        if key[-1] == "."
    )
    relative = []
    for phrase, values in section(language, "calendar", "relative").items():
        steps, unit = (int(values[1]), values[0]) if len(values) > 1 else (int(values[0]), "day")
        relative.append((phrase, Relative(steps, unit)))
        openings[phrase.split()[0]].add("".join(phrase.split()[1:2]))
    for name in (*names("months"), *names("weekdays")):
        openings[name.lower()].add("")
    return Calendar(
        names("months"),
        names("weekdays"),
        frozenset(form for word in dotted for form in (word, word.upper())),
        {int(values[0]): int(values[1]) for values in months.values()},
        {word: int(values[0]) for word, values in section(language, "calendar", "directions").items()},
        frozenset(section(language, "calendar", "day-joiners")),
        frozenset(section(language, "calendar", "dayparts")),
        frozenset(section(language, "calendar", "day-articles")),
        Phrases(relative),
        {first: frozenset() if "" in seconds else frozenset(seconds) for first, seconds in openings.items()},
        frozenset(ending for ending, value in section(language, "numbers", "endings").items() if value == ("ordinal",)),
    )


def dates(doc: Document) -> tuple[DateMention, ...]:
    """All dates in order, without overlap; a month without a day or a year is none."""
    return kept(doc, dates, _dates_in)


def _dates_in(doc: Document, part: Span) -> Sequence[DateMention]:
    names, words = calendar(doc.language), doc.layer(words_of)
    found = _in_digits(names, doc.text, part)
    behind = 0
    openings = names.openings
    for index in within(doc, part, places_of(doc.layer(places_by_lower), openings)):
        seconds = openings[words.lowers[index]]
        if index < behind or (seconds and _text(words.lowers, index + 1) not in seconds):
            continue
        text, mention = words.texts[index], None
        if text in names.months:
            mention = _around_month(names, words, index, behind)
        elif text in names.weekdays:
            mention = _weekday(names, words, index)
        elif phrase := names.relative.at(words.lowers, index):
            mention = index, index + phrase[0], DateMention(Span(0, 0), relative=phrase[1])
        if mention:
            first, behind, parts = mention
            tokens = words.tokens
            found.append(parts._replace(span=Span(tokens[first].start, tokens[behind - 1].end)))
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return _without_overlap(found)


def years(doc: Document) -> Sequence[int]:
    """The numbers of the tokens that are years from 1700 on in four digits, in order."""
    index = doc.layer(places_by_text)
    return places_of(index, [text for text in index if len(text) == 4 and text.isdecimal() and text[:2] in _CENTURIES])


def reversed_days(doc: Document) -> tuple[Span, ...]:
    """Ranges of days of one month that run backwards: `from 15 to 12 December`."""
    names, words, found = calendar(doc.language), doc.layer(words_of), []
    ranges = section(doc.language, "calendar", "day-ranges")
    for mention in doc.layer(dates):
        at = bisect_left(words.tokens, mention.span.start, key=lambda token: token.start)
        if not mention.day or not mention.month or mention.weekday is not None or at < _RANGE_WORDS:
            continue
        opening, first, joiner = words.lowers[at - _RANGE_WORDS : at]
        day = _day(names, (first,), 0) if joiner in ranges.get(opening, ()) else None
        if day and day > mention.day:
            found.append(Span(words.tokens[at - 2].start, mention.span.end))
    return tuple(found)


_Found = tuple[int, int, DateMention]
"""The first token, the one behind the last, and what they say (the span is filled in later)."""


def _around_month(names: Calendar, words: Words, index: int, behind: int) -> _Found | None:
    """The date around the name of a month: `Friday, Dec. 1, 2023`, `1st of December 2023`, `December 2023`."""
    texts = words.texts
    first, after = index, index + 1
    if texts[index] in names.short and _text(texts, after) == ".":
        after += 1
    at = index - 1
    if at >= behind and words.lowers[at] in names.joiners:
        at -= 1
    day = _day(names, texts, at) if at >= behind else None
    if day:
        first = at
    else:
        day = _day(names, texts, after)
        after += bool(day)
    comma = after + (_text(texts, after) == ",")
    year = _year(texts, comma) if day else _year(texts, after)
    if year:
        after = (comma if day else after) + 1
    if not day and not year:
        return None
    parts = DateMention(Span(0, 0), year, names.months[texts[index]], day)
    if day:
        at = _weekday_before(names, words, first, index, behind)
        if at >= 0:
            first = at
        else:
            at = _weekday_behind(names, words, after)
            if at >= 0:
                after = at + 1 + (texts[at] in names.short and _text(texts, at + 1) == ".")
                after += _text(texts, after) == ")"
        if at >= 0:
            parts = parts._replace(weekday=names.weekdays[texts[at]], weekday_span=_span(words, at))
    return first, after, parts


def _weekday_before(names: Calendar, words: Words, first: int, index: int, behind: int) -> int:
    """Where the weekday stands in front of the first token of a date whose month is at an index; -1 without one."""
    at = first - 1
    at -= behind <= at < index - 1 and words.lowers[at] in names.articles
    at -= at >= behind and words.texts[at] in (",", "(")
    at -= at > behind and words.lowers[at] in names.dayparts
    if at >= behind and words.texts[at] == "." and words.texts[at - 1] in names.short:
        at -= 1
    return at if at >= behind and _is_weekday(names, words.texts, at) else -1


def _weekday_behind(names: Calendar, words: Words, index: int) -> int:
    """Where the weekday stands that follows a date, `(Friday)` or `, a Friday`; -1 without one."""
    opens, at = _text(words.texts, index), index + 1
    has_article = _text(words.lowers, at) in names.articles
    if (opens == "(" or (opens == "," and has_article)) and _text(words.texts, at + has_article) in names.weekdays:
        return at + has_article
    return -1


def _weekday(names: Calendar, words: Words, index: int) -> _Found | None:
    """A weekday, in front of a date (`Sat., 2 December`) or, if it is written out, alone."""
    texts = words.texts
    short = texts[index] in names.short
    at = index + 1 + (short and _text(texts, index + 1) == ".")
    at += _text(words.lowers, at) in names.dayparts
    at += _text(texts, at) in (",", "(")
    at += _text(words.lowers, at) in names.articles
    if _text(texts, at) in names.months:
        whole = _around_month(names, words, at, index)
        if whole and whole[0] == index:
            return whole
    elif _day(names, texts, at):
        month = at + 1 + (_text(words.lowers, at + 1) in names.joiners)
        if _text(texts, month) in names.months:
            whole = _around_month(names, words, month, index)
            if whole and whole[0] == index:
                return whole
    if short:
        return None
    day = DateMention(Span(0, 0), weekday=names.weekdays[texts[index]], weekday_span=_span(words, index))
    if index and (weeks := names.directions.get(words.lowers[index - 1])) is not None:
        return index - 1, index + 1, day._replace(relative=Relative(weeks, "week"))
    return index, index + 1, day


def _is_weekday(names: Calendar, texts: Sequence[str], index: int) -> bool:
    """Whether a word in front of a date names its weekday; behind a capitalised word Sun may be a newspaper."""
    if texts[index] not in names.weekdays:
        return False
    return texts[index] not in names.short or texts[index + 1] == "." or not (index and texts[index - 1][0].isupper())


def _in_digits(names: Calendar, text: str, part: Span) -> list[DateMention]:
    """`2023-12-01` and `1.12.2023`, with a weekday in front or not."""
    found = []
    for match in _DIGITS.finditer(text, *part):
        parts = match[0].split(match[1])
        year, month, day = parts if match[1] == "-" else parts[::-1]
        if match[1] == "." and int(day) <= 12 < int(month):
            month, day = day, month  # 2.13.2022, as Americans write it
        alone = not match.start() or text[match.start() - 1] not in "./-"
        if alone and len(year) == 4 and len(day) <= 2 and int(year) in _YEARS:
            mention = DateMention(Span(*match.span()), int(year), int(month), int(day))
            before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WEEKDAY), match.start())
            if before and before[1] in names.weekdays:
                place = Span(*before.span(1))
                span = Span(place.start, match.end())
                mention = mention._replace(span=span, weekday=names.weekdays[before[1]], weekday_span=place)
            found.append(mention)
    return found


def _text(texts: Sequence[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""


def _span(words: Words, index: int) -> Span:
    return Span(words.tokens[index].start, words.tokens[index].end)


def _day(names: Calendar, texts: Sequence[str], index: int) -> int | None:
    """The number of a day, 1 to 39: more than any month has, so that a wrong one is seen."""
    match = _DAY.match(_text(texts, index))
    if match and (not match[2] or match[2].lower() in names.endings) and 1 <= int(match[1]) <= 39:
        return int(match[1])
    return None


def _year(texts: Sequence[str], index: int) -> int | None:
    text = _text(texts, index)
    return int(text) if len(text) == 4 and text.isdecimal() and int(text) in _YEARS else None


def _without_overlap(found: Sequence[DateMention]) -> tuple[DateMention, ...]:
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
