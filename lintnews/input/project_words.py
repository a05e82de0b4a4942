"""What a project knows that no article says: its registries of office-holders, and words that are right there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lintnews.files.decoding import decode
from lintnews.files.plain_files import read_plain
from lintnews.plugin.manager import Contribution, PluginManager, collect
from lintnews.records import NamedTuple
from lintnews.results import Notification

if TYPE_CHECKING:
    from lintnews.layers.terms.termbase import Termbase

_MOST_BYTES = 8_000_000
"""Bytes of a file of words, office-holders or terms."""


class Project(NamedTuple):
    """The knowledge of a project, and what was wrong with its files."""

    registries: tuple[str, ...] = ()
    """None where there are only those that come with the program."""
    accepted: frozenset[str] = frozenset()
    plugin_faults: tuple[Notification, ...] = ()
    mistakes: tuple[Notification, ...] = ()
    """In files that the user named."""


def project(plugin_manager: PluginManager, registries: Sequence[str], accepted_words: Sequence[str]) -> Project:
    """The knowledge that plugins and these files bring. A file with a mistake takes no part."""
    collected = collect(plugin_manager, "lintnews_registries")
    notes = list(collected.notifications)
    mistakes: list[Notification] = []
    paths = [os.fspath(one.value) for one in collected.contributions if one.plugin == "bundled"]
    more = [
        *(one for one in collected.contributions if one.plugin != "bundled"),
        *(Contribution("", path) for path in registries),
    ]
    sound: list[str] = []
    for plugin, value in more:
        path = os.fspath(value)
        if fault := _fault(path):
            said = fault._replace(level=plugin_manager.guard.level, source=plugin) if plugin else fault
            (notes if plugin else mistakes).append(said)
        else:
            sound.append(path)
    words: set[str] = set()
    for path in accepted_words:
        try:
            words.update(_words(path))
        except (OSError, ValueError) as error:
            said_so = getattr(error, "strerror", None) or str(error)
            mistakes.append(Notification("error", f"cannot be read: {said_so}", path))
    return Project((*paths, *sound) if sound else (), frozenset(words), tuple(notes), tuple(mistakes))


def termbase_of(paths: Sequence[str], home: str) -> tuple[Termbase, tuple[Notification, ...]]:
    """The termbase in these files, whose places are told relative to a folder. One with a mistake takes no part."""
    from lintnews.files.discovery import relative
    from lintnews.layers.terms.termbase import Concept, Termbase, TermbaseError, parse

    concepts: list[Concept] = []
    mistakes: list[Notification] = []
    for path in paths:
        try:
            concepts += parse(decode(read_plain(path, _MOST_BYTES)).text, relative(path, home))
        except TermbaseError as error:
            mistakes.append(Notification("error", f"no termbase: {error}", path, line=error.line))
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            mistakes.append(Notification("error", f"cannot be read: {said}", path))
    return Termbase(tuple(concepts)), tuple(mistakes)


def _fault(path: str) -> Notification | None:
    """What is wrong with a registry; nothing where it is sound."""
    from lintnews.office_holders import RegistryError, registry

    try:
        read_plain(path, _MOST_BYTES)
        registry(path).terms  # noqa: B018 - reads every line
    except RegistryError as error:
        return Notification("error", str(error), path, line=error.line)
    except UnicodeDecodeError as error:
        said = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        return Notification("error", said, path, line=error.object.count(b"\n", 0, error.start) + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return Notification("error", f"cannot be read: {why}", path)
    return None


def _words(path: str) -> Iterable[str]:
    """One word or name a line; lines that begin with `#` are comments."""
    lines = decode(read_plain(path, _MOST_BYTES)).text.splitlines()
    return filter(None, (line.strip() for line in lines if not line.startswith("#")))
