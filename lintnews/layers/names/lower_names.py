"""Names that stand in lower case."""

from __future__ import annotations

import re

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section

_ADDRESS = re.compile(r"^[@#/._>\\-]|[@/_-]\w?$|\.\w$")
"""Marks around a word which say that it is a part of an address or of a longer word."""
_LINKS = ("of", "to", "from", "the")


def lower_names(doc: Document) -> tuple[Span, ...]:
    """Names of places and peoples in lower case behind a word that a place may follow; no word that English has."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    ordinary = section(doc.language, "lower_names", "ordinary")
    found = []
    for at, text in enumerate(words.texts):
        if text in known.common or text in known.function or text in ordinary:
            continue
        if len(text) < 4 or not text.islower() or not text.isalpha():
            continue
        name = text.capitalize()
        is_place = known.places.get(name) is not None or name in known.adjectives
        if not is_place or text in known.particles or text in known.roles or text in known.offices:
            continue
        token = words.tokens[at]
        if quoted(doc, token.start) or _ADDRESS.search(doc.text, max(0, token.start - 1), token.end + 2):
            continue
        opens = words.lowers[at - 1]
        if opens in known.place_prepositions or opens in _LINKS:
            found.append(Span(token.start, token.end))
    return tuple(found)
