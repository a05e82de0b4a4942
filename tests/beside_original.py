"""What the rules of an original say of an article beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lintnews.document import Document
from lintnews.findings import Finding
from lintnews.linter.run_rules import lint_document
from lintnews.rule import Rule
from lintnews.testing import rules_of


def findings(
    article: Sequence[str], original: Sequence[str], language: str, *, only: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of the family `source`, or of some of its rules; both texts are given by their paragraphs."""
    beside = Document("\n\n".join(original), language=language)
    doc = Document("\n\n".join(article), source_language=language, original=beside)
    found, notes = lint_document(doc, source_rules(only))
    assert notes == ()
    return tuple(found)


@cache
def source_rules(only: tuple[str, ...] = ()) -> Sequence[Rule]:
    """The rules of the family `source`, or those of some ids."""
    family = [rule for rule in rules_of("lintnews_rules") if rule.id.startswith("source/")]
    return [rule for rule in family if rule.id in only] if only else family
