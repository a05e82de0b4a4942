"""Whether an original says twice what its article says twice."""

from __future__ import annotations

from collections.abc import Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted

_ALIKE = 0.8
"""The share of the words that two places of the original have in common when the one repeats the other."""


def is_repeated(doc: Document, first: Span, again: Span) -> bool:
    """Whether the original stands twice, too, where two places of a document are alike; false without an original."""
    if doc.original is None or not is_trusted(doc):
        return False
    once, twice = (_source_words(doc, doc.original, span) for span in (first, again))
    if not once or not twice or once[0] == twice[0]:
        return False
    common = once[1] & twice[1]
    return len(common) >= _ALIKE * max(len(once[1]), len(twice[1]))


def _source_words(doc: Document, original: Document, span: Span) -> tuple[int, frozenset[str]] | None:
    """Where the original has a passage of the article, and its words; in scripts without spaces its characters."""
    found = doc.layer(alignment)
    places = [
        place
        for pair in found.pairs
        if _overlaps(found.targets[slice(*pair.target)], span)
        for place in found.sources[slice(*pair.source)]
    ]
    if not places:
        return None
    text = original.text[places[0].start : places[-1].end].casefold()
    words = text.split()
    return places[0].start, frozenset(words if len(words) * 12 > len(text) else text)


def _overlaps(spans: Sequence[Span], place: Span) -> bool:
    return any(span.overlaps(place) for span in spans)
