"""A first look at the places of a pattern: an entry is run only where one of its patterns matches something."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.packs.checks import LAYERS, SECONDS, SECONDS_PER_CHARACTER
from lintnews.packs.compiled_rule import BY_WORDS, Alternative, CompiledRule
from lintnews.packs.kept_patterns import ready
from lintnews.packs.lines import BEGINS_LINE
from lintnews.packs.patterns import PatternError
from lintnews.packs.required_literals import SHORT


class FirstLook:
    """Looks at one document, no longer than one entry may. What it has no time for is left to the entry itself.

    `folded`: its text as literals are compared; `within`: the part of it in which entries look that find in a paragraph
    what stands there.
    """

    def __init__(self, doc: Document, folded: str, within: Span) -> None:
        self._text = doc.text
        self._folded = folded
        self._within = within
        self._whole = Span(0, len(doc.text))
        self._end = perf_counter() + SECONDS + SECONDS_PER_CHARACTER * len(doc.text)

    def may_find(self, program: CompiledRule, pattern: int, parts: Sequence[tuple[int, int]] | None) -> bool:
        """Whether a pattern of a program may find something in these parts of the document; None: anywhere."""
        if program.check not in BY_WORDS or not LAYERS.keys().isdisjoint(program.scope):
            return True
        alternative = program.alternatives[pattern]
        also = alternative.also
        if also and parts is not None:
            folded = self._folded
            parts = [(first, last) for first, last in parts if any(map(folded[first:last].__contains__, also))]
        left = self._end - perf_counter()
        if left <= 0:
            return True
        try:
            return self._matches(program, alternative, parts, left)
        except (TimeoutError, PatternError):
            return True

    def _matches(
        self, program: CompiledRule, one: Alternative, parts: Sequence[tuple[int, int]] | None, left: float
    ) -> bool:
        code: Any = ready(one.pattern, program.ignorecase, program.multiline)
        text, is_quick = self._text, one.is_quick
        begins_line = parts is not None and one.reach[0] == BEGINS_LINE
        for first, last in parts if parts is not None else (self._within if program.is_local else self._whole,):
            # To be told a limit costs a search as much as a few words to search in.
            limit = None if is_quick and last - first <= SHORT else left
            if code.match(text, first, timeout=limit) if begins_line else code.search(text, first, last, timeout=limit):
                return True
        return False
