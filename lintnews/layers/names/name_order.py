"""Whether the family name stands in front of the given name or behind it, in languages that write it in front."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import NAMES, Mention, mentions
from lintnews.layers.names.readings import is_written_as, speaks_of
from lintnews.lexicons import languages, section
from lintnews.records import NamedTuple


class Turned(NamedTuple):
    """A name whose parts stand in the other order than those of most names in the text."""

    span: Span
    other: Span
    """The nearest name before it in the order of the others, else the first one behind it."""
    family_of_other: Span
    """The word of `other` that is the family name."""
    family_first: bool
    """Whether the family name of the first of the two stands in front."""


def turned_names(doc: Document) -> tuple[Turned, ...]:
    """The first place of each such name, in order; the later names, where both orders are as frequent.

    Only where the text speaks of a country with such names, and only names of two words of which exactly one is a given
    name.
    """
    found: list[Turned] = []
    for code in languages("name_order"):
        if speaks_of(doc, code):
            ordered = list(_ordered(doc, code))
            front, behind = ([m for m, is_first in ordered if is_first is order] for order in (True, False))
            if front and behind:
                found += _fewer(front, behind)
    return tuple(found)


def _ordered(doc: Document, code: str) -> Iterator[tuple[Mention, bool]]:
    """The names of two words, and whether the family name is the first of them."""
    given = section(code, "name_order", "given")
    for mention in doc.layer(mentions):
        if mention.kind in NAMES and len(names := mention.text.split(" ")) == 2:
            first, last = (name in given for name in names)
            if first != last and is_written_as(code, names[first]):
                yield mention, last


def _fewer(front: list[Mention], behind: list[Mention]) -> Iterator[Turned]:
    """The names of the order that fewer different ones have."""
    sizes = [(len({m.text for m in group}), -group[0].span.start) for group in (front, behind)]
    wrong, right = (front, behind) if sizes[0] < sizes[1] else (behind, front)
    seen: set[str] = set()
    for mention in wrong:
        if mention.text not in seen:
            seen.add(mention.text)
            before = [m for m in right if m.span.start < mention.span.start]
            other = before[-1] if before else right[0]
            gap = other.span.start + other.text.index(" ")
            family = Span(other.span.start, gap) if right is front else Span(gap + 1, other.span.end)
            yield Turned(mention.span, other.span, family, wrong is front)
