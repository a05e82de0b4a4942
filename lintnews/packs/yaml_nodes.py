"""YAML as values that know their places.

Built from the parser's events, not from its constructor: every scalar stays the text that was written (`no` is "no",
`1_000` is "1_000"), keys that stand twice are still there to be seen, and nothing in a file can construct an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from lintnews.records import NamedTuple

if TYPE_CHECKING:
    import yaml

FOREIGN = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Characters that YAML 1.1 does not know."""
MOST_BYTES = 1_000_000
"""Bytes of a pack that are read; a longer one was written by no person."""
MOST_VALUES = 50_000
"""Values of a file."""
DEEPEST = 40
"""How deep values may be nested. libyaml itself stops nowhere, and a stack does."""


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Problem(NamedTuple):
    """A mistake in a file, for people: `rules/style.en.yaml:12:7: unknown key 'mesage' (message?)`."""

    path: str
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.message}"


class Text(NamedTuple):
    """A scalar, as it was written."""

    place: Place
    value: str
    quoted: bool


class Items(NamedTuple):
    """A list."""

    place: Place
    values: tuple[Node, ...]


class Pairs(NamedTuple):
    """A mapping, in the order of the file; a key may stand twice."""

    place: Place
    values: tuple[tuple[Node, Node], ...]


Node = Text | Items | Pairs


class PackSyntaxError(ValueError):
    """The text is not YAML that a pack may use: `place` and what is wrong."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def compose(text: str) -> Node | None:
    """The one value of a YAML text, or None where it is empty. Raises `PackSyntaxError`."""
    import yaml

    if foreign := re.search(FOREIGN, text):
        before = text[: foreign.start()]
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise PackSyntaxError(place, f"the character U+{ord(foreign[0]):04X} is not allowed in YAML")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, loader)
        return _Composer(events).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = ": ".join(part for part in (error.context, error.problem) if part) or "not YAML"
        raise PackSyntaxError(_place(mark), said) from None


class _Mark(Protocol):
    """What both of PyYAML's parsers say of a place; they count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _place(mark: _Mark | None) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


class _Composer:
    """Puts the events of a parser together."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.anchors: dict[str, Node] = {}
        self.count = 0

    def document(self) -> Node | None:
        import yaml

        found: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    raise PackSyntaxError(_place(event.start_mark), "a second document: a pack is one list")
                found = self.node(next(self.events), 0)
        return None if isinstance(found, Text) and not found.value and not found.quoted else found

    def node(self, event: yaml.Event, depth: int) -> Node:
        import yaml

        place = _place(event.start_mark)
        self.count += 1
        if self.count > MOST_VALUES:
            raise PackSyntaxError(place, f"more than {MOST_VALUES:,} values")
        if depth > DEEPEST:
            raise PackSyntaxError(place, f"nested more than {DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise PackSyntaxError(place, f"nothing is called '&{event.anchor}' before this place")
            return self.anchors[event.anchor]
        if not isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            raise PackSyntaxError(place, "a value was expected here")
        if event.tag and event.tag != "!":
            raise PackSyntaxError(place, f"the tag {event.tag!r} is not allowed: a pack holds text, lists and mappings")
        made: Node
        if isinstance(event, yaml.ScalarEvent):
            made = Text(place, event.value, bool(event.style))
        elif isinstance(event, yaml.SequenceStartEvent):
            made = Items(place, tuple(self.nodes(yaml.SequenceEndEvent, depth)))
        else:
            flat = tuple(self.nodes(yaml.MappingEndEvent, depth))
            made = Pairs(place, tuple(zip(flat[::2], flat[1::2], strict=True)))
        if event.anchor:
            self.anchors[event.anchor] = made
        return made

    def nodes(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.node(event, depth + 1)
