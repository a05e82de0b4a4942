"""GitLab's Code Quality report: the subset of the Code Climate format that its merge requests show."""

from __future__ import annotations

from _blake2 import blake2b
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lintnews.findings import Severity
from lintnews.reporters import json_array
from lintnews.results import Notification, Result, Run

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_LEVELS = {"error": "critical", "warning": "minor", "note": "info"}


def render(run: Run) -> bytes:
    """A JSON array of issues, one a line."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, issue by issue."""
    yield from json_array(_issues(run))
    yield b"\n"


def _issues(run: Run) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for result in run.each_counted():
        yield _issue(result, seen)
    for note in run.all_notifications:
        yield _notice(note, seen)


def _issue(result: Result, seen: Counter[str]) -> dict[str, Any]:
    region = result.region
    related = "".join(f"; {place.line}: {place.message}" for place in result.related)
    return {
        "type": "issue",
        "check_name": result.rule,
        "description": _line(result.message + related),
        "categories": ["Style"],
        "severity": _SEVERITIES[result.severity],
        "fingerprint": _unique(result.fingerprint + result.path, seen),
        "location": {"path": result.path, "lines": {"begin": region.line, "end": region.end_line}},
    }


def _notice(note: Notification, seen: Counter[str]) -> dict[str, Any]:
    """What went wrong with the run: the format has no other place for it."""
    line = note.line or 1
    return {
        "type": "issue",
        "check_name": "lintnews",
        "description": _line(note.message if note.source == "lintnews" else f"{note.source}: {note.message}"),
        "categories": ["Bug Risk"],
        "severity": _LEVELS[note.level],
        "fingerprint": _unique(f"{note.source}\0{note.message}\0{note.path}", seen),
        "location": {"path": note.path or ".", "lines": {"begin": line, "end": line}},
    }


def _line(text: str) -> str:
    """A text in one line, as the format wants descriptions."""
    return " ".join(text.split("\n"))


def _unique(identity: str, seen: Counter[str]) -> str:
    """A fingerprint that no other issue of the report has: GitLab keeps one issue for each."""
    seen[identity] += 1
    words = f"{identity}\0{seen[identity]}"
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
