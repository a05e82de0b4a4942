"""The persons of an article with every place where they are named, in whatever spelling."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol.types import DocumentSymbol, Location, SymbolInformation, SymbolKind

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.mentions import PERSON, UNKNOWN
from lintnews.layers.people import Person, people
from lintnews.layers.variants import variants
from lintnews.server.positions import Positions

NAMES = (PERSON, UNKNOWN)
"""Kinds of mentions that may be a person's."""


class Named(NamedTuple):
    """A person and the places where a name stands that is probably theirs, as code points of the file, in order."""

    name: str
    offices: tuple[str, ...]
    places: tuple[Span, ...]


def chains(doc: Document) -> tuple[Named, ...]:
    """The persons of a document; those that seem to be one person in several spellings are one."""
    persons = doc.layer(people)
    homes = {mention.span: number for number, person in enumerate(persons) for mention in person.mentions}
    groups = {number: [person] for number, person in enumerate(persons)}
    for one, other, *_ in doc.layer(variants):
        sides = [[o.mention.span for o in form.occurrences if o.mention.kind in NAMES] for form in (one, other)]
        owners = [{homes[span] for span in side if span in homes} for side in sides]
        if any(len(owner) > 1 for owner in owners) or not any(owners):
            continue  # a spelling of two persons, or of none, tells nothing
        first, *others = sorted(set().union(*owners))
        for number in others:
            groups[first] += groups.pop(number)
            homes.update((span, first) for span, home in homes.items() if home == number)
        homes.update((span, first) for side in sides for span in side)
    places: dict[int, list[Span]] = {}
    for span, number in sorted(homes.items()):
        places.setdefault(number, []).append(doc.locate(span))
    return tuple(_named(groups[number], found) for number, found in places.items())


def at(doc: Document, offset: int) -> Named | None:
    """The person who is named at an offset of the file."""
    for one in doc.layer(chains):
        if any(place.start <= offset <= place.end for place in one.places):
            return one
    return None


def _named(group: list[Person], places: list[Span]) -> Named:
    fullest = max(group, key=lambda person: len(person.given))
    offices = dict.fromkeys(
        f"{title.office} of {title.body}" if title.body else title.office for one in group for title in one.titles
    )
    return Named(fullest.name, tuple(filter(None, offices)), tuple(places))


def symbols(doc: Document, positions: Positions) -> list[DocumentSymbol]:
    """The persons as an outline: below each of them all places, as they are spelled there."""
    return [
        DocumentSymbol(
            name=one.name,
            detail="; ".join(one.offices) or None,
            kind=SymbolKind.Class,
            range=positions.range((one.places[0].start, max(place.end for place in one.places))),
            selection_range=positions.range(one.places[0]),
            children=[
                DocumentSymbol(
                    name=_spelled(doc, place),
                    detail=f"line {positions.table.line_of(place.start)}",
                    kind=SymbolKind.Variable,
                    range=positions.range(place),
                    selection_range=positions.range(place),
                )
                for place in one.places
            ],
        )
        for one in doc.layer(chains)
    ]


def flat_symbols(uri: str, doc: Document, positions: Positions) -> list[SymbolInformation]:
    """The same for clients that know no outline."""
    return [
        SymbolInformation(
            location=Location(uri, positions.range(place)),
            name=_spelled(doc, place),
            kind=SymbolKind.Variable,
            container_name=one.name,
        )
        for one in doc.layer(chains)
        for place in one.places
    ]


def _spelled(doc: Document, place: Span) -> str:
    return " ".join(doc.file_text[slice(*place)].split()) or "?"
