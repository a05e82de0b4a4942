"""Which of the words that a dictionary does not know are misspelled, and which are merely not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from lintnews.lexicons import section
from lintnews.records import NamedTuple

_SHORTEST = 5
"""Letters that a word must have: any shorter one is an edit away from another word."""
_SHORTEST_COUNTED = 6
"""Letters from which one too many or too few is evidence, and not only two turned round."""
_SHORTEST_REPLACED = 7
"""Letters from which one wrong letter is evidence, though of a rare word as often as of a slip."""
_STEM = 3
_PART = 4
"""Letters that a part of a compound must have."""


class Morphology(NamedTuple):
    """How the words of a language are made."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    variants: tuple[tuple[str, str], ...]
    joined: Collection[str]
    """Words that run together with the one before them only by mistake."""
    common: Collection[str]
    function: Collection[str]


@cache
def morphology(language: str) -> Morphology:
    """The morphology that the lexicons of a language hold; empty for one without."""
    return Morphology(
        tuple(section(language, "spelling", "prefixes")),
        tuple(section(language, "spelling", "suffixes")),
        tuple((one, values[0]) for one, values in section(language, "spelling", "variants").items()),
        frozenset(section(language, "spelling", "joined")),
        frozenset(section(language, "words", "common")),
        frozenset(section(language, "function_words", "function")),
    )


def correction(word: str, suggestions: Sequence[str], made: Morphology) -> str | None:
    """What a lower-case word that the dictionary does not know was meant to be; None where it may well be a word.

    It may still be made of a word that the dictionary knows: see `stems`.
    """
    if len(word) < _SHORTEST or word in made.common:
        return None
    if apart := _run_together(word, made):
        return apart
    near = next((one for one in suggestions if _is_slip(word, one)), None)
    if near is None or _is_compound(word, made):
        return None
    own = usual(word, made)
    return None if any(usual(one.replace("'", ""), made) == own for one in suggestions) else near


def stems(word: str, made: Morphology) -> Iterator[str]:
    """What a word may have been made of: without a prefix or a suffix, or in its other spelling."""
    if (own := usual(word, made)) != word:
        yield own
    for prefix in made.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) > _STEM:
            yield word[len(prefix) :]
    for suffix in made.suffixes:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _STEM:
            yield stem
            if suffix[0] in "aeiouy":
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
            if stem[-1] == "i":
                yield stem[:-1] + "y"


def is_replaced(word: str, other: str) -> bool:
    """Whether a letter of a word stands for another one, and none is missing, too many or in the wrong place."""
    return len(word) == len(other) and sorted(word) != sorted(other)


def _is_slip(word: str, other: str) -> bool:
    """Whether a word is what becomes of another one under a slip of the fingers or the eyes.

    Of words that are two edits from another one, in news, most are rare words and no slips.
    """
    if not other.isalpha() or not other.islower():
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1 or not _begins_alike(word, other):
        return False
    if not word.isascii() and other.isascii():
        return False  # a loan word, as somebody meant it: crudité
    if len(word) != len(other):
        return len(word) >= _SHORTEST_COUNTED
    return len(word) >= _SHORTEST_REPLACED or not is_replaced(word, other)


def _begins_alike(word: str, other: str) -> bool:
    """Whether two words begin with one letter, or the word has lost or turned the first: another first letter makes
    another word (washable, bashable; singers, zingers).
    """
    return word[0] == other[0] or word == other[1:] or word[:2] == other[1::-1]


def usual(word: str, made: Morphology) -> str:
    """A word in the one of its spellings that the others are read as."""
    for one, other in made.variants:
        word = word.replace(one, other)
    return word


def _run_together(word: str, made: Morphology) -> str | None:
    """`consist of` for `consistof`."""
    for at in range(_PART, len(word) - 1):
        if word[at:] in made.joined and word[:at] in made.common and word[:at] not in made.function:
            return f"{word[:at]} {word[at:]}"
    return None


def _is_compound(word: str, made: Morphology) -> bool:
    """Whether two common words stand in it, one behind the other: playmaker, townhall."""
    for at in range(_PART - 1, len(word) - _PART + 2):
        first, second = word[:at], word[at:]
        if first in made.common and (second in made.common or second.removesuffix("s") in made.common):
            return True
    return False
