"""Reporters: from a run to bytes, one module for each format, imported when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from lintnews.results import Reporter, Run


def bundled_reporters() -> tuple[Reporter, ...]:
    """The formats that lintnews brings itself, in the order of `--help`."""
    return (
        _reporter("text", "for people: the line, the place underlined, the proof beside it"),
        _reporter("json", "one document, with a published schema"),
        _reporter("jsonl", "one JSON object a line"),
        _reporter("sarif", "SARIF 2.1.0, for code scanning and editors"),
        _reporter("github", "annotations of a GitHub workflow"),
        _reporter("gitlab", "GitLab's Code Quality report"),
        _reporter("junit", "JUnit XML: a suite for each file, a case for each finding"),
        _reporter("rdjson", "Reviewdog Diagnostic Format"),
        _reporter("html", "a page to read: the articles with their findings beside them", needs_articles=True),
    )


def to_bytes(text: str) -> bytes:
    """UTF-8; a lone surrogate, which has no UTF-8, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode("utf-8")


def json_bytes(text: str) -> bytes:
    """A JSON text as `to_bytes` has it, in which what steers a terminal is escaped, and not only what JSON wants."""
    return to_bytes(re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text))


def json_values(values: Iterable[object], joint: str = ",\n") -> Iterator[bytes]:
    """JSON values with a comma between them, each on a line of its own where nobody says otherwise."""
    from json import dumps

    before = ""
    for value in values:
        yield json_bytes(before + dumps(value, ensure_ascii=False))
        before = joint


def json_array(values: Iterable[object]) -> Iterator[bytes]:
    """A JSON array in pieces, each value on a line of its own; an empty one in one line."""
    lines = json_values(values)
    first = next(lines, None)
    if first is None:
        yield b"[]"
        return
    yield b"[\n" + first
    yield from lines
    yield b"\n]"


def _reporter(name: str, summary: str, *, needs_articles: bool = False) -> Reporter:
    def render(run: Run) -> bytes:
        made: bytes = import_module(f"lintnews.reporters.{name}").render(run)
        return made

    def pieces(run: Run) -> Iterator[bytes]:
        made: Iterator[bytes] = import_module(f"lintnews.reporters.{name}").pieces(run)
        return made

    return Reporter(name, summary, render, needs_articles, pieces)
