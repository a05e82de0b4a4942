"""NITF and NewsML: the text of a news item, without its administration."""

from __future__ import annotations

from datetime import date

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.elements import Characters, Start, events
from lintnews.input.readers.html import BLOCKS as HTML_BLOCKS

_ROOTS = frozenset(("nitf", "newsItem", "newsMessage", "NewsML"))
_PROSE = frozenset(("hedline", "abstract", "dateline", "body.content", "inlineXML", "inlineData", "DataContent"))
"""Elements that hold the text which readers see."""
_SKIPPED = frozenset(
    "head media-metadata media-object media-producer media-reference nitf-table-metadata script style".split()
)
_BLOCKS = HTML_BLOCKS | frozenset(
    "abstract block dateline hedline hl1 hl2 inlineData media media-caption note tagline".split()
)
_DATES = frozenset(("contentCreated", "versionCreated"))


def read(source: str) -> Prose | None:
    """The prose of a news item; XLIFF is read as such, and None stands for any other XML."""
    blocks = Blocks(source, folds=True)
    language: str | None = None
    published: date | None = None
    root = name = ""
    inside = hidden = 0
    for event in events(source):
        if isinstance(event, Characters):
            if name in _DATES:
                published = published or _day(source[event.start : event.end])
            elif inside and not hidden:
                blocks.add(*event)
            continue
        name = event.name if isinstance(event, Start) else ""
        if isinstance(event, Start):
            root = root or name
            if root == "xliff":
                from lintnews.input.readers import xliff

                return xliff.read(source)
            if root not in _ROOTS:
                return None
            language = language or event.attributes.get("lang")
            if name == "date.issue":
                published = published or _day(event.attributes.get("norm", ""))
        change = 1 if isinstance(event, Start) else -1
        inside += change * (event.name in _PROSE)
        hidden += change * (event.name in _SKIPPED)
        if event.name in _BLOCKS:
            blocks.end()
        elif name == "br":
            blocks.space("\n", event.at, event.at)
    return Prose(*blocks.prose(), language, None, published)


def _day(text: str) -> date | None:
    """The day of a time such as `20220121T180000Z` or `2022-01-21T18:00:00Z`."""
    try:
        return date.fromisoformat(text.strip().partition("T")[0])
    except ValueError:
        return None
