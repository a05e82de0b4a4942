"""Verbs of the command line, one module each, imported when it is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from lintnews import __version__

CLEAN, FINDINGS, WRONG_USE, NOT_WHOLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""


class UsageError(Exception):
    """Wrong use or configuration: its text is shown, and the run ends with exit code 2."""


class Command(NamedTuple):
    """A verb: its name, a line for `--help`, its arguments, and what it does with them; it returns the exit code."""

    name: str
    summary: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


VERBS = {
    "check": "lint files, folders or standard input",
    "inspect": "show what is seen in an article: people, quotations, speakers",
}


def command(name: str) -> Command:
    """A verb of lintnews itself."""
    made: Command = import_module(f"lintnews.commands.{name.replace('-', '_')}").command
    return made


def run(arguments: Sequence[str]) -> int:
    """Run the verb that the arguments name; the exit code."""
    verb = next((argument for argument in arguments if not argument.startswith("-")), None)
    parser = argparse.ArgumentParser(prog="lintnews", description="The linter for translated news.")
    parser.add_argument("--version", action="version", version=f"lintnews {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    chosen = None
    for name, summary in VERBS.items():
        sub = verbs.add_parser(name, help=summary, description=summary)
        if name == verb:
            chosen = command(name)
            chosen.configure(sub)
    parsed = parser.parse_args(arguments)
    assert chosen is not None
    try:
        return chosen.run(parsed)
    except UsageError as error:
        print(f"lintnews: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("lintnews: interrupted", file=sys.stderr)
        return INTERRUPTED
