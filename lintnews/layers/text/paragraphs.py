"""Paragraphs: the blocks of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"\r?\n[^\S\r\n]*\r?\n|\r\r")
_WRAP = (55, 100)
"""Code points between which a full line of hard-wrapped text is long."""


def paragraphs(doc: Document) -> tuple[Span, ...]:
    """The paragraphs, without the white space around them.

    Every line is a paragraph, except in hard-wrapped text (mail, wire copy), where only an empty line ends one.
    """
    text, blocks, at = doc.text, [], 0
    if not doc.layer(is_hard_wrapped):
        return kept(
            doc, paragraphs, lambda doc, part: map(partial(_stripped, doc.text), _lines_in(doc, part)), is_hard_wrapped
        )
    for blank in _BLANK.finditer(text):
        blocks.append((at, blank.start()))
        at = blank.end()
    spans = map(partial(_stripped, text), (*blocks, (at, len(text))))
    return tuple(span for span in spans if span.start < span.end)


def _lines(doc: Document) -> tuple[Span, ...]:
    """The lines that are not empty."""
    return kept(doc, _lines, _lines_in)


def _lines_in(doc: Document, part: Span) -> Iterator[Span]:
    return (Span(*line.span()) for line in _LINE.finditer(doc.text, *part) if not line[0].isspace())


def paragraph_number(doc: Document, offset: int) -> int:
    """The number of the last paragraph that begins at an offset or before it, from 0; -1 in front of all."""
    return bisect_right(doc.layer(_starts), offset) - 1


def _starts(doc: Document) -> list[int]:
    return [span.start for span in doc.layer(paragraphs)]


def _stripped(text: str, span: tuple[int, int]) -> Span:
    start, end = span
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip()))


def is_hard_wrapped(doc: Document) -> bool:
    """Whether lines are broken at a right margin: most lines that run on are about as long as the longest."""
    text, lines = doc.text, doc.layer(_lines)
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
