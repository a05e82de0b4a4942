"""What was made of the program's own parts before, kept where Python keeps its compiled modules.

It is trusted as a `.pyc` is: who may write there may write the program itself. So it is written only where Python would
write one (`PYTHONDONTWRITEBYTECODE`, `PYTHONPYCACHEPREFIX`). The user's cache folder, which a project may name, is for
plain data (`cache.py`). Whatever is wrong with it, a run makes anew what it needs.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from lintnews.files import cache
from lintnews.files.plain_files import read_plain

_MOST_BYTES = 32_000_000
"""Bytes of a file that are read."""


def read(name: str, stamp: str) -> dict[Any, Any]:
    """What was kept under a name, if it was made from what the stamp says; else nothing."""
    path = _path(name)
    try:
        data = memoryview(read_plain(path, _MOST_BYTES) if path else b"")
        # Before it is read, because `marshal` trusts what it reads.
        kept = marshal.loads(data[4:]) if data[:4] == _sum(data[4:]) else None
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept["values"] if isinstance(kept, dict) and kept.get("stamp") == _whole(stamp) else {}


def write(name: str, stamp: str, values: Mapping[Any, Any]) -> None:
    """Keep values that `marshal` knows: numbers, texts, bytes, tuples, lists, dictionaries and sets of them."""
    path = _path(name)
    if path and not sys.dont_write_bytecode:
        data = marshal.dumps({"stamp": _whole(stamp), "values": dict(values)})
        cache.put_plain(path, _sum(data) + data)


def stamp_of(*paths: str) -> str:
    """What changes when one of these files does. Raises `OSError`."""
    stats = map(os.stat, paths)
    return " ".join(f"{stat.st_size}:{stat.st_mtime_ns}" for stat in stats)


def _sum(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(4, "little")


def _whole(stamp: str) -> str:
    return f"{sys.version} {stamp}"


def _path(name: str) -> str | None:
    """Where a name is kept: beside the compiled form of this module; None where Python keeps none."""
    compiled = __spec__.cached if __spec__ else None
    return os.path.join(os.path.dirname(compiled), f"{name}.{sys.implementation.cache_tag}.kept") if compiled else None
