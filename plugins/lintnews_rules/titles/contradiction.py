"""`titles/contradiction`: one person, two offices that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.names.clashes import Clash, clashes
from lintnews.layers.names.titles import Title
from lintnews.rule import Invalid, Meta, Rule

if TYPE_CHECKING:
    from lintnews.layers.alignment.source_offices import SourceOffices


class Contradiction(Rule):
    """One person has two offices that exclude each other.

    A president does not become a prime minister between two paragraphs. Where the article says so of one person, one
    of the two titles belongs to somebody else, or was translated by its nearest neighbour.

    It is an error where more than the surname says that it is one person: the given name stands at both titles, or the
    registry of office-holders has the surname in one of the two offices only. Otherwise, and where a year in the
    sentence may put one of the two at another time, it is a warning; two ministries that many a minister has together
    are a note. Beside an original that has both offices, each in its place, it is a note: the newspaper wrote so. An
    original that has one office in both places proves that the translation changed it.

    Not found: offices that people do hold together; titles that a word such as “former”, “acting” or “then” puts at
    another time; two persons of one surname, or a text that speaks of a family there.
    """

    meta = Meta(Severity.ERROR, "Accuracy/Mistranslation", since="0.1", needs=("offices",))

    VALID = (
        "French President Emmanuel Macron arrived. Former Economy Minister Macron spoke of his time there.",
        "Prime Minister Narendra Modi spoke. Mr. Modi, the Indian prime minister, left.",
        "Chancellor Olaf Scholz spoke first. The ex-Finance Minister Olaf Scholz knows the figures.",
        "Illinois Senator Barack Obama ran. The world changed under President Obama.",
        "US Secretary of State Hillary Clinton spoke in 2011. Former Senator Clinton lost the election.",
        "Prime Minister Mahin Ranasa spoke first. President Ranasa, his brother, went to the port.",
        "President Gota Ranasa met Prime Minister Mahin Ranasa. In the evening President Ranasa flew home.",
        "Israeli Prime Minister David Keller spoke. Jewish Prime Minister Keller was applauded.",
        "Chancellor Anna Keller raised the tax. Nobody knows how good a prime minister Keller will be.",
        "Senator Otto Moll Sr. voted yes on Monday. Mayor Otto Moll Jr. voted no.",
    )
    INVALID = (
        Invalid(
            "French President Emmanuel Macron arrived on Monday. On Tuesday ⟦Prime Minister Macron⟧ will leave again.",
            says="president",
        ),
        Invalid(
            "Science Minister Yara Olmedo opened the hall. ⟦Education Minister Olmedo⟧ spoke to pupils.",
            says="two ministries",
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
        Invalid(
            "French President Emmanuel Macron arrived in Moscow on Monday. He met 300 workers of the factory. "
            "On Tuesday ⟦Prime Minister Macron⟧ will fly home.",
            says="the original has one office",
            original="⟦Президент⟧ Франции Эмманюэль Макрон прибыл в Москву в понедельник. Он встретился с 300 рабочими "
            "завода. Во вторник ⟦президент⟧ Макрон улетит домой.",
            original_language="ru",
        ),
        Invalid(
            "French President Emmanuel Macron arrived in Moscow on Monday. He met 300 workers of the factory. "
            "On Tuesday ⟦Prime Minister Macron⟧ will leave again.",
            says="the original says so",
            original="⟦Президент⟧ Франции Эмманюэль Макрон прибыл в Москву в понедельник. Он встретился с 300 рабочими "
            "завода. Во вторник ⟦премьер⟧-министр Макрон снова уедет.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for the first mention of a person whose title contradicts an earlier one's."""
        for clash in doc.layer(clashes):
            here, before, mention = clash.here, clash.before, clash.mention
            why = f"nobody is both {_office(before)} and {_office(here)}"
            if clash.ministries:
                why = "two ministries of one person"
            severity = Severity.NOTE if clash.usual else self.meta.severity if clash.proved else Severity.WARNING
            notes = [Note(before.span, f"“{before.text}”")]
            if there := _in_original(doc, clash):
                severity = Severity.NOTE if there.is_kept else severity
                why += ", but the original says so" if there.is_kept else ", and the original has one office"
                notes += [Note(place, "the office in the original", in_original=True) for place in there.places]
            yield self.finding(
                Span(min(here.span.start, mention.span.start), max(here.span.end, mention.span.end)),
                f"{clash.person.name} is “{here.text}” here and “{before.text}” before; {why}",
                notes=notes,
                severity=severity,
            )


def _in_original(doc: Document, clash: Clash) -> SourceOffices | None:
    """What the original, if there is one, has where the two titles stand."""
    if doc.original is None:
        return None
    from lintnews.layers.alignment.source_offices import source_offices

    return source_offices(doc, clash.before, clash.here)


def _office(title: Title) -> str:
    return f"{title.office} of {title.body}" if title.body else title.office
