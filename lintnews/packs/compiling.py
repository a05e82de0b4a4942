"""From a pack's text to what runs and what explains it."""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.packs.book import Explained
from lintnews.packs.edits import edited
from lintnews.packs.entries import Entry, read_pack
from lintnews.packs.nodes import Items, Pairs, Place, Problem, Text, compose
from lintnews.packs.programs import PatternError, Program, faulty, program


def compile_pack(path: str, text: str) -> tuple[tuple[Program, ...], Mapping[str, Explained], tuple[Problem, ...]]:
    """The programs of a pack's entries, what explains them, and all that is wrong with it."""
    entries, found = read_pack(path, text)
    problems, programs = list(found), []
    for entry in entries:
        try:
            programs.append(program(entry))
            if entry.action.name == "edit":
                edited("", entry.action.params)
        except PatternError as error:
            for wrong in tuple(faulty(entry)) or (error,):
                place = _where(text, entry, wrong.pattern)
                problems.append(Problem(path, place, f"'{entry.id}' has a broken pattern: {wrong.message}"))
        except ValueError as error:
            problems.append(Problem(path, entry.place, f"'{entry.id}': {error}"))
    return tuple(programs), {entry.id: _explained(entry) for entry in entries}, tuple(problems)


def _where(text: str, entry: Entry, pattern: str) -> Place:
    """The place where an entry's pattern was written."""
    nodes = [compose(text)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Text) and node.value == pattern and node.place > entry.place:
            return node.place
        if isinstance(node, Items):
            nodes += reversed(node.values)
        elif isinstance(node, Pairs):
            nodes += (part for pair in reversed(node.values) for part in reversed(pair))
    return entry.place


def _explained(entry: Entry) -> Explained:
    summary = entry.description or entry.message.replace("%s", "…")
    return Explained(summary, entry.why, entry.not_found, entry.link, entry.valid, entry.invalid)
