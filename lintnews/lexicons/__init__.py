"""Word lists by language, read from data files beside this module and from the folders that plugins bring.

`<language>/<topic>.txt` holds `[section]` lines and entries, separated by `, ` or line ends. An entry may carry values
behind ` = `, separated by `; `; it then stands alone on its line. Lines that start with `#` are comments; the first
ones say where the facts come from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from re import escape
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar, cast

from lintnews.files.kept_table import key_of
from lintnews.files.remembered import Remembered
from lintnews.lexicons.kept_words import KeptWords, kept_words

C = TypeVar("C", bound=Callable[..., Any])
P = ParamSpec("P")
V = TypeVar("V")

Section = Mapping[str, tuple[str, ...]]
"""Entries and their values (none: an empty tuple), in the order of the file."""

NOTHING: Section = MappingProxyType({})
EVERY = "every"
"""In the place of a language: all of them together."""


_HOME = os.path.dirname(__file__)
_FOLDERS: ContextVar[tuple[str, ...]] = ContextVar("lexicon folders", default=())
"""The folders that plugins bring to the work at hand; each thread and each linter has its own."""


@contextmanager
def folders(provided: tuple[str, ...]) -> Iterator[None]:
    """Inside, these folders count as well: each holds `<language>/<topic>.txt`. Where two have a topic, ours counts."""
    token = _FOLDERS.set(provided)
    try:
        yield
    finally:
        _FOLDERS.reset(token)


def per_language(function: C) -> C:
    """Cache what a function makes of lexicons, by its arguments and by the folders that count."""

    alone = cache(function)
    """Where no plugin brings any, as nearly always; it is asked more than once for each word of a text."""
    beside: dict[tuple[str, ...], Callable[..., Any]] = {}
    """With those that plugins bring."""

    @wraps(function)
    def with_folders(*arguments: Any) -> Any:
        provided = _FOLDERS.get()
        if not provided:
            return alone(*arguments)
        if provided not in beside:
            beside[provided] = cache(function)
        return beside[provided](*arguments)

    return cast(C, with_folders)


def kept_per_language(function: C) -> C:
    """`per_language` for what takes long to make, and is of plain types alone (those of `marshal`).

    It is kept for the next start, unless plugins bring word lists: what a language says is then theirs as well. What
    is made of the lists of all languages is asked for `EVERY`.
    """

    def value(known: KeptWords, key: str, make: Callable[[], Any]) -> Any:
        kept = known.get(key)
        if kept is None:
            kept = make()
            known.put(key, kept)
        return kept

    return _kept(function, value)


def table_per_language(function: C) -> C:
    """The same for a large dictionary by words in UTF-8: a start reads the entries that it asks for. None is None."""
    return _kept(function, KeptWords.table)


def answers_per_language(nothing: V) -> Callable[[Callable[P, Mapping[str, V]]], Callable[P, Mapping[str, V]]]:
    """The same for what a function says of words, which is remembered: `answers[word]` is `nothing` for all others."""

    def answers(function: Callable[P, Mapping[str, V]]) -> Callable[P, Mapping[str, V]]:
        @wraps(function)
        def by_bytes(*arguments: P.args, **named: P.kwargs) -> Mapping[bytes, V]:
            return {key_of(word): value for word, value in function(*arguments, **named).items()}

        table = table_per_language(by_bytes)

        def remembered(*arguments: P.args, **named: P.kwargs) -> Mapping[str, V]:
            known = table(*arguments, **named)
            return Remembered(lambda word: known.get(key_of(word), nothing))

        return per_language(remembered)

    return answers


def _kept(function: C, take: Callable[[KeptWords, str, Callable[[], Any]], Any]) -> C:
    """`per_language`, with values that are taken from what is kept of a language, by a key, or made."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def from_kept(language: str, *arguments: Any) -> Any:
        code = language.partition("-")[0]
        if _FOLDERS.get() or not (code == EVERY or _has_lists(code)):
            return function(language, *arguments)
        return take(kept_words(code), " ".join((name, *arguments)), lambda: function(language, *arguments))

    return per_language(cast(C, from_kept))


@cache
def _has_lists(code: str) -> bool:
    """Whether a language has word lists of ours."""
    return _is_code(code) and os.path.isdir(os.path.join(_HOME, code))


@per_language
def lexicon(language: str, topic: str) -> Mapping[str, Section]:
    """The sections of one topic; nothing for a language without that file."""
    return _read_only(_sections_of(language, topic))


@per_language
def _sections_of(language: str, topic: str) -> dict[str, dict[str, tuple[str, ...]]]:
    path = _path(language, topic)
    return {} if path is None else _sections(_text(path))


@per_language
def has_lexicon(language: str, topic: str) -> bool:
    """Whether a language has the word lists of a topic."""
    return _path(language, topic) is not None


def _path(language: str, topic: str) -> str | None:
    code = language.partition("-")[0]
    if not _is_code(code):
        return None
    paths = (os.path.join(home, code, f"{topic}.txt") for home in (_HOME, *_FOLDERS.get()))
    return next(filter(os.path.isfile, paths), None)


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _is_code(code: str) -> bool:
    """Whether a folder may have this name: what an article says of itself never becomes another path, and no path that
    is too long for the system.
    """
    return code.isascii() and code.isalpha() and len(code) <= 8


@per_language
def section(language: str, topic: str, name: str) -> Section:
    """One section, empty where the language has none. A start takes up those that it is asked for."""
    entries = _section(language, topic, name)
    return MappingProxyType(entries) if entries else NOTHING


@kept_per_language
def _section(language: str, topic: str, name: str) -> dict[str, tuple[str, ...]]:
    return _sections_of(language, topic).get(name, {})


@per_language
def either(language: str, topic: str, *names: str) -> str:
    """A regular expression for one entry of any of these sections; it matches nothing where they have none.

    White space in an entry stands for any one white space, a hyphen inside it for a hyphen or a white space.
    """
    entries = sorted({entry for name in names for entry in section(language, topic, name)}, key=_by_length)
    ways = (escape(entry).replace(r"\ ", r"\s").replace(r"\-", r"[-‑\s]") for entry in entries)
    return f"(?:{'|'.join(reversed([*ways]))})" if entries else r"(?!)"


def _by_length(entry: str) -> tuple[int, str]:
    """The order of a pattern is the same in every run, so that what it was compiled to is known again."""
    return len(entry), entry


def parse(text: str) -> Mapping[str, Section]:
    """The sections of a lexicon file's text."""
    return _read_only(_sections(text))


def _read_only(sections: Mapping[str, dict[str, tuple[str, ...]]]) -> Mapping[str, Section]:
    return MappingProxyType({name: MappingProxyType(entries) for name, entries in sections.items()})


def _sections(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    sections: dict[str, dict[str, tuple[str, ...]]] = {}
    for block in ("\n" + text).split("\n[")[1:]:
        head, _, body = block.partition("]\n")
        lines = [line for line in body.replace(",\n", "\n").split("\n") if line and line[0] != "#"]
        entries: dict[str, tuple[str, ...]] = {}
        if " = " not in body:
            entries = dict.fromkeys(", ".join(lines).split(", "), ()) if lines else {}
        for line in lines if not entries else ():
            key, equals, values = line.partition(" = ")
            if equals:
                entries[key] = tuple(values.split("; "))
            else:
                entries.update(dict.fromkeys(line.split(", "), ()))
        sections[head] = entries
    return sections


@per_language
def languages(topic: str = "function_words") -> tuple[str, ...]:
    """The languages that have word lists, or the lists of one topic, in alphabetical order."""
    homes = filter(os.path.isdir, (_HOME, *_FOLDERS.get()))
    codes = {code for home in homes for code in os.listdir(home)}
    return tuple(code for code in sorted(codes) if has_lexicon(code, topic))


@cache
def _telling_words() -> Mapping[str, Section]:
    return parse(_text(os.path.join(_HOME, "telling_words.txt")))


def more_languages() -> tuple[str, ...]:
    """Languages that have no lexicon, but words that tell them."""
    return tuple(sorted(_telling_words()))


def telling_words(language: str) -> Section:
    """Words that tell a language which has no lexicon."""
    return _telling_words().get(language, NOTHING)
