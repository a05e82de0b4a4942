"""Words and phrases of a language looked up in a text, with the endings and prefixes that its words may carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

from lintnews.lexicons import section
from lintnews.records import NamedTuple

T = TypeVar("T")

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts without spaces between words, whose characters are pieces of their own."""
PIECES = re.compile(
    rf"\d{{1,3}}(?:(?P<group>[.,'’٬\u00a0\u2009\u202f ])\d{{3}})(?:(?P=group)\d{{3}})*(?!\d)(?:[.,٫]\d+)?"
    rf"|\d+(?:[.,٫]\d+)?|[{UNSPACED}]|[^\W\d_{UNSPACED}](?:[^\W\d_{UNSPACED}]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f])*|[^\w\s]"
)
"""A number with its groups, a character of a script without spaces, a run of letters, or a mark."""
_SHORTEST = 3
"""Letters that are left of a word when its ending is taken away."""
_SHORTEST_SYLLABLES = 1
"""The same of a word in Hangul, each letter of which is a syllable."""


class Piece(NamedTuple):
    """A piece of a text with its place; `low` is lower-case, full width made half."""

    low: str
    start: int
    end: int


class Phrases(NamedTuple, Generic[T]):
    """Phrases by their first piece, the longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], T]]]
    language: str

    def at(self, lows: Sequence[str], index: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a piece: how many pieces it has, and what it means."""
        if index >= len(lows):
            return None
        for first in forms(lows[index], self.language):
            for others, meaning in self.by_first.get(first, ()):
                if not others or self._stand_at(others, lows, index + 1):
                    return 1 + len(others), meaning
        return None

    def _stand_at(self, words: Sequence[str], lows: Sequence[str], index: int) -> bool:
        """Whether some words stand at a piece, with whatever endings."""
        if index + len(words) > len(lows):
            return False
        return all(word in forms(lows[index + at], self.language) for at, word in enumerate(words))


def phrases(entries: Iterable[tuple[str, T]], language: str) -> Phrases[T]:
    """The phrases of a language; of two that are the same the first one holds."""
    table: dict[str, dict[tuple[str, ...], T]] = {}
    for text, meaning in entries:
        lows = [match[0] for match in PIECES.finditer(fold(text))]
        if not lows:
            continue
        first, *others = lows
        for form in forms(first, language) if not others else (first,):
            table.setdefault(form, {}).setdefault(tuple(others), meaning)
    return Phrases(
        {first: sorted(some.items(), key=lambda item: -len(item[0])) for first, some in table.items()}, language
    )


@cache
def _affixes(language: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Endings, prefixes, and words that are never taken apart."""
    return (
        tuple(section(language, "source", "endings")),
        tuple(section(language, "source", "prefixes")),
        frozenset(section(language, "source", "never")),
    )


@cache
def forms(low: str, language: str) -> tuple[str, ...]:
    """A word as it stands, then without each ending or prefix that it may carry."""
    endings, prefixes, never = _affixes(language)
    shortest = _SHORTEST_SYLLABLES if "\uac00" <= low[0] <= "\ud7a3" else _SHORTEST
    if len(low) <= shortest or not low[0].isalpha() or low in never:
        return (low,)
    longest = len(low) - shortest
    found = [low]
    found += [low[: -len(end)] for end in endings if len(end) <= longest and low.endswith(end)]
    found += [low[len(start) :] for start in prefixes if len(start) <= longest + 1 and low.startswith(start)]
    return tuple(found)


_WIDE = {0xFF01 + index: 0x21 + index for index in range(94)}


def fold(text: str) -> str:
    """Lower case, half width, without change of length except where lower case is longer."""
    low = text.lower()
    return (low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)).translate(
        _WIDE
    )


def pieces_of(text: str) -> list[Piece]:
    """All pieces of a text in order."""
    folded = fold(text)
    return [Piece(match[0], match.start(), match.end()) for match in PIECES.finditer(folded)]
