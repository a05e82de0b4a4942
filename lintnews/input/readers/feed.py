"""RSS and Atom: the articles of a feed, each with its title and its longest text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lintnews.document import Metadata
from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.elements import Characters, Start, events
from lintnews.input.readers.html import fill_from
from lintnews.input.readers.metadata import Field, Part, article, joined, through
from lintnews.records import NamedTuple

_ITEMS = frozenset(("item", "entry"))
_BODIES = ("encoded", "content", "description", "summary")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&\w+;")


class _Element(NamedTuple):
    """An element's text, and where each of its characters stands in the file, and the end of the last one."""

    name: str
    text: str
    places: Sequence[int]


def read(source: str) -> Prose:
    """The prose of a feed. The title of its only article is the headline; several articles are prose one by one."""
    items: list[list[_Element]] = []
    channel: list[_Element] = []
    outside = channel
    path: list[str] = []
    text, places = "", [0]
    for event in events(source):
        if isinstance(event, Characters):
            says = source[event.start : event.end] if event.meaning is None else event.meaning
            steps = range(len(says)) if event.meaning is None else [0] * len(says)
            places[-1:] = [*(event.start + step for step in steps), event.end]
            text += says
        elif isinstance(event, Start):
            path.append(event.name)
            if event.name in _ITEMS:
                items.append([])
                outside = items[-1]
            if "lang" in event.attributes and len(path) == 1:
                channel.append(_Element("language", event.attributes["lang"], ()))
            if not set(path[:-1]) & set(_BODIES):
                text, places = "", [event.at]
        else:
            path.pop()
            if event.name in _ITEMS:
                outside = channel
            elif not set(path) & set(_BODIES):
                outside.append(_Element(event.name, text, tuple(places)))
    if len(items) == 1:
        elements = [one for one in (*channel, *items[0]) if one in items[0] or one.name == "language"]
        return _article(source, elements)
    parts = [_article(source, item) for item in items]
    prose = joined(Part(part.text, part.pieces) for part in parts)
    return Prose(
        *prose, next((one.text for one in channel if one.name == "language"), None), metadata=Metadata(items=len(items))
    )


def _article(source: str, elements: Sequence[_Element]) -> Prose:
    """The title and the fullest text of one item."""
    bodies = {one.name: one for one in elements if one.name in _BODIES}
    body = next((bodies[name] for name in _BODIES if name in bodies), None)
    parts = {one.name: _part(one) for one in elements if one.places}
    fields = [
        Field(one.name, one.places[0], one.places[-1], parts[one.name].text, parts[one.name].pieces)
        if one.places
        else Field(one.name, 0, 0, one.text)
        for one in elements
        if one is not body and (one.text.strip())
    ]
    return article(source, fields, parts[body.name] if body else Part("", ()))


def _part(element: _Element) -> Part:
    """The prose of an element, which may be HTML."""
    is_markup = _MARKUP.search(element.text) is not None
    blocks = Blocks(element.text, folds=is_markup)
    if is_markup:
        fill_from(blocks, element.text, 0, len(element.text))
    else:
        blocks.add(0, len(element.text))
    prose, pieces = blocks.prose()
    return Part(prose, tuple(through(pieces, element.places)))
