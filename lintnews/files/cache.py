"""The user's cache folder. Whatever goes wrong with it, a run goes on without it."""

from __future__ import annotations

import os
import sys

# Not from `hashlib`, which loads OpenSSL: 2 ms.
from _blake2 import blake2b
from contextlib import suppress

from lintnews.files.atomic_write import remove_drafts, replace
from lintnews.files.plain_files import read_plain

MOST_BYTES = 64_000_000
"""Bytes of a file that are read."""


def folder(*parts: str) -> str:
    """A path in the cache folder: `LINTNEWS_CACHE`, else `lintnews` in the system's place for caches. Makes nothing."""
    home = os.environ.get("LINTNEWS_CACHE")
    if not home:
        places = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("", "~/Library/Caches")}
        variable, default = places.get(sys.platform, ("XDG_CACHE_HOME", "~/.cache"))
        home = os.path.join(os.environ.get(variable) or os.path.expanduser(default), "lintnews")
    return os.path.join(home, *parts)


def get(path: str) -> bytes | None:
    """What is kept at a path, or None: also where it is not what was put there, to the last bit."""
    try:
        mark, _, data = read_plain(path, MOST_BYTES).partition(b"\n")
    except (OSError, ValueError):
        return None
    return data if mark == _checksum(path, data) else None


def put(path: str, data: bytes) -> str | None:
    """Keep data at a path, whole or not at all: a reader at the same time sees the old or the new.

    What went wrong, if anything did.
    """
    return put_plain(path, _checksum(path, data) + b"\n" + data)


def put_plain(path: str, data: bytes) -> str | None:
    """The same for a file that other programs read, as it is, without the sum by which `get` knows it."""
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if os.path.lexists(path) and not os.path.isfile(path):  # whoever writes to a pipe waits for a reader
            return "it is no plain file"
        replace(path, data, durable=False)
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return None


def _checksum(path: str, data: bytes) -> bytes:
    name = os.fsencode(os.path.basename(path))
    return blake2b(name + b"\n" + data, digest_size=16).hexdigest().encode()


def prune(home: str, most: int, most_bytes: int | None = None) -> None:
    """Drop the files of a folder that were written longest ago, until there are at most so many, of so many bytes."""
    remove_drafts(home)
    with suppress(OSError):
        stats = [(entry.stat(), entry.path) for entry in os.scandir(home) if entry.is_file()]
        files = sorted(((stat.st_mtime, path, stat.st_size) for stat, path in stats), reverse=True)
        size = 0
        for number, (_, path, own) in enumerate(files, 1):
            size += own
            if number > most or (most_bytes is not None and size > most_bytes):
                with suppress(OSError):
                    os.unlink(path)
