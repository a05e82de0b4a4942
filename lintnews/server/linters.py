"""The linter for each article, made anew when one of the files that it was made from has changed.

Looking at the files instead of waiting to be told of them works with every client, and for files outside its folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from lintnews.config.load import find
from lintnews.config.settings import Settings
from lintnews.decisions.baseline import BaselineEntry
from lintnews.files.discovery import relative
from lintnews.files.globs import matches
from lintnews.grammar.engine import EngineSetup
from lintnews.linter.linter import Linter
from lintnews.linter.selection import SelectionError
from lintnews.office_holders import registry
from lintnews.records import NamedTuple
from lintnews.results import Notification

Stamp = tuple[tuple[str, int, int], ...]


class WrongSettingsError(ValueError):
    """Settings that cannot be followed; the text says why."""


class CommandLineSettings(NamedTuple):
    """What the command line says. Both functions raise `WrongSettingsError`."""

    settings: Callable[[str], Settings]
    """Those for a path."""
    known: Callable[[Settings], tuple[BaselineEntry, ...]]
    """The findings of their baseline, with paths relative to `home`."""
    config: str | None = None
    """The one configuration that counts whatever the path is, `""` for none; None: the nearest one."""


class ProjectLinter(NamedTuple):
    """A linter, and the findings that are not to be shown because its baseline knows them."""

    linter: Linter
    known: tuple[BaselineEntry, ...]


class Linters:
    """One linter for each configuration, for one thread."""

    def __init__(self, orders: CommandLineSettings) -> None:
        self.retire: Callable[[Linter], None] = Linter.close
        """What is done with a linter that has been made anew."""
        self._orders = orders
        self._made: dict[str, tuple[Stamp, ProjectLinter | WrongSettingsError]] = {}

    def at(self, path: str) -> ProjectLinter | None:
        """The linter for an article; None where the configuration leaves it out. Raises `WrongSettingsError`."""
        config = (find([path]) or "") if self._orders.config is None else self._orders.config
        before, made = self._made.get(config, (None, None))
        if made is None or before != _stamp(_sources(config, made)):
            if isinstance(made, Linter):
                made.close()
            if isinstance(made, ProjectLinter):
                self.retire(made.linter)
            made = self._make(path)
            self._made[config] = _stamp(_sources(config, made)), made
        if isinstance(made, WrongSettingsError):
            raise made
        settings = made.linter.settings
        return None if matches(settings.exclude, relative(path, settings.home)) else made

    def close(self) -> None:
        """Close the engines of all linters."""
        for _, made in self._made.values():
            if isinstance(made, ProjectLinter):
                made.linter.close()

    def _make(self, path: str) -> ProjectLinter | WrongSettingsError:
        registry.cache_clear()
        try:
            settings = self._orders.settings(path)
            known = self._orders.known(settings)
            return ProjectLinter(Linter(settings, root=settings.home, setup=EngineSetup(may_stay=True)), known)
        except SelectionError as error:
            return WrongSettingsError(str(error))
        except WrongSettingsError as error:
            return error


def complaints(linter: Linter) -> tuple[Notification, ...]:
    """What went wrong when it was made."""
    return (*linter.notifications, *linter.mistakes)


def _sources(config: str, made: ProjectLinter | WrongSettingsError | None) -> Iterator[str]:
    """The files that it was made from."""
    yield config
    if isinstance(made, ProjectLinter):
        settings = made.linter.settings
        for path in settings.packs:
            yield path
            if os.path.isdir(path):
                yield from sorted(entry.path for entry in os.scandir(path))
        yield from settings.registries
        yield from settings.accepted_words
        yield from settings.termbase
        if settings.baseline:
            yield settings.baseline


def _stamp(paths: Iterable[str]) -> Stamp:
    """What changes when one of these files does, comes or goes."""
    found = []
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)
