"""HTML: the prose of a page. Where it marks its article (`article`, `main`), that is the prose.

The scanner is our own, because every character needs its place and broken pages must not cost more than their length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import NamedTuple

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2"
    " h3 h4 h5 h6 head header hgroup hr html legend li main ol option p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
"""Elements that begin a new block, and end one."""
SKIPPED = frozenset(
    "button datalist del footer form iframe math nav noscript object s select strike svg template".split()
)
"""Elements whose text is no prose of the article."""
RAW = frozenset(("script", "style", "textarea", "title", "xmp"))
"""Elements in which no tag begins; their text is no prose either."""

_TOKEN = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <[!?][^>]*>?
    | <(?P<end>/?)(?P<tag>[A-Za-z][^\s/<>]*+)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>
    | (?P<reference>&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PLACES = {"main": 1, "article": 2}
_PUBLISHED = frozenset(("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"))


class Stretch(NamedTuple):
    """A stretch of the file. `meaning`: None for itself, other text, a line break, or empty for the end of a block."""

    meaning: str | None
    start: int
    end: int
    place: int = 0
    """2: in an article, 1: in the main part, 0: elsewhere."""


class _Tag(NamedTuple):
    name: str
    is_end: bool
    attributes: str
    start: int
    end: int


def read(source: str) -> Prose:
    """The prose of a page: its articles, else its main part, where that is at least half of the text."""
    found: list[Stretch] = []
    language, published = None, None
    for one in _scan(source, 0, len(source)):
        if isinstance(one, Stretch):
            found.append(one)
        elif one.name == "html":
            language = _attributes(one).get("lang") or None
        else:
            published = published or _published(_attributes(one))
    chosen = found
    for least in (2, 1):
        inside = [one for one in found if one.place >= least]
        if _length(inside) * 2 >= _length(found) > 0:
            chosen = inside
            break
    blocks = Blocks(source, folds=True)
    _fill(blocks, chosen)
    return Prose(*blocks.prose(), language, None, published)


def fill_from(blocks: Blocks, source: str, start: int, end: int) -> None:
    """Add the text of a part of a file that is HTML."""
    _fill(blocks, (one for one in _scan(source, start, end) if isinstance(one, Stretch)))


def _fill(blocks: Blocks, stretches: Iterator[Stretch] | list[Stretch]) -> None:
    for meaning, start, end, _ in stretches:
        if meaning == "":
            blocks.end()
        elif meaning == "\n":
            blocks.space(meaning, start, end)
        else:
            blocks.add(start, end, meaning)


def _scan(source: str, start: int, end: int) -> Iterator[Stretch | _Tag]:
    """The stretches of prose, and the tags that say something of the page."""
    depths: Counter[str] = Counter()
    hidden = place = 0
    for one in _tokens(source, start, end):
        if isinstance(one, _Tag):
            change = -1 if one.is_end else 1
            if one.name in SKIPPED or one.name in _PLACES:
                depths[one.name] = max(0, depths[one.name] + change)
                hidden = sum(depths[name] for name in SKIPPED)
                place = max((rank for name, rank in _PLACES.items() if depths[name]), default=0)
            if one.name in BLOCKS:
                yield Stretch("", one.start, one.end, place)
            elif one.name == "br" and not hidden:
                yield Stretch("\n", one.start, one.end, place)
            if one.name in ("html", "meta") and not one.is_end:
                yield one
        elif not hidden:
            yield one._replace(place=place)


def _tokens(source: str, start: int, end: int) -> Iterator[Stretch | _Tag]:
    """Text, references and tags in order; the text of raw elements is left out."""
    at = text = start
    while match := _TOKEN.search(source, at, end):
        if match.start() > text:
            yield Stretch(None, text, match.start())
        at = text = match.end()
        if reference := match["reference"]:
            meaning = unescape(reference)
            yield Stretch(None if meaning == reference else meaning, *match.span())
        elif match["tag"]:
            name = match["tag"].lower()
            yield _Tag(name, bool(match["end"]), match["attributes"], *match.span())
            if name in RAW and not match["end"]:
                closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at, end)
                at = text = closing.start() if closing else end
    if text < end:
        yield Stretch(None, text, end)


def _attributes(tag: _Tag) -> dict[str, str]:
    """The attributes that have a value; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag.attributes):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _published(attributes: dict[str, str]) -> date | None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    if name.lower() in _PUBLISHED:
        try:
            return date.fromisoformat(attributes.get("content", "")[:10])
        except ValueError:
            return None
    return None


def _length(stretches: list[Stretch]) -> int:
    return sum(one.end - one.start for one in stretches if one.meaning is None)
