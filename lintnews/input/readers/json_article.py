"""Articles in JSON: ninjs of the IPTC and `NewsArticle` of schema.org, whose body is text or HTML in a string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from json import JSONDecodeError, JSONDecoder
from typing import Any

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.html import fill_from
from lintnews.input.readers.metadata import Field, Part, article, of_original, through
from lintnews.records import NamedTuple

_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F]")
"""One character beyond the first 65,536, written as two escapes."""
_HALF = re.compile(r"[\ud800-\udfff]")
_BODIES = ("body_html", "body_xhtml", "body_text", "articleBody")


class _Text(NamedTuple):
    """A string of the file: its place without the quotation marks, and its value."""

    key: str
    start: int
    end: int
    value: str


def read(source: str) -> Prose | None:
    """The headline, the standfirst and the body of an article; None for any other JSON."""
    if not any(f'"{key}"' in source for key in _BODIES):
        return None
    try:
        texts = {text.key: text for text in _texts(source)}
    except JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    body = next((texts[key] for key in _BODIES if key in texts), None)
    if body is None:
        return None
    fields = [_field(source, one) for key, one in texts.items() if key not in _BODIES]
    return article(source, fields, _part(source, body))


def _field(source: str, text: _Text) -> Field:
    if source[text.start - 1] != '"':
        return Field(text.key, text.start, text.end, " ".join(text.value.split()))  # a name inside an object
    return Field(text.key, text.start, text.end, *_part(source, text))


def _texts(source: str) -> Iterator[_Text]:
    """The strings of the outermost object, and the names of objects in it (`"publisher": {"name": "Wire"}`)."""
    decoder, at = JSONDecoder(), _space(source, 0)
    if source[at : at + 1] != "{":
        return
    at = _space(source, at + 1)
    while source[at : at + 1] == '"':
        key, at = _string(decoder, source, at)
        at = _space(source, _after(source, at, ":"))
        first = at
        if source[at : at + 1] == '"':
            value, at = _string(decoder, source, at)
            yield _Text(key, first + 1, at - 1, value)
        else:
            other: Any
            other, at = decoder.raw_decode(source, at)
            if isinstance(other, dict) and isinstance(name := other.get("name"), str):
                yield _Text(key, first, at, name)
            for key_of_language, code in of_original({key: other}):
                if isinstance(code, str):
                    yield _Text(key_of_language, first, at, code)
        at = _space(source, at)
        if source[at : at + 1] == "}":
            return
        at = _space(source, _after(source, at, ","))


def _string(decoder: JSONDecoder, source: str, at: int) -> tuple[str, int]:
    """The string at a place and where it ends; half a character in it is shown as one that is missing."""
    value, end = decoder.raw_decode(source, at)
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", value), end


def _after(source: str, at: int, mark: str) -> int:
    at = _space(source, at)
    if source[at : at + 1] != mark:
        raise JSONDecodeError(f"expected '{mark}'", source, at)
    return at + 1


def _space(source: str, at: int) -> int:
    """The first place behind white space."""
    while source[at : at + 1] in (" ", "\t", "\r", "\n"):
        at += 1
    return at


def _part(source: str, text: _Text) -> Part:
    """The prose of a string, with its places in the file."""
    blocks = Blocks(text.value, folds="html" in text.key)
    if "html" in text.key:
        fill_from(blocks, text.value, 0, len(text.value))
    else:
        at = 0
        for line in text.value.splitlines(keepends=True):
            blocks.add(at, at + len(line))
            blocks.end()
            at += len(line)
    prose, pieces = blocks.prose()
    return Part(prose, tuple(through(pieces, _places(source, text))))


def _places(source: str, text: _Text) -> Sequence[int]:
    """Where each character of a string's value stands in the file, and where the last one ends."""
    places, at = [], text.start
    while at < text.end:
        places.append(at)
        if source[at] != "\\":
            at += 1
            continue
        size = 6 if source[at + 1] == "u" else 2
        at += 12 if _PAIR.match(source, at) else size
    return (*places, text.end)
