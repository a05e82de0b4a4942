"""Running the examples of a pack's entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lintnews.document import Document
from lintnews.engine import lint_document
from lintnews.findings import Finding
from lintnews.packs.book import PackRule


def wrong_examples(rule: PackRule) -> Iterator[str]:
    """What an entry does with its own examples and should not."""
    said = rule.pack.explain()[rule.id]
    for example in (*said.valid, *said.invalid):
        text, says, fixed, source_language, published = example
        clean, expected = without_marks(text)
        language = next(iter(rule.meta.languages))
        doc = Document(
            clean,
            language="en" if language == "*" else language,
            source_language=source_language or next(iter(rule.meta.source_languages), None),
            published=date.fromisoformat(published) if published else None,
        )
        findings, notes = lint_document(doc, [rule])
        seen = [tuple(finding.span) for finding in findings]
        if notes or seen != expected:
            yield f"{text!r}: finds {[clean[start:end] for start, end in seen]} at {seen} {[*notes] or ''}"
        elif says and says not in findings[0].message:
            yield f"{text!r}: says {findings[0].message!r}"
        elif fixed is not None and (mended := with_fixes(clean, findings)) != fixed:
            yield f"{text!r}: is mended to {mended!r}"


def without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """An example's text without its marks, and the places that they enclose."""
    clean, places = "", []
    for part in text.split("⟦"):
        inside, mark, behind = part.partition("⟧")
        if mark:
            places.append((len(clean), len(clean) + len(inside)))
        clean += inside + behind
    return clean, places


def with_fixes(text: str, findings: tuple[Finding, ...]) -> str:
    """The text after the first fix of every finding."""
    edits = [edit for finding in findings if finding.fixes for edit in finding.fixes[0].edits]
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
