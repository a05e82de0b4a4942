"""Workflow commands of GitHub Actions: annotations in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.findings import Severity
from lintnews.reporters import to_bytes
from lintnews.reporters.terminal_text import shown
from lintnews.results import Notification, Result, Run

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def render(run: Run) -> bytes:
    """One command a line."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, line by line."""
    return (to_bytes(f"{line}\n") for line in _commands(run))


def _commands(run: Run) -> Iterator[str]:
    for result in run.each_counted():
        yield _command(_COMMANDS[result.severity], _properties(result), _message(result))
    for note in run.all_notifications:
        yield _command(_LEVELS[note.level], _place(note), note.message)


def _properties(result: Result) -> dict[str, str | int]:
    region = result.region
    place: dict[str, str | int] = {"file": result.path, "line": region.line, "endLine": region.end_line}
    if region.line == region.end_line:
        # A column is an error to GitHub where the place runs over several lines.
        place |= {"col": region.column, "endColumn": region.end_column}
    return {**place, "title": f"lintnews {result.rule}"}


def _place(note: Notification) -> dict[str, str | int]:
    place: dict[str, str | int] = {} if note.path is None else {"file": note.path, "line": note.line or 1}
    if note.column:
        place["col"] = note.column
    return {**place, "title": f"lintnews: {note.source}" if note.source != "lintnews" else "lintnews"}


def _message(result: Result) -> str:
    related = (f"{place.line}, “{place.region.quote}”: {place.message}" for place in result.related)
    fixes = (f"fix: {fix.title}" for fix in result.fixes)
    return "\n".join((result.message, *related, *fixes))


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    """Line by line without control characters, so that no text begins a command of its own."""
    return "%0A".join(shown(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return shown(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
