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
    """What the command line says. Its functions raise `WrongSettingsError`."""

    settings: Callable[[str], Settings]
    """Those for a path."""
    without_config: Callable[[str], Settings]
    """The same where no configuration counts."""
    known: Callable[[Settings], tuple[BaselineEntry, ...]]
    """The findings of their baseline, with paths relative to `home`."""
    config: str | None = None
    """The one configuration that counts whatever the path is, `""` for none; None: the nearest one."""


class ProjectLinter(NamedTuple):
    """A linter, and the findings that are not to be shown because its baseline knows them."""

    linter: Linter
    known: tuple[BaselineEntry, ...]
    wrong: tuple[Notification, ...] = ()
    """Why it is not made from the configuration as it is now, but as it was when it was whole, or from none."""
    is_default: bool = False
    """Whether it is made from none for that reason."""

    @property
    def complaints(self) -> tuple[Notification, ...]:
        """What went wrong when it was made."""
        return (*self.wrong, *self.linter.notifications, *self.linter.mistakes)


class Linters:
    """One linter for each configuration, for one thread."""

    def __init__(self, orders: CommandLineSettings) -> None:
        self.retire: Callable[[Linter], None] = Linter.close
        """What is done with a linter that has been made anew."""
        self._orders = orders
        self._made: dict[str, tuple[Stamp, ProjectLinter]] = {}

    def at(self, path: str) -> ProjectLinter | None:
        """The linter for an article; None where the configuration leaves it out.

        Raises `WrongSettingsError` where the command line cannot be followed.
        """
        config = (find([path]) or "") if self._orders.config is None else self._orders.config
        before, made = self._made.get(config, (None, None))
        if made is None or before != _stamp(_sources(config, made)):
            last, made = made, self._make(path, made)
            if last and last.linter is not made.linter:
                self.retire(last.linter)
            self._made[config] = _stamp(_sources(config, made)), made
        settings = made.linter.settings
        return None if matches(settings.exclude, relative(path, settings.home)) else made

    def close(self) -> None:
        """Close the engines of all linters."""
        for _, made in self._made.values():
            made.linter.close()

    def _make(self, path: str, last: ProjectLinter | None) -> ProjectLinter:
        """The linter that the configuration asks for; while it is broken, the last one that was whole."""
        registry.cache_clear()
        try:
            return self._made_from(self._orders.settings(path))
        except WrongSettingsError as error:
            instead = last or self._made_from(self._orders.without_config(path))._replace(is_default=True)
            *lines, end = str(error).splitlines()
            which = "that come with lintnews" if instead.is_default else "from before it was broken"
            lines.append(f"{end}; until it is mended, the settings {which} count")
            return instead._replace(wrong=tuple(Notification("error", line) for line in lines))

    def _made_from(self, settings: Settings) -> ProjectLinter:
        """Raises `WrongSettingsError`."""
        known = self._orders.known(settings)
        try:
            return ProjectLinter(Linter(settings, root=settings.home, setup=EngineSetup(may_stay=True)), known)
        except SelectionError as error:
            raise WrongSettingsError(str(error)) from None


def _sources(config: str, made: ProjectLinter) -> Iterator[str]:
    """The files that it was made from."""
    yield config
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
