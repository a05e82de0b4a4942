"""A first look at the places of a pattern: an entry is run only where one of its patterns matches something."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter, thread_time
from typing import Any

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import changed_range
from lintnews.packs.checks import LAYERS, SECONDS, SECONDS_PER_CHARACTER
from lintnews.packs.compiled_rule import BY_WORDS, Alternative, CompiledRule
from lintnews.packs.kept_patterns import ready
from lintnews.packs.lines import BEGINS_LINE, all_lines, parts_near
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

    def parts(self, program: CompiledRule, one: Alternative, places: Sequence[int]) -> Sequence[tuple[int, int]] | None:
        """Where in the document a pattern can match whose literals stand at these places; None: anywhere."""
        if not (places and program.is_near and self._is_exact):
            return None
        parts, within = parts_near(self._begins, len(self._text), one.reach, places), self._within
        if within == self._whole or not program.is_local:
            return parts
        return [(max(one[0], within.start), min(one[1], within.end)) for one in parts if within.overlaps(one)]

    def may_find(self, program: CompiledRule, one: Alternative, parts: Sequence[tuple[int, int]] | None) -> bool:
        """Whether a pattern of a program may find something in these parts of the document; None: anywhere."""
        if program.check not in BY_WORDS or not LAYERS.keys().isdisjoint(program.scope):
            return True
        begins_line = parts is not None and one.reach[0] == BEGINS_LINE
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
                limit = None if one.is_quick and last - first <= SHORT else self._left()
                if limit is not None and limit <= 0:
                    return True
                if (
                    code.match(self._text, first, timeout=limit)
                    if begins_line
                    else code.search(self._text, first, last, timeout=limit)
                ):
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
