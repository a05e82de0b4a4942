"""`titles/rival-holders`: one office, two persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.names.distance import difference, folded
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.offices import current, in_office, of_another_time
from lintnews.layers.names.people import Person, people, same_given
from lintnews.layers.names.titles import Title
from lintnews.layers.text.sentences import sentence_at
from lintnews.office_holders import registry
from lintnews.rule import Invalid, Meta, Rule


class RivalHolders(Rule):
    """One office of one body is given to two persons.

    NATO has one Secretary-General and Germany one Chancellor. Where an article gives such an office to two persons as
    if both held it now, one of the names or one of the offices is wrong. Predecessors and successors are understood:
    former, acting, designate, deputy, then; a year in the sentence; both names in one sentence that tells of a
    change. Beside an original that has both persons in that office it is a note: the newspaper wrote so.

    Not found: offices whose body the text does not name; two whom the registry has both, at whatever time; a holder
    whom a quotation names, who may be long dead.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", in_quotations=False, needs=("offices",))

    VALID = (
        "US President Joe Biden spoke on Monday. Former US President Donald Trump answered.",
        "US President Joe Biden spoke on Monday. In 2019 US President Donald Trump had said the same.",
        "US President Joe Biden was in Delaware. “We owe it to US President Abraham Lincoln,” he said.",
        "Polish President Anna Kowal left. The plan was explained by an adviser to the Polish president, Anton Berko.",
        "French President Emmanuel Macron met Italian President Sergio Mattarella.",
        "German Chancellor Olaf Scholz takes over from German Chancellor Angela Merkel.",
    )
    INVALID = (
        Invalid(
            "NATO Secretary-General Jens Stoltenberg wants talks. "
            "“We are ready,” ⟦NATO Secretary-General Peter Hansen⟧ said.",
            says="Jens Stoltenberg",
        ),
        Invalid(
            "NATO Secretary-General Jens Stoltenberg wants talks. “We are ready,” ⟦NATO President Olaf Berg⟧ said.",
            says="Jens Stoltenberg",
        ),
        Invalid(
            "Polish President Anna Kowal came to Oslo on Monday. She met 300 workers of the port. "
            "On Tuesday ⟦Polish President Olaf Lindgren⟧ will fly home.",
            says="but the original says so",
            original="Президент Польши Анна ⟦Коваль⟧ приехала в Осло в понедельник. Она встретилась с 300 рабочими "
            "порта. Во вторник президент Польши Олаф ⟦Линдгрен⟧ улетит домой.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each further holder of an office."""
        holders: dict[tuple[str, str], list[tuple[Person, Mention, Title]]] = defaultdict(list)
        for person in doc.layer(people):
            for mention in person.mentions:
                for title in mention.titles:
                    if (
                        title.unique
                        and title.body
                        and current(title, doc.language)
                        and not of_another_time(doc, mention)
                    ):
                        holders[self._office(doc, title)].append((person, mention, title))
        for held in holders.values():
            held.sort(key=lambda item: item[1].span)
            first, first_mention, first_title = held[0]
            seen = {first.name}
            for person, mention, title in held:
                if person.name in seen or _one_person(first, person, doc.language):
                    continue
                if in_office(doc, title, person.surname) and in_office(doc, first_title, first.surname):
                    continue  # one after the other: which of them is late, titles/office-holder says
                seen.add(person.name)
                if sentence_at(doc, mention.span.start) == sentence_at(doc, first_mention.span.start):
                    continue
                one_office = title.office == first_title.office
                notes = [Note(first_mention.span, f"“{first_title.text}” {first_mention.text}")]
                there = _in_original(doc, ((first_title, first.surname), (title, person.surname)))
                lead = "two persons hold one office" if one_office else f"{title.body} has two heads"
                yield self.finding(
                    Span(title.span.start, mention.span.end) if title.span.start < mention.span.start else mention.span,
                    f"{lead}: {person.name}, “{title.text}”, and {first.name}, “{first_title.text}”"
                    + (", but the original says so" if there else ""),
                    notes=[*notes, *there],
                    severity=Severity.NOTE if there else self.meta.severity,
                )

    @staticmethod
    def _office(doc: Document, title: Title) -> tuple[str, str]:
        """The office by which holders are compared: of an organisation in the registry, whatever its head is called."""
        offices = registry(*doc.registries).offices_of.get(title.body, frozenset())
        if title.kind in ("state", "organisation") and offices == {"secretary-general"}:
            return ("head", title.body)
        return (title.office, title.body)


def _in_original(doc: Document, held: Sequence[tuple[Title, str]]) -> tuple[Note, ...]:
    """Where the original has each of some persons in the office of the article; nothing unless it has all."""
    if doc.original is None:
        return ()
    from lintnews.layers.alignment.source_offices import named_in_original

    places = [named_in_original(doc, title, surname) for title, surname in held]
    notes = tuple(Note(place, "the holder in the original", in_original=True) for place in places if place)
    return notes if len(notes) == len(places) else ()


def _one_person(one: Person, other: Person, language: str) -> bool:
    """Whether two chains are probably one person whose name is spelled in two ways."""
    if folded(one.surname) == folded(other.surname) and same_given(one.given, other.given, language):
        return True
    near = difference(one.surname, other.surname) <= 0.25 * min(len(one.surname), len(other.surname))
    same = bool(one.given and other.given) and folded(one.given[0]) == folded(other.given[0])
    return near or same
