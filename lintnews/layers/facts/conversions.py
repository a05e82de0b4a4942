"""Measures and sums that a text says twice, in two units or two currencies: 18 kilometres (11 miles)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lintnews.document import Document
from lintnews.layers.facts.quantities import Measure, Quantity, quantities
from lintnews.lexicons import either, section
from lintnews.records import NamedTuple

_SLACK = 0.06
"""By which share two measures may differ beyond what their last digits say."""
_ROUGH_SLACK = 0.15
_RATE_SLACK = 0.1
_LONGEST = 40
"""Code points between the two, at most."""


class Conversion(NamedTuple):
    """One measure said twice. `low`, `high`: between what the second one can be, in its own unit."""

    first: Quantity
    second: Quantity
    low: float
    high: float
    name: str
    """The unit or currency of the second one."""

    @property
    def is_right(self) -> bool:
        """Whether the second is what the first one makes."""
        return self.low <= self.second.value <= self.high


def conversions(doc: Document) -> tuple[Conversion, ...]:
    """Every measure or sum behind which it stands again in another unit or currency."""
    return (*_find(doc), *_wrong_areas(doc))


def _find(doc: Document) -> Iterator[Conversion]:
    for first, second in pairwise(doc.layer(quantities)):
        if (
            first.sentence == second.sentence
            and first.measures
            and second.measures
            and _is_said_again(doc, first, second)
        ):
            made = [_made(doc, first, second, one, other) for one in first.measures for other in second.measures]
            fitting = [one for one in made if one]
            if fitting and not any(one.is_right for one in fitting):
                yield fitting[0]
            elif fitting:
                yield next(one for one in fitting if one.is_right)


def _wrong_areas(doc: Document) -> Iterator[Conversion]:
    """A width and a length of which one is another in brackets: 80 by 60 centimetres (31 by 42 inches)."""
    by, every = section(doc.language, "quantities", "times-by"), doc.layer(quantities)
    for four in zip(every, every[1:], every[2:], every[3:], strict=False):
        marks = [doc.text[one.span.end : other.span.start].strip() for one, other in pairwise(four)]
        if marks[0] not in by or marks[1] != "(" or marks[2] not in by or doc.text[four[3].span.end :][:1] != ")":
            continue
        wide, long, wide_again, long_again = four
        if not long.measures or not long_again.measures:
            continue
        wide, wide_again = wide._replace(measures=long.measures), wide_again._replace(measures=long_again.measures)
        one, other = long.measures[0], long_again.measures[0]
        straight = [_made(doc, *pair, one, other) for pair in ((wide, wide_again), (long, long_again))]
        turned = [_made(doc, *pair, one, other) for pair in ((wide, long_again), (long, wide_again))]
        if not any(all(each and each.is_right for each in way) for way in (straight, turned)):
            yield from [each for each in straight if each and not each.is_right][:1]


def _is_said_again(doc: Document, first: Quantity, second: Quantity) -> bool:
    """Whether the second stands in brackets or behind `or`, right after the first.

    Of a sum also a rough one behind a comma that ends the sentence.
    """
    between = doc.text[first.span.end : second.span.start].strip()
    behind = doc.text[second.span.end : second.span.end + _LONGEST]
    rough = either(doc.language, "quantities", "in-brackets")
    if between in ("(", "[") or re.fullmatch(rf"\([\w ]*\b{rough}", between):
        closing = re.match(r"[^()\d]*[)\]]", behind)
        return closing is not None
    if second.rough and re.fullmatch(rf"(?:{either(doc.language, 'frames', 'adjectives')})?,", between):
        return re.match(r"[.)]", behind) is not None
    is_same = between == "/" or _plain(between) in section(doc.language, "quantities", "same")
    return is_same and not re.match(rf"\s*(?:{either(doc.language, 'ages', 'ranges')}|-|–)\s*\d", behind)


def _plain(between: str) -> str:
    return between.removeprefix(", ").removeprefix("which ").removeprefix("that ")


def _made(doc: Document, first: Quantity, second: Quantity, one: Measure, other: Measure) -> Conversion | None:
    """What the first makes in the unit of the second; None where the two units are no pair."""
    if one.dimension != other.dimension or (one.name == other.name and not _is_in_brackets(doc, first, second)):
        return None
    slack = _ROUGH_SLACK if first.rough or second.rough else _SLACK
    ends = (first.value - _step(first), first.value + _step(first))
    if one.dimension == "money":
        rates = section(doc.language, "quantities", "rates")
        if one.name not in rates or other.name not in rates:
            return None
        (low, high), (least, most) = (tuple(map(float, rates[name])) for name in (one.name, other.name))
        bounds = ends[0] * least / high * (1 - _RATE_SLACK), ends[1] * most / low * (1 + _RATE_SLACK)
    elif one.dimension == "temperature":
        absolute = [(end - one.zero) * one.size / other.size + other.zero for end in ends]
        relative = [end * one.size / other.size for end in ends]
        is_relative = relative[0] - 1.5 <= second.value <= relative[1] + 1.5  # it rose by 2 degrees
        values = relative if is_relative else absolute
        bounds = values[0] - 1.5, values[1] + 1.5
    else:
        bounds = ends[0] * one.size / other.size * (1 - slack), ends[1] * one.size / other.size * (1 + slack)
    return Conversion(first, second, bounds[0] - _step(second), bounds[1] + _step(second), other.name)


def _is_in_brackets(doc: Document, first: Quantity, second: Quantity) -> bool:
    """Whether a measure stands alone in brackets behind another one: 50 square metres (540 square metres)."""
    around = doc.text[first.span.end : second.number.span.start].strip() + doc.text[second.span.end :][:1]
    return around == "()" and second.measures[0].dimension != "money"


def _step(quantity: Quantity) -> float:
    """By how much a value may be rounded: half of the last digit that is no zero."""
    scale = quantity.number.scale
    digits = f"{quantity.value / scale:.10g}"
    if "." in digits:
        return scale * 0.5 * float(10 ** -len(digits.partition(".")[2]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return scale * 0.5 * float(10 ** min(zeros, max(0, len(digits) - 2)))
