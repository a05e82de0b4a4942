"""TMX: the translations of a translation memory beside their sources, a block for each unit."""

from __future__ import annotations

from lintnews.input.readers import Prose
from lintnews.input.readers.elements import Characters, Event, Start, events
from lintnews.input.readers.sides import Sides

_SKIPPED = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""The native codes of a format."""


def read(source: str) -> Prose | None:
    """The prose of all units in the language that was translated into; None for XML that is no TMX.

    The header says from which language (`srclang`); where it says none, English is the translation, and where it says
    English, the first other language is.
    """
    found = list(events(source))
    if not (found and isinstance(found[0], Start) and found[0].name == "tmx"):
        return None
    original, translation = _languages(found)
    sides = Sides(source, folds=False)
    spans: dict[str, tuple[int, int]] = {}
    language, began, hidden, inside = "", 0, 0, False
    for event in found:
        side = sides.target if language == translation else sides.source if language == original else None
        if isinstance(event, Characters):
            if side and inside and not hidden:
                side.add(*event)
            continue
        is_start = isinstance(event, Start)
        if event.name in _SKIPPED:
            hidden += 1 if is_start else -1
        elif isinstance(event, Start) and event.name == "tuv":
            language = _language(event)
        elif event.name == "seg":
            inside = is_start
            if side and is_start:
                began = side.length
            elif side:
                spans[language] = began, side.length
        elif event.name == "tu":
            if not is_start and original in spans and translation in spans:
                sides.pair(spans[translation], spans[original])
            spans = {}
            sides.end()
    return sides.prose(translation or None, original.partition("-")[0].lower() or None)


def _languages(found: list[Event]) -> tuple[str, str]:
    """The language of the originals, and that of the translations, as the file writes them; empty for none."""
    starts = [event for event in found if isinstance(event, Start)]
    stated = next((event.attributes.get("srclang", "") for event in starts if event.name == "header"), "")
    used = list(dict.fromkeys(_language(event) for event in starts if event.name == "tuv"))
    by_name = {one.lower(): one for one in reversed(used)}
    original = by_name.get(stated.lower(), "")
    english = [one for one in used if one.lower().partition("-")[0] == "en" and one != original]
    translation = next(iter((*english, *(one for one in used if one != original))), "")
    return original or next((one for one in used if one != translation), ""), translation


def _language(event: Start) -> str:
    return event.attributes.get("lang", "")
