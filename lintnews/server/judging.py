"""Judging one version of an article: the fast rules first, the slow ones later, and what stays right meanwhile."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lintnews.baseline import Known, compare
from lintnews.document import Document
from lintnews.engine import lint_document
from lintnews.files import Found
from lintnews.findings import Edit, Finding, Fix, Note, Span
from lintnews.guards import Guard
from lintnews.results import FileReport, Notification
from lintnews.rule import Rule, applies
from lintnews.sources import MEGABYTE, UnreadableError
from lintnews.workshop import Workshop


class Said(NamedTuple):
    """What some rules said of a document."""

    doc: Document
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Notification, ...]


def document(workshop: Workshop, path: str, text: str) -> Document | None:
    """The document in a text that stands in an editor; None for another format than the suffix says.

    Raises `UnreadableError`.
    """
    most = workshop.settings.max_file_size
    # With its mark, so that no declaration in the text makes it be read in another encoding.
    data = BOM_UTF8 + text.encode("utf-8", "replace")
    if len(data) > most * MEGABYTE:
        raise UnreadableError(
            Notification("error", f"larger than {most} MB, the limit that 'max-file-size' sets", path)
        )
    return workshop.document(Found(path, named=False), data)


def waits(workshop: Workshop, path: str, doc: Document) -> bool:
    """Whether there are slow rules that judge an article."""
    chosen = workshop.selection(Found(path, named=False)).rules
    return any(rule.meta.slow and applies(rule, doc) for rule in chosen)


def judged(
    workshop: Workshop, path: str, doc: Document, guard: Guard, *, slow: bool, is_wanted: Callable[[], bool]
) -> Said:
    """What the fast or the slow rules say. As soon as nobody wants it any more, the rules that are left do not run."""
    chosen, severities = workshop.selection(Found(path, named=False))
    rules = tuple(rule for rule in chosen if rule.meta.slow == slow and applies(rule, doc))
    heard: tuple[Notification, ...] = ()
    if slow and rules and is_wanted():
        workshop.ask(doc)
        heard = workshop.hear(doc)
    findings, notes = lint_document(doc, (rule for rule in rules if is_wanted()), guard, severities)
    return Said(doc, rules, findings, (*heard, *notes))


def report(
    workshop: Workshop, known: Sequence[Known], path: str, said: Sequence[Said], older: Said | None = None
) -> FileReport:
    """What there is to say of an article.

    `known`: what a baseline knows; `older`: what was said of an earlier version and is not asked again yet.
    """
    doc = said[0].doc
    findings = [finding for one in said for finding in one.findings]
    if older:
        findings += carried(older, doc)
    rules = [rule for one in said for rule in one.rules]
    notes = [note for one in said for note in one.notes]
    made = workshop.report(Found(path, named=False), doc, rules, findings, notes)
    if not known:
        return made
    home = workshop.settings.home
    (compared,) = compare([made], known, lambda path: os.path.exists(os.path.join(home, path))).files
    return compared


def carried(older: Said, doc: Document) -> Iterator[Finding]:
    """The findings of an earlier version in paragraphs that are the same now, at their places now."""
    before, now = older.doc.text, doc.text
    most = min(len(before), len(now))
    head = _shared(before, now)
    tail = min(_shared(before[::-1], now[::-1]), most - head)
    head = before.rfind("\n", 0, head) + 1
    behind = before.find("\n", len(before) - tail)
    tail = len(before) - behind if behind >= 0 else 0
    shift = len(now) - len(before)

    def moved(span: Span) -> Span | None:
        if span.end <= head:
            return span
        return Span(span.start + shift, span.end + shift) if span.start >= len(before) - tail else None

    for finding in older.findings:
        spans = [finding.span, *(note.span for note in finding.notes)]
        spans += [edit.span for fix in finding.fixes for edit in fix.edits]
        places = {span: place for span in spans if (place := moved(span))}
        if len(places) == len({*spans}):
            yield _at(finding, places)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _at(finding: Finding, places: dict[Span, Span]) -> Finding:
    """A finding with each of its spans at another place."""
    return finding._replace(
        span=places[finding.span],
        notes=tuple(Note(places[span], message) for span, message in finding.notes),
        fixes=tuple(
            Fix(title, tuple(Edit(places[span], text) for span, text in edits), safe)
            for title, edits, safe in finding.fixes
        ),
    )
