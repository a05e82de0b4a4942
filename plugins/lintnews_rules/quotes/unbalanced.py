"""`quotes/unbalanced`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.layers.speech.misplaced_attributions import attribution_end, misplaced_attributions
from lintnews.layers.speech.quotes import outermost, quotes
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentences
from lintnews.rule import Invalid, Meta, Rule

_PARTNERS = {"“": "”", "”": "“", "„": "“", "«": "»", "»": "«", "‘": "’", "``": "''"}
_WORD = re.compile(r"\W?\w+")
_COMMA = re.compile(r",\s(?=\w)")
_COMMAS = 20
"""Commas of a quotation that nothing closes behind which its attribution is looked for."""
_REACH = 2000
"""Code points among which those commas stand."""
_LONGEST_WORD = 40
_FEWEST = 6
"""Paragraphs from which it can be told whether they are sentences."""


@dataclass(frozen=True)
class Unbalanced(Rule):
    """A quotation mark has no partner.

    The reader cannot tell whose words they are: those of the speaker run on into the text, or the other way round.

    Paragraphs that all begin with an opening mark are one quotation, and so are paragraphs without marks up to a
    closing one. Where nearly every paragraph is a single sentence the real ones may be lost, and what has no other
    evidence is a note. So is a mark that faces the wrong way.

    Not found: a missing mark of single quotations, which looks like an apostrophe; two missing marks that make up for
    each other.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.1")

    single_sentences: float = 0.8
    """The share of paragraphs of one sentence from which the real paragraphs are taken to be lost."""
    most: int = 1
    """Marks without a partner in one document up to which one of them can be an error."""

    VALID = (
        "“We won’t,” said Anna Keller. “The boys’ team and the ’90s won’t.” It was 6'2\" high.",
        "“We came,” said Anna Keller.\n\n“We saw.\n\n“We won.”",
        '"We came.\n\nWe saw.\n\nWe won," said Anna Keller.',
    )
    INVALID = (
        Invalid(
            "⟦“We⟧ came, said Anna Keller. “We saw.”",
            says="never closed",
            fixed="“We came,” said Anna Keller. “We saw.”",
        ),
        Invalid('The report was ⟦"fabricated⟧ by the mayor. She called it a "lie" on Monday.', says="never closed"),
        Invalid("They took part in the vote and ⟦lost.”⟧ Nobody knows why.", says="never opened"),
        Invalid("“We came.⟦“⟧ They left.", says="wrong way", fixed="“We came.” They left."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        taken = {mark for one in doc.layer(misplaced_attributions) for mark in (one.mark, one.opening)}
        strays = [stray for stray in doc.layer(quotes).strays if stray.span not in taken]
        if not strays:
            return
        lost = self._paragraphs_lost(doc)
        turned = [stray.span for stray in strays if stray.fault == "turned"]
        if turned:
            yield self._turned(doc, turned)
        alone = [stray for stray in strays if stray.fault != "turned"]
        for stray in alone:
            few, only = len(alone) <= self.most, len(alone) == 1
            yield (
                self._unclosed(doc, stray.span, few, only and not lost)
                if stray.fault == "unclosed"
                else self._unopened(doc, stray.span, only and not lost)
            )

    def _paragraphs_lost(self, doc: Document) -> bool:
        """Whether the paragraphs of a document may be its sentences."""
        blocks, found = doc.layer(paragraphs), doc.layer(sentences)
        if len(blocks) < _FEWEST:
            return False
        starts = [sentence.start for sentence in found]
        counts = (bisect_left(starts, block.end) - bisect_left(starts, block.start) for block in blocks)
        return sum(count < 2 for count in counts) >= self.single_sentences * len(blocks)

    def _unclosed(self, doc: Document, mark: Span, few: bool, clear: bool) -> Finding:
        end = _paragraph(doc, mark).end
        found = doc.layer(outermost)
        index = bisect_left(found, mark.end, key=lambda quotation: quotation.span.start)
        following = min(found[index].span.start if index < len(found) else end, end)
        notes = [Note(Span(following, following + 1), "the next one begins here")] if following < end else []
        fixes = []
        if close := _attributed(doc, mark.end, following):
            edit = Edit(Span(close, close), _partner(doc, mark))
            fixes.append(Fix("close the quotation before the attribution", (edit,)))
        same = doc.text[following : following + 1] == doc.text[mark.start : mark.end]
        proved = bool(fixes) or (bool(notes) and same)
        severity = Severity.ERROR if proved and few else Severity.WARNING if proved or clear else Severity.NOTE
        word = _WORD.match(doc.text, mark.end)
        return self.finding(
            Span(mark.start, word.end() if word else mark.end),
            "this quotation is never closed",
            notes=notes,
            fixes=fixes,
            severity=severity,
        )

    def _unopened(self, doc: Document, mark: Span, clear: bool) -> Finding:
        start = max(_paragraph(doc, mark).start, mark.start - _LONGEST_WORD)
        word = doc.text[start : mark.start].split()[-1:]
        return self.finding(
            Span(mark.start - len(word[0]) if word else mark.start, mark.end),
            "this quotation is never opened",
            severity=Severity.WARNING if clear else Severity.NOTE,
        )

    def _turned(self, doc: Document, marks: list[Span]) -> Finding:
        """One finding for all marks of a document that face the wrong way: it is a habit, not a slip."""
        first = marks[0]
        edits = tuple(Edit(mark, _partner(doc, mark)) for mark in marks if doc.text[mark.start : mark.end] in _PARTNERS)
        return self.finding(
            first,
            "this quotation mark faces the wrong way",
            notes=[Note(mark, "here, too") for mark in marks[1:]],
            fixes=[Fix("turn it", edits)] if edits else [],
            severity=Severity.NOTE,
        )


def _paragraph(doc: Document, mark: Span) -> Span:
    blocks = doc.layer(paragraphs)
    return blocks[bisect_left(blocks, mark.end, key=lambda block: block.end)]


def _attributed(doc: Document, start: int, end: int) -> int | None:
    """Where a quotation that nothing closes ends, by the attribution behind a comma: the place behind the comma."""
    for comma in islice(_COMMA.finditer(doc.text, start, min(end, start + _REACH)), _COMMAS):
        if attribution_end(doc, comma.end(), complete=False):
            return comma.start() + 1
    return None


def _partner(doc: Document, mark: Span) -> str:
    text = doc.text[mark.start : mark.end]
    return _PARTNERS.get(text, text)
