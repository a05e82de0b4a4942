"""What a change of a text leaves as it was: of layers that find in each paragraph what stands there, only the part that
has changed is found anew, and the rest stands where the change has moved it.

A text that nobody has seen before (every text that `check` reads) is one part, and all of it is new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.records import NamedTuple

T = TypeVar("T")
NEAR = 2
"""Paragraphs on each side of a change that are looked at again."""
_UNKNOWN = object()
"""What is never equal to what a layer says."""


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
    """An earlier text of the same document: what is known of it, and what has changed since, in whole paragraphs."""

    known: Mapping[Callable[[Document], Any], Any]
    """What its layers said."""
    change: Change


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
    return Span(before.change.start, before.change.now) if before else Span(0, len(doc.text))


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


def all_moved(some: Iterable[Any], by: int) -> Iterable[Any]:
    """What was found, with all places in it moved."""
    return [moved(one, by) for one in some]


def kept(
    doc: Document,
    layer: Callable[[Document], Sequence[T]],
    find: Callable[[Document, Span], Iterable[T]],
    *given: Callable[[Document], object],
    counted: Callable[[Document], Change | None] = changed,
    at: Callable[[T], int] = place,
    move: Callable[[Sequence[T], int], Iterable[T]] = all_moved,
) -> tuple[T, ...]:
    """What a layer says, in order: what `find` finds in a part of the text, all of which it is at first.

    What it finds in a paragraph must depend on this, on no more than `NEAR` paragraphs before and behind, and on the
    layers `given` of the whole text, which say nothing of places. Where it counts not code points but something else,
    `counted` says what has changed, `at` where a value stands, and `move` what it is when that is so much further on.
    """
    before, change = doc.layer(earlier), doc.layer(counted)
    if before is None or change is None or layer not in before.known:
        return tuple(find(doc, Span(0, len(doc.text))))
    if any(doc.layer(one) != before.known.get(one, _UNKNOWN) for one in given):
        return tuple(find(doc, Span(0, len(doc.text))))
    older = before.known[layer]
    first, last = (bisect_left(older, border, key=at) for border in change[:2])
    behind = move(older[last:], change.shift) if change.shift else older[last:]
    return (*older[:first], *find(doc, doc.layer(changed_range)), *behind)


def values_in(values: Sequence[T], part: Span) -> Sequence[T]:
    """Those values of a layer, in the order of their places, that begin in a part of the text."""
    if part.start <= 0 and (not values or place(values[-1]) < part.end):
        return values
    return values[bisect_left(values, part.start, key=place) : bisect_left(values, part.end, key=place)]
