"""Words of a text that only one variety of English spells so, where the text has words of the other one, too."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.tokens import places_by_text, places_of, words_of
from lintnews.lexicons import Section, per_language, section
from lintnews.records import NamedTuple

_KINDS = ((("british", "ise"), ("american",)), (("ise",), ("ize",)))
"""Sections of the list of which a text has words of one side only."""


class Mixed(NamedTuple):
    """Words of one spelling in a text that has another."""

    odd: tuple[Span, ...]
    """Those of which the text has fewer, in order; as many of both: those of which the first stands later."""
    usual: tuple[Span, ...]


def mixed_spellings(doc: Document) -> tuple[Mixed, ...]:
    """The spellings of two varieties that a text mixes, in lower case, since names keep their own."""
    return tuple(_mixed(doc))


def _mixed(doc: Document) -> Iterator[Mixed]:
    words, index = doc.layer(words_of), doc.layer(places_by_text)
    if len(index.keys() & _every(doc.language)) < 2:  # most texts have none
        return
    for sides in _KINDS:
        found = []
        for names in sides:
            places = [at for name in names for at in places_of(index, _words(doc.language, name))]
            found.append(tuple(Span(words.tokens[at].start, words.tokens[at].end) for at in sorted(places)))
        if all(found):
            odd, usual = sorted(found, key=lambda spans: (len(spans), -spans[0].start))
            yield Mixed(odd, usual)
            return


@per_language
def _every(language: str) -> frozenset[str]:
    return frozenset(word for sides in _KINDS for names in sides for name in names for word in _words(language, name))


def _words(language: str, name: str) -> Section:
    return section(language, "varieties", name)
