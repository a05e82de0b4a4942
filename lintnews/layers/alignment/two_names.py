"""Persons of an original in Chinese characters whom its article calls by two names: the same characters each time, and
in the article now what they are read as, now a name that they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.exchanged_persons import names_by_pair
from lintnews.layers.alignment.full_names import full_names
from lintnews.layers.alignment.name_pairs import NamePlace, is_even, stretch
from lintnews.layers.alignment.name_sounds import sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.alignment.written_names import HAN
from lintnews.layers.names.distance import folded
from lintnews.layers.names.people import person_of
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_SURE = 0.2
"""The share of its letters in which a string may differ from a name that it surely is."""
_ALIKE = 0.25
"""The share in which two words of a name may differ that are one in two spellings."""


class TwoNames(NamedTuple):
    """A name of the article, and another one for the same person."""

    target: Span
    other: Span
    source: Span
    """The person in the original, where the first one stands."""


class _Holder(NamedTuple):
    """A name that stands for a person of the original."""

    place: NamePlace
    words: tuple[str, ...]
    source: Span
    office: str
    is_heard: bool
    """Whether it is known by its sound; if not, it is the only person with an office there."""


def two_names(doc: Document) -> tuple[TwoNames, ...]:
    """The persons in full of a document whom its original knows by the same characters as somebody else of it, each
    name once.
    """
    if doc.original is None or not is_trusted(doc) or not HAN.search(doc.original.text):
        return ()
    text = doc.original.text
    persons = {text[slice(*one.span)] for one in doc.layer(full_names) if one.is_full and HAN.match(text, *one.span)}
    return tuple(sorted({one.target: one for person in persons for one in _of_one(doc, person)}.values()))


def _of_one(doc: Document, person: str) -> Iterator[TwoNames]:
    """The names that are another one than the most frequent one for a person, each once; none that stands beside it."""
    found: dict[tuple[str, ...], list[_Holder]] = {}
    for holder in _holders(doc, person):
        found.setdefault(holder.words, []).append(holder)
    usual, *others = sorted(found.values(), key=len, reverse=True) or [[]]
    for one, *_ in others:
        beside = [name for name in doc.layer(names_by_pair)[one.place.pair] if name.span != one.place.span]
        is_beside = any(usual[0].words[-1] in words_of_name(doc.text[slice(*name.span)]) for name in beside)
        if not is_beside and _are_other(doc, usual[0], one):
            yield TwoNames(one.place.span, usual[0].place.span, one.source)


def _holders(doc: Document, person: str) -> Iterator[_Holder]:
    """The names in full that stand for a person of the original, in pairs of as many sentences."""
    assert doc.original
    heard, found, text = doc.layer(sounds), doc.layer(alignment), doc.original.text
    at = text.find(person)
    while at >= 0:
        span, pair = Span(at, at + len(person)), heard.pair_at(at)
        if pair >= 0 and is_even(found, pair, 0) and (holder := _holder(doc, span, pair)):
            yield holder
        at = text.find(person, span.end)


def _holder(doc: Document, source: Span, pair: int) -> _Holder | None:
    """The name that stands for a person of the original in a sentence pair: the one that sounds like it, or else the
    only one with an office, of which nothing there sounds like any word, if the original has nobody else.
    """
    names = [
        (name, words_of_name(doc.text[slice(*name.span)]))
        for name in doc.layer(names_by_pair).get(pair, ())
        if name.is_person
    ]
    known = [
        _Holder(name, words, source, _office(doc, name), is_heard=True)
        for name, words in names
        if _is_heard(doc, words, source)
    ]
    if known:
        return known[0] if len(known[0].words) > 1 and len({one.words for one in known}) == 1 else None
    unheard = [one for one in names if not _is_heard(doc, one[1], None)]
    if len({words for _, words in unheard}) != 1 or not _is_alone(doc, pair):
        return None
    name, words = unheard[0]
    office = _office(doc, name)
    return _Holder(name, words, source, office, is_heard=False) if office and len(words) > 1 else None


def _is_alone(doc: Document, pair: int) -> bool:
    """Whether the original has only one person in a sentence pair, and one title."""
    assert doc.original
    heard, original = doc.layer(sounds), doc.original
    some = {original.text[slice(*one.span)] for one in doc.layer(full_names) if heard.pair_at(one.span.start) == pair}
    passage = stretch(doc.layer(alignment), pair, 0)
    return len(some) <= 1 and len(_titles(original.language).findall(original.text, *passage)) <= 1


@per_language
def _titles(language: str) -> re.Pattern[str]:
    """What finds the titles beside names, the longest first."""
    words = {word for place in ("titles-before", "titles-behind") for word in section(language, "sounds", place)}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _is_heard(doc: Document, words: Sequence[str], source: Span | None) -> bool:
    """Whether a place of the original, or any, sounds like a name or a word of it."""
    heard = doc.layer(sounds)
    return any(
        sound.distance <= _SURE and (source is None or sound.span.overlaps(source))
        for sound in (*heard.of_name(words), *(sound for word in words for sound in heard.of(word)))
    )


def _office(doc: Document, name: NamePlace) -> str:
    """The office that stands with a name, if one does."""
    person = doc.layer(person_of).get(name.span)
    for mention in person.mentions if person else ():
        if mention.span == name.span:
            return next((title.office for title in mention.titles if title.office), "")
    return ""


def _are_other(doc: Document, one: _Holder, other: _Holder) -> bool:
    """Whether two names for one person are not one in two spellings, two orders, or with and without a part."""
    persons = doc.layer(person_of)
    if persons.get(one.place.span) is persons.get(other.place.span):
        return False
    if not (one.is_heard and other.is_heard) and one.office != other.office:
        return False
    ours, theirs = ({folded(word) for word in some.words} for some in (one, other))
    return not (
        folded("".join(one.words)) == folded("".join(other.words))
        or _are_spellings(ours - theirs, theirs)
        or _are_spellings(theirs - ours, ours)
    )


def _are_spellings(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether each of some words is another spelling of one of some others."""
    from rapidfuzz.distance import OSA

    return all(any(OSA.normalized_distance(word, other) <= _ALIKE for other in others) for word in words)
