"""`titles/contradiction`: one person, two offices that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.offices import LOCAL_KINDS, contradiction, of_another_time
from lintnews.layers.names.people import Person, people
from lintnews.layers.names.titles import Title
from lintnews.office_holders import registry
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Contradiction(Rule):
    """One person has two offices that exclude each other.

    A president does not become a prime minister between two paragraphs. Where the article says so of one person, one
    of the two titles belongs to somebody else, or was translated by its nearest neighbour.

    Where a year in the sentence may put one of the two at another time, it is a warning.

    Not found: offices that people do hold together; titles that a word such as “former”, “acting” or “then” puts at
    another time.
    """

    meta = Meta(Severity.ERROR, "Accuracy/Mistranslation", since="0.1", needs=("offices",))

    VALID = (
        "French President Emmanuel Macron arrived. Former Economy Minister Macron spoke of his time there.",
        "Prime Minister Narendra Modi spoke. Mr. Modi, the Indian prime minister, left.",
        "Chancellor Olaf Scholz spoke first. The ex-Finance Minister Olaf Scholz knows the figures.",
        "Illinois Senator Barack Obama ran. The world changed under President Obama.",
        "US Secretary of State Hillary Clinton spoke in 2011. Former Senator Clinton lost the election.",
    )
    INVALID = (
        Invalid(
            "French President Emmanuel Macron arrived on Monday. On Tuesday ⟦Prime Minister Macron⟧ will leave again.",
            says="president",
        ),
        Invalid("Mayor Anna Keller opened the fair. On Friday ⟦President Keller⟧ left.", says="mayor"),
        Invalid(
            "German Chancellor Olaf Scholz arrived on Monday. The ⟦Austrian Chancellor Olaf Scholz⟧ stayed two days.",
            says="Germany",
        ),
        Invalid(
            "UN Secretary-General António Guterres gave a warning. ⟦NATO Secretary-General Guterres⟧ did not.",
            says="United Nations",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for the first mention of a person whose title contradicts an earlier one's."""
        for person in doc.layer(people):
            known: dict[tuple[object, ...], tuple[tuple[Title, ...], bool]] = {}
            for mention in person.mentions:
                own = _attached(doc, mention)
                said = tuple(title._replace(span=Span(0, 0)) for title in own)
                if not own or said in known:
                    continue
                clashes = (
                    (clash, moved)
                    for earlier, moved in known.values()
                    if (clash := contradiction(earlier, own, doc.language))
                )
                found = next(clashes, None)
                known[said] = own, of_another_time(doc, mention)
                if found and not _rose(doc, person, found[0]):
                    (before, here), moved = found
                    yield self.finding(
                        Span(min(here.span.start, mention.span.start), max(here.span.end, mention.span.end)),
                        f"{person.name} is “{here.text}” here and “{before.text}” before; nobody is both "
                        f"{_office(before.office, before.body)} and {_office(here.office, here.body)}",
                        notes=[Note(before.span, f"“{before.text}”")],
                        severity=Severity.WARNING if moved or known[said][1] else self.meta.severity,
                    )
                    break


def _attached(doc: Document, mention: Mention) -> tuple[Title, ...]:
    """The titles right in front of a name, without a comma: they are the name's and nobody else's."""
    return tuple(
        title
        for title in mention.titles
        if title.span.end < mention.span.start and "," not in doc.text[title.span.end : mention.span.start]
    )


def _rose(doc: Document, person: Person, clash: tuple[Title, Title]) -> bool:
    """Whether one of the offices is local and the registry has a head of that name: a senator who became president."""
    head = next((title for title in clash if title.kind == "state"), None)
    if head is None or not {title.kind for title in clash} & LOCAL_KINDS:
        return False
    name = folded(person.surname)
    terms = registry(*doc.registries).terms
    return any(folded(spelling).endswith(name) for t in terms if t.office == head.office for spelling in t.spellings)


def _office(office: str, body: str) -> str:
    return f"{office} of {body}" if body else office
