"""Clashes: persons to whom the text gives two offices that nobody holds together, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.offices import (
    LOCAL_KINDS,
    contradict,
    current,
    has_office,
    in_office,
    of_another_time,
    of_family,
    often_together,
    two_ministries,
)
from lintnews.layers.names.people import Person, people
from lintnews.layers.names.titles import Title
from lintnews.records import NamedTuple


class Clash(NamedTuple):
    """Two titles of one person that exclude each other, or two ministries of one minister."""

    person: Person
    mention: Mention
    """The later of the two mentions."""
    here: Title
    before: Title
    ministries: bool
    """Whether they are two ministries: one minister may have both, and only some do."""
    usual: bool
    """Whether many a minister has both, or the text tells at one of them of another time: a career."""
    proved: bool
    """Whether something else than the surname says that it is one person: the given name stands at both, or the
    registry of office-holders has the surname in one of the two offices and not in the other.
    """


def clashes(doc: Document) -> tuple[Clash, ...]:
    """The first clash of each person, in order of the persons."""
    found = (next(_of_person(doc, person), None) for person in doc.layer(people))
    return tuple(clash for clash in found if clash)


def _of_person(doc: Document, person: Person) -> Iterator[Clash]:
    titled = [
        (mention, title)
        for mention in person.mentions
        if mention.span not in person.doubtful
        for title in _attached(doc, mention)
        if current(title, doc.language)
    ]
    for number, (mention, here) in enumerate(titled):
        for earlier, before in titled[:number]:
            excluded = contradict(before, here, doc.language)
            if earlier is mention or not (excluded or two_ministries(before, here)):
                continue
            if clash := _weighed(doc, person, (earlier, mention), (before, here), not excluded):
                yield clash


def _weighed(
    doc: Document, person: Person, pair: tuple[Mention, Mention], titles: tuple[Title, Title], ministries: bool
) -> Clash | None:
    """The clash of two titles, if the two mentions need not be two persons of one family, nor one career."""
    before, here = titles
    known = [in_office(doc, title, person.surname) for title in titles]
    full = all(mention.given for mention in pair)
    family = of_family(doc, pair)
    local = bool({before.kind, here.kind} & LOCAL_KINDS)
    if all(known) or (any(known) and local) or (family and not full):
        return None
    usual = ministries and often_together(before, here, doc.language)
    if usual and any(" and " in title.text for title in person.titles):
        return None
    moved = any(of_another_time(doc, mention) for mention in pair)
    only = has_office(doc, here, known[0]) or has_office(
        doc, before, known[1]
    )  # the registry would have the other, too
    proved = (full or only) and not moved and not family and not ministries
    return Clash(person, pair[1], here, before, ministries, usual or moved, proved)


def _attached(doc: Document, mention: Mention) -> tuple[Title, ...]:
    """The titles right in front of a name, without a comma: they are the name's and nobody else's."""
    return tuple(
        title
        for title in mention.titles
        if title.span.end < mention.span.start and "," not in doc.text[title.span.end : mention.span.start]
    )
