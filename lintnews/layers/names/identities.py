"""Identities: the persons of a document, those that seem to be one person in several spellings taken together."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import PERSON, UNKNOWN
from lintnews.layers.names.people import Person, people
from lintnews.layers.names.titles import Title
from lintnews.layers.names.variants import variants
from lintnews.records import NamedTuple

NAMES = (PERSON, UNKNOWN)
"""Kinds of mentions that may be a person's."""


class Identity(NamedTuple):
    """One person, in whatever spelling."""

    persons: tuple[Person, ...]
    """A chain for each spelling that was introduced."""
    places: tuple[Span, ...]
    """Where a name stands that is probably theirs, in order."""

    @property
    def name(self) -> str:
        """The fullest form that the text gives."""
        return max(self.persons, key=lambda person: len(person.given)).name

    @property
    def titles(self) -> tuple[Title, ...]:
        """The titles of every spelling."""
        return tuple(title for person in self.persons for title in person.titles)


def entities(doc: Document) -> tuple[Identity, ...]:
    """The persons of a document in order of their first places."""
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
        places.setdefault(number, []).append(span)
    return tuple(Identity(tuple(groups[number]), tuple(found)) for number, found in places.items())
