"""From a path to a document: bytes, text, prose."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from operator import index
from typing import Any

from lintnews.config.settings import Settings
from lintnews.document import Document, Piece
from lintnews.files.decoding import DecodingError, decode
from lintnews.files.discovery import STDIN
from lintnews.files.plain_files import read_most
from lintnews.input.language_detection import language_of, stated_source_language
from lintnews.input.readers import Prose
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import Contribution
from lintnews.results import Notification

MEGABYTE = 1_000_000


class UnreadableError(Exception):
    """A file that gives no document: `notification` says why."""

    def __init__(self, notification: Notification) -> None:
        super().__init__(notification.message)
        self.notification = notification


def read_bytes(path: str, most: int) -> bytes:
    """The bytes of a file or of standard input (`-`). Raises `OSError`, and `ValueError` for more than `most` bytes."""
    if path == STDIN:
        data = sys.stdin.buffer.read(most + 1)
    else:
        with open(path, "rb") as file:
            data = read_most(file, most)
    if len(data) > most:
        megabytes = most // MEGABYTE
        raise ValueError(f"larger than {megabytes} MB, the limit that --max-file-size or 'max-file-size' sets")
    return data


def document(
    path: str,
    data: bytes,
    settings: Settings,
    readers: Mapping[str, Contribution],
    guard: Guard,
    *,
    named: bool = True,
    expected: str = "en",
) -> Document | None:
    """The document in the bytes of a file. `path`: as it is reported; its suffix chooses the reader.

    `expected`: the language that it is in where its text does not show it; nothing: `und`.

    None for a file that was not named and is of another format than its suffix says. Raises `UnreadableError`.
    """
    try:
        source = decode(data, settings.encoding).text
    except DecodingError as error:
        raise UnreadableError(Notification("error", str(error), path, line=error.line)) from None
    suffix = os.path.splitext(path)[1].lower()
    prose = _read(readers[suffix], source, path, guard) if suffix in readers else Prose(source)
    if prose is None:
        if named:
            raise UnreadableError(Notification("error", f"not of a format that is read for '{suffix}'", path))
        return None
    language = settings.language or prose.language or language_of(prose.text, expected) or expected or "und"
    original = _original_inside(path, prose, source, settings)
    return Document(
        prose.text,
        path,
        language,
        settings.source_language
        or prose.source_language
        or (original.language if original else stated_source_language(prose.text)),
        settings.published or prose.published,
        None if prose.text == source else source,
        prose.pieces,
        metadata=prose.metadata,
        original=original,
        segments=prose.segments if original else (),
        faults=prose.faults,
    )


def _original_inside(path: str, prose: Prose, source: str, settings: Settings) -> Document | None:
    """The original that stands in the same file as its translation, where there is one."""
    other = prose.original
    if other is None or not other.text.strip():
        return None
    language = settings.source_language or prose.source_language or other.language
    language = language or language_of(other.text, "") or "und"
    return Document(other.text, path, language, source=source, pieces=other.pieces)


def _read(contributions: Contribution, source: str, path: str, guard: Guard) -> Prose | None:
    """What a reader makes of a file. Raises `UnreadableError` where the file is broken or the reader fails."""

    def work() -> Prose | ValueError | None:
        try:
            prose: Prose | None = contributions.value.read(source)
        except ValueError as error:
            return error
        return prose if prose is None else _checked(prose, source)

    prose, problem = guard.run(contributions.plugin, f"its reader '{contributions.value.name}'", work)
    if problem:
        raise UnreadableError(problem._replace(path=path))
    if isinstance(prose, ValueError):
        raise UnreadableError(Notification("error", f"not {contributions.value.name}: {prose}", path))
    return prose


def _checked(prose: Any, source: str) -> Prose:
    """What a reader returned. Raises `TypeError` where a part of it is not what it is said to be."""
    if not isinstance(prose, Prose):
        raise TypeError(f"it returns {type(prose).__name__}, not Prose")
    for name in ("language", "source_language"):
        if not isinstance(code := getattr(prose, name), str | None) or code == "":
            raise TypeError(f"its {name} is {code!r}, and no code of a language")
    if prose.published is not None and type(prose.published) is not date:
        raise TypeError(f"its published is {prose.published!r}, and no date")
    if not isinstance(prose.text, str):
        raise TypeError(f"its text is {type(prose.text).__name__}, not str")
    pieces = tuple(Piece(*map(index, piece)) for piece in prose.pieces)
    if not _is_sound(checked := prose._replace(text=str.__str__(prose.text), pieces=pieces), source):
        raise TypeError("its pieces are no places of the file in order")
    if prose.original is not None:
        checked = checked._replace(original=_checked(prose.original, source))
    return checked


def _is_sound(prose: Prose, source: str) -> bool:
    """Whether the pieces lie in the text and in the file, in order and without overlap."""
    at = source_at = 0
    for start, end, source_start, source_end in prose.pieces:
        if not (at <= start <= end <= len(prose.text) and source_at <= source_start <= source_end <= len(source)):
            return False
        at, source_at = end, source_end
    return bool(prose.pieces) or prose.text in ("", source)
