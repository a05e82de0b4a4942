"""The facts of a text in any language that a translation must keep: numbers, months, weekdays, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

from lintnews.document import Document
from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.layers.alignment.amounts import HYPHENS, read_amount, scale_at_start
from lintnews.layers.alignment.language_facts import LanguageFacts, language_facts
from lintnews.layers.alignment.phrases import Pieces, forms, pieces_of
from lintnews.layers.alignment.tied_numbers import tied_numbers
from lintnews.lexicons import per_language
from lintnews.records import NamedTuple

_YEARS = range(1000, 2200)
_NEAR_YEARS = range(1900, 2100)
"""Years that may be tied to a name without being part of it."""
_ACRONYM = 3
"""Letters of the longest name of a country that is another word unless all of it is in capitals: US, SAD."""
_DATE = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?![\d/-]|\.\d)")
_MONTHS = frozenset(map(float, range(1, 13)))
_RANGE = 8
"""Code points between the two numbers of a range, the first of which may be without its scale."""
_LOOK = 2
"""Words behind a number among which its currency stands."""


_DIGITS, _NUMBER, _DAYS = "digits", "number", ("months", "weekdays", "relative_days")
"""What a fact may begin as, besides the fields of `LanguageFacts` of the same name."""


class Quantity(NamedTuple):
    """A number with all that its notation may mean."""

    span: Span
    """From the first digit or word to the last one, with scales, without what it counts."""
    values: frozenset[float]
    """What it may mean: `1.500` is 1500 or 1.5."""
    digits: str
    """Its digits as they stand, folded; nothing for one in words."""
    scale: float
    """What words behind the digits multiply them by, or 1."""
    is_percent: bool
    currencies: frozenset[str]
    units: frozenset[str]
    in_name: bool
    """Whether letters are tied to it: COVID-19, F-16."""
    counted: Span
    """The number with its currency, unit or percent sign."""


class Day(NamedTuple):
    """A month or a weekday."""

    span: Span
    values: frozenset[int]
    """Months from 1 to 12, weekdays from 0 (Monday) to 6; several where notation is ambiguous."""
    is_certain: bool
    """Whether the word can mean nothing else here."""


class Facts(NamedTuple):
    """What a text says, each kind in the order of the text."""

    quantities: tuple[Quantity, ...]
    months: tuple[Day, ...]
    weekdays: tuple[Day, ...]
    relative_days: tuple[Day, ...]
    """Days from the day of writing: yesterday is -1."""
    territories: tuple[tuple[Span, str], ...]
    pieces: Pieces


def facts(doc: Document) -> Facts:
    """The facts of a document, in its own language."""
    language = language_facts(doc.language)
    every = pieces_of(doc.text)
    return _Reading(doc.text, every, language).read()


@per_language
def _beginnings(language: str) -> Remembered[tuple[str, ...]]:
    """As what a fact may begin with a piece, the first kind first; most words begin none."""
    known = language_facts(language)
    code, others = known.numbers.language, known.percent_before.by_first

    def kinds(low: str) -> tuple[str, ...]:
        if low.isalpha() and low not in others and known.firsts.isdisjoint(forms(low, code)):
            return (_NUMBER,) if tied_numbers(code)[low] else ()
        return tuple(dict.fromkeys(_kinds(low, known)))

    return Remembered(kinds)


def _kinds(low: str, known: LanguageFacts) -> Iterator[str]:
    if low[0].isdecimal():
        yield _DIGITS
        return
    if not low[0].isalnum():
        return
    if low in known.percent_before.by_first:
        yield "percent_before"
    for form in forms(low, known.numbers.language):
        yield from (kind for kind in _DAYS if form in getattr(known, kind).by_first)
        if form in known.number_firsts:
            yield _NUMBER
        if form in known.territories.by_first:
            yield "territories"
    if category(low[0]) == "No":
        yield _NUMBER


class _Reading:
    """One pass over the pieces of a text. Lives for the length of a call."""

    def __init__(self, text: str, every: Pieces, language: LanguageFacts) -> None:
        self.text, self.every, self.lows, self.language = text, every, every.lows, language
        self.code = language.numbers.language
        self.quantities: list[Quantity] = []
        self.months: list[Day] = []
        self.weekdays: list[Day] = []
        self.relative_days: list[Day] = []
        self.territories: list[tuple[Span, str]] = []

    def read(self) -> Facts:
        behind = 0
        for index, kinds in enumerate(map(_beginnings(self.code).__getitem__, self.lows)):
            if kinds and index >= behind:
                behind = self._take(index, kinds)
        return Facts(
            tuple(self.quantities),
            tuple(self.months),
            tuple(self.weekdays),
            tuple(self.relative_days),
            tuple(self.territories),
            self.every,
        )

    def _take(self, index: int, kinds: Sequence[str]) -> int:
        """Notes the fact that begins at a piece, as one of some kinds, and returns the index behind it."""
        lows, known = self.lows, self.language
        if kinds[-1] == _NUMBER and (hit := known.numbers.at(lows, index)) and hit[0] > 1:
            kinds = (_NUMBER,)  # أحد is Sunday, أحد عشر eleven
        for kind in kinds:
            if kind == _DIGITS:
                return self._date(index) or self._number(index)
            if kind == _NUMBER:
                return self._number(index)
            if kind == "percent_before":
                if share := known.percent_before.at(lows, index):
                    return index + share[0]
            elif kind == "territories":
                if place := known.territories.at(lows, index):
                    return self._territory(index, *place)
            elif hit := getattr(known, kind).at(lows, index):
                return self._day(kind, index, *hit)
        return index + 1

    def _day(self, kind: str, index: int, size: int, value: int) -> int:
        if kind == "months":
            return self._month(index, size, value)
        days = self.weekdays if kind == "weekdays" else self.relative_days
        days.append(Day(self.every.span(index, index + size), frozenset((value,)), True))
        return index + size

    def _month(self, index: int, size: int, value: int) -> int:
        span = self.every.span(index, index + size)
        near = any(
            0 <= at < len(self.lows) and self.lows[at][0].isdecimal()
            for at in (index - 1, index - 2, index + size, index + size + 1)
        )
        if self.language.capitalised and not self.text[span.start].isupper():
            return index + size
        before = self.text[max(0, span.start - 2) : span.start].strip()
        starts = not before or before[-1] in '.!?“"«'
        self.months.append(Day(span, frozenset((value,)), near or not self.language.capitalised or not starts))
        return index + size

    def _territory(self, index: int, size: int, code: str) -> int:
        span = self.every.span(index, index + size)
        shown = self.text[slice(*span)]
        if not shown[0].islower() and (len(shown) > _ACRONYM or shown == shown.upper()):
            self.territories.append((span, code))
        return index + size

    def _date(self, index: int) -> int:
        """The piece behind a date in digits (5.11.2020), whose parts are noted; 0 where none begins here."""
        match = _DATE.match(self.text, self.every.starts[index])
        if match is None:
            return 0
        parts = [int(match[1]), int(match[3]), int(match[4])]
        groups = (1, 3, 4)
        year = next((at for at in (2, 0) if parts[at] in _YEARS), None)
        others = [at for at in range(3) if at != year]
        if year is None and match[2] != "." and match[2] != "/":
            return 0
        if year is None:
            year, others = 2, [0, 1]
        months = frozenset(parts[at] for at in others if 1 <= parts[at] <= 12)
        if not months or not all(1 <= parts[at] <= 31 for at in others):
            return 0
        self.months.append(Day(Span(*match.span()), months, False))
        for at in (*others, year):
            value = float(parts[at])
            values = {value} | ({2000 + value, 1900 + value} if at == year and value < 100 else set())
            self._add(Span(*match.span(groups[at])), values, "", 1.0, index, index)
        while index < len(self.lows) and self.every.starts[index] < match.end():
            index += 1
        return index

    def _number(self, first: int) -> int:
        """Notes the number that begins at a piece, and returns the index behind it."""
        amount = read_amount(self.every, self.language, first)
        if amount is None:
            return first + 1
        end, value = amount.end, amount.value
        if value in _MONTHS and amount.scale <= 10 and self._is_month(end):
            self.months.append(Day(self.every.span(first, end + 1), frozenset((int(value),)), True))
            return end + 1
        era = self._era(first)
        values = amount.values | {one + era for one in amount.values} if era else amount.values
        self._add(self.every.span(first, end), values, amount.shown, amount.scale, first, end)
        return end

    def _is_month(self, index: int) -> bool:
        """Whether what stands behind a number makes it a month: 11月, 11월에."""
        low = self.lows[index] if index < len(self.lows) else ""
        return bool(low) and any(
            low == mark or (len(low) < 5 and low.startswith(mark)) for mark in self.language.month_after
        )

    def _era(self, first: int) -> int:
        """The year before the first of the era that is named before a number, or 0."""
        for size in (1, 2) if self.language.eras.by_first else ():
            hit = self.language.eras.at(self.lows, first - size) if first >= size else None
            if hit and hit[0] == size:
                return hit[1]
        return 0

    def _add(self, span: Span, values: set[float], shown: str, scale: float, first: int, end: int) -> None:
        """Notes a quantity with what stands around it: a sign, a percent sign, a currency or a unit."""
        lows, known, every = self.lows, self.language, self.every
        currencies, start = self._money_before(first)
        units = frozenset[str]()
        is_percent = self._is_share(first)
        at = self._behind(end, scale)
        last = end
        if not is_percent and (share := known.percent.at(lows, at)):
            is_percent, last = True, at + share[0]
        elif not is_percent and not currencies:
            at += at < len(lows) and lows[at] in known.behind_number
            linked = self._behind_link(at) if scale > 1 else at
            if tied := self._tied_money(first, end):
                currencies = tied
            elif money := self._money_behind(at) or (linked > at and self._money_behind(linked)):
                last, currencies = money
            elif measure := known.units.at(lows, at):
                last, units = at + measure[0], measure[1]
        counted = Span(every.starts[start] if start < first else span.start, max(span.end, every.ends[last - 1]))
        in_name = self._is_in_name(first)
        if scale > 1 and self.quantities and span.start - self.quantities[-1].span.end <= _RANGE:
            lower = self.quantities[-1]  # 15 to 30 billion
            if lower.scale == 1 and lower.digits:
                self.quantities[-1] = lower._replace(values=lower.values | {one * scale for one in lower.values})
        self.quantities.append(
            Quantity(span, frozenset(values), shown, scale, is_percent, currencies, units, in_name, counted)
        )

    def _is_share(self, first: int) -> bool:
        """Whether a percent sign or its word stands right before a number."""
        for size in range(1, min(3, first) + 1):
            hit = self.language.percent_before.at(self.lows, first - size)
            if hit and hit[0] == size:
                return True
        return False

    def _is_in_name(self, first: int) -> bool:
        """Whether letters are tied to the number that begins at a piece: COVID-19, G20."""
        if not first or not self.every.touches(first) or not self.lows[first][0].isdecimal():
            return False
        if self.lows[first].isdecimal() and int(self.lows[first]) in _NEAR_YEARS and self.lows[first - 1].isalpha():
            return False  # APEC2020年
        before = self.lows[first - 1]
        if before in HYPHENS:
            tied = self.lows[first - 2] if first > 1 and self.every.touches(first - 1) else ""
            return tied.isalpha() and (len(tied) > 1 or tied.isascii())  # F-16; in Hebrew one letter is a preposition
        return before.isalpha() and before.isascii()

    def _behind(self, end: int, scale: float) -> int:
        """The piece behind a number, its full stop (млн.) or its hyphen (300-kilometer)."""
        lows = self.lows
        if end + 1 < len(lows) and lows[end + 1].isalpha():
            return end + ((scale > 1 and lows[end] == ".") or lows[end] in HYPHENS)
        return end

    def _money_before(self, first: int) -> tuple[frozenset[str], int]:
        """The currencies that a sign or code before a number may mean, and where it begins."""
        if first and category(self.lows[first - 1][0]) == "Sc":
            sizes = [size for size in (3, 2, 1) if self._is_sign(first, size)]
        else:
            sizes = [1] if first and (self._is_code(first - 1) or self._is_short_money(first - 1)) else []
        hit = self.language.currencies.at(self.lows, first - sizes[0]) if sizes else None
        return (hit[1], first - sizes[0]) if hit and hit[0] == sizes[0] else (frozenset(), first)

    def _tied_money(self, first: int, end: int) -> frozenset[str]:
        """The currencies that the rest of a word may mean which begins with a scale: 380조원을."""
        low = self.lows[end - 1]
        size = scale_at_start(low, self.language) if end - 1 > first and self.every.touches(end - 1) else 0
        hit = self.language.currencies.at((low[size:],), 0) if 0 < size < len(low) else None
        return hit[1] if hit else frozenset()

    def _behind_link(self, at: int) -> int:
        """The piece behind the short word that links a scale and its currency: millones de euros, millions d’euros."""
        lows = self.lows
        if at + 1 < len(lows) and lows[at].isalpha() and len(lows[at]) <= 2:
            return at + 2 if lows[at + 1] in ("'", "’") else at + 1
        return at

    def _money_behind(self, at: int) -> tuple[int, frozenset[str]] | None:
        """The currencies that a word behind a number may mean, and the piece behind it."""
        if not any(map(self.language.currencies.may_begin, self.lows[at : at + _LOOK])):
            return None
        for where in range(at, min(at + _LOOK, len(self.lows))):
            if where > at and not (self._may_describe(where - 1) and self.lows[where].isalpha()):
                break
            hit = self.language.currencies.at(self.lows, where)
            if hit and self._is_word(where, hit[0]) and not self._leads(where, hit[0]):
                return where + hit[0], hit[1]
        return None

    def _leads(self, index: int, size: int) -> bool:
        """Whether a code belongs to the number behind it: 110 million, or ISK 15 billion."""
        behind = self.lows[index + size] if index + size < len(self.lows) else ""
        return size == 1 and self._is_code(index) and behind[:1].isdecimal()

    def _may_describe(self, index: int) -> bool:
        """Whether a word may stand between an amount and its currency: Russian rubles, US dollars."""
        text = self._printed(index, index + 1)
        return text.isalpha() and (len(text) > 3 or text.isupper())

    def _printed(self, first: int, end: int) -> str:
        """Some pieces as they stand in the text."""
        return self.text[self.every.starts[first] : self.every.ends[end - 1]]

    def _is_sign(self, first: int, size: int) -> bool:
        """Whether the pieces before a number are one sign of a currency: US$."""
        if size > first or not all(map(self.every.touches, range(first - size + 1, first))):
            return False
        hit = self.language.currencies.at(self.lows, first - size)
        return hit is not None and hit[0] == size

    def _is_code(self, index: int) -> bool:
        shown = self._printed(index, index + 1)
        return shown.isupper() and len(shown) == 3

    def _is_short_money(self, index: int) -> bool:
        """Whether a short word that begins with a capital stands there: Rp, RM, Rs."""
        shown = self._printed(index, index + 1)
        return len(shown) == 2 and shown.isalpha() and shown[0].isupper()

    def _is_word(self, index: int, size: int) -> bool:
        """Whether a currency stands there; three letters that are its code, only in capitals (no “all”, “try”)."""
        text = self._printed(index, index + size)
        return not (size == 1 and len(text) == 3 and text.isascii() and text.isalpha()) or (
            text.isupper() or text.lower() in self.language.short_currencies
        )
