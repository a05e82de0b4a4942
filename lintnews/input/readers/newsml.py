"""NITF and NewsML: the text of a news item, without its administration."""

from __future__ import annotations

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.elements import Characters, End, Start, events
from lintnews.input.readers.html import BLOCKS as HTML_BLOCKS
from lintnews.input.readers.metadata import Field, Part, article

FEEDS = frozenset(("rss", "RDF", "feed"))
_ROOTS = frozenset(("nitf", "newsItem", "newsMessage", "NewsML"))
_PROSE = frozenset(("hedline", "abstract", "dateline", "body.content", "inlineXML", "inlineData", "DataContent"))
"""Elements that hold the text which readers see."""
_SKIPPED = frozenset(
    "head media-metadata media-object media-producer media-reference nitf-table-metadata script style".split()
)
_BLOCKS = HTML_BLOCKS | frozenset(
    "abstract block dateline hedline hl1 hl2 inlineData media media-caption note tagline".split()
)
_FIELDS = {
    "contentCreated": "published",
    "versionCreated": "updated",
    "headline": "headline",
    "HeadLine": "headline",
    "hl1": "headline",
    "abstract": "abstract",
    "dateline": "dateline",
    "DateLine": "dateline",
    "provider": "provider",
    "creditline": "creditline",
}
"""Elements that say something of the article, and what."""
_SUMMARIES = frozenset(("drol:summary", "drol:standfirst", "drol:lead"))


def read(source: str) -> Prose | None:
    """The prose of a news item; XLIFF and feeds are read as such, and None stands for any other XML."""
    blocks = Blocks(source, folds=True)
    fields: list[Field] = []
    open_field: tuple[str, str, list[Characters]] = "", "", []
    root = name = ""
    inside = hidden = 0
    for event in events(source):
        if isinstance(event, Characters):
            open_field[2].append(event)
            if inside and not hidden:
                blocks.add(*event)
            continue
        name = event.name if isinstance(event, Start) else ""
        if key := _key(event):
            open_field = event.name, key, []
        elif event.name == open_field[0] and open_field[2]:
            fields.append(_field(source, open_field[1], open_field[2]))
            open_field = "", "", []
        if isinstance(event, Start):
            root = root or name
            if root == "xliff":
                from lintnews.input.readers import xliff

                return xliff.read(source)
            if root in FEEDS:
                from lintnews.input.readers import feed

                return feed.read(source)
            if root not in _ROOTS:
                return None
            for key, attribute in (("language", "lang"), *((("date", "norm"),) if name == "date.issue" else ())):
                if value := event.attributes.get(attribute):
                    fields.append(Field(key, event.at, event.at, value))
        change = 1 if isinstance(event, Start) else -1
        inside += change * (event.name in _PROSE)
        hidden += change * (event.name in _SKIPPED)
        if event.name in _BLOCKS:
            blocks.end()
        elif name == "br":
            blocks.space("\n", event.at, event.at)
    return article(source, fields, Part(*blocks.prose()))


def _key(event: Start | End) -> str:
    """What the element that begins says of the article, if anything."""
    if not isinstance(event, Start):
        return ""
    if event.name == "description" and event.attributes.get("role") in _SUMMARIES:
        return "standfirst"
    return _FIELDS.get(event.name, "")


def _field(source: str, key: str, found: list[Characters]) -> Field:
    """The text of an element with its place."""
    says = " ".join("".join(source[one[0] : one[1]] if one[2] is None else one[2] for one in found).split())
    at = source.find(says, found[0].start, found[-1].end)
    return Field(key, at, at + len(says)) if at >= 0 else Field(key, found[0].start, found[-1].end, says)
