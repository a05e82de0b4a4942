"""`lintnews lsp`."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from typing import TYPE_CHECKING

from lintnews.commands import COMMANDS, Command, UsageError
from lintnews.commands.options import add_settings, settings_of
from lintnews.commands.scope import known_in
from lintnews.config.settings import Settings

if TYPE_CHECKING:
    from lintnews.decisions.baseline import BaselineEntry

KEYS = (
    "select",
    "extend-select",
    "ignore",
    "severity",
    "language",
    "source-language",
    "source",
    "published",
    "exclude",
    "packs",
    "registries",
    "accepted-words",
    "termbase",
    "plugins",
    "grammar",
    "languagetool-url",
    "backend",
    "model",
    "time-limit",
)
"""What an editor may say about all articles that it opens."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `lsp`."""
    parser.add_argument("--stdio", action="store_true", help="as without it: speak over standard input and output")
    add_settings(parser, KEYS)


def run(arguments: argparse.Namespace) -> int:
    """Serve an editor."""
    for name in ("pygls", "lsprotocol"):
        if find_spec(name) is None:
            raise UsageError(f'{name} is not installed: pip install "lintnews[lsp]"')
    from lintnews.server.linters import CommandLineSettings, WrongSettingsError
    from lintnews.server.stdio import serve

    def settings_for(path: str, told: argparse.Namespace = arguments) -> Settings:
        try:
            return settings_of(told, [path])
        except UsageError as error:
            raise WrongSettingsError(str(error)) from None

    def known_for(settings: Settings) -> tuple[BaselineEntry, ...]:
        try:
            return known_in(settings.baseline, settings.home) if settings.baseline else ()
        except UsageError as error:
            raise WrongSettingsError(str(error)) from None

    isolated = argparse.Namespace(**{**vars(arguments), "isolated": True})
    orders = CommandLineSettings(
        settings_for,
        lambda path: settings_for(path, isolated),
        known_for,
        "" if arguments.isolated else arguments.config,
    )
    return serve(orders)


command = Command("lsp", COMMANDS["lsp"], configure, run)
