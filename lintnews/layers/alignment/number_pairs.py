"""Which numbers of an article have no counterpart in its original, and which of the original took their place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import floor, isclose, log10

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import Facts, Quantity, facts
from lintnews.layers.alignment.sentence_pairs import Alignment, Pair, alignment, in_pairs, is_trusted
from lintnews.records import NamedTuple

_FACTORS = {
    ("kilometer", "mile"): 0.621371,
    ("meter", "foot"): 3.28084,
    ("meter", "yard"): 1.09361,
    ("centimeter", "inch"): 0.393701,
    ("meter", "inch"): 39.3701,
    ("kilogram", "pound"): 2.20462,
    ("ton", "pound"): 2204.62,
    ("hectare", "acre"): 2.47105,
    ("square-kilometer", "square-mile"): 0.386102,
    ("square-kilometer", "hectare"): 100.0,
    ("square-kilometer", "acre"): 247.105,
    ("square-meter", "square-foot"): 10.7639,
    ("liter", "gallon"): 0.264172,
    ("kilometer-per-hour", "mile-per-hour"): 0.621371,
    ("kilometer", "meter"): 1000.0,
    ("ton", "kilogram"): 1000.0,
    ("kilogram", "gram"): 1000.0,
    ("meter", "centimeter"): 100.0,
    ("mu", "hectare"): 0.0667,
    ("mu", "acre"): 0.1647,
    ("dunam", "hectare"): 0.1,
    ("dunam", "acre"): 0.2471,
}
"""How many of the second unit one of the first makes."""
_NEAR = 2
"""Sentence pairs to both sides in which a number may stand instead."""
_YEARS = range(1900, 2100)
_DAYS = frozenset(map(float, range(1, 32)))
_BESIDE = 4
"""Code points between a month and the number of its day."""
_ARTICLE = 2
"""Numbers in words up to this may be articles."""
_SMALL = range(3, 11)
"""Numbers that are spelled out; one and two are also articles, both, half of a pair."""
_SPELLED = range(11, 1000)
"""Numbers in words that are neither small ones nor large."""
_SURE = 6.0
"""What two sentences must have in common before a number in words counts."""
_FITTING = 2.0
"""How little their lengths may fit then."""
_ROUNDED = 0.06
_OPENS = re.compile(r"(?: (?:per|an?) \w+)? \((?:\w+ ){0,2}")
"""What stands between an amount and its gloss."""


class NumberPair(NamedTuple):
    """A number of the article and the one of the original that stands in its place."""

    target: Quantity
    source: Quantity
    pair: int
    """The index of the sentence pair."""
    is_elsewhere: bool = False
    """Whether one of the two stands anywhere else on the other side."""


class Numbers(NamedTuple):
    """The numbers of an article beside those of its original."""

    kept: tuple[NumberPair, ...]
    """Pairs of equal value in one sentence pair, one of each in digits or both with what they count."""
    changed: tuple[NumberPair, ...]
    """Pairs of different values, neither of which stands anywhere near on the other side."""


class _Row(NamedTuple):
    """The numbers of one sentence pair."""

    kept: list[tuple[Quantity, Quantity]]
    """Those that stand for one another, one of each pair in digits or both with what they count."""
    left: list[Quantity]
    """Those of the article that nothing stands for."""
    lost: list[Quantity]
    """Those of the original that stand for nothing."""


def number_pairs(doc: Document) -> Numbers:
    """The numbers of a document and of its original, pair by pair; nothing where the two are not trusted."""
    if doc.original is None or not is_trusted(doc):
        return Numbers((), ())
    found, (ours, theirs) = doc.layer(alignment), (doc.layer(facts), doc.original.layer(facts))
    all_ours, all_theirs = ({value for one in known.quantities for value in one.values} for known in (ours, theirs))
    glosses = _glosses(doc.text, ours.quantities)
    rows = [_row(*both, glosses) for both in in_pairs(found, ours.quantities, theirs.quantities)]
    kept = [NumberPair(*both, index) for index, row in enumerate(rows) for both in row.kept]
    changed: list[NumberPair] = []
    dates = _dates(ours), _dates(theirs)
    for index, row in enumerate(rows):
        if not (row.left and row.lost):
            continue
        near = range(max(0, index - _NEAR), min(len(rows), index + _NEAR + 1))
        days = (_days(theirs, found, near, of_source=True), _days(ours, found, near, of_source=False))
        around = [rows[at] for at in near if at != index]
        for one, other in _dated(row, *dates) or _changed(found.pairs[index], row, around, days):
            is_elsewhere = bool(one.values & all_theirs or other.values & all_ours)
            changed.append(NumberPair(one, other, index, is_elsewhere))
    return Numbers(tuple(kept), tuple(changed))


def _changed(
    pair: Pair, row: _Row, around: Sequence[_Row], days: tuple[set[float], set[float]]
) -> list[tuple[Quantity, Quantity]]:
    """The numbers of two sentences that changed; `days` are those of the months near, the original's first."""
    left = _alone(row.left, [one for other in around for one in other.lost], same)
    lost = _alone(row.lost, [one for other in around for one in other.left], _stands_for)
    return _matched(
        [one for one in left if not one.values & days[0]], [one for one in lost if not one.values & days[1]]
    ) or _single(pair, row, around)


def _dates(known: Facts) -> Mapping[Span, int]:
    """The numbers of days of a month by their places, each with its month."""
    found = {}
    for month in known.months:
        first = bisect_left(known.quantities, month.span.start, key=_start)
        ways = [
            (gap, one.span)
            for one in known.quantities[max(0, first - 1) : first + 1]
            if one.digits and one.values < _DAYS
            for gap in (max(one.span.start - month.span.end, month.span.start - one.span.end),)
            if 0 <= gap <= _BESIDE
        ]
        if ways and len(month.values) == 1:
            found[min(ways)[1]] = min(month.values)
    return found


def _dated(row: _Row, ours: Mapping[Span, int], theirs: Mapping[Span, int]) -> list[tuple[Quantity, Quantity]]:
    """The only day of a month without counterpart, and the only one of the same month on the other side."""
    left, lost = [one for one in row.left if one.span in ours], [one for one in row.lost if one.span in theirs]
    if len(left) == len(lost) == 1 and ours[left[0].span] == theirs[lost[0].span]:
        return [(left[0], lost[0])]
    return []


def _glosses(text: str, ours: Sequence[Quantity]) -> frozenset[Span]:
    """The amounts in brackets that say the one before them in another unit or currency: 77 kilometers (48 miles)."""
    return frozenset(
        gloss.span
        for one, gloss in pairwise(ours)
        if _counts(one) and _counts(gloss) and _OPENS.fullmatch(text, one.counted.end, gloss.counted.start)
    )


def _row(ours: Sequence[Quantity], theirs: Sequence[Quantity], glosses: frozenset[Span]) -> _Row:
    """Which numbers of two sentences stand for one another; the equal ones find each other first.

    What one side says twice the other may say once; what is only alike may be another number, once its like is found;
    a gloss stands for no number of its own where the original has none like it.
    """
    kept, rest, lost = [], [], list(theirs)
    for one in ours:
        other = next((other for other in lost if one.values & other.values), None)
        if other is None:
            rest.append(one)
            continue
        lost.remove(other)
        if one.digits or other.digits or (_counts(one) and _counts(other)):
            kept.append((one, other))
    said = [(one, other) for one in ours for other in theirs if one.values & other.values]
    left, taken = [], []
    for one in rest:
        if one.span in glosses and not any(_same_kind(one, other) for other in lost):
            continue
        alike = [other for other in lost if same(one, other)]
        taken += alike
        if not alike and not any(one is equal for equal, _ in said):
            left.append(one)
    twice = [other for _, other in said]
    return _Row(kept, left, [one for one in lost if not any(one is other for other in (*taken, *twice))])


def _alone(
    some: Sequence[Quantity], others: Sequence[Quantity], is_same: Callable[[Quantity, Quantity], bool]
) -> list[Quantity]:
    """The numbers in digits, or thousands in words, that no number around their place stands for."""
    sure = (one for one in some if (one.digits or _is_large(one)) and not one.in_name)
    return [one for one in sure if not any(is_same(one, other) for other in others)]


def _is_large(one: Quantity) -> bool:
    """Whether a number in words is of thousands, and no scale alone: two million, not millions."""
    value = max(one.values)
    return value >= 1000 and value > one.scale


def _stands_for(theirs: Quantity, ours: Quantity) -> bool:
    """`same`, with the number of the original first."""
    return same(ours, theirs)


def _single(pair: Pair, row: _Row, around: Sequence[_Row]) -> list[tuple[Quantity, Quantity]]:
    """Two numbers, the only ones without counterpart of two sentences that surely belong together."""
    left, lost = ([one for one in some if one.digits or max(one.values) > _ARTICLE] for some in (row.left, row.lost))
    if len(left) != 1 or len(lost) != 1 or pair.common < _SURE or pair.misfit > _FITTING:
        return []
    one, other = left[0], lost[0]
    is_free = not any(same(one, two) for near in around for two in near.lost) and not any(
        same(two, other) for near in around for two in near.left
    )
    are_plain = _is_plain(one) and (_is_plain(other) or _is_spelled(other))
    return [(one, other)] if is_free and (are_plain or (_is_small(one) and _is_small(other))) else []


def _is_plain(one: Quantity) -> bool:
    """Whether a number in digits can mean one thing only, and nothing is tied to it."""
    return bool(one.digits) and one.scale == 1 and not one.in_name and len(one.values) == 1


def _is_spelled(one: Quantity) -> bool:
    """Whether a number is a whole one in words that is rarely spelled out for another reason than style."""
    value = max(one.values)
    return not one.digits and value == int(value) and value in _SPELLED and len(one.values) == 1


def _is_small(one: Quantity) -> bool:
    """Whether a number is a whole one up to ten, in words or one digit, and nothing is tied to it."""
    return one.scale == 1 and not one.in_name and len(one.values) == 1 and max(one.values) in _SMALL


def _start(one: Quantity) -> int:
    return one.span.start


def _days(known: Facts, found: Alignment, near: Iterable[int], *, of_source: bool) -> set[float]:
    """The numbers of the months that are named near, which may be written in digits on the other side."""
    spans = found.sources if of_source else found.targets
    places = [found.pairs[at].source if of_source else found.pairs[at].target for at in near]
    values: set[float] = set()
    for first, last in places:
        if first < last:
            low, high = spans[first].start, spans[last - 1].end
            values |= {float(value) for day in known.months if low <= day.span.start < high for value in day.values}
    return values


def same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a number of the article can stand for one of the original: equal, rounded, or in other units."""
    if ours.values & theirs.values:
        return True
    return any(_alike(one, other, ours, theirs) for one in ours.values for other in theirs.values)


def _alike(ours: float, theirs: float, left: Quantity, right: Quantity) -> bool:
    if ours <= 0 or theirs <= 0:
        return False
    if isclose(ours, theirs, rel_tol=1e-6) or _is_rounded(ours, theirs):
        return True
    if _is_rounded(theirs, ours) and not (
        (_counts_plainly(left) and _counts_plainly(right)) or _count_alike(left, right)
    ):
        return True  # a translation is more exact than its original where it converts
    if isclose(ours * 100, theirs, rel_tol=0.02) and right.is_percent and not left.digits:
        return True
    if 13 <= theirs <= 24 and ours == theirs - 12 and ours == int(ours):
        return True  # 17:30, 5:30 p.m.
    if (1000 < ours < 2200 and ours % 100 == theirs) or (1000 < theirs < 2200 and theirs % 100 == ours):
        return True  # ’08, the 90s
    return _is_converted(ours, theirs, left, right)


def _counts(one: Quantity) -> bool:
    """Whether a number stands with its currency or unit."""
    return bool(one.currencies or one.units)


def _counts_plainly(one: Quantity) -> bool:
    """Whether a number in digits counts neither money nor a measure."""
    return bool(one.digits) and one.scale == 1 and not _counts(one)


def _count_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers in digits count the same money or measure, so that neither was converted."""
    is_plain = bool(one.digits and other.digits) and one.scale == other.scale == 1
    return is_plain and not (one.currencies.isdisjoint(other.currencies) and one.units.isdisjoint(other.units))


def _is_converted(ours: float, theirs: float, left: Quantity, right: Quantity) -> bool:
    """Whether the two are one amount in two units."""
    if "fahrenheit" in left.units or "fahrenheit" in right.units:
        warm, cold = (ours, theirs) if "fahrenheit" in left.units else (theirs, ours)
        if abs(warm - (cold * 1.8 + 32)) < 2 or abs(warm - cold * 1.8) < 2:
            return True
    ways = ((ours, theirs, left.units, right.units), (theirs, ours, right.units, left.units))
    for (large, small), factor in _FACTORS.items():
        for first, second, units, others in ways:
            is_named = large in units or small in others
            fits = (not units or large in units) and (not others or small in others)
            if is_named and fits and isclose(first * factor, second, rel_tol=_ROUNDED):
                return True
    return False


def _is_rounded(rough: float, exact: float) -> bool:
    """Whether one number is the other with fewer digits that count."""
    if rough in _YEARS and exact in _YEARS:
        return False
    digits = _significant(rough)
    if digits >= _significant(exact) or exact < 10:
        return False
    step = 10.0 ** (floor(log10(rough)) + 1 - digits)
    return abs(rough - exact) < step and abs(rough - exact) / exact < _ROUNDED


def _significant(value: float) -> int:
    return len(f"{value:.10g}".replace(".", "").partition("e")[0].strip("0")) or 1


def _matched(left: Sequence[Quantity], lost: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Numbers without counterpart, paired with those of which they can be a slip; each is used once."""
    ways = sorted(
        (cost, a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(lost)
        if (cost := slip(one, other)) is not None
    )
    used_a, used_b, found = set(), set(), []
    for _, a, b in ways:
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            found.append((left[a], lost[b]))
    return found


def power_of_ten(ours: Quantity, theirs: Quantity) -> int:
    """By how many places two numbers of the same digits differ; 0 where the digits differ."""
    for one in ours.values:
        for other in theirs.values:
            if one > 0 and other > 0:
                places = log10(one / other)
                if round(places) and isclose(places, round(places), abs_tol=1e-9):
                    return round(places)
    return 0


def slip(ours: Quantity, theirs: Quantity) -> int | None:
    """How likely one number is a slip for the other, 0 the most; None where it is not."""
    if power_of_ten(ours, theirs):
        return 0
    one, other = (_shown_digits(quantity) for quantity in (ours, theirs))
    if ours.scale != theirs.scale and max(ours.scale, theirs.scale) >= 1000:
        if min(max(ours.values), max(theirs.values)) < 1000:
            return None
        one, other = (f"{max(quantity.values):.0f}" for quantity in (ours, theirs))
    if len(one) == len(other):
        differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 1:
            return 1 if len(one) > 1 else (3 if _same_kind(ours, theirs) else None)
        if (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and one[differ[0]] == other[differ[1]]
            and one[differ[1]] == other[differ[0]]
        ):
            return 1
        if _same_kind(ours, theirs):
            return 4
    if min(len(one), len(other)) > 1 and (one == other[:-1] or other == one[:-1]):
        return 2
    return None


def _shown_digits(quantity: Quantity) -> str:
    """The digits of a number without its marks, in the figures of Europe."""
    return "".join(str(int(digit)) for digit in quantity.digits if digit.isdecimal())


def _same_kind(ours: Quantity, theirs: Quantity) -> bool:
    """Whether the two count the same: a share, a currency, a unit."""
    if ours.is_percent or theirs.is_percent:
        return ours.is_percent and theirs.is_percent
    return bool(ours.currencies & theirs.currencies or ours.units & theirs.units)


def has_other_unit(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two equal numbers are of different units; degrees without a scale are never Fahrenheit in an original."""
    left, right = ({unit.partition("-per-")[0] for unit in one.units} for one in (ours, theirs))
    if not left or not right or left & right:
        return False
    return not ("degree" in left or ("degree" in right and "celsius" in left))
