"""From a pack's text to what runs and what explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lintnews.packs.compiled_rule import CompiledRule, faulty, program
from lintnews.packs.entries import read_pack
from lintnews.packs.entry import MOST_PROBLEMS, Entry, Example, Phrase
from lintnews.packs.patterns import PatternError
from lintnews.packs.replacements import edited
from lintnews.packs.rule_set import RuleDocs
from lintnews.packs.yaml_nodes import Items, Node, Pairs, Place, Problem, Text, compose

SENTENCES = 15
"""How many rows of a table one example shows."""


def compile_pack(path: str, text: str) -> tuple[tuple[CompiledRule, ...], Mapping[str, RuleDocs], tuple[Problem, ...]]:
    """The programs of a pack's entries, what explains them, and all that is wrong with it."""
    entries, found = read_pack(path, text)
    problems = list(found)
    programs: list[CompiledRule] = []
    for entry in entries:
        made, wrong = compile_entry(path, entry, (), text)
        problems += wrong[:MOST_PROBLEMS]
        if len(problems) >= MOST_PROBLEMS:
            break
        programs += (made,) if made else ()
    return tuple(programs), {entry.id: explained(entry) for entry in entries}, tuple(problems)


def compile_entry(
    path: str, entry: Entry, accepted: Sequence[str], text: str = ""
) -> tuple[CompiledRule | None, tuple[Problem, ...]]:
    """The program of an entry, or None and what is wrong with it. `text`: in which the places of patterns are found."""
    try:
        made = program(entry, accepted)
        if entry.action.name == "edit":
            edited("", entry.action.params)
    except PatternError as error:
        return None, tuple(
            Problem(path, _where(text, entry, one.pattern), f"'{entry.id}' has a broken pattern: {one.message}")
            for one in tuple(faulty(entry)) or (error,)
        )
    except ValueError as error:
        return None, (Problem(path, entry.place, f"'{entry.id}': {error}"),)
    return made, ()


@lru_cache(maxsize=1)
def _composed(text: str) -> Node | None:
    """The values of a pack; its many mistakes are looked for in it one after the other."""
    return compose(text)


def _where(text: str, entry: Entry, pattern: str) -> Place:
    """The place where an entry's pattern was written."""
    nodes = [_composed(text)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Text) and node.value == pattern and node.place > entry.place:
            return node.place
        if isinstance(node, Items):
            nodes += reversed(node.values)
        elif isinstance(node, Pairs):
            nodes += (part for pair in reversed(node.values) for part in reversed(pair))
    return entry.place


def explained(entry: Entry) -> RuleDocs:
    """What explains an entry."""
    summary = entry.description or _filled(entry)
    rows = list(batched(entry.phrases, SENTENCES))
    valid = entry.valid + tuple(Example("\n\n".join(row.valid for row in some)) for some in rows)
    invalid = entry.invalid + tuple(Example("\n\n".join(row.invalid for row in some)) for some in rows)
    names = ", ".join(phrase.name for phrase in entry.phrases)
    switch = f'ignore = ["{entry.id}:NAME"] leaves out one phrase alone. Their names: {names}.'
    not_found = f"{entry.not_found} {switch}".strip() if names else entry.not_found
    return RuleDocs(summary, entry.why, not_found, entry.link, valid, invalid)


def _filled(entry: Entry) -> str:
    """The message with the entry's first pair in its places, where those are plain words, and `…` elsewhere."""
    found, meant = pair[0] if (pair := entry.swap or entry.either) else ("", "")
    words = {"1": meant, "2": found} if entry.swap else {}

    def word(place: re.Match[str]) -> str:
        plain = words.get(place[1] or "", "")
        return plain if re.fullmatch(r"[\w ’'-]+", plain) else "…"

    return re.sub(r"%(?:\[(\d+)\])?s", word, entry.message).replace("““", "“").replace("””", "”")


def batched(rows: Sequence[Phrase], size: int) -> Iterator[Sequence[Phrase]]:
    """The rows in groups of so many."""
    return (rows[at : at + size] for at in range(0, len(rows), size))
