"""Readers: from the decoded text of a file to its prose, with exact places, one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module

from lintnews.document import Metadata, Piece
from lintnews.findings import Span
from lintnews.records import NamedTuple


class Prose(NamedTuple):
    """What a reader returns: the prose of a file, and what the file says of itself."""

    text: str
    """Its blocks, separated by an empty line."""
    pieces: tuple[Piece, ...] = ()
    """Where each part of the text stands in the file, in order and without overlap; none: the text is the file."""
    language: str | None = None
    source_language: str | None = None
    published: date | None = None
    metadata: Metadata = Metadata()
    """Its headline and what else the file says of the article."""
    original: Prose | None = None
    """The text that it was translated from, where the same file holds it; its pieces stand in that file too."""
    segments: tuple[tuple[Span, Span], ...] = ()
    """Which part of the text translates which part of the original's, in order."""
    faults: tuple[tuple[int, str], ...] = ()
    """What of the file could not be read, beside its prose: the line, from 1, and a message for a person."""


class Reader(NamedTuple):
    """A format: its name, the suffixes of its files (lower-case, with their dot), and how it is read.

    `read` takes the decoded text of a file. It returns None for a text that is of another format, and raises
    `ValueError` with a message for a person where the text is broken.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str], Prose | None]


def bundled_readers() -> tuple[Reader, ...]:
    """The formats that lintnews reads itself."""
    return (
        Reader("text", (".txt", ".text"), Prose),
        _reader("markdown", ".md", ".markdown"),
        _reader("html", ".html", ".htm", ".xhtml"),
        _reader("xliff", ".xlf", ".xliff"),
        _reader("tmx", ".tmx"),
        _reader("po", ".po"),
        _reader("newsml", ".nitf", ".newsml", ".xml", ".rss", ".atom"),
        _reader("json_article", ".json", ".jsonld", ".ninjs"),
    )


def _reader(name: str, *suffixes: str) -> Reader:
    def read(source: str) -> Prose | None:
        made: Prose | None = import_module(f"lintnews.input.readers.{name}").read(source)
        return made

    return Reader(name, suffixes, read)
