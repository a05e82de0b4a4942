"""`lintnews new-plugin`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lintnews.commands import CLEAN, COMMANDS, Command, UsageError
from lintnews.commands.reports import print_safe
from lintnews.commands.scaffold import check_name, plugin_files
from lintnews.files.atomic_write import draft_folder, remove_drafts


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `new-plugin`."""
    parser.add_argument("name", metavar="NAME", help="of the plugin, and of its first family: acme")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the folder to make (default: lintnews-NAME)")


def run(arguments: argparse.Namespace) -> int:
    """Write a distribution with a rule, a pack and tests into a new folder."""
    check_name(arguments.name, "plugin")
    home = Path(arguments.folder or f"lintnews-{arguments.name}")
    if home.is_symlink() or (home.exists() and (not home.is_dir() or any(home.iterdir()))):
        raise UsageError(f"{home} is there already")
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        remove_drafts(str(home.parent))
        with draft_folder(str(home)) as made:
            draft = Path(made) / "new"
            for path, text in plugin_files(arguments.name).items():
                (draft / path).parent.mkdir(parents=True, exist_ok=True)
                (draft / path).write_text(text, encoding="utf-8", newline="\n")
            if home.exists():
                home.rmdir()  # it is empty
            draft.rename(home)
    except OSError as error:
        raise UsageError(f"{home} cannot be written: {error.strerror}") from None
    print_safe(f"wrote {home}; its README says how to run its tests")
    return CLEAN


command = Command("new-plugin", COMMANDS["new-plugin"], configure, run)
