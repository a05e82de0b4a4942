"""From the bytes of a file to its text, and back.

Nothing is guessed in silence: a byte-order mark, a name given by the user or a declaration of the file says how it is
encoded; without any of these it is UTF-8 or an error that names the byte. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re

from lintnews.records import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .odt, .epub ...)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_XML = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_HTML = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z][\w.:-]*)""", re.IGNORECASE)
_HEAD = 1024
"""How many bytes a declaration is looked for in, as browsers do."""


class Text(NamedTuple):
    """A decoded file. `mark`: its byte-order mark, which is no part of the text."""

    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Another text as bytes of the same kind of file. Raises `UnicodeEncodeError`."""
        return self.mark + text.encode(self.encoding)


class DecodingError(ValueError):
    """The bytes are no text that can be read. `line`: where, from 1, if that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def known_encoding(name: str) -> str | None:
    """The name under which Python knows a text encoding, or None."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def decode(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file's bytes; `encoding` is the name that the user gave. Raises `DecodingError`."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Text(_decoded(data[len(mark) :], marked, len(mark)), marked, mark)
    if encoding:
        return Text(_decoded(data, encoding), encoding)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DecodingError(f"this is {kind}, not a text")
    if (at := data.find(0)) >= 0:
        raise DecodingError(_about_nul(data, at), data.count(b"\n", 0, at) + 1)
    declared = _declared(data[:_HEAD])
    return Text(_decoded(data, declared or "utf-8"), declared or "utf-8")


def _declared(head: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML `meta` names."""
    if found := _XML.match(head):
        return known_encoding(found[1].decode("ascii"))
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        found = _HTML.search(head)
        return known_encoding(found[1].decode("ascii")) if found else None
    return None


def _decoded(data: bytes, encoding: str, skipped: int = 0) -> str:
    try:
        return str(data, encoding)
    except UnicodeDecodeError as error:
        at = error.start
        byte = f"byte 0x{data[at]:02X} at offset {at + skipped}" if at < len(data) else f"offset {at + skipped}"
        line = data.count(b"\n", 0, at) + 1
        raise DecodingError(f"not {encoding.upper()}: {byte}{_way_out(data, encoding)}", line) from None
    except UnicodeError as error:  # of encodings that name no byte
        raise DecodingError(f"not {encoding.upper()}: {error}") from None


def _way_out(data: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return ""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "; name its encoding with --encoding"
    return "; name its encoding with --encoding, perhaps cp1252"


def _about_nul(data: bytes, at: int) -> str:
    """What a file is likely to be that has NUL bytes."""
    head = data[:4096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    for nul, other, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if nul * 4 > len(head) > 8 and not other:
            return f"byte 0x00 at offset {at}: it looks like UTF-16 without its mark; if so, say --encoding {name}"
    return f"binary: byte 0x00 at offset {at}; if it is text all the same, name its encoding with --encoding"
