"""Markdown (CommonMark with tables, footnotes and front matter): its prose without code, images and HTML tags.

The headline and the summary of the front matter are prose, too, where the text below does not say them itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyromark

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks, ByteOffsets
from lintnews.input.readers.front_matter import FrontMatterError, toml_fields, yaml_fields
from lintnews.input.readers.html import fill_from
from lintnews.input.readers.metadata import Field, Part, article

_INLINE = frozenset(("Emphasis", "Strong", "Link", "Superscript", "Subscript"))
_SKIPPED = frozenset(("CodeBlock", "Image", "MetadataBlock", "Strikethrough"))
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)


def read(source: str) -> Prose:
    """The prose of a Markdown file."""
    events = list(_events(source))
    blocks = Blocks(source, folds=False)
    _fill(blocks, source, events)
    said, faults = _front_matter(source, events)
    made = article(source, (*said, *_heading(events)), Part(*blocks.prose()))
    return made._replace(faults=faults)


def _front_matter(source: str, events: Sequence[_Event]) -> tuple[tuple[Field, ...], tuple[tuple[int, str], ...]]:
    """What the front matter says, and what is wrong with it."""
    if not events or events[0][:2] != ("Start", "MetadataBlock"):
        return (), ()
    inside = next((event for event in events[1:3] if event[0] == "Text"), None)
    if not inside:
        return (), ()
    start, end = inside[2:]
    try:
        return tuple((yaml_fields if source.startswith("---") else toml_fields)(source, start, end)), ()
    except FrontMatterError as error:
        line = source.count("\n", 0, start) + 1 + error.line
        return (), ((line, f"the front matter is left out, because it is {error}"),)


def _heading(events: Sequence[_Event]) -> Iterator[Field]:
    """The first heading as a headline, for want of one in the front matter."""
    opening = next((at for at, event in enumerate(events) if event[:2] == ("Start", "Heading")), None)
    before = events[:opening] if opening is not None else ()
    if opening is not None and not any(event[:2] == ("Start", "Paragraph") for event in before):
        closing = next(at for at in range(opening, len(events)) if events[at][:2] == ("End", "Heading"))
        yield Field("name", *events[opening][2:], " ".join(_shown(events[opening:closing])))


def _shown(events: Sequence[_Event]) -> Iterator[str]:
    """The words of a heading, without those that stand for a picture."""
    hidden = 0
    for kind, content, *_ in events:
        if kind in ("Start", "End") and content in _SKIPPED:
            hidden += 1 if kind == "Start" else -1
        elif not hidden and kind in ("Text", "Code"):
            yield from content.split()


def _fill(blocks: Blocks, source: str, events: Sequence[_Event]) -> None:
    hidden = 0
    for kind, content, start, end in events:
        if kind in ("Start", "End"):
            if content in _SKIPPED:
                hidden += 1 if kind == "Start" else -1
            elif content not in _INLINE:
                blocks.end()
        elif hidden:
            continue
        elif kind in ("Text", "Code"):
            _add_text(blocks, source, content, start, end, is_code=kind == "Code")
        elif kind == "SoftBreak":
            blocks.space(" ", start, end)
        elif kind == "HardBreak":
            blocks.space("\n", start, end)
        elif kind in ("Html", "InlineHtml"):
            fill_from(blocks, source, start, end)


def _add_text(blocks: Blocks, source: str, text: str, start: int, end: int, *, is_code: bool) -> None:
    """Text with its place: without the backticks of code; as a whole where it means something else than it says."""
    at = source.find(text, start, end)
    if at >= 0 and (is_code or "&" not in text or end - start == len(text)):
        blocks.add(at, at + len(text))
    else:
        blocks.add(start, end, text)


_Event = tuple[str, str, int, int]


def _events(source: str) -> Iterator[_Event]:
    """The parser's events: their kind, the element's name or the text, and the place in code points."""
    place = ByteOffsets(source, source.encode())
    for event, span in pyromark.events_with_range(source, options=_OPTIONS):
        # An event is its name, or its name with a value: a text, or an element, which may carry attributes.
        named: tuple[str, Any] = (event, "") if isinstance(event, str) else next(iter(event.items()))
        kind, value = named
        content = str(next(iter(value))) if isinstance(value, dict) else str(value)
        yield kind, content, place(span["start"]), place(span["end"])
