"""A number of a text in any language: its digits, numerals, words and scales, and all that they may mean."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, numeric

from lintnews.files.remembered import Remembered
from lintnews.layers.alignment.language_facts import LanguageFacts, language_facts
from lintnews.layers.alignment.phrases import Pieces, is_syllable
from lintnews.layers.alignment.tied_numbers import TiedNumber, tied_numbers
from lintnews.lexicons import per_language
from lintnews.records import NamedTuple

HYPHENS = ("-", "‑", "–")
_VOWELS = frozenset("aeiouy")
_STEM = 4
"""Letters that the forms of a scale have in common."""
_FILLED = 1000
"""The scale behind which digits may stand without one of their own: 2 bin 200."""
_FEWEST = 10
"""The fewest of them: a single digit counts something of its own."""
_ABBREVIATION = range(2, 5)
"""Letters of an abbreviation that may be one of a scale."""
_TIED = 3
"""Letters of the longest scale that is one word with what it counts."""
_NOTHING = 1e-9
"""Stands for three zeros behind a comma and a space, so that they are seen and change nothing."""


class Amount(NamedTuple):
    """A number as it stands, without what it counts."""

    end: int
    """The index behind its last piece."""
    value: float
    values: set[float]
    """What it may mean: `1.500` is 1500 or 1.5 where the language groups its digits with neither mark."""
    shown: str
    """Its digits as they stand; nothing for one in words."""
    scale: float
    """What words behind the digits multiply them by, or 1."""


def read_amount(every: Pieces, known: LanguageFacts, first: int) -> Amount | None:
    """The number that begins at a piece; None where there is none."""
    reading, lows, may_go_on = _Reading(every, known, first), every.lows, _going_on(known.numbers.language)
    while reading.index < len(lows) and (reading.index == first or may_go_on[lows[reading.index]]) and reading.take():
        pass
    return reading.amount() if reading.end > first else None


@per_language
def _going_on(language: str) -> Remembered[bool]:
    """Whether a number may go on with a piece; most end behind their digits."""
    known = language_facts(language)
    others = known.numerals.keys() | known.behind_number | known.joiners | {*HYPHENS}

    def goes_on(low: str) -> bool:
        return (
            low[0].isdecimal()
            or category(low[0]) == "No"
            or low in others
            or known.scales.may_begin(low)
            or scale_at_start(low, known) > 0
            or tied_numbers(known.numbers.language)[low] is not None
            or known.numbers.may_begin(low)
        )

    return Remembered(goes_on)


def scale_at_start(low: str, known: LanguageFacts) -> int:
    """The letters of a scale at the start of a word of syllables that is tied to its digits; 0 where there is none."""
    if not is_syllable(low[0]):
        return 0
    return next((size for size in range(min(len(low), _TIED), 0, -1) if low[:size] in known.scales.by_first), 0)


def tied_scale(low: str, known: LanguageFacts) -> tuple[int, float] | None:
    """The scale at the start of such a word, as `Phrases.at` gives it."""
    size = scale_at_start(low, known)
    return known.scales.at((low[:size],), 0) if size else None


class _Reading:
    """A number while its pieces are taken one by one."""

    def __init__(self, every: Pieces, known: LanguageFacts, first: int) -> None:
        self.every, self.lows, self.known, self.first = every, every.lows, known, first
        self.index = self.end = first
        self.groups: list[tuple[float, float]] = []
        """What each scale has gathered, the scales falling."""
        self.base: float | None = None
        """What stands before the next scale."""
        self.shown = self.row = ""
        self.is_short = False
        """Whether a scale is one letter, which may be something else."""

    def take(self) -> bool:
        """Takes the pieces at the index if they belong to the number."""
        low = self.lows[self.index]
        if low[0].isdecimal():
            size = self._take_digits(low)
        elif category(low[0]) == "No":
            self.base, size = (self.base or 0.0) + numeric(low[0]), 1
        elif low in self.known.numerals and (self.base is None or self.row):
            self.row += str(self.known.numerals[low])
            self.base, size = float(self.row), 1
        elif self.index > self.first and self.known.percent.at(self.lows, self.index):
            size = 0
        elif number := tied_numbers(self.known.numbers.language)[low]:
            size = self._take_tied(number)
        elif scale := self.known.scales.at(self.lows, self.index):
            size = self._take_scale(low, *scale)
        elif self.index > self.first and self.every.touches(self.index) and (tied := tied_scale(low, self.known)):
            size = self._take_scale(low, *tied)  # 3만명, 380조원을
        else:
            return self._take_words(low)
        self.index += size
        self.end = self.index if size else self.end
        return size > 0

    def _take_digits(self, low: str) -> int:
        if self.base is not None or (self.index > self.first and not self._may_go_on()):
            return 0
        self.base = max(readings(low, self.known.group))
        self.shown = self.shown or low
        return 1

    def _take_tied(self, number: TiedNumber) -> int:
        if self.base is not None or (self.groups and self.groups[-1][1] <= number.value):
            return 0
        if number.scale > 1:
            self.groups.append((number.value, number.scale))
        else:
            self.base = number.value
        return 1

    def _take_scale(self, low: str, size: int, amount: float) -> int:
        if len(low) == 1 and low.isascii():
            behind = self.lows[self.index + 1] if self.every.touches(self.index + 1) else " "
            if self.base is None or behind[0].isalnum() or not (self.every.touches(self.index) or self._has_sign()):
                return 0
            self.is_short = True
        if self.groups and self.groups[-1][1] == amount:
            return 0
        collected = self.base or 0.0
        while self.groups and self.groups[-1][1] < amount:
            collected += self.groups.pop()[0]
        self.groups.append(((collected or 1.0) * amount, amount))
        self.base, self.row = None, ""
        return size

    def _take_words(self, low: str) -> bool:
        """Takes a number in words, or what links two parts of one."""
        known, lows = self.known, self.lows
        if self.base is not None and low in known.behind_number and known.scales.at(lows, self.index + 1):
            self.index += 1  # 500余万
            return True
        if word := known.numbers.at(lows, self.index):
            base = self.base
            if 0 < word[1] < 1 and self._follows_joiner():
                base, word = None, (word[0], word[1] * (self.groups[-1][1] if base is None else 1) + (base or 0.0))
            follows = base is not None and base >= 20 and base % 10 == 0 and 0 < word[1] < 10
            if base is not None and (self.shown or not follows):
                return False
            self.base = (base or 0.0) + word[1]
            self.index = self.end = self.index + word[0]
            return True
        if self.index > self.first and not self.shown and self._joins():
            self.index += 1
            return True
        if low in self.known.joiners and self.groups and self.base is None and self._is_filled(self.index + 1):
            self.index += 1  # ۵۸ هزار و ۹۷۵
            return True
        if low in HYPHENS and self.base is not None and self._is_tied_scale():
            self.index += 1
            return True
        return False

    def amount(self) -> Amount:
        """What the pieces mean together."""
        value = sum(amount for amount, _ in self.groups) + (self.base or 0.0)
        scale = max((size for _, size in self.groups), default=1.0)
        values = {value}
        shown = readings(self.shown, self.known.group) if self.shown else frozenset[float]()
        if len(self.groups) < 2 and (self.base is None or not self.groups):
            sizes = (1.0, scale) if self.is_short else (scale,)
            values |= {one * size for one in shown for size in sizes}
        if self.row and len(self.row) == 1 and self.groups:  # 三万五: 35,000
            values.add(value + float(self.row) * (self.groups[-1][1] / 10 - 1))
        after = self.lows[self.end] if self.end < len(self.lows) else ""
        if self.shown and not self.groups:
            if tail := self._split_group():
                values |= {one * 1000 + tail for one in values}
            values |= {one * size for one in shown for size in self._likely_scales(after)}
            if self.first and (before := self.known.scales.at(self.lows, self.first - 1)):
                values |= {one * before[1] for one in shown}  # bilioni 1.2
        if after in self.known.tenths:
            values |= {one * 10 for one in values}
        return Amount(self.end, value, values, self.shown, scale)

    def _has_sign(self) -> bool:
        """Whether the sign of a currency stands before the number."""
        return self.first > 0 and category(self.lows[self.first - 1][0]) == "Sc"

    def _split_group(self) -> float:
        """Three digits behind a comma and a space that may belong to the number: 10, 500; 0 where there are none."""
        lows, index = self.lows, self.end
        if index + 1 < len(lows) and lows[index] == "," and self.every.touches(index):
            group = lows[index + 1]
            if len(group) == 3 and group.isdecimal():
                return float(group) or _NOTHING
        return 0.0

    def _likely_scales(self, word: str) -> frozenset[float]:
        """What a word behind digits may multiply them by that is no known scale: a form of one, or an abbreviation."""
        known = self.known
        if not word.isalpha() or known.units.at((word,), 0) or known.currencies.at((word,), 0):
            return frozenset()
        if len(word) in _ABBREVIATION and word.isascii() and not set(word) & _VOWELS:
            return frozenset((1e3, 1e6, 1e9, 1e12))
        return known.scale_stems.get(word[:_STEM]) or known.scale_stems.get(word[: _STEM - 1], frozenset())

    def _may_go_on(self) -> bool:
        """Whether digits behind a scale belong to the same number: 1億2000万, 2 million 300 thousand."""
        if self.every.touches(self.index):
            return True
        if not self.groups:
            return False
        if hit := self.known.scales.at(self.lows, self.index + 1):
            return hit[1] < self.groups[-1][1]
        return self._is_filled(self.index)

    def _is_filled(self, index: int) -> bool:
        """Whether digits at a piece fill the thousand before them."""
        low = self.lows[index] if index < len(self.lows) else ""
        return self.groups[-1][1] == _FILLED and low.isdecimal() and _FEWEST <= int(low) < _FILLED

    def _is_tied_scale(self) -> bool:
        """Whether a scale stands behind a hyphen, without spaces: a 1.8-million-lira tunnel."""
        behind = self.index + 1
        if not (self.every.touches(self.index) and self.every.touches(behind)) or behind >= len(self.lows):
            return False
        hit = self.known.scales.at(self.lows, behind)
        return hit is not None and len(self.lows[behind]) > 1

    def _follows_joiner(self) -> bool:
        """Whether “and” stands before a piece of a number, or is one word with it: miliardo e mezzo, مليون ونصف."""
        before, low = self.lows[self.index - 1], self.lows[self.index]
        is_tied = low not in self.known.numbers.by_first and low[:1] in self.known.joiners
        return (before in self.known.joiners or is_tied) and (bool(self.groups) or self.base is not None)

    def _joins(self) -> bool:
        """Whether a number in words goes on behind “and” or a hyphen."""
        low, index = self.lows[self.index], self.index
        word = self.known.numbers.at(self.lows, index + 1) if index + 1 < len(self.lows) else None
        if low == "-" or word is None:
            return low == "-" and word is not None
        before = self.known.scales.at(self.lows, index - 1)
        is_half = 0 < word[1] < 1 and self.base is not None
        return low in self.known.joiners and (is_half or (before is not None and word[1] < before[1]))


@lru_cache(maxsize=8192)
def readings(shown: str, group: str = "") -> frozenset[float]:
    """What digits with their marks may mean: `1.500` is 1500 or 1.5, `20 000` only 20000.

    A language that is known to group digits with a mark never means the other thing by it before three digits.
    """
    marks = [mark for mark in shown if not mark.isdecimal()]
    plain = "".join(mark if mark.isdecimal() else "|" for mark in shown)
    parts = plain.split("|")
    if not marks:
        return frozenset((float(shown),))
    if len(marks) == 1:
        value = float(f"{parts[0]}.{parts[1]}")
        if len(parts[1]) != 3 or marks[0] == "٫":
            return frozenset((value,))
        whole = float(parts[0] + parts[1])
        return frozenset((whole,) if marks[0] not in ".," or marks[0] == group else (whole, value))
    if len(set(marks)) == 1:
        return frozenset((float("".join(parts)),))
    return frozenset((float(f"{''.join(parts[:-1])}.{parts[-1]}"),))
