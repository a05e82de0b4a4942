"""Numbers: in digits and in words, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept
from lintnews.layers.text.tokens import Token, places_by_lower, places_of, tokens, within
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple


class Number(NamedTuple):
    """A number as it stands: `$3.5 million`, `two dozen`, `40th`, `12 percent`."""

    span: Span
    """From the currency's sign to the percent sign or the word for percent."""
    value: float
    unit: str
    """`%`, the currency's sign (`$`), the base unit of a time (`day`), or nothing."""
    scale: float
    """What a word behind the digits multiplies them by (a million), or 1."""
    ordinal: bool
    approximate: bool


class _Words(NamedTuple):
    values: dict[str, float]
    ordinals: dict[str, float]
    factors: frozenset[str]
    """Words that multiply the number before them."""
    percent: dict[str, list[tuple[str, ...]]]
    approximate: frozenset[str]
    joiners: frozenset[str]
    units: dict[str, str]
    starts: frozenset[str]
    """Words with which a number begins."""
    endings: dict[str, float]
    """What letters at the end of digits multiply them by; 0 when they make an ordinal."""


_DIGITS = re.compile(r"\d{1,3}(?P<group>[,.])\d{3}(?:(?P=group)\d{3})+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyzª°º"


@per_language
def _words(language: str) -> _Words:
    def values(name: str) -> dict[str, float]:
        return {word: float(value[0]) for word, value in section(language, "calendar", name).items() if value}

    table = values("number-words")
    factors = {word for word, value in table.items() if value >= 100}
    for phrase, value in table.items():
        first, _, last = phrase.rpartition(" ")
        if first in table and last in table and table[first] * table[last] == value:
            factors.add(last)
    percent: dict[str, list[tuple[str, ...]]] = {}
    for phrase in section(language, "numbers", "percent"):
        first, *others = phrase.split()
        percent.setdefault(first, []).append(tuple(others))
    single, ordinals = {word: value for word, value in table.items() if " " not in word}, values("ordinal-words")
    return _Words(
        single,
        ordinals,
        frozenset(factors),
        percent,
        frozenset(section(language, "numbers", "approximate")),
        frozenset(section(language, "numbers", "joiners")),
        {word: values[0] for word, values in section(language, "calendar", "units").items() if values},
        frozenset(single) | frozenset(ordinals),
        {
            word: 0.0 if value[0] == "ordinal" else float(value[0])
            for word, value in section(language, "numbers", "endings").items()
        },
    )


def number_value(text: str, language: str) -> float:
    """The value of digits, or of a word for a number in lower case; 0 for anything else."""
    if text.isdecimal():
        return float(text)
    words = section(language, "calendar", "number-words")
    return float(words[text][0]) if words.get(text) else 0.0


def numbers(doc: Document) -> tuple[Number, ...]:
    """All numbers in order, without clock times and dates in digits."""
    return kept(doc, numbers, _numbers_in)


def _numbers_in(doc: Document, part: Span) -> Iterator[Number]:
    words, every = _words(doc.language), doc.layer(tokens)
    starts = words.starts
    behind = 0
    index_of = doc.layer(places_by_lower)
    here = places_of(index_of, [low for low in index_of if "0" <= low < ":" or low in starts])
    for index in within(doc, part, here):
        if index >= behind:
            number, behind = _number(every, index, words)
            if number:
                yield number


def _number(every: tuple[Token, ...], first: int, words: _Words) -> tuple[Number | None, int]:
    """The number that begins at a token, and the index behind it."""
    head, low = every[first], every[first].text.lower()
    index, scale = first + 1, 1.0
    spelled = not low[0].isdigit()
    if spelled:
        ordinal = low not in words.values
        value = words.ordinals[low] if ordinal else words.values[low]
    else:
        body = low.rstrip(_LETTERS)
        known, factor = digits(body), words.endings.get(low[len(body) :], 1.0 if body == low else None)
        if known is None or factor is None:
            return None, index
        ordinal = factor == 0
        value, scale = (known, 1.0) if ordinal else (known * factor, factor)
    if not ordinal:
        value, scale, index = _with_factors(every, index, words, value, scale, spelled=spelled)
    before = every[first - 1].text if first else " "
    sign = before if category(before[0]) == "Sc" else ""
    start, end, unit = (every[first - 1].start if sign else head.start), every[index - 1].end, sign
    if not sign and index < len(every):
        unit, size = _unit(every, index, words)
        if size:
            index += size
            end = every[index - 1].end
    if sign and first > 1:
        before = every[first - 2].text
    return Number(Span(start, end), value, unit, scale, ordinal, before.lower() in words.approximate), index


def _with_factors(
    every: tuple[Token, ...], index: int, words: _Words, value: float, scale: float, *, spelled: bool
) -> tuple[float, float, int]:
    """A value with the factors and numbers that go on with it, its scale, and the index behind: two hundred and 5."""
    while index < len(every):
        low = every[index].text.lower()
        if low in words.factors and words.values[low] > scale:
            scale = words.values[low]
            value *= scale
            index += 1
        elif spelled and low in words.joiners and scale > 1 and index + 1 < len(every):
            low = every[index + 1].text.lower()
            if low in words.factors or not 0 < words.values.get(low, 0) < scale:
                break
            value += words.values[low]
            index += 2
        else:
            break
    return value, scale, index


def _unit(every: tuple[Token, ...], index: int, words: _Words) -> tuple[str, int]:
    """The unit that stands behind a number, and how many tokens of it belong to the number."""
    following = every[index].text
    for others in words.percent.get(following.lower(), ()):
        if tuple(token.text.lower() for token in every[index + 1 : index + 1 + len(others)]) == others:
            return "%", 1 + len(others)
    if category(following[0]) == "Sc":
        return following, 1
    return words.units.get(following.lower(), ""), 0


def digits(text: str) -> float | None:
    """The value of digits with their marks: `1,250.5`, `3,5`, `1.200.000`; none for a date or a time."""
    if not _DIGITS.fullmatch(text):
        return None
    marks = [mark for mark in text if not mark.isdigit()]
    if len(marks) > 1 and len(set(marks)) == 1:
        text = text.replace(marks[0], "")
    elif marks and marks[-1] == "," and len(text.rpartition(",")[2]) != 3:
        text = text.replace(",", ".")
    return float(text.replace(",", ""))
