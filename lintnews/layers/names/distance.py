"""Spelling: how near two Latin spellings of one name can be, whatever the alphabet that the name comes from.

A name from Cyrillic, Chinese, Japanese, Arabic or Greek has no one Latin spelling. `skeleton` writes alike what the
usual systems of transliteration write differently (Zaytsev, Zaitsev, Zaycev); `difference` says how much is left
between two names, in letters, where a slip that translation makes (k for g, l for r, one vowel for another) counts
less than a whole letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from math import inf

_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ə": "a"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_MARKS = re.compile(r"[^\w]|_")
_DOUBLED = re.compile(r"(.)\1+")


def _once(doubled: re.Match[str]) -> str:
    return doubled[1]


_FOLDS = tuple(
    (re.compile(pattern), _once if result == r"\1" else result, some, others)
    for pattern, result, some, others in (
        (r"shch|schtsch|(?<!t)sch|sj|sh", "S", "s", "s"),
        (r"tsch|tch|cz|tsj|ch", "C", "c", "j"),
        (r"dzh|zh|dj|(?<![aeiou])dg(?=[ei])", "J", "zh", "d"),
        (r"kh", "h", "kh", "kh"),
        (r"gh", "g", "gh", "gh"),
        (r"ph", "f", "ph", "ph"),
        (r"cki\b", "zki", "cki", "cki"),
        (r"ck|q", "k", "ck", "q"),
        (r"ts|tz|dz|cs", "z", "s", "z"),
        (r"c(?=[eiy])", "z", "c", "c"),
        (r"c", "k", "c", "c"),
        (r"x", "ks", "x", "x"),
        (r"w", "v", "w", "w"),
        (r"ff\b", "v", "ff", "ff"),
        (r"th", "t", "th", "th"),
        (r"(?:iy|yy|ij|yi|ii|ee|ei|ey|ej|y|j)\b", "i", "", ""),
        (r"ou|oo", "u", "ou", "oo"),
        (r"\bee|(?<=[^aeiou])ee(?=[^aeiouv])", "i", "ee", "ee"),
        (r"(?<=[^aeiou])[iyj](?=[aeou])", "", "", ""),
        (r"\b[yj](?=e)", "", "ye", "je"),
        (r"(?<=[aeiou])[iyj](?=[aeou])(?!(?<=a.)a|(?<=o.)o|(?<=u.)u)", "", "", ""),  # not Toraya, which would be Tora
        (r"(?<=[kn]a)y(?=a\b)", "", "ay", "ay"),  # Kreminna, Kreminnaya
        (r"ay|ei|ey", "ai", "ay", "e"),
        (r"[yj]", "i", "y", "j"),
        (r"(?<=[aeiou])h\b", "", "h", "h"),
        (r"(.)\1+", r"\1", "", ""),
    )
)
"""What is written alike, in this order, and letters of which any match has the ones or the others: most names have
neither.
"""

_SYLLABLE = re.compile("[^aeiouy]*[aeiouy]+[^aeiouy]*")
"""A name of one syllable: what its vowels are is all that it has (Liang and Lang, Mou and Mu)."""
_VOWELS = frozenset((r"ou|oo", r"(?<=[^aeiou])[iyj](?=[aeou])"))
"""The folds that take from a group of vowels what it differs by."""

_NEAR = frozenset(
    both
    for pair in (
        (
            "bp dt gk gh hk vf vb vu zs zJ sJ SJ sS CS Cz Ck kz Js lr "
            "mn iu ie ea ao ou ai eo au ei eu io fh jg ng Jz hS hC CJ tz tC"
        ).split()
    )
    for both in (pair, pair[::-1])
)
"""Letters that translation takes for each other: voiced and voiceless, neighbours in transliteration, vowels."""
NEAR = 0.5
"""What a slip between two letters of one class costs, of a whole letter."""
_ONE = 0.34
"""The share of the letters of the shorter of two names in which they differ at most that may be one."""
_SLIPS = {
    letter: {letter: 0.0, **{pair[1]: NEAR for pair in _NEAR if pair[0] == letter}}
    for letter in frozenset("".join(_NEAR))
}
"""What it costs to take a letter for itself or for one of those; for any other a whole letter."""
SILENT = 0.6
"""What a letter costs that one spelling leaves out: a vowel, `h`, or one next to its like."""


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """The letters of a name in lower case without accents and marks."""
    name = name.lower()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_STROKES))
    return _MARKS.sub("", name) if not name.isalnum() else name


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What is left of a name when the systems of transliteration are taken out; equal for spellings of one name."""
    text = folded(name)
    short = _SYLLABLE.fullmatch(text) is not None
    for pattern, result, some, others in _FOLDS:
        if some not in text and others not in text:
            continue
        if not (short and pattern.pattern in _VOWELS):
            text = pattern.sub(result, text)
    return text


_ORGANS = {letter: organ for organ, letters in enumerate(("bpfvwm", "dtnlr", "k", "j")) for letter in letters}
"""Consonants by the organ that makes them, as far as no spelling takes one for another of them; the rest may be any."""


def begins_otherwise(one: str, other: str) -> bool:
    """Whether two names begin with consonants that no spelling of one name would exchange: Jufra and Kufra."""
    a, b = (_ORGANS.get(folded(name)[:1]) for name in (one, other))
    return a is not None and b is not None and a != b


def near(one: str, other: str) -> bool:
    """Whether translation takes the one letter for the other."""
    return one == other or one + other in _NEAR


@lru_cache(maxsize=512)  # pairs come again in one text, and hardly in another
def difference(one: str, other: str, limit: float = inf) -> float:
    """The letters between two names, after transliteration is taken out: 0 for the same skeleton; infinite as soon as
    it is sure to be more than `limit`.

    Cost: one quadratic pass over the letters between what the two begin and end with alike; ask only for names that a
    cheaper gate found near.
    """
    whole, rest = skeleton(one), skeleton(other)
    if whole == rest:
        return 0.0
    if limit < inf and _least(whole, rest) > limit:
        return inf
    start, end = _same_ends(whole, rest)
    a, b = whole[start : len(whole) - end], rest[start : len(rest) - end]
    if not a or not b:
        longer = whole if a else rest
        return sum(_gap(longer, at) for at in range(start, len(longer) - end))
    if len(a) == len(b) == 1:
        return _SLIPS.get(a, {}).get(b, 1.0)
    gaps = [_gap(rest, start + j) for j in range(len(b))]
    before = [0.0, *accumulate(gaps)]
    two_before: list[float] = []
    for i, letter in enumerate(a):
        gap, slips = _gap(whole, start + i), _SLIPS.get(letter, {letter: 0.0})
        best = before[0] + gap
        row = [best]
        for j, other_letter in enumerate(b):
            left = best + gaps[j]
            best = before[j] + slips.get(other_letter, 1.0)
            if i and j and letter == b[j - 1] and a[i - 1] == other_letter and two_before[j - 1] + 1.0 < best:
                best = two_before[j - 1] + 1.0  # two letters in the other order
            if left < best:
                best = left
            if before[j + 1] + gap < best:
                best = before[j + 1] + gap
            row.append(best)
        if min(row) > limit and min(before) + 1.0 > limit:
            return inf
        two_before, before = before, row
    return before[-1]


def _least(one: str, other: str) -> float:
    """What two skeletons differ by at the least: by the letters that only one of them has, and by their lengths."""
    a, b = _signs(one), _signs(other)
    apart = max((a & ~b).bit_count(), (b & ~a).bit_count())
    return max(NEAR * apart, SILENT * abs(len(one) - len(other)))


@lru_cache(maxsize=8192)
def _signs(text: str) -> int:
    """The letters of a text as bits; two letters may share one."""
    signs = 0
    for letter in text:
        signs |= 1 << (ord(letter) & 63)
    return signs


def _same_ends(one: str, other: str) -> tuple[int, int]:
    """How many letters two texts begin with alike, and with how many of the others they end alike."""
    shorter, start, end = min(len(one), len(other)), same_letters(one, other), 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def same_letters(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    shorter, same = min(len(one), len(other)), 0
    while same < shorter and one[same] == other[same]:
        same += 1
    return same


def least_difference(one: str, other: str, limit: float = inf) -> float:
    """What `difference` is at the least, for a small part of its cost: no slip costs less than `NEAR`, and no letter
    that only one of them has less than `SILENT`. Any value above `limit` may stand for any other.
    """
    cutoff = None if limit == inf else int(limit / NEAR)
    whole, rest = skeleton(one), skeleton(other)
    return NEAR * _edits()(whole, rest, score_cutoff=cutoff) + (SILENT - NEAR) * abs(len(whole) - len(rest))


@cache
def _edits() -> Callable[..., int]:
    """Counts the edits between two texts. Not loaded before somebody asks: most short texts have no names so near."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def maybe_near(one: str, others: Iterable[str], limit: float) -> Iterator[int]:
    """The numbers of those names whose `least_difference` from one is not above the limit."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    bones = map(skeleton, others)
    found = process.extract_iter(skeleton(one), bones, scorer=OSA.distance, score_cutoff=int(limit / NEAR))
    return (number for _, _, number in found)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: they differ in a third of the letters of the shorter one at most."""
    return difference(one, other) <= _ONE * min(len(one), len(other))


def least_differences(names: Iterable[str]) -> Callable[[int, int, float], float]:
    """`least_difference` of two of these names, which are told by their numbers, and a limit."""
    bones, distance = [*map(skeleton, names)], _edits()
    return lambda one, other, limit: NEAR * distance(bones[one], bones[other], score_cutoff=int(limit / NEAR))


def _gap(text: str, index: int) -> float:
    """What it costs to leave one letter out."""
    letter = text[index]
    return SILENT if letter in "aeiouh" and index else 1.0


_CLASSES = str.maketrans("bpfvwdtgkhzsSCJjxlrmnaeiouy", "bbbbbddgggsssssssllnnaaaaaa")


@lru_cache(maxsize=4096)
def loose(name: str) -> str:
    """A skeleton whose letters stand for classes: voiced and voiceless, l and r, m and n, all vowels alike."""
    text = skeleton(name).translate(_CLASSES)
    return _DOUBLED.sub(_once, text)
