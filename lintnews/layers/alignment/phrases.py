"""Words and phrases of a language looked up in a text, with the endings and prefixes that its words may carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import Generic, TypeVar

from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

T = TypeVar("T")

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts without spaces between words, whose characters are pieces of their own."""
_GROUPED = "|".join(rf"(?:{mark}\d{{3}})+" for mark in (r"\.", ",", "'", "’", "٬", "\u00a0", "\u2009", "\u202f", " "))
_LETTER = rf"[^\W\d_{UNSPACED}]"
_MARK = "[\u0300-\u036f\u0900-\u0903\u093a-\u094f]"
PIECES = re.compile(
    rf"([a-z]+(?:{_LETTER}+|{_MARK}+)*|{_LETTER}+(?:{_MARK}+{_LETTER}*)*"
    rf"|\d{{1,3}}(?:{_GROUPED})(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?|[{UNSPACED}]|[^\w\s])"
)
"""A run of letters, a number with its groups, a character of a script without spaces, or a mark."""
_SHORTEST = 3
"""Letters that are left of a word when its ending is taken away."""
_SHORTEST_SYLLABLES = 1
"""The same of a word in Hangul, each letter of which is a syllable."""


def is_syllable(letter: str) -> bool:
    """Whether a letter is a syllable of Hangul."""
    return "\uac00" <= letter <= "\ud7a3"


class Pieces(NamedTuple):
    """The pieces of a text in order, and where each begins and ends."""

    lows: Sequence[str]
    """In lower case, full width made half."""
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, end: int) -> Span:
        """Where some pieces stand in the text, those from one to before another."""
        return Span(self.starts[first], self.ends[end - 1])

    def touches(self, index: int) -> bool:
        """Whether no space stands before a piece."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


PhraseTable = dict[str, list[tuple[tuple[str, ...], T]]]


_Beginning = tuple[tuple[int, T] | None, dict[str, list[tuple[int, tuple[str, ...], T]]]]


class Phrases(Generic[T]):
    """Phrases by their first piece, the longest first."""

    def __init__(self, by_first: PhraseTable[T], language: str) -> None:
        self.by_first, self.language = by_first, language
        self._beginning = Remembered(self._beginning_with)

    def at(self, lows: Sequence[str], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a piece: how many pieces it has, and what it means."""
        if index >= len(lows):
            return None
        hit, by_second = self._beginning[lows[index]]
        if not by_second or index + 1 >= len(lows):
            return hit
        best = inf
        for second in forms(lows[index + 1], self.language):
            for rank, others, meaning in by_second.get(second, ()):
                if rank < best and (not others or self._stand_at(others, lows, index + 2)):
                    best, hit = rank, (2 + len(others), meaning)
                    break
        return hit

    def may_begin(self, low: str) -> bool:
        """Whether any phrase begins with a piece."""
        hit, by_second = self._beginning[low]
        return bool(hit or by_second)

    def of_word(self, low: str) -> tuple[tuple[int, T] | None, frozenset[str]]:
        """What `at` says of a piece alone, and the pieces behind it, without endings, that may change that."""
        if self.by_first.keys().isdisjoint(forms(low, self.language)):
            return None, frozenset()
        hit, by_second = self._beginning[low]
        return hit, frozenset(by_second)

    def _beginning_with(self, low: str) -> _Beginning[T]:
        """What a piece alone means, and the phrases by their second piece that go before it, with whatever endings."""
        hit: tuple[int, T] | None = None
        by_second: dict[str, list[tuple[int, tuple[str, ...], T]]] = {}
        phrases = (phrase for first in forms(low, self.language) for phrase in self.by_first.get(first, ()))
        for rank, (others, meaning) in enumerate(phrases):
            if others:
                by_second.setdefault(others[0], []).append((rank, others[1:], meaning))
            else:
                hit = hit or (1, meaning)
        return hit, by_second

    def _stand_at(self, words: Sequence[str], lows: Sequence[str], index: int) -> bool:
        """Whether some words stand at a piece, with whatever endings."""
        there = lows[index : index + len(words)]
        return len(there) == len(words) and all(
            word in forms(low, self.language) for word, low in zip(words, there, strict=True)
        )


def phrase_table(entries: Iterable[tuple[str, T]], language: str) -> PhraseTable[T]:
    """The phrases of a language by their first piece; of two that are the same the first one holds."""
    table: dict[str, dict[tuple[str, ...], T]] = {}
    for text, meaning in entries:
        lows = pieces_of(text).lows
        if not lows:
            continue
        first, *others = lows
        for form in forms(first, language) if not others else (first,):
            table.setdefault(form, {}).setdefault(tuple(others), meaning)
    return {first: sorted(some.items(), key=lambda item: -len(item[0])) for first, some in table.items()}


class _Affixes(NamedTuple):
    """What the words of a language may carry."""

    endings: dict[str, int]
    """Each with its place in the list."""
    sizes: Sequence[int]
    """How long they are, each length once."""
    prefixes: Sequence[str]
    never: frozenset[str]
    """Words that are never taken apart."""


@per_language
def _affixes(language: str) -> _Affixes:
    endings = {end: place for place, end in enumerate(section(language, "source", "endings"))}
    sizes = sorted(set(map(len, endings)))
    never = frozenset(section(language, "source", "never"))
    return _Affixes(endings, sizes, tuple(section(language, "source", "prefixes")), never)


@lru_cache(maxsize=65536)
def forms(low: str, language: str) -> tuple[str, ...]:
    """A word as it stands, then without each ending or prefix that it may carry."""
    endings, sizes, prefixes, never = _affixes(language)
    shortest = _SHORTEST_SYLLABLES if is_syllable(low[0]) else _SHORTEST
    longest = len(low) - shortest
    if longest <= 0 or not low[0].isalpha() or low in never:
        return (low,)
    found = [low]
    if cut := [(endings[end], size) for size in sizes if size <= longest and (end := low[-size:]) in endings]:
        found += [low[:-size] for _, size in sorted(cut)]
    if prefixes:
        found += [low[len(start) :] for start in prefixes if len(start) <= longest + 1 and low.startswith(start)]
    return tuple(found)


_WIDE = {0xFF01 + index: 0x21 + index for index in range(94)}
_ANY_WIDE = re.compile("[\uff01-\uff5e]")


def fold(text: str) -> str:
    """Lower case, half width, without change of length except where lower case is longer."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_WIDE) if _ANY_WIDE.search(low) else low


def pieces_of(text: str) -> Pieces:
    """All pieces of a text in order."""
    parts = PIECES.split(fold(text))
    ends = [*accumulate(map(len, parts))]
    return Pieces(parts[1::2], ends[:-1:2], ends[1::2])
