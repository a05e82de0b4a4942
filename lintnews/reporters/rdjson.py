"""Reviewdog Diagnostic Format: columns in UTF-8 bytes, from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lintnews.findings import Severity
from lintnews.reporters import json_values
from lintnews.results import LocatedFix, Notification, Region, Result, Run

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_LEVELS = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(run: Run) -> bytes:
    """One document, a diagnostic a line."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, diagnostic by diagnostic."""
    yield b'{"source": {"name": "lintnews"}, "diagnostics": [\n'
    yield from json_values(_diagnostics(run))
    yield b"\n]}\n"


def _diagnostics(run: Run) -> Iterator[dict[str, Any]]:
    yield from map(_diagnostic, run.each_counted())
    yield from map(_notice, run.all_notifications)


def _diagnostic(result: Result) -> dict[str, Any]:
    suggestions = [_suggestion(fix) for fix in result.fixes if len(fix.replacements) == 1]
    related = [
        {"message": place.message, "location": _location(place.path or result.path, place.region)}
        for place in result.related
    ]
    return {
        "message": result.message,
        "location": _location(result.path, result.region),
        "severity": _SEVERITIES[result.severity],
        "code": {"value": result.rule},
        **({"suggestions": suggestions} if suggestions else {}),
        **({"relatedLocations": related} if related else {}),
    }


def _notice(note: Notification) -> dict[str, Any]:
    """What went wrong with the run: the format has no other place for it."""
    line = {"range": {"start": {"line": note.line}}} if note.line else {}
    return {
        "message": note.message if note.source == "lintnews" else f"{note.source}: {note.message}",
        "location": {"path": note.path or ".", **line},
        "severity": _LEVELS[note.level],
    }


def _suggestion(fix: LocatedFix) -> dict[str, Any]:
    """A suggestion replaces one range, so that a fix of several edits is none."""
    (edit,) = fix.replacements
    return {"range": _range(edit.region), "text": edit.text}


def _location(path: str, region: Region) -> dict[str, Any]:
    return {"path": path, "range": _range(region)}


def _range(region: Region) -> dict[str, Any]:
    return {
        "start": {"line": region.line, "column": region.byte_column},
        "end": {"line": region.end_line, "column": region.byte_end_column},
    }
