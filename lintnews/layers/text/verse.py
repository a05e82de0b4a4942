"""Verse: lines of a poem, a song or a chant, which repeat themselves and end where no sentence does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span

_BLOCK = re.compile(r"(?<![^\r\n])[^\r\n]++(?:\r?\n[^\r\n]++)+")
_FEED = re.compile(r"\n(?:(?<=[^\r\n]\n)|(?<=[^\r\n]\r\n))(?=[^\r\n])")
_LONGEST = 60
"""Code points of a line of verse."""
_ENDS = tuple('.!?…:"”»')


def verses(doc: Document) -> tuple[Span, ...]:
    """The stanzas of a document whose other paragraphs are parted by empty lines: two or more short lines below one
    another, most of which end without the end of a sentence.
    """
    text, found = doc.text, []
    if "\n\n" not in text and "\r\n\r\n" not in text:
        return ()
    for block in _blocks(text):
        lines = [line.strip() for line in block[0].splitlines()]
        open_ended = sum(bool(line) and not line.endswith(_ENDS) for line in lines)
        if all(0 < len(line) <= _LONGEST for line in lines) and 2 * open_ended >= len(lines):
            found.append(Span(*block.span()))
    return tuple(found)


def _blocks(text: str) -> Iterator[re.Match[str]]:
    """The lines that stand below one another, found by the line feeds between them."""
    end = 0
    for feed in _FEED.finditer(text):
        if feed.start() < end:
            continue
        stop = feed.start() - (text[feed.start() - 1 : feed.start()] == "\r")
        first = text.rfind("\n", 0, stop) + 1
        if block := _BLOCK.match(text, max(first, text.rfind("\r", first, stop) + 1)):
            end = block.end()
            yield block


def in_verse(doc: Document, offset: int) -> bool:
    """Whether an offset stands in verse."""
    found = doc.layer(verses)
    index = bisect_right(found, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < found[index].end
