"""What an entry of a pack holds, whatever it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lintnews.findings import Severity
from lintnews.packs.yaml_nodes import Place
from lintnews.records import NamedTuple

CHECKS = ("existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "capitalization")
LEVELS = {"note": Severity.NOTE, "suggestion": Severity.NOTE, "warning": Severity.WARNING, "error": Severity.ERROR}
SCOPES = ("text", "paragraph", "sentence", "heading", "summary", "raw")
ACTIONS = ("replace", "remove", "edit", "convert", "suggest")
MOST_PROBLEMS = 20
"""Mistakes of a pack that are told."""
STATUSES = ("stable", "preview", "deprecated")
SHORTEST_LITERAL = 5
"""Code points of what the prefilter looks for of a phrase: a table costs nothing where none of its rows applies."""


class Action(NamedTuple):
    """How a finding may be mended, in Vale's words; `safe`: without a look."""

    name: str = ""
    params: tuple[str, ...] = ()
    safe: bool = False


NO_ACTION = Action()


class Example(NamedTuple):
    """A text in which an entry finds the places marked `⟦ ⟧`, and no other."""

    text: str
    says: str = ""
    fixed: str | None = None
    source_language: str | None = None
    published: str | None = None


class Phrase(NamedTuple):
    """A row of `phrases`: what is found, the words that it was carried over from, what English says, two sentences."""

    name: str
    place: Place
    pattern: str
    original: str
    meant: str
    invalid: str
    valid: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of a pack, as it was written. Keys that a check type does not take keep their default."""

    id: str
    place: Place
    extends: str
    message: str
    level: Severity = Severity.WARNING
    scope: tuple[str, ...] = ("text",)
    limit: int = 0
    link: str = ""
    description: str = ""
    action: Action = NO_ACTION
    matchcase: bool = False
    languages: tuple[str, ...] = ("*",)
    source_languages: tuple[str, ...] = ()
    whatever_source: bool = False
    since: date | None = None
    why: str = ""
    not_found: str = ""
    mqm: str = ""
    anchor: tuple[str, ...] = ()
    beside: str = ""
    in_quotations: bool = True
    in_names: bool = True
    in_captions: bool = True
    status: str = "stable"
    aliases: tuple[str, ...] = ()
    valid: tuple[Example, ...] = ()
    invalid: tuple[Example, ...] = ()
    tokens: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    raw: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    around: str = ""
    either: tuple[tuple[str, str], ...] = ()
    token: str = ""
    min: int = 0
    max: int = 0
    first: str = ""
    second: str = ""
    match: str = ""
    style: str = ""
    prefix: str = ""
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False
    append: bool = False
    alpha: bool = False
    capitalize: bool = False
    vocab: bool = True
