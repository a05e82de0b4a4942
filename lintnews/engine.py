"""Running rules over one document, each behind a guard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, in_order
from lintnews.host import attempt
from lintnews.results import Notification
from lintnews.rule import Rule


def lint_document(doc: Document, rules: Iterable[Rule]) -> tuple[tuple[Finding, ...], tuple[Notification, ...]]:
    """The findings of these rules in the order of every report, and the rules that failed.

    A rule that raises loses its own findings of this document and nobody else's.
    """
    findings: list[Finding] = []
    notes: list[Notification] = []
    for rule in rules:
        if not applies(rule, doc):
            continue
        made = attempt(rule.id, "checking this document", lambda rule=rule: tuple(rule.check(doc)))  # type: ignore[misc]
        if isinstance(made, Notification):
            notes.append(made._replace(path=doc.path))
        else:
            findings += made
    return in_order(findings), tuple(notes)


def applies(rule: Rule, doc: Document) -> bool:
    """Whether a rule can judge a document: by its language and by the one that it was translated from."""
    return _speaks(rule.meta.languages, doc.language) and (
        not rule.meta.source_languages
        or (doc.source_language is not None and _speaks(rule.meta.source_languages, doc.source_language))
    )


def _speaks(languages: Sequence[str], language: str) -> bool:
    """`en` covers `en-GB`; `*` covers all."""
    return any(one in ("*", language, language.partition("-")[0]) for one in languages)
