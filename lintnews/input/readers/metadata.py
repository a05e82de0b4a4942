"""What a file says of its article beside the prose: headline, standfirst, day, language, place and provider.

Every format has its own keys for them; the tables here say which key means what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lintnews.document import Metadata, Piece
from lintnews.findings import Span
from lintnews.input.readers import Prose
from lintnews.records import NamedTuple

HEADLINE, STANDFIRST = "headline", "standfirst"
_TOP = 8
"""Among how many blocks of the prose a headline of the metadata is looked for."""
_MEANINGS = {
    HEADLINE: "headline title name",
    STANDFIRST: "standfirst description_summary description summary abstract excerpt lead dek subtitle teaser subhead",
    "published": "date published datepublished publishdate published_at versioncreated firstcreated pubdate updated",
    "language": "language lang inlanguage locale",
    "source_language": "source_language source-language sourcelanguage translated_from original_language",
    "place": "dateline place located",
    "provider": "provider agency source publisher copyrightholder creditline",
}
_ROLES = {key: (role, rank) for role, keys in _MEANINGS.items() for rank, key in enumerate(keys.split())}
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?\Z")
_DIGITS = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_MAIL = re.compile(r"[A-Za-z]{3},")


class Field(NamedTuple):
    """One value. `start`, `end`: its place in the file; `meaning`: the value where that is not what stands there."""

    key: str
    start: int
    end: int
    meaning: str | None = None
    pieces: tuple[Piece, ...] = ()
    """Where the parts of the meaning stand, where that is known."""

    def prose(self, source: str) -> Part:
        """What it says, with its place."""
        text = source[self.start : self.end] if self.meaning is None else self.meaning
        return Part(text, self.pieces or (Piece(0, len(text), self.start, self.end),))


class Part(NamedTuple):
    """A part of the prose with its pieces, which count from its own beginning."""

    text: str
    pieces: tuple[Piece, ...]


def by_role(fields: Iterable[Field]) -> Mapping[str, Field]:
    """The field for each role: of several keys that mean the same, the one that means it most clearly."""
    found: dict[str, tuple[int, Field]] = {}
    for field in fields:
        role, rank = _ROLES.get(field.key.lower(), ("", 0))
        if role and (role not in found or rank < found[role][0]):
            found[role] = rank, field
    return {role: field for role, (_, field) in found.items()}


def article(source: str, fields: Iterable[Field], body: Part, *, in_prose: bool = True) -> Prose:
    """The prose of a body, with what the fields say of it.

    `in_prose`: whether a headline or standfirst that the body does not hold is put before or behind it, as they stand
    in the file: readers see it, and so it is linted.
    """
    known = by_role(fields)
    values = {role: field.prose(source).text.strip() for role, field in known.items()}
    spans = {role: block_of(body.text, values[role], _TOP) for role in (HEADLINE, STANDFIRST) if role in known}
    missing = sorted((known[role] for role, span in spans.items() if span is None and in_prose), key=lambda one: one[1])
    first, last = (body.pieces[0].source_start, body.pieces[-1].source_end) if body.pieces else (len(source), 0)
    before = [one.prose(source) for one in missing if one.end <= first]
    behind = [one.prose(source) for one in missing if one.start >= last and one.end > first]
    if before or behind:
        body = joined((*before, body, *behind))
        spans = {role: block_of(body.text, values[role]) for role in spans}
    return Prose(
        *body,
        language(values.get("language", "")),
        (language(values.get("source_language", "")) or "")[:2].lower() or None,
        day(values.get("published", "")),
        Metadata(
            spans.get(HEADLINE),
            spans.get(STANDFIRST),
            bool(before or behind) and known.get(HEADLINE) in missing,
            values.get("place", ""),
            values.get("provider", ""),
        ),
    )


def joined(parts: Iterable[Part]) -> Part:
    """The parts of a text, in order, as blocks of one."""
    text, pieces = "", []
    for part in parts:
        if part.text:
            text += "\n\n" if text else ""
            pieces += [one._replace(start=one.start + len(text), end=one.end + len(text)) for one in part.pieces]
            text += part.text
    return Part(text, tuple(pieces))


def block_of(text: str, line: str, most: int | None = None) -> Span | None:
    """The block of a text that says the same as a line, among the first `most` ones."""
    wanted, at = _folded(line), 0
    for block in text.split("\n\n")[:most]:
        if wanted and _folded(block) == wanted:
            return Span(at, at + len(block))
        at += len(block) + 2
    return None


def through(pieces: Iterable[Piece], places: Sequence[int]) -> Iterator[Piece]:
    """Pieces of a text that was itself read from a file. `places`: where each of its characters stands, and the end."""
    for start, end, first, last in pieces:
        if end - start != last - first:
            yield Piece(start, end, places[first], places[last])
            continue
        at = first
        while at < last:
            behind = at + 1
            while behind < last and places[behind + 1] - places[behind] == 1 == places[behind] - places[behind - 1]:
                behind += 1
            yield Piece(start + at - first, start + behind - first, places[at], places[behind])
            at = behind


def day(text: str) -> date | None:
    """The day of a time such as `20220121T180000Z`, `2022-01-21 18:00` or `Fri, 21 Jan 2022 18:00:00 GMT`."""
    try:
        if match := _DIGITS.match(text.strip()):
            return date(*(int(part) for part in match.groups()))
        if _MAIL.match(text.strip()):
            from email.utils import parsedate_to_datetime

            return parsedate_to_datetime(text.strip()).date()
    except ValueError:
        pass
    return None


def language(text: str) -> str | None:
    """A language tag, such as `en-GB`; None for anything else."""
    return text.strip() if _LANGUAGE.match(text.strip()) else None


def of_original(linked: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The language of the work that one of JSON-LD translates, as a field; what is said of it is never fetched."""
    original = linked.get("translationOfWork")
    if isinstance(original, dict) and (code := original.get("inLanguage")):
        yield "source_language", code.get("alternateName") if isinstance(code, dict) else code


def _folded(line: str) -> str:
    return " ".join(line.casefold().split()).rstrip(".")
