"""Where paragraphs of an article and of its original begin together: what a translation that keeps its layout shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.paragraphs import paragraphs

_FEWEST = 3
"""Paragraphs from which their number is no chance."""


def joint_starts(
    target: Document, source: Document, targets: Sequence[Span], sources: Sequence[Span]
) -> Mapping[int, int]:
    """The first sentences of the paragraphs of an original, each with that of the article's paragraph of its number.

    Nothing where the two have not as many paragraphs.
    """
    ours, theirs = target.layer(paragraphs), source.layer(paragraphs)
    if len(ours) != len(theirs) or len(ours) < _FEWEST:
        return {}
    return {
        bisect_left(sources, there.start, key=_start): bisect_left(targets, here.start, key=_start)
        for here, there in zip(ours, theirs, strict=True)
    }


def _start(span: Span) -> int:
    return span.start
