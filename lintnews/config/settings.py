"""What a run was told, by its configuration and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lintnews.files.discovery import Found, find
from lintnews.files.globs import matches
from lintnews.findings import Severity
from lintnews.records import NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Settings(NamedTuple):
    """What a run was told. Paths are absolute."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.NOTE
    fail_on: Severity | None = Severity.WARNING
    rules: Mapping[str, Mapping[str, Any]] = {}
    language: str | None = None
    source_language: str | None = None
    source: str | None = None
    published: date | None = None
    encoding: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    registries: tuple[str, ...] = ()
    accepted_words: tuple[str, ...] = ()
    termbase: tuple[str, ...] = ()
    baseline: str | None = None
    plugins: tuple[str, ...] = ()
    on_plugin_error: str = "fail"
    grammar: str = "auto"
    grammar_server: str = "auto"
    languagetool_url: str | None = None
    backend: str | None = None
    model: str | None = None
    jobs: int = 0
    time_limit: float = 10.0
    max_file_size: int = 8
    overrides: tuple[tuple[tuple[str, ...], Mapping[str, Any]], ...] = ()
    """Patterns of paths, and the fields that differ there."""
    home: str = "."
    """The folder that patterns of paths are relative to."""
    path: str | None = None
    """The configuration file, if there is one."""

    def find(self, paths: Iterable[str], suffixes: frozenset[str]) -> Iterator[Found]:
        """The files that paths mean under these settings; `suffixes`: of those that count in folders."""
        return find(paths, include=self.include, exclude=self.exclude, suffixes=suffixes, home=self.home)

    def overriding(self, path: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a file, by its path relative to `home`."""
        return tuple(number for number, (patterns, _) in enumerate(self.overrides) if matches(patterns, path))

    def overridden(self, numbers: tuple[int, ...]) -> Settings:
        """The settings where these overrides hold; the later ones outweigh the earlier ones."""
        found = self
        for number in numbers:
            found = found.changed(self.overrides[number][1])
        return found

    def at(self, path: str) -> Settings:
        """The settings for one file, by its path relative to `home`."""
        return self.overridden(self.overriding(path))

    def changed(self, changes: Mapping[str, Any]) -> Settings:
        """With these fields instead; what is ignored, selected besides, and told to rules is added to what was."""
        values = dict(changes)
        for name in ("ignore", "extend_select", "leave_out"):
            if name in values:
                values[name] = (*getattr(self, name), *values[name])
        if "rules" in values:
            both = self.rules.keys() | values["rules"].keys()
            values["rules"] = {
                name: {**self.rules.get(name, NOTHING), **values["rules"].get(name, NOTHING)} for name in sorted(both)
            }
        return self._replace(**values)
