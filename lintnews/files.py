"""Which files a run is about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator


def find(paths: Iterable[str]) -> Iterator[str]:
    """Files named, and the readable files of folders named, each once, in the order of their paths."""
    seen: set[str] = set()
    for path in paths:
        for file in sorted(_below(path)) if os.path.isdir(path) else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        yield from (os.path.join(here, name) for name in files if name.endswith(".txt"))
