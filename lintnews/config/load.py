"""The configuration: `lintnews.toml`, `.lintnews.toml`, or `[tool.lintnews]` in `pyproject.toml`.

One run has one configuration: the nearest one above all the paths that it was given. Nothing in it runs code; the
plugins that it names must have been installed by the user.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lintnews.config.settings import Settings
from lintnews.config.suggest import did_you_mean
from lintnews.files.discovery import is_inside
from lintnews.files.plain_files import read_plain
from lintnews.files.toml import MOST_BYTES, parse
from lintnews.records import NamedTuple

if TYPE_CHECKING:
    from lintnews.config.keys import Key

NAMES = ("lintnews.toml", ".lintnews.toml", "pyproject.toml")
_SECTION = re.compile(rb"""tool["']?\s*\.\s*["']?lintnews|^\s*\[\s*tool\s*\]|^\s*tool\s*=""", re.MULTILINE)


_MOST_MISTAKES = 20
"""Mistakes that are told: whoever has made more does not read on."""
_MOST_OVERRIDES, _MOST_PATTERNS, _LONGEST_PATTERN = 100, 100, 500
"""Tables `[[overrides]]` of a configuration, patterns of each, and characters of a pattern."""


class Mistake(NamedTuple):
    """Something wrong in a configuration file; `line`: where, from 1, if that is known."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class ConfigError(ValueError):
    """A configuration that cannot be followed."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def load(paths: Iterable[str], named: str | None = None) -> Settings:
    """The settings for these paths: from the file that was named, else the nearest one above, else the defaults.

    Raises `ConfigError` with all mistakes.
    """
    path = named or find(paths)
    if path is None:
        return Settings(home=os.getcwd())
    try:
        data = read_plain(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise ConfigError([Mistake(path, None, f"cannot be read: {said}")]) from None
    return read(path, data)


def names_plugins(paths: Iterable[str], named: str | None = None) -> str | None:
    """The configuration for these paths, if it speaks of plugins at all; decided without reading it as TOML."""
    path = named or find(paths)
    if path is None:
        return None
    try:
        return path if b"plugins" in read_plain(path, MOST_BYTES) else None
    except (OSError, ValueError):
        return None


def find(paths: Iterable[str]) -> str | None:
    """The configuration file nearest to the folder that holds all these paths."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in map(os.path.abspath, paths)]
    try:
        folder = os.path.commonpath(folders)
    except ValueError:  # none, or on several drives
        folder = os.getcwd()
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_section(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _has_section(path: str) -> bool:
    """Whether a `pyproject.toml` speaks of lintnews; decided without reading it as TOML, which takes its time."""
    try:
        data = read_plain(path, MOST_BYTES)
    except (OSError, ValueError):
        return False
    if not _SECTION.search(data):
        return False
    try:
        return "lintnews" in parse(data.decode()).get("tool", {})
    except ValueError:
        return True


def read(path: str, data: bytes) -> Settings:
    """The settings in the bytes of a configuration file. Raises `ConfigError` with all mistakes."""
    try:
        text = data.decode("utf-8-sig")
        table: Any = parse(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError([Mistake(path, line, f"not UTF-8: byte 0x{data[error.start]:02X}")]) from None
    except ValueError as error:
        said, _, place = str(error).partition(" (at ")
        digits = re.search(r"line (\d+)", place)
        line = int(digits[1]) if digits else len(text.splitlines())
        raise ConfigError([Mistake(path, line, f"not TOML: {said}")]) from None
    prefix: tuple[str, ...] = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "lintnews")
        table = table.get("tool", {}).get("lintnews", {})
    reader = _Reader(path, text, prefix)
    home = os.path.dirname(os.path.abspath(path))
    try:
        values = reader.table(table, home)
    except _EnoughError:
        values = {}
    if reader.mistakes:
        raise ConfigError(reader.mistakes)
    return Settings(**values, home=home, path=path)


def _out_of_reach(key: Key, made: Any, home: str) -> str:
    """What a value asks for that only the user may: a configuration comes with a repository, which may be anybody's."""
    from lintnews.config.keys import MODEL, PATH, PATHS, SERVER

    if key.kind is PATH or key.kind is PATHS:
        for path in (made,) if key.kind is PATH else made:
            if not is_inside(path, home):
                return f"may not lead out of the folder of this file: {path}"
    elif key.kind is MODEL and re.search(r"[/\\]", made):
        return "may name an installed pipeline, and no folder"
    elif key.kind is SERVER:
        from urllib.parse import urlsplit

        if urlsplit(made).hostname not in ("localhost", "127.0.0.1", "::1"):
            return "may name a server on this machine, and no other"
    return ""


class _EnoughError(Exception):
    """There are as many mistakes as anybody reads."""


class _Reader:
    """Reads tables and gathers what is wrong with them. Raises `_EnoughError`."""

    def __init__(self, path: str, text: str, prefix: tuple[str, ...]) -> None:
        self.mistakes: list[Mistake] = []
        self._path = path
        self._lines = text.splitlines()
        self._prefix = prefix

    def table(self, table: Any, home: str, number: int | None = None) -> dict[str, Any]:
        """The fields of a table; `number`: of the `[[overrides]]` it is, from 0."""
        from lintnews.config.keys import KEYS, PATH, PATHS

        known = {key.name: key for key in KEYS if number is None or key.by_path}
        names = {*known, "overrides" if number is None else "paths"}
        values: dict[str, Any] = {}
        for name, value in table.items():
            if name == "overrides" and number is None:
                values["overrides"] = tuple(self._overrides(value, home))
            elif name in known:
                key = known[name]
                try:
                    made = key.kind.read(value)
                except ValueError as error:
                    self._wrong(name, number, f"'{name}' wants {error}")
                    continue
                if key.kind is PATHS:
                    made = tuple(os.path.join(home, one) for one in made)
                elif key.kind is PATH:
                    made = os.path.join(home, made)
                if wrong := _out_of_reach(key, made, home):
                    self._wrong(name, number, f"'{name}' {wrong}; the flag --{name} may")
                values[key.field] = made
            elif name not in names:
                if number is not None and name in {key.name for key in KEYS}:
                    said = f"'{name}' holds for a whole run, and may not stand in [[overrides]]"
                else:
                    said = f"unknown key '{name}'{did_you_mean(name, names)}"
                self._wrong(name, number, said)
        return values

    def _overrides(self, tables: Any, home: str) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong("overrides", None, "'overrides' wants tables: [[overrides]]")
            return
        if len(tables) > _MOST_OVERRIDES:
            self._wrong("overrides", None, f"more than {_MOST_OVERRIDES} tables [[overrides]]")
            return
        for number, table in enumerate(tables):
            paths = table.get("paths")
            if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
                self._wrong("paths", number, "[[overrides]] wants 'paths', a list of patterns")
            elif len(paths) > _MOST_PATTERNS or max(map(len, paths)) > _LONGEST_PATTERN:
                said = f"'paths' wants at most {_MOST_PATTERNS} patterns of at most {_LONGEST_PATTERN} characters"
                self._wrong("paths", number, said)
            else:
                yield tuple(paths), self.table(table, home, number)

    def _wrong(self, name: str, number: int | None, message: str) -> None:
        self.mistakes.append(Mistake(self._path, self._line(name, number), message))
        if len(self.mistakes) >= _MOST_MISTAKES:
            self.mistakes.append(Mistake(self._path, None, "more mistakes are not told"))
            raise _EnoughError

    def _line(self, name: str, number: int | None) -> int | None:
        """The line of a key, or of its `[[overrides]]`; looked for in the text, because TOML readers keep no places."""
        here = re.escape(".".join(self._prefix))
        inside = not self._prefix
        count, begins = -1, None
        for line, text in enumerate(self._lines, 1):
            if "[" not in text and name not in text:
                continue
            head = re.match(r"\s*\[\[?\s*([^\]]*?)\s*\]\]?\s*(?:#.*)?$", text)
            if head:
                table = re.sub(r"""["'\s]""", "", head[1])
                if table == ".".join((*self._prefix, "overrides")):
                    count += 1
                    begins = line if count == number else begins
                if number is None and table.split(".")[len(self._prefix) :][:1] == [name]:
                    return line
                wanted = ".".join(self._prefix if number is None else (*self._prefix, "overrides"))
                inside = table == wanted and (number is None or count == number)
            elif inside and re.match(rf"""\s*(?:{here}\.)?["']?{re.escape(name)}["']?\s*[.=]""", text):
                return line
        return begins
