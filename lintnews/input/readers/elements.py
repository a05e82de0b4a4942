"""XML, walked through by expat: no entity that a file declares is read, and nothing outside the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from lintnews.input.readers.blocks import ByteOffsets
from lintnews.records import NamedTuple

_ENDS = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]: "it ends before all of its elements are closed",
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "it ends in the middle of a tag",
}
"""What expat says of a file that was cut off, in words for whoever has to copy it again."""


class Start(NamedTuple):
    """An element begins, at this code point; names are without their prefixes."""

    name: str
    attributes: dict[str, str]
    at: int


class End(NamedTuple):
    """An element ends, at this code point."""

    name: str
    at: int


class Characters(NamedTuple):
    """Text. `meaning`: what it means where that is not what it says, such as `&` for `&amp;`."""

    start: int
    end: int
    meaning: str | None


Event = Start | End | Characters


def events(source: str) -> Iterator[Event]:
    """The elements and the text of an XML file, with their places in it. Raises `ValueError` where it is broken."""
    data = source.encode()
    place = ByteOffsets(source, data)
    found: list[Event] = []
    # The text is decoded already: whatever its declaration says, these bytes are UTF-8.
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {_local(key): value for key, value in attributes.items()}
        found.append(Start(_local(name), local, place(parser.CurrentByteIndex)))

    def end(name: str) -> None:
        found.append(End(_local(name), place(parser.CurrentByteIndex)))

    def text(characters: str) -> None:
        found.append(_characters(data, characters, parser.CurrentByteIndex, place))

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            text(unescape(f"&{name};"))

    def declared(name: str, *_: object) -> None:
        raise ValueError(
            f"line {parser.CurrentLineNumber}: it declares the entity '{name}', and such files are not read"
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.SkippedEntityHandler = skipped
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = _ENDS.get(error.code) or expat.ErrorString(error.code)
        raise ValueError(f"line {error.lineno}: {said}") from None
    yield from found


def _characters(data: bytes, text: str, start: int, place: ByteOffsets) -> Characters:
    says = text.encode()
    if text == "&" and (reference := re.compile(rb"&#?\w{1,40};").match(data, start)):
        return Characters(place(start), place(reference.end()), text)
    if data.startswith(says, start):
        return Characters(place(start), place(start + len(says)), None)
    if data.startswith(b"&", start):
        return Characters(place(start), place(data.index(b";", start) + 1), text)
    return Characters(place(start), place(start + (2 if data.startswith(b"\r\n", start) else 1)), text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
