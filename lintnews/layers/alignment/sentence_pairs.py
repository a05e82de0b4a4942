"""Which sentences of an article and of its original correspond, many to many, in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from math import inf, log
from typing import Protocol, TypeVar

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import Keys, joint_anchors
from lintnews.layers.alignment.joint_paragraphs import joint_starts
from lintnews.layers.alignment.rising import rising
from lintnews.layers.text.sentences import sentences
from lintnews.records import NamedTuple

_SHAPES = (
    (1, ((1, 0.0), (0, 3.0), (2, 1.3), (3, 3.0), (4, 5.0))),
    (2, ((1, 1.3), (2, 4.0))),
    (3, ((1, 3.0),)),
    (4, ((1, 5.0),)),
)
"""Sentences of the original, and with how many sentences of the article they may make a pair, and at what cost."""
_ADDED = 3.0
"""What a sentence of the article without counterpart costs."""
_JOINT = 2.5
"""What it counts that a pair ends where paragraphs of both end."""
_FULL_GAIN = 6.0
"""Up to where what a pair has in common counts in full; as much again counts a third."""
_MOST_LACK = 3.0
"""What costs at most that a pair holds what has no counterpart in it."""
_SPREAD = 2.0
"""Twice the variance of the length of a translation, in code points a code point, where both scripts set spaces."""
_WIDE_SPREAD = 5.0
"""The same where only one of the two does."""
_WIDTH = 7
"""Sentences to both sides of the expected one among which its counterpart is looked for."""
_RARE = 0.55
"""How much a common rarity counts against lengths."""
_NEEDED = 0.8
"""What a number, a day or a country costs that has no counterpart."""
_BEAM = 15.0
"""How much more than the best way to a sentence of the original another one may cost."""
_STRONG = 3.5
"""What two sentences must have in common to lead the way."""
_FEW = 2
"""Sentences without counterpart that nobody wonders about; more, and a wider band is tried."""
_TRIES = 2
"""How often the ratio of lengths is measured anew."""
_SAME_RATIO = 0.03
_GIVEN = 9.0
"""What a pair has in common that the file itself gives."""
_KINDS = {"k": 0.8, "c": 0.8, "g": 0.5}
"""What keys of a kind count: sounds and common words less than facts."""
_FACTS = "nmwt"
"""The kinds of numbers, months, weekdays and countries."""
_USUAL = {"n": 0.85, "m": 0.9, "w": 0.9, "t": 0.6, "g": 0.5}
"""How many keys of a kind a translation keeps."""
_TOLD = frozenset((*_USUAL, "c"))
"""The kinds that count otherwise than by what two sentences share."""
_TELLING = 4.0
"""How many keys must be expected before their lack tells anything."""
_BORNE_OUT = 1.6
"""What makes up for a translation that keeps fewer than usual."""
_MOST = 14.0
"""What lengths that do not fit cost at most."""


class Pair(NamedTuple):
    """Sentences of the article and those of the original that they translate; either may be none."""

    target: tuple[int, int]
    """Indices of sentences of the article, half-open."""
    source: tuple[int, int]
    """Indices of sentences of the original, half-open."""
    common: float
    """How much the two have in common beside their length; 0 for nothing."""
    misfit: float
    """How little their lengths fit: about the square of standard deviations."""


class Alignment(NamedTuple):
    """All pairs in order, and how far they can be trusted."""

    pairs: tuple[Pair, ...]
    targets: tuple[Span, ...]
    """The sentences of the article."""
    sources: tuple[Span, ...]
    """The sentences of the original."""
    ratio: float
    """Code points of the article to one of the original."""
    confidence: float
    """From 0 to 1: the share of the article that stands in pairs which something speaks for."""


UNKNOWN = Alignment((), (), (), 1.0, 0.0)
_LEAST = 0.6
"""The confidence below which two texts are not taken for article and original."""


_Kinds = Mapping[str, set[str]]
_Needs = tuple[list[float], list[float], list[dict[int, float]]]
"""What each sentence of the article, and of the original, holds that a counterpart must have; what any two share."""


def alignment(doc: Document) -> Alignment:
    """How a document and its original correspond: by the segments of the file, or else sentence by sentence."""
    original = doc.original
    if original is None:
        return UNKNOWN
    if doc.segments:
        targets, sources = (tuple(segment[side] for segment in doc.segments) for side in (0, 1))
        pairs = tuple(Pair((at, at + 1), (at, at + 1), _GIVEN, 0.0) for at in range(len(targets)))
        lengths = [sum(end - start for start, end in side) for side in (targets, sources)]
        return Alignment(pairs, targets, sources, lengths[0] / max(1, lengths[1]), 1.0)
    return _by_sentences(doc, original)


def is_trusted(doc: Document) -> bool:
    """Whether a document and its original correspond well enough that rules may compare them."""
    return doc.layer(alignment).confidence >= _LEAST


def in_original(doc: Document, place: Span) -> Span | None:
    """The passage of the original that corresponds to the sentences at a place of the article, or None where there is
    none, or the two texts do not correspond.
    """
    if doc.original is None or not is_trusted(doc):
        return None
    found = doc.layer(alignment)
    passages = [
        source
        for pair in found.pairs
        if any(target.overlaps(place) for target in found.targets[slice(*pair.target)])
        for source in found.sources[slice(*pair.source)]
    ]
    return Span(passages[0].start, passages[-1].end) if passages else None


class _Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


def in_pairs(found: Alignment, ours: Sequence[P], theirs: Sequence[P]) -> Iterator[tuple[Sequence[P], Sequence[P]]]:
    """What begins in each sentence pair, of things of the article and of the original in their order."""
    targets = _inside(ours, [pair.target for pair in found.pairs], found.targets)
    sources = _inside(theirs, [pair.source for pair in found.pairs], found.sources)
    return zip(targets, sources, strict=True)


def _inside(some: Sequence[P], places: Iterable[tuple[int, int]], sentences: Sequence[Span]) -> Iterator[Sequence[P]]:
    starts = [one.span.start for one in some]
    for first, last in places:
        is_any = some and first < last
        low, high = (sentences[first].start, sentences[last - 1].end) if is_any else (0, 0)
        yield some[bisect_left(starts, low) : bisect_left(starts, high)] if is_any else ()


def _by_sentences(target: Document, source: Document) -> Alignment:
    """The sentence pairs of a document and its original. Time grows linearly with their length."""
    targets, sources = target.layer(sentences), source.layer(sentences)
    lengths_t, lengths_s = ([end - start for start, end in some] for some in (targets, sources))
    total_t, total_s = sum(lengths_t), sum(lengths_s)
    if not total_t or not total_s:
        return Alignment((), targets, sources, 1.0, 0.0)
    ratio = total_t / total_s
    anchors = target.layer(joint_anchors)
    kinds = _by_kind(anchors[0]), _by_kind(anchors[1])
    common, needs = _common(*anchors, kinds)
    spread, joints = spread_of(target, source), joint_starts(target, source, targets, sources)
    for _ in range(_TRIES):
        path = _Path(lengths_t, [length * ratio for length in lengths_s], common, needs, spread, joints)
        pairs = path.best()
        better = _ratio(pairs, lengths_t, lengths_s, ratio)
        if abs(better / ratio - 1) < _SAME_RATIO:
            break
        ratio = better
    support = _support(pairs, *anchors, kinds)
    return Alignment(tuple(pairs), targets, sources, ratio, support * _confidence(pairs, lengths_t))


def _ratio(pairs: Sequence[Pair], lengths_t: Sequence[int], lengths_s: Sequence[int], known: float) -> float:
    """The ratio of lengths in the pairs of one sentence each, which nothing lost or added can disturb."""
    single = [pair for pair in pairs if pair.target[1] - pair.target[0] == pair.source[1] - pair.source[0] == 1]
    total_s = sum(lengths_s[pair.source[0]] for pair in single)
    if len(single) * 2 < len(pairs) or total_s * 3 < sum(lengths_s):
        return known
    return sum(lengths_t[pair.target[0]] for pair in single) / total_s


def spread_of(target: Document, source: Document) -> float:
    """Twice the variance of the length of a translation, in code points a code point."""
    return _SPREAD if _is_spaced(target.text) == _is_spaced(source.text) else _WIDE_SPREAD


def _is_spaced(text: str) -> bool:
    """Whether words are set apart by spaces."""
    return text.count(" ") * 12 > len(text)


def _confidence(pairs: Sequence[Pair], lengths: Sequence[int]) -> float:
    total = sum(lengths)
    sure = sum(
        sum(lengths[pair.target[0] : pair.target[1]])
        for pair in pairs
        if pair.source[0] < pair.source[1] and (pair.common > 1 or pair.misfit < 2)
    )
    return sure / total


def _support(pairs: Sequence[Pair], targets: Keys, sources: Keys, kinds: tuple[_Kinds, _Kinds]) -> float:
    """How far numbers, days, countries and common words bear the pairs out: 1 where as many are kept as usual.

    Two texts that have nothing to do with each other have lengths that fit, too.
    """
    usual = {kind: rate for kind, rate in _USUAL.items() if kind != "g" or all("g" in side for side in kinds)}
    rates = {key: rate for kind, rate in usual.items() for key in kinds[1].get(kind, ())}
    telling = frozenset(rates)
    kept = expected = 0.0
    for pair in pairs:
        there = _any_of(sources[slice(*pair.source)]) & telling
        if there:
            expected += sum(map(rates.__getitem__, there))
            kept += len(there & _any_of(targets[slice(*pair.target)]))
    return min(1.0, _BORNE_OUT * kept / expected) if expected >= _TELLING else 1.0


def _any_of(keys: Sequence[frozenset[str]]) -> frozenset[str]:
    """The keys of some sentences together."""
    return keys[0] if len(keys) == 1 else frozenset[str]().union(*keys)


def _by_kind(keys: Keys) -> _Kinds:
    """The keys of some sentences together, by those kinds that are told apart."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in [key for key in _any_of(keys) if key[0] in _TOLD]:
        found[key[0]].add(key)
    return dict(found)


def _common(targets: Keys, sources: Keys, kinds: tuple[_Kinds, _Kinds]) -> tuple[list[dict[int, float]], _Needs]:
    """For each sentence of the original the sentences of the article with which it has rare keys in common, and
    what they need of one another.
    """
    kinds_t = kinds[0]
    joint = {key for key in _any_of(targets) & _any_of(sources) if key[0] != "d"}
    here, there = ([keys & joint for keys in side] for side in (targets, sources))
    where: dict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(here):
        for key in keys:
            where[key].append(index)
    counts = Counter(chain.from_iterable(there))
    size = len(targets) * len(sources)
    names = kinds_t.get("c", ())
    rate = len(joint.intersection(names)) / len(names) if names else 0.0
    need_of_name = _NEEDED * max(0.0, rate - 0.4)
    told: dict[str, tuple[list[int], float, float]] = {}
    """For each key the sentences of the article that have it, what it counts for them, and what it is needed."""
    for key, count in counts.items():
        kind, columns = key[0], where[key]
        need = need_of_name if kind == "c" else _NEEDED if kind in _FACTS else 0.0
        is_rare = len(columns) * count <= size / 4 + 4
        weight = _RARE * max(0.1, log(size / (count * len(columns)))) * _KINDS.get(kind, 1.0) if is_rare else 0.0
        told[key] = columns, weight, need
    rows: list[dict[int, float]] = []
    shared: list[dict[int, float]] = []
    for keys in there:
        row: dict[int, float] = defaultdict(float)
        both: dict[int, float] = defaultdict(float)
        for key in keys:
            columns, weight, need = told[key]
            for index in columns if weight else ():
                row[index] += weight
            for index in columns if need else ():
                both[index] += need
        rows.append(row)
        shared.append(both)
    held_t, held_s = (
        [_NEEDED * len(keys & facts) + need_of_name * len(keys & named) for keys in side]
        for side, facts, named in (
            (side, set[str]().union(*(known.get(kind, ()) for kind in _FACTS)), known.get("c", set()))
            for side, known in zip((targets, sources), kinds, strict=True)
        )
    )
    return rows, (held_t, held_s, shared)


def _alone(pairs: Sequence[Pair]) -> int:
    """How many pairs have only one side."""
    return sum(pair.target[0] == pair.target[1] or pair.source[0] == pair.source[1] for pair in pairs)


class _Path:
    """The cheapest way through all sentences of both, in a band around where lengths and rare keys expect it."""

    def __init__(
        self,
        lengths_t: Sequence[float],
        lengths_s: Sequence[float],
        common: list[dict[int, float]],
        needs: _Needs,
        spread: float,
        joints: Mapping[int, int],
    ) -> None:
        self.held_t, self.held_s = [0.0, *accumulate(needs[0])], [0.0, *accumulate(needs[1])]
        self.shared = needs[2]
        self.spread, self.joints = spread, joints
        self.sums_t = [0.0, *accumulate(lengths_t)]
        self.sums_s = [0.0, *accumulate(lengths_s)]
        self.common = common
        self.tops = [max(row.values(), default=0.0) for row in common]
        """The most that each sentence of the original has in common with one of the article."""
        self.bands: list[tuple[int, int]] = []
        self.costs: list[list[float]] = []
        """For each sentence of the original, what the ways to its end cost, by the sentence of the article there: the
        first one is the first of the band.
        """
        self.came: list[list[tuple[int, int]]] = []
        """How many sentences of the original and of the article the last pair of each of them has."""

    def best(self) -> list[Pair]:
        """The pairs of the cheapest way, in a band that is made wider where it has none."""
        width, pairs = _WIDTH, self._within(_WIDTH)
        while pairs is None or (width == _WIDTH and _alone(pairs) > _FEW + len(pairs) / 20):
            width *= 3
            pairs = self._within(width)
        return pairs

    def _within(self, width: int) -> list[Pair] | None:
        rows, columns = len(self.sums_s) - 1, len(self.sums_t) - 1
        self.bands = self._bands(rows, columns, width)
        self.costs = [[inf] * (last - first + 1) for first, last in self.bands]
        self.came = [[(0, 0)] * len(row) for row in self.costs]
        self.costs[0][0] = 0.0
        starts: list[list[tuple[int, float]]] = []
        for i, row in enumerate(self.costs):
            for down, shapes in _SHAPES:
                if down <= i and starts[i - down]:
                    self._pair(i - down, i, starts[i - down], shapes)
            most = min(row) + _BEAM
            self._add(i, most if i < rows else inf)  # what is left at the end has to be passed, whatever it costs
            first = self.bands[i][0]
            starts.append([(j, here) for j, here in enumerate(row, first) if here <= most < inf])
        return self._way(rows, columns) if self.costs[rows][-1] < inf else None

    def _add(self, i: int, most: float) -> None:
        """Goes on from the ways to a sentence of the original by sentences of the article without counterpart."""
        row, first, joint = self.costs[i], self.bands[i][0], self.joints.get(i)
        for index in range(len(row) - 1):
            here = row[index]
            if here <= most:
                j = first + index
                total = here + _ADDED + _without(self.sums_t[j + 1] - self.sums_t[j])
                if j + 1 == joint:
                    total -= _JOINT
                if total < row[index + 1]:
                    row[index + 1] = total
                    self.came[i][index + 1] = (0, 1)

    def _pair(self, i: int, to: int, starts: Sequence[tuple[int, float]], shapes: Sequence[tuple[int, float]]) -> None:
        """Goes on from some ways by sentences of the original, and as many of the article as may be with them.

        What costs more by the beam than the best way there is left out at once, but for the end.
        """
        costs, came, (first, last) = self.costs[to], self.came[to], self.bands[to]
        sums_t, held_t, spread = self.sums_t, self.held_t, self.spread
        s, held_s = self.sums_s[to] - self.sums_s[i], self.held_s[to] - self.held_s[i]
        common, shared = ([row for row in side[i:to] if row] for side in (self.common, self.shared))
        top = sum(self.tops[i:to])
        beam = _BEAM if to < len(self.costs) - 1 else inf
        limit, joint = min(costs) + beam, self.joints.get(to)
        for right, cost in shapes:
            most = _capped(right * top)
            for j, here in starts:
                at = j + right
                if at < first or at > last:
                    continue
                known = costs[at - first]
                bound = limit if limit < known else known
                total = here + cost
                if at == joint:
                    total -= _JOINT
                if total - most >= bound:
                    continue
                if right:
                    t = sums_t[at] - sums_t[j]
                    misfit = (t - s) * (t - s) / ((s + t + 20) * spread)
                    total += misfit if misfit < _MOST else _MOST
                    if total - most >= bound:
                        continue
                    gain = 0.0
                    held = held_s + held_t[at] - held_t[j]
                    for column in range(j, at):
                        for row in common:
                            if column in row:
                                gain += row[column]
                        for row in shared:
                            if column in row:
                                held -= 2 * row[column]
                    if held > 0:
                        total += held if held < _MOST_LACK else _MOST_LACK
                    total -= gain if gain <= _FULL_GAIN else _capped(gain)
                else:
                    total += _without(s)
                if total < known:
                    costs[at - first] = total
                    came[at - first] = (to - i, right)
                    if total + beam < limit:
                        limit = total + beam

    def _way(self, i: int, j: int) -> list[Pair]:
        """The pairs of the way that was found, from its end."""
        pairs: list[Pair] = []
        while (i, j) != (0, 0):
            down, right = self.came[i][j - self.bands[i][0]]
            before_i, before_j = i - down, j - right
            common = misfit = 0.0
            if before_i < i and before_j < j:
                common = _gain(self.common[before_i:i], before_j, j)
                misfit = self._misfit(self.sums_s[i] - self.sums_s[before_i], self.sums_t[j] - self.sums_t[before_j])
            pairs.append(Pair((before_j, j), (before_i, i), common, misfit))
            i, j = before_i, before_j
        return pairs[::-1]

    def _misfit(self, s: float, t: float) -> float:
        """How little the lengths of a pair fit."""
        misfit = (t - s) * (t - s) / ((s + t + 20) * self.spread)
        return misfit if misfit < _MOST else _MOST

    def _bands(self, rows: int, columns: int, width: int) -> list[tuple[int, int]]:
        """For each sentence of the original the range of those of the article that it may end before."""
        centres = self._centres(rows, columns)
        bands = [(max(0, c - width), min(columns, c + width)) for c in centres]
        bands[0] = (0, bands[0][1])
        bands[-1] = (bands[-1][0], columns)
        return bands

    def _centres(self, rows: int, columns: int) -> list[int]:
        """Where lengths expect the counterpart, corrected by the longest rising chain of strong common keys."""
        strong = [
            (row, column)
            for row, common in enumerate(self.common)
            if common
            for column, weight in (max(common.items(), key=lambda item: item[1]),)
            if weight > _STRONG
        ]
        chain = [(0, 0), *((row + 1, column + 1) for row, column in rising(strong)), (rows, columns)]
        centres, at = [], 0
        for row in range(rows + 1):
            while at + 1 < len(chain) - 1 and chain[at + 1][0] < row:
                at += 1
            (r0, c0), (r1, c1) = chain[at], chain[at + 1]
            span = self.sums_s[r1] - self.sums_s[r0]
            share = (self.sums_s[row] - self.sums_s[r0]) / span if span > 0 else 1.0
            wanted = self.sums_t[c0] + max(0.0, min(1.0, share)) * (self.sums_t[c1] - self.sums_t[c0])
            centres.append(min(columns, bisect_left(self.sums_t, wanted)))
        return centres


def _without(length: float) -> float:
    """What a sentence without counterpart costs: the more the longer it is."""
    return min(6.0, length / 80)


def _gain(common: Sequence[Mapping[int, float]], first: int, last: int) -> float:
    """What some sentences of the original have in common with some of the article."""
    gain = 0.0
    for row in common:
        for column in range(first, last):
            if column in row:
                gain += row[column]
    return _capped(gain)


def _capped(gain: float) -> float:
    """What counts of a gain: all of it up to a point, and a third of as much again."""
    return gain if gain <= _FULL_GAIN else _FULL_GAIN + min(gain - _FULL_GAIN, _FULL_GAIN) / 3
