"""Everything that lintnews writes: whole or not at all.

New content is written into a draft beside the file and takes its place in one step. Whoever is killed meanwhile leaves
the old file and a draft; the system lets go of the lock on a draft when its writer ends, so that the next run knows the
drafts that nobody will finish, and removes them.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EAGAIN, EEXIST, ELOOP, EMLINK
from time import time
from typing import BinaryIO

from lintnews.files.discovery import is_inside

_DRAFT = re.compile(r"\.lintnews-\d+-[0-9a-f]{8}~")
"""The name of a draft: the process that writes it, and something by chance."""
_FORGOTTEN = 24 * 3600
"""Seconds after which a draft is nobody's, on systems without locks."""
_TRIES = 8


def rewrite(path: str, before: bytes, after: bytes, *, inside: str) -> None:
    """Put `after` into a file that holds `before`.

    Whatever happens, the file holds the one or the other. Permissions, owner and extended attributes stay. Raises
    `OSError`: also where the file has changed meanwhile (looked at again right before the new content takes its place,
    under a lock where the system has one), may not be written, has other names (hard links) that would keep the old
    content, or is reached through a link that leads out of the folder `inside`.
    """
    if _is_below(path, inside) and not is_inside(path, inside):
        raise OSError(ELOOP, f"it is reached through a link that leads out of {inside}")
    real = os.path.realpath(path)
    if not os.access(real, os.W_OK):
        raise PermissionError("it may not be written")
    status = os.stat(real)
    if status.st_nlink > 1:
        raise OSError(EMLINK, "it has other names (hard links), which would keep the old text")

    def check() -> None:
        with open(real, "rb") as file:
            if file.read(len(before) + 1) != before:
                raise OSError("it has changed meanwhile")

    with _locked(real):
        check()
        with replacing(real, status, check) as draft:
            draft.write(after)


def replace(path: str, data: bytes | Iterable[bytes], *, durable: bool = True) -> None:
    """Put data, or pieces of it, into a file, new or not. What is no plain file (a pipe, `/dev/stdout`) is written to
    as it is.

    `durable`: wait until it is on the disk. Raises `OSError`, also for a path in the current folder that a link leads
    out of it: whose folder it is may have foreseen the name.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    here = os.getcwd()
    if _is_below(path, here) and not is_inside(path, here):
        raise OSError(ELOOP, "a link leads out of the current folder")
    status: os.stat_result | None = None
    with suppress(FileNotFoundError):
        status = os.stat(path)
    if status and not stat.S_ISREG(status.st_mode):
        with open(path, "wb") as file:
            file.writelines(pieces)
        return
    if durable:
        remove_drafts(os.path.dirname(path))
    with replacing(os.path.realpath(path), status, durable=durable) as draft:
        draft.writelines(pieces)


def create(path: str, data: bytes) -> None:
    """Make a file that is not there. Raises `FileExistsError` where there is something of that name, and `OSError`."""

    def check() -> None:
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), path)

    check()
    remove_drafts(os.path.dirname(path))
    with replacing(path, None, check, place=_place_new) as draft:
        draft.write(data)


def remove_drafts(folder: str) -> None:
    """Remove the drafts in a folder whose writers were killed."""
    with suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if _DRAFT.fullmatch(entry.name) and not entry.is_symlink():
                _remove_forgotten(entry.path)


@contextmanager
def replacing(
    path: str,
    status: os.stat_result | None = None,
    check: Callable[[], None] = lambda: None,
    *,
    durable: bool = True,
    place: Callable[[str, str], None] | None = None,
) -> Iterator[BinaryIO]:
    """A draft to write to, which takes the place of a file when all is written, and is removed where that fails.

    `status`: of the file that is replaced, whose permissions stay; `check` is asked right before and raises `OSError`.
    """
    folder = os.path.dirname(path)
    with _draft(folder, 0o600 if status else 0o666) as draft:
        with open(draft, "wb") as file:
            yield file
            file.flush()
            if status:
                _copy_metadata(draft, status, path)
            if durable:
                os.fsync(file.fileno())
        check()
        (place or os.replace)(draft, path)
    if durable:
        _fsync_directory(folder)


@contextmanager
def draft_folder(beside: str) -> Iterator[str]:
    """A new folder beside a path, to be filled and then given that name. What is left of it in the end is removed."""
    with _new_draft(os.path.dirname(beside), os.mkdir) as draft:
        yield draft


@contextmanager
def _draft(folder: str, mode: int) -> Iterator[str]:
    """A new empty file in a folder, locked. What is left of it in the end is removed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with _new_draft(folder, lambda path: os.close(os.open(path, flags, mode))) as draft:
        yield draft


@contextmanager
def _new_draft(folder: str, make: Callable[[str], None]) -> Iterator[str]:
    while True:
        draft = os.path.join(folder, f".lintnews-{os.getpid()}-{os.urandom(4).hex()}~")
        make(draft)
        try:
            with _locked(draft, wait=True):
                if os.path.lexists(draft):  # else somebody took it for a forgotten one before it was locked
                    yield draft
                    return
        finally:
            _remove(draft)


def _remove(draft: str) -> None:
    with suppress(OSError):
        if os.path.isdir(draft):
            from shutil import rmtree

            rmtree(draft)
        else:
            os.unlink(draft)


def _place_new(draft: str, path: str) -> None:
    """Give a draft its name where that is free, in one step where the file system has links."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        os.replace(draft, path)


@contextmanager
def _locked(path: str, *, wait: bool = False) -> Iterator[bool]:
    """Lock a file meanwhile, and say whether the system has locks for it.

    Raises `BlockingIOError` where somebody else has locked it and is not to be waited for.
    """
    try:
        import fcntl
    except ImportError:
        yield False
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        has_locks = True
    except BlockingIOError:
        os.close(handle)
        raise BlockingIOError(EAGAIN, "another program has locked it") from None
    except OSError:
        has_locks = False
    try:
        yield has_locks
    finally:
        os.close(handle)


def _remove_forgotten(draft: str) -> None:
    """Remove a draft whose writer has ended."""
    with suppress(OSError), _locked(draft) as has_locks:
        if has_locks or time() - os.stat(draft).st_mtime > _FORGOTTEN:
            _remove(draft)


def _is_below(path: str, folder: str) -> bool:
    """Whether a path is written as one of something in a folder, whatever links are on the way."""
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


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
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
