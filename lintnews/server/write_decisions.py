"""Writing down what somebody decides in an editor: beside the article, or for the whole project."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from json import dumps

from lintnews.config.load import NAMES, ConfigError, read
from lintnews.config.settings import Settings
from lintnews.decisions.suppressions import SUFFIX, passage
from lintnews.files.atomic_write import create, rewrite
from lintnews.files.decoding import DecodingError, Text, decode
from lintnews.files.discovery import is_inside
from lintnews.files.plain_files import read_plain
from lintnews.results import Result

_MOST_BYTES = 8_000_000
"""Bytes of a file that is added to."""
WORDS = "accepted-words.txt"
_HEAD = re.compile(r"""^[ \t]*\[\s*["']?tool["']?\s*\.\s*["']?lintnews["']?\s*\][^\n]*(?:\n|\Z)""", re.MULTILINE)
_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


class UndecidedError(ValueError):
    """A decision that cannot be written down; the text says why."""


def ignore_beside(path: str, result: Result, results: Sequence[Result], source: str, reason: str = "") -> str:
    """Let a finding stay, in the file beside the article; the path of that file. Raises `UndecidedError`.

    Where the rule finds the same words in other places of the article too, the decision says in which passage.
    """
    beside = path + SUFFIX
    table = f"[[ignore]]\nrules = [{_toml(result.rule)}]\ntext = {_toml(result.region.quote)}\n"
    alike = [one for one in results if (one.rule, one.region.quote) == (result.rule, result.region.quote)]
    if len(alike) > 1 and (where := passage(source, result.region.start, result.region.end)):
        table += f"in = {_toml(where)}\n"
    if reason:
        table += f"reason = {_toml(reason)}\n"
    _append(beside, table, os.path.dirname(path), between="\n")
    return beside


def accept(word: str, settings: Settings, folder: str) -> str:
    """Let a word or name be right in a whole project; the path of the file of its accepted words.

    It is the last one that the configuration names inside the project. Where it names none, one is made beside the
    configuration, and in `folder` a configuration where there is none either. Raises `UndecidedError`.
    """
    if not word.strip() or word != word.strip() or word.startswith("#") or len(word.splitlines()) != 1:
        raise UndecidedError(f"“{word}” cannot stand in a file of accepted words")
    home = settings.home if settings.path else folder
    within = [path for path in settings.accepted_words if is_inside(path, home)]
    if settings.accepted_words and not within:
        raise UndecidedError(f"the accepted words are in {settings.accepted_words[-1]}, which is outside of {home}")
    path = within[-1] if within else os.path.join(home, WORDS)
    _append(path, f"{word}\n", home)
    if not within:
        _name_in(settings.path or os.path.join(home, NAMES[0]), home)
    return path


def take_back(word: str, settings: Settings, folder: str) -> str | None:
    """Let a word or name be right no longer; the path of the file that it stood in, None where it stood in none.

    Only files inside the project are written. Raises `UndecidedError`.
    """
    home = settings.home if settings.path else folder
    for path in settings.accepted_words:
        if not is_inside(path, home):
            continue
        before, text = _read(path)
        lines = text.text.splitlines(keepends=True)
        kept = [line for line in lines if line.strip() != word]
        if len(kept) < len(lines):
            _write(path, before, text.encode("".join(kept)), home)
            return path
    return None


def _name_in(config: str, home: str) -> None:
    """Let a configuration name the file of accepted words beside it."""
    before, text = _read(config)
    is_shared = os.path.basename(config) == "pyproject.toml"
    place = _HEAD.search(text.text) if is_shared else _COMMENTS.match(text.text)
    if place is None:
        raise UndecidedError(f'write `accepted-words = ["{WORDS}"]` into {config}')
    at = place.end()
    key = f'accepted-words = ["{WORDS}"]\n'
    if at and text.text[at - 1] != "\n":
        key = f"\n{key}"
    after = text.encode(text.text[:at] + _like(text.text, key) + text.text[at:])
    try:
        read(config, after)
    except ConfigError as error:
        raise UndecidedError(str(error)) from None
    _write(config, before, after, home)


def _append(path: str, lines: str, home: str, between: str = "") -> None:
    """Add lines to a file, or make it."""
    before, text = _read(path)
    gap = ("" if text.text.endswith(("\n", "\r")) else "\n") + between if text.text else ""
    _write(path, before, text.encode(text.text + _like(text.text, gap + lines)), home)


def _read(path: str) -> tuple[bytes, Text]:
    """The bytes and the text of a file; nothing where there is none."""
    try:
        data = read_plain(path, _MOST_BYTES)
        return data, decode(data)
    except FileNotFoundError:
        return b"", decode(b"")
    except (OSError, DecodingError) as error:
        raise UndecidedError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _write(path: str, before: bytes, after: bytes, home: str) -> None:
    try:
        if os.path.lexists(path):
            rewrite(path, before, after, inside=home)
        else:
            create(path, after)
    except OSError as error:
        raise UndecidedError(f"{path} cannot be written: {error.strerror or error}") from None


def _like(text: str, lines: str) -> str:
    """Lines with the line ends of a text."""
    return lines.replace("\n", "\r\n") if "\r\n" in text else lines


def _toml(text: str) -> str:
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
