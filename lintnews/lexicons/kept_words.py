"""What was made of the word lists before, kept for the next start: to read and arrange them is a quarter of one.

It is kept beside the program, as its compiled modules are (`lintnews.files.kept_code`), and made anew when a word list
or the code that reads them has changed. Each value is kept apart, so that a start takes up what it is asked for.
"""

from __future__ import annotations

import atexit
import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from lintnews import __version__
from lintnews.files import kept_code
from lintnews.files.kept_table import KeptTable, packed

_SOURCES = ("lexicons", "layers", "office_holders", "decisions", "input")
"""The packages whose files say what is made."""
_ENDINGS = (".txt", ".tsv", ".py")


class KeptWords:
    """What is kept of one language: values of plain types, by a name for each."""

    def __init__(self, language: str) -> None:
        self._name = f"words-{language}"
        self._kept = kept_code.Kept(self._name, _stamp())
        self._made: dict[str, bytes] = {}

    def get(self, key: str) -> Any:
        """A value that was kept, or None. It is made anew each time: whoever gets it keeps it."""
        return self._kept.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value for the next start."""
        self._put(key, marshal.dumps(value))

    def table(self, key: str, make: Callable[[], Mapping[bytes, Any]]) -> KeptTable:
        """A table that was kept; else, or where it turns out to be damaged, what `make` gives, for the next start."""

        def made() -> Mapping[bytes, Any]:
            values = make()
            self._put(key, packed(values))
            return values

        return KeptTable(self._kept.part(key), made)

    def _put(self, key: str, data: bytes) -> None:
        if not self._made:
            atexit.register(self._write)
        self._made[key] = data

    def _write(self) -> None:
        kept_code.write(self._name, _stamp(), kept_code.Kept(self._name, _stamp()).written() | self._made)


@cache
def kept_words(language: str) -> KeptWords:
    """What is kept of a language that has word lists of ours."""
    return KeptWords(language)


@cache
def _stamp() -> str:
    """What changes when a word list does, or the code that reads them."""
    home = os.path.dirname(os.path.dirname(__file__))
    files = sorted(file for name in _SOURCES for file in _stats(os.path.join(home, name)))
    return f"{__version__} {' '.join(files)}"


def _stats(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_ENDINGS):
                stat = entry.stat()
                yield f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _stats(entry.path)
