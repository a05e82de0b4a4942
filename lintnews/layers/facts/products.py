"""Numbers that a text multiplies or compares by a third one: 200 euros each, doubled, 3,000 more than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.comparisons import opens_earlier
from lintnews.layers.facts.multiples import wrong_multiples
from lintnews.layers.facts.numbers import number_value
from lintnews.layers.facts.quantities import Quantity, quantities
from lintnews.layers.facts.sums import by_sentence, of_sentences
from lintnews.layers.text.endings import singular
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple

_SLACK = 0.03
_AVERAGE = 0.15
"""The same of an average, and of a number that stands further away."""
_TENS = 0.05
"""By how much of a power of ten a total that has lost or won a zero may be another one."""
_FEW = 0.01
"""So small a share of a number may be what one of many has: 22 pupils of a class."""
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
    word: Span | None = None
    """The word that says so, where it is no number."""


def miscounts(doc: Document) -> tuple[Miscount, ...]:
    """Totals of so many at so much each, doublings and differences that are none."""
    found: list[Miscount] = []
    for group in doc.layer(by_sentence):
        found += (*_totals(doc, group), *_differences(doc, group))
        found += (*_rates(doc, group), *_areas(doc, group), *_steps(doc, group), *_steps_before(doc, group))
        found += _leads(doc, group)
    return (*found, *_multiples(doc), *_per_head(doc), *_later_steps(doc))


def _totals(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So many, so much each, a total of so much, in any order: 150 villagers, 200 euros each, a total of 300,000 euros;
    64 people lost a total of 1.1 million euros, on average 9,000 euros each.
    """
    for three in zip(group, group[1:], group[2:], strict=False):
        many = next((one for one in three if one.noun and not one.measures), None)
        every = bool(many) and _is_of_each(doc, many)
        price = next((one for one in three if one.measures and (every or _is_each(doc, one))), None)
        total = next((one for one in three if one.measures and _is_total(doc, one)), None)
        if not (many and price and total) or price.unit != total.unit or many.rough:
            continue
        is_average = _opens_with(doc, price, "average")
        if (price.rough and not is_average) or total.rough:
            continue
        made = many.value * price.value
        if abs(made - total.value) > (_AVERAGE if is_average else _SLACK) * made:
            yield Miscount(three, f"a total of {total.value:,.12g}", f"{made:,.12g}")


def _is_each(doc: Document, one: Quantity) -> bool:
    lowers = doc.layer(words_of).lowers
    return one.behind < len(lowers) and lowers[one.behind] in _known(doc, "each")


def _is_of_each(doc: Document, many: Quantity | None) -> bool:
    """Whether a number is that of those of whom each has so much: each of the 40 families."""
    lowers = doc.layer(words_of).lowers[max(0, many.first - 3) : many.first] if many else []
    return len(lowers) == 3 and all(
        low in _known(doc, name) for low, name in zip(lowers, ("each", "of", "the"), strict=True)
    )


def _is_total(doc: Document, one: Quantity) -> bool:
    return _opens_with(doc, one, "totals")


def _opens_with(doc: Document, one: Quantity, name: str) -> bool:
    """Whether one of these phrases stands right before a number."""
    lowers, known = doc.layer(words_of).lowers, _known(doc, name)
    return any(" ".join(lowers[max(0, one.first - size) : one.first]) in known for size in (1, 2, 3))


def _per_head(doc: Document) -> Iterator[Miscount]:
    """So much for each of those whose number stands before: 212,000 pupils … 50 euros for each pupil, a total of …"""
    lowers, each = doc.layer(words_of).lowers, _known(doc, "for-each")
    for price, total in pairwise(doc.layer(quantities)):
        if not price.measures or price.unit != total.unit or price.sentence != total.sentence:
            continue
        size = next((n for n in (2, 1) if " ".join(lowers[price.behind : price.behind + n]) in each), 0)
        noun = lowers[price.behind + size] if size and price.behind + size < len(lowers) else ""
        is_apart = bool(noun) and lowers[price.behind + size + 1 : price.behind + size + 2] == [","]
        if not is_apart or not _is_total(doc, total) or any(one.rough or one.is_quoted for one in (price, total)):
            continue
        counted = [one for one in doc.layer(quantities) if one.noun == noun and one.first < price.first]
        most = max(counted, key=lambda one: one.value, default=None)
        if not most or most.rough or any(_FEW * most.value < one.value < most.value for one in counted):
            continue
        made = most.value * price.value
        tens = log10(total.value / made) if made and total.value else 0
        if abs(tens) > _TENS and abs(tens - round(tens)) < _TENS:  # otherwise the total may be of some of them
            yield Miscount((most, price, total), f"a total of {total.value:,.12g}", f"{made:,.12g}")


def _later_steps(doc: Document) -> Iterator[Miscount]:
    """A number, and in the next sentence the earlier one and the step: 850 euros. A year ago it was 800 euros, an
    increase of 80 euros.
    """
    groups, lowers, changes = doc.layer(of_sentences), doc.layer(words_of).lowers, _known(doc, "changes")
    for index, group in groups.items():
        if len(group) != 2 or not opens_earlier(doc, group[0]):
            continue
        old, step = group
        new = [one for one in groups.get(index - 1, ()) if one.unit == old.unit == step.unit and one.noun == old.noun]
        between = lowers[old.behind : step.first]
        says = between[:1] == [","] and len(between) < _STEP and any(low in changes for low in between)
        if len(new) != 1 or not says or not old.unit or "%" in old.unit:
            continue
        is_exact = not any(one.rough or one.is_quoted for one in (*new, *group))
        real = _real_step(old, new[0], step, _SLACK / 3)
        if is_exact and real is not None:
            yield Miscount((new[0], old, step), f"{step.value:,g}", f"{real:,.12g}")


def _rates(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """So much a day, so much in so many days: 20 million euros a day, 60 million euros in two days."""
    lowers = doc.layer(words_of).lowers
    known = _known(doc, "times")
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
        many = number_value(after[1], doc.language)
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


def _multiples(doc: Document) -> Iterator[Miscount]:
    """Words for a part or a multiple that the two numbers beside them do not make: doubled from 31 to 48."""
    for first, second, word, ratio in doc.layer(wrong_multiples):
        real = f"{100 * ratio:.0f} percent" if ratio < 1 else f"{ratio:.2g} times as many"
        yield Miscount((first, second), f"“{doc.text[slice(*word)]}”", real, word)


def _differences(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """A number, a difference and another number: 212,000 pupils, 3,000 more than the 215,000 of last year."""
    lowers = doc.layer(words_of).lowers
    smaller, larger, than = (_known(doc, name) for name in ("smaller", "larger", "than"))
    for first, difference, second in zip(group, group[1:], group[2:], strict=False):
        between = lowers[difference.behind : second.first]
        if not 1 < len(between) <= _STEP or between[1] not in than or lowers[difference.first - 1] != ",":
            continue
        is_far = len(between) > 3
        if is_far and (between[-1] not in _known(doc, "with") or any(not low[0].isalnum() for low in between)):
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
        real = _real_step(before, after, step)
        if are_one and same_noun and real is not None:
            yield Miscount((before, after, step), f"{step.value:,g}", f"{real:,.12g}")


def _steps_before(doc: Document, group: Sequence[Quantity]) -> Iterator[Miscount]:
    """The same with the step before its values: the rent went up by 100 euros, from 700 to 850 euros."""
    lowers, start, end = doc.layer(words_of).lowers, _known(doc, "from"), _known(doc, "to")
    for step, before, after in zip(group, group[1:], group[2:], strict=False):
        opening, into = lowers[step.behind : before.first], lowers[before.behind : after.first]
        is_change = lowers[step.first - 1] in _known(doc, "by") and " ".join(into) in end
        if not is_change or len(opening) not in (1, 2) or opening[-1] not in start or any(one.rough for one in group):
            continue
        are_one = after.unit == step.unit and before.unit in ("", after.unit) and after.unit not in ("", "%")
        real = _real_step(before, after, step)
        if are_one and real is not None:
            yield Miscount((step, before, after), f"{step.value:,g}", f"{real:,.12g}")


def _real_step(before: Quantity, after: Quantity, step: Quantity, slack: float = _SLACK) -> float | None:
    """The step between two values, if it is another one than is said; None for one that fits, or in other scales."""
    real = abs(after.value - before.value)
    same_scale = before.number.scale == after.number.scale == step.number.scale
    return real if same_scale and abs(real - step.value) > slack * max(before.value, after.value) else None


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
