"""An archive as a stream of documents: files of every format that is read, JSON lines, CSV and Parquet tables."""

from __future__ import annotations

import gzip
import os
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from json import loads
from typing import Any, NamedTuple, TypeGuard

from lintnews.corpus.about import COLUMNS, About, of_record
from lintnews.corpus.seen import SeenTexts
from lintnews.files.discovery import Found
from lintnews.findings import Span
from lintnews.input.loader import DocumentLoader
from lintnews.input.matches import Original
from lintnews.input.sources import MEGABYTE, UnreadableError
from lintnews.linter.parallel import size_of
from lintnews.results import Notification

SUFFIXES = frozenset((".jsonl", ".gz", ".parquet", ".csv", ".tsv"))
"""Suffixes of the files that hold many documents; of `.gz` only those that are `.jsonl.gz`."""
_TABLES = (".jsonl", ".jsonl.gz", ".parquet", ".csv", ".tsv")
_ROWS = 256
"""Rows of a table that are read at a time."""


class Entry(NamedTuple):
    """A document of an archive."""

    document: str
    """Its name in the archive: the path of its file, with `#` and the record's id behind it where there are many."""
    found: Found
    data: bytes
    read: int
    """The bytes of all files that were read up to here."""
    original: Original | None = None
    """What it was translated from, where its record says it."""
    about: About = About()
    """Who published it, what translated it, when."""
    id: str = ""
    """What it is known by in its file; nothing: by its path."""
    url: str = ""
    format: str = ""
    """The suffix that says how a record is read; nothing: as plain text, or as that of its file says."""


class Fields(NamedTuple):
    """What the columns or keys of records are called."""

    text: str = "text"
    id: str = "id"
    source: str | None = None
    """Of the original; None: records hold none."""


class MissingReaderError(Exception):
    """A file needs a library that is not there; the text says which."""


def wanted(files: Iterable[Found]) -> tuple[Found, ...]:
    """The files without packed ones that are no JSON lines. Raises `MissingReaderError`."""
    kept = tuple(one for one in files if one.named or not one.path.endswith(".gz") or is_table(one.path))
    for one in kept:
        if one.path.endswith(".parquet"):
            try:
                import_module("pyarrow.parquet")
            except ImportError:
                said = "Parquet is read with pyarrow, which is not there: pip install 'lintnews[parquet]'"
                raise MissingReaderError(f"{one.path}: {said}") from None
    return kept


def entries(loader: DocumentLoader, files: Iterable[Found], fields: Fields) -> Iterator[Entry | Notification]:
    """The documents of these files in order, one in memory at a time, and what cannot be read of them.

    A record that is there twice, with one id and one text, counts once.
    """
    before = 0
    for found in files:
        name = loader.shown(found.path)
        if is_table(found.path):
            most = loader.settings.max_file_size * MEGABYTE
            once = _Once()
            try:
                for number, record, read in _rows(found.path, fields, most):
                    yield from once(_entry(found, name, number, record, fields, before + read), number)
            except (OSError, EOFError, ValueError, zlib.error) as error:
                said = f"cannot be read: {error}; what stands before that is linted: make the file anew"
                yield Notification("error", said, name)
        else:
            try:
                data, about = loader.data(found), About(outlet=os.path.dirname(name))
                yield Entry(name, found, data, before + size_of(found.path), about=about)
            except UnreadableError as error:
                yield error.notification
        before += size_of(found.path)


class _Once:
    """Of the records of one file: each once, and each under a name of its own."""

    def __init__(self) -> None:
        self._names, self._texts = SeenTexts(), SeenTexts()

    def __call__(self, made: Entry | Notification, number: int) -> Iterator[Entry | Notification]:
        """The record in this row, or what is said of it."""
        if isinstance(made, Notification):
            yield made
            return
        name = made.document.encode("utf-8", "surrogatepass")
        is_known = self._names.add(name)
        if self._texts.add(b"\0".join((name, made.data, repr(made.original).encode("utf-8", "surrogatepass")))):
            said = f"'{made.id}' is there once more with the same text: it counts once"
            yield Notification("note", said, made.document.removesuffix(f"#{made.id}"), line=number)
        elif is_known:
            ident = f"{made.id}@{number}"
            path = made.document.removesuffix(f"#{made.id}")
            said = f"another article has the id '{made.id}', too: this one is called '{ident}', and both are linted"
            yield Notification("warning", said, path, line=number)
            yield made._replace(document=f"{path}#{ident}", id=ident)
        else:
            yield made


def _rows(path: str, fields: Fields, most: int) -> Iterator[tuple[int, Any, int]]:
    """Number, record and bytes read of each record of a table. Raises `ValueError` where it is broken."""
    if path.endswith(".parquet"):
        return _parquet(path, fields)
    return _separated(path, fields, most) if path.endswith((".csv", ".tsv")) else _lines(path, most)


def is_table(path: str) -> bool:
    return path.endswith(_TABLES)


def _entry(found: Found, name: str, number: int, record: Any, fields: Fields, read: int) -> Entry | Notification:
    """The document of a record."""
    text = record.get(fields.text) if isinstance(record, dict) else None
    other = record.get(fields.source) if isinstance(record, dict) and fields.source else None
    segments: tuple[tuple[Span, Span], ...] = ()
    if _are_segments(text) and _are_segments(other) and len(text) == len(other):
        segments = tuple(zip(_places(text), _places(other), strict=True))
    text, other = ("\n\n".join(one) if _are_segments(one) else one for one in (text, other))
    if not isinstance(text, str):
        said = str(record) if isinstance(record, ValueError) else f"no text in the field '{fields.text}'"
        return Notification("error", said, name, line=number)
    own = record.get(fields.id)
    original = Original(other, segments) if isinstance(other, str) else None
    # The mark says how these bytes are encoded, whatever the settings say of files.
    data = BOM_UTF8 + text.encode("utf-8", "replace")
    about = of_record(record, os.path.dirname(name))
    own = str(number if own is None else own)
    return Entry(f"{name}#{own}", found, data, read, original, about, own)


def _are_segments(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _places(segments: list[str]) -> Iterator[Span]:
    """Where each segment stands in a text in which they are paragraphs."""
    at = 0
    for segment in segments:
        yield Span(at, at + len(segment))
        at += len(segment) + 2


def _lines(path: str, most: int) -> Iterator[tuple[int, Any, int]]:
    """Number, record (or the `ValueError` that says why it is none) and bytes read of each line that is not empty.

    Raises `ValueError` for a line of more than `most` bytes, of which a packed file may hold any number.
    """
    with open(path, "rb") as raw:
        stream: Any = gzip.GzipFile(fileobj=raw) if path.endswith(".gz") else raw
        for number, line in enumerate(iter(partial(stream.readline, most + 1), b""), 1):
            if len(line) > most:
                raise ValueError(f"line {number} is larger than {most // MEGABYTE} MB")
            if line.strip():
                try:
                    yield number, loads(line.decode("utf-8-sig")), raw.tell()
                except (ValueError, RecursionError) as error:
                    yield number, ValueError(f"no JSON: {error}"), raw.tell()


def _separated(path: str, fields: Fields, most: int) -> Iterator[tuple[int, Any, int]]:
    """The same of the rows of a CSV or TSV file, whose first row names the columns. Raises `ValueError`."""
    import csv

    csv.field_size_limit(most)
    size = os.path.getsize(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t" if path.endswith(".tsv") else ",")
        columns = rows.fieldnames or ()
        for field in filter(None, (fields.text, fields.source)):
            if field not in columns:
                raise ValueError(f"no column '{field}' among {', '.join(columns)}")
        try:
            for number, record in enumerate(rows, 1):
                yield number, {key: value for key, value in record.items() if isinstance(value, str)}, size
        except csv.Error as error:
            raise ValueError(f"line {rows.line_num}: {error}") from None


def _parquet(path: str, fields: Fields) -> Iterator[tuple[int, Any, int]]:
    """The same of the rows of a table. Raises `ValueError` where it is none, or has no such column."""
    table = import_module("pyarrow.parquet").ParquetFile(path)
    columns = table.schema_arrow.names
    for field in filter(None, (fields.text, fields.source)):
        if field not in columns:
            raise ValueError(f"no column '{field}' among {', '.join(columns)}")
    size, rows = os.path.getsize(path), max(1, table.metadata.num_rows)
    number = 0
    for batch in table.iter_batches(
        _ROWS, columns=[name for name in dict.fromkeys((*filter(None, fields), *COLUMNS)) if name in columns]
    ):
        for record in batch.to_pylist():
            number += 1
            yield number, record, size * number // rows
