"""The plugin that brings lintnews' own packs, registries, readers, engines and reporters, by everybody's hooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lintnews.hookspecs import hookimpl

if TYPE_CHECKING:
    from lintnews.grammar.engine import Engine
    from lintnews.input.readers import Reader
    from lintnews.layers.text.backends import Backend
    from lintnews.results import Reporter


@hookimpl
def lintnews_readers() -> Sequence[Reader]:
    """Plain text and the marked-up formats of newsrooms."""
    from lintnews.input.readers import bundled_readers

    return bundled_readers()


@hookimpl
def lintnews_backends() -> Sequence[Backend]:
    """spaCy, where the user installed it."""
    from lintnews.layers.text.spacy_backend import SPACY

    return (SPACY,)


@hookimpl
def lintnews_packs() -> Sequence[str]:
    """`rules/`: inside the package where it was installed from a wheel, beside it in a checkout."""
    home = os.path.dirname(os.path.dirname(__file__))
    folders = (os.path.join(each, "rules") for each in (home, os.path.dirname(home)))
    return tuple(filter(os.path.isdir, folders))[:1]


@hookimpl
def lintnews_registries() -> Sequence[str]:
    """The office-holders that lintnews knows."""
    from lintnews.office_holders import bundled

    return bundled()


@hookimpl
def lintnews_grammar_engines() -> Sequence[Engine]:
    """The embedded engine, and LanguageTool where it is installed or a server is named."""
    from lintnews.grammar.engines.bundled import ENGINES

    return ENGINES


@hookimpl
def lintnews_reporters() -> Sequence[Reporter]:
    """The formats of `--format`."""
    from lintnews.reporters import bundled_reporters

    return bundled_reporters()
