"""From what rules say of a document to what stands in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from lintnews.decisions.protected_spans import protected_spans
from lintnews.document import Document
from lintnews.files.line_index import LineIndex
from lintnews.findings import Edit, Finding, Fix, Note, Span, in_order
from lintnews.linter.fingerprints import fingerprints
from lintnews.results import LocatedFix, Related, Replacement, Result

_REFERENCE = r"&#?\w{1,40};"
_LONGEST_REFERENCE = 43
_MARKUP = frozenset("<>&\"'`*_~[](){}|\\#=\t\r\n")
"""What may mean something else than itself in a file of a marked-up format."""


def results_of(doc: Document, findings: Iterable[Finding], path: str) -> tuple[Result, ...]:
    """The findings of one document at their places in its file, in the order of every report.

    `path` as `Result.path` wants it. Raises `ValueError` for a span that does not lie in the document.
    """
    ordered = in_order(findings)
    if not ordered:
        return ()
    table = doc.layer(lines_of)
    related = _related(doc, table)
    made = (
        Result(
            path=path,
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message,
            region=table.region(doc.locate(finding.span)),
            related=tuple(map(related, finding.notes)),
            fixes=_fixes(doc, table, finding.fixes),
            fingerprint=fingerprint,
        )
        for finding, fingerprint in zip(ordered, fingerprints(doc.text, ordered), strict=True)
    )
    return tuple(sorted(made, key=lambda result: (result.region.start, result.region.end, result.rule, result.message)))


def lines_of(doc: Document) -> LineIndex:
    """The lines of a document's file."""
    return LineIndex(doc.file_text)


def words_in(doc: Document) -> int:
    """How many words a document has, as they are counted by white space."""
    return len(doc.text.split())


def _related(doc: Document, table: LineIndex) -> Callable[[Note], Related]:
    """What makes a related place of a note: in the document, whose line table is given, or in its original. Findings
    of one name in many spellings have the same notes.
    """
    original = doc.original
    tables: list[LineIndex] = []

    @cache
    def made(note: Note) -> Related:
        if not note.in_original:
            return Related(table.region(doc.locate(note.span)), note.message)
        if original is None:
            raise ValueError("a note points into the original, and the document has none")
        if not tables:
            tables.append(LineIndex(original.file_text))
        return Related(tables[0].region(original.locate(note.span)), note.message, original.path)

    return made


def _fixes(doc: Document, table: LineIndex, fixes: Iterable[Fix]) -> tuple[LocatedFix, ...]:
    return tuple(
        LocatedFix(
            fix.title,
            tuple(Replacement(table.region(doc.locate(edit.span)), edit.text) for edit in sorted(fix.edits)),
            fix.safe,
            protected_spans(doc, fix.edits),
        )
        for fix in fixes
        if fix.edits and all(_is_writable(doc, edit) for edit in fix.edits)
    )


def _is_writable(doc: Document, edit: Edit) -> bool:
    """Whether the edit of the prose is the same edit of the file: no tag is lost, nothing new is read as mark-up."""
    if not doc.pieces:
        return True
    place = doc.locate(edit.span)
    if _is_one_stretch(doc, edit.span, place) and not _is_in_reference(doc.file_text, place):
        return not (_MARKUP & set(edit.text)) - set(doc.text[edit.span.start : edit.span.end])
    return False


def _is_in_reference(source: str, place: Span) -> bool:
    """Whether a place is a part of `&amp;` or its like, whatever a reader says: the rest would mean something else."""
    first = max(0, place.start - _LONGEST_REFERENCE)
    for found in re.compile(_REFERENCE).finditer(source, first, place.end + _LONGEST_REFERENCE):
        inside = found.start() < place.start < found.end() or found.start() < place.end < found.end()
        if inside and not (place.start <= found.start() and found.end() <= place.end):
            return True
    return False


def _is_one_stretch(doc: Document, span: Span, place: Span) -> bool:
    """Whether the characters of the two spans correspond one to one, with nothing between them in the file."""
    return doc.text[span.start : span.end] == doc.file_text[place.start : place.end]
