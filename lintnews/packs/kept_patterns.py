"""Patterns made ready to search, and kept for the next run: `regex` takes a millisecond to compile what a person wrote.

What it made is kept as it gives it to `pickle`: the numbers of its own machine, which are nobody's but its own. They
are bytes until somebody asks for the pattern: as numbers they take ten times as much memory.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

from lintnews.files import kept_code
from lintnews.files.kept_table import KeptTable, key_of, packed
from lintnews.packs.patterns import compiled

_NAME = "patterns"
_BYTES = "bytes"
"""The table of that file: the numbers of each pattern, as `marshal` writes them."""
_READY = 400
"""Patterns that stay ready in a run, each in 10 KB: of more, most stand in one text of a hundred."""
_MOST = 3000
"""Patterns that are kept; of more, those of the last run are."""


@lru_cache(maxsize=_READY)
def ready(pattern: str, ignorecase: bool = False, multiline: bool = False) -> Any:
    """The pattern for the `regex` engine, whose searches take a `timeout`. Raises `PatternError`."""
    kept = _kept()
    key = key_of(f"{ignorecase:d}{multiline:d}{pattern}")
    found = kept.get(key)
    if found is None:
        found = compiled(pattern, ignorecase, multiline)
        kept.add(key, found)
    return found


class _Kept:
    """The patterns that were kept, and those to keep."""

    def __init__(self) -> None:
        self._engine, self._stamp = _engine()
        self._kept = KeptTable(kept_code.Kept(_NAME, self._stamp).part(_BYTES), dict)
        self._used: set[bytes] = set()
        self._made: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> Any:
        data = self._kept.get(key) if self._engine else None
        if data is None or self._engine is None:
            return None
        self._used.add(key)
        try:
            return self._engine.compile(*marshal.loads(data))
        except Exception:  # another build of it than the stamp says
            self._engine = None
            return None

    def add(self, key: bytes, pattern: Any) -> None:
        data = getattr(pattern, "_pickled_data", None)
        if data is None or self._engine is None:
            return
        if not self._made:
            import atexit

            atexit.register(self.write)
        self._made[key] = marshal.dumps(data)

    def write(self) -> None:
        before = dict(self._kept.items())
        for known in (before | self._made, {key: before[key] for key in self._used & before.keys()} | self._made):
            if len(known) <= _MOST:
                kept_code.write(_NAME, self._stamp, {_BYTES: packed(known)})
                return


@cache
def _kept() -> _Kept:
    return _Kept()


def _engine() -> tuple[ModuleType | None, str]:
    """The part of `regex` that searches, without the part that compiles, which takes 5 ms to import; and its build."""
    name = "regex._regex"
    package = PathFinder.find_spec("regex")
    spec = PathFinder.find_spec(name, package.submodule_search_locations) if package else None
    if spec is None or spec.origin is None or spec.loader is None:
        return None, ""
    with suppress(OSError, ImportError):
        stamp = kept_code.stamp_of(spec.origin)
        if name not in sys.modules:
            made = module_from_spec(spec)
            sys.modules[name] = made
            spec.loader.exec_module(made)
        return sys.modules[name], f"{os.path.basename(spec.origin)} {stamp}"
    sys.modules.pop(name, None)
    return None, ""
