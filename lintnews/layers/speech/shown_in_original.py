"""Notes that show beside a place of an article what its original has there."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Note, Span


def shown_in_original(doc: Document, place: Span, message: str) -> tuple[Note, ...]:
    """A note that shows the sentences of the original for a place; none without an original, or where nothing
    corresponds. Only with one is anything imported that sets the two texts beside each other.
    """
    if doc.original is None:
        return ()
    from lintnews.layers.alignment.sentence_pairs import in_original

    passage = in_original(doc, place)
    return (Note(passage, message, in_original=True),) if passage else ()
