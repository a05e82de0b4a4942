"""JUnit XML: a suite for each file, a failed case for each error and warning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from lintnews.findings import Severity
from lintnews.records import NamedTuple
from lintnews.reporters import to_bytes
from lintnews.reporters.terminal_text import shown
from lintnews.results import FileReport, Notification, Related, Result, Run


class _Case(NamedTuple):
    """A test case; `outcome` is the element that says how it ended, if it did not simply pass."""

    name: str
    outcome: str
    message: str
    details: str


def render(run: Run) -> bytes:
    """One document; a file without findings is a case that passes, unless it could not be linted."""
    return b"".join(pieces(run))


def pieces(run: Run) -> Iterator[bytes]:
    """The same, suite by suite."""
    ended = Counter(case.outcome for _, cases in _suites(run) for case in cases)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield to_bytes(f"<testsuites{_attributes(name='lintnews')}{_counts(ended)}>\n")
    for path, cases in _suites(run):
        yield to_bytes("".join(f"{line}\n" for line in _suite(path, cases)))
    yield b"</testsuites>\n"


def _suites(run: Run) -> Iterator[tuple[str, Sequence[_Case]]]:
    yield from ((file.path, _cases(file)) for file in run.files)
    if notes := run.all_notifications:
        yield "lintnews", [_problem(note) for note in notes]


def _cases(file: FileReport) -> list[_Case]:
    cases = [_case(result) for result in file.results if result.suppression is None]
    is_broken = any(note.level == "error" for note in file.notifications)
    return cases if cases or is_broken else [_Case("lintnews", "", "", "")]


def _case(result: Result) -> _Case:
    region = result.region
    related = [f"{_at(place)}: {place.message}" for place in result.related]
    fixes = [f"fix: {fix.title}" for fix in result.fixes]
    details = "\n".join((f"{result.severity.label}: “{region.quote}”", *related, *fixes))
    outcome = "" if result.severity is Severity.NOTE else "failure"
    return _Case(f"{result.rule} {region.line}:{region.column}", outcome, result.message, details)


def _at(place: Related) -> str:
    inside = f"{place.region.line}:{place.region.column}"
    return inside if place.path is None else f"{place.path}:{inside}"


def _problem(note: Notification) -> _Case:
    place = (note.path or "") + (f":{note.line}" if note.line else "")
    return _Case(f"{note.source} {place}".strip(), "error" if note.level == "error" else "", note.message, note.level)


def _suite(path: str, cases: Sequence[_Case]) -> Iterator[str]:
    yield f"  <testsuite{_attributes(name=path)}{_counts(Counter(case.outcome for case in cases))}>"
    for case in cases:
        head = f"    <testcase{_attributes(name=case.name, classname=path, time='0')}"
        if case.outcome:
            inner = f"{_attributes(type=case.name.partition(' ')[0], message=case.message)}>{_text(case.details)}"
            yield f"{head}><{case.outcome}{inner}</{case.outcome}></testcase>"
        elif case.message:
            yield f"{head}><system-out>{_text(case.message)}\n{_text(case.details)}</system-out></testcase>"
        else:
            yield f"{head}/>"
    yield "  </testsuite>"


def _counts(ended: Counter[str]) -> str:
    """How many cases there are, and how they ended."""
    failures, errors = str(ended["failure"]), str(ended["error"])
    return _attributes(tests=str(ended.total()), failures=failures, errors=errors, time="0")


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in values.items())


def _text(text: str) -> str:
    """A text as XML allows it: no control characters, no non-characters."""
    lines = (re.sub("[\ufffe\uffff]", "\ufffd", shown(line)) for line in text.split("\n"))
    return escape("\n".join(lines))
