"""The workshop for each article, made anew when one of the files that it was made from has changed.

Looking at the files instead of waiting to be told of them works with every client, and for files outside its folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from lintnews.config import find
from lintnews.files import relative
from lintnews.globs import matches
from lintnews.registries import registry
from lintnews.results import Notification
from lintnews.selection import SelectionError
from lintnews.settings import Settings
from lintnews.workshop import Workshop

Stamp = tuple[tuple[str, int, int], ...]


class WrongSettingsError(ValueError):
    """Settings that cannot be followed; the text says why."""


class Workshops:
    """One workshop for each configuration, for one thread.

    `settings_for` gives the settings for a path and raises `WrongSettingsError`; `config`: the one file that counts
    whatever the path is, `""` for none.
    """

    def __init__(self, settings_for: Callable[[str], Settings], config: str | None = None) -> None:
        self.retire: Callable[[Workshop], None] = Workshop.close
        """What is done with a workshop that has been made anew."""
        self._settings_for = settings_for
        self._config = config
        self._made: dict[str, tuple[Stamp, Workshop | WrongSettingsError]] = {}

    def at(self, path: str) -> Workshop | None:
        """The workshop for an article; None where the configuration leaves it out. Raises `WrongSettingsError`."""
        config = (find([path]) or "") if self._config is None else self._config
        before, made = self._made.get(config, (None, None))
        if made is None or before != _stamp(_sources(config, made)):
            if isinstance(made, Workshop):
                made.close()
            if isinstance(made, Workshop):
                self.retire(made)
            made = self._make(path)
            self._made[config] = _stamp(_sources(config, made)), made
        if isinstance(made, WrongSettingsError):
            raise made
        return None if matches(made.settings.exclude, relative(path, made.settings.home)) else made

    def close(self) -> None:
        """Let all workshops let go of what runs beside them."""
        for _, made in self._made.values():
            if isinstance(made, Workshop):
                made.close()

    def _make(self, path: str) -> Workshop | WrongSettingsError:
        registry.cache_clear()
        try:
            settings = self._settings_for(path)
            return Workshop(settings, root=settings.home)
        except SelectionError as error:
            return WrongSettingsError(str(error))
        except WrongSettingsError as error:
            return error


def complaints(workshop: Workshop) -> tuple[Notification, ...]:
    """What went wrong when it was made."""
    return (*workshop.notifications, *workshop.mistakes)


def _sources(config: str, made: Workshop | WrongSettingsError | None) -> Iterator[str]:
    """The files that it was made from."""
    yield config
    if isinstance(made, Workshop):
        settings = made.settings
        for path in settings.packs:
            yield path
            if os.path.isdir(path):
                yield from sorted(entry.path for entry in os.scandir(path))
        yield from settings.registries
        yield from settings.accepted_words


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
