"""Which files a run is about."""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from lintnews.files.globs import matches
from lintnews.records import NamedTuple

STDIN = "-"
_LEFT_OUT = frozenset(("node_modules", "__pycache__"))


class Found(NamedTuple):
    """A file to lint.

    `named`: by the user, and not met in a folder; `is_there`: whether it exists; `folder`: that in which it was met.
    """

    path: str
    named: bool
    is_there: bool = True
    folder: str | None = None


class FoundFiles(Sequence[Found]):
    """Files to lint, in a fifth of the memory that they take one by one: a folder may have a hundred thousand."""

    def __init__(self, files: Iterable[Found] = ()) -> None:
        self._paths = bytearray()
        self._ends = array("Q")
        self._kinds = array("L")
        self._known: dict[Found, int] = {}
        """What they are besides their paths, which is the same for very many."""
        for one in files:
            self._paths += one.path.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._paths))
            self._kinds.append(self._known.setdefault(one._replace(path=""), len(self._known)))
        self._models = tuple(self._known)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Found: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Found]: ...
    def __getitem__(self, at: int | slice) -> Found | Sequence[Found]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        path = self._paths[self._ends[at - 1] if at else 0 : self._ends[at]].decode("utf-8", "surrogatepass")
        return self._models[self._kinds[at]]._replace(path=path)


def find(
    paths: Iterable[str],
    *,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    suffixes: frozenset[str] = frozenset((".txt",)),
    home: str = ".",
) -> Iterator[Found]:
    """The files that the paths mean (`-`: standard input), each once, in the order of the paths, then of the names.

    A path is a file, a folder or a pattern. In folders, files with one of the `suffixes` count, or those that match
    `include`; what matches `exclude` does not, nor do hidden files and folders, `node_modules`, virtual environments,
    and links that lead out of the folder. Patterns are relative to `home`. A file that is named is always linted.
    """
    seen: set[str] = set()
    several = tuple(paths)
    for path in several:
        for found in _meant(path, include, exclude, suffixes, home):
            key = os.path.abspath(found.path) if found.path != STDIN else STDIN
            if key not in seen:
                if len(several) > 1 or not os.path.isdir(path):  # a folder has each file once, and may have very many
                    seen.add(key)
                yield found


def _meant(
    path: str, include: tuple[str, ...], exclude: tuple[str, ...], suffixes: frozenset[str], home: str
) -> Iterator[Found]:
    if os.path.isdir(path):
        closed: list[str] = []
        for file in _below(path, closed):
            inside = relative(file, home)
            wanted = matches(include, inside) if include else os.path.splitext(file)[1].lower() in suffixes
            if wanted and not matches(exclude, inside) and os.path.isfile(file):
                yield Found(file, named=False, folder=path)
        yield from (Found(folder, named=False) for folder in closed)  # to read it will say why it cannot be
    elif path == STDIN or _is_there(path):
        yield Found(path, named=True)
    elif any(sign in path for sign in "*?["):
        from glob import glob

        top = re.split(r"[*?\[]", path)[0].rpartition(os.sep)[0] or (os.sep if os.path.isabs(path) else ".")
        hits = sorted(hit for hit in glob(path, recursive=True) if os.path.isfile(hit) and is_inside(hit, top))
        yield from (Found(hit, named=True) for hit in hits)
        if not hits:
            yield Found(path, named=True, is_there=False)
    else:
        yield Found(path, named=True, is_there=False)


def _is_there(path: str) -> bool:
    """Whether there is something of that name, as far as one may look."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def relative(path: str, home: str) -> str:
    """A path relative to a folder, with `/`; absolute where it lies elsewhere."""
    path, home = os.path.abspath(path), os.path.abspath(home)
    inside = path[len(home) :].lstrip(os.sep) if path.startswith(os.path.join(home, "")) else path
    return inside.replace(os.sep, "/")


def _below(folder: str, closed: list[str]) -> Iterator[str]:
    """All files of a folder that may be meant, in the order of their paths. Into `closed` go folders that stay shut."""
    top = os.path.realpath(folder)
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        if "pyvenv.cfg" in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(files):
            path = os.path.join(here, name)
            if not name.startswith(".") and not (os.path.islink(path) and not is_inside(path, top)):
                yield path


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is that of a folder or of something in it, all links followed."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return real == top or real.startswith(os.path.join(top, ""))
