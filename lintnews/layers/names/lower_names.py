"""Names that stand in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lintnews.document import Document
from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.tokens import places_by_text, places_of, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import Section, per_language, section

_ADDRESS = re.compile(r"^[@#/._>\\-]|[@/_-]\w?$|\.\w$")
"""Marks around a word which say that it is a part of an address or of a longer word."""


def lower_names(doc: Document) -> tuple[Span, ...]:
    """Names of places and peoples in lower case behind a word that a place may follow; no word that English has."""
    words, known, is_name = doc.layer(words_of), vocabulary(doc.language), _names(doc.language)
    links = section(doc.language, "lower_names", "links")
    index = doc.layer(places_by_text)
    found = [*_before_offices(doc)]
    for at in places_of(index, [text for text in index if is_name[text]]):
        token = words.tokens[at]
        if quoted(doc, token.start) or _ADDRESS.search(doc.text, max(0, token.start - 1), token.end + 2):
            continue
        opens = words.lowers[at - 1]
        if opens in known.place_prepositions or opens in links:
            found.append(Span(token.start, token.end))
    return tuple(sorted({*found}))


def _before_offices(doc: Document) -> Iterator[Span]:
    """Words that English has in lower case, too, where only the people can be meant: the polish government."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    both, offices = section(doc.language, "lower_names", "both"), section(doc.language, "lower_names", "offices")
    index = doc.layer(places_by_text)
    for at in places_of(index, [text for text in both if text in index]):
        behind = words.lowers[at + 1 : at + 2]
        if behind and behind[0] in offices and words.lowers[at - 1] in known.determiners:
            token = words.tokens[at]
            if not quoted(doc, token.start):
                yield Span(token.start, token.end)


@per_language
def _names(language: str) -> Mapping[str, bool]:
    """Whether words are names of places or peoples in lower case, and nothing else."""
    known, ordinary = vocabulary(language), section(language, "lower_names", "ordinary")
    return Remembered(lambda text: _is_name(text, known, ordinary))


def _is_name(text: str, known: Vocabulary, ordinary: Section) -> bool:
    if text in known.common or text in known.function or text in ordinary:
        return False
    if len(text) < 4 or not text.islower() or not text.isalpha():
        return False
    name = text.capitalize()
    is_place = known.places.get(name) is not None or name in known.adjectives
    return is_place and text not in known.particles and text not in known.roles and text not in known.offices
