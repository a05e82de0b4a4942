"""`lintnews check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import chain

from lintnews import __version__
from lintnews.commands import CLEAN, COMMANDS, FINDINGS, NOT_WHOLE, WRONG_USE, Command, UsageError
from lintnews.commands.lint import lint, linter_of
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.reports import STDOUT, Output, add_outputs, outputs_of, print_notifications, write
from lintnews.commands.scope import add_scope, scope_of
from lintnews.commands.stdout import capture_stdout
from lintnews.files.discovery import STDIN
from lintnews.findings import Severity
from lintnews.results import Notification, Run


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    add_paths(parser)
    add_outputs(parser)
    add_scope(parser)
    _add_fixes(parser)
    add_settings(parser)


def _add_fixes(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("fixes", "`lintnews fix` applies fixes without a report.")
    group.add_argument("--fix", action="store_true", help="apply safe fixes, and report what is left")
    group.add_argument("--diff-only", action="store_true", help="change no file, but show what --fix would change")
    group.add_argument("--unsafe-fixes", action="store_true", help="with these: those that may change the meaning too")


def run(arguments: argparse.Namespace) -> int:
    """Lint and report."""
    if arguments.diff_only:
        from lintnews.commands import fix

        return fix.run(arguments)
    if arguments.fix and STDIN in arguments.paths:
        raise UsageError("standard input cannot be fixed in place: `lintnews fix -` prints it")
    settings = settings_of(arguments, arguments.paths)
    with capture_stdout() as stdout:
        linter = linter_of(settings, arguments)
        outputs, notes = outputs_of(linter.plugin_manager, arguments.outputs or ())
        linter.with_articles = any(output.reporter.needs_articles for output in outputs)
        scope = scope_of(arguments, settings)
        work = lint(linter, arguments, scope)
        named = (
            settings.path,
            settings.baseline,
            *settings.packs,
            *settings.registries,
            *settings.accepted_words,
            *settings.termbase,
        )
        _keep_from(outputs, chain((one.path for one in work.files), named))
        fixed = 0
        if arguments.fix:
            from lintnews.commands.fix import mend_files

            work, changes = mend_files(linter, work, scope, unsafe=arguments.unsafe_fixes)
            fixed = sum(len(change.fixed) for change in changes)
        made = Run(
            __version__,
            os.path.abspath(arguments.root),
            work.reports,
            linter.rules,
            (*work.notifications, *notes),
        )
        failed = [
            problem
            for output in outputs
            if (problem := write(linter.plugin_manager, output, made, arguments.color, stdout))
        ]
    print_notifications((*made.all_notifications, *failed), arguments.color)
    if fixed:
        from lintnews.reporters.text import counted

        print(f"fixed {counted(fixed, 'finding')}", file=sys.stderr)
    if work.misused:
        return WRONG_USE
    return _code(made, failed, settings.fail_on)


def _keep_from(outputs: Sequence[Output], files: Iterable[str | None]) -> None:
    """Raises `UsageError` where a report would be written over what was linted, or over what says how."""
    written = {os.path.realpath(output.path): output.path for output in outputs if output.path != STDOUT}
    for path in files if written else ():
        if path and path != STDIN and os.path.realpath(path) in written:
            said = f"--output {written[os.path.realpath(path)]} would replace a file that was read for this report"
            raise UsageError(said)


def _code(run: Run, failed: Sequence[Notification], fail_on: Severity | None) -> int:
    """The exit code of a run that was used rightly."""
    if any(note.level == "error" for note in (*run.all_notifications, *failed)):
        return NOT_WHOLE
    counts = (result.severity for result in run.each_result() if result.suppression is None)
    if fail_on is not None and any(severity >= fail_on for severity in counts):
        return FINDINGS
    return CLEAN


command = Command("check", COMMANDS["check"], configure, run)
