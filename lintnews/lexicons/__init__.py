"""Word lists by language, read from data files beside this module.

`<language>/<topic>.txt` holds `[section]` lines and entries, separated by `, ` or line ends. An entry may carry values
behind ` = `, separated by `; `; it then stands alone on its line. Lines that start with `#` are comments; the first
ones say where the facts come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

Section = Mapping[str, tuple[str, ...]]
"""Entries and their values (none: an empty tuple), in the order of the file."""

NOTHING: Section = MappingProxyType({})


@cache
def lexicon(language: str, topic: str) -> Mapping[str, Section]:
    """The sections of one topic; nothing for a language without that file."""
    code = language.partition("-")[0]
    # What an article says of itself never becomes another path, and no path that is too long for the system.
    if not (code.isascii() and code.isalpha() and len(code) <= 8):
        return MappingProxyType({})
    try:
        text = (Path(__file__).parent / code / f"{topic}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        return MappingProxyType({})
    return parse(text)


def section(language: str, topic: str, name: str) -> Section:
    """One section, empty where the language has none."""
    return lexicon(language, topic).get(name, NOTHING)


def parse(text: str) -> Mapping[str, Section]:
    """The sections of a lexicon file's text."""
    sections: dict[str, Section] = {}
    for block in ("\n" + text).split("\n[")[1:]:
        head, _, body = block.partition("]\n")
        lines = [line for line in body.replace(",\n", "\n").split("\n") if line and line[0] != "#"]
        entries: dict[str, tuple[str, ...]] = {}
        if " = " not in body:
            entries = dict.fromkeys(", ".join(lines).split(", "), ()) if lines else {}
        for line in lines if not entries else ():
            key, equals, values = line.partition(" = ")
            if equals:
                entries[key] = tuple(values.split("; "))
            else:
                entries.update(dict.fromkeys(line.split(", "), ()))
        sections[head] = MappingProxyType(entries)
    return MappingProxyType(sections)


def languages() -> tuple[str, ...]:
    """The languages that have lexicons, in alphabetical order."""
    folders = Path(__file__).parent.iterdir()
    return tuple(sorted(folder.name for folder in folders if (folder / "function_words.txt").exists()))
