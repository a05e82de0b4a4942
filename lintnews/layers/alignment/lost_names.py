"""What the original has at a place of an article of which the article has no word there."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import odd_anchors
from lintnews.layers.alignment.exchanged_persons import words_near
from lintnews.layers.alignment.full_names import FullName, full_names, is_said, unknown_words
from lintnews.layers.alignment.glossary import common_words, glossary
from lintnews.layers.alignment.name_meanings import Place, keys_near, meant_near, own_keys_near
from lintnews.layers.alignment.name_pairs import NEAR, name_places, reach_at, stretch
from lintnews.layers.alignment.name_sounds import sounds
from lintnews.layers.alignment.sentence_pairs import alignment
from lintnews.layers.names.distance import folded
from lintnews.lexicons import section


def lost_name(doc: Document, place: Place, *, is_likely: bool) -> Span | None:
    """Somebody or something in the original of a place of whom the article has no word near there: a person, a body,
    or what it names elsewhere. `is_likely`: any unknown word with a capital is enough.
    """
    assert doc.original
    found = doc.layer(alignment)
    # the name there may be this person's
    said = tuple(words_near(doc, place.pair, reach_at(found, place.pair), Span(0, 0)))
    unsaid = (one.span for one in _persons(doc, place.pair, is_likely=is_likely) if not is_said(doc, one, said))
    if person := next(unsaid, None):
        return person
    if _has_lost_body(doc, place):
        return stretch(found, place.pair, 0)
    return next(_named_elsewhere(doc, place), None)


def _persons(doc: Document, pair: int, *, is_likely: bool) -> Iterator[FullName]:
    """The persons in the original of a sentence pair; with `is_likely` whatever has a capital."""
    assert doc.original
    heard, original = doc.layer(sounds), doc.original
    are_known = bool(original.layer(common_words))
    for one in doc.layer(full_names):
        if heard.pair_at(one.span.start) == pair and (one.is_sure or (one.is_full and are_known)):
            yield one
    if is_likely and not section(original.language, "sounds", "capitals"):
        for word in unknown_words(original):
            if heard.pair_at(word.span.start) == pair:
                yield FullName(word.span, False)


def _has_lost_body(doc: Document, place: Place) -> bool:
    """Whether the original names a body for which both languages have a word, and the article does not."""
    assert doc.original
    known = {f"g{field}" for field in glossary(doc.original.language).bodies} - doc.layer(_odd)
    bodies = meant_near(doc, place, 0, known)
    return not bodies.isdisjoint(keys_near(doc, place.pair, 0)) and bodies.isdisjoint(
        own_keys_near(doc, place.pair, NEAR)
    )


def _odd(doc: Document) -> frozenset[str]:
    """The fields of meaning that only one of the two languages has words for."""
    assert doc.original
    return odd_anchors(doc, doc.original)


def _named_elsewhere(doc: Document, place: Place) -> Iterator[Span]:
    """What sounds like a name that the article has only farther away."""
    here = set(map(folded, words_near(doc, place.pair, NEAR, place.span)))
    reach = reach_at(doc.layer(alignment), place.pair)
    for name in doc.layer(name_places):
        if abs(name.pair - place.pair) > reach and here.isdisjoint(map(folded, name.words)):
            yield from (sound.span for sound in (*name.whole, *name.last) if sound.pair == place.pair)
