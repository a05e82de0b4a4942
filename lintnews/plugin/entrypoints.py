"""Entry points, read from the installed distributions without `importlib.metadata`, whose import alone costs 25 ms."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from lintnews.records import NamedTuple


class EntryPoint(NamedTuple):
    """A line of `entry_points.txt` and the distribution that wrote it."""

    name: str
    value: str
    """`package.module`, or `package.module:attribute`."""
    distribution: str
    version: str

    def load(self) -> Any:
        """The module or attribute; raises whatever importing it raises."""
        from importlib import import_module

        module, _, attribute = self.value.partition(":")
        found: Any = import_module(module)
        for name in filter(None, attribute.split(".")):
            found = getattr(found, name)
        return found


def entry_points(group: str, search: Sequence[str] | None = None) -> tuple[EntryPoint, ...]:
    """The entry points of a group, in the order of `search` (`sys.path`), then of distributions.

    Of two copies of one distribution the first one counts, as for imports. Names are not made unique.
    """
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for folder in sys.path if search is None else search:
        for distribution, version, text in sorted(_distributions(folder or ".", group)):
            key = re.sub(r"[-_.]+", "-", distribution).lower()
            if key not in seen:
                seen.add(key)
                found += (EntryPoint(name, value, distribution, version) for name, value in _section(text, group))
    return tuple(found)


def _distributions(folder: str, group: str) -> Iterator[tuple[str, str, str]]:
    """Name, version and `entry_points.txt` of every distribution of a folder that has entry points; no text where it
    does not say the group's name.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    for name in names:
        try:
            with open(os.path.join(folder, name, "entry_points.txt"), "rb", 0) as file:
                data = file.read()
            text = data.decode() if group.encode() in data else ""
        except (OSError, UnicodeDecodeError):
            continue
        distribution, _, version = name.rpartition(".")[0].partition("-")
        yield distribution, version, text


def _section(text: str, group: str) -> Iterator[tuple[str, str]]:
    """Names and values of one section, without extras."""
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.partition("[")[0].replace(" ", "")
