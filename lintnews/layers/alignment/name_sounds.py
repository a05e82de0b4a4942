"""Where the original of an article has what a name of the article sounds like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.pinyin import sound_text, syllables_of
from lintnews.layers.alignment.sentence_pairs import alignment
from lintnews.layers.alignment.written_names import ABJAD, ALPHABET, HAN, HIRAGANA, SIGNS, Written, written_names
from lintnews.layers.names.distance import difference, folded, least_difference, loose
from lintnews.records import NamedTuple

FARTHEST = 0.45
"""The share of its letters in which a string may differ from a name that it may still be."""
_HEARD = 0.35
"""The same of a string that is compared letter by letter, unless somebody asks for those that are farther: they are
more than the nearer ones, and cost more.
"""
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_READ = 3
"""Characters of the shortest string whose reading is hardly another word's."""
_WIDTH = 15
"""Code points to a space from which a text puts none between its words."""
_SYLLABLES = "\u3400"
"""The first sign that stands for a syllable."""
_JOINED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts that write a name without a space between its words."""
_UNHEARD = re.compile("[\u0e00-\u109f\u1200-\u139f\u1780-\u18af\u2e80-\u312f\u3400-\u9fff\uac00-\ud7a3]")
"""Scripts whose words do not show where they begin, or that write foreign names far from their own sound."""
_HALF = 3
"""Letters of a part of a name with a hyphen that may be heard alone."""
LATIN = "\u0250"
"""The first letter that is no Latin one."""
_LONGER = 0.45
"""The share by which a string may be longer or shorter than a word that stands for it."""
_SPARE = 2
"""Letters more that it may have for the endings of systems of transliteration."""
_SHORTEST = 3
"""Letters of the shortest word that is listened for."""
_FEW = 2
"""Consonants of the shortest one where vowels do not count."""
_MANY = 6
"""Consonants from which a string is hardly another word."""
_OF_FEW = {2: 0.25, 3: 0.1, 4: 0.06, 5: 0.06}
"""What it counts against a string that it has so few consonants: it may be another word."""
_OF_SIGNS = 0.25
"""What it counts against signs that each stand for a syllable."""


class Sound(NamedTuple):
    """A string of the original that may be a name of the article."""

    distance: float
    """From 0, the same letters, to the share in which the two differ."""
    span: Span
    """Where it stands in the original."""
    pair: int
    """The sentence pair that it stands in."""


class Sounds:
    """The strings of an original by what they sound like."""

    def __init__(self, doc: Document) -> None:
        assert doc.original
        self.found = doc.layer(alignment)
        self._original, self._readings = doc.original.text, partial(doc.original.layer, _readings)
        self._is_unspaced = self._original.count(" ") * _WIDTH < len(self._original)
        self._joins = _JOINED.search(self._original) is not None
        self.hears_all = _UNHEARD.search(self._original) is None
        """Whether every name in the original is written by its sound, in a script that is read here."""
        self._is_japanese = HIRAGANA.search(self._original) is not None
        self._text = doc.original.layer(sound_text)
        self._has_characters = HAN.search(self._original) is not None
        self._pair_of = _pairs_of([pair.source for pair in self.found.pairs], len(self.found.sources))
        self._pair_of_target = _pairs_of([pair.target for pair in self.found.pairs], len(self.found.targets))
        self._targets = [span.start for span in self.found.targets]
        self._starts = [span.start for span in self.found.sources]
        self._by_sound = doc.original.layer(_by_first_sound)
        self._known: dict[tuple[str, bool, float], tuple[Sound, ...]] = {}

    def of(self, word: str, *, joined: bool = False, farthest: float = _HEARD) -> tuple[Sound, ...]:
        """Where the original may have a word. `joined`: several words that it may write as one, letter by letter;
        `farthest`: the share of its letters, where they are compared one by one, in which a string may differ.
        """
        key = word, joined, farthest
        if key not in self._known:
            self._known[key] = tuple(self._listen(*key))
        return self._known[key]

    def of_name(self, words: Sequence[str]) -> tuple[Sound, ...]:
        """Where it may have all words of a name as one, in either order, in a script that joins them."""
        if not self._joins:
            return ()
        orders = ["".join(words), "".join((*words[1:], words[0])), "".join((words[-1], *words[:-1]))]
        if len(syllables_of(folded(orders[0]))) == _FEW:
            del orders[1:]  # two characters in the other order may be anything
        return tuple(sound for order in dict.fromkeys(orders) for sound in self.of(order, joined=True))

    def _listen(self, word: str, joined: bool, of_letters: float) -> Iterator[Sound]:
        low = folded(word)
        syllables = syllables_of(low) if self._has_characters else ()
        if len(syllables) > 1:  # one character may be any word's
            for span in self._text.places(syllables):
                yield self._sound(0.0, span)
        if len(low) < _SHORTEST:
            return
        letters, consonants, first = _sizes(len(low)), _sizes(len(_bare(low))), loose(low)[:1]
        for kind, strings in self._by_sound.items():
            if kind == SIGNS and syllables:
                continue
            sizes = letters if kind == ALPHABET else consonants
            if joined and kind != ALPHABET:
                sizes = range(max(_MANY, consonants[0]), consonants[-1] + 1)
            farthest = of_letters if kind == ALPHABET else FARTHEST
            for size in sizes:
                for reading, one in strings.get((first, size), ()):
                    distance = _distance(low, reading, kind, farthest)
                    if distance <= farthest:
                        yield self._sound(distance, one.span)

    def is_telling(self, sound: Sound) -> bool:
        """Whether a string proves that a name stands elsewhere: no Latin word in a Chinese or Japanese text, which has
        the same name in characters elsewhere, and no word of two characters that a Japanese dictionary reads.
        """
        if not self._is_unspaced:
            return True
        is_read = self._is_japanese and HAN.match(self._original, sound.span.start)
        return self._original[sound.span.start] >= LATIN and not (is_read and sound.span.end - sound.span.start < _READ)

    def is_syllabic(self, sound: Sound) -> bool:
        """Whether a string has several signs for a syllable each, as a whole name in Chinese or Korean."""
        return self._original[sound.span.start] >= _SYLLABLES and sound.span.end - sound.span.start >= _READ

    def is_latin(self, span: Span) -> bool:
        """Whether a string is in the article's own script, and so may be written there as it is."""
        return self._original[span.start] < LATIN

    def has_vowels(self, sound: Sound) -> bool:
        """Whether a string is in a script that writes vowels."""
        return not ABJAD.match(self._original, sound.span.start)

    def pair_of_target(self, place: int) -> int:
        """The sentence pair that a place of the article stands in."""
        return self._pair_of_target[max(0, bisect_right(self._targets, place) - 1)] if self._targets else -1

    def text_of(self, sound: Sound) -> str:
        """A string as the original writes it."""
        return self._original[slice(*sound.span)]

    def keys(self, sound: Sound) -> frozenset[str]:
        """What a string may be without the endings of its language: two that share one are forms of one word."""
        some = self._readings().get(sound.span)
        return some if some else frozenset((self.text_of(sound),))

    def is_one(self, sound: Sound, one: Written) -> bool:
        """Whether two strings may be forms of one word."""
        return sound.span == one.span or not self.keys(sound).isdisjoint(one.readings)

    def pair_at(self, place: int) -> int:
        """The sentence pair that a place of the original stands in."""
        return self._pair_of[max(0, bisect_right(self._starts, place) - 1)] if self._pair_of else -1

    def _sound(self, distance: float, span: Span) -> Sound:
        return Sound(distance, span, self.pair_at(span.start))


def sounds(doc: Document) -> Sounds:
    """What the original of a document sounds like; only of a document that has one."""
    return Sounds(doc)


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name that are written with a capital and are more than an initial."""
    return tuple(match[0] for match in words_with_capitals(name, 0, len(name)))


def halves(words: Iterable[str]) -> Iterator[str]:
    """The parts of words with a hyphen that are long enough to be heard alone; a word without one is its own."""
    return (half for word in words for half in word.split("-") if len(half) >= _HALF)


def words_with_capitals(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The same of a part of a text, with their places."""
    for match in _NAME_WORD.finditer(text, start, end):
        word = match[0]
        if word[0].isupper() and len(word) > 1 and word[0] < LATIN:
            yield match


def _pairs_of(places: Sequence[tuple[int, int]], size: int) -> list[int]:
    """For each sentence of one side the pair that it stands in."""
    found = [-1] * size
    for index, place in enumerate(places):
        for at in range(*place):
            found[at] = index
    return found


def _sizes(size: int) -> range:
    """How long a string may be that a word of some letters stands for."""
    return range(max(1, int(size * (1 - _LONGER))), int(size * (1 + _LONGER)) + _SPARE)


def _readings(doc: Document) -> Mapping[Span, frozenset[str]]:
    """What each string of an original may sound like, by where it stands."""
    return {one.span: frozenset(one.readings) for one in doc.layer(written_names)}


_BySound = Mapping[str, Mapping[tuple[str, int], Sequence[tuple[str, Written]]]]


def _by_first_sound(doc: Document) -> _BySound:
    """The strings of an original with each of their readings: by kind, by how they begin, and by how long they are."""
    found: dict[str, dict[tuple[str, int], list[tuple[str, Written]]]] = {}
    for one in doc.layer(written_names):
        some = found.setdefault(one.kind, defaultdict(list))
        for begins, reading in _by_beginning(one.readings, one.kind):
            some[begins].append((reading, one))
    return found


@lru_cache(maxsize=4096)
def _by_beginning(readings: tuple[str, ...], kind: str) -> tuple[tuple[tuple[str, int], str], ...]:
    """The readings of a string, with how each begins, and how long it is."""
    return tuple(
        ((loose(reading)[:1], len(reading) if kind == ALPHABET else len(_bare(reading))), reading)
        for reading in readings
        if len(reading) > 1
    )


def least_distance(word: str, one: Written) -> float:
    """The share of letters in which a word and a string of the original differ, as it is read most nearly."""
    low = folded(word)
    return min((_distance(low, reading, one.kind, FARTHEST) for reading in one.readings), default=1.0)


def sound_distance(word: str, one: Written) -> float:
    """The same, whatever the number of consonants."""
    from rapidfuzz.distance import Levenshtein

    if one.kind == ALPHABET:
        return least_distance(word, one)
    a = _bare(folded(word))
    return min((Levenshtein.normalized_distance(a, _bare(reading)) for reading in one.readings), default=1.0)


@lru_cache(maxsize=65536)
def _distance(name: str, reading: str, kind: str, farthest: float) -> float:
    """The share of letters in which a name and a reading differ; 1 or infinite where it is sure to be more than some.

    `farthest`: how much that is, where they are compared letter by letter.
    """
    if kind != ALPHABET:
        a, b = _bare(name), _bare(reading)
        size = max(len(a), len(b))
        if min(len(a), len(b)) < _FEW or (size == _FEW and a != b):
            return 1.0
        return _edits()(a, b) / size + _OF_FEW.get(size, 0.0) + (_OF_SIGNS if kind == SIGNS else 0.0)
    size = min(len(name), len(reading))
    if size < _SHORTEST or abs(len(name) - len(reading)) > size:
        return 0.0 if name == reading else 1.0
    half, limit = size // 2, farthest * size
    if (
        _edits()(loose(name), loose(reading), score_cutoff=half) > half
        or least_difference(name, reading, limit) > limit
    ):
        return 1.0
    return difference(name, reading, limit) / size


@cache
def _edits() -> Callable[..., int]:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """The consonants of a word by their classes."""
    return loose(word)[:1].replace("a", "") + loose(word)[1:].replace("a", "")
