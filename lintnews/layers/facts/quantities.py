"""Quantities: numbers with what they count or measure, and how sure the text is of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from unicodedata import category

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dates import dates
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept, values_in
from lintnews.layers.text.endings import endings, is_plural, singular
from lintnews.layers.text.sentences import changed_sentences, sentences
from lintnews.layers.text.tokens import Words, changed_tokens, token_starts, words_of
from lintnews.layers.text.vocabulary import Phrases, vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

WORD = r"[^\s,;:.()\[\]“”\"]+"
"""An expression for one of the words between two quantities that no mark parts."""
ROUGHLY = ("least", "most", "rough")
"""How exact a number may be that is not exact, by the lists of the words before it."""
MODIFIERS = 3
"""How many adjectives may stand between a number and its noun."""
_YEARS = range(1000, 2200)
_DAYS = 31
_PARTS = "-–—:/"


class Measure(NamedTuple):
    """A unit: its dimension (`length`, `temperature`, `money`), how many base units it is, and its usual name.

    Of money `name` is the code of the currency and `size` is 1.
    """

    dimension: str
    size: float
    name: str
    zero: float = 0.0
    """Where its zero lies on the scale of the unit: 32 for Fahrenheit."""


class Quantity(NamedTuple):
    """A number and what it counts."""

    span: Span
    """From the words that qualify it to its unit or noun."""
    number: Number
    measures: tuple[Measure, ...]
    """What its unit may be: pounds are money or weight."""
    noun: str
    """The noun that it counts, lower-case and in the singular: `passenger`; nothing where none follows."""
    modifiers: tuple[str, ...]
    """What stands between the number and its noun."""
    rough: str
    """`rough`, `least`, `most` or nothing: how exact it is."""
    is_definite: bool
    """Whether a word before it says that these have been named: the four men."""
    sentence: int
    """The index of its sentence."""
    first: int
    """The index of the first token of the number."""
    behind: int
    """The index of the token behind its noun or unit."""
    is_quoted: bool

    @property
    def value(self) -> float:
        """The number's value."""
        return self.number.value

    @property
    def is_money(self) -> bool:
        """Whether it may be a sum of money."""
        return bool(self.measures) and self.measures[0].dimension == "money"

    @property
    def unit(self) -> str:
        """What it is measured in, by name, `%`, or nothing."""
        return self.measures[0].name if self.measures else "%" if self.number.unit == "%" else ""


def how_rough(words: str | None, language: str) -> str:
    """How exact a number is by the words before it, as `Quantity.rough` has it; nothing for none."""
    low = words.lower() if words else ""
    return next((name for name in ROUGHLY if low in section(language, "quantities", name)), "")


def may_be_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be of the same: of one unit and one noun, where both have one."""
    same_unit = one.unit == other.unit or not (one.unit and other.unit)
    return same_unit and (one.noun == other.noun or not (one.noun and other.noun))


class _Lexicon(NamedTuple):
    units: Phrases[tuple[Measure, ...]]
    currencies: Phrases[Measure]
    before: dict[str, list[tuple[str, tuple[str, ...]]]]
    """What may stand before a number, by its last word: of which kind it is, longest first."""
    definite: frozenset[str]


@per_language
def _lexicon(language: str) -> _Lexicon:
    known: dict[str, list[Measure]] = {}
    for unit, (dimension, size, name) in section(language, "quantities", "units").items():
        known.setdefault(unit, []).append(Measure(dimension, float(size), name))
    for unit, (size, zero, name) in section(language, "quantities", "scales").items():
        known.setdefault(unit, []).append(Measure("temperature", 100 / float(size), name, float(zero)))
    money = {
        name: Measure("money", 1.0, code) for name, (code, *_) in section(language, "quantities", "currencies").items()
    }
    for name, measure in money.items():
        known.setdefault(name, []).append(measure)
    before = [(kind, tuple(phrase.split())) for kind in ROUGHLY for phrase in section(language, "quantities", kind)]
    by_last: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for one in sorted(before, key=lambda one: -len(one[1])):
        by_last.setdefault(one[1][-1], []).append(one)
    return _Lexicon(
        Phrases((unit, tuple(measures)) for unit, measures in known.items()),
        Phrases(money.items()),
        by_last,
        frozenset(section(language, "quantities", "definite")),
    )


def quantities(doc: Document) -> tuple[Quantity, ...]:
    """All quantities in order: numbers that are no year, day, time, score or name."""
    return kept(doc, quantities, _quantities_in, move=partial(_moved, doc))


def _moved(doc: Document, some: Sequence[Quantity], by: int) -> Iterator[Quantity]:
    tokens, counted = doc.layer(changed_tokens), doc.layer(changed_sentences)
    assert tokens
    assert counted
    for one in some:
        yield one._replace(
            span=one.span.moved(by),
            number=one.number._replace(span=one.number.span.moved(by)),
            sentence=one.sentence + counted.shift,
            first=one.first + tokens.shift,
            behind=one.behind + tokens.shift,
        )


def _quantities_in(doc: Document, part: Span) -> Iterator[Quantity]:
    known = _lexicon(doc.language)
    words, starts, spans = doc.layer(words_of), doc.layer(token_starts), doc.layer(sentences)
    days = doc.layer(dates)
    day_starts, span_starts = [day.span.start for day in days], [span.start for span in spans]
    for number in values_in(doc.layer(numbers), part):
        at = bisect_right(day_starts, number.span.start) - 1
        if number.ordinal or (at >= 0 and days[at].span.overlaps(number.span)):
            continue
        first, behind = bisect_left(starts, number.span.start), bisect_left(starts, number.span.end)
        if not _is_quantity(words, first, behind, number, doc.language):
            continue
        sentence = bisect_right(span_starts, number.span.start) - 1
        end = bisect_left(starts, spans[sentence].end)
        rough, opening = _rough(known, words, first)
        measures, behind = _measures(known, words, number, first, behind)
        is_definite = words.lowers[opening - 1] in known.definite if opening else False
        nouns: Sequence[int] = ()
        if not measures and number.unit != "%":
            nouns = _nouns(doc, words, behind, end, number.value)
        last = nouns[-1] + 1 if nouns else behind
        yield Quantity(
            Span(words.tokens[opening].start, words.tokens[last - 1].end),
            number,
            measures,
            singular(words.lowers[nouns[-1]], doc.language) if nouns else "",
            tuple(words.lowers[at] for at in nouns[:-1]),
            rough,
            is_definite,
            sentence,
            first,
            last,
            quoted(doc, number.span.start),
        )


def _is_quantity(words: Words, first: int, behind: int, number: Number, language: str) -> bool:
    """Whether a number counts something: it is no part of a score, a range, a time or a name, and no year."""
    if _is_joined(words, first, behind) or _is_name(words, first, number, language):
        return False
    text, after = words.texts[first], words.texts[behind].lower() if behind < len(words.texts) else " "
    is_bare = not number.unit and number.scale == 1
    if is_bare and len(text) == 4 and text.isdecimal() and int(text) in _YEARS:
        return after.endswith(endings(language, "plurals")) and after not in endings(language, "no-plurals")
    return True


def _is_joined(words: Words, first: int, behind: int) -> bool:
    """Whether a number is a part of a longer one, of a time or of a word."""
    texts, tokens = words.texts, words.tokens
    before, after = (texts[at] if 0 <= at < len(texts) else " " for at in (first - 1, behind))
    touches_before = first > 0 and tokens[first - 1].end == tokens[first].start
    if touches_before and (before in _PARTS or before.isalnum() or before in "#._"):
        return True
    touches_after = behind < len(texts) and tokens[behind].start == tokens[behind - 1].end
    return ":" in texts[first] or (touches_after and (after in _PARTS or after == "_"))


def _is_name(words: Words, first: int, number: Number, language: str) -> bool:
    """Whether a number is a name or the end of one: page 12, Windows 10."""
    before = words.texts[first - 1] if first else " "
    named = 2 if before == "." else 1
    if first >= named and words.lowers[first - named] in section(language, "quantities", "numbered"):
        return True
    is_behind_name = first > 1 and before.isalpha() and before[0].isupper()
    is_no_day = number.value > _DAYS and before in section(language, "calendar", "months")
    return is_behind_name and number.value < 100 and words.texts[first][0].isdigit() and not is_no_day


def _rough(known: _Lexicon, words: Words, first: int) -> tuple[str, int]:
    """How exact the words before a number say it is, and the token with which they begin."""
    at = first
    while at and category(words.texts[at - 1][0]) == "Sc":
        at -= 1
    for kind, phrase in known.before.get(words.lowers[at - 1], ()) if at else ():
        size = len(phrase)
        if size <= at and tuple(words.lowers[at - size : at]) == phrase:
            return kind, at - size
    return "", at


def _measures(
    known: _Lexicon, words: Words, number: Number, first: int, behind: int
) -> tuple[tuple[Measure, ...], int]:
    """What the unit behind a number, or the sign before it, may be; and the token behind it."""
    texts = words.texts
    if number.unit == "%":
        return (), behind
    if category(texts[first][0]) == "Sc" or (first and category(texts[first - 1][0]) == "Sc"):
        sign = first if category(texts[first][0]) == "Sc" else first - 1
        own = known.currencies.at(texts, sign)
        return ((own[1],), behind) if own else ((), behind)
    if category(texts[behind - 1][0]) == "Sc":
        own = known.currencies.at(texts, behind - 1)
        return ((own[1],), behind) if own else ((), behind)
    at = behind + (behind < len(texts) and texts[behind] == "-")
    if at < len(texts) and (unit := known.units.at(texts, at) or known.units.at(words.lowers, at)):
        return unit[1], at + unit[0]
    return (), behind


def _nouns(doc: Document, words: Words, behind: int, end: int, value: float) -> Sequence[int]:
    """The tokens of the noun behind a number, with the adjectives before it; nothing where no noun is in sight.

    Behind more than one the noun is a plural: the first word that looks like one.
    """
    function, irregular = vocabulary(doc.language).function, section(doc.language, "quantities", "irregular")
    for at in range(behind, min(behind + MODIFIERS + 1, end)):
        low, text = words.lowers[at], words.texts[at]
        if not text[0].isalpha() or (low in function and low not in irregular) or text[0].isupper():
            return ()
        if is_plural(low, doc.language) or (value == 1 and at == behind):
            return range(behind, at + 1)
    return ()


def is_rounded(one: float, other: float, *, first_is_rounder: bool = False) -> bool:
    """Whether one of two numbers can be the other one, rounded or cut off: 16.6 billion and 16 billion.

    `first_is_rounder`: whether it must be the first.
    """
    if first_is_rounder and len(_digits(one)) > len(_digits(other)):
        return False
    small, large = sorted((abs(one), abs(other)))
    if not small:
        return not large
    fewer, more = sorted((one, other), key=lambda value: len(f"{value:.12g}".rstrip("0").rstrip(".").replace(".", "")))
    digits = f"{fewer:.12g}"
    step = (
        10.0 ** (len(digits) - len(digits.rstrip("0"))) if "." not in digits else 10.0 ** -len(digits.partition(".")[2])
    )
    return fewer != more and len(_digits(fewer)) < len(_digits(more)) and abs(fewer - more) < step


def _digits(value: float) -> str:
    """The digits of a number without zeros at its ends."""
    return f"{value:.12g}".replace(".", "").strip("0")


def exchanged_digits(one: float, other: float) -> bool:
    """Whether two different numbers have the same digits in another order: 210 and 120."""
    first, second = (f"{value:.10g}" for value in (one, other))
    return first != second and len(first) == len(second) and sorted(first) == sorted(second) and len(_digits(one)) > 1
