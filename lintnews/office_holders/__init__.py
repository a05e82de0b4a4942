"""Registries of office-holders: who held which office of which body, from when to when.

The format stands in the head of `world.tsv`. Registries are data: plugins and projects add their own files.
"""

from __future__ import annotations

import marshal
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from lintnews.files import kept_code
from lintnews.files.kept_table import KeptTable, key_of, packed
from lintnews.records import NamedTuple, dataclass


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


class RegistryError(ValueError):
    """A mistake in a registry. `line`: where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


Line = tuple[str, int]
"""A line of a registry, which is taken apart when somebody asks for its office, and where it stands."""

_Names = tuple[dict[str, str], dict[str, str], dict[str, list[str]], str]
"""Other wordings of offices, other names of bodies, the offices of each body, and the last day."""
_Parsed = tuple[Mapping[bytes, list[Line]], Mapping[bytes, bool], _Names]
"""The terms of a registry, its surnames and its names, of plain types."""


@dataclass(frozen=True, eq=False)
class Registry:
    """The terms of one or more files, and the other names of their offices and bodies."""

    lines: Mapping[bytes, Sequence[Line]]
    """By office and body, as `_key` writes them."""
    offices: Mapping[str, str]
    """Other wordings of an office, lower-case, by their canonical office."""
    bodies: Mapping[str, str]
    """Other names of a body, adjectives included, by their canonical name."""
    offices_of: Mapping[str, frozenset[str]]
    """The offices that the registry has of each body."""
    _surnames: Mapping[bytes, bool]
    until: date | None
    """The last day of which it knows who is in office, if a file says it."""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term. Raises `RegistryError`."""
        return tuple(term for body in self.offices_of for term in self.terms_in(body))

    def is_surname(self, word: str) -> bool:
        """Whether this is the last word of a holder's name, as it is usually spelled."""
        return key_of(word) in self._surnames

    def terms_of(self, office: str, body: str) -> Sequence[Term]:
        """The terms of an office, as a text words office and body; without a body, of an office that only one body
        has.
        """
        office, body = self.offices.get(office, office), self.bodies.get(body, body)
        if not body:
            body = self._only_body.get(office, "")
        return self.held(office, body)

    def terms_in(self, body: str) -> Sequence[Term]:
        """The terms of a body in all of its offices."""
        return [term for office in sorted(self.offices_of.get(body, ())) for term in self.held(office, body)]

    def held(self, office: str, body: str) -> Sequence[Term]:
        """The terms of an office of a body, where both are called as the registry calls them."""
        if (office, body) not in self._known:
            self._known[office, body] = tuple(map(_term, self.lines.get(_key(office, body), ())))
        return self._known[office, body]

    @cached_property
    def _only_body(self) -> Mapping[str, str]:
        """The body of each office that only one body has, so that a text need not name it."""
        found: dict[str, list[str]] = defaultdict(list)
        for body, offices in self.offices_of.items():
            for office in offices:
                found[office].append(body)
        return {office: body for office, (body, *more) in found.items() if not more}

    @cached_property
    def _known(self) -> dict[tuple[str, str], Sequence[Term]]:
        return {}


def bundled() -> tuple[str, ...]:
    """The registries that come with the program."""
    home = os.path.dirname(__file__)
    return tuple(os.path.join(home, name) for name in sorted(os.listdir(home)) if name.endswith(".tsv"))


@cache
def registry(*paths: str) -> Registry:
    """The registry in these files, the bundled one if none is named. Raises `RegistryError`, or what reading raises."""
    lines, surnames, (offices, bodies, offices_of, until) = _parsed(paths) if paths else _bundled()
    held = {body: frozenset(names) for body, names in offices_of.items()}
    return Registry(lines, offices, bodies, held, surnames, date.fromisoformat(until) if until else None)


def _bundled() -> _Parsed:
    """What stands in the bundled files, kept for the next start, which reads the terms that it asks for."""
    paths = bundled()
    name, stamp = "office_holders", kept_code.stamp_of(__file__, *paths)
    known = kept_code.Kept(name, stamp)
    names: _Names | None = known.get("names")
    if names is None:
        parsed = lines, surnames, names = _parsed(paths)
        kept_code.write(
            name, stamp, {"names": marshal.dumps(names), "lines": packed(lines), "surnames": packed(surnames)}
        )
        return parsed
    return (
        KeptTable(known.part("lines"), lambda: _parsed(paths)[0]),
        KeptTable(known.part("surnames"), lambda: _parsed(paths)[1]),
        names,
    )


def _parsed(paths: Iterable[str]) -> _Parsed:
    lines: dict[bytes, list[Line]] = {}
    surnames: dict[bytes, bool] = {}
    offices: dict[str, str] = {}
    bodies: dict[str, str] = {}
    held: dict[str, list[str]] = defaultdict(list)
    until = ""
    for path in paths:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(("#=", "#@")):
                name, _, others = line[2:].strip().partition("\t")
                for other in filter(None, map(str.strip, others.split(";"))):
                    if line[1] == "=":
                        offices[other.lower()] = name
                    else:
                        bodies[other] = name
            elif line.startswith("#!"):
                until = _last_day(line[2:].strip(), number).isoformat()
            elif line and line[0] != "#":
                cells = line.split("\t")
                if not 5 <= len(cells) <= 6:
                    wanted = "holder, office, body, from, to and aliases separated by tabs"
                    raise RegistryError(f"{len(cells)} columns, not {wanted}", number)
                holder, office, body, *_ = cells
                if (key := _key(office, body)) not in lines:
                    held[body].append(office)
                lines.setdefault(key, []).append((line, number))
                surnames[key_of(holder.rpartition(" ")[2])] = True
    return lines, surnames, (offices, bodies, dict(held), until)


def _key(office: str, body: str) -> bytes:
    return key_of(f"{office}\t{body}")


def body_names() -> Mapping[str, str]:
    """Other names of the bundled registry's bodies by their canonical name; read without its terms."""
    return registry().bodies


def _term(line: Line) -> Term:
    text, number = line
    holder, office, body, start, end, *more = text.split("\t")
    aliases = tuple(filter(None, map(str.strip, more[0].split(";")))) if more else ()
    try:
        return Term(holder, office, body, _day(start, "-01-01"), _day(end, "-12-31"), aliases)
    except ValueError:
        wrong = f"'{start}' or '{end}' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
        raise RegistryError(wrong, number) from None


def _last_day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegistryError(f"'{text}' is not a day (YYYY-MM-DD)", number) from None


def _day(text: str, rest: str) -> date | None:
    """The first or last day that a date of any precision can mean, as `rest` says."""
    if not text:
        return None
    if len(text) == 7 and rest == "-12-31":
        year, month = int(text[:4]), int(text[5:])
        return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return date.fromisoformat(text + rest[len(text) - 4 :])
