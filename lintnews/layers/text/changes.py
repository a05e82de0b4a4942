"""What a change of a text leaves as it was: of layers that find in each paragraph what stands there, only the part that
has changed is found anew, and the rest stands where the change has moved it.

A text that nobody has seen before (every text that `check` reads) is one part, and all of it is new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, TypeVar

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.records import NamedTuple

T = TypeVar("T")
NEAR = 2
"""Paragraphs on each side of a change in which all is found anew. One more is looked at, so that it is known where
something begins.
"""
NEAREST = 200
"""Code points on each side that are found anew, too, where these paragraphs are shorter."""


class Change(NamedTuple):
    """A part in which two texts differ: where it begins, and where it ends in the older and the newer one. It is
    counted in code points, or in what else they consist of, such as tokens.
    """

    start: int
    before: int
    now: int

    @property
    def shift(self) -> int:
        """How far what stands behind the part has moved."""
        return self.now - self.before

    def moved(self, span: Span) -> Span | None:
        """Where a span of the older text stands in the newer one; None if it meets what has changed."""
        if span.end <= self.start:
            return span
        return Span(span.start + self.shift, span.end + self.shift) if span.start >= self.before else None


class Earlier(NamedTuple):
    """An earlier text of the same document with what is known of it, and what has changed since."""

    doc: Document
    change: Change
    """The part in which all is found anew, in whole paragraphs."""
    around: Span
    """The part that is looked at for that."""
    near: Span
    """The part in which rules have to look that judge each paragraph by itself."""


def earlier(doc: Document) -> Earlier | None:
    """The text that is known from before: an editor puts it into the document's memo."""
    return None


def changed(doc: Document) -> Change | None:
    """What has changed since that text."""
    before = doc.layer(earlier)
    return before.change if before else None


def changed_range(doc: Document) -> Span:
    """The part of a document in which rules have to look that judge each paragraph by itself."""
    before = doc.layer(earlier)
    return before.near if before else Span(0, len(doc.text))


def place(value: Any) -> int:
    """Where in a text something stands that a layer has found."""
    start: int = value.start if hasattr(value, "start") else place(value[0])
    return start


def moved(value: Any, by: int) -> Any:
    """The same with all places in it moved."""
    if not isinstance(value, tuple):
        return value
    own = getattr(value, "moved", None)
    return own(by) if own else tuple.__new__(type(value), [moved(one, by) for one in value])


def all_moved(some: Sequence[Any], by: int) -> Iterable[Any]:
    """What was found, with all places in it moved."""
    if not by:
        return some
    if some and type(some[0]) is Span:
        starts, ends = zip(*some, strict=True)
        return map(tuple.__new__, repeat(Span), zip(map(by.__add__, starts), map(by.__add__, ends), strict=True))
    return [moved(one, by) for one in some]


def pairs_moved(some: Sequence[tuple[Span, T]], by: int) -> Iterable[tuple[Span, T]]:
    """The same of pairs of a place and something that has none."""
    return zip(all_moved([span for span, _ in some], by), [other for _, other in some], strict=True)


def kept(
    doc: Document,
    layer: Callable[[Document], Sequence[T]],
    find: Callable[[Document, Span], Iterable[T]],
    *given: Callable[[Document], object],
    counted: Callable[[Document], Change | None] = changed,
    at: Callable[[T], int] = place,
    move: Callable[[Sequence[T], int], Iterable[T]] = all_moved,
    holds: Callable[[Document, Earlier], bool] = lambda doc, before: True,
) -> tuple[T, ...]:
    """What a layer says, in order: what `find` finds in a part of the text, all of which it is at first.

    What it finds in a paragraph must depend on this, on no more than two paragraphs before and one behind, and on the
    layers `given` of the whole text, which say nothing of places; or else `holds` says whether what it found in the
    earlier text is still right. Where it counts not code points but something else, `counted` says what has changed,
    `at` where a value stands, and `move` what it is when that is so much further on.
    """
    before, change = doc.layer(earlier), doc.layer(counted)
    if before is None or change is None or layer not in before.doc.memo:
        return tuple(find(doc, Span(0, len(doc.text))))
    if any(doc.layer(one) != before.doc.layer(one) for one in given) or not holds(doc, before):
        return tuple(find(doc, Span(0, len(doc.text))))
    older = before.doc.memo[layer]
    first, last = (bisect_left(older, border, key=at) for border in change[:2])
    found = [one for one in find(doc, before.around) if change.start <= at(one) < change.now]
    return (*older[:first], *found, *move(older[last:], change.shift))


def changed_values(doc: Document, layer: Callable[[Document], Sequence[Any]]) -> Change | None:
    """What has changed since the text that is known from before, in the values of a layer; None where none is known."""
    before = doc.layer(earlier)
    if before is None or layer not in before.doc.memo:
        return None
    older, change = before.doc.memo[layer], before.change
    start, end = (bisect_left(older, at, key=place) for at in (change.start, change.before))
    return Change(start, end, bisect_left(doc.layer(layer), change.now, key=place))


def each(
    doc: Document,
    layer: Callable[[Document], Sequence[T]],
    counted: Callable[[Document], Change | None],
    find: Callable[[slice], Sequence[T]],
) -> Sequence[T]:
    """What a layer says of each value of another one, wherever that stands: what `find` says of some of them.

    `counted`: what has changed in that other layer.
    """
    before, change = doc.layer(earlier), doc.layer(counted)
    if before is None or change is None or layer not in before.doc.memo:
        return find(slice(None))
    older = before.doc.memo[layer]
    return [*older[: change.start], *find(slice(change.start, change.now)), *older[change.before :]]


def values_in(values: Sequence[T], part: Span) -> Sequence[T]:
    """Those values of a layer, in the order of their places, that begin in a part of the text."""
    inside = numbers_in(values, part)
    return values if len(inside) == len(values) else values[inside.start : inside.stop]


def numbers_in(values: Sequence[Any], part: Span) -> range:
    """The numbers of the values that begin in a part of the text."""
    return range(bisect_left(values, part.start, key=place), bisect_left(values, part.end, key=place))
