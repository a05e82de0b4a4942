"""Numbers that a text multiplies or compares by a third one: 200 euros each, doubled, 3,000 more than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lintnews.document import Document
from lintnews.layers.facts.quantities import Quantity, singular
from lintnews.layers.facts.sums import by_sentence
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_SLACK = 0.03
_VERB = 8
"""Tokens between a verb and `from`, at most."""


class Miscount(NamedTuple):
    """Numbers that do not go together. `said`: what the text says; `real`: what the others make, in words."""

    parts: tuple[Quantity, ...]
    said: str
    real: str


def miscounts(doc: Document) -> tuple[Miscount, ...]:
    """Totals of so many at so much each, doublings and differences that are none."""
    found: list[Miscount] = []
    for group in doc.layer(by_sentence):
        found += (*_totals(doc, group), *_multiples(doc, group), *_differences(doc, group))
        found += (*_rates(doc, group), *_areas(doc, group))
    return tuple(found)


def _totals(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So many, so much each, a total of so much: 150 villagers, 200 euros each, a total of 300,000 euros."""
    lowers = doc.layer(words_of).lowers
    each = section(doc.language, "quantities", "each")
    for many, price, total in zip(group, group[1:], group[2:], strict=False):
        if not (many.noun and price.measures and total.measures) or any(one.rough for one in (many, price, total)):
            continue
        is_each = price.behind < len(lowers) and lowers[price.behind] in each
        is_total = lowers[total.first - 2 : total.first] == ["total", "of"] or lowers[total.first - 1] == "total"
        made = many.value * price.value
        if is_each and is_total and price.unit == total.unit and abs(made - total.value) > _SLACK * made:
            yield Miscount((many, price, total), f"a total of {total.value:,g}", f"{made:,.12g}")


def _rates(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So much a day, so much in so many days: 20 million euros a day, 60 million euros in two days."""
    lowers = doc.layer(words_of).lowers
    known, spelled = section(doc.language, "quantities", "times"), section(doc.language, "calendar", "number-words")
    for rate, total in pairwise(group):
        behind, after = lowers[rate.behind : rate.behind + 2], lowers[total.behind : total.behind + 3]
        is_rate = len(behind) == 2 and len(after) == 3 and behind[0] in known and behind[1] == singular(after[2])
        if not is_rate or after[0] != "in" or not rate.measures or rate.unit != total.unit or rate.rough or total.rough:
            continue
        many = (
            float(after[1]) if after[1].isdecimal() else float(spelled[after[1]][0]) if spelled.get(after[1]) else 0.0
        )
        made = rate.value * many
        if many > 1 and abs(made - total.value) > _SLACK * made:
            yield Miscount((rate, total), f"{total.value:,.12g} in {after[1]} {after[2]}", f"{made:,.12g}")


def _areas(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """A length, a width and an area that they do not make: 14 metres long and 9 wide, a total of 180 square metres."""
    lowers = doc.layer(words_of).lowers
    for long, wide, area in zip(group, group[1:], group[2:], strict=False):
        if [one.measures[0].dimension if one.measures else "" for one in (long, area)] != ["length", "area"]:
            continue
        unit = wide.measures[0] if wide.measures else long.measures[0]
        is_told = lowers[long.behind : long.behind + 1] == ["long"] and lowers[wide.behind : wide.behind + 1] == [
            "wide"
        ]
        if not is_told or unit.dimension != "length" or any(one.rough for one in (long, wide, area)):
            continue
        made = long.value * long.measures[0].size * wide.value * unit.size / area.measures[0].size
        if abs(made - area.value) > 2 * _SLACK * made:
            yield Miscount((long, wide, area), f"{area.value:,g} {area.unit}", f"{made:,.12g}")


def _multiples(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """Doublings and halvings whose two numbers are no such ones: doubled from 31 to 48."""
    lowers = doc.layer(words_of).lowers
    known = section(doc.language, "quantities", "multiples")
    for one, other in pairwise(group):
        if lowers[one.behind : other.first] != ["to"] or lowers[one.first - 1] != "from" or not one.value:
            continue
        verb = next((i for i in range(one.first - 2, max(-1, one.first - _VERB), -1) if lowers[i] in known), None)
        if verb is None or one.rough or other.rough or lowers[verb - 1] in ("than", "nearly", "almost", "least"):
            continue
        low, high = (float(value) for value in known[lowers[verb]])
        if one.number.scale == other.number.scale and not low <= other.value / one.value <= high:
            real = f"{other.value / one.value:.2g} times as many"
            yield Miscount((one, other), f"“{lowers[verb]}”", real)


def _differences(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """A number, a difference and another number: 212,000 pupils, 3,000 more than the 215,000 of last year."""
    lowers = doc.layer(words_of).lowers
    smaller, larger = (section(doc.language, "quantities", name) for name in ("smaller", "larger"))
    for first, difference, second in zip(group, group[1:], group[2:], strict=False):
        between = lowers[difference.behind : second.first]
        if len(between) not in (2, 3) or between[1] != "than" or lowers[difference.first - 1] != ",":
            continue
        if between[0] not in smaller and between[0] not in larger:
            continue
        same = first.unit == second.unit and first.number.scale == second.number.scale
        if not same or any(one.rough for one in (first, difference, second)) or difference.unit not in ("", first.unit):
            continue
        real = first.value - second.value
        said = difference.value if between[0] in larger else -difference.value
        if first.value > 2 * difference.value and abs(real - said) > _SLACK * first.value / 3:
            word = "more" if real > 0 else "fewer"
            yield Miscount((first, difference, second), f"{difference.value:,g} {between[0]}", f"{abs(real):,g} {word}")
