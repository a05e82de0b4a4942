"""An archive as a stream of documents: files of every format that is read, tables, bundles, web archives."""

from __future__ import annotations

import os
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from importlib import import_module
from json import dumps
from typing import Any, TypeGuard

from lintnews.corpus.about import COLUMNS, About, of_record
from lintnews.corpus.bundles import BODIES, articles_in, in_json
from lintnews.corpus.bundles import SUFFIXES as BUNDLES
from lintnews.corpus.seen import SeenTexts
from lintnews.corpus.tables import NoRowsError, Records, json_lines, parquet, separated
from lintnews.files.decoding import DecodingError, decode
from lintnews.files.discovery import Found
from lintnews.findings import Span
from lintnews.input.loader import DocumentLoader
from lintnews.input.matches import Original
from lintnews.input.sources import MEGABYTE, UnreadableError
from lintnews.linter.parallel import size_of
from lintnews.records import NamedTuple
from lintnews.results import Notification

SUFFIXES = frozenset((".jsonl", ".gz", ".zst", ".parquet", ".csv", ".tsv", ".warc", ".wacz"))
"""Suffixes of the files that hold many documents; of packed ones only those of `_TABLES`."""
_WEB = (".warc", ".warc.gz", ".wacz")
_PACKED = (".gz", ".zst")
_TABLES = (*(f"{name}{packed}" for name in (".jsonl", ".csv", ".tsv") for packed in ("", *_PACKED)), ".parquet", *_WEB)
_MORE = (*COLUMNS, "url", "format")
"""Columns of a table that are understood by these names."""
_NEEDS = (
    (".parquet", "pyarrow.parquet", "Parquet is read with pyarrow"),
    (".zst", "pyarrow", "zstd is unpacked with pyarrow"),
    (_WEB, "warcio", "web archives are read with warcio"),
)
"""Suffixes, the library that reads their files, and what is said where it is not there; one extra brings all."""


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
    """The files without packed ones that are no tables. Raises `MissingReaderError`."""
    kept = tuple(one for one in files if one.named or not one.path.endswith(_PACKED) or is_table(one.path))
    for one in kept:
        for suffix, library, says in _NEEDS:
            if one.path.endswith(suffix):
                try:
                    import_module(library)
                except ImportError:
                    said = f"{says}, which is not there: pip install 'lintnews[archives]'"
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
            yield from _in_table(loader, found, name, fields, before)
        else:
            yield from _in_file(loader, found, name, before + size_of(found.path))
        before += size_of(found.path)


def _in_table(
    loader: DocumentLoader, found: Found, name: str, fields: Fields, before: int
) -> Iterator[Entry | Notification]:
    """The documents of a table, and what cannot be read of it."""
    once = _Once()
    if found.path.endswith(_WEB):
        fields = Fields()
    try:
        for number, record, read in _records(loader, found.path, fields):
            yield from once(_entry(found, name, number, record, fields, before + read), number)
    except NoRowsError as error:
        yield Notification("error", f"cannot be read: {error}", name)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        why = " ".join(str(error).split())
        said = f"cannot be read: {why}; what stands before that is linted: make the file anew"
        yield Notification("error", said, name)


def _in_file(loader: DocumentLoader, found: Found, name: str, read: int) -> Iterator[Entry | Notification]:
    """The document in a file, or those in a bundle."""
    try:
        data = loader.data(found)
    except UnreadableError as error:
        yield error.notification
        return
    suffix = os.path.splitext(found.path)[1].lower()
    records = None
    if suffix in BUNDLES:
        try:
            source = decode(data, loader.settings.at(name).encoding).text
            records = articles_in(source, suffix)
        except DecodingError:
            records = None  # whoever reads the whole file says so
        except ValueError as error:
            yield Notification("error", f"cannot be read: {error}", name)
            return
    if records is None:
        yield Entry(name, found, data, read, about=About(outlet=os.path.dirname(name)))
        return
    if not records:
        said = "it holds no articles: what it names is not fetched; crawl it into a WARC file"
        yield Notification("warning", said, name)
    once = _Once()
    for number, record in enumerate(records, 1):
        yield from once(_entry(found, name, number, record, Fields(), read), number)


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


def _records(loader: DocumentLoader, path: str, fields: Fields) -> Records:
    """The records of a table. Raises `ValueError` where it is broken."""
    most, encoding = loader.settings.max_file_size * MEGABYTE, loader.settings.encoding
    if path.endswith(_WEB):
        from lintnews.corpus.web_archives import pages

        return pages(path, most)
    texts = tuple(filter(None, (fields.text, fields.source)))
    if path.endswith(".parquet"):
        return parquet(path, texts, (fields.id, *_MORE))
    if ".jsonl" in os.path.basename(path):
        return json_lines(path, most, encoding)
    return separated(path, most, encoding, texts)


def is_table(path: str) -> bool:
    """Whether a file holds articles as records."""
    return path.endswith(_TABLES)


def _entry(found: Found, name: str, number: int, record: Any, fields: Fields, read: int) -> Entry | Notification:
    """The document of a record."""
    if isinstance(record, ValueError):
        return Notification("error", str(record), name, line=number)
    if (
        isinstance(record, dict)
        and fields.text not in record
        and any(isinstance(record.get(key), str) for key in BODIES)
    ):
        record, fields = in_json(record, dumps(record, ensure_ascii=False), number), Fields()
    text = record.get(fields.text) if isinstance(record, dict) else None
    other = record.get(fields.source) if isinstance(record, dict) and fields.source else None
    segments: tuple[tuple[Span, Span], ...] = ()
    if _are_segments(text) and _are_segments(other) and len(text) == len(other):
        segments = tuple(zip(_places(text), _places(other), strict=True))
    text, other = ("\n\n".join(one) if _are_segments(one) else one for one in (text, other))
    if not isinstance(text, str | bytes):
        return Notification("error", _textless(record, fields.text), name, line=number)
    own = record.get(fields.id)
    original = Original(other, segments) if isinstance(other, str) else None
    # The mark says how these bytes are encoded, whatever the settings say of files.
    data = BOM_UTF8 + text.encode("utf-8", "replace") if isinstance(text, str) else text
    about = of_record(record, os.path.dirname(name))
    ident = str(number if own is None else own)
    url, suffix = (str(record.get(key) or "") for key in ("url", "format"))
    return Entry(f"{name}#{ident}", found, data, read, original, about, ident, url, suffix)


def _textless(record: Any, field: str) -> str:
    """Why a record has no text, and what can be done."""
    if not isinstance(record, dict):
        return f"no object with a field '{field}'"
    if field not in record:
        return f"no text in the field '{field}', which is not there; --text-field names another one"
    if record[field] is None:
        return f"no text in the field '{field}', which is null: fill it in, or take the record out"
    return f"no text in the field '{field}', which is of another type: make a text of it"


def _are_segments(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _places(segments: list[str]) -> Iterator[Span]:
    """Where each segment stands in a text in which they are paragraphs."""
    at = 0
    for segment in segments:
        yield Span(at, at + len(segment))
        at += len(segment) + 2
