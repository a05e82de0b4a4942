"""A first look at the places of a pattern: an entry is run only where one of its patterns matches something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import perf_counter, thread_time
from typing import Any

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import changed_range
from lintnews.packs.checks import LAYERS, SECONDS, SECONDS_PER_CHARACTER
from lintnews.packs.compiled_rule import BY_WORDS, Alternative, CompiledRule
from lintnews.packs.kept_patterns import ready
from lintnews.packs.lines import BEGINS_LINE, REACH, all_lines, parts_near
from lintnews.packs.patterns import PatternError
from lintnews.packs.required_literals import SHORT


class FirstLook:
    """Looks at one document, no longer than one entry may. What it has no time for is left to the entry itself.

    `folded`: its text as literals are compared.
    """

    def __init__(self, doc: Document, folded: str) -> None:
        self._text = doc.text
        self._folded = folded
        self._is_exact = len(folded) == len(doc.text)
        self._begins = doc.layer(all_lines)
        self._whole = Span(0, len(doc.text))
        self._within = doc.layer(changed_range)
        """The part of the document in which entries look that find in a paragraph what stands there."""
        self._seconds = SECONDS + SECONDS_PER_CHARACTER * len(doc.text)
        self._since = thread_time()
        self._end = perf_counter() + self._seconds

    def finds(
        self, program: CompiledRule, one: Alternative, places: Sequence[int]
    ) -> tuple[bool, Sequence[tuple[int, int]] | None]:
        """Whether a pattern of a program may find something whose literals stand at these places, and in which parts of
        the document; None: anywhere.
        """
        if not (places and program.is_near and self._is_exact):
            return self._may_find(program, one, None), None
        if one.is_first and _is_by_words(program):
            found = self._begins_at(program, one, self._places(program, places))
            return found, self._parts(program, one, places) if found else ()
        parts = self._parts(program, one, places)
        return self._may_find(program, one, parts), parts

    def _places(self, program: CompiledRule, places: Sequence[int]) -> Sequence[int]:
        """Those of these places at which a program looks."""
        within = self._within
        if within == self._whole or not program.is_local:
            return places
        return [place for place in places if within.start <= place < within.end]

    def _parts(self, program: CompiledRule, one: Alternative, places: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Where in the document a pattern can match whose literals stand at these places."""
        parts, within = parts_near(self._begins, len(self._text), one.reach, places), self._within
        if within == self._whole or not program.is_local:
            return parts
        return [(max(one[0], within.start), min(one[1], within.end)) for one in parts if within.overlaps(one)]

    def _begins_at(self, program: CompiledRule, one: Alternative, places: Sequence[int]) -> bool:
        """Whether a pattern whose matches begin with its literals may match at one of these places."""
        text, after = self._text, min(one.reach[2], REACH)
        limit = None if one.is_quick and after <= SHORT else self._left()
        if limit is not None and limit <= 0:
            return True
        try:
            match = ready(one.pattern, program.ignorecase, program.multiline).match
            if limit is not None:
                match = partial(match, timeout=limit)
            for place in places:
                if match(text, place, place + after):
                    return True
        except (TimeoutError, PatternError):
            return True
        return False

    def _may_find(self, program: CompiledRule, one: Alternative, parts: Sequence[tuple[int, int]] | None) -> bool:
        """Whether a pattern of a program may find something in these parts of the document; None: anywhere."""
        if not _is_by_words(program):
            return True
        text, begins_line = self._text, parts is not None and one.reach[0] == BEGINS_LINE
        if parts is None:
            parts = (self._within if program.is_local else self._whole,)
        elif also := one.also:
            folded = self._folded
            parts = [(first, last) for first, last in parts if any(map(folded[first:last].__contains__, also))]
        if not parts:
            return False
        try:
            code: Any = ready(one.pattern, program.ignorecase, program.multiline)
            for first, last in parts:
                # To be told a limit costs a search as much as a few words to search in.
                if one.is_quick and last - first <= SHORT:
                    found = code.match(text, first) if begins_line else code.search(text, first, last)
                elif (limit := self._left()) <= 0:
                    return True
                elif begins_line:
                    found = code.match(text, first, timeout=limit)
                else:
                    found = code.search(text, first, last, timeout=limit)
                if found:
                    return True
        except (TimeoutError, PatternError):
            return True
        return False

    def _left(self) -> float:
        """Seconds of work that are left. What passed on the clock is taken for work until it runs out."""
        left = self._end - perf_counter()
        if left <= 0:
            left = self._seconds - (thread_time() - self._since)
            self._end = perf_counter() + left
        return left


def _is_by_words(program: CompiledRule) -> bool:
    """Whether a program finds words or phrases wherever they stand."""
    return program.check in BY_WORDS and LAYERS.keys().isdisjoint(program.scope)
