"""Judging one version of an article: the fast rules first, the slow ones later, and what stays right meanwhile."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from lintnews.decisions.baseline import BaselineEntry, compare
from lintnews.document import Document
from lintnews.files.discovery import Found
from lintnews.findings import Finding, in_order
from lintnews.input.sources import MEGABYTE, UnreadableError
from lintnews.layers.text.changes import Change
from lintnews.linter.linter import Linter
from lintnews.linter.run_rules import Entries, scheduled
from lintnews.linter.run_rules import run as run_rules
from lintnews.linter.selection import Selection
from lintnews.plugin.guards import Guard
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification
from lintnews.rule import Rule, applies
from lintnews.server.incremental import begin, between, shift_findings


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
    said, where nothing has changed. What is known of the older text counts until somebody calls `end`.
    """
    chosen, severities = selection or linter.selection(Found(path, named=False))
    fast, waiting, schedule = linter.judging(chosen, doc)
    rules = waiting if slow else fast
    heard: tuple[Notification, ...] = ()
    if slow and rules and is_wanted():
        linter.ask_engines(doc)
        heard = linter.wait_for_engines(doc)
    change = begin(doc, older.doc) if older else None

    def run(some: Iterable[Rule | Entries]) -> tuple[tuple[Finding, ...], tuple[Notification, ...]]:
        return run_rules(doc, (one for one in some if is_wanted()), guard, severities)

    if not (older and change):
        findings, notes = run(rules if slow else schedule)
        return RuleOutput(doc, rules, in_order(findings), (*heard, *notes))
    local, here, far = _by_reach(rules)
    near = _with_older(RuleOutput(doc, local, *run(here)), older, change)
    if early and is_wanted():
        early(_with_waiting(near, older, change))
    more, more_notes = run(far)
    return RuleOutput(doc, rules, in_order((*near.findings, *more)), (*heard, *near.notes, *more_notes))


@lru_cache(maxsize=16)
def _by_reach(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], Sequence[Rule | Entries], Sequence[Rule | Entries]]:
    """Those of some rules that judge each paragraph by itself; these as they are run; and all others as they are."""
    local = tuple(rule for rule in rules if rule.is_local)
    return local, scheduled(local), scheduled(rule for rule in rules if not rule.is_local)


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
