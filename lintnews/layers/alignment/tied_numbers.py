"""Numbers in words that are one word with their scales: sessantamila, kétszázmillió, viisikymmentätuhatta."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.files.remembered import Remembered
from lintnews.layers.alignment.language_facts import LanguageFacts, language_facts
from lintnews.layers.alignment.phrases import Phrases, forms
from lintnews.lexicons import per_language
from lintnews.records import NamedTuple

_SHORTEST = 6
"""Letters of the shortest such word."""
_PART = range(14, 1, -1)
"""Letters of its parts, the longest first."""
_LETTERS = 2
"""Letters of abbreviations and of what is left of short words: no scale within a word."""
_HUNDRED, _THOUSAND = 100.0, 1000.0


class TiedNumber(NamedTuple):
    """What one word says."""

    value: float
    scale: float
    """The largest scale in it from a thousand, or 1."""


@per_language
def tied_numbers(language: str) -> Remembered[TiedNumber | None]:
    """The numbers that words of a language are; None for most."""
    known = language_facts(language)

    def read(low: str) -> TiedNumber | None:
        if len(low) < _SHORTEST or not low.isalpha():
            return None
        for form in forms(low, known.numbers.language):
            parts = [*_parts(form, known)]
            if parts and (found := _together(parts)):
                return found
        return None

    return Remembered(read)


def _parts(low: str, known: LanguageFacts) -> Iterator[tuple[float, bool]]:
    """The numbers that a word is made of, and whether each is a scale; nothing where it is made of anything else."""
    found, at = [], 0
    while at < len(low):
        for size in _PART:
            part = low[at : at + size]
            if len(part) == size:
                if size > _LETTERS and (scale := _alone(known.scales, part)) is not None:
                    found.append((scale, True))
                    break
                if (number := _alone(known.numbers, part)) is not None:
                    found.append((number, False))
                    break
        else:
            return
        at += size
    yield from found


def _alone(phrases: Phrases[float], part: str) -> float | None:
    """What a word means that stands for itself."""
    return next((meaning for others, meaning in phrases.by_first.get(part, ()) if not others), None)


def _together(parts: list[tuple[float, bool]]) -> TiedNumber | None:
    """What several parts mean; None for one, or for parts that do not follow one another in a number."""
    if len(parts) < 2:
        return None
    total, base, largest = 0.0, 0.0, 1.0
    for value, is_scale in parts:
        if value == _HUNDRED:
            base = (base or 1.0) * value
        elif is_scale and value >= _THOUSAND:
            total, base, largest = total + (base or 1.0) * value, 0.0, max(largest, value)
        elif value == int(value) and 0 < value < _THOUSAND and _may_follow(base, value):
            base += value
        else:
            return None
    return TiedNumber(total + base, largest)


def _may_follow(base: float, value: float) -> bool:
    """Whether a number may stand behind another one that it is added to: twenty-five, two hundred fifty."""
    if not base:
        return True
    below = base % _HUNDRED
    return value < _HUNDRED and (not below or (below >= 20 and not below % 10 and value < 10))
