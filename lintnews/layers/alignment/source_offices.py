"""Whether the offices that an article gives to persons stand in its original, too, or came with the translation."""

from __future__ import annotations

import re
from bisect import bisect_left

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import common_words, common_words_of
from lintnews.layers.alignment.name_sounds import sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import in_original
from lintnews.layers.names.titles import Title
from lintnews.records import NamedTuple

_WORD = re.compile(r"\w+")
_BODY_AND_OFFICE = 2
"""Words of a title that tells whose office it is."""
_SURE = 0.2
"""The share of its letters in which a string may differ from a name that it surely is."""


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


def named_in_original(doc: Document, title: Title, name: str) -> Span | None:
    """Where the original surely has an office with the name of who holds it in the article: each word of the title
    means what some word there does, and the last word of the name sounds like one. None where that is not proved.
    """
    passage = in_original(doc, title.span)
    if doc.original is None or passage is None:
        return None
    there, meant = _fields(doc.original, passage), dict(common_words_of(title.text, doc.language))
    words = [match.start() for match in _WORD.finditer(title.text)]
    if len(words) < _BODY_AND_OFFICE or any(meant.get(place, frozenset()).isdisjoint(there) for place in words):
        return None
    last = words_of_name(name)[-1:]
    heard = (sound.span for word in last for sound in doc.layer(sounds).of(word) if sound.distance <= _SURE)
    return next((span for span in sorted(heard) if passage.start <= span.start < passage.end), None)


def _fields(doc: Document, passage: Span) -> dict[str, Span]:
    """The fields of meaning of the common words of a passage, with the first word of each."""
    starts, ends = doc.layer(facts).pieces.starts, doc.layer(facts).pieces.ends
    found: dict[str, Span] = {}
    for start, fields in doc.layer(common_words):
        if passage.start <= start < passage.end:
            for field in fields:
                found.setdefault(field, Span(start, ends[bisect_left(starts, start)]))
    return found
