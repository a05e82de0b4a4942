"""`across/rival-holders`: one office, two persons, one day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from lintnews.corpus.across.claims import Claim, Contradiction, Group, Place, packed, pairs
from lintnews.corpus.across.rule import AcrossRule, Facts
from lintnews.document import Document
from lintnews.findings import Severity, Span
from lintnews.layers.names.distance import folded, may_be_one
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.offices import CROWNED, current, in_office, of_another_time
from lintnews.layers.names.people import Person, people
from lintnews.layers.names.titles import Title
from lintnews.layers.speech.quotes import quoted
from lintnews.office_holders import registry
from lintnews.records import dataclass
from lintnews.rule import Meta

_RULE = CROWNED | {"president", "prime minister", "chancellor"}
"""Offices that countries have."""


@dataclass(frozen=True)
class RivalHolders(AcrossRule):
    """One office of one body is given to two persons on one day, by one newsroom.

    Two articles of a day cannot both be right about who is the defence minister. Predecessors and successors are
    understood: former, acting, designate, deputy; a year in the sentence; a change that the sentence tells of.

    Not found: offices whose body the text does not name; articles without a day; two whom the registry of
    office-holders has both; a holder whom a quotation names; two names that may be spellings of one.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", needs=("offices",), status="preview")
    reach: ClassVar[str] = "day"

    def claims(self, doc: Document) -> Iterator[Claim]:
        """Who holds which office, each once."""
        seen: set[tuple[str, str]] = set()
        for person in doc.layer(people):
            for mention in person.mentions:
                if mention.span in person.doubtful or quoted(doc, mention.span.start):
                    continue
                for title in mention.titles:
                    key = f"{doc.language} {_office(doc, title)}"
                    if _is_held(doc, mention, title) and (key, person.name) not in seen:
                        seen.add((key, person.name))
                        yield self._claim(doc, key, person, mention, title)

    def _claim(self, doc: Document, key: str, person: Person, mention: Mention, title: Title) -> Claim:
        span = Span(min(title.span.start, mention.span.start), max(title.span.end, mention.span.end))
        given = person.given[0] if person.given else ""
        more = packed([title.text, bool(in_office(doc, title, person.surname))])
        return Claim(self.id, key, f"{given}\t{person.surname}", *doc.locate(span), more)

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """Each pair of persons, once."""
        for (one, ours), (other, theirs) in combinations(pairs(group), 2):
            if _one_person(one, other):
                continue
            if ours.times > theirs.times:
                one, ours, other, theirs = other, theirs, one, ours
            if met := _apart(ours.places, theirs.places):
                here, there = met
                names = [" ".join(value.split("\t")).strip() for value in (one, other)]
                if not (here.known[1] and there.known[1]):
                    yield Contradiction(
                        self.id,
                        f"two persons hold one office on one day: {names[0]}, “{here.known[0]}”, and {names[1]}, "
                        f"“{there.known[0]}”, in another article",
                        here,
                        there,
                        f"“{there.known[0]}” {names[1]}",
                    )


def _is_held(doc: Document, mention: Mention, title: Title) -> bool:
    """Whether a text gives an office of which a body has one to a name, and to that alone, at present."""
    if not (title.unique and title.body and current(title, doc.language)) or of_another_time(doc, mention):
        return False
    if title.kind == "organisation" and registry(*doc.registries).offices_of.get(title.body, frozenset()) & _RULE:
        return False  # a British director is no director of Britain
    return title.span.start > mention.span.start or "," not in doc.text[title.span.end : mention.span.start]


def _office(doc: Document, title: Title) -> str:
    """By what holders are compared; an organisation of the registry has one head, whatever it is called."""
    offices = registry(*doc.registries).offices_of.get(title.body, frozenset())
    is_head = title.kind in ("state", "organisation") and offices == {"secretary-general"}
    return f"{'head' if is_head else title.office} {title.body}"


def _apart(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> tuple[Place, Place] | None:
    """The first two places in two articles, where no article says both."""
    if {place.article for place in ours} & {place.article for place in theirs}:
        return None
    return min(ours), min(theirs)


def _one_person(one: str, other: str) -> bool:
    """Whether two names may be spellings of one, or parts of it."""
    (given, surname), (other_given, other_surname) = (value.split("\t") for value in (one, other))
    if folded(surname) == folded(other_surname) or (given and folded(given) == folded(other_given)):
        return True
    if folded(surname) in (folded(other_given), folded(f"{other_given} {other_surname}")):
        return True
    return may_be_one(surname, other_surname)
