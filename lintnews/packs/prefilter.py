"""Which patterns may find something in a text: those of whose literals one stands there.

There are ten thousand literals. An automaton finds them all in one walk through a text, but takes as long to be made as
an article to be linted. So the first texts of a run are taken apart into parts of a few code points, and only those
patterns are looked at closely of whose literals one begins as one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat

from lintnews.packs.compiled_rule import JOINT, CompiledRule
from lintnews.packs.required_literals import BEGINNING

_WORTH = 50_000
"""Code points of texts that are worth an automaton."""


class Prefilter:
    """The literals of some rules. A pattern goes by its place in `patterns`."""

    def __init__(self, programs: Iterable[tuple[int, CompiledRule]]) -> None:
        patterns: list[tuple[int, int]] = []
        anchors: list[str] = []
        beginnings: list[str] = []
        for number, program in programs:
            # An entry for capitals has one place, and no pattern.
            patterns += zip(repeat(number), range(len(program.anchors)), strict=False)
            anchors += program.anchors
            beginnings += program.beginnings
        self.patterns: Sequence[tuple[int, int]] = patterns
        """The numbers of their rules and their own."""
        self.always: Sequence[int] = [place for place, literals in enumerate(anchors) if not literals]
        """The patterns that run on every text."""
        self._anchors = anchors
        """The literals of each pattern."""
        self._beginnings = [one.split(JOINT) if one else () for one in beginnings]
        """How they begin."""
        self._short = {one for one in chain.from_iterable(self._beginnings) if len(one) < BEGINNING}
        """Those that are literals as a whole."""
        self._read = 0
        """Code points of texts that were asked for until now."""
        self._automaton: _Automaton | None = None

    def places(self, text: str) -> Mapping[int, Sequence[int]]:
        """Where in a folded text the literals of each pattern begin, but for those that always run."""
        self._read += len(text)
        if self._automaton is None:
            if self._read < _WORTH:
                return dict(self._looked_for(text))
            self._automaton = _Automaton(self._anchors)
            self._anchors, self._beginnings = [], []  # nobody asks for them any more, and they are large
        return self._automaton.places(text)

    def _looked_for(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """The same without the automaton."""
        here = {text[at : at + BEGINNING] for at in range(len(text))} | {one for one in self._short if one in text}
        for place, beginnings in enumerate(self._beginnings):
            if not here.isdisjoint(beginnings):
                likely = (literal for literal in self._anchors[place].split(JOINT) if literal[:BEGINNING] in here)
                if found := [at for literal in likely for at in _offsets(literal, text)]:
                    yield place, found


class _Automaton:
    """Finds the literals of all patterns in one walk through a text."""

    def __init__(self, anchors: Sequence[str]) -> None:
        import ahocorasick_rs

        called: dict[str, list[int]] = {}
        for place, literals in enumerate(anchors):
            for literal in literals.split(JOINT) if literals else ():
                called.setdefault(literal, []).append(place)
        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        self._literals = ahocorasick_rs.AhoCorasick(called, implementation=implementation, store_patterns=False)
        calls = {one: one for one in map(tuple, called.values())}
        self._calls = [calls[one] for one in map(tuple, called.values())]
        """For each number of a literal the patterns that it calls; many call the same."""

    def places(self, text: str) -> Mapping[int, Sequence[int]]:
        """Where in a folded text the literals of each pattern begin."""
        found: dict[int, list[int]] = {}
        for number, start, _ in self._hits(text):
            for place in self._calls[number]:
                found.setdefault(place, []).append(start)
        return found

    def _hits(self, text: str) -> Sequence[tuple[int, int, int]]:
        """The literals that stand in a folded text, by their numbers, each from where to where."""
        try:
            found: Sequence[tuple[int, int, int]] = self._literals.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which has no UTF-8
            text = text.encode("utf-8", "replace").decode()
            found = self._literals.find_matches_as_indexes(text, overlapping=True)
        return found


def _offsets(literal: str, text: str) -> Iterator[int]:
    """Where a literal begins in a text."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)
