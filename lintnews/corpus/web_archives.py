"""Web archives: the pages in WARC files and in WACZ bundles of them. Nothing is fetched."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from lintnews.corpus.tables import Records
from lintnews.files.decoding import known_encoding
from lintnews.input.sources import MEGABYTE

_STEP = 1_000_000
_END = b"\r\n\r\n"
_PAGES = ("text/html", "application/xhtml+xml")
_RECORDS = ("response", "resource", "conversion")
"""Kinds of records that hold what a server said, or what was made of it."""


def pages(path: str, most: int) -> Records:
    """The pages of a web archive as records, numbered among all that it holds. Raises `ValueError` for a broken one."""
    number = 0
    with open(path, "rb") as raw, ExitStack() as stack:
        for stream in _streams(raw, path, stack):
            try:
                for record in import_module("warcio.archiveiterator").ArchiveIterator(stream):
                    number += 1
                    if is_page(record):
                        yield number, _page(record, most), raw.tell()
                _check_end(stream)
            except import_module("warcio.exceptions").ArchiveLoadFailed as error:
                raise ValueError(f"behind record {number}: {' '.join(str(error).split())}") from None


def _streams(raw: BinaryIO, path: str, stack: ExitStack) -> Iterator[Any]:
    """The WARC files in a file."""
    if not path.endswith(".wacz"):
        yield _unpacked(raw, path)
        return
    try:
        bundle = stack.enter_context(ZipFile(raw))
        for name in sorted(bundle.namelist()):
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                yield _unpacked(stack.enter_context(bundle.open(name)), name)
    except BadZipFile as error:
        raise ValueError(f"no WACZ: {error}") from None


def _unpacked(stream: Any, name: str) -> Any:
    """What is in a packed file; one that is cut off raises `EOFError`, which warcio's own way of unpacking does not."""
    return gzip.GzipFile(fileobj=stream) if name.endswith(".gz") else stream


def is_page(record: Any) -> bool:
    """Whether a record is a page that a reader would see."""
    if record.rec_type not in _RECORDS:
        return False
    kind = _kind(record)
    if record.rec_type == "conversion":
        return kind == "text/plain"
    headers = record.http_headers
    return kind in _PAGES and (headers is None or headers.get_statuscode() == "200")


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _page(record: Any, most: int) -> dict[str, Any] | ValueError:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = record.content_stream().read(most + 1)
    except Exception as error:  # whatever a packed answer of any server holds
        return ValueError(f"{address} cannot be unpacked: {error}")
    if len(data) > most:
        said = f"larger than {most // MEGABYTE} MB, the limit that --max-file-size or 'max-file-size' sets"
        return ValueError(f"{address} is {said}")
    made = {"id": address, "url": address, "text": _decoded(record, data)}
    return made if record.rec_type == "conversion" else {**made, "format": "html"}


def _check_end(stream: Any) -> None:
    """Raises `EOFError` where a file ends inside a record, of which warcio says nothing: records end in empty lines."""
    if isinstance(stream, gzip.GzipFile):
        while stream.read(_STEP):
            pass
    elif stream.seekable() and stream.seek(0, os.SEEK_END) > len(_END):
        stream.seek(-len(_END), os.SEEK_END)
        if stream.read() != _END:
            raise EOFError("the file ends inside a record")


def _decoded(record: Any, data: bytes) -> bytes | str:
    """The page as text where the server says how it is encoded; else its bytes, which may say it themselves."""
    headers = record.http_headers or record.rec_headers
    said = str(headers.get_header("Content-Type") or "").lower().partition("charset=")[2]
    name = known_encoding(said.strip(" \"'").partition(";")[0]) if said else None
    try:
        return str(data, name) if name else data
    except UnicodeError:
        return data
