"""`lintnews baseline`."""

from __future__ import annotations

import argparse
import os
import sys

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, WRONG_USE, Command
from lintnews.commands.lint import lint, linter_of
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.reports import print_notifications, print_safe
from lintnews.commands.scope import Scope, known_in, rebase_paths
from lintnews.commands.stdout import capture_stdout
from lintnews.decisions.baseline import baseline, write
from lintnews.files.atomic_write import replace

NAME = "lintnews-baseline.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `baseline`."""
    add_paths(parser)
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, and write down what is found.

    What an older baseline knows of files that are not linted now and still there stays in it.
    """
    settings = settings_of(arguments, arguments.paths)
    path = settings.baseline or os.path.join(settings.home, NAME)
    folder = os.path.dirname(os.path.abspath(path))
    with capture_stdout():
        work = lint(linter_of(settings, arguments), arguments, Scope(arguments.root))
    print_notifications(work.all_notifications, "auto")
    if work.misused:
        return WRONG_USE
    if not work.is_whole:
        print(f"lintnews: {path} was not written, because the run was not whole", file=sys.stderr)
        return NOT_WHOLE
    linted = {report.path for report in work.reports}
    old = known_in(path, arguments.root) if os.path.exists(path) else ()
    kept = [one for one in old if one.path not in linted and os.path.exists(os.path.join(arguments.root, one.path))]
    found = baseline(result for report in work.reports for result in report.results)
    try:
        replace(path, write(rebase_paths((*kept, *found), arguments.root, folder)))
    except OSError as error:
        print(f"lintnews: {path} cannot be written: {error.strerror}", file=sys.stderr)
        return NOT_WHOLE
    print_safe(f"wrote {len(kept) + len(found)} findings to {os.path.relpath(path)}")
    if settings.baseline is None:
        print_safe(f'`baseline = "{os.path.relpath(path, settings.home)}"` in the configuration makes them known')
    return CLEAN


command = Command("baseline", COMMANDS["baseline"], configure, run)
