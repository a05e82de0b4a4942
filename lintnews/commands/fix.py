"""`lintnews fix`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import redirect_stdout
from typing import NamedTuple

from lintnews.commands import CLEAN, FINDINGS, NOT_WHOLE, VERBS, WRONG_USE, Command, UsageError
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.outputs import look, tell
from lintnews.commands.scope import Scope, add_scope, scope_of
from lintnews.commands.work import Work, lint, workshop_of
from lintnews.files import STDIN, Found
from lintnews.fixes import MOST_PASSES, Mended, applicable, is_applicable, mend
from lintnews.results import FileReport, Notification, Result
from lintnews.rewriting import rewrite
from lintnews.sources import UnreadableError
from lintnews.workshop import Workshop


class Change(NamedTuple):
    """A file that fixes change."""

    path: str
    before: bytes
    after: bytes
    fixed: tuple[Result, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `fix`."""
    add_paths(parser)
    parser.add_argument("--unsafe-fixes", action="store_true", help="apply those that may change the meaning too")
    parser.add_argument("--diff-only", action="store_true", help="change no file, but show what would change")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text")
    add_scope(parser)
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Mend the files, or show how; standard input is mended to standard output."""
    settings = settings_of(arguments, arguments.paths)
    stdout = sys.stdout
    if STDIN in arguments.paths:
        return _mend_stdin(arguments, settings_workshop := workshop_of(settings, arguments), settings_workshop)
    with redirect_stdout(sys.stderr):
        workshop = workshop_of(settings, arguments)
        scope = scope_of(arguments, settings)
        work = lint(workshop, arguments, scope)
