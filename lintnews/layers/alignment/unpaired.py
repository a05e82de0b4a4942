"""Sentences of an original that its article has lost, and sentences of an article that its original does not have."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import sentence_anchors
from lintnews.layers.alignment.sentence_pairs import Alignment, Pair, alignment, is_trusted, shared_weights, spread_of

_LEAST = 4.5
"""The score from which a sentence has no counterpart."""
_LEAST_FIT = 2.5
"""By how much lengths must fit better without it, in squares of standard deviations."""
_MOST_FIT = 10.0
_MISSING = 2.0
"""What each number in digits and each day of it counts that stands nowhere on the other side."""
_EXCESS = 2.0
"""What it counts against it that it has keys in common with sentences near its place."""
_SHARE = 0.4
"""How much of the keys that its neighbor has in common it may have too."""
_SHORTEST = 40.0
"""Code points of the article below which a sentence is too short to be missed."""
_EVEN = 1
"""Pairs to both sides that must be even where no number and no day tells that the sentence is without counterpart."""
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
    original, found = doc.original, doc.layer(alignment)
    if original is None or doc.segments or not is_trusted(doc) or found.confidence < _SURE:
        return ()
    ours, theirs = doc.layer(sentence_anchors), original.layer(sentence_anchors)
    shared = shared_weights(ours, theirs)
    mine, others = (found.sources, found.targets) if of_source else (found.targets, found.sources)
    keys, other_keys = (theirs, ours) if of_source else (ours, theirs)
    everywhere = frozenset[str]().union(*other_keys)
    rates = (found.ratio, 1.0) if of_source else (1.0, found.ratio)
    lengths, other_lengths = (
        [(end - start) * rate for start, end in side] for side, rate in zip((mine, others), rates, strict=True)
    )
    variance = spread_of(doc, original) / 2
    result = []
    for index in range(len(found.pairs)):
        own, other = _sides(found, index, of_source=of_source)
        if own[0] == own[1] or (own[1] - own[0] == 1 and other[0] < other[1]):
            continue
        near = range(*_around(found, index, of_source=of_source))
        is_even = all(map(_is_even, found.pairs[max(0, index - _EVEN) : index])) and all(
            map(_is_even, found.pairs[index + 1 : index + 1 + _EVEN])
        )
        common = [
            sum((shared[at].get(to, 0.0) if of_source else shared[to].get(at, 0.0)) for to in near)
            for at in range(*own)
        ]
        room = sum(other_lengths[other[0] : other[1]])
        best: tuple[float, int] | None = None
        for at in range(*own):
            fit = _improvement(lengths[own[0] : own[1]], lengths[at], room) / variance
            if fit < _LEAST_FIT or lengths[at] < _SHORTEST:
                continue
            own_common = common[at - own[0]]
            rival = max((one for to, one in enumerate(common, own[0]) if to != at), default=0.0)
            missing = _missing(keys[at], everywhere)
            if not missing and (variance > 1 or not is_even):
                continue
            score = min(fit, _MOST_FIT) + _MISSING * missing - _EXCESS * max(0.0, own_common - _SHARE * rival)
            if best is None or score > best[0]:
                best = (score, at)
        if best and best[0] >= _LEAST:
            place = others[other[0] - 1] if other[0] == other[1] and other[0] else _before(others, other)
            result.append(Unpaired(mine[best[1]], place, best[0], index))
    return tuple(result)


def _is_even(pair: Pair) -> bool:
    """Whether a pair has as many sentences on both sides, so that none of a neighbor can hide in it."""
    return pair.target[1] - pair.target[0] == pair.source[1] - pair.source[0]


def _missing(keys: frozenset[str], everywhere: frozenset[str]) -> int:
    """How many numbers in digits, months and weekdays of a sentence stand nowhere on the other side."""
    digits = sum(key[0] == "d" and f"n{key[1:]}" not in everywhere for key in keys)
    return digits + sum(key[0] in "mw" and key not in everywhere for key in keys)


def _before(others: Sequence[Span], place: tuple[int, int]) -> Span | None:
    return others[place[0]] if place[0] < len(others) else None


def _sides(found: Alignment, index: int, *, of_source: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """The sentences of a pair, of the side that is looked at and of the other one."""
    pair = found.pairs[index]
    return (pair.source, pair.target) if of_source else (pair.target, pair.source)


def _around(found: Alignment, index: int, *, of_source: bool) -> tuple[int, int]:
    """The sentences of the other side in a pair and its neighbors."""
    before = _sides(found, max(0, index - 1), of_source=of_source)[1]
    after = _sides(found, min(len(found.pairs) - 1, index + 1), of_source=of_source)[1]
    return before[0], after[1]


def _improvement(lengths: Sequence[float], without: float, other: float) -> float:
    """By how much the lengths of a pair fit better without one sentence; negative where they fit worse."""
    total = sum(lengths)
    rest = total - without
    with_it, without_it = ((some - other) / sqrt(some + other + 20) for some in (total, rest))
    return with_it * abs(with_it) - without_it * without_it
