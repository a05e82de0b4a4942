"""Commands of the command line, one module each, imported when it is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from errno import EDQUOT, EFBIG, EIO, EMFILE, ENFILE, ENOMEM, ENOSPC
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from lintnews import __version__
from lintnews.plugin.supervision import Supervision
from lintnews.records import NamedTuple

CLEAN, FINDINGS, WRONG_USE, NOT_WHOLE, INTERRUPTED, NO_READER = 0, 1, 2, 3, 130, 141
"""Exit codes; the last two are those of a process that a signal ended."""

_FULL = (ENOSPC, EDQUOT, EFBIG, EIO)
"""What a system says of a file that takes no more."""

_NO_MORE = (EMFILE, ENFILE, ENOMEM)
"""What a system says that lets this process open no more files, or have no more memory."""

_WIDTH = 80
"""Columns of help where there is no terminal."""

COMMANDS = {
    "check": "lint files, folders or standard input",
    "fix": "apply fixes to files, or show them",
    "baseline": "write down what is found, so that only new findings count",
    "inspect": "show what is seen in an article: people, quotations, speakers",
    "corpus": "run rules over an archive: how often they find something, and are they right",
    "rules": "list the rules",
    "explain": "explain a rule: what, why, options, examples",
    "plugins": "list the plugins and what they bring",
    "new-rule": "begin a rule in Python, or an entry of a pack",
    "new-plugin": "begin a plugin: a distribution with a rule, a pack and tests",
    "languagetool": "install LanguageTool, and say whether it is there",
    "lsp": "serve an editor: the language server",
    "serve": "serve a page to judge texts in, and LanguageTool's API",
    "init": "write a configuration to start from",
    "completion": "print what a shell needs to complete commands and flags",
}
"""The commands of lintnews itself: `new-rule` lives in `new_rule.py`."""


class UsageError(Exception):
    """Wrong use or configuration: its text is shown, and the run ends with exit code 2."""


class Command(NamedTuple):
    """A command: its name, a line for `--help`, its arguments, and what it does with them; it returns the exit code."""

    name: str
    summary: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str], supervision: Supervision | None = None) -> int:
    """Run the command that the arguments begin with; the exit code.

    `supervision`: of a process that does nothing else, so that plugins of others cannot end it unseen.
    """
    code = _code(arguments, supervision)
    return supervision.sealed(code) if supervision else code


def _code(arguments: Sequence[str], supervision: Supervision | None) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not know every sign of a text
    try:
        code = _run(arguments, supervision)
        sys.stdout.flush()
        return code
    except UsageError as error:
        _complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        print("lintnews: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return NO_READER
    except Exception as error:
        from lintnews.plugin.guards import described

        if isinstance(error, OSError) and error.errno in (*_FULL, *_NO_MORE):
            if error.filename is None and error.errno in _FULL:
                _drop_output()
            what = "the output" if error.filename is None else str(error.filename)
            _complain(f"{what} cannot be written: {error.strerror}" if error.errno in _FULL else f"{error.strerror}")
            return NOT_WHOLE
        _complain(f"this is a fault of lintnews itself: {described(error)}")
        return NOT_WHOLE


class _Parser(argparse.ArgumentParser):
    """Says in a line what is wrong: twenty-five lines of usage hide it."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see '{self.prog} --help'")


class _Formatter(argparse.HelpFormatter):
    """Asks for the width of the terminal itself: a parser makes many of these, and `shutil` takes 2 ms to import."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(1).columns
        except (AttributeError, OSError, ValueError):
            width = 0
        super().__init__(prog, width=(width or _WIDTH) - 2)


def _drop_output() -> None:
    """Let what is left of the output go nowhere, also at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(text: str) -> None:
    """Say what is wrong, in lines that steer no terminal, whatever a configuration had in it."""
    from lintnews.reporters.terminal_text import shown

    for line in text.splitlines():
        print(f"lintnews: {shown(line)}", file=sys.stderr)


def _run(arguments: Sequence[str], supervision: Supervision | None) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(_help())
        return CLEAN if arguments else WRONG_USE
    if arguments[0] in ("-V", "--version"):
        print(f"lintnews {__version__}")
        return CLEAN
    name, *rest = arguments
    command = _command(name)
    argparse._ = str  # type: ignore[attr-defined]  # to look for translations of its words imports `locale`
    parser = _Parser(
        prog=f"lintnews {name}", description=command.summary, allow_abbrev=False, formatter_class=_Formatter
    )
    command.configure(parser)
    given, unknown = parser.parse_known_args(rest)
    if unknown:
        from lintnews.config.suggest import did_you_mean

        flags = [flag for action in parser._actions for flag in action.option_strings]
        guesses = (did_you_mean(word.partition("=")[0], flags) for word in unknown if word.startswith("-"))
        raise UsageError(
            f"unrecognized arguments: {' '.join(unknown)}{next(guesses, '')}; see 'lintnews {name} --help'"
        )
    if supervision and name in COMMANDS and (plugins := _allowed(given)):
        supervision.begin(plugins)
    return command.run(given)


def _allowed(given: argparse.Namespace) -> str:
    """Which plugins of others may take part, for people; nothing where there is none. Reads no configuration twice."""
    if named := getattr(given, "set_plugins", None):
        return f"the plugins {', '.join(named)}"
    if not hasattr(given, "config") or given.isolated:
        return ""
    from lintnews.config.load import names_plugins

    paths = getattr(given, "paths", None) or [getattr(given, "folder", ".")]
    path = names_plugins(paths, given.config)
    return f"the plugins of {path}" if path else ""


def _command(name: str) -> Command:
    """A command of lintnews, or of a plugin that the configuration allows."""
    if name in COMMANDS:
        made: Command = import_module(f"lintnews.commands.{name.replace('-', '_')}").command
        return made
    others = _others()
    for command in others:
        if command.name == name:
            return command
    from lintnews.config.suggest import did_you_mean

    if os.path.lexists(name):
        raise UsageError(f"unknown command '{name}' (did you mean 'lintnews check {name}'?)")
    raise UsageError(
        f"unknown command '{name}'{did_you_mean(name, (*COMMANDS, *(one.name for one in others)))};"
        " see 'lintnews --help'"
    )


def _others() -> list[Command]:
    """The commands that plugins bring. What is wrong with a configuration or a plugin is for `check` to say."""
    from lintnews.config.load import ConfigError, load
    from lintnews.plugin.manager import collect, load_plugins

    try:
        allowed = load(["."]).plugins
    except ConfigError:
        allowed = ()
    contributions = collect(load_plugins(allowed), "lintnews_commands").contributions
    return [one.value for one in contributions if isinstance(one.value, Command)]


def _help() -> str:
    lines = [f"  {name:<12} {summary}" for name, summary in COMMANDS.items()]
    lines += [f"  {one.name:<12} {one.summary}" for one in _others()]
    return "\n".join(
        (
            "usage: lintnews COMMAND ...",
            "",
            "The linter for translated news: names, speakers, titles, quotations and dates that contradict themselves.",
            "",
            *lines,
            "",
            "`lintnews COMMAND --help` tells more. Exit codes: 0 clean, 1 findings, 2 wrong use or configuration,",
            "3 the run was not whole.",
            "",
        )
    )
