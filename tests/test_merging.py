"""One fault is one finding."""

from __future__ import annotations

from lintnews.findings import Finding, Note, Severity, Span
from lintnews.linter.merging import one_per_fault
from lintnews_rules.dates.impossible import Impossible
from lintnews_rules.grammar.spelling import Spelling
from lintnews_rules.grammar.usage import Usage

RULES = (Impossible(), Usage(), Spelling())


def found(rule: str, start: int, end: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(Span(start, end), rule, f"{rule} says so", severity)


def test_of_two_findings_on_one_place_that_of_the_article_stays_and_tells_of_the_other() -> None:
    (kept,) = one_per_fault([found("grammar/usage", 5, 11), found("dates/impossible", 3, 17)], RULES)
    assert kept.rule == "dates/impossible"
    assert kept.notes == (Note(Span(5, 11), "grammar/usage: grammar/usage says so"),)


def test_the_more_severe_of_two_findings_stays() -> None:
    told = [found("names/drift", 5, 11, Severity.NOTE), found("grammar/spelling", 5, 11)]
    assert [one.rule for one in one_per_fault(told, RULES)] == ["grammar/spelling"]


def test_a_finding_of_a_paragraph_hides_no_fault_in_it() -> None:
    told = [found("repetition/paragraph", 0, 300), found("grammar/spelling", 5, 11)]
    assert len(one_per_fault(told, RULES)) == 2


def test_what_two_rules_of_the_article_say_are_two_findings() -> None:
    told = [found("names/drift", 5, 11), found("titles/contradiction", 0, 11), found("names/drift", 20, 25)]
    assert len(one_per_fault(told, RULES)) == 3
    assert len(one_per_fault([one._replace(severity=Severity.NOTE) for one in told], RULES)) == 3
