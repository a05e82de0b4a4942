"""`names/acronym-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.organisations import Mismatch, mismatches
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_SAYS = {
    "names": "“{acronym}” stands for “{name}” here, and for “{other}” elsewhere",
    "acronyms": "“{name}” is “{acronym}” here, and “{other}” elsewhere",
    "known": "“{acronym}” is known as “{other}”, not as “{name}”",
    "letters": "“{acronym}” is not made of the initials of “{name}”: “{other}”",
}


@dataclass(frozen=True)
class AcronymMismatch(Rule):
    """An acronym in brackets does not go with the name in front of it.

    The reader looks for a body that does not exist, or takes two names for two bodies. The name was translated word by
    word, or the acronym was taken from the original.

    A letter that is another one in another language (the Continental Hockey League, KHL) is a note; one name with two
    acronyms, and one acronym with two names, are warnings.

    Not found: an acronym that shares less than all but one letter with its name, and is in no list; one whose letters
    only stand in another order, as those of a name in another language do; a party or an agency behind a person.
    """

    meta = Meta(Severity.NOTE, "Accuracy/Terminology", since="0.1")

    VALID = (
        "The Continental Hockey League (CHL) met. The People's National Assembly (APN) did not.",
        "The Industrial and Commercial Bank (ICBC) of China and the Lower Saxony Police Union (LSPU) agreed.",
        "The Greens met Michael Keller (SPD) and Anna Berg (NATO) in Bonn.",
    )
    INVALID = (
        Invalid("The Continental Hockey League (⟦KHL⟧) met on Monday.", says="“CHL”"),
        Invalid("The North Atlantic Alliance (⟦NATO⟧) met on Monday.", says="“North Atlantic Treaty Organization”"),
        Invalid(
            "The Social Party of Zandia (SPZ) won.\n\nThe Social Party of Zandia (⟦SPD⟧) lost a seat.", says="“SPZ”"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for found in doc.layer(mismatches):
            name = doc.text[found.definition.name.start : found.definition.name.end]
            yield self.finding(
                found.definition.acronym,
                _SAYS[found.why].format(acronym=found.definition.text, name=name, other=found.other),
                severity=Severity.NOTE if found.place is None else Severity.WARNING,
                notes=list(_notes(found)),
            )


def _notes(found: Mismatch) -> Iterator[Note]:
    yield Note(found.definition.name, "the name")
    if found.place:
        yield Note(found.place, f"“{found.other}”")
