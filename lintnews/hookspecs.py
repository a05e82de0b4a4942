"""Every hook, in the order of a run.

A plugin is a module or package behind an entry point of the group `lintnews`; it implements any of these functions,
marked with `hookimpl`. Hooks return values; the host's own guarded loops load and run what they return, so that a
plugin that raises loses its own results and nobody else's.

    [project.entry-points.lintnews]
    acme = "lintnews_acme"
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from lintnews.commands import Command
    from lintnews.grammar.engine import Engine
    from lintnews.input.readers import Reader
    from lintnews.layers.text.backends import Backend
    from lintnews.results import Reporter
    from lintnews.rule import Rule

hookspec = pluggy.HookspecMarker("lintnews")
hookimpl = pluggy.HookimplMarker("lintnews")


@hookspec
def lintnews_commands() -> Sequence[Command]:  # type: ignore[empty-body]
    """More commands for the command line."""


@hookspec
def lintnews_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """Readers: from the decoded text of a file to its prose, by file suffix."""


@hookspec
def lintnews_backends() -> Sequence[Backend]:  # type: ignore[empty-body]
    """Other ways to find sentences and mentions, chosen by `--backend`."""


@hookspec
def lintnews_lexicons() -> Sequence[str | os.PathLike[str]]:  # type: ignore[empty-body]
    """Word lists of languages: folders that hold `<language>/<topic>.txt`, in the format of `lintnews/lexicons`."""


@hookspec
def lintnews_rules() -> Sequence[type[Rule]]:  # type: ignore[empty-body]
    """Rules in Python; most plugins return `rules_in(__name__)`."""


@hookspec
def lintnews_packs() -> Sequence[str | os.PathLike[str]]:  # type: ignore[empty-body]
    """YAML packs: files, or folders whose `*.yaml` files are all packs."""


@hookspec
def lintnews_registries() -> Sequence[str | os.PathLike[str]]:  # type: ignore[empty-body]
    """Registries of office-holders, in the format of `lintnews/office_holders/world.tsv`."""


@hookspec
def lintnews_grammar_engines() -> Sequence[Engine]:  # type: ignore[empty-body]
    """Engines that find grammar and spelling faults in a text."""


@hookspec
def lintnews_reporters() -> Sequence[Reporter]:  # type: ignore[empty-body]
    """Reporters: from a run to bytes, chosen by `--format`."""
