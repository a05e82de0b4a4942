"""Which patterns may find something in a text: those of whose literals one stands there.

There are thirty thousand literals. An automaton finds them all in one walk through a text, but takes as long to be made
as an article to be linted. So the first texts of a run are taken apart into parts of a few bytes, and only those
literals are looked for that have one of these for their rarest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from lintnews.files.kept_table import key_of
from lintnews.packs.compiled_rule import JOINT, CompiledRule
from lintnews.records import NamedTuple

PART = 6
"""Bytes of a part."""
_WORTH = 50_000
"""Code points of texts that are worth an automaton."""


class Literals(NamedTuple):
    """The literals of some programs."""

    by_part: Mapping[bytes, Sequence[tuple[str, Sequence[tuple[str, int]]]]]
    """By the part of them, in UTF-8, that fewest of them have. Each comes with the alternatives that it calls: the id
    of their rule and their number."""
    short: tuple[bytes, ...]
    """Those of these parts that are literals as a whole, and shorter."""
    listed: Callable[[], Listed]
    """All of them."""


class Listed(NamedTuple):
    """Literals, and what they call: much of it is called by many."""

    literals: Sequence[str]
    calls: Sequence[Sequence[tuple[str, int]]]
    """The different sets of alternatives that are called."""
    called: Sequence[int]
    """For each literal the number of its set."""


def literals_of(programs: Iterable[CompiledRule]) -> Literals:
    """The literals of programs."""
    called: dict[str, list[tuple[str, int]]] = {}
    for program in programs:
        for number, one in enumerate(program.alternatives):
            for literal in one.literals.split(JOINT) if one.literals else ():
                called.setdefault(literal, []).append((program.id, number))
    parts = {literal: _parts(literal) for literal in called}
    count = Counter(chain.from_iterable(parts.values()))
    made: dict[bytes, list[tuple[str, Sequence[tuple[str, int]]]]] = {}
    for literal, calls in called.items():
        part = min(parts[literal], key=lambda part: (count[part], part), default=key_of(literal))
        made.setdefault(part, []).append((literal, calls))
    return Literals(made, tuple(one for one in made if len(one) < PART), lambda: _listed(called))


def _listed(called: Mapping[str, Sequence[tuple[str, int]]]) -> Listed:
    numbers: dict[tuple[tuple[str, int], ...], int] = {}
    chosen = [numbers.setdefault(tuple(calls), len(numbers)) for calls in called.values()]
    return Listed([*called], [*numbers], chosen)


def _parts(text: str) -> set[bytes]:
    data = key_of(text)
    return {data[at : at + PART] for at in range(len(data) - PART + 1)}


class Prefilter:
    """The literals of some programs. `numbers`: those of their rules, by their ids; what else the literals call is none
    of them.
    """

    def __init__(self, literals: Literals, numbers: Mapping[str, int]) -> None:
        self._literals = literals
        self._numbers = numbers
        self._read = 0
        """Code points of texts that were asked for until now."""

    def places(self, text: str, judging: Collection[int]) -> Mapping[tuple[int, int], Sequence[int]]:
        """Where in a folded text the literals begin of each alternative, by the number of its rule and its own.

        `judging`: the numbers of the rules that are asked for.
        """
        self._read += len(text)
        found: dict[tuple[int, int], list[int]] = {}
        for called, start in self._looked_for(text) if self._read < _WORTH else self._hits(text):
            for alternative in called:
                if alternative in found:
                    found[alternative].append(start)
                elif alternative[0] in judging:
                    found[alternative] = [start]
        return found

    def _looked_for(self, text: str) -> Iterator[tuple[Sequence[tuple[int, int]], int]]:
        """The literals that stand in a folded text: the alternatives that each calls, and where it begins."""
        by_part, data = self._literals.by_part, key_of(text)
        chars = {*data}
        short = {one for one in self._literals.short if chars.issuperset(one) and one in data}
        for part in _parts(text) | short:
            for literal, calls in by_part.get(part, ()):
                if (at := text.find(literal)) >= 0:
                    called = self._numbered(calls)
                    while at >= 0:
                        yield called, at
                        at = text.find(literal, at + 1)

    def _hits(self, text: str) -> Iterator[tuple[Sequence[tuple[int, int]], int]]:
        """The same by way of the automaton."""
        automaton, called = self._automaton
        try:
            found = automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which has no UTF-8
            text = text.encode("utf-8", "replace").decode()
            found = automaton.find_matches_as_indexes(text, overlapping=True)
        return ((called[number], start) for number, start, _ in found)

    def _numbered(self, calls: Sequence[tuple[str, int]]) -> Sequence[tuple[int, int]]:
        return [(self._numbers[rule], number) for rule, number in calls if rule in self._numbers]

    @cached_property
    def _automaton(self) -> tuple[Any, Sequence[Sequence[tuple[int, int]]]]:
        """An automaton over all literals, and for each of them the alternatives that it calls. The list that both are
        made of is not kept.
        """
        import ahocorasick_rs

        literals, calls, called = self._literals.listed()
        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        automaton = ahocorasick_rs.AhoCorasick(literals, implementation=implementation, store_patterns=False)
        sets = [self._numbered(each) for each in calls]
        return automaton, [sets[number] for number in called]
