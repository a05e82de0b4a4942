"""Changes in percent that the two numbers beside them do not make: from 20 to 25 euros, an increase of 50 percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.layers.facts.quantities import Quantity
from lintnews.layers.facts.sums import by_sentence
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_BETWEEN = 7
"""Tokens between the numbers and the share, at most."""
_BEFORE = 4
"""Tokens between a number and the share by which it changed, fewer than."""
_OFF = 1.5
"""Percentage points by which a share may be rounded."""
_EXACT = 1000
"""Whole numbers below it are not rounded."""


class PercentChange(NamedTuple):
    """A share by which a number changed, the number before and after, and the share that they make."""

    share: Quantity
    before: Quantity
    after: Quantity
    made: float


def wrong_percent_changes(doc: Document) -> tuple[PercentChange, ...]:
    """Shares that the two numbers of their sentence do not make, however they were rounded."""
    return tuple(one for group in doc.layer(by_sentence) if len(group) > 2 for one in _wrong(doc, group))


def _wrong(doc: Document, group: Sequence[Quantity]) -> Iterator[PercentChange]:
    for found in zip(group, group[1:], group[2:], strict=False):
        told = _told(doc, found)
        if told and not any(one.rough for one in found):
            share, before, after = told
            low, high = _bounds(doc, before, after)
            off = max(_OFF, share.value / 20)
            if not low - off <= share.value <= high + off:
                yield PercentChange(share, before, after, abs(after.value - before.value) / before.value * 100)


def _told(doc: Document, found: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """The share, the number before and the one after, where the words between three quantities say that they are."""
    one, two, three = found
    lowers = doc.layer(words_of).lowers
    start, end = section(doc.language, "quantities", "from"), section(doc.language, "quantities", "to")
    changes = section(doc.language, "quantities", "changes")
    into, behind = lowers[one.behind : two.first], lowers[two.behind : three.first]
    if three.unit == "%" and _are_one(one, two):
        says = len(behind) <= _BETWEEN and any(low in changes for low in behind)
        if says and lowers[one.first - 1] in start and len(into) == 1 and into[0] in end:
            return three, one, two
        if says and _is_after(doc, into) and _count_one(one, two):
            return three, two, one
    if (
        _is_compared(doc, behind)
        and two.unit == "%"
        and lowers[two.first - 1] == ","
        and _are_one(one, three)
        and _count_one(one, three)
    ):
        return two, three, one
    is_up = two.unit == "%" and _are_one(one, three) and _is_up(doc, two) and len(into) < _BEFORE
    if is_up and _is_after(doc, behind) and _count_one(one, three):
        return two, three, one
    if one.unit == "%" and _are_one(two, three) and _is_change(doc, one) and len(into) == len(behind) == 1:
        if into[0] in start and behind[0] in end:
            return one, two, three
        if into[0] in end and behind[0] in start:
            return one, three, two
    return None


def _is_change(doc: Document, share: Quantity) -> bool:
    """Whether a verb before a share says that something grew or shrank by it."""
    lowers = doc.layer(words_of).lowers
    known = {*section(doc.language, "quantities", "fallers"), *section(doc.language, "quantities", "risers")}
    return not known.isdisjoint(lowers[max(0, share.first - 2) : share.first])


def _is_after(doc: Document, between: Sequence[str]) -> bool:
    """Whether the words between two numbers say that the second one was before: 610, up from 540."""
    return " ".join(between).removeprefix(", ") in section(doc.language, "quantities", "after")


def _is_compared(doc: Document, behind: Sequence[str]) -> bool:
    """Whether the words behind a share compare: 25 percent more than the 350 million."""
    words = ("smaller", "larger"), ("than",), ("the",)
    return len(behind) == len(words) and all(
        any(low in section(doc.language, "quantities", name) for name in names)
        for low, names in zip(behind, words, strict=True)
    )


def _count_one(one: Quantity, before: Quantity) -> bool:
    """Whether the number before counts the same, or says nothing of what it counts."""
    return (before.unit, before.noun) in ((one.unit, one.noun), ("", ""))


def _is_up(doc: Document, share: Quantity) -> bool:
    """Whether a share behind a comma is one by which the number before it has changed: 610, up 31 percent from 540."""
    lowers = doc.layer(words_of).lowers[max(0, share.first - 2) : share.first]
    return len(lowers) > 1 and lowers[0] == "," and lowers[1] in section(doc.language, "quantities", "ways")


def _are_one(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers measure the same, and no share of something."""
    same = one.unit == other.unit or not (one.unit and other.unit)
    return same and "%" not in (one.unit, other.unit) and one.value > 0 and one.value != other.value


def _bounds(doc: Document, before: Quantity, after: Quantity) -> tuple[float, float]:
    """The smallest and the largest share that the two numbers can make as they were rounded."""
    steps = [_step(doc, one) for one in (before, after)]
    gap = abs(after.value - before.value)
    low = max(0.0, gap - sum(steps)) / (before.value + steps[0])
    high = (gap + sum(steps)) / max(before.value - steps[0], 1e-9)
    return 100 * low, 100 * high


def _step(doc: Document, one: Quantity) -> float:
    """Half of what the last digit of a number counts; nothing for a small whole number, which is exact."""
    if one.number.scale == 1 and one.value < _EXACT and one.value == int(one.value):
        return 0.0
    digits = "".join(char for char in doc.text[slice(*one.number.span)] if char.isdigit())
    digits = digits.strip("0") if one.number.scale == 1 else digits.lstrip("0")
    return one.value / max(int(digits or "1"), 1) / 2
