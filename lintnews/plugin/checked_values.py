"""What plugins return is looked at once, where it comes in: of the wrong type, it is a failure of that plugin.

A type that is only checked by those who annotate is no promise. What lies behind this gate (reports, fixes, the
language server) relies on what `findings.py`, `readers`, `results.py` and `engine.py` say of their fields.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from operator import index
from types import GeneratorType
from typing import Any

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span

MOST_TEXT = 100_000
"""Code points of a message or of a new text."""
MOST_FINDINGS = 100_000
"""Findings of one rule in one document."""


def checked_finding(value: Any, rule: str, doc: Document) -> Finding:
    """A finding of a rule in a document, all of whose parts are what they are said to be.

    Raises `TypeError` and `ValueError` that say what is wrong.
    """
    if not isinstance(value, Finding):
        raise TypeError(f"it yields {_type(value)}, not Finding")
    if value.rule != rule:
        raise ValueError(f"it speaks for '{value.rule}'")
    if not isinstance(value.severity, Severity):
        raise TypeError(f"the severity of its finding is {value.severity!r}, and no Severity")
    return Finding(
        _span(value.span, doc.text),
        rule,
        _text(value.message, "the message of its finding"),
        value.severity,
        tuple(_note(note, doc) for note in _items(value.notes, "the notes of its finding")),
        tuple(_fix(fix, doc.text) for fix in _items(value.fixes, "the fixes of its finding")),
    )


def checked_findings(values: Iterable[Any], rule: str, doc: Document) -> list[Finding]:
    """The findings of a rule, each checked. Raises `TypeError` and `ValueError`, also for more than anybody reads."""
    found: list[Finding] = []
    for value in values if isinstance(values, GeneratorType) else _items(values, "what its `check` gives"):
        if len(found) >= MOST_FINDINGS:
            raise ValueError(f"it finds more than {MOST_FINDINGS:,} faults in one file")
        found.append(checked_finding(value, rule, doc))
    return found


def checked_contribution(hook: str, value: Any) -> Any:
    """A value that a plugin returned for a hook. Raises `TypeError` that says what is wrong with it."""
    if check := _HOOKS.get(hook):
        check(value)
    return value


def _note(value: Any, doc: Document) -> Note:
    given = (*value, False) if isinstance(value, tuple | list) and len(value) == 2 else value
    span, message, in_original = _parts(given, 3, "a note", "a span, a message and whether it is of the original")
    said = _text(message, "the message of a note")
    if in_original:
        return Note(_span(span, doc.original.text if doc.original else "", "original"), said, True)
    return Note(_span(span, doc.text), said)


def _fix(value: Any, text: str) -> Fix:
    title, edits, safe = _parts(value, 3, "a fix", "a title, edits and whether it is safe")
    if not isinstance(safe, bool):
        raise TypeError(f"a fix is safe or not, and not {safe!r}")
    checked = tuple(_edit(edit, text) for edit in _items(edits, "the edits of a fix"))
    ordered = sorted(edit.span for edit in checked)
    if any(second.start < first.end for first, second in pairwise(ordered)):
        raise ValueError("the edits of a fix overlap")
    return Fix(_text(title, "the title of a fix"), checked, safe)


def _edit(value: Any, text: str) -> Edit:
    span, new = _parts(value, 2, "an edit", "a span and a text")
    return Edit(_span(span, text), _text(new, "the text of an edit"))


def _span(value: Any, text: str, where: str = "text") -> Span:
    start, end = (_whole(one) for one in _parts(value, 2, "a place", "a start and an end"))
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"the place {start}-{end} does not lie in the {where} (0-{len(text)})")
    return Span(start, end)


def _whole(value: Any) -> int:
    try:
        return index(value)
    except TypeError:
        raise TypeError(f"a place is counted in whole numbers, and not in {value!r}") from None


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{what} is {_type(value)}, not str")
    if len(value) > MOST_TEXT:
        raise ValueError(f"{what} is longer than {MOST_TEXT:,} characters")
    return str.__str__(value)


def _parts(value: Any, count: int, what: str, wanted: str) -> tuple[Any, ...]:
    parts = tuple(value) if isinstance(value, tuple | list) else ()
    if len(parts) != count:
        raise TypeError(f"{what} is {value!r}, and not {wanted}"[:200])
    return parts


def _items(value: Any, what: str) -> Iterable[Any]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise TypeError(f"{what} is {_type(value)}, and no sequence")
    return value


def _type(value: Any) -> str:
    return type(value).__name__


# --- what hooks return


def _command(value: Any) -> None:
    _named(value, "a Command")
    _functions(value, "configure", "run")
    _text(getattr(value, "summary", None), "the summary of its Command")


def _reader(value: Any) -> None:
    _named(value, "a Reader")
    _functions(value, "read")
    _texts(value, "suffixes")


def _backend(value: Any) -> None:
    _named(value, "a Backend")
    _functions(value, "load")


def _engine(value: Any) -> None:
    _named(value, "an Engine")
    _functions(value, "identify", "open", *(("share",) if getattr(value, "share", None) is not None else ()))
    _texts(value, "languages")
    if not isinstance(getattr(value, "batch", None), int):
        raise TypeError(f"the batch of its Engine '{value.name}' is no number")


def _reporter(value: Any) -> None:
    _named(value, "a Reporter")
    _functions(value, "render")


def _path(value: Any) -> None:
    if not isinstance(value, str | os.PathLike) or not isinstance(path := os.fspath(value), str) or "\0" in path:
        raise TypeError(f"it returns {value!r}, and no path"[:200])


def _named(value: Any, what: str) -> None:
    name = getattr(value, "name", None)
    if not isinstance(name, str) or not name or not name.isprintable():
        raise TypeError(f"it returns {_type(value)} with the name {name!r}, and not {what} with a name"[:200])


def _functions(value: Any, *names: str) -> None:
    for name in names:
        if not callable(getattr(value, name, None)):
            raise TypeError(f"the '{name}' of its {_type(value)} '{value.name}' cannot be called")


def _texts(value: Any, *names: str) -> None:
    for name in names:
        given = getattr(value, name, None)
        if (
            isinstance(given, str)
            or not isinstance(given, Collection)
            or not all(isinstance(one, str) for one in given)
        ):
            raise TypeError(f"the '{name}' of its {_type(value)} '{value.name}' are no texts")


_HOOKS: Mapping[str, Callable[[Any], None]] = {
    "lintnews_commands": _command,
    "lintnews_readers": _reader,
    "lintnews_backends": _backend,
    "lintnews_packs": _path,
    "lintnews_registries": _path,
    "lintnews_grammar_engines": _engine,
    "lintnews_reporters": _reporter,
}
