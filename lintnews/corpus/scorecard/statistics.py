"""What can be said of figures from a sample: intervals, ranks that chance does not explain, changes in time.

Everything is seeded by names and never by order, so that the same figures give the same answer in whatever order the
documents come, and in whatever number of parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate
from math import exp, factorial, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from lintnews.records import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CONFIDENCE = 0.95
_MOST_OF_ONE = 12
"""How often a bootstrap sample may have one document; more often has a chance of one in 10¹⁰."""
_POISSON = tuple(accumulate(exp(-1) / factorial(times) for times in range(_MOST_OF_ONE)))
_BLOCK = 1000
"""Permutations that are looked at in one go."""


class Interval(NamedTuple):
    """From where to where a figure may be."""

    low: float
    high: float


class Change(NamedTuple):
    """Where a series changes most, or how it rises, and whether chance does the same."""

    at: int
    """The index of the first value behind the change."""
    before: float
    after: float
    p: float
    """How often chance alone does at least as much."""


class Place(NamedTuple):
    """The place of a group among others."""

    rank: int
    """Equal for all groups that cannot be told apart, 1 for the best."""
    best: int
    """The best place that the figures allow."""
    worst: int


def wilson(right: int, judged: int, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's interval for a share; everything is possible where nothing was judged."""
    if not judged:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, part = right / judged, z * z / judged
    middle = (share + part / 2) / (1 + part)
    reach = z * sqrt(share * (1 - share) / judged + part / (4 * judged)) / (1 + part)
    low, high = (0.0 if not right else middle - reach), (1.0 if right == judged else middle + reach)
    return Interval(max(0.0, low), min(1.0, high))


def holm(chances: Sequence[float]) -> list[float]:
    """Holm's correction of several p-values, in their order."""
    order = sorted(range(len(chances)), key=lambda index: chances[index])
    corrected, least = [0.0] * len(chances), 0.0
    for position, index in enumerate(order):
        least = max(least, min(1.0, chances[index] * (len(chances) - position)))
        corrected[index] = least
    return corrected


def percentiles(values: Floats, confidence: float = CONFIDENCE) -> Interval:
    """The middle part of some values."""
    low, high = np.quantile(values, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Interval(float(low), float(high))


# --- chance


def generator(seed: int, *names: str) -> Any:
    """The generator for something, by its name."""
    name = "\0".join((str(seed), *names)).encode("utf-8", "replace")
    return np.random.Generator(np.random.PCG64(int.from_bytes(blake2b(name, digest_size=16).digest(), "big")))


def uniform(made: Any, size: int) -> Floats:
    """Numbers from 0 to 1, as the generator's own stream has them."""
    raw: NDArray[np.uint64] = made.bit_generator.random_raw(size)
    return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53


def times_drawn(seed: int, name: str, samples: int) -> Floats:
    """How often each bootstrap sample has the document of this name (Poisson's bootstrap).

    It depends on nothing but the name: samples are made in one pass, in any order, in any number of parts. Documents of
    one name, as two translations of one original, are drawn together: their groups are compared on equal texts.
    """
    return np.searchsorted(_POISSON, uniform(generator(seed, "document", name), samples)).astype(np.float64)


def beta(seed: int, name: str, right: float, wrong: float, samples: int) -> Floats:
    """Draws of a share of which so many were seen to be right and wrong (Jeffreys' prior)."""
    drawn: Floats = generator(seed, "share", name).beta(right + 0.5, wrong + 0.5, samples)
    return drawn


def binomial(seed: int, name: str, times: int, shares: Floats) -> Floats:
    """Draws of how many of some findings are right, for each draw of the share that is."""
    drawn: NDArray[np.int64] = generator(seed, "right", name).binomial(times, np.clip(shares, 0.0, 1.0))
    return drawn.astype(np.float64)


def unseen(seed: int, name: str, samples: int) -> Floats:
    """Draws of what a group may have besides what was found: half a case on average.

    It makes of a count what Jeffreys' prior makes of Poisson's: a group in which nothing was found may have up to 2.5
    cases, and not certainly none.
    """
    drawn: Floats = generator(seed, "unseen", name).gamma(0.5, 1.0, samples)
    return drawn


# --- ranks


def places(rates: Sequence[float], samples: Floats, confidence: float = CONFIDENCE) -> list[Place]:
    """The place of each group by its rate, lowest first. `samples`: a row of rates for each bootstrap sample.

    Two groups differ where the interval of their difference leaves out 0. The intervals hold all together (the
    greatest deviation of all pairs is what is bootstrapped), so that many groups make no more mistakes than two. A rank
    ends only where each group before it differs from each one behind it.
    """
    size = len(rates)
    point = np.asarray(rates, dtype=np.float64)
    differs = np.zeros((size, size), dtype=bool)
    if size > 1:
        greatest = np.zeros(len(samples))
        spread = np.zeros((size, size))
        for one in range(size - 1):
            difference = samples[:, one, None] - samples[:, one + 1 :]
            middle = point[one] - point[one + 1 :]
            own = difference.std(axis=0)
            spread[one, one + 1 :] = own
            safe = np.where(own > 0, own, np.inf)
            np.maximum(greatest, (np.abs(difference - middle) / safe).max(axis=1), out=greatest)
        critical = float(np.quantile(greatest, confidence))
        for one in range(size - 1):
            for other in range(one + 1, size):
                far = abs(point[one] - point[other]) > critical * spread[one, other] > 0
                differs[one, other] = differs[other, one] = far
    order = sorted(range(size), key=lambda index: point[index])
    ranks, rank = [0] * size, 1
    for position, index in enumerate(order):
        if position and all(differs[a, b] for a in order[:position] for b in order[position:]):
            rank = position + 1
        ranks[index] = rank
    made = []
    for index in range(size):
        better = int((differs[index] & (point < point[index])).sum())
        worse = int((differs[index] & (point > point[index])).sum())
        made.append(Place(ranks[index], 1 + better, size - worse))
    return made


# --- time


def change_point(rates: Sequence[float], weights: Sequence[float], seed: int, permutations: int = 9999) -> Change:
    """Where a series splits best into two levels of at least two values, by a permutation test of the whole search.

    The weights are the words behind each rate.
    """
    value, weight = np.asarray(rates, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    seen = _splits(value[None, :], weight[None, :])[0]
    best = int(seen.argmax())
    at = best + 2
    p = _chance(value, weight, float(seen[best]), lambda v, w: _splits(v, w).max(axis=1), seed, permutations)
    before, after = (float(np.average(value[part], weights=weight[part])) for part in (slice(at), slice(at, None)))
    return Change(at, before, after, p)


def trend(rates: Sequence[float], weights: Sequence[float], seed: int, permutations: int = 9999) -> Change:
    """How a series rises or falls: the first and the last value of the best line, by a permutation test."""
    value, weight = np.asarray(rates, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    slope = float(_slopes(value[None, :], weight[None, :])[0])
    p = _chance(value, weight, abs(slope), lambda v, w: np.abs(_slopes(v, w)), seed, permutations)
    time = np.arange(len(value))
    level = float(np.average(value, weights=weight)) - slope * float(np.average(time, weights=weight))
    return Change(0, level, level + slope * (len(value) - 1), p)


def _splits(values: Floats, weights: Floats) -> Floats:
    """For each row, how much two levels explain that one does not, for each place where the second may begin."""
    heavy, sums = np.cumsum(weights, axis=1), np.cumsum(values * weights, axis=1)
    left, right = heavy[:, 1:-2], heavy[:, -1:] - heavy[:, 1:-2]
    apart = sums[:, 1:-2] / left - (sums[:, -1:] - sums[:, 1:-2]) / right
    explained: Floats = left * right / heavy[:, -1:] * apart**2
    return explained


def _slopes(values: Floats, weights: Floats) -> Floats:
    """For each row, the slope of the best line."""
    time = np.arange(values.shape[1])
    total = weights.sum(axis=1, keepdims=True)
    away = time - (weights * time).sum(axis=1, keepdims=True) / total
    slope: Floats = (weights * away * values).sum(axis=1) / (weights * away**2).sum(axis=1)
    return slope


def _chance(value: Floats, weight: Floats, seen: float, statistic: Any, seed: int, permutations: int) -> float:
    """How many orders of the values do at least as much as theirs, theirs among them."""
    made = generator(seed, "order")
    as_much, left = 1, permutations
    while left:
        rows = min(_BLOCK, left)
        order = uniform(made, rows * len(value)).reshape(rows, len(value)).argsort(axis=1)
        as_much += int((statistic(value[order], weight[order]) >= seen * (1 - 1e-9)).sum())
        left -= rows
    return as_much / (permutations + 1)
