"""What the commands that lint have in common: the linter, the files, their reports."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence

from lintnews.commands import UsageError
from lintnews.commands.progress import Progress
from lintnews.commands.scope import Scope
from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.grammar.engine import EngineSetup
from lintnews.linter.api import files_to_lint
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import lint_all
from lintnews.linter.report_store import ReportStore
from lintnews.linter.selection import SelectionError
from lintnews.plugin.manager import held_back
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification

PATIENCE = 1.0
"""Seconds without an answer after which a terminal is shown how far the run is."""


class LintRun(NamedTuple):
    """What was linted, and what came of it."""

    files: Sequence[Found]
    reports: Sequence[FileReport]
    """In the order of their paths; what the scope leaves out is left out."""
    misused: tuple[Notification, ...]
    """What the user named and is not there, or is wrong."""
    notifications: tuple[Notification, ...]
    """About the run and about what the user named, without those of files."""

    @property
    def all_notifications(self) -> tuple[Notification, ...]:
        """Those about the run, then those of its files."""
        return (*self.notifications, *(note for report in self.reports for note in report.notifications))

    @property
    def is_whole(self) -> bool:
        """Whether everything was looked at that was to be."""
        return not any(note.level == "error" for note in self.all_notifications)


def linter_of(settings: Settings, arguments: argparse.Namespace) -> Linter:
    """The linter under these settings. Raises `UsageError`."""
    try:
        setup = EngineSetup(may_stay=True)
        return Linter(settings, root=arguments.root, stdin_path=arguments.stdin_path, setup=setup)
    except SelectionError as error:
        where = f"the configuration is {settings.path}" if settings.path else ""
        raise UsageError("\n".join(filter(None, (str(error), where, held_back(settings.plugins))))) from None


def lint(linter: Linter, arguments: argparse.Namespace, scope: Scope) -> LintRun:
    """Lint the files that the arguments name."""
    there, missing = files_to_lint(linter, arguments.paths)
    misused = (*linter.mistakes, *missing)
    source = linter.settings.source
    if len(there) > 1 and source and os.path.isfile(source):
        said = f"--source {source} is one file, and {len(there):,} articles are to be linted"
        raise UsageError(f"{said}: name a folder, or a path with {{stem}} in it")
    notes = [*linter.notifications, *misused]
    if not there and not misused:
        notes.append(Notification("warning", "there is no file to lint in " + ", ".join(arguments.paths)))
    files = scope.files(there)
    reports = ReportStore(_with_progress(lint_all(linter, files), len(files)))
    reports.sort()
    notes += (*linter.without_word_lists(reports), *scope.gone(reports))
    return LintRun(files, scope.judged(reports), misused, tuple(notes))


def _with_progress(reports: Iterator[FileReport], total: int) -> Iterator[FileReport]:
    """The reports; on a terminal, how far a long run is."""
    progress = Progress(total, PATIENCE)
    try:
        for number, report in enumerate(reports, 1):
            progress.add(report.words, number)
            yield report
    finally:
        progress.close()
