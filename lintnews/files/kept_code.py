"""What was made of the program's own parts before, kept where Python keeps its compiled modules.

It is trusted as a `.pyc` is: who may write there may write the program itself. So it is written only where Python would
write one (`PYTHONDONTWRITEBYTECODE`, `PYTHONPYCACHEPREFIX`). The user's cache folder, which a project may name, is for
plain data (`cache.py`). Whatever is wrong with it, a run makes anew what it needs.

A release brings some of it, which holds for whichever Python reads it.

A file holds values by their keys, each as `marshal` writes it, behind a list of where they lie: a start takes up those
that it is asked for.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from lintnews.files import cache
from lintnews.files.plain_files import Pieces
from lintnews.records import NamedTuple

_MOST_BYTES = 32_000_000
"""Bytes of a file that are read."""
_SIZE = 4
"""Bytes of a sum, and of the size of the list."""
_SMALL = 4096
_EACH = 64
"""Of more bytes than that the sum is one of each sixty-fourth: a file breaks by sectors, or ends too early."""


class Part(NamedTuple):
    """Where in a file bytes lie that were written under a key."""

    pieces: Pieces
    start: int
    end: int


class Kept:
    """What was kept under a name, if it was made from what the stamp says; else nothing.

    Its file stays open, and of it is in memory what somebody has asked for. `released`: the path of a file that came
    with a release.
    """

    def __init__(self, name: str, stamp: str, released: str | None = None) -> None:
        path = released or _path(name)
        self._places: dict[Any, tuple[int, int, bytes]] = {}
        """Where each value begins and ends, and its sum."""
        try:
            pieces = Pieces(path or "", _MOST_BYTES)
        except (OSError, ValueError):
            return
        start = 2 * _SIZE
        head = pieces.read(0, start)
        self._begin = min(start + int.from_bytes(head[_SIZE:], "little"), pieces.size)
        listed = _value(pieces.read(start, self._begin), head[:_SIZE])
        if isinstance(listed, tuple) and listed[0] == (stamp if released else _whole(stamp)):
            self._pieces, self._places = pieces, listed[1]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._places)

    def get(self, key: Any) -> Any:
        """A value; None where there is none."""
        if (place := self._places.get(key)) is None:
            return None
        start, end, known = place
        return _value(self._pieces.read(self._begin + start, self._begin + end), known)

    def part(self, key: Any) -> Part | None:
        """What was written under a key, as it is: it knows itself whether it is damaged (`kept_table`)."""
        place = self._places.get(key)
        return Part(self._pieces, self._begin + place[0], self._begin + place[1]) if place else None

    def written(self) -> dict[Any, bytes]:
        """All values as they were written."""
        return {
            key: self._pieces.read(self._begin + start, self._begin + end)
            for key, (start, end, _) in self._places.items()
        }


def may_write() -> bool:
    """Whether something can be kept here."""
    path = _path("")
    return path is not None and not sys.dont_write_bytecode and os.access(os.path.dirname(path), os.W_OK)


def write(name: str, stamp: str, written: Mapping[Any, bytes]) -> None:
    """Keep values as `marshal` writes them (numbers, texts, bytes, code, and tuples, lists, dictionaries and sets), and
    what `Kept.part` gives back.
    """
    path = _path(name)
    if path and not sys.dont_write_bytecode:
        cache.put_plain(path, as_file(_whole(stamp), written))


def as_file(stamp: str, written: Mapping[Any, bytes]) -> bytes:
    """The file that holds such values; for a release, whose stamp says nothing of Python."""
    places: dict[Any, tuple[int, int, bytes]] = {}
    end = 0
    for key, data in written.items():
        start, end = end, end + len(data)
        places[key] = start, end, sum_of(data)
    listed = marshal.dumps((stamp, places))
    head = sum_of(listed) + len(listed).to_bytes(_SIZE, "little")
    return b"".join((head, listed, *written.values()))


def stamp_of(*paths: str) -> str:
    """What changes when one of these files does. Raises `OSError`."""
    stats = map(os.stat, paths)
    return " ".join(f"{stat.st_size}:{stat.st_mtime_ns}" for stat in stats)


def _value(data: bytes, known: bytes) -> Any:
    """What `marshal` wrote as this data; None where the sum is that of other data."""
    # Before it is read, because `marshal` trusts what it reads.
    if sum_of(data) != known:
        return None
    try:
        return marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None


def sum_of(data: bytes) -> bytes:
    """What shows whether data that was kept is whole."""
    return crc32(data if len(data) < _SMALL else data[::_EACH], len(data)).to_bytes(_SIZE, "little")


def _whole(stamp: str) -> str:
    return f"{sys.version} {stamp}"


def _path(name: str) -> str | None:
    """Where a name is kept: beside the compiled form of this module; None where Python keeps none."""
    compiled = __spec__.cached if __spec__ else None
    return os.path.join(os.path.dirname(compiled), f"{name}.{sys.implementation.cache_tag}.kept") if compiled else None
