"""The user's cache folder. Whatever goes wrong with it, a run goes on without it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def folder(*parts: str) -> str:
    """A path in the cache folder: `LINTNEWS_CACHE`, else `lintnews` in the system's place for caches. Makes nothing."""
    home = os.environ.get("LINTNEWS_CACHE")
    if not home:
        places = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("", "~/Library/Caches")}
        variable, default = places.get(sys.platform, ("XDG_CACHE_HOME", "~/.cache"))
        home = os.path.join(os.environ.get(variable) or os.path.expanduser(default), "lintnews")
    return os.path.join(home, *parts)


def get(path: str) -> bytes | None:
    """What is kept at a path, or None."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def put(path: str, data: bytes) -> str | None:
    """Keep data at a path, whole or not at all: a reader at the same time sees the old or the new.

    What went wrong, if anything did.
    """
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.unlink(draft)
        return getattr(error, "strerror", None) or str(error)
    return None


def prune(home: str, most: int, most_bytes: int | None = None) -> None:
    """Drop the files of a folder that were written longest ago, until there are at most so many, of so many bytes."""
    with suppress(OSError):
        stats = [(entry.stat(), entry.path) for entry in os.scandir(home) if entry.is_file()]
        files = sorted(((stat.st_mtime, path, stat.st_size) for stat, path in stats), reverse=True)
        size = 0
        for number, (_, path, own) in enumerate(files, 1):
            size += own
            if number > most or (most_bytes is not None and size > most_bytes):
                with suppress(OSError):
                    os.unlink(path)
