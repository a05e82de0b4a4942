"""What two sentences in two languages can have in common: figures, days, countries, and names by their sound."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, repeat
from operator import itemgetter
from unicodedata import category, normalize

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, glossary
from lintnews.layers.alignment.phrases import UNSPACED
from lintnews.layers.text.sentences import sentences
from lintnews.lexicons import per_language

_WORD = re.compile(r"[A-Za-z]{3,}+(?:(?=[\uac00-\ud7a3])|[^\W\d_]*)|[^\W\d_]{3,}")
"""A word; one in Latin letters in front of a Korean particle alone: NATO와."""
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_KANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{2,}")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SAME = (
    ("h", (("sch", "s"), ("sh", "s"), ("ch", "k"), ("tch", "k"))),
    ("c", (("ck", "k"),)),
    ("h", (("ph", "f"), ("th", "t"), ("zh", "s"), ("kh", "h"))),
    ("s", (("ts", "s"),)),
    ("x", (("x", "ks"),)),
    ("q", (("qu", "kv"),)),
)
"""What is heard alike, in the order in which it is replaced, by a letter that all of it has."""
_DOUBLED = re.compile(r"(.)\1+")
_LETTERS = str.maketrans("cqwzjyh", "kkvsiii")
_VOWELS = str.maketrans("", "", "aeiou'`´ʹ")
Keys = tuple[frozenset[str], ...]
"""For each sentence what a translation of it has too."""
_TELLING = 5
"""Letters of a word without capital that tells something."""
_MEANINGS = 2
"""What a number may mean at most; of one that may be multiplied by a word that is not known its digits are taken."""
_BEFORE = 2
"""Marks that may stand before the first word of a sentence."""
_LONGEST = 4
"""Consonants by which words are compared, so that endings do not count."""


def sentence_anchors(doc: Document) -> Keys:
    """For each sentence of a document what a translation of it has too, as keys that are the same in every language."""
    return anchors_of(doc, doc.layer(sentences))


def joint_anchors(doc: Document) -> tuple[Keys, Keys]:
    """The same for a document and its original, with what both languages have words for: for each sentence, or for each
    segment where the file itself pairs them.
    """
    assert doc.original
    sides = doc.layer(sentence_anchors), doc.original.layer(sentence_anchors)
    if doc.segments:
        targets, sources = zip(*doc.segments, strict=True)
        sides = anchors_of(doc, targets), anchors_of(doc.original, sources)
    odd = odd_anchors(doc, doc.original)
    if not odd:
        return sides
    ours, theirs = (tuple(keys if keys.isdisjoint(odd) else keys - odd for keys in side) for side in sides)
    return ours, theirs


def odd_anchors(target: Document, source: Document) -> frozenset[str]:
    """The common words that only one of two languages has in its list: their lack on the other side tells nothing."""
    return _odd(target.language, source.language)


@per_language
def _odd(language: str, other: str) -> frozenset[str]:
    here, there = (glossary(one).fields for one in (language, other))
    return frozenset(f"g{field}" for field in here ^ there)


def anchors_of(doc: Document, spans: Sequence[Span]) -> Keys:
    """The same for some parts in their order."""
    if not spans:
        return ()
    edges = (*(span.start for span in spans), spans[-1].end)
    facts_of, words_of = (
        [keys[first:last] for first, last in pairwise(bisect_left(places, edge) for edge in edges)]
        for places, keys in (doc.layer(_placed_facts), doc.layer(_placed_words))
    )
    return tuple(
        frozenset(chain(chain.from_iterable(some), chain.from_iterable(words), _sounds(doc.text[slice(*span)])))
        for span, some, words in zip(spans, facts_of, words_of, strict=True)
    )


_Placed = tuple[Sequence[int], Sequence[frozenset[str]]]
"""Places in the order of the text, and the keys of what stands there."""


def _placed_facts(doc: Document) -> _Placed:
    placed = sorted(_fact_keys(doc), key=itemgetter(0))
    return [place for place, _ in placed], [keys for _, keys in placed]


def _placed_words(doc: Document) -> _Placed:
    placed = doc.layer(common_words)
    return [place for place, _ in placed], [_field_keys(fields) for _, fields in placed]


@lru_cache(maxsize=4096)
def _field_keys(fields: frozenset[str]) -> frozenset[str]:
    return frozenset(f"g{field}" for field in fields)


def _fact_keys(doc: Document) -> Iterator[tuple[int, frozenset[str]]]:
    known = doc.layer(facts)
    for one in known.quantities:
        if one.digits or max(one.values) > 2:
            values = one.values if len(one.values) <= _MEANINGS else (min(one.values),)
            keys = frozenset(f"n{value:.6g}" for value in values)
            is_plain = one.digits and len(one.values) == 1
            yield one.span.start, keys.union(f"d{key[1:]}" for key in keys) if is_plain else keys
    for name, days in (("m", known.months), ("w", known.weekdays)):
        for day in days:
            if len(day.values) == 1:
                yield day.span.start, frozenset((f"{name}{min(day.values)}",))
    for span, code in known.territories:
        yield span.start, frozenset((f"t{code}",))


def _sounds(part: str) -> Iterable[str]:
    """The words of a sentence by their sound, where they are long enough to tell."""
    words = _WORD.findall(part)
    are_first = (bool(words) and part.find(words[0]) <= _BEFORE,)
    of_words = chain.from_iterable(map(_word_keys, words, chain(are_first, repeat(False))))
    return of_words if part.isascii() or not _UNSPACED.search(part) else chain(_unspaced_sounds(part), of_words)


def _unspaced_sounds(part: str) -> Iterator[str]:
    """The same of a sentence in a script without spaces."""
    for run in _KANA.findall(part):
        yield from _skeleton(ascii_of(run))
    for run in _IDEOGRAPHS.findall(part):
        syllables = [*map(syllable_of, run)]
        for one, other in pairwise(syllables):
            yield f"p{one}{other}"
        for one, other, third in zip(syllables, syllables[1:], syllables[2:], strict=False):
            yield f"p{one}{other}{third}"


@lru_cache(maxsize=65536)
def _word_keys(word: str, is_first: bool) -> tuple[str, ...]:
    """The keys of a word; the first one of a sentence has a capital whether or not it is a name."""
    sounds = _skeleton(ascii_of(word)) if word[0].isupper() or len(word) >= _TELLING else ()
    if not word[0].isupper():
        return sounds
    return ("p" + word.lower(), *sounds, *("c" + key[1:] for key in sounds if not is_first))


def _skeleton(word: str) -> tuple[str, ...]:
    """The consonants that a word begins with, as every spelling of a name has them; none for a short one."""
    low = word.lower()
    for letter, some in _SAME:
        if letter in low:
            for written, heard in some:
                low = low.replace(written, heard)
    low = low.translate(_LETTERS)
    bare = (low[:1] if low[:1] in "aeiou" else "") + low.translate(_VOWELS)
    bare = _DOUBLED.sub(_once, bare)
    return (f"k{bare[:_LONGEST]}",) if len(bare) >= 3 else ()


def _once(doubled: re.Match[str]) -> str:
    return doubled[1]


@lru_cache(maxsize=65536)
def ascii_of(word: str) -> str:
    """A word in Latin letters without marks, whatever its script; without anyascii only what Unicode takes apart."""
    return word if word.isascii() else word.translate(_latin_letters())


@lru_cache(maxsize=65536)
def syllable_of(character: str) -> str:
    """A Chinese character as it is mostly read."""
    return ascii_of(character).lower()


class _LatinLetters(dict[int, str]):
    """What stands for a character (by its number) in Latin letters; each is asked for once."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, number: int) -> str:
        made = self[number] = self._change(chr(number))
        return made


@cache
def _latin_letters() -> _LatinLetters:
    try:
        from anyascii import anyascii
    except ImportError:
        return _LatinLetters(lambda sign: "".join(c for c in normalize("NFKD", sign) if category(c) != "Mn"))
    return _LatinLetters(anyascii)
