"""Sentences of an original that its article has lost, and sentences of an article that its original does not have."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.evidence import evidence_of_source, evidence_of_target
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted, spread_of

_LEAST = 1.25
"""The score from which a sentence has no counterpart."""
_LEAST_AGAINST = 0.0
"""How much its words and numbers must speak against a counterpart near it."""
_FIT = 0.25
"""What lengths count that fit better without it, for each square of standard deviations."""
_LEAST_FIT, _MOST_FIT = -12.0, 10.0
_ALONE = 2.5
"""What it counts that no sentence at all could be set beside it."""
_SHORTEST = 35.0
"""Code points of the article below which a sentence is too short to be missed."""
_NEAR = 4
"""Sentence pairs within which a lost and an added sentence may be one."""
_SURE = 0.7
"""The confidence that an alignment must have."""


class Unpaired(NamedTuple):
    """A sentence without counterpart."""

    span: Span
    """Where it stands on its own side."""
    before: Span | None
    """The sentence of the other side behind which a counterpart would stand; None at the very beginning."""
    score: float
    """How much speaks for it."""
    pair: int
    """The index of the sentence pair that it stands in."""


class UnpairedSentences(NamedTuple):
    """The sentences without counterpart of both sides."""

    lost: tuple[Unpaired, ...]
    """Sentences of the original that the article has not."""
    added: tuple[Unpaired, ...]
    """Sentences of the article that the original has not."""


def unpaired_sentences(doc: Document) -> UnpairedSentences:
    """The sentences of a document and of its original that have no counterpart.

    Where one is lost and one is added near the same place, the two may be counterparts: neither is given.
    """
    lost, added = _unpaired(doc, of_source=True), _unpaired(doc, of_source=False)
    return UnpairedSentences(_away_from(lost, added), _away_from(added, lost))


def _away_from(some: Sequence[Unpaired], others: Sequence[Unpaired]) -> tuple[Unpaired, ...]:
    return tuple(one for one in some if all(abs(one.pair - other.pair) > _NEAR for other in others))


def _unpaired(doc: Document, *, of_source: bool) -> tuple[Unpaired, ...]:
    found = doc.layer(alignment)
    if doc.original is None or doc.segments or not is_trusted(doc) or found.confidence < _SURE:
        return ()
    side = _Side(doc, found, of_source=of_source)
    result = []
    for index in range(len(found.pairs)):
        own, other = side.sides(index)
        if other[1] - other[0] < own[1] - own[0]:
            score, at = max((side.score(at, index), at) for at in range(*own))
            if score >= _LEAST:
                others = side.others
                before = others[other[0] - 1] if other[0] == other[1] and other[0] else _before(others, other)
                result.append(Unpaired(side.mine[at], before, score, index))
    return tuple(result)


class _Side:
    """One side of an article and its original, the sentences of which may be without counterpart."""

    def __init__(self, doc: Document, found: Alignment, *, of_source: bool) -> None:
        assert doc.original
        self.pairs, self.of_source = found.pairs, of_source
        self.mine, self.others = (found.sources, found.targets) if of_source else (found.targets, found.sources)
        rates = (found.ratio, 1.0) if of_source else (1.0, found.ratio)
        self.lengths, self.other_lengths = (
            [(end - start) * rate for start, end in side]
            for side, rate in zip((self.mine, self.others), rates, strict=True)
        )
        self.evidence = doc.layer(evidence_of_source if of_source else evidence_of_target)
        self.variance = spread_of(doc, doc.original) / 2

    def sides(self, index: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The sentences of a pair, of this side and of the other one."""
        pair = self.pairs[index]
        return (pair.source, pair.target) if self.of_source else (pair.target, pair.source)

    def score(self, at: int, index: int) -> float:
        """How much speaks for it that a sentence of a pair has no counterpart; minus infinity where too much is against."""
        own, other = self.sides(index)
        against = -self.evidence.for_counterpart(at, self._around(index))
        if self.lengths[at] < _SHORTEST or against < _LEAST_AGAINST:
            return -inf
        if other[0] == other[1]:
            return against + _ALONE
        against = (against - self.evidence.for_counterpart(at, range(*other))) / 2
        lengths, room = self.lengths[own[0] : own[1]], sum(self.other_lengths[other[0] : other[1]])
        fit = _improvement(lengths, self.lengths[at], room) / self.variance
        return against + _FIT * max(_LEAST_FIT, min(fit, _MOST_FIT))

    def _around(self, index: int) -> range:
        """The sentences of the other side in a pair and its neighbors."""
        return range(self.sides(max(0, index - 1))[1][0], self.sides(min(len(self.pairs) - 1, index + 1))[1][1])


def _before(others: Sequence[Span], place: tuple[int, int]) -> Span | None:
    return others[place[0]] if place[0] < len(others) else None


def _improvement(lengths: Sequence[float], without: float, other: float) -> float:
    """By how much the lengths of a pair fit better without one sentence; negative where they fit worse."""
    total = sum(lengths)
    rest = total - without
    with_it, without_it = ((some - other) / sqrt(some + other + 20) for some in (total, rest))
    return with_it * abs(with_it) - without_it * without_it
