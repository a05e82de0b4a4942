"""Which strings of an original two spellings of its translation stand for, by their sound."""

from __future__ import annotations

from collections.abc import Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_sounds import FARTHEST, Sound, Sounds, sounds
from lintnews.layers.alignment.pinyin import syllables_of
from lintnews.layers.alignment.sentence_pairs import in_original, is_trusted
from lintnews.layers.names.distance import folded
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_SURE = 0.25
"""The share of its letters in which a string may differ from a spelling that stands for it."""
_SURE_SIGNS = 0.45
"""The same of signs that each stand for a syllable."""
_STEM = 4
"""Letters by which two forms of a word are known as such."""
_LONG = 6
"""Letters of a string that may be a slip for one that is a letter away."""


class HeardStrings(NamedTuple):
    """What two spellings stand for."""

    is_same: bool
    """Whether both stand for one string of the original."""
    is_other: bool
    """Whether each stands for a string of its own."""
    texts: frozenset[str] = frozenset()
    """What either stands for."""
    is_apart: bool = False
    """Whether one stands for a string that the original has nowhere where the other stands."""

    def may_be(self, text: str) -> bool:
        """Whether a string may be what both stand for: none of them sounds like another one."""
        return not self.texts or any(_begin_alike(text, one) for one in self.texts)


UNHEARD = HeardStrings(False, False)


class _Strings(NamedTuple):
    texts: frozenset[str]
    """The strings as they are written."""
    keys: frozenset[str]
    """What they may be without endings."""


def heard_strings(doc: Document, one: str, ones: Sequence[Span], other: str, others: Sequence[Span]) -> HeardStrings:
    """What two spellings sound like in the original in the sentences of each."""
    if doc.original is None or not is_trusted(doc):
        return UNHEARD
    heard = doc.layer(sounds)
    mine, theirs = _strings(heard, one, ones), _strings(heard, other, others)
    told = (some for word, some in ((one, mine), (other, theirs)) if some and not syllables_of(folded(word)))
    texts = frozenset(text for some in told for text in some.texts)  # syllables of pinyin are heard everywhere
    if not mine or not theirs:
        is_apart = not mine and not theirs and _are_apart(doc, heard, (one, ones), (other, others))
        return HeardStrings(False, False, texts, is_apart)
    if not mine.texts.isdisjoint(theirs.texts):
        return HeardStrings(True, False, texts)
    is_form = not mine.keys.isdisjoint(theirs.keys)
    is_near = any(_are_near(a, b) for a in mine.texts for b in theirs.texts)
    return HeardStrings(is_form, not (is_form or is_near), texts)


def _are_apart(doc: Document, heard: Sounds, *sides: tuple[str, Sequence[Span]]) -> bool:
    """Whether just one of two spellings stands for signs for syllables, and the other where none of these stand."""
    assert doc.original
    if not section(doc.original.language, "sounds", "signs"):
        return False
    found = [_strings(heard, *side, _SURE_SIGNS) for side in sides]
    for strings, (_, places) in zip(found, reversed(sides), strict=True):
        if strings and not all(found):
            passages = [passage for place in places if (passage := in_original(doc, place))]
            return len(passages) == len(places) and not any(
                doc.original.text.find(text, *passage) >= 0 for passage in passages for text in strings.texts
            )
    return False


def is_nearer(doc: Document, place: Span, name: str, others: Sequence[str]) -> bool:
    """Whether the original has at a place what a name of the article is spelled from, rather than any other name.

    Another alphabet writes what it hears, and so does a translation that goes wrong (Gukstra for Hoekstra): there it
    must be nothing like the others.
    """
    if doc.original is None or not is_trusted(doc):
        return False
    heard = doc.layer(sounds)
    mine = _heard_at(heard, name, place)
    if not mine:
        return False
    if not heard.is_latin(mine[0][1].span):
        theirs = (sound for other in others for sound in heard.of(other, farthest=FARTHEST))
        return not any(sound.pair == mine[0][1].pair for sound in theirs)
    nearest = [near[0][0] for other in others if (near := _heard_at(heard, other, place))]
    return all(mine[0][0] < best for best in nearest)


def _begin_alike(one: str, other: str) -> bool:
    """Whether one string is a part of the other, but for an ending."""
    a, b = one.lower(), other.lower()
    return a in b or b in a or a[:_STEM] == b[:_STEM]


def _are_near(one: str, other: str) -> bool:
    """Whether one string is a part of the other, or a slip of the original for it: one letter away."""
    from rapidfuzz.distance import OSA

    return one in other or other in one or (len(one) >= _LONG and OSA.distance(one, other) <= 1)


def _strings(heard: Sounds, word: str, places: Sequence[Span], farthest: float = _SURE) -> _Strings | None:
    """The nearest strings in the sentence pair of each place; nothing unless every place has one."""
    texts: set[str] = set()
    keys: set[str] = set()
    for place in places:
        near = _heard_at(heard, word, place, farthest)
        if not near:
            return None
        for likeness, sound in near:
            if likeness == near[0][0]:
                texts.add(heard.text_of(sound))
                keys |= heard.keys(sound)
    return _Strings(frozenset(texts), frozenset(keys))


def _heard_at(heard: Sounds, word: str, place: Span, farthest: float = _SURE) -> list[tuple[tuple[float, int], Sound]]:
    """The strings in the sentence pair of a place that a word may stand for, the nearest first: by sound, then by the
    letters in which they differ.
    """
    from rapidfuzz.distance import OSA

    pair, low = heard.pair_of_target(place.start), folded(word)
    return sorted(
        ((sound.distance, min(OSA.distance(low, folded(key)) for key in heard.keys(sound))), sound)
        for sound in heard.of(word)
        if sound.pair == pair and sound.distance <= farthest
    )
