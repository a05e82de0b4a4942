"""Putting new content into a file, whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress

from lintnews.files.discovery import is_inside


def rewrite(path: str, before: bytes, after: bytes, *, inside: str) -> None:
    """Put `after` into a file that holds `before`.

    The new content is written beside the file, forced to the disk, and takes its place in one step: whatever happens,
    the file holds the one or the other. Permissions, owner and extended attributes stay. Raises `OSError`: also where
    the file has changed meanwhile, may not be written, or is a link that leads out of the folder `inside`.
    """
    real = os.path.realpath(path)
    if os.path.islink(path) and not is_inside(path, inside):
        raise OSError(f"it is a link that leads out of {inside}")
    if not os.access(real, os.W_OK):
        raise PermissionError("it may not be written")
    with open(real, "rb") as file:
        if file.read() != before:
            raise OSError("it has changed meanwhile")
        status = os.fstat(file.fileno())
    folder = os.path.dirname(real)
    handle, draft = tempfile.mkstemp(prefix=".lintnews-", suffix="~", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            _copy_metadata(draft, status, real)
            os.fsync(file.fileno())
        os.replace(draft, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    _fsync_directory(folder)


def _copy_metadata(draft: str, status: os.stat_result, original: str) -> None:
    """Give a new file the permissions, owner and extended attributes of another one, as far as the system lets us."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, status.st_uid, status.st_gid)
    os.chmod(draft, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for attribute in os.listxattr(original):
                os.setxattr(draft, attribute, os.getxattr(original, attribute))


def _fsync_directory(folder: str) -> None:
    """Force the new name to the disk, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
