"""Whether an original, too, names somebody once and by surname alone."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_sounds import sounds
from lintnews.layers.alignment.sentence_pairs import is_trusted

_SURE = 0.2
"""The share of its letters in which a string differs at most from a name that it surely is."""


def is_named_once(doc: Document, place: Span, name: str) -> bool:
    """Whether the original has a name by its sound just where the document has it, alone, and nowhere else; false in
    scripts without capitals, where nothing shows that a name stands alone.
    """
    if doc.original is None or not is_trusted(doc):
        return False
    heard, text = doc.layer(sounds), doc.original.text
    found = [sound for sound in heard.of(name) if sound.distance <= _SURE]
    if {sound.pair for sound in found} != {heard.pair_of_target(place.start)}:
        return False
    return all(text[sound.span.start].isupper() and not _is_named_before(text, sound.span.start) for sound in found)


def _is_named_before(text: str, place: int) -> bool:
    """Whether a word with a capital stands right before a place, as a given name does."""
    before = text[:place].split("\n")[-1].rsplit(" ", 2)[-2:]
    return len(before) == 2 and not before[1] and before[0][:1].isupper()
