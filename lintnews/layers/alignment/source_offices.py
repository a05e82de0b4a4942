"""Whether two offices that an article gives to one person stand in its original, too, or came with the translation."""

from __future__ import annotations

from bisect import bisect_left

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, common_words_of
from lintnews.layers.alignment.sentence_pairs import in_original
from lintnews.layers.names.titles import Title
from lintnews.records import NamedTuple


class SourceOffices(NamedTuple):
    """What the original has where an article has two offices."""

    is_kept: bool
    """Whether it has both, each in its place; otherwise it has one of them in both places."""
    places: tuple[Span, ...]
    """The words of the original that prove it."""


def source_offices(doc: Document, one: Title, other: Title) -> SourceOffices | None:
    """What the original has where two titles stand in a document; None where it proves nothing."""
    passages = in_original(doc, one.span), in_original(doc, other.span)
    if doc.original is None or passages[0] is None or passages[1] is None or passages[0] == passages[1]:
        return None
    offices = [
        {field for _, fields in common_words_of(title.office, doc.language) for field in fields}
        for title in (one, other)
    ]
    own = offices[0] - offices[1], offices[1] - offices[0]
    there = _fields(doc.original, passages[0]), _fields(doc.original, passages[1])
    kept = [own[at] & there[at].keys() for at in (0, 1)]
    if kept[0] and kept[1]:
        return SourceOffices(True, tuple(min(there[at][field] for field in kept[at]) for at in (0, 1)))
    for at in (0, 1):
        same = own[1 - at] & there[0].keys() & there[1].keys()
        if own[at] and same and not kept[at]:
            field = min(same)
            return SourceOffices(False, (there[0][field], there[1][field]))
    return None


def _fields(doc: Document, passage: Span) -> dict[str, Span]:
    """The fields of meaning of the common words of a passage, with the first word of each."""
    starts, ends = doc.layer(facts).pieces.starts, doc.layer(facts).pieces.ends
    found: dict[str, Span] = {}
    for start, fields in doc.layer(common_words):
        if passage.start <= start < passage.end:
            for field in fields:
                found.setdefault(field, Span(start, ends[bisect_left(starts, start)]))
    return found
