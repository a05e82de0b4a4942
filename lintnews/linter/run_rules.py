"""Running rules over one document, each behind a guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from types import MappingProxyType

from lintnews.document import Document
from lintnews.findings import Finding, Severity, in_order
from lintnews.packs.rule_set import PackRule
from lintnews.plugin.checked_values import checked_findings
from lintnews.plugin.guards import Guard
from lintnews.results import Notification
from lintnews.rule import Rule, applies

_OF_FORM = "Linguistic conventions/"
"""The types of errors (MQM) that say how something is written, and not what."""
PATIENCE = 3
"""How many rules may be stopped on one document before the others are left out: a layer that hangs stops them all."""


def lint_document(
    doc: Document,
    rules: Iterable[Rule],
    guard: Guard | None = None,
    severities: Mapping[str, Severity] = MappingProxyType({}),
) -> tuple[tuple[Finding, ...], tuple[Notification, ...]]:
    """The findings of these rules in the order of every report, and the rules that failed.

    A rule that raises or takes too long loses its own findings of this document and nobody else's. `severities`: how
    the findings of a rule count, where that is not for the rule to say.
    """
    return run(doc, scheduled(rule for rule in rules if applies(rule, doc)), guard or Guard(), severities)


Entries = Mapping[int, PackRule]
"""Entries of one set of packs that follow one another, by their numbers."""


def scheduled(rules: Iterable[Rule]) -> Sequence[Rule | Entries]:
    """Rules in the order in which they run. Of entries of packs, of which there are hundreds, those that may find
    something are found out of all at once.
    """
    found: list[Rule | Entries] = []
    for rule_set, some in groupby(rules, lambda rule: rule.rule_set if isinstance(rule, PackRule) else None):
        together = tuple(some)
        found += together if rule_set is None else [{one.number: one for one in together if isinstance(one, PackRule)}]
    return found


def run(
    doc: Document, schedule: Iterable[Rule | Entries], guard: Guard, severities: Mapping[str, Severity]
) -> tuple[tuple[Finding, ...], tuple[Notification, ...]]:
    """What `lint_document` gives, with rules that are known to judge such a document."""
    findings: list[Finding] = []
    notes: list[Notification] = []
    until = guard.stopped + PATIENCE
    compares = False
    for part in schedule:
        for rule in (part,) if isinstance(part, Rule) else _due(doc, part):
            compares = compares or rule.meta.needs_original
            if guard.stopped >= until:
                said = "not run here, because the rules before it took too long"
                notes.append(Notification(guard.level, said, doc.path, rule.id))
                continue
            made, problem = guard.run(rule.id, "this rule", partial(_found, rule, doc))
            if problem:
                notes.append(problem._replace(path=doc.path))
            if made:
                findings += made
    if compares:
        unsure, problem = guard.run("lintnews", "the comparison with the original", partial(_unsure, doc))
        notes += [note._replace(path=doc.path) for note in (problem, unsure) if note]
    if severities:
        findings = [one._replace(severity=severities.get(one.rule, one.severity)) for one in findings]
    return in_order(findings), tuple(notes)


def _due(doc: Document, entries: Entries) -> Iterator[PackRule]:
    """The entries one of whose patterns matches. The first one that runs finds them out."""
    tried: set[int] = set()
    for number, rule in entries.items():
        due = doc.memo.get(rule.rule_set.candidates)
        if due is not None:
            yield from (entries[one] for one in sorted(entries.keys() & due.keys() - tried))
            return
        tried.add(number)
        yield rule


def _unsure(doc: Document) -> Notification | None:
    """What is to be said where the original was not compared, because the two do not correspond well enough."""
    from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted

    if doc.original is None or is_trusted(doc):
        return None
    share = f"{doc.layer(alignment).confidence:.0%}"
    return Notification(
        "note",
        f"not compared with {doc.original.path or 'its original'}: only {share} of the text has sentences there that "
        "surely correspond; see lintnews inspect --source",
    )


def _found(rule: Rule, doc: Document) -> list[Finding]:
    """What a rule finds and may judge, without accepted words and what is left out.

    Raises `ValueError` for places outside the document.
    """
    found = checked_findings(rule.check(doc), rule.id, doc)
    if found and rule.meta.of_numbers and doc.original:
        from lintnews.layers.alignment.own_numbers import weighed

        found = weighed(doc, found)
    return [one for one in found if _may_be_judged(one, rule, doc)] if found else found


def _may_be_judged(finding: Finding, rule: Rule, doc: Document) -> bool:
    if doc.text[slice(*finding.span)] in doc.accepted or any(finding.span.overlaps(one) for one in doc.left_out):
        return False
    return _is_for(rule, doc, finding.span.start)


def _is_for(rule: Rule, doc: Document, offset: int) -> bool:
    """Whether a rule judges the words at this place.

    What stands in a block quotation or an embedded post is shown as its author wrote it: of its grammar and its
    typography nothing is said, whatever the rule.
    """
    if doc.pieces and _is_marked(doc, offset):
        return rule.meta.in_quotations and not rule.meta.mqm.startswith(_OF_FORM)
    return rule.meta.in_quotations or not _is_quoted(doc, offset)


def _is_marked(doc: Document, offset: int) -> bool:
    from lintnews.layers.speech.marked_quotations import is_marked

    return is_marked(doc, offset)


def _is_quoted(doc: Document, offset: int) -> bool:
    from lintnews.layers.speech.quotes import quoted

    return quoted(doc, offset)
