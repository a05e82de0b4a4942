"""Clauses of an original that its article has lost: the sentence is there, and much shorter than it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import anchors_of, odd_anchors, syllable_of
from lintnews.layers.alignment.evidence import evidence_of_source
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted, spread_of
from lintnews.layers.alignment.unpaired import unpaired_sentences
from lintnews.layers.alignment.written_names import HAN
from lintnews.records import NamedTuple

_SURE = 0.7
"""The confidence that an alignment must have."""
_SHORT = 1.2
"""By how many standard deviations the article's sentence must be too short."""
_SHORTEST = 35.0
"""Code points of the article below which a clause is too short to be missed."""
_LONGEST = 0.75
"""The share of its sentence that a lost clause has at most: more, and the pair is none."""
_LEAST = 2.6
"""How much must speak for it that a clause is lost."""
_FIT = 0.3
"""What it counts that the lengths fit better without it, for each square of standard deviations."""
_LEAST_GAIN, _MOST_GAIN = 1.0, 6.0
"""How much better they must fit at least, and what more of it counts nothing: a part whose lack the lengths do not bear
out is told in other words.
"""
_READ = 6
"""Letters of two Chinese characters as they are read that are no chance in an article."""
_NO_LETTER = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_EDGE = re.compile(r"[,;:—–，、；：]\s*|\s[-–—]\s")


class LostClause(NamedTuple):
    """A part of a sentence of the original that the article's sentence has nothing of."""

    target: Span
    """The word of the article's sentence behind which the part would stand; its first word, if at its beginning."""
    source: Span


def lost_clauses(doc: Document) -> tuple[LostClause, ...]:
    """The clauses of an original that its article has lost."""
    found = doc.layer(alignment)
    if doc.original is None or not is_trusted(doc) or found.confidence < _SURE:
        return ()
    variance = spread_of(doc, doc.original) / 2
    whole = {one.span for one in doc.layer(unpaired_sentences).lost}
    result = []
    for pair in found.pairs:
        if pair.target[1] - pair.target[0] != 1 or pair.source[1] - pair.source[0] != 1:
            continue
        target, source = found.targets[pair.target[0]], found.sources[pair.source[0]]
        if source in whole:
            continue
        room, length = target.end - target.start, (source.end - source.start) * found.ratio
        if _misfit(length, room, variance) >= _SHORT:
            ways = (
                (score, part)
                for part, against in _parts(doc, source, range(*pair.target))
                if (share := (part.end - part.start) * found.ratio) >= _SHORTEST and share <= _LONGEST * length
                if (gain := _gain(length, share, room, variance)) >= _LEAST_GAIN
                for score in (against + _FIT * min(_MOST_GAIN, gain),)
                if score >= _LEAST and not _is_read(doc.text[slice(*target)], doc.original.text[slice(*part)])
            )
            if best := max(ways, default=None):
                result.append(LostClause(_place(doc.text, target, source, best[1]), best[1]))
    return tuple(result)


def _is_read(target: str, part: str) -> bool:
    """Whether a sentence has two Chinese characters of a clause as they are read: a name, which is not lost."""
    runs = [[syllable_of(character) for character in run[0]] for run in HAN.finditer(part)]
    heard = {first + second for run in runs for first, second in pairwise(run)}
    letters = _NO_LETTER.sub("", target.lower()) if heard else ""
    return any(len(one) >= _READ and one in letters for one in heard)


def _place(text: str, target: Span, source: Span, part: Span) -> Span:
    """The word of a sentence behind which a part of its original would stand, by how far into it the part begins."""
    share = (part.start - source.start) / (source.end - source.start - (part.end - part.start))
    words = [Span(*match.span()) for match in _WORD.finditer(text, *target)] or [target]
    wanted = target.start + share * (target.end - target.start)
    edges = [target.start, *(match.start() for match in _EDGE.finditer(text, *target)), target.end]
    nearest = min(edges, key=lambda edge: abs(edge - wanted))
    return next((word for word in reversed(words) if word.end <= nearest), words[0])


def _misfit(length: float, room: float, variance: float) -> float:
    """By how many standard deviations a length is too long."""
    return (length - room) / sqrt((length + room + 20) * variance)


def _gain(length: float, share: float, room: float, variance: float) -> float:
    """By how much the lengths fit better without a part."""
    return _misfit(length, room, variance) ** 2 - _misfit(length - share, room, variance) ** 2


def _parts(doc: Document, source: Span, among: range) -> Iterator[tuple[Span, float]]:
    """The clauses of a sentence, one or more in a row, and how much speaks against a counterpart of each."""
    original = doc.original
    assert original
    edges = [source.start]
    edges += [match.end() for match in _EDGE.finditer(original.text, source.start, source.end - 1)]
    spans = [Span(start, end) for start, end in zip(edges, [*edges[1:], source.end], strict=True)]
    if len(spans) < 2:
        return
    odd, evidence = odd_anchors(doc, original), doc.layer(evidence_of_source)
    against = [-evidence.of_keys(keys - odd, among) for keys in anchors_of(original, spans)]
    for first in range(len(spans)):
        for last in range(first + 1, len(spans) + 1):
            if last - first < len(spans):
                yield Span(spans[first].start, spans[last - 1].end), sum(against[first:last])
