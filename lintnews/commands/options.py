"""Flags that several commands share: those of the configuration, and where reports go."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection, Sequence
from typing import Any

from lintnews.commands import UsageError
from lintnews.config.keys import KEYS, PATH, PATHS, PATTERNS, TEXTS, Key
from lintnews.config.load import ConfigError, load
from lintnews.config.settings import Settings
from lintnews.findings import Severity

NOT_FLAGS = frozenset(("rules",))
"""Keys that only a configuration file can give."""


def add_paths(parser: argparse.ArgumentParser) -> None:
    """What to work on."""
    parser.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="files, folders, patterns, or - for standard input (default: .)",
    )
    parser.add_argument(
        "--stdin-path", metavar="PATH", help="the path of standard input: its suffix and overrides count"
    )
    parser.add_argument(
        "--root", metavar="DIR", default=".", help="the folder that reported paths are relative to (default: .)"
    )


def add_settings(parser: argparse.ArgumentParser, names: Collection[str] = ()) -> None:
    """The flags of the configuration's keys, or of those named, and `--config`."""
    group = parser.add_argument_group(
        "configuration", "Each stands for the key of that name; lists are parted by commas, or the flag is repeated."
    )
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="instead of the nearest lintnews.toml or pyproject.toml")
    which.add_argument("--isolated", action="store_true", help="without any configuration file")
    for key in KEYS:
        if key.name in NOT_FLAGS or (names and key.name not in names):
            continue
        many = key.kind in (TEXTS, PATHS, PATTERNS) or key.name == "severity"
        group.add_argument(
            f"--{key.name}",
            dest=f"set_{key.field}",
            default=argparse.SUPPRESS,
            type=_severity if key.name == "severity" else _reader(key),
            action="append" if many else "store",
            metavar="[RULE=]LEVEL" if key.name == "severity" else _metavar(key),
            help=key.meaning.rstrip(".") + ("; or how a rule's findings count" if key.name == "severity" else ""),
        )


def settings_of(arguments: argparse.Namespace, paths: Sequence[str]) -> Settings:
    """The settings for these paths, as the configuration and the flags say. Raises `UsageError`."""
    try:
        settings = Settings(home=os.getcwd()) if arguments.isolated else load(paths, arguments.config)
    except ConfigError as error:
        raise UsageError(str(error)) from None
    changes: dict[str, Any] = {}
    for key in KEYS:
        if not hasattr(arguments, f"set_{key.field}"):
            continue
        value = getattr(arguments, f"set_{key.field}")
        if key.name == "severity":
            changes |= _severities(value)
        elif key.kind is PATH:
            changes[key.field] = os.path.abspath(value)
        elif key.kind is PATHS:
            changes[key.field] = tuple(map(os.path.abspath, value))
        elif key.kind is TEXTS:
            changes[key.field] = tuple(part for text in value for part in text.split(",") if part)
        elif key.kind is PATTERNS:
            changes[key.field] = tuple(value)  # a comma is a part of a pattern
        else:
            changes[key.field] = value
    here = {key.field: changes[key.field] for key in KEYS if key.by_path and key.field in changes}
    settings = settings.changed(changes)
    if here and settings.overrides:
        # What was typed outweighs what the configuration says of single paths.
        settings = settings.changed({"overrides": (*settings.overrides, (("**",), here))})
    return settings


def _reader(key: Key) -> Callable[[str], Any]:
    """Reads a flag as the key's kind does."""
    kind = key.kind.schema.get("type")

    def read(text: str) -> Any:
        if key.kind is PATTERNS:
            try:
                return key.kind.read([text])[0]
            except ValueError as error:
                raise argparse.ArgumentTypeError(f"wants {error}") from None
        if kind == "array":
            return text
        try:
            value: Any = int(text) if kind == "integer" else float(text) if kind == "number" else text
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number") from None
        try:
            return key.kind.read(value)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"'{text}' is not {error}") from None

    return read


def _metavar(key: Key) -> str:
    choices = key.kind.schema.get("enum")
    return "|".join(choices) if choices else key.name.rpartition("-")[2].upper()


def _severity(text: str) -> tuple[str, Severity]:
    """`warning` as the lowest severity that is shown; `names/drift=note` as that of a rule."""
    rule, _, label = text.rpartition("=")
    try:
        return rule, Severity.of(label)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _severities(given: Sequence[tuple[str, Severity]]) -> dict[str, Any]:
    changes: dict[str, Any] = {"rules": {rule: {"severity": level.label} for rule, level in given if rule}}
    if lowest := [level for rule, level in given if not rule]:
        changes["severity"] = lowest[-1]
    return changes
