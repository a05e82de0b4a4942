"""XLIFF 1.2 and 2: the target texts of a translation, a block for each unit."""

from __future__ import annotations

from lintnews.input.readers import Prose
from lintnews.input.readers.blocks import Blocks
from lintnews.input.readers.elements import Characters, End, Start, events

_UNITS = frozenset(("trans-unit", "unit"))
_SKIPPED = frozenset(("alt-trans", "bpt", "ept", "ph", "it", "matches", "notes", "note"))
"""Other proposals, and the native codes of a format."""
_SOURCE = ("source-language", "srcLang")
_TARGET = ("target-language", "trgLang")


def read(source: str) -> Prose | None:
    """The prose of all target texts; None for XML that is no XLIFF."""
    blocks = Blocks(source, folds=False)
    languages: dict[str, str] = {}
    targets = hidden = depth = 0
    for event in events(source):
        if isinstance(event, Characters):
            if targets and not hidden:
                blocks.add(*event)
            continue
        if isinstance(event, Start):
            if not depth and event.name != "xliff":
                return None
            for key in (*_SOURCE, *_TARGET):
                if value := event.attributes.get(key):
                    languages.setdefault("source" if key in _SOURCE else "target", value)
        change = 1 if isinstance(event, Start) else -1
        depth += change
        targets += change * (event.name == "target")
        hidden += change * (event.name in _SKIPPED)
        if event.name in _UNITS:
            blocks.end()
        elif isinstance(event, End) and event.name == "target":
            blocks.space(" ", event.at, event.at)
    source_language = languages.get("source", "").partition("-")[0].lower() or None
    return Prose(*blocks.prose(), languages.get("target"), source_language)
