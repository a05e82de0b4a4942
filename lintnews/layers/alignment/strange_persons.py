"""Persons of an article of whom its original has no word: nothing near them sounds like any part of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.exchanged_persons import exchanged_persons, words_near
from lintnews.layers.alignment.full_names import full_names, is_in_quotes, is_said, strings_in
from lintnews.layers.alignment.name_pairs import NEAR, NamePlace, OtherName, is_even, name_places, other_names, stretch
from lintnews.layers.alignment.name_sounds import halves, least_distance, sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.alignment.written_names import ALPHABET
from lintnews.layers.text.vocabulary import vocabulary

_ALIKE, _ALIKE_CONSONANTS = 0.4, 0.6
"""The share of its letters in which a word may differ from a string of the original that it is somehow: of 870 persons
in human and machine translations one differed in more than 0.25. Where only consonants are compared, more.
"""
_BESIDE = 0.15
"""How much less that is in the sentences before and behind."""


def other_persons(doc: Document) -> tuple[OtherName, ...]:
    """The names of a document that its original has only elsewhere, or where it has somebody else, or that it has not
    at all, in their order.
    """
    known = (*doc.layer(strange_persons), *doc.layer(other_names), *doc.layer(exchanged_persons))
    return tuple(one for _, one in sorted({one.target: one for one in known}.items()))


def strange_persons(doc: Document) -> tuple[OtherName, ...]:
    """The persons in a document whom its original does not have near there: with a given name that is known as one, or
    where the original names somebody of whom the article has no word. Only beside an original that writes all names
    by their sound.
    """
    if doc.original is None or not is_trusted(doc) or not doc.layer(sounds).hears_all:
        return ()
    return tuple(_strangers(doc))


def _strangers(doc: Document) -> Iterator[OtherName]:
    assert doc.original
    found, heard, v = doc.layer(alignment), doc.layer(sounds), vocabulary(doc.language)
    for name in doc.layer(name_places):
        pair = found.pairs[name.pair]
        if not (name.is_person and name.is_whole and pair.common and pair.source[0] < pair.source[1]):
            continue
        if name.words[-1] in v.places or is_in_quotes(doc.text, name.span):
            continue
        words = words_of_name(doc.text[slice(*name.span)])
        reach = NEAR if is_even(found, name.pair, NEAR) else NEAR + 1
        near = (sound for word in words for sound in heard.of(word) if abs(sound.pair - name.pair) <= reach)
        if any(sound.distance <= _ALIKE - _BESIDE for sound in near):
            continue
        here, around = stretch(found, name.pair, 0), stretch(found, name.pair, reach)
        if not _is_somehow(doc.original, words, here, 0) and not _is_somehow(doc.original, words, around, _BESIDE):
            instead = _instead(doc, name)
            if instead or name.words[0] in v.given:
                yield OtherName(name.span, instead, None)


def _is_somehow(original: Document, words: Sequence[str], passage: Span, less: float) -> bool:
    """Whether any part of a name may be any string of a passage, however it begins."""
    parts = {*words, "".join(words), *halves(words)}
    return any(
        least_distance(part, one) <= (_ALIKE if one.kind == ALPHABET else _ALIKE_CONSONANTS) - less
        for one in strings_in(original, passage)
        for part in parts
    )


def _instead(doc: Document, name: NamePlace) -> Span | None:
    """The person in the original of whom the article has no word there, if there is one."""
    heard, said = doc.layer(sounds), tuple(words_near(doc, name.pair, 0, name.span))
    others = (one for one in doc.layer(full_names) if heard.pair_at(one.span.start) == name.pair)
    return next((one.span for one in others if not is_said(doc, one, said)), None)
