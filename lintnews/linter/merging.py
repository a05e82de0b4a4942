"""One fault is one finding: what several rules say of one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from lintnews.findings import Finding, Note, Severity, in_order
from lintnews.rule import Rule

LONGEST = 60
"""Code points of a place; what covers more speaks of a sentence or a paragraph, not of a fault in it."""


def one_per_fault(findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Findings in order, those of one place made one.

    The rules of grammar engines, which are slow, know words; the others know the article. Where both speak of one place
    the more severe finding stays, of equal ones that of the rule that knows the article; so does one of two notes of
    one family. What the other said becomes a note of it. Two findings of one rule are two faults.
    """
    findings = in_order(findings)
    if len(findings) < 2:
        return findings
    general = frozenset(rule.id for rule in rules if rule.meta.slow)
    ranked = sorted(findings, key=lambda one: (-one.severity, one.rule in general))
    kept: list[Finding] = []
    starts: list[int] = []
    for finding in ranked:
        index = _said_already(finding, kept, starts, general)
        if index is None:
            at = bisect_left(starts, finding.span.start)
            starts.insert(at, finding.span.start)
            kept.insert(at, finding)
        else:
            said = Note(finding.span, f"{finding.rule}: {finding.message}")
            kept[index] = kept[index]._replace(notes=(*kept[index].notes, said))
    return in_order(kept)


def _said_already(finding: Finding, kept: list[Finding], starts: list[int], general: frozenset[str]) -> int | None:
    """The index of a finding that is kept and speaks of the same fault."""
    if finding.span.end - finding.span.start > LONGEST:
        return None
    first, last = bisect_left(starts, finding.span.start - LONGEST), bisect_left(starts, finding.span.end)
    return next((index for index in range(first, last) if _is_same(kept[index], finding, general)), None)


def _is_same(one: Finding, other: Finding, general: frozenset[str]) -> bool:
    """Whether two findings are of one fault."""
    if one.rule == other.rule or one.span.end - one.span.start > LONGEST or not one.span.overlaps(other.span):
        return False
    family = one.rule.partition("/")[0] == other.rule.partition("/")[0]
    notes = family and one.severity == other.severity == Severity.NOTE
    return one.rule in general or other.rule in general or notes
