"""Persons of an article who stand where the original has another one of them, although the sentences around name both:
known where each other place of the two has its own on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.exchanged_persons import is_here, is_placed, names_by_pair, words_near
from lintnews.layers.alignment.full_names import FullName, is_in_quotes, is_said
from lintnews.layers.alignment.name_pairs import NEAR, NamePlace, OtherName, is_even, name_places
from lintnews.layers.alignment.name_sounds import Sound, sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.names.distance import folded
from lintnews.layers.names.people import Person, person_of

_SURE = 0.2
"""The share of letters in which a string may differ from a name that it surely is."""
_MAYBE = 0.35
"""The share in which a word may differ that may stand for a string."""


def swapped_persons(doc: Document) -> tuple[OtherName, ...]:
    """The persons in a document where its original has another one, in their order: one sentence corresponds to one
    there, the name stands nowhere in it, and around it both have as many sentences with either name.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    found = (_swapped(doc, name) for name in doc.layer(name_places))
    return tuple(one for one in found if one)


def _swapped(doc: Document, name: NamePlace) -> OtherName | None:
    persons = doc.layer(person_of)
    person = persons.get(name.span)
    if person is None or not person.given or is_in_quotes(doc.text, name.span):
        return None
    words = words_of_name(doc.text[slice(*name.span)])
    if not is_placed(doc.layer(alignment), name.pair) or is_here(doc, name, words):
        return None
    some = (*name.whole, *name.last, *name.parts)
    own = [sound for sound in some if sound.distance <= _SURE and _is_said(doc, name, sound.pair)]
    if not own or not _is_balanced(doc, name, name.pair):
        return None
    for other, sound in _others(doc, name, person):
        is_own = is_said(doc, FullName(sound.span, False), words)
        if not is_own and _is_balanced(doc, other, name.pair) and not _is_meant(doc, name, sound):
            return OtherName(name.span, sound.span, min(own).span)
    return None


def _others(doc: Document, name: NamePlace, person: Person) -> Iterator[tuple[NamePlace, Sound]]:
    """The other persons of the article whom its original surely has in the sentence pair of a name."""
    persons, words = doc.layer(person_of), set(map(folded, name.words))
    for other in doc.layer(name_places):
        theirs = persons.get(other.span)
        if theirs is None or theirs is person or not words.isdisjoint(map(folded, other.words)):
            continue
        for sound in (*other.whole, *other.last):
            if sound.pair == name.pair:
                yield other, sound


def _is_balanced(doc: Document, name: NamePlace, pair: int) -> bool:
    """Whether the sentences before and behind have a name on both sides or on neither."""
    found = doc.layer(alignment)
    return all(
        _is_said(doc, name, at) == name.is_heard(at, at) and is_even(found, at, 0, needs_common=False)
        for at in (pair - NEAR, pair + NEAR)
        if 0 <= at < len(found.pairs)
    )


def _is_said(doc: Document, name: NamePlace, pair: int) -> bool:
    """Whether the article has a word of a name in a sentence pair."""
    words = set(map(folded, name.words))
    return any(not words.isdisjoint(map(folded, other.words)) for other in doc.layer(names_by_pair).get(pair, ()))


def _is_meant(doc: Document, name: NamePlace, sound: Sound) -> bool:
    """Whether any other word of the article in the sentence pair of a name may stand for a string of its original."""
    heard = doc.layer(sounds)
    return any(
        one.span.overlaps(sound.span) and one.distance <= _MAYBE
        for word in words_near(doc, name.pair, 0, Span(*name.span))
        for one in heard.of(word)
    )
