"""Reading files that a repository or a cache brings: plain files only, and no more of them than was expected."""

from __future__ import annotations

import os
import stat
from errno import EFBIG, EINVAL


def read_plain(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a file. Raises `OSError`: also where it is no plain file (a pipe would be waited for), or is larger
    than `most` bytes; `ValueError` for a path that no system has (with a NUL)."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(EINVAL, "it is no plain file")
    with open(path, "rb", opener=_open_without_waiting) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(EFBIG, f"it is larger than {written(most)}")
    return data


def written(size: int) -> str:
    """A number of bytes for people: `64 KB`, `8 MB`."""
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} KB"


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
