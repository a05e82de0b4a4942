"""Files that hold many articles as records: JSON lines, CSV, TSV and Parquet; the first three packed, too.

Each reader yields, for every record, its number, the record (or the `ValueError` that says why it is none) and how many
bytes of the file were read. What is wrong with one record costs that record; `ValueError` is raised where a file is
broken from there on.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from io import BufferedReader
from json import loads
from typing import Any, BinaryIO, cast

from lintnews.files.decoding import DecodingError, decode
from lintnews.input.sources import MEGABYTE

Records = Iterator[tuple[int, Any, int]]

_ROWS = 256
"""Rows of a Parquet table that are read at a time."""
_PATIENCE = 32
"""A line may be so many times too long and be passed over; what is longer yet is no line of a table."""


class NoRowsError(ValueError):
    """A table of which no row can be read; the text says why, and the way out."""


def json_lines(path: str, most: int, encoding: str | None) -> Records:
    """The values of a file of JSON lines. Lines of more than `most` bytes are no records."""
    with open(path, "rb") as raw:
        for number, line in enumerate(_lines(_unpacked(raw, path), most), 1):
            if isinstance(line, ValueError):
                yield number, line, raw.tell()
            elif line.strip():
                try:
                    yield number, loads(decode(line, encoding).text), raw.tell()
                except (ValueError, RecursionError) as error:
                    said = str(error) if isinstance(error, DecodingError) else f"not JSON: {error}"
                    yield number, ValueError(said), raw.tell()


def separated(path: str, most: int, encoding: str | None, wanted: Iterable[str]) -> Records:
    """The rows of a CSV or TSV file, whose first row names the columns. Raises `NoRowsError` where one is missing."""
    csv.field_size_limit(_PATIENCE * most)
    with open(path, "rb") as raw:
        unreadable: dict[int, str] = {}
        lines = _decoded(_lines(_unpacked(raw, path), _PATIENCE * most), encoding, unreadable)
        rows = csv.DictReader(lines, delimiter="\t" if ".tsv" in path else ",")
        check_columns(rows.fieldnames or (), wanted)
        number = last = 0
        while True:
            number += 1
            try:
                record = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, ValueError(f"line {rows.line_num}: {error}"), raw.tell()
                continue
            faults = [unreadable.pop(line) for line in range(last, rows.line_num + 1) if line in unreadable]
            last = rows.line_num
            texts = {key: value for key, value in record.items() if isinstance(value, str)}
            yield number, ValueError(faults[0]) if faults else texts, raw.tell()


def parquet(path: str, wanted: Sequence[str], others: Iterable[str]) -> Records:
    """The rows of a Parquet table.

    `wanted`: the columns of texts that there must be; `others`: those that are read as well. Raises `NoRowsError` where
    the table is none, or has no such columns.
    """
    try:
        table = import_module("pyarrow.parquet").ParquetFile(path)
    except ValueError as error:
        why = " ".join(str(error).split()).rstrip(".")
        lost = "without the end of a Parquet file none of its rows can be read"
        said = f"{why}; {lost}: copy it again, or make the file anew"
        raise NoRowsError(said) from None
    names = table.schema_arrow.names
    check_columns(names, wanted)
    for name in wanted:
        kind = table.schema_arrow.field(name).type
        if not any(word in str(kind) for word in ("string", "binary")):
            said = f"the column '{name}' is of the type {kind} and holds no texts"
            raise NoRowsError(f"{said}: cast it, or name another one with --text-field or --source-field")
    columns = [name for name in dict.fromkeys((*wanted, *others)) if name in names]
    size, total = os.path.getsize(path), max(1, table.metadata.num_rows)
    before = 0
    for group in range(table.num_row_groups):
        number = before
        rows = table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns):
                for record in batch.to_pylist():
                    number += 1
                    yield number, record, size * number // total
        except (OSError, ValueError) as error:
            why = " ".join(str(error).split())
            said = f"the rows {number + 1} to {before + rows} cannot be read: {why}; all others are linted"
            yield number + 1, ValueError(said), size * (before + rows) // total
        before += rows


def check_columns(names: Iterable[str], wanted: Iterable[str]) -> None:
    """Raises `NoRowsError` where a column is missing."""
    for name in wanted:
        if name not in names:
            said = f"no column '{name}' among {', '.join(names)}"
            raise NoRowsError(f"{said}; --text-field, --id-field and --source-field name others")


def _unpacked(raw: BinaryIO, path: str) -> BinaryIO:
    """The content of a file that may be packed."""
    if path.endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if path.endswith(".zst"):
        arrow = import_module("pyarrow")
        return cast(BinaryIO, BufferedReader(arrow.CompressedInputStream(arrow.PythonFile(raw, "r"), "zstd")))
    return raw


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | ValueError]:
    """The lines of a stream, without reading more than `most` bytes of one at a time.

    Raises `ValueError` for one that does not end: a packed file may hold any number of bytes.
    """
    for line in iter(partial(stream.readline, most + 1), b""):
        if len(line) <= most:
            yield line
            continue
        for _ in range(_PATIENCE):
            if line.endswith(b"\n") or not (line := stream.readline(most)):
                break
        else:
            raise ValueError(f"a line is larger than {_PATIENCE * most // MEGABYTE} MB")
        yield ValueError(f"larger than {most // MEGABYTE} MB, the limit that --max-file-size or 'max-file-size' sets")


def _decoded(lines: Iterable[bytes | ValueError], encoding: str | None, unreadable: dict[int, str]) -> Iterator[str]:
    """The lines as texts; into `unreadable` go the numbers of those that are none, and why."""
    for number, line in enumerate(lines, 1):
        if isinstance(line, ValueError):
            raise line
        try:
            yield decode(line, encoding).text
        except DecodingError as error:
            unreadable[number] = str(error)
            yield line.decode("utf-8", "replace")
