"""Engines that find faults of grammar and spelling: what one is, what it is asked, what it says.

A plugin returns engines from the hook `lintnews_grammar_engines`. Each runs in a process of its own, so that what it
prints, how long it takes and how it dies is no matter of the run; the rules of the family `grammar` read what all
engines say of a document from the layer `matches`, and what is left of it from `filter.faults`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from lintnews.document import Document
from lintnews.records import NamedTuple


class UnavailableError(Exception):
    """An engine that cannot run here; the text says what is missing and how to get it."""


class Text(NamedTuple):
    """A text to judge."""

    text: str
    language: str
    """Such as `en` or `en-GB`."""
    source_language: str | None = None
    """The language that it was translated from."""


class Match(NamedTuple):
    """A fault that an engine sees; its place in code points of the text."""

    start: int
    end: int
    kind: str
    """The rule of the family `grammar` that it belongs to, such as `agreement`."""
    rule: str
    """The engine's own name for it."""
    message: str
    """One or two sentences, as the engine says them."""
    replacements: tuple[str, ...] = ()
    """What could stand there instead, the likeliest first."""
    is_sure: bool = True
    """Whether the engine is as often right here as elsewhere in this kind; otherwise it becomes a note."""
    engine: str = ""


class EngineSetup(NamedTuple):
    """What the engines of a run are told. Of plain values only: it goes to other processes."""

    url: str | None = None
    """A server that the user named."""
    kinds: tuple[str, ...] = ()
    """The kinds of faults that are asked for; none: all."""
    spelled: tuple[str, ...] = ()
    """Languages whose spelling another engine judges."""
    is_long: bool = False
    """Whether there is so much to read that a slower start pays."""
    address: str | None = None
    """Of a helper that the run shares among its processes."""
    may_stay: bool = False
    """Whether an engine that stays ready may be asked, and left behind."""


class Checker(Protocol):
    """An engine at work, in its own process."""

    def check(self, texts: Sequence[Text]) -> Sequence[Sequence[Match]]:
        """What it sees in each text. Any exception ends the process; it is started again once."""

    def close(self) -> None:
        """Give back what it holds."""


class Engine(NamedTuple):
    """An engine, as a plugin describes it. Nothing costly happens before `open`."""

    name: str
    languages: Collection[str]
    """Those that it judges, as ISO 639-1 codes."""
    identify: Callable[[EngineSetup], str]
    """What its answers depend on besides the text: version, rules, options. Raises `UnavailableError`."""
    open: Callable[[EngineSetup], Checker]
    """Called in its own process: a function of a module, which is imported there. Raises `UnavailableError`."""
    is_embedded: bool = True
    """Whether it needs nothing but itself; others run where they are there or asked for."""
    spells: bool = True
    """Whether it judges spelling."""
    batch: int = 20_000
    """Code points that are worth asking about at once."""
    stays: bool = False
    """Whether it takes long to begin and little to stay ready for the next run."""
    asks_server: bool = False
    """Whether a server that the user names is its own."""
    share: Callable[[EngineSetup], AbstractContextManager[EngineSetup]] | None = None
    """Where a run has several processes: starts what they share, and tells them by `Setup.address`."""

    def judges(self, language: str) -> bool:
        """Whether it judges texts in this language."""
        return language.partition("-")[0] in self.languages


class Answer:
    """What one engine will have said of a text. A future of `concurrent.futures` would take 8 ms to import."""

    def __init__(self) -> None:
        from threading import Event

        self._is_there = Event()
        self._matches: tuple[Match, ...] = ()

    def give(self, matches: tuple[Match, ...]) -> None:
        """Let those go on who wait for it."""
        self._matches = matches
        self._is_there.set()

    def wait(self) -> tuple[Match, ...]:
        """The answer, as soon as it is there."""
        self._is_there.wait()
        return self._matches


class PendingMatches:
    """What the engines will have said of one document."""

    def __init__(self, answers: Sequence[Answer] = ()) -> None:
        self._answers = answers

    def wait(self) -> tuple[Match, ...]:
        """All matches in order of their places, as soon as all engines have answered or failed."""
        return tuple(sorted(match for answer in self._answers for match in answer.wait()))


def pending(doc: Document) -> PendingMatches:
    """The question about a document that was put to engines.

    A run puts it to the engines that it was told to use, and hands it over in `doc.memo`; elsewhere nobody was asked.
    """
    return PendingMatches()


def matches(doc: Document) -> tuple[Match, ...]:
    """What the engines say of a document. Waits for them."""
    return doc.layer(pending).wait()
