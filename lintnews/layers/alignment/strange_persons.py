"""Persons of an article of whom its original has no word: nothing near them sounds like any part of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.character_names import is_anywhere, is_in_kana, is_native, reads_characters
from lintnews.layers.alignment.exchanged_persons import exchanged_persons, words_near
from lintnews.layers.alignment.full_names import full_names, is_in_quotes, is_said, strings_in
from lintnews.layers.alignment.misread_names import SIZES, holds_reading_of, misread_names
from lintnews.layers.alignment.name_pairs import NEAR, NamePlace, OtherName, is_even, name_places, other_names, stretch
from lintnews.layers.alignment.name_sounds import halves, least_distance, sounds, words_of_name
from lintnews.layers.alignment.pinyin import syllables_of
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.alignment.swapped_persons import swapped_persons
from lintnews.layers.alignment.written_names import ALPHABET
from lintnews.layers.names.distance import folded
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import section

_ALIKE, _ALIKE_CONSONANTS = 0.4, 0.6
"""The share of its letters in which a word may differ from a string of the original that it is somehow: of 870 persons
in human and machine translations one differed in more than 0.25. Where only consonants are compared, more.
"""
_WORD = 12
"""Code points before a name in which the word before it stands."""
_NAMES = 2
"""Words of a Chinese or Japanese name."""
_BESIDE = 0.15
"""How much less that is in the sentences before and behind."""


def other_persons(doc: Document) -> tuple[OtherName, ...]:
    """The names of a document that its original has only elsewhere, or where it has somebody else, or that it has not
    at all, in their order.
    """
    known = (
        *doc.layer(swapped_persons),
        *doc.layer(strange_persons),
        *doc.layer(other_names),
        *doc.layer(exchanged_persons),
    )
    return tuple(one for _, one in sorted({one.target: one for one in known}.items()))


def strange_persons(doc: Document) -> tuple[OtherName, ...]:
    """The persons in a document whom its original does not have near there: with a given name that is known as one, or
    where the original names somebody of whom the article has no word. Only beside an original that writes all names
    by their sound.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    return tuple(_strangers(doc) if doc.layer(sounds).hears_all else _unread_strangers(doc, doc.original))


def _unread_strangers(doc: Document, original: Document) -> Iterator[OtherName]:
    """The persons in a document with a name of the original's own country that no characters of it may be read as."""
    heard, found, v = doc.layer(sounds), doc.layer(alignment), vocabulary(doc.language)
    may_be_meant = _may_be_here if reads_characters(original) else _may_be_spelled
    misread = {word for one in doc.layer(misread_names) for word in words_of_name(doc.text[slice(*one.target)])}
    for name in doc.layer(name_places):
        pair, words = found.pairs[name.pair], words_of_name(doc.text[slice(*name.span)])
        if not (name.is_person and len(words) == _NAMES and pair.common and pair.source[0] < pair.source[1]):
            continue
        if not (misread.isdisjoint(words) and all(map(str.isalpha, words))) or is_in_quotes(doc.text, name.span):
            continue
        if any(heard.of(word) for word in words) or heard.of_name(words):
            continue
        if doc.text[slice(*name.span)] in v.places or words[-1] in v.places or _has_determiner(doc, v, name.span):
            continue
        if not may_be_meant(original, words, stretch(found, name.pair, NEAR)):
            yield OtherName(name.span, _instead(doc, name), None)


def _has_determiner(doc: Document, v: Vocabulary, name: Span) -> bool:
    """Whether a word like “the” stands right before a name, which is hardly a person's then."""
    return bool(v.determiners.intersection(doc.text[max(0, name.start - _WORD) : name.start].lower().split()[-1:]))


def _may_be_here(original: Document, words: Sequence[str], near: Span) -> bool:
    """Whether a name is no Japanese one, or any characters may be read as all of it, or near there as a word of it."""
    whole = Span(0, len(original.text))
    return (
        not is_native(original, words)
        or is_anywhere(original, whole, words)
        or any(is_anywhere(original, near, (word,)) or is_in_kana(original, word) for word in words)
    )


def _may_be_spelled(original: Document, words: Sequence[str], near: Span) -> bool:
    """Whether a name is no Chinese one, or any characters may be read as all of it."""
    syllables = [syllables_of(folded(word)) for word in words]
    if not all(syllables) or sum(map(len, syllables)) not in SIZES or min(map(len, syllables)) > 1:
        return True
    orders, size = {folded("".join(words)), folded("".join(reversed(words)))}, sum(map(len, syllables))
    family = frozenset("".join(section(original.language, "sounds", "family-names")))
    return holds_reading_of(original.text, orders, size, family if size == _NAMES else frozenset())


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
