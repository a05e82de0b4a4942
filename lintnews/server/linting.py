"""Judging one version of an article: the fast rules first, the slow ones later, and what stays right meanwhile."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence

from lintnews.decisions.baseline import BaselineEntry, compare
from lintnews.document import Document
from lintnews.files.discovery import Found
from lintnews.findings import Finding, in_order
from lintnews.input.sources import MEGABYTE, UnreadableError
from lintnews.layers.text.changes import Change
from lintnews.linter.linter import Linter
from lintnews.linter.run_rules import lint_document
from lintnews.linter.selection import Selection
from lintnews.plugin.guards import Guard
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification
from lintnews.rule import Rule, applies
from lintnews.server.incremental import begin, between, end, shift_findings


class RuleOutput(NamedTuple):
    """What some rules said of a document."""

    doc: Document
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Notification, ...]


def document(linter: Linter, path: str, text: str) -> Document | None:
    """The document in a text that stands in an editor; None for another format than the suffix says.

    Raises `UnreadableError`.
    """
    most = linter.settings.max_file_size
    # With its mark, so that no declaration in the text makes it be read in another encoding.
    data = BOM_UTF8 + text.encode("utf-8", "replace")
    if len(data) > most * MEGABYTE:
        raise UnreadableError(
            Notification("error", f"larger than {most} MB, the limit that 'max-file-size' sets", path)
        )
    return linter.document(Found(path, named=False), data)


def beside_original(linter: Linter, path: str, doc: Document) -> tuple[Document, tuple[Notification, ...]]:
    """The document beside its original, and what is to be said where that cannot be used."""
    return linter.beside_original(doc, Found(path, named=False))


def waits(linter: Linter, path: str, doc: Document) -> bool:
    """Whether there are slow rules that judge an article."""
    chosen = linter.selection(Found(path, named=False)).rules
    return any(rule.meta.slow and applies(rule, doc) for rule in chosen)


def lint_view(
    linter: Linter,
    path: str,
    doc: Document,
    guard: Guard,
    *,
    slow: bool,
    is_wanted: Callable[[], bool],
    older: RuleOutput | None = None,
    selection: Selection | None = None,
    early: Callable[[RuleOutput], None] | None = None,
) -> RuleOutput:
    """What the fast or the slow rules say. As soon as nobody wants it any more, the rules that are left do not run.

    `selection`: the rules to choose from; None: those of the settings. `older`: what they said of an earlier version.
    The rules that judge each paragraph by itself look only around what has changed since, and the rest of what they say
    is as it was. `early`: is given what those say, before the others run; till then these are taken to say what they
    said, where nothing has changed.
    """
    chosen, severities = selection or linter.selection(Found(path, named=False))
    rules = tuple(rule for rule in chosen if rule.meta.slow == slow and applies(rule, doc))
    heard: tuple[Notification, ...] = ()
    if slow and rules and is_wanted():
        linter.ask_engines(doc)
        heard = linter.wait_for_engines(doc)
    change = begin(doc, older.doc) if older else None

    def run(some: Iterable[Rule]) -> tuple[tuple[Finding, ...], tuple[Notification, ...]]:
        return lint_document(doc, (rule for rule in some if is_wanted()), guard, severities)

    if not (older and change):
        findings, notes = run(rules)
        return RuleOutput(doc, rules, in_order(findings), (*heard, *notes))
    local = tuple(rule for rule in rules if rule.is_local)
    near = _with_older(RuleOutput(doc, local, *run(local)), older, change)
    if early and is_wanted():
        early(_with_waiting(near, older, change))
    more, more_notes = run(rule for rule in rules if not rule.is_local)
    end(doc)
    return RuleOutput(doc, rules, in_order((*near.findings, *more)), (*heard, *near.notes, *more_notes))


def _with_older(said: RuleOutput, older: RuleOutput, change: Change) -> RuleOutput:
    """What rules say around a change, and what they said of the rest before."""
    ids = {rule.id for rule in said.rules}
    findings = shift_findings((one for one in older.findings if one.rule in ids), change)
    notes = (note for note in older.notes if note.source in ids and note not in said.notes)
    return said._replace(findings=(*said.findings, *findings), notes=(*said.notes, *notes))


def _with_waiting(said: RuleOutput, older: RuleOutput, change: Change) -> RuleOutput:
    """What some rules say, and what the others said before, whose turn is still to come."""
    ids = {rule.id for rule in said.rules}
    findings = shift_findings((one for one in older.findings if one.rule not in ids), change)
    notes = (note for note in older.notes if note.source not in ids)
    return said._replace(findings=in_order((*said.findings, *findings)), notes=(*said.notes, *notes))


def report(
    linter: Linter,
    known: Sequence[BaselineEntry],
    path: str,
    said: Sequence[RuleOutput],
    older: RuleOutput | None = None,
) -> FileReport:
    """What there is to say of an article.

    `known`: what a baseline knows; `older`: what was said of an earlier version and is not asked again yet.
    """
    doc = said[0].doc
    findings = [finding for one in said for finding in one.findings]
    if older:
        findings += shift_findings(older.findings, between(older.doc.text, doc.text))
    rules = [rule for one in said for rule in one.rules]
    notes = [note for one in said for note in one.notes]
    made = linter.report(Found(path, named=False), doc, rules, findings, notes)
    if not known:
        return made
    home = linter.settings.home
    (compared,) = compare([made], known, lambda path: os.path.exists(os.path.join(home, path))).files
    return compared
