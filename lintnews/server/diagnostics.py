"""From results to the diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from lintnews.findings import Severity
from lintnews.linter.registry import RegisteredRule
from lintnews.results import FileReport, Notification, Result
from lintnews.server.positions import Positions

SOURCE = "lintnews"
LEVELS = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}


def diagnostics(
    uri: str,
    report: FileReport,
    positions: Positions,
    known: Mapping[str, RegisteredRule],
    *,
    related: bool,
    home: str = "",
) -> list[Diagnostic]:
    """All that is said of an article.

    `related`: whether the client shows other places beside a message; `home`: the folder that paths are relative to.
    """
    found = [
        diagnostic(uri, result, positions, known, related=related, home=home)
        for result in report.results
        if result.suppression is None
    ]
    return [*found, *complaints(report.path, report.notifications, positions)]


def diagnostic(
    uri: str,
    result: Result,
    positions: Positions,
    known: Mapping[str, RegisteredRule],
    *,
    related: bool,
    home: str = "",
) -> Diagnostic:
    """One finding. Its `data` says which it is when a client hands it back."""
    rule = known.get(result.rule)
    link = rule.rule.documentation.link if rule else ""
    message = result.message
    if not related:
        message += "".join(f"\n{one.line}: {one.message}" for one in result.related)
    return Diagnostic(
        range=positions.range_of(result.region),
        message=message,
        severity=LEVELS[result.severity],
        code=result.rule,
        code_description=CodeDescription(link) if link else None,
        source=SOURCE,
        related_information=[
            DiagnosticRelatedInformation(
                Location(_uri(one.path, home) or uri, positions.range_of(one.region)), one.message
            )
            for one in result.related
        ]
        if related and result.related
        else None,
        data={"fingerprint": result.fingerprint},
    )


def _uri(path: str | None, home: str) -> str | None:
    """The address of an original, whose path is relative to a folder."""
    return None if path is None else Path(home, path).absolute().as_uri()


def complaints(path: str, notes: Iterable[Notification], positions: Positions) -> Iterator[Diagnostic]:
    """What is wrong with lines of the article that are no text of it, such as a decision that is not needed."""
    levels = {one.label: level for one, level in LEVELS.items()}
    for note in notes:
        if note.path == path and note.line:
            line = min(note.line, len(positions.table.starts))
            place = positions.range(positions.table.line_span(line))
            yield Diagnostic(place, note.message, levels[note.level], source=SOURCE)


def unreadable(note: Notification) -> Diagnostic:
    """Why an article cannot be read."""
    line = (note.line or 1) - 1
    return Diagnostic(
        Range(Position(line, 0), Position(line + 1, 0)), note.message, LEVELS[Severity.ERROR], source=SOURCE
    )


def fingerprint(given: Diagnostic) -> str:
    """Which finding a diagnostic is that a client hands back; nothing where it does not say.

    Its range says nothing: some clients hand back columns of bytes.
    """
    data = given.data
    found = data.get("fingerprint") if isinstance(data, Mapping) else getattr(data, "fingerprint", None)
    return found if isinstance(found, str) else ""
