"""An archive as a stream of documents: files of every format that is read, JSON lines and Parquet tables."""

from __future__ import annotations

import gzip
import os
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from json import loads
from typing import Any, NamedTuple

from lintnews.files.discovery import Found
from lintnews.input.loader import DocumentLoader
from lintnews.input.sources import MEGABYTE, UnreadableError
from lintnews.linter.parallel import size_of
from lintnews.results import Notification

SUFFIXES = frozenset((".jsonl", ".gz", ".parquet"))
"""Suffixes of the files that hold many documents; of `.gz` only those that are `.jsonl.gz`."""
_TABLES = (".jsonl", ".jsonl.gz", ".parquet")
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


class Fields(NamedTuple):
    """What the columns or keys of records are called."""

    text: str = "text"
    id: str = "id"


class MissingReaderError(Exception):
    """A file needs a library that is not there; the text says which."""


def wanted(files: Iterable[Found]) -> tuple[Found, ...]:
    """The files without packed ones that are no JSON lines. Raises `MissingReaderError`."""
    kept = tuple(one for one in files if one.named or not one.path.endswith(".gz") or _is_table(one.path))
    for one in kept:
        if one.path.endswith(".parquet"):
            try:
                import_module("pyarrow.parquet")
            except ImportError:
                said = "Parquet is read with pyarrow, which is not there: pip install 'lintnews[parquet]'"
                raise MissingReaderError(f"{one.path}: {said}") from None
    return kept


def entries(loader: DocumentLoader, files: Iterable[Found], fields: Fields) -> Iterator[Entry | Notification]:
    """The documents of these files in order, one in memory at a time, and what cannot be read of them."""
    before = 0
    for found in files:
        name = loader.shown(found.path)
        if _is_table(found.path):
            most = loader.settings.max_file_size * MEGABYTE
            rows = _parquet(found.path, fields) if found.path.endswith(".parquet") else _lines(found.path, most)
            try:
                for number, record, read in rows:
                    yield _entry(found, name, number, record, fields, before + read)
            except (OSError, EOFError, ValueError, zlib.error) as error:
                yield Notification("error", f"cannot be read: {error}", name)
        else:
            try:
                yield Entry(name, found, loader.data(found), before + size_of(found.path))
            except UnreadableError as error:
                yield error.notification
        before += size_of(found.path)


def _is_table(path: str) -> bool:
    return path.endswith(_TABLES)


def _entry(found: Found, name: str, number: int, record: Any, fields: Fields, read: int) -> Entry | Notification:
    """The document of a record."""
    text = record.get(fields.text) if isinstance(record, dict) else None
    if not isinstance(text, str):
        said = str(record) if isinstance(record, ValueError) else f"no text in the field '{fields.text}'"
        return Notification("error", said, name, line=number)
    own = record.get(fields.id)
    # The mark says how these bytes are encoded, whatever the settings say of files.
    return Entry(f"{name}#{number if own is None else own}", found, BOM_UTF8 + text.encode("utf-8", "replace"), read)


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


def _parquet(path: str, fields: Fields) -> Iterator[tuple[int, Any, int]]:
    """The same of the rows of a table. Raises `ValueError` where it is none, or has no such column."""
    table = import_module("pyarrow.parquet").ParquetFile(path)
    columns = table.schema_arrow.names
    if fields.text not in columns:
        raise ValueError(f"no column '{fields.text}' among {', '.join(columns)}")
    size, rows = os.path.getsize(path), max(1, table.metadata.num_rows)
    number = 0
    for batch in table.iter_batches(_ROWS, columns=[name for name in dict.fromkeys(fields) if name in columns]):
        for record in batch.to_pylist():
            number += 1
            yield number, record, size * number // rows
