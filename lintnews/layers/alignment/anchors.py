"""What two sentences in two languages can have in common: figures, days, countries, and names by their sound."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from unicodedata import category, normalize

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, glossary
from lintnews.layers.alignment.phrases import UNSPACED
from lintnews.layers.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{3,}")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_KANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{2,}")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SAME = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "k"),
    ("tch", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("zh", "s"),
    ("kh", "h"),
    ("ts", "s"),
    ("x", "ks"),
    ("qu", "kv"),
)
_LETTERS = str.maketrans("cqwzjyh", "kkvsiii")
_VOWELS = str.maketrans("", "", "aeiou'`´ʹ")
Keys = tuple[frozenset[str], ...]
"""For each sentence what a translation of it has too."""
_TELLING = 5
"""Letters of a word without capital that tells something."""
_BEFORE = 2
"""Marks that may stand before the first word of a sentence."""
_LONGEST = 4
"""Consonants by which words are compared, so that endings do not count."""


def sentence_anchors(doc: Document) -> Keys:
    """For each sentence of a document what a translation of it has too, as keys that are the same in every language."""
    return anchors_of(doc, doc.layer(sentences))


def joint_anchors(target: Document, source: Document) -> tuple[Keys, Keys]:
    """The same for an article and its original, with what both languages have words for."""
    sides = target.layer(sentence_anchors), source.layer(sentence_anchors)
    odd = odd_anchors(target, source)
    if not odd:
        return sides
    ours, theirs = (tuple(keys - odd for keys in side) for side in sides)
    return ours, theirs


def odd_anchors(target: Document, source: Document) -> frozenset[str]:
    """The common words that only one of two languages has in its list: their lack on the other side tells nothing."""
    here, there = (glossary(one.language).fields for one in (target, source))
    return frozenset(f"g{field}" for field in here ^ there)


def anchors_of(doc: Document, spans: Sequence[Span]) -> Keys:
    """The same for some parts in their order."""
    keys: list[set[str]] = [set() for _ in spans]
    if not spans:
        return ()
    starts = [span.start for span in spans]
    placed = doc.layer(_placed_keys)
    first, last = bisect_left(placed, (spans[0].start,)), bisect_left(placed, (spans[-1].end,))
    for place, key in placed[first:last]:
        keys[bisect_right(starts, place) - 1].add(key)
    for some, span in zip(keys, spans, strict=True):
        some.update(_sounds(doc.text, span))
    return tuple(map(frozenset, keys))


def _placed_keys(doc: Document) -> tuple[tuple[int, str], ...]:
    """The keys of facts and common words, with their places, in the order of the text."""
    words = ((place, f"g{field}") for place, field in doc.layer(common_words))
    return tuple(sorted((*_fact_keys(doc), *words)))


def _fact_keys(doc: Document) -> Iterator[tuple[int, str]]:
    known = doc.layer(facts)
    for one in known.quantities:
        if one.digits or max(one.values) > 2:
            for value in one.values:
                yield one.span.start, f"n{value:.6g}"
                if one.digits and len(one.values) == 1:
                    yield one.span.start, f"d{value:.6g}"
    for name, days in (("m", known.months), ("w", known.weekdays)):
        for day in days:
            if len(day.values) == 1:
                yield day.span.start, f"{name}{min(day.values)}"
    for span, code in known.territories:
        yield span.start, f"t{code}"


def _sounds(text: str, span: Span) -> Iterator[str]:
    """The words of a sentence by their sound, where they are long enough to tell."""
    part = text[span.start : span.end]
    if _UNSPACED.search(part):
        for run in _KANA.findall(part):
            yield from _skeleton(ascii_of(run))
        for run in _IDEOGRAPHS.findall(part):
            syllables = [ascii_of(character).lower() for character in run]
            for size in (2, 3):
                for first in range(len(syllables) - size + 1):
                    yield "p" + "".join(syllables[first : first + size])
    words = _WORD.findall(part)
    is_first = bool(words) and part.find(words[0]) <= _BEFORE
    for word in words:
        yield from _word_keys(word, is_first)
        is_first = False


@lru_cache(maxsize=65536)
def _word_keys(word: str, is_first: bool) -> tuple[str, ...]:
    """The keys of a word; the first one of a sentence has a capital whether or not it is a name."""
    sounds = _skeleton(ascii_of(word)) if word[0].isupper() or len(word) >= _TELLING else ()
    if not word[0].isupper():
        return sounds
    return ("p" + word.lower(), *sounds, *("c" + key[1:] for key in sounds if not is_first))


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> tuple[str, ...]:
    """The consonants that a word begins with, as every spelling of a name has them; none for a short one."""
    low = word.lower()
    for written, heard in _SAME:
        low = low.replace(written, heard)
    low = low.translate(_LETTERS)
    bare = (low[:1] if low[:1] in "aeiou" else "") + low.translate(_VOWELS)
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return (f"k{bare[:_LONGEST]}",) if len(bare) >= 3 else ()


@lru_cache(maxsize=65536)
def ascii_of(word: str) -> str:
    """A word in Latin letters without marks, whatever its script; without anyascii only what Unicode takes apart."""
    if word.isascii():
        return word
    change = _transliterator()
    return change(word) if change else "".join(c for c in normalize("NFKD", word) if category(c) != "Mn")


@cache
def _transliterator() -> Callable[[str], str] | None:
    try:
        from anyascii import anyascii
    except ImportError:
        return None
    found: Callable[[str], str] = anyascii
    return found
