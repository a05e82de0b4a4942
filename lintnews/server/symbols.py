"""The persons of an article with every place where they are named, in whatever spelling."""

from __future__ import annotations

from lsprotocol.types import DocumentSymbol, Location, SymbolInformation, SymbolKind

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.identities import Identity, entities
from lintnews.records import NamedTuple
from lintnews.server.positions import Positions


class PersonSymbols(NamedTuple):
    """A person and the places where a name stands that is probably theirs, as code points of the file, in order."""

    name: str
    offices: tuple[str, ...]
    places: tuple[Span, ...]


def chains(doc: Document) -> tuple[PersonSymbols, ...]:
    """The persons of a document; those that seem to be one person in several spellings are one."""
    return tuple(
        PersonSymbols(one.name, _offices(one), tuple(doc.locate(place) for place in one.places))
        for one in doc.layer(entities)
    )


def at(doc: Document, offset: int) -> PersonSymbols | None:
    """The person who is named at an offset of the file."""
    for one in doc.layer(chains):
        if any(place.start <= offset <= place.end for place in one.places):
            return one
    return None


def _offices(one: Identity) -> tuple[str, ...]:
    named = (f"{title.office} of {title.body}" if title.body else title.office for title in one.titles)
    return tuple(filter(None, dict.fromkeys(named)))


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
