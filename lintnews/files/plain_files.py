"""Reading files that a repository or a cache brings: plain files only, and no more of them than was expected."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EFBIG, EINVAL
from typing import BinaryIO


def read_plain(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a file. Raises `OSError`: also where it is no plain file (a pipe would be waited for), or is larger
    than `most` bytes; `ValueError` for a path that no system has (with a NUL)."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(EINVAL, "it is no plain file")
    with open(path, "rb", opener=_open_without_waiting) as file:
        data = read_most(file, most)
    if len(data) > most:
        raise OSError(EFBIG, f"it is larger than {written(most)}")
    return data


def read_most(file: BinaryIO, most: int) -> bytes:
    """The bytes of a file that is open; of more than `most` one more than that.

    No more are asked for than it says to have: room for all of them would be made before they are read.
    """
    size = min(os.fstat(file.fileno()).st_size, most)
    data = file.read(size + 1)
    return data if len(data) <= size else data + file.read(most - size)  # it has grown, or is none that has a size


class Pieces:
    """A plain file of which pieces are read when they are asked for: as it was when it was opened, also where another
    one has taken its place since. Copies of the process may read it at the same time.

    Where the system has no such reading it is read at once. (Windows, which has none, replaces no file that is open.)
    Raises what `read_plain` does.
    """

    def __init__(self, path: str | os.PathLike[str], most: int) -> None:
        self._handle = -1
        self._whole = b""
        self.size = 0
        if not hasattr(os, "pread"):
            self._whole = read_plain(path, most)
            self.size = len(self._whole)
            return
        self._handle = _open_without_waiting(os.fspath(path), os.O_RDONLY)
        status = os.fstat(self._handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(EINVAL, "it is no plain file")
        if status.st_size > most:
            raise OSError(EFBIG, f"it is larger than {written(most)}")
        self.size = status.st_size

    def read(self, start: int, end: int) -> bytes:
        """The bytes between two places; fewer where the file ends before, or can no longer be read."""
        if self._handle < 0:
            return self._whole[start:end]
        try:
            return os.pread(self._handle, end - start, start)
        except OSError:
            return b""

    def __del__(self) -> None:
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)


def written(size: int) -> str:
    """A number of bytes for people: `64 KB`, `8 MB`."""
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} KB"


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
