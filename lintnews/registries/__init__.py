"""Registries of office-holders: who held which office of which body, from when to when.

The format stands in the head of `world.tsv`. Registries are data: plugins and projects add their own files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple


class Term(NamedTuple):
    """One person's term in one office. A missing date is not known, or not yet come."""

    holder: str
    office: str
    body: str
    start: date | None
    """The first day on which the term may have begun (a year alone counts from its first day)."""
    end: date | None
    """The last day on which it may have ended."""
    aliases: tuple[str, ...]
    """Other accepted spellings of the holder."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every accepted spelling, the usual one first."""
        return (self.holder, *self.aliases)

    def covers(self, day: date) -> bool:
        """Whether the holder may have been in office on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, eq=False)
class Registry:
    """The terms of one or more files, and the other names of their offices and bodies."""

    terms: tuple[Term, ...]
    offices: Mapping[str, str]
    """Other wordings of an office, lower-case, by their canonical office."""
    bodies: Mapping[str, str]
    """Other names of a body, adjectives included, by their canonical name."""

    def terms_of(self, office: str, body: str) -> Sequence[Term]:
        """The terms of an office, as a text words office and body; without a body, of an office that only one body
        has.
        """
        office, body = self.offices.get(office, office), self.bodies.get(body, body)
        return self._by_office.get((office, body)) or (() if body else self._of_one_body.get(office, ()))

    @cached_property
    def _by_office(self) -> Mapping[tuple[str, str], Sequence[Term]]:
        found: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in self.terms:
            found[term.office, term.body].append(term)
        return dict(found)

    @cached_property
    def _of_one_body(self) -> Mapping[str, Sequence[Term]]:
        bodies: dict[str, set[str]] = defaultdict(set)
        for office, body in self._by_office:
            bodies[office].add(body)
        return {office: self._by_office[office, body] for office, (body, *more) in bodies.items() if not more}

    @cached_property
    def terms_in(self) -> Mapping[str, Sequence[Term]]:
        """The terms of each body."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            found[term.body].append(term)
        return dict(found)

    @cached_property
    def offices_of(self) -> Mapping[str, frozenset[str]]:
        """The offices that the registry has of each body."""
        found: dict[str, set[str]] = defaultdict(set)
        for office, body in self._by_office:
            found[body].add(office)
        return {body: frozenset(offices) for body, offices in found.items()}


def bundled() -> tuple[Path, ...]:
    """The registries that come with the program."""
    return tuple(sorted(Path(__file__).parent.glob("*.tsv")))


@cache
def registry(*paths: Path) -> Registry:
    """The registry in these files, the bundled one if none is named. Raises `ValueError` naming the line that is
    wrong.
    """
    terms: list[Term] = []
    offices: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for path in paths or bundled():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith(("#=", "#@")):
                name, _, others = line[2:].strip().partition("\t")
                for other in filter(None, map(str.strip, others.split(";"))):
                    if line[1] == "=":
                        offices[other.lower()] = name
                    else:
                        bodies[other] = name
            elif line and not line.startswith("#"):
                terms.append(_term(line, f"{path.name}:{number}"))
    return Registry(tuple(terms), offices, bodies)


@cache
def body_names() -> dict[str, str]:
    """Other names of the bundled registry's bodies by their canonical name; read without its terms."""
    names: dict[str, str] = {}
    for path in bundled():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("#@"):
                    name, _, others = line[2:].strip().partition("\t")
                    names.update((other, name) for other in filter(None, map(str.strip, others.split(";"))))
                elif not line.startswith("#"):
                    break
    return names


def _term(line: str, place: str) -> Term:
    cells = line.split("\t")
    if not 5 <= len(cells) <= 6:
        raise ValueError(
            f"{place}: {len(cells)} columns, not holder, office, body, from, to and aliases separated by tabs"
        )
    holder, office, body, start, end = cells[:5]
    aliases = tuple(filter(None, map(str.strip, cells[5].split(";")))) if len(cells) == 6 else ()
    try:
        return Term(holder, office, body, _day(start, "-01-01"), _day(end, "-12-31"), aliases)
    except ValueError:
        raise ValueError(f"{place}: '{start}' or '{end}' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)") from None


def _day(text: str, rest: str) -> date | None:
    """The first or last day that a date of any precision can mean, as `rest` says."""
    if not text:
        return None
    if len(text) == 7 and rest == "-12-31":
        year, month = int(text[:4]), int(text[5:])
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return date.fromisoformat(text + rest[len(text) - 4 :])
