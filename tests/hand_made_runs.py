"""Runs made by hand, for the tests of reporters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.locate import results_of
from lintnews.results import FileReport, Notification, Run
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Drift(Rule):
    """One person is spelled in several ways.

    A reader sees two people where there is <one>.

    Not found: two spellings that are both introduced.
    """

    meta = Meta(Severity.ERROR, mqm="Terminology/Inconsistent use of terminology", since="0.1")
    VALID = ("Blinken met Lavrov. Blinken left.",)
    INVALID = (Invalid("Antony Blinken left. ⟦Blingen⟧ stayed.", says="Blinken"),)

    @property
    def id(self) -> str:
        return "names/drift"


@dataclass(frozen=True)
class Doubled(Rule):
    """A word stands twice.

    It reads as a slip.
    """

    meta = Meta(Severity.WARNING, mqm="Fluency/Duplication", since="0.1")

    @property
    def id(self) -> str:
        return "repetition/word"


RULES = (Drift(), Doubled())


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def drift(text: str, wrong: str = "Blingen", right: str = "Blinken", *, nth: int = 0) -> Finding:
    """A spelling and the one that it contradicts."""
    fix = Fix(f"write “{right}”", (Edit(span(text, wrong, nth), right),))
    notes = (Note(span(text, right), "first spelled so"),)
    return Finding(
        span(text, wrong, nth), "names/drift", f"“{wrong}” is “{right}” elsewhere", Severity.ERROR, notes, (fix,)
    )


def doubled(text: str, words: str = "the the") -> Finding:
    """A doubled word with a safe fix."""
    place = span(text, words)
    word = words.split()[0]
    fix = Fix("drop one", (Edit(place, word),), safe=True)
    return Finding(place, "repetition/word", f"“{word}” twice", Severity.WARNING, (), (fix,))


def file(path: str, text: str, *findings: Finding) -> FileReport:
    """A plain text file's report."""
    return FileReport(path, len(text.split()), results_of(Document(text, path), findings, path))


def run(*files: FileReport, notifications: Sequence[Notification] = (), root: Path = Path("/work")) -> Run:
    """A run of the two rules over files."""
    return Run("0.1.0", root, files, RULES, tuple(notifications))
