"""JSON: one document, described by `lintnews/schemas/report-1.schema.json`.

Offsets are half-open and in code points, lines and columns count from 1. Every finding stands on a line of its own, so
that two reports can be compared with `diff`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from json import dumps
from typing import Any

from lintnews.findings import Severity
from lintnews.reporters import json_array, json_bytes
from lintnews.results import LocatedFix, Notification, Region, Related, Result, Run

VERSION = 1
"""Of the schema. New keys may come within a version; a key never goes or changes its meaning."""


def render(run: Run) -> bytes:
    """The whole run as one JSON document."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, one finding after the other."""
    yield json_bytes(f'{{\n"version": {dumps(VERSION)},\n"tool": {dumps(tool(run))},\n"findings": ')
    yield from json_array(finding(result) for result in run.each_result() if result.suppression is None)
    yield b',\n"suppressed": '
    yield from json_array(finding(result) for result in run.each_result() if result.suppression is not None)
    yield b',\n"notifications": '
    yield from json_array(notification(note) for note in run.all_notifications)
    yield json_bytes(f',\n"summary": {dumps(summary(run))}\n}}\n')


def tool(run: Run) -> dict[str, str]:
    """Who speaks."""
    return {"name": "lintnews", "version": run.version}


def finding(result: Result) -> dict[str, Any]:
    """One result as plain data."""
    suppression = result.suppression
    return {
        "path": result.path,
        "rule": result.rule,
        "severity": result.severity.label,
        **_place(result.region),
        "message": result.message,
        "related": [_related(related) for related in result.related if related.path is None],
        **({"original": original} if (original := _elsewhere(result, in_articles=False)) else {}),
        **({"articles": articles} if (articles := _elsewhere(result, in_articles=True)) else {}),
        "fixes": [_fix(fix) for fix in result.fixes],
        "fingerprint": result.fingerprint,
        **({} if result.is_new is None else {"new": result.is_new}),
        **({"suppression": {"kind": suppression.kind, "reason": suppression.reason}} if suppression else {}),
    }


def notification(note: Notification) -> dict[str, Any]:
    """One notification as plain data."""
    return {
        "level": note.level,
        "message": note.message,
        "path": note.path,
        "line": note.line,
        "column": note.column,
        "source": note.source,
    }


def summary(run: Run) -> dict[str, int]:
    """The counts of a run."""
    counts: Counter[Severity] = Counter()
    files = words = suppressed = 0
    for file in run.files:
        files += file.is_read
        words += file.words
        counted = [result.severity for result in file.results if result.suppression is None]
        counts.update(counted)
        suppressed += len(file.results) - len(counted)
    return {
        "files": files,
        "words": words,
        **{f"{severity.label}s": counts[severity] for severity in sorted(Severity, reverse=True)},
        "suppressed": suppressed,
    }


def _related(related: Related) -> dict[str, Any]:
    return {**_place(related.region), "message": related.message}


def _elsewhere(result: Result, *, in_articles: bool) -> list[dict[str, Any]]:
    """The places in the original or in other articles, which are files of their own; nobody is to take them for places
    of the article.
    """
    return [
        {"path": related.path, **_related(related)}
        for related in result.related
        if related.path is not None and related.is_article == in_articles
    ]


def _place(region: Region) -> dict[str, Any]:
    return {**_range(region), "quote": region.quote}


def _range(region: Region) -> dict[str, int]:
    return {
        "start": region.start,
        "end": region.end,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }


def _fix(fix: LocatedFix) -> dict[str, Any]:
    edits = [{**_range(edit.region), "text": edit.text} for edit in fix.replacements]
    return {"title": fix.title, "safe": fix.safe, "touches": fix.touches, "edits": edits}
