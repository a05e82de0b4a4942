"""The persons whom an original names with a given name, and which of them the article does not have."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import ascii_of
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words
from lintnews.layers.alignment.name_sounds import least_distance, sounds, words_with_capitals
from lintnews.layers.alignment.sentence_pairs import alignment
from lintnews.layers.alignment.written_names import Written, written_names
from lintnews.layers.names.distance import folded, loose, skeleton
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import EVERY, answers_per_language, languages, per_language, section
from lintnews.records import NamedTuple

_NEAR = 1
"""Sentence pairs to both sides in which the article may have a person of the original."""
_ALIKE = 0.45
"""The share of letters in which a word of the article differs at most that may be a name of the original."""
_SHORTEST = 3
"""Letters of a name that can be told from another one."""


TITLES = frozenset({"president", "minister", "mayor", "governor", "prime"})
"""Fields of meaning of the words behind which a person stands."""
_PARTICLE = 6
"""Code points of a small word inside a name, with a space on both sides, at most."""
_NEXT = re.compile(r" ([^\W\d_]+)")


class SourcePerson(NamedTuple):
    """A person in full in the original."""

    span: Span
    pair: int


def unsaid_persons(doc: Document) -> tuple[SourcePerson, ...]:
    """The persons in the original of a document of whom the article has no word near there."""
    assert doc.original
    found, heard = doc.layer(alignment), doc.layer(sounds)
    written = doc.original.layer(written_names)
    made = []
    for span in persons_by_given_name(doc.original, doc.language):
        pair = heard.pair_at(span.start)
        near = [one for one in found.pairs[max(0, pair - _NEAR) : pair + _NEAR + 1] if one.target[0] < one.target[1]]
        passage = (
            (found.targets[near[0].target[0]].start, found.targets[near[-1].target[1] - 1].end) if near else (0, 0)
        )
        words = [word[0] for word in words_with_capitals(doc.text, *passage)]
        said = dict.fromkeys((*words, *(a + b for a, b in pairwise(words))))
        whole = _row_of_capitals(doc.original.text, span)
        first = bisect_left(written, whole.start, key=lambda one: one.span.start)
        last = bisect_left(written, whole.end, key=lambda one: one.span.start)
        if not any(least_distance(word, one) <= _ALIKE for one in written[first:last] for word in said):
            made.append(SourcePerson(span, pair))
    return tuple(made)


def _row_of_capitals(text: str, span: Span) -> Span:
    """A name with the words in capitals behind it, before which it may be a title: Wali Kota Anna Keller."""
    end = span.end
    while (word := _NEXT.match(text, end)) and word[1][0].isupper():
        end = word.end()
    return Span(span.start, end)


def persons_by_given_name(original: Document, language: str) -> Iterator[Span]:
    """The persons of an original: a given name that the article's language knows in front of another name, or what a
    dictionary says.
    """
    before: Written | None = None
    person: Span | None = None
    small = section(original.language, "function_words", "function")
    starts = {span.start for span in original.layer(sentences)}
    titles = {place for place, fields in original.layer(common_words) if not fields.isdisjoint(TITLES)}
    known = original.layer(facts)
    no_names = {span.start for span, _ in known.territories}.union(one.span.start for one in known.quantities)
    for one in original.layer(written_names):
        if one.is_person:
            yield one.span
        text = original.text[slice(*one.span)]
        if not text[0].isupper():
            continue
        if (
            before
            and before.span.start not in no_names
            and one.span.start not in titles
            and one.span.end - one.span.start > _SHORTEST
            and original.text[slice(*before.span)].lower() not in small
            and follows_in_name(original, before.span.end, one.span.start)
            and any(_is_given(language, reading) for reading in before.readings)
        ):
            if person and person.end > before.span.start:  # the first word of a sentence has a capital anyhow
                person = Span(before.span.start if person.start in starts else person.start, one.span.end)
            else:
                if person:
                    yield person
                person = Span(before.span.start, one.span.end)
        before = one
    if person:
        yield person


def follows_in_name(original: Document, end: int, start: int) -> bool:
    """Whether a word that ends at one place and one that begins at another may be parts of a name: nothing stands
    between them, or a word like “de” that is none of the original's own language.
    """
    between = original.text[end:start]
    if between == " " or len(between) > _PARTICLE or not (between[:1] == between[-1:] == " "):
        return between == " "
    word = between.strip()
    if len(word) < 2 or word in section(original.language, "function_words", "function"):
        return False
    return ascii_of(word) in _particles(EVERY)


@per_language
def _particles(_: str) -> frozenset[str]:
    """The small words inside names in all languages."""
    return frozenset(word for language in languages() for word in section(language, "names", "particles"))


@lru_cache(maxsize=16384)
def _is_given(language: str, reading: str) -> bool:
    """Whether a word sounds like a given name that begins as it does."""
    return len(reading) >= _SHORTEST and _given_sounds(language)[_begun(reading, folded(reading)[:1])]


@lru_cache(maxsize=16384)
def sounds_like_given(language: str, reading: str) -> bool:
    """Whether a word sounds nearly like a given name: what is a vowel and a voiced consonant does not count."""
    bones = loose(reading)
    return len(bones) > _SHORTEST and _given_bones(language)[bones]


def _begun(name: str, letter: str) -> str:
    """What a name sounds like, with its first letter."""
    return f"{letter} {skeleton(name)}"


@answers_per_language(False)
def _given_bones(language: str) -> Mapping[str, bool]:
    """What given names sound nearly like."""
    return dict.fromkeys(map(loose, vocabulary(language).given), True)


@answers_per_language(False)
def _given_sounds(language: str) -> Mapping[str, bool]:
    """What given names sound like, with their first letters."""
    return {_begun(name, name[:1].lower()): True for name in vocabulary(language).given}
