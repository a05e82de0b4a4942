"""Markdown (CommonMark with tables, footnotes and front matter): its prose without code, images and HTML tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyromark

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks, ByteOffsets
from lintnews.input.readers.html import fill_from

_INLINE = frozenset(("Emphasis", "Strong", "Link", "Superscript", "Subscript"))
_SKIPPED = frozenset(("CodeBlock", "Image", "MetadataBlock", "Strikethrough"))
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)


def read(source: str) -> Prose:
    """The prose of a Markdown file."""
    blocks = Blocks(source, folds=False)
    hidden = 0
    for kind, content, start, end in _events(source):
        if kind in ("Start", "End"):
            if content in _SKIPPED:
                hidden += 1 if kind == "Start" else -1
            elif content not in _INLINE:
                blocks.end()
        elif hidden:
            continue
        elif kind in ("Text", "Code"):
            _add_text(blocks, source, content, start, end)
        elif kind == "SoftBreak":
            blocks.space(" ", start, end)
        elif kind == "HardBreak":
            blocks.space("\n", start, end)
        elif kind in ("Html", "InlineHtml"):
            fill_from(blocks, source, start, end)
    return Prose(*blocks.prose())


def _add_text(blocks: Blocks, source: str, text: str, start: int, end: int) -> None:
    """Text with its place: without the backticks of code; as a whole where it means something else than it says."""
    at = source.find(text, start, end)
    if at >= 0:
        blocks.add(at, at + len(text))
    else:
        blocks.add(start, end, text)


def _events(source: str) -> Iterator[tuple[str, str, int, int]]:
    """The parser's events: their kind, the element's name or the text, and the place in code points."""
    place = ByteOffsets(source, source.encode())
    for event, span in pyromark.events_with_range(source, options=_OPTIONS):
        # An event is its name, or its name with a value: a text, or an element, which may carry attributes.
        named: tuple[str, Any] = (event, "") if isinstance(event, str) else next(iter(event.items()))
        kind, value = named
        content = str(next(iter(value))) if isinstance(value, dict) else str(value)
        yield kind, content, place(span["start"]), place(span["end"])
