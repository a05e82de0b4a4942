"""`reference/early`: a person who is named before the text says who it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.headline import heading
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.people import people
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_SHORTEST = 4
_HEADING = (":", "'", "’")
"""Marks behind a name that opens a list of persons, or is a shop's."""


@dataclass(frozen=True)
class Early(Rule):
    """The bare surname of a person stands before the introduction.

    “Bratt was not present” and later “Deputy governor Kari Bratt”: paragraphs or sentences changed places, and the
    reader does not know who is meant.

    Not found: persons whom the headline or the first paragraph of text names; names in quotations.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Linguistic conventions/Textual conventions",
        since="0.1",
        status="preview",
        needs=("names",),
    )

    VALID = (
        "Deputy governor Kari Bratt was not present.\n\nThe bank met on Friday.\n\nBratt will speak on Monday.",
        "Bratt wins\n\nIn Bonn\n\nKari Bratt has won the vote.\n\nBratt thanked her voters.",
    )
    INVALID = (
        Invalid(
            "The bank met on Friday in Bonn.\n\nIt raised no rates.\n\nHe praised it. ⟦Bratt⟧ was not present.\n\n"
            "Deputy governor Kari Bratt will speak on Monday.",
            says="“Kari Bratt” only below",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        spans = doc.layer(paragraphs)
        top = [span for span in (*doc.layer(heading), *spans[:2]) if span]
        every = doc.layer(people)
        bearers = Counter(person.surname for person in every)
        for person in every:
            if bearers[person.surname] > 1 or any(span.holds(one.span) for one in person.mentions for span in top):
                continue
            told = sorted((one for one in person.mentions if not quoted(doc, one.span.start)), key=lambda one: one.span)
            full = next((one for one in told if one.given and one.titles), None)
            if full is None or any(one.given for one in person.mentions if one.span < full.span):
                continue
            first = told[0]
            here, there = (bisect_right(spans, one.span.start, key=lambda span: span.start) for one in (first, full))
            if there > here and self._is_bare(doc, first) and first.span not in person.doubtful:
                notes = [Note(full.whole, "introduced here")]
                yield self.finding(first.span, f"“{first.text}” is introduced as “{full.text}” only below", notes=notes)

    @staticmethod
    def _is_bare(doc: Document, mention: Mention) -> bool:
        """Whether a mention is a surname alone that is nothing else."""
        name, known = mention.text, vocabulary(doc.language)
        is_other = name in known.places or name in known.bodies or name.lower() in known.common
        goes_on = doc.text[mention.span.end : mention.span.end + 1]
        is_plain = name.isalpha() and len(name) >= _SHORTEST and not mention.titles and not mention.given
        if goes_on in _HEADING:
            return False
        return is_plain and not is_other and name not in section(doc.language, "names", "one-name")
