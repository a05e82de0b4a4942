"""HTML: the prose of a page. Where it marks its article (`article`, `main`), that is the prose.

The scanner is our own, because every character needs its place and broken pages must not cost more than their length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from json import loads

from lintnews.findings import Span
from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.metadata import Field, Part, article, of_original
from lintnews.records import NamedTuple

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
_META = {
    "article:published_time": "published",
    "datepublished": "datepublished",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "og:title": "title",
    "og:description": "description",
    "description": "summary",
    "og:site_name": "publisher",
}
"""Names of `meta` elements, and what they say of the article."""
_LINKED_DATA = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
_ARTICLE_TYPE = re.compile(r"(?:News|Reportage\w*|Blog)?(?:Article|Posting)\Z")
_HEADING = re.compile(r"<h1\b[^>]*>", re.IGNORECASE)


class Piece(NamedTuple):
    """A part of the file. `meaning`: None for itself, other text, a line break, or empty for the end of a block."""

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
    found: list[Piece] = []
    fields: list[Field] = []
    times: list[Field] = []
    """Of the `time` elements above the first paragraph, of which the first is when the article came out."""
    for one in _scan(source, 0, len(source)):
        if isinstance(one, Piece):
            found.append(one)
        elif one.name == "html":
            fields.append(Field("language", one.start, one.start, _attributes(one).get("lang", "")))
        elif one.name == "time":
            times.append(Field("published", one.start, one.end, _attributes(one).get("datetime", "")))
        else:
            fields += _meta(one)
    chosen = found
    for least in (2, 1):
        inside = [one for one in found if one.place >= least]
        if _length(inside) * 2 >= _length(found) > 0:
            chosen = inside
            break
    blocks = Blocks(source, folds=True)
    _fill(blocks, chosen)
    body = Part(*blocks.prose())
    prose = article(source, (*_linked_data(source), *fields, *times[:1]), body, in_prose=False)
    heading = _HEADING.search(source)
    if prose.metadata.headline is None and heading:
        span = _block_behind(body, heading.end())
        return prose._replace(metadata=prose.metadata._replace(headline=span))
    return prose


def fill_from(blocks: Blocks, source: str, start: int, end: int) -> None:
    """Add the text of a part of a file that is HTML."""
    _fill(blocks, (one for one in _scan(source, start, end) if isinstance(one, Piece)))


def _fill(blocks: Blocks, parts: Iterator[Piece] | list[Piece]) -> None:
    for meaning, start, end, _ in parts:
        if meaning == "":
            blocks.end()
        elif meaning == "\n":
            blocks.space(meaning, start, end)
        else:
            blocks.add(start, end, meaning)


def _scan(source: str, start: int, end: int) -> Iterator[Piece | _Tag]:
    """The parts of prose, and the tags that say something of the page."""
    depths: Counter[str] = Counter()
    hidden = place = 0
    is_begun = False
    for one in _tokens(source, start, end):
        if isinstance(one, _Tag):
            change = -1 if one.is_end else 1
            if one.name in SKIPPED or one.name in _PLACES:
                depths[one.name] = max(0, depths[one.name] + change)
                hidden = sum(depths[name] for name in SKIPPED)
                place = max((rank for name, rank in _PLACES.items() if depths[name]), default=0)
            if one.name in BLOCKS:
                yield Piece("", one.start, one.end, place)
            elif one.name == "br" and not hidden:
                yield Piece("\n", one.start, one.end, place)
            is_begun = is_begun or one.name == "p"
            if not one.is_end and (one.name in ("html", "meta") or (one.name == "time" and not is_begun)):
                yield one
        elif not hidden:
            yield one._replace(place=place)


def _tokens(source: str, start: int, end: int) -> Iterator[Piece | _Tag]:
    """Text, references and tags in order; the text of raw elements is left out."""
    at = text = start
    while match := _TOKEN.search(source, at, end):
        if match.start() > text:
            yield Piece(None, text, match.start())
        at = text = match.end()
        if reference := match["reference"]:
            meaning = unescape(reference)
            yield Piece(None if meaning == reference else meaning, *match.span())
        elif match["tag"]:
            name = match["tag"].lower()
            yield _Tag(name, bool(match["end"]), match["attributes"], *match.span())
            if name in RAW and not match["end"]:
                closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at, end)
                at = text = closing.start() if closing else end
    if text < end:
        yield Piece(None, text, end)


def _attributes(tag: _Tag) -> dict[str, str]:
    """The attributes that have a value; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag.attributes):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _meta(tag: _Tag) -> Iterator[Field]:
    """What a `meta` element says of the article."""
    attributes = _attributes(tag)
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    if (key := _META.get(name.lower())) and (value := attributes.get("content", "")):
        yield Field(key, tag.start, tag.end, value)


def _linked_data(source: str) -> Iterator[Field]:
    """What the page's JSON-LD says of its article."""
    for script in _LINKED_DATA.finditer(source):
        try:
            pending: list[object] = [loads(script[1])]
        except (ValueError, RecursionError):
            continue
        while pending:
            one = pending.pop()
            if isinstance(one, list):
                pending += one
            elif isinstance(one, dict):
                pending += one.get("@graph", ()) if isinstance(one.get("@graph"), list) else ()
                if _ARTICLE_TYPE.match(str(one.get("@type", ""))):
                    for key, value in (*one.items(), *of_original(one)):
                        says = value.get("name") if isinstance(value, dict) else value
                        if isinstance(says, str) and says:
                            yield Field(key, *script.span(1), says)


def _block_behind(body: Part, at: int) -> Span | None:
    """The block of the prose that begins first behind a place of the file."""
    piece = next((piece for piece in body.pieces if piece.source_start >= at), None)
    if piece is None:
        return None
    end = body.text.find("\n\n", piece.start)
    return Span(piece.start, end if end >= 0 else len(body.text))


def _length(parts: list[Piece]) -> int:
    return sum(one.end - one.start for one in parts if one.meaning is None)
