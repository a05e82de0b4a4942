"""What a rule says: findings, with the places that prove them and the edits that correct them.

All offsets are code points into the untouched text of the document, half-open. Lines, columns and UTF-16
exist only in reporters.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from lintnews.records import NamedTuple


class Severity(IntEnum):
    """How much an editor should care. Ordered: `NOTE < WARNING < ERROR`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in configuration and reports: `note`, `warning`, `error`."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """The severity with this label; raises `ValueError` for any other word."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"unknown severity '{label}' (note, warning, error)") from None


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    """The first code point, counted from 0."""
    end: int
    """The one behind the last."""

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def holds(self, other: tuple[int, int]) -> bool:
        """Whether the other range lies inside this one."""
        return self.start <= other[0] and other[1] <= self.end

    def moved(self, by: int) -> Span:
        """The same range so many code points further on."""
        return Span(self.start + by, self.end + by)


class Note(NamedTuple):
    """Another place that belongs to the proof, and what is seen there.

    `span` counts code points of the same document's text; of its original's text (`Document.original`) where
    `in_original` is true.
    """

    span: Span
    """The other place."""
    message: str
    """What is seen there: lower-case at its beginning, without a full stop."""
    in_original: bool = False
    """Whether the place is in the original's text."""


class Edit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    """What is replaced, in code points of the document's text; an empty span: something is put in."""
    text: str
    """What stands there afterwards."""


class Fix(NamedTuple):
    """Edits that belong together."""

    title: str
    """What is done: `replace by “the”`."""
    edits: tuple[Edit, ...]
    """In any order; none overlaps another."""
    safe: bool = False
    """Whether `--fix` applies it without a look, because no meaning can change."""


class Finding(NamedTuple):
    """One fault at one place, with its evidence."""

    span: Span
    """The fault, in code points of the document's text."""
    rule: str
    """The id of the rule, `family/name`."""
    message: str
    """What is wrong, with the text's own words in “ ”: lower-case at its beginning, without a full stop."""
    severity: Severity
    """How much an editor should care."""
    notes: tuple[Note, ...] = ()
    """The other places that prove it."""
    fixes: tuple[Fix, ...] = ()
    """Ways to correct it, the best one first."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then by rule and message: the order of every report; exact repetitions are dropped."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.span, f.rule, f.message)))
