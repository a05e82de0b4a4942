"""`lintnews languagetool`: bring LanguageTool to this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, Command, UsageError
from lintnews.commands.reports import print_safe
from lintnews.grammar.engines.languagetool_install import (
    LANGUAGES,
    InstallError,
    home_folder,
    install,
    installed,
    jars,
    java,
)

_HOW = "not there; pip install 'lintnews[languagetool]'"


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `languagetool`."""
    commands = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    adding = commands.add_parser("install", help="fetch LanguageTool into the cache folder")
    adding.add_argument(
        "--languages",
        metavar="CODES",
        help=f"parted by commas (default: {','.join(LANGUAGES)}; with --from: all that are there)",
    )
    adding.add_argument("--from", dest="source", metavar="PATH", help="a folder or zip, instead of Maven Central")
    commands.add_parser("status", help="say what is there")


def run(arguments: argparse.Namespace) -> int:
    """Install, or say what is there."""
    if arguments.what == "status":
        return _status()
    languages = _languages(arguments.languages, () if arguments.source else LANGUAGES)
    try:
        made = install(languages, arguments.source)
    except InstallError as error:
        print(f"lintnews: LanguageTool was not installed: {error}", file=sys.stderr)
        return NOT_WHOLE
    fetched = list(jars(Path(made.home)))
    size = sum(path.stat().st_size for path in fetched) // 1_000_000
    print_safe(f"installed LanguageTool {made.version} for {', '.join(made.languages)}")
    print_safe(f"{len(fetched)} jars, {size} MB in {made.home}")
    for line in _needs():
        print_safe(line)
    return CLEAN


def _languages(given: str | None, default: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip().lower() for code in given.split(",") if code.strip())) if given else ()
    if given is not None and (not codes or not all(code.isalpha() and code.isascii() for code in codes)):
        raise UsageError(f"--languages wants codes such as en,de, not '{given}'")
    return codes or tuple(default)


def _status() -> int:
    made = installed()
    if made:
        print_safe(f"LanguageTool {made.version} for {', '.join(made.languages)} in {made.home}")
    else:
        print_safe(f"LanguageTool is not installed in {home_folder()}: `lintnews languagetool install` fetches it")
    for line in _needs():
        print_safe(line)
    return CLEAN


def _needs() -> Iterator[str]:
    """What else is needed to use it, and whether it is there."""
    from importlib.util import find_spec

    yield f"Java: {java() or 'not there; version 17 or later is needed'}"
    has_package = find_spec("language_tool_python") is not None
    yield f"language-tool-python: {'there' if has_package else _HOW}"


command = Command("languagetool", COMMANDS["languagetool"], configure, run)
