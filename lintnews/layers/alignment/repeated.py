"""Whether an original says twice what its article says twice."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.sentence_pairs import in_original

_ALIKE = 0.8
"""The share of the words that two places of the original have in common when the one repeats the other."""


def is_repeated(doc: Document, first: Span, again: Span) -> bool:
    """Whether the original stands twice, too, where two places of a document are alike; false without an original."""
    once, twice = in_original(doc, first), in_original(doc, again)
    if doc.original is None or once is None or twice is None or once.start == twice.start:
        return False
    ours, others = (_words(doc.original.text[slice(*span)].casefold()) for span in (once, twice))
    return len(ours & others) >= _ALIKE * max(len(ours), len(others))


def _words(text: str) -> frozenset[str]:
    """The words of a passage; in scripts without spaces its characters."""
    words = text.split()
    return frozenset(words if len(words) * 12 > len(text) else text)
