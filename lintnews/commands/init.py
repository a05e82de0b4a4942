"""`lintnews init`."""

from __future__ import annotations

import argparse
import os

from lintnews.commands import CLEAN, COMMANDS, Command, UsageError
from lintnews.commands.reports import print_safe
from lintnews.config.load import NAMES
from lintnews.files.atomic_write import create

TEMPLATE = """\
# Every key stands in `lintnews check --help`; `lintnews rules` lists the rules.

# The language that the texts were translated from, if it is always the same one.
# source-language = "nl"

# Findings from here on make the exit code 1: note, warning, error or never.
fail-on = "warning"

# Rules that are not to run, as a family or a single rule.
ignore = []

# Files and folders that are left out.
exclude = []

# Options of a rule: `lintnews explain names/drift` shows them.
# [rules."names/drift"]
# severity = "error"

# What holds for some paths only.
# [[overrides]]
# paths = ["wire/**"]
# ignore = ["style"]
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `init`."""
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="where to write it (default: .)")


def run(arguments: argparse.Namespace) -> int:
    """Write `lintnews.toml`, unless there is one."""
    for name in NAMES[:2]:
        if os.path.lexists(path := os.path.join(arguments.folder, name)):
            raise UsageError(f"there is a {path} already")
    path = os.path.join(arguments.folder, NAMES[0])
    try:
        create(path, TEMPLATE.encode())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    print_safe(f"wrote {path}")
    return CLEAN


command = Command("init", COMMANDS["init"], configure, run)
