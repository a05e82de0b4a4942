"""`lintnews check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from time import monotonic

from lintnews import __version__
from lintnews.commands import CLEAN, FINDINGS, NOT_WHOLE, VERBS, WRONG_USE, Command, UsageError
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.outputs import add_outputs, outputs_of, tell, write
from lintnews.files import find
from lintnews.findings import Severity
from lintnews.results import FileReport, Notification, Run
from lintnews.runner import lint_all
from lintnews.selection import SelectionError
from lintnews.workshop import Workshop

_PATIENCE = 1.0
"""Seconds without an answer after which a terminal is shown how far the run is."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    add_paths(parser)
    add_outputs(parser)
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint and report."""
    settings = settings_of(arguments, arguments.paths)
    stdout = sys.stdout
    with redirect_stdout(sys.stderr):  # what a plugin prints is no part of a report
        try:
            workshop = Workshop(settings, root=arguments.root, stdin_path=arguments.stdin_path)
        except SelectionError as error:
            raise UsageError(str(error)) from None
        outputs, notes = outputs_of(workshop.house, arguments.outputs or ())
        found = list(
            find(
                arguments.paths,
                include=settings.include,
                exclude=settings.exclude,
                suffixes=workshop.intake.suffixes,
                home=settings.home,
            )
        )
        misused = [*workshop.mistakes, *_missing(one.path for one in found if not one.is_there)]
        files = [one for one in found if one.is_there]
        reports = sorted(_with_progress(lint_all(workshop, files), len(files)), key=lambda report: report.path)
        made = Run(
            __version__,
            Path(os.path.abspath(arguments.root)),
            tuple(reports),
            workshop.rules,
            (*workshop.notifications, *notes, *misused),
        )
        failed = [
            problem for output in outputs if (problem := write(workshop.house, output, made, arguments.color, stdout))
        ]
    tell((*made.all_notifications, *failed), arguments.color)
    if not files and not misused:
        tell((Notification("warning", "there is no file to lint in " + ", ".join(arguments.paths)),), arguments.color)
    if misused:
        return WRONG_USE
    return _code(made, failed, settings.fail_on)


def _missing(paths: Iterable[str]) -> Iterator[Notification]:
    for path in paths:
        said = (
            "no file matches this pattern" if any(sign in path for sign in "*?[") else "there is no such file or folder"
        )
        yield Notification("error", said, path)


def _code(run: Run, failed: Sequence[Notification], fail_on: Severity | None) -> int:
    """The exit code of a run that was used rightly."""
    if any(note.level == "error" for note in (*run.all_notifications, *failed)):
        return NOT_WHOLE
    if fail_on is not None and any(result.severity >= fail_on for result in run.counted):
        return FINDINGS
    return CLEAN


def _with_progress(reports: Iterator[FileReport], total: int) -> Iterator[FileReport]:
    """The reports; on a terminal, how far a long run is."""
    began = monotonic()
    shown = sys.stderr.isatty()
    told = ""
    for number, report in enumerate(reports, 1):
        if shown and monotonic() - began > _PATIENCE:
            told = f"\r{number}/{total} files"
            print(told, end="", file=sys.stderr, flush=True)
        yield report
    if told:
        print("\r" + " " * len(told) + "\r", end="", file=sys.stderr, flush=True)


command = Command("check", VERBS["check"], configure, run)
