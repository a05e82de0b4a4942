"""XLIFF 1.2 and 2: the target texts of a translation beside their sources, a block for each unit."""

from __future__ import annotations

from collections.abc import Sequence

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.elements import Characters, End, Event, Start, events
from lintnews.input.readers.sides import Sides

_UNITS = frozenset(("trans-unit", "unit"))
_PARTS = frozenset((*_UNITS, "segment", "ignorable"))
"""Elements that hold a source and its target."""
_SKIPPED = frozenset(("alt-trans", "bpt", "ept", "ph", "it", "matches", "notes", "note"))
"""Other proposals, and the native codes of a format."""
_SOURCE = ("source-language", "srcLang")
_TARGET = ("target-language", "trgLang")


def read(source: str) -> Prose | None:
    """The prose of all target texts, and of their sources; None for XML that is no XLIFF."""
    found = list(events(source))
    if not (found and isinstance(found[0], Start) and found[0].name == "xliff"):
        return None
    made = _Reading(source, _segmented(found))
    for event in found:
        made.take(event)
    languages = made.languages
    source_language = languages.get("source", "").partition("-")[0].lower() or None
    return made.sides.prose(languages.get("target"), source_language)


def _segmented(found: Sequence[Event]) -> frozenset[int]:
    """The numbers of the units whose source stands there a second time, cut into segments (`seg-source`)."""
    unit, segmented = -1, set()
    for event in found:
        if isinstance(event, Start) and event.name in _UNITS:
            unit += 1
        elif isinstance(event, Start) and event.name == "seg-source":
            segmented.add(unit)
    return frozenset(segmented)


class _Reading:
    """What was read so far."""

    def __init__(self, source: str, segmented: frozenset[int]) -> None:
        self.sides = Sides(source, folds=False)
        self.languages: dict[str, str] = {}
        self._segmented = segmented
        self._unit = -1
        self._hidden = 0
        self._side: Blocks | None = None
        """The side whose text is read."""
        self._began = 0
        self._parts: dict[str, dict[str, tuple[int, int]]] = {"source": {}, "target": {}}
        """The parts of the unit or segment that is read, by side and by the name of their mark; "": the whole."""
        self._marks: list[tuple[str, int]] = []

    def take(self, event: Event) -> None:
        """The next event."""
        if isinstance(event, Characters):
            if self._side and not self._hidden:
                self._side.add(*event)
            return
        if event.name in _SKIPPED:
            self._hidden += 1 if isinstance(event, Start) else -1
        if event.name in _UNITS:
            self._unit += isinstance(event, Start)
            self.sides.end()
        if event.name in _PARTS and isinstance(event, End):
            self._pair()
        if self._hidden:
            return
        if isinstance(event, Start):
            self._start(event)
        else:
            self._end(event)

    def _start(self, event: Start) -> None:
        for key in (*_SOURCE, *_TARGET):
            if value := event.attributes.get(key):
                self.languages.setdefault("source" if key in _SOURCE else "target", value)
        wanted = "seg-source" if self._unit in self._segmented else "source"
        if event.name in (wanted, "target"):
            self._side = self.sides.target if event.name == "target" else self.sides.source
            self._began = self._side.length
        elif event.name == "mrk" and self._side:
            self._marks.append((event.attributes.get("mid", ""), self._side.length))

    def _end(self, event: End) -> None:
        side = self._side
        if side is None:
            return
        where = self._parts["target" if side is self.sides.target else "source"]
        if event.name in ("source", "seg-source", "target"):
            where[""] = self._began, side.length
            side.space(" ", event.at, event.at)
            self._side = None
        elif event.name == "mrk" and self._marks:
            name, began = self._marks.pop()
            if name:
                where[name] = began, side.length

    def _pair(self) -> None:
        """The parts of the unit or segment that ended, mark by mark where both sides have the same marks."""
        source, target = self._parts["source"], self._parts["target"]
        self._parts = {"source": {}, "target": {}}
        names = [name for name in target if name]
        if not names or {*source} != {*target}:
            names = [""] if "" in source and "" in target else []
        for name in names:
            self.sides.pair(target[name], source[name])
