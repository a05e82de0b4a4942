"""How much speaks for it that a sentence has its counterpart among some sentences of the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from operator import itemgetter

from lintnews.document import Document
from lintnews.layers.alignment.anchors import joint_anchors
from lintnews.layers.alignment.sentence_pairs import Pair, alignment
from lintnews.records import NamedTuple

_USUAL = {"n": 0.9, "m": 0.95, "w": 0.95, "t": 0.75, "g": 0.5, "c": 0.3, "k": 0.15}
"""How often a key of a kind (its first letter) stands in the counterpart too, before anything is known of the texts."""
_STRENGTH = 12
"""How many keys must be seen until the texts themselves count as much as that."""
_COUNTS = {"n": 1.0, "m": 1.0, "w": 1.0, "t": 0.7, "g": 0.7, "c": 0.7, "k": 0.3}
"""How much a key of a kind counts: names and common words hang together, and one slip of a list spoils several."""
_MOST = 3.0
"""What one key counts at most."""
_kind = itemgetter(0)


class Evidence(NamedTuple):
    """What is known of the keys of one side, and how often the other side has them."""

    keys: Sequence[frozenset[str]]
    """For each sentence of the side."""
    others: Sequence[frozenset[str]]
    frequencies: Mapping[str, int]
    """In how many sentences of the other side a key stands."""
    rates: Mapping[str, float]
    """For each kind, how often its keys are kept."""

    def for_counterpart(self, sentence: int, among: range) -> float:
        """How much speaks for it that a sentence has its counterpart among some; negative where more is against it."""
        return self.of_keys(self.keys[sentence], among)

    def hangs_on(self, sentence: int, one: int, among: range) -> float:
        """How much of what speaks for it that a sentence has its counterpart among some hangs on one of them alone."""
        rest = (*range(among.start, one), *range(one + 1, among.stop))
        shared = self.keys[sentence] & self.others[one]
        alone = [key for key in shared if key[0] in _COUNTS and not any(key in self.others[at] for at in rest)]
        return sum(self._weights(key, len(among))[True] - self._weights(key, len(rest))[False] for key in alone)

    def of_keys(self, keys: Iterable[str], among: range) -> float:
        """The same of a passage that has some keys."""
        near = self.others[among.start : among.stop]
        found = frozenset[str]().union(*near)
        return sum(self._weights(key, len(near))[key in found] for key in keys if key[0] in _COUNTS)

    def _weights(self, key: str, near: int) -> tuple[float, float]:
        return _weights(key[0], self.rates[key[0]], self.frequencies.get(key, 0), len(self.others), near)


@lru_cache(maxsize=4096)
def _weights(kind: str, kept: float, frequency: int, count: int, near: int) -> tuple[float, float]:
    """What a key of a kind counts that stands in some sentences of the other side: where none of those near has it, and
    where one does.
    """
    chance = 1 - (1 - min((frequency + 0.5) / (count + 1), 0.99)) ** max(1, near)
    if chance >= kept:
        return 0.0, 0.0
    here, missing = min(_MOST, log(kept / chance)), max(-_MOST, log((1 - kept) / (1 - chance)))
    return missing * _COUNTS[kind], here * _COUNTS[kind]


def evidence_of_source(doc: Document) -> Evidence:
    """The evidence that sentences of the original have a counterpart."""
    return _evidence(doc, of_source=True)


def evidence_of_target(doc: Document) -> Evidence:
    """The evidence that sentences of the article have a counterpart."""
    return _evidence(doc, of_source=False)


def _evidence(doc: Document, *, of_source: bool) -> Evidence:
    ours, theirs = doc.layer(joint_anchors)
    keys, others = (theirs, ours) if of_source else (ours, theirs)
    singles = _singles(doc.layer(alignment).pairs)
    pairs = [(keys[s], others[t]) if of_source else (keys[t], others[s]) for t, s in singles]
    return Evidence(keys, others, Counter(chain.from_iterable(others)), _rates(pairs))


def _singles(pairs: Iterable[Pair]) -> Iterable[tuple[int, int]]:
    """The pairs of one sentence each."""
    return (
        (pair.target[0], pair.source[0])
        for pair in pairs
        if pair.target[1] - pair.target[0] == 1 == pair.source[1] - pair.source[0]
    )


def _rates(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Mapping[str, float]:
    """How often the keys of each kind are kept in pairs of sentences."""
    held = Counter(map(_kind, chain.from_iterable(one for one, _ in pairs)))
    kept = Counter(map(_kind, chain.from_iterable(one & other for one, other in pairs)))
    return {
        kind: min(0.97, (kept[kind] + usual * _STRENGTH) / (held[kind] + _STRENGTH)) for kind, usual in _USUAL.items()
    }
