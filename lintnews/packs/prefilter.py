"""Which patterns may find something in a text: those of whose literals one stands there.

There are ten thousand literals. An automaton finds them all in one walk through a text, but takes as long to be made as
an article to be linted. So the first texts of a run are taken apart into parts of a few code points, and only those
literals are looked for of which the beginning is one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from lintnews.packs.compiled_rule import CompiledRule

_BEGINNING = 6
"""Code points of the beginning of a literal."""
_WORTH = 50_000
"""Code points of texts that are worth an automaton."""


class Prefilter:
    """The literals of some rules. A pattern goes by its place in `patterns`."""

    def __init__(self, programs: Iterable[tuple[int, CompiledRule]]) -> None:
        patterns: list[tuple[int, int]] = []
        called: dict[str, list[int]] = {}
        beginnings: dict[str, list[str]] = {}
        always: list[int] = []
        for number, program in programs:
            # An entry for capitals has one place, and no pattern.
            for pattern, literals in enumerate(program.anchors):
                place = len(patterns)
                patterns.append((number, pattern))
                if not literals:
                    always.append(place)
                for literal in literals:
                    if known := called.get(literal):
                        known.append(place)
                    else:
                        called[literal] = [place]
                        beginnings.setdefault(literal[:_BEGINNING], []).append(literal)
        self.patterns: Sequence[tuple[int, int]] = patterns
        """The numbers of their rules and their own."""
        self.always: Sequence[int] = always
        """The patterns that run on every text."""
        self._called = called
        """For each literal the patterns that it calls."""
        self._beginnings = beginnings
        """The literals by how they begin."""
        self._short = [literal for literal in beginnings if len(literal) < _BEGINNING]
        self._read = 0
        """Code points of texts that were asked for until now."""

    def places(self, text: str) -> Mapping[int, Sequence[int]]:
        """Where in a folded text the literals of each pattern begin, but for those that always run."""
        self._read += len(text)
        found: dict[int, list[int]] = {}
        if self._read < _WORTH:
            here = {text[at : at + _BEGINNING] for at in range(len(text) - _BEGINNING + 1)} & self._beginnings.keys()
            for literal in chain(self._short, *(self._beginnings[beginning] for beginning in here)):
                at = text.find(literal)
                while at >= 0:
                    for place in self._called[literal]:
                        found.setdefault(place, []).append(at)
                    at = text.find(literal, at + 1)
            return found
        for number, start, _ in self._hits(text):
            for place in self._calls[number]:
                found.setdefault(place, []).append(start)
        return found

    def _hits(self, text: str) -> Sequence[tuple[int, int, int]]:
        """The literals that stand in a folded text, by their numbers, each from where to where."""
        try:
            found: Sequence[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which has no UTF-8
            text = text.encode("utf-8", "replace").decode()
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    @cached_property
    def _automaton(self) -> Any:
        """Over all literals."""
        import ahocorasick_rs

        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        return ahocorasick_rs.AhoCorasick(self._called, implementation=implementation, store_patterns=False)

    @cached_property
    def _calls(self) -> Sequence[Sequence[int]]:
        """For each literal of the automaton the patterns that it calls."""
        return tuple(self._called.values())
