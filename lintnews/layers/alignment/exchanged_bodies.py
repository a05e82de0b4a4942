"""Countries and bodies of an article in whose place its original has other ones, known from both sides."""

from __future__ import annotations

import re
from collections.abc import Collection

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.cldr import cldr, stamp
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, glossary, phrases_of
from lintnews.layers.alignment.phrases import UNSPACED
from lintnews.layers.alignment.sentence_pairs import Pair, alignment, in_pairs, is_trusted
from lintnews.lexicons import kept_per_language, section
from lintnews.records import NamedTuple

_LONGEST = 60
"""Code points in which the longest name of a body ends."""
_STEM, _ENDING, _SIGNS = 4, 3, 2
"""Letters of the name of a country that its adjectives begin with, at the least; letters that they may not have;
characters of a name without spaces that all its forms begin with.
"""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_NO_COUNTRIES = frozenset(("EU", "EZ", "UN"))
"""Codes of territories that are none; the glossary has them as bodies."""


class ExchangedBody(NamedTuple):
    """A country or a body of which the original has no word, and the one there of which the article has none near."""

    target: Span
    source: Span


class _Named(NamedTuple):
    """A known country or body where a text names it."""

    span: Span
    key: str
    """The code of a country, or the field of meaning of a body."""
    is_country: bool


def exchanged_bodies(doc: Document) -> tuple[ExchangedBody, ...]:
    """The countries and bodies that an article names and its original does not, in order, in whose sentence the
    original has another one that the article does not name there.
    """
    if doc.original is None:
        return ()
    ours, theirs = doc.layer(_named), doc.original.layer(_named)
    their_keys, media = {one.key for one in theirs}, section(doc.language, "glossary", "media")
    new = (one for one in ours if one.key not in their_keys and one.key not in media)
    strange = [one for one in new if doc.text[one.span.start].isupper() and not _may_name(doc.original, one)]
    if not strange or not is_trusted(doc):
        return ()
    found = doc.layer(alignment)
    return tuple(
        ExchangedBody(_span(doc, one), _span(doc.original, other))
        for pair, (here, there) in zip(found.pairs, in_pairs(found, strange, theirs), strict=True)
        for one in here
        for other in [_lost(doc, pair, [other for other in there if other.is_country == one.is_country])]
        if other
    )


def _named(doc: Document) -> tuple[_Named, ...]:
    """The known countries and bodies of a text, in order; of a body only the beginning of its span is right."""
    named = [_Named(span, code, True) for span, code in doc.layer(facts).territories if code not in _NO_COUNTRIES]
    bodies = glossary(doc.language).bodies
    for start, fields in doc.layer(common_words):
        named += (_Named(Span(start, start + 1), field, False) for field in fields & bodies)
    return tuple(sorted(named))


def _lost(doc: Document, pair: Pair, there: Collection[_Named]) -> _Named | None:
    """The first of what the original has in a sentence pair that the article does not name there, if any."""
    places = doc.layer(alignment).targets[slice(*pair.target)]
    here = {one.key for one in doc.layer(_named) if any(span.overlaps(one.span) for span in places)}
    return next((one for one in there if one.key not in here and not _may_name(doc, one, places)), None)


def _may_name(doc: Document, one: _Named, places: Collection[Span] = ()) -> bool:
    """Whether a text, or some places of it, may name a country by a word that begins as its name does, or a body in
    words that no list has.
    """
    if not one.is_country:
        return one.key not in glossary(doc.language).fields
    lows = [doc.text[slice(*place)].lower() for place in places or (Span(0, len(doc.text)),)]
    code = doc.language.partition("-")[0]
    stems = _stems(code, stamp(code)).get(one.key, ())
    return any(_begins_some(stem, low) for stem in stems for low in lows)


@kept_per_language
def _stems(code: str, _stamp: str) -> dict[str, tuple[str, ...]]:
    """What the names of each country and of its people begin with in a language, in lower case."""
    names: dict[str, set[str]] = {}
    for name, country in cldr(code).territories.items():
        names.setdefault(country, set()).add(name)
    for country, some in section(code, "source", "territories").items():
        names.setdefault(country, set()).update(some)
    known, signs = section(code, "places", "countries"), section(code, "source", "short-territories")
    for country, own in names.items():
        words = own.union(*(known.get(one, ()) for one in own))
        names[country] = {*map(_stem, words), *signs.get(country, ())}
    return {country: tuple(sorted(stems)) for country, stems in names.items()}


def _stem(name: str) -> str:
    low = name.lower()
    return low[:_SIGNS] if _UNSPACED.match(low) else low[: max(_STEM, len(low) - _ENDING)]


def _begins_some(stem: str, low: str) -> bool:
    """Whether a word of a text begins so; in a script without spaces, whether the characters stand there."""
    at = low.find(stem)
    while at > 0 and low[at - 1].isalnum() and not _UNSPACED.match(stem):
        at = low.find(stem, at + 1)
    return at >= 0


def _span(doc: Document, one: _Named) -> Span:
    """Where a name stands."""
    if one.is_country:
        return one.span
    start = one.span.start
    end = next(span.end for span, _ in phrases_of(doc.text[start : start + _LONGEST], doc.language))
    return Span(start, start + end)
