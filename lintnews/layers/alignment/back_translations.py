"""Quotations that have gone into another language and back: their speaker speaks the language of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.cldr import cldr
from lintnews.layers.alignment.sentence_pairs import is_trusted
from lintnews.layers.names.offices import COUNTRY_KINDS, current
from lintnews.layers.names.people import Person, people
from lintnews.layers.speech.attributions import attributions
from lintnews.office_holders import registry
from lintnews.records import NamedTuple

_SPOKEN = 80.0
"""The share of a country's people, in percent, from which a language is that of its speakers."""
_WORDS = 5
"""Words of the shortest quotation whose wording matters."""
_DIRECT = ("direct", "mixed")


class BackTranslation(NamedTuple):
    """A quotation of somebody who speaks the article's language."""

    content: Span
    speaker: Span
    name: str
    country: str
    """The country whose office the speaker holds."""


def back_translations(doc: Document) -> tuple[BackTranslation, ...]:
    """The first quotation of each speaker of a document who holds an office of a country of its language, where the
    original is in another one.
    """
    original = doc.original
    if original is None or _code(original.language) == _code(doc.language) or not is_trusted(doc):
        return ()
    return tuple({one.name: one for one in reversed([*_quoted(doc)])}.values())[::-1]


def _quoted(doc: Document) -> Iterator[BackTranslation]:
    holders = {
        mention.span: (person.name, country)
        for person in doc.layer(people)
        if (country := _country(doc, person))
        for mention in person.mentions
    }
    for one in doc.layer(attributions) if holders else ():
        holder = holders.get(one.mention.span) if one.mention else None
        long = [span for span in one.content if len(doc.text[slice(*span)].split()) >= _WORDS]
        if holder and one.speaker and long and one.kind in _DIRECT:
            yield BackTranslation(long[0], one.speaker, *holder)


def _country(doc: Document, person: Person) -> str:
    """The country of the article's language whose office a person holds, by a title in the text or by the registry."""
    known = registry(*doc.registries)
    titled = [title.body for title in person.titles if title.kind in COUNTRY_KINDS and current(title, doc.language)]
    if titled:
        return next((body for body in titled if known.bodies.get(body, body) in _countries(doc.language)), "")
    if not person.given or not known.is_surname(person.surname.split()[-1]):
        return ""
    bodies = sorted(_countries(doc.language))
    return next((one for one in bodies for term in known.terms_in(one) if person.name in term.spellings), "")


@cache
def _countries(language: str) -> frozenset[str]:
    """The names of the countries in which nearly everybody speaks a language."""
    try:
        from babel.core import get_global
    except ImportError:
        return frozenset()
    code = _code(language)
    spoken = get_global("territory_languages")
    known = cldr(language).territories.items()
    return frozenset(name for name, at in known if _is_spoken(spoken.get(at, {}).get(code)))


def _is_spoken(of: Mapping[str, object] | None) -> bool:
    share = of.get("population_percent") if of else None
    return bool(of and of.get("official_status") and isinstance(share, float) and share >= _SPOKEN)


def _code(language: str) -> str:
    return language.partition("-")[0].lower()
