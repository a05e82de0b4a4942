"""Readers: from the decoded text of a file to its prose, with exact places, one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from lintnews.document import Piece


class Prose(NamedTuple):
    """What a reader returns: the prose of a file, blocks separated by an empty line, and where each piece of it stands."""

    text: str
    pieces: tuple[Piece, ...]
    language: str | None = None
    """The language that the file itself declares."""
    source_language: str | None = None


class Reader(NamedTuple):
    """A format: its name, the suffixes of its files (with their dot, lower-case), and the prose of a file's text."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str], Prose]


def bundled_readers() -> tuple[Reader, ...]:
    """The formats that lintnews reads itself. A file with any other suffix is plain text."""
    return (Reader("text", (".txt", ".text"), plain),)


def plain(source: str) -> Prose:
    """A plain text is its own prose."""
    return Prose(source, ())


def _reader(name: str, *suffixes: str) -> Reader:
    def read(source: str) -> Prose:
        made: Prose = import_module(f"lintnews.readers.{name}").read(source)
        return made

    return Reader(name, suffixes, read)
