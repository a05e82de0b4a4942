"""Files that hold many articles one behind the other: feeds, news messages, sitemaps with titles, lists of ninjs.

Each article is cut out with the head of its file, so that it is read by the reader of its format; places are those in
what was cut out.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import Any

from lintnews.input.readers.elements import Characters, End, Start, events
from lintnews.records import NamedTuple

SUFFIXES = (".xml", ".rss", ".atom", ".newsml", ".json", ".jsonld", ".ninjs")
"""Of files that may be bundles."""
BODIES = ("body_text", "body_html", "body_xhtml", "articleBody")
"""The keys of an article in JSON that hold its text."""

_ITEMS = {
    "rss": "item",
    "RDF": "item",
    "feed": "entry",
    "newsMessage": "newsItem",
    "NewsML": "NewsItem",
    "urlset": "url",
    "sitemapindex": "sitemap",
}
"""The elements that are articles, by the root of their file."""
_SITEMAPS = ("urlset", "sitemapindex")
_LISTS = ("items", "_items", "articles", "results")
"""Keys under which a list of articles stands in JSON."""
_IDS = ("guid", "id", "loc", "link")
_SPACE = re.compile(r"[ \t\r\n]*")


class _Item(NamedTuple):
    """An article in a file."""

    start: int
    end: int
    said: dict[str, str]
    """The texts of the elements in it that hold no others, and its attribute `guid`."""


def articles_in(source: str, suffix: str) -> list[dict[str, Any]] | None:
    """The articles of a bundle as records; None for a file that is none. Raises `ValueError` where it is broken."""
    return _in_json(source) if suffix in (".json", ".jsonld", ".ninjs") else _in_xml(source, suffix.lstrip("."))


def _in_xml(source: str, suffix: str) -> list[dict[str, Any]] | None:
    root, above, items = _items(source)
    if root in _SITEMAPS:
        return [_titled(item) for item in items if item.said.get("title")]
    if len(items) < 2:
        return None
    head = source[: items[0].start]
    tail = "".join(f"</{name}>" for name in reversed(above))
    made = []
    for number, item in enumerate(items, 1):
        ident = next((item.said[name] for name in _IDS if item.said.get(name)), str(number))
        link = item.said.get("link", "")
        text = f"{head}{source[item.start : item.end]}{tail}"
        made.append({"id": ident, "url": link, "text": text, "format": suffix})
    return made


def _titled(item: _Item) -> dict[str, Any]:
    """A page of which a sitemap says its title."""
    address = item.said.get("loc", "")
    day = item.said.get("publication_date")
    return {"id": address, "url": address, "text": item.said["title"] + "\n", "published": day}


def _items(source: str) -> tuple[str, list[str], list[_Item]]:
    """The name of the root, those of the elements that the articles stand in, and the articles."""
    path: list[str] = []
    above: list[str] = []
    items: list[_Item] = []
    root = wanted = text = ""
    begun = -1
    said: dict[str, str] = {}
    for event in events(source):
        if isinstance(event, Characters):
            text += source[event.start : event.end] if event.meaning is None else event.meaning
        elif isinstance(event, Start):
            if not root:
                root, wanted = event.name, _ITEMS.get(event.name, "")
                if not wanted:
                    return root, [], []
            if event.name == wanted and begun < 0:
                begun, above = event.at, [*path]
                said = {"guid": event.attributes["guid"]} if "guid" in event.attributes else {}
            elif begun >= 0 and event.name == "link" and (address := event.attributes.get("href")):
                said.setdefault("link", address)
            path.append(_full(source, event.at))
            text = ""
        elif isinstance(event, End):
            path.pop()
            if begun >= 0 and event.name == wanted and len(path) == len(above):
                end = source.index(">", event.at) + 1
                items.append(_Item(begun, end, said))
                begun = -1
            elif begun >= 0 and text.strip():
                said.setdefault(event.name, " ".join(text.split()))
            text = ""
    return root, above, items


def _full(source: str, at: int) -> str:
    """The name of the element that begins there, with its prefix."""
    found = re.compile(r"<([^\s/>]+)").match(source, at)
    return found[1] if found else ""


def _in_json(source: str) -> list[dict[str, Any]] | None:
    """The articles of a list, or of the list under a key of an object."""
    decoder = JSONDecoder()
    at = _end(source, 0)
    if source[at : at + 1] == "{":
        found = re.compile(rf'"(?:{"|".join(_LISTS)})"\s*:\s*(?=\[)').search(source)
        if not found or any(f'"{key}"' in source[: found.start()] for key in BODIES):
            return None
        at = found.end()
    if source[at : at + 1] != "[":
        return None
    made: list[dict[str, Any]] = []
    at = _end(source, at + 1)
    while source[at : at + 1] not in ("]", ""):
        try:
            value, end = decoder.raw_decode(source, at)
        except JSONDecodeError as error:
            raise ValueError(f"line {error.lineno}: {error.msg}, behind {len(made)} articles") from None
        except RecursionError:
            raise ValueError(f"nested too deep, behind {len(made)} articles") from None
        if not isinstance(value, dict):
            return None
        made.append(in_json(value, source[at:end], len(made) + 1))
        at = _end(source, end)
        at = _end(source, at + 1) if source[at : at + 1] == "," else at
    return made


def in_json(value: dict[str, Any], source: str, number: int) -> dict[str, Any]:
    """An article in JSON as a record; one without a text has none. `source`: its text; `number`: its place."""
    ident = next((value[key] for key in ("uri", "guid", "id", "@id", "url") if isinstance(value.get(key), str)), number)
    address = value.get("url")
    made = {"id": str(ident), "url": address if isinstance(address, str) else "", "format": "json"}
    return {**made, "text": source} if any(isinstance(value.get(key), str) for key in BODIES) else made


def _end(source: str, at: int) -> int:
    """Where the white space ends."""
    found = _SPACE.match(source, at)
    return found.end() if found else at
