"""Sentences of an original that its article has lost, and sentences of an article that its original does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf, sqrt
from operator import attrgetter

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.evidence import Evidence, evidence_of_source, evidence_of_target
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted, spread_of
from lintnews.records import NamedTuple

_ALONE = 0.2
"""The score from which a sentence that nothing was set beside has no counterpart."""
_MERGED = 0.9
"""The same of one of two sentences that were set beside one."""
_WIDE = 0.6
"""What more is needed where only one of the two scripts sets spaces: lengths and words tell less there."""
_FIT_ALONE, _FIT_MERGED = 0.03, 0.15
"""What lengths count that fit better without it, for each square of standard deviations."""
_LEAST_FIT_ALONE = 5.0
"""How much worse it must fit a neighbor of its place than nothing."""
_LEAST_FIT_MERGED, _LEAST_FIT_WIDE = -12.0, -3.0
"""How much worse the lengths of a pair may fit without it; its sentences are long and taken apart where only one of the
scripts sets spaces."""
_GONE_ALONE, _GONE_MERGED = 0.4, 0.6
"""Of an added sentence where only one of the scripts sets spaces: the share of its evidence that may not stand near it.
A part of a long sentence that was taken apart has the most of it there.
"""
_AROUND, _WIDE_AROUND = 3.0, 1.5
"""What must speak for a sentence in whose place stands what belongs to its neighbors, and what more is needed where
only one of the two scripts sets spaces.
"""
_FIT_AROUND = 0.1
"""What it counts there that the lengths around it fit better without it."""
_GONE_AROUND = 0.75
"""The share of its evidence that may not stand near it where the lengths fit worse without it, or it may be a part of a
long sentence that was taken apart.
"""
_MOST_FIT = 25.0
_LEAST_OF_RIVAL = -3.0
"""What must speak for the other one of the two at least."""
_SHORTEST = 35.0
"""Code points of the article below which a sentence is too short to be missed."""
_NEAR = 4
"""Sentence pairs within which a lost and an added sentence may be one."""
_MOST_MORE = 2
"""Sentences that one side of a pair has more than the other; where there are still more, one was taken apart."""
_WANTED = 3.0
"""What it counts that a sentence of the other side goes better with it."""
_MANY = 4
"""Sentences that are set beside one at most."""
_MARKS = 6
"""Code points at the end of a sentence among which its last mark stands."""
_ENDS = re.compile(r"""[.!?…。．！？؟।」』”"»“’')）]\s*\Z""")
_STOP = re.compile(r".{25}[^\W\d_]{2}\.\s+[^\W\d_]\w.{25}", re.DOTALL)
"""A full stop far inside a sentence, behind what may be an abbreviation: it costs 20 лв. Съюзът"""
_LIKELY = 0.5
"""The score from which a sentence without counterpart is more than something to look at, where only one of the two
scripts sets spaces: what looks lost or added there may be a part of a long sentence.
"""
_SURER = 3.0
"""How many times as much must speak for one of the two."""
_SURE = 0.7
"""The confidence that an alignment must have."""
_score = attrgetter("score")


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
    is_likely: bool
    """Whether enough speaks for it to say so, and not only to look there."""


class UnpairedSentences(NamedTuple):
    """The sentences without counterpart of both sides."""

    lost: tuple[Unpaired, ...]
    """Sentences of the original that the article has not."""
    added: tuple[Unpaired, ...]
    """Sentences of the article that the original has not."""


def unpaired_sentences(doc: Document) -> UnpairedSentences:
    """The sentences of a document and of its original that have no counterpart.

    Where one is lost and one is added near the same place, the two may be counterparts: neither is given, unless much
    more speaks for it than for the other.
    """
    lost, added = _unpaired(doc, of_source=True), _unpaired(doc, of_source=False)
    return UnpairedSentences(_away_from(lost, added), _away_from(added, lost))


def _away_from(some: Sequence[Unpaired], others: Sequence[Unpaired]) -> tuple[Unpaired, ...]:
    return tuple(
        one
        for one in some
        if all(abs(one.pair - other.pair) > _NEAR or one.score > _SURER * other.score for other in others)
    )


def _unpaired(doc: Document, *, of_source: bool) -> tuple[Unpaired, ...]:
    found = doc.layer(alignment)
    if doc.original is None or doc.segments or not is_trusted(doc) or found.confidence < _SURE:
        return ()
    side = _Side(doc, found, of_source=of_source)
    result: list[Unpaired] = []
    for index in range(len(found.pairs)):
        own, other = side.sides(index)
        if 0 < own[1] - own[0] - (other[1] - other[0]) <= _MOST_MORE and side.holds_few(*other):
            result += side.likeliest(index, side.alone if other[0] == other[1] else side.merged)
    near = {at for one in result for at in range(one.pair - 1, one.pair + 2)}
    shifted = [one for at in range(len(found.pairs)) if at not in near for one in side.likeliest(at, side.shifted)]
    for one in sorted(shifted, key=_score, reverse=True):
        if one.pair not in near:
            near.update(range(one.pair - 2, one.pair + 3))
            result.append(one)
    return tuple(sorted(result))


class _Side:
    """One side of an article and its original, the sentences of which may be without counterpart."""

    def __init__(self, doc: Document, found: Alignment, *, of_source: bool) -> None:
        assert doc.original
        self.pairs, self.of_source = found.pairs, of_source
        self.text = doc.original.text if of_source else doc.text
        self.others_text = doc.text if of_source else doc.original.text
        self.mine, self.others = (found.sources, found.targets) if of_source else (found.targets, found.sources)
        rates = (found.ratio, 1.0) if of_source else (1.0, found.ratio)
        self.lengths, self.other_lengths = (
            [(end - start) * rate for start, end in side]
            for side, rate in zip((self.mine, self.others), rates, strict=True)
        )
        self.sums, self.other_sums = ([0.0, *accumulate(side)] for side in (self.lengths, self.other_lengths))
        """How long all sentences before each one are together."""
        self.doc = doc
        self.variance = spread_of(doc, doc.original) / 2
        is_wide = self.variance > 1
        self.needed, self.least_fit = (_WIDE, _LEAST_FIT_WIDE) if is_wide else (0.0, _LEAST_FIT_MERGED)
        self.needed_around = _AROUND + (_WIDE_AROUND if is_wide else 0.0)
        self.gone = (_GONE_ALONE, _GONE_MERGED) if is_wide and not of_source else (0.0, 0.0)
        self.gone_around = _GONE_AROUND if is_wide and not of_source else 0.0
        self.likely = _LIKELY if is_wide else 0.0

    @property
    def evidence(self) -> Evidence:
        """That of this side; not worked out before a sentence is looked at closely."""
        return self.doc.layer(evidence_of_source if self.of_source else evidence_of_target)

    @property
    def others_evidence(self) -> Evidence:
        """That of the other side."""
        return self.doc.layer(evidence_of_target if self.of_source else evidence_of_source)

    def sides(self, index: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The sentences of a pair, of this side and of the other one."""
        pair = self.pairs[index]
        return (pair.source, pair.target) if self.of_source else (pair.target, pair.source)

    def likeliest(self, index: int, score: Callable[[int, int], float]) -> list[Unpaired]:
        """The sentence of a pair for which the most speaks that it has no counterpart, if more does than is needed."""
        own, other = self.sides(index)
        sentences = (at for at in range(*own) if self.lengths[at] >= _SHORTEST and self.is_sentence(at))
        best, at = max(((score(at, index), at) for at in sentences), default=(0.0, 0))
        if best <= 0:
            return []
        before = self.others[other[0] - 1] if other[0] == other[1] and other[0] else _before(self.others, other)
        return [Unpaired(self.mine[at], before, best, index, best >= self.likely)]

    def holds_few(self, first: int, end: int) -> bool:
        """Whether what stands on the other side is one sentence at most, and holds no stop that may end one."""
        return end - first <= 1 and not any(
            _STOP.search(self.others_text[slice(*self.others[at])]) for at in range(first, end)
        )

    def is_sentence(self, at: int) -> bool:
        """Whether it ends as a sentence does: headlines, captions and lists are left out and added as one likes."""
        return _ENDS.search(self.text, max(0, self.mine[at].end - _MARKS), self.mine[at].end) is not None

    def alone(self, at: int, index: int) -> float:
        """How much more than needed speaks for it that a sentence which nothing was set beside has no counterpart."""
        if self._is_beside_many(index):
            return -inf
        fit = min((self._fit((at,), one, at) for one in (index - 1, index + 1) if self._is_pair(one)), default=0.0)
        if fit < _LEAST_FIT_ALONE:
            return -inf
        against = -self.evidence.for_counterpart(at, self._around(index))
        nowhere = -self.evidence.for_counterpart(at, range(0))
        if against < max(0.0, self.gone[0] * nowhere):
            return -inf
        score = (against + nowhere) / 2 + _FIT_ALONE * min(fit, _MOST_FIT)
        return score - _ALONE - self.needed - self._wanted(at, index)

    def merged(self, at: int, index: int) -> float:
        """The same of a sentence that was set beside a counterpart together with others."""
        own, other = self.sides(index)
        fit = self._fit((), index, at)
        if fit < self.least_fit:
            return -inf
        rival = max(self.evidence.for_counterpart(one, range(*other)) for one in range(*own) if one != at)
        against = -self.evidence.for_counterpart(at, self._around(index))
        least = max(0.0, -self.gone[1] * self.evidence.for_counterpart(at, range(0)))
        if min(against - least, rival - _LEAST_OF_RIVAL) < 0:
            return -inf
        against = (against - self.evidence.for_counterpart(at, range(*other))) / 2
        score = against + _FIT_MERGED * min(fit, _MOST_FIT)
        return score - _MERGED - self.needed - self._wanted(at, index)

    def shifted(self, at: int, index: int) -> float:
        """The same of a sentence in whose place stands what belongs to its neighbors, which the lengths around show."""
        own, other = self.sides(index)
        fit = self._fit_around(at, index)
        if (fit < 0 and own[1] - own[0] <= other[1] - other[0]) or self._is_beside_many(index):
            return -inf
        near = self._around(index)
        against = -self.evidence.for_counterpart(at, near)
        gone = _GONE_AROUND if fit < 0 else self.gone_around
        if against <= -gone * self.evidence.for_counterpart(at, range(0)):
            return -inf
        score = (against - self.evidence.for_counterpart(at, range(*other))) / 2 + _FIT_AROUND * min(fit, _MOST_FIT)
        if score < self.needed_around:
            return -inf
        beside = self._around(index, of_own=True)
        return score - self.needed_around - sum(self.others_evidence.hangs_on(one, at, beside) for one in near)

    def _fit_around(self, at: int, index: int) -> float:
        """By how much the lengths of a pair, or of it and its neighbors, fit better without a sentence, at the most."""
        most = -inf
        for first in (index - 1, index):
            for last in (index, index + 1):
                if first >= 0 and last < len(self.pairs):
                    (start, _), (other_start, _) = self.sides(first)
                    (_, end), (_, other_end) = self.sides(last)
                    if end - start > 1 and other_start < other_end:
                        total, other = self.sums[end] - self.sums[start], self.other_sums[other_end]
                        fit = _improvement(total, self.lengths[at], other - self.other_sums[other_start])
                        most = max(most, fit / self.variance)
        return most

    def _wanted(self, at: int, index: int) -> float:
        """By how much some sentence of the other side goes better with this one than with what it stands beside."""
        wanted = self.others_evidence.for_counterpart
        most = 0.0
        for near in range(max(0, index - 1), min(len(self.pairs), index + 2)):
            own, other = self.sides(near)
            beside = range(own[0] + (own[0] == at), own[1] - (own[1] - 1 == at))
            for one in range(*other):
                most = max(most, wanted(one, range(at, at + 1)) - (wanted(one, beside) if beside else 0.0))
        return _WANTED * most

    def _is_beside_many(self, index: int) -> bool:
        """Whether a sentence beside it was taken apart into as many as are ever set beside one: it may be one more."""
        near = (self.sides(one) for one in (index - 1, index + 1) if 0 <= one < len(self.pairs))
        return any(own[1] - own[0] >= _MANY > other[1] - other[0] for own, other in near)

    def _is_pair(self, index: int) -> bool:
        """Whether both sides have sentences in a pair."""
        return 0 <= index < len(self.pairs) and all(first < last for first, last in self.sides(index))

    def _fit(self, more: tuple[int, ...], index: int, without: int) -> float:
        """By how much the lengths of a pair, and of some sentences more, fit better without one of them."""
        own, other = self.sides(index)
        total = self.sums[own[1]] - self.sums[own[0]] + sum(self.lengths[at] for at in more)
        return (
            _improvement(total, self.lengths[without], self.other_sums[other[1]] - self.other_sums[other[0]])
            / self.variance
        )

    def _around(self, index: int, *, of_own: bool = False) -> range:
        """The sentences of the other side, or of this one, in a pair and its neighbors."""
        side = 0 if of_own else 1
        first, last = self.sides(max(0, index - 1))[side], self.sides(min(len(self.pairs) - 1, index + 1))[side]
        return range(first[0], last[1])


def _before(others: Sequence[Span], place: tuple[int, int]) -> Span | None:
    return others[place[0]] if place[0] < len(others) else None


def _improvement(total: float, without: float, other: float) -> float:
    """By how much the length of a side of a pair fits better without one sentence; negative where it fits worse."""
    rest = total - without
    with_it = (total - other) / sqrt(total + other + 20)
    without_it = (rest - other) / sqrt(rest + other + 20)
    return with_it * abs(with_it) - without_it * without_it
