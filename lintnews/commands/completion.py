"""`lintnews completion`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lintnews.commands import CLEAN, COMMANDS, Command

FOLDER = Path(__file__).parent.parent / "completions"
SHELLS = ("bash", "zsh", "tcsh")


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `completion`."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that completes")
    parser.epilog = (
        'bash: eval "$(lintnews completion bash)" in ~/.bashrc; '
        "zsh: lintnews completion zsh > a folder of $fpath, as _lintnews; "
        "tcsh: lintnews completion tcsh in ~/.tcshrc"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what a shell needs to complete commands, flags and values."""
    sys.stdout.write((FOLDER / f"lintnews.{arguments.shell}").read_text(encoding="utf-8"))
    return CLEAN


command = Command("completion", COMMANDS["completion"], configure, run)
