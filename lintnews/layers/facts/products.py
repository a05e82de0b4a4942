"""Numbers that a text multiplies or compares by a third one: 200 euros each, doubled, 3,000 more than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lintnews.document import Document
from lintnews.layers.facts.quantities import Quantity
from lintnews.layers.facts.sums import by_sentence
from lintnews.layers.text.endings import singular
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple

_SLACK = 0.03
_STEP = 6
"""Tokens between two values and the step between them, at most."""
_LEAD = 8
"""Tokens between the number of the winner and that of the next, at most."""
_VERB = 8
"""Tokens between a verb and `from`, at most."""


def _known(doc: Document, name: str) -> Section:
    return section(doc.language, "quantities", name)


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
        found += (*_rates(doc, group), *_areas(doc, group), *_steps(doc, group), *_leads(doc, group))
    return tuple(found)


def _totals(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So many, so much each, a total of so much: 150 villagers, 200 euros each, a total of 300,000 euros."""
    lowers = doc.layer(words_of).lowers
    each, totals = _known(doc, "each"), _known(doc, "totals")
    for many, price, total in zip(group, group[1:], group[2:], strict=False):
        if not (many.noun and price.measures and total.measures) or any(one.rough for one in (many, price, total)):
            continue
        is_each = price.behind < len(lowers) and lowers[price.behind] in each
        is_total = any(" ".join(lowers[total.first - size : total.first]) in totals for size in (1, 2))
        made = many.value * price.value
        if is_each and is_total and price.unit == total.unit and abs(made - total.value) > _SLACK * made:
            yield Miscount((many, price, total), f"a total of {total.value:,g}", f"{made:,.12g}")


def _rates(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So much a day, so much in so many days: 20 million euros a day, 60 million euros in two days."""
    lowers = doc.layer(words_of).lowers
    known, spelled = _known(doc, "times"), section(doc.language, "calendar", "number-words")
    for rate, total in pairwise(group):
        behind, after = lowers[rate.behind : rate.behind + 2], lowers[total.behind : total.behind + 3]
        is_rate = (
            len(behind) == 2
            and len(after) == 3
            and behind[0] in known
            and behind[1] == singular(after[2], doc.language)
        )
        if (
            not is_rate
            or after[0] not in _known(doc, "in")
            or not rate.measures
            or rate.unit != total.unit
            or rate.rough
            or total.rough
        ):
            continue
        many = (
            float(after[1]) if after[1].isdecimal() else float(spelled[after[1]][0]) if spelled.get(after[1]) else 0.0
        )
        made = rate.value * many
        if many > 1 and abs(made - total.value) > _SLACK * made:
            yield Miscount((rate, total), f"{total.value:,.12g} {' '.join(after)}", f"{made:,.12g}")


def _areas(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """A length, a width and an area that they do not make: 14 metres long and 9 wide, a total of 180 square metres."""
    lowers = doc.layer(words_of).lowers
    for long, wide, area in zip(group, group[1:], group[2:], strict=False):
        if [one.measures[0].dimension if one.measures else "" for one in (long, area)] != ["length", "area"]:
            continue
        unit = wide.measures[0] if wide.measures else long.measures[0]
        is_told = wide.behind < len(lowers) and (
            lowers[long.behind] in _known(doc, "long") and lowers[wide.behind] in _known(doc, "wide")
        )
        if not is_told or unit.dimension != "length" or any(one.rough for one in (long, wide, area)):
            continue
        made = long.value * long.measures[0].size * wide.value * unit.size / area.measures[0].size
        if abs(made - area.value) > 2 * _SLACK * made:
            yield Miscount((long, wide, area), f"{area.value:,g} {area.unit}", f"{made:,.12g}")


def _multiples(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """Doublings and halvings whose two numbers are no such ones: doubled from 31 to 48."""
    lowers = doc.layer(words_of).lowers
    known, near = _known(doc, "multiples"), _known(doc, "near")
    for one, other in pairwise(group):
        is_between = " ".join(lowers[one.behind : other.first]) in _known(doc, "to")
        if not is_between or lowers[one.first - 1] not in _known(doc, "from") or not one.value:
            continue
        verb = next((i for i in range(one.first - 2, max(-1, one.first - _VERB), -1) if lowers[i] in known), None)
        if verb is None or one.rough or other.rough or lowers[verb - 1] in near:
            continue
        low, high = (float(value) for value in known[lowers[verb]])
        if one.number.scale == other.number.scale and not low <= other.value / one.value <= high:
            real = f"{other.value / one.value:.2g} times as many"
            yield Miscount((one, other), f"“{lowers[verb]}”", real)


def _differences(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """A number, a difference and another number: 212,000 pupils, 3,000 more than the 215,000 of last year."""
    lowers = doc.layer(words_of).lowers
    smaller, larger, than = (_known(doc, name) for name in ("smaller", "larger", "than"))
    for first, difference, second in zip(group, group[1:], group[2:], strict=False):
        between = lowers[difference.behind : second.first]
        if len(between) not in (2, 3) or between[1] not in than or lowers[difference.first - 1] != ",":
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


def _steps(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """By how much a number changed, which its values do not make: from 800 to 850 euros, an increase of 80 euros."""
    lowers, changes = doc.layer(words_of).lowers, _known(doc, "changes")
    for before, after, step in zip(group, group[1:], group[2:], strict=False):
        into, behind = lowers[before.behind : after.first], lowers[after.behind : step.first]
        is_change = lowers[before.first - 1] in _known(doc, "from") and " ".join(into) in _known(doc, "to")
        says = (
            behind[:1] == [","]
            and len(behind) < _STEP
            and (bool({*behind[-1:]} & _known(doc, "by").keys()) or any(low in changes for low in behind))
        )
        if not is_change or not says or any(one.rough for one in (before, after, step)):
            continue
        are_one = after.unit == step.unit and before.unit in ("", after.unit) and "%" not in (after.unit, step.unit)
        same_noun = after.noun == step.noun if after.noun else bool(after.unit)
        same_scale = before.number.scale == after.number.scale == step.number.scale
        real = abs(after.value - before.value)
        if are_one and same_noun and same_scale and abs(real - step.value) > _SLACK * max(before.value, after.value):
            yield Miscount((before, after, step), f"{step.value:,g}", f"{real:,.12g}")


def _leads(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """Winners with fewer votes than the next: won with 412 votes ahead of Holm with 530."""
    lowers, known = doc.layer(words_of).lowers, section(doc.language, "results", "won")
    behind_winner = section(doc.language, "results", "behind-winner")
    for first, second in pairwise(group):
        between = lowers[first.behind : second.first]
        before = lowers[max(0, first.first - _VERB) : first.first]
        is_told = before[-1:] and before[-1] in _known(doc, "with") and any(low in known for low in before)
        follows = (
            ";" not in between and len(between) <= _LEAD and bool({*between[:2], *between[-1:]} & behind_winner.keys())
        )
        counts = all(one.unit in ("", "%") and not one.rough and not one.is_quoted for one in (first, second))
        same = first.unit == second.unit and (first.noun == second.noun or not (first.noun and second.noun))
        if is_told and follows and counts and same and (first.noun or first.unit) and second.value > first.value:
            said = f"won with “{doc.text[slice(*first.span)]}”"
            yield Miscount((first, second), said, f"{second.value:,g} the larger one")
