"""Whether the numbers that a finding sets side by side are the original's own, or came with the translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.alignment.facts import Quantity, facts
from lintnews.layers.alignment.number_pairs import number_pairs
from lintnews.layers.alignment.sentence_pairs import is_trusted


def weighed(doc: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Findings about numbers as the original of a document bears them out.

    What the original says with the same numbers is not the translation's fault: a note. Where it has another number,
    that is proved twice: an error. Of everything else it says nothing.
    """
    if doc.original is None or not is_trusted(doc):
        return list(findings)
    return [_weighed(doc, doc.original, finding) for finding in findings]


def _weighed(doc: Document, original: Document, finding: Finding) -> Finding:
    places = [finding.span, *(note.span for note in finding.notes if not note.in_original)]
    mine = _numbers(doc.layer(facts).quantities, places)
    pairs = doc.layer(number_pairs)
    kept = {one.target.span: one.source for one in pairs.kept}
    for changed in pairs.changed:
        if changed.target in mine:
            note = Note(changed.source.counted, "the number in the original", in_original=True)
            return finding._replace(severity=Severity.ERROR, notes=(*finding.notes, note))
    if len(mine) > 1 and all(one.span in kept for one in mine):
        sources = dict.fromkeys(kept[one.span].counted for one in mine)
        notes = (Note(span, "the original has the same number", in_original=True) for span in sources)
        return finding._replace(severity=Severity.NOTE, notes=(*finding.notes, *notes))
    return finding


def _numbers(known: Sequence[Quantity], places: Sequence[Span]) -> list[Quantity]:
    return [one for one in known if any(place.holds(one.span) for place in map(_span, places))]


def _span(place: tuple[int, int]) -> Span:
    return Span(*place)
