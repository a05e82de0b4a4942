"""PO, the format of gettext: the translated messages beside their originals, a block for each message.

Messages that are marked as fuzzy, and old ones that are commented out, are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.sides import Sides
from lintnews.records import NamedTuple

_LINE = re.compile(
    r'[ \t]*(?:(?P<comment>\#[^\r\n]*)|(?P<key>msg\w+(?:\[\d+\])?)?[ \t]*"(?P<text>(?:[^"\\\r\n]|\\[^\r\n])*)"|'
    r"(?P<other>[^\r\n]*))[ \t]*(?:\r\n|\r|\n|\Z)"
)
_ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|.)")
_MEANINGS = {"n": "\n", "t": "\t", "r": "\r", "v": "\n", "f": "\n", "a": " ", "b": " "}


class _Message(NamedTuple):
    """The strings of a message: for each key the parts of the file between quotation marks."""

    strings: dict[str, list[tuple[int, int]]]
    is_fuzzy: bool


def read(source: str) -> Prose | None:
    """The prose of all messages that are translated; None for a text that holds none. Raises `ValueError`."""
    sides = Sides(source, folds=False)
    language, source_language = None, None
    messages = list(_messages(source))
    for message in messages:
        strings = message.strings
        original = "".join(source[start:end] for start, end in strings.get("msgid", ()))
        if not original:
            head = "".join(source[start:end] for start, end in strings.get("msgstr", ()))
            language = language or _field(head, "Language")
            source_language = source_language or _field(head, "X-Source-Language")
            continue
        if message.is_fuzzy:
            continue
        for key, other in (("msgstr", "msgid"), ("msgstr[0]", "msgid"), ("msgstr[1]", "msgid_plural")):
            if any(start < end for start, end in strings.get(key, ())) and strings.get(other):
                sides.pair(_add(sides.target, source, strings[key]), _add(sides.source, source, strings[other]))
                sides.end()
    return sides.prose(language, source_language) if messages else None


def _messages(source: str) -> Iterator[_Message]:
    strings: dict[str, list[tuple[int, int]]] = {}
    is_fuzzy = will_be_fuzzy = False
    key = ""
    at, line = 0, 0
    while at < len(source):
        match = _LINE.match(source, at)
        assert match  # it takes whatever stands in a line
        at, line = match.end(), line + 1
        if match["comment"]:
            will_be_fuzzy = will_be_fuzzy or (match["comment"].startswith("#,") and "fuzzy" in match["comment"])
        elif match["text"] is not None:
            if match["key"]:
                key = match["key"]
                if key == "msgctxt" or (key == "msgid" and strings.keys() - {"msgctxt"}):
                    if "msgid" in strings:
                        yield _Message(strings, is_fuzzy)
                        strings = {}
                    is_fuzzy, will_be_fuzzy = will_be_fuzzy, False
                elif key == "msgid" and not strings:
                    is_fuzzy, will_be_fuzzy = will_be_fuzzy, False
            elif not key:
                raise ValueError(f"line {line}: a text that belongs to no message")
            strings.setdefault(key, []).append(match.span("text"))
        elif match["other"].strip():
            raise ValueError(f"line {line}: neither a message nor a comment")
    if "msgid" in strings:
        yield _Message(strings, is_fuzzy)


def _field(head: str, name: str) -> str | None:
    """A field of the message that describes the file."""
    found = re.search(rf"(?:^|\\n)\s*{name}:\s*([A-Za-z]{{2,3}}(?:[-_][A-Za-z0-9]+)*)", head)
    return found[1].replace("_", "-") if found else None


def _add(blocks: Blocks, source: str, parts: list[tuple[int, int]]) -> tuple[int, int]:
    """Add the strings of a message; what was added, from and to a length."""
    began = blocks.length
    for start, end in parts:
        at = start
        for escape in _ESCAPE.finditer(source, start, end):
            if at < escape.start():
                blocks.add(at, escape.start())
            sign = escape[0][1:]
            blocks.add(*escape.span(), _MEANINGS.get(sign, sign if len(sign) == 1 and not sign.isdigit() else " "))
            at = escape.end()
        if at < end:
            blocks.add(at, end)
    return began, blocks.length
