"""Paragraphs: the blocks of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\r?\n[^\S\r\n]*\r?\n|\r\r")
_WRAP = (55, 100)
"""Code points between which a full line of hard-wrapped text is long."""


def paragraphs(doc: Document) -> tuple[Span, ...]:
    """The paragraphs, without the white space around them.

    Every line is a paragraph, except in hard-wrapped text (mail, wire copy), where only an empty line ends one.
    """
    text = doc.text
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    if _hard_wrapped(text, lines):
        blocks, at = [], 0
        for blank in _BLANK.finditer(text):
            blocks.append((at, blank.start()))
            at = blank.end()
        lines = [*blocks, (at, len(text))]
    return tuple(span for span in map(partial(_stripped, text), lines) if span.start < span.end)


def paragraph_number(doc: Document, offset: int) -> int:
    """The number of the last paragraph that begins at an offset or before it, from 0; -1 in front of all."""
    return bisect_right(doc.layer(_starts), offset) - 1


def _starts(doc: Document) -> list[int]:
    return [span.start for span in doc.layer(paragraphs)]


def _stripped(text: str, span: tuple[int, int]) -> Span:
    start, end = span
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip()))


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines are broken at a right margin: most lines that run on are about as long as the longest."""
    if len(lines) < 4:
        return False
    lengths = sorted(end - start for start, end in lines)
    margin = lengths[-1]
    if not _WRAP[0] <= margin <= _WRAP[1]:
        return False
    running = [
        end - start
        for (start, end), (following, _) in pairwise(lines)
        if text.count("\n", end, following) == 1 and text[following].isalnum()
    ]
    return len(running) >= len(lines) / 2 and sum(length > margin - 16 for length in running) >= 0.7 * len(running)
