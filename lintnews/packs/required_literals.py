"""Which literals every match of a pattern must contain, and how near: what the prefilter looks for.

The analysis is conservative. It reads the common part of the pattern language and says "nothing is known" for the rest,
so that a pattern is sometimes run in vain and never left out where it would match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from itertools import islice
from math import inf

from lintnews.packs.lines import stays_in_line
from lintnews.records import NamedTuple

MOST_SPELLINGS = 60
"""How many strings a part of a pattern may stand for before it counts as open."""
LONGEST_SPELLING = 60
"""A part of more code points is no rarer than its beginning, and a pattern may be nothing but one."""
ENOUGH = 12
"""Code points of a literal that are as rare as all of it."""
UNLIMITED = 999
"""Repetitions that stand for any number of them."""
MOST_ALSO = 40
"""Of how many literals each match must have one besides, so that they are looked for."""
MOST_LITERALS = 400
"""How many alternatives a requirement may have."""
LEAST_WEIGHT = 4
"""A requirement weighs as much as the shortest of its literals; lighter ones would be found in every text."""

WORDLIKE = frozenset("dDwWsSpPhHRXNL")
WIDER = {"R": 2, "X": inf, "L": inf}
"""How many code points those of them match at most that match more than one."""
ZERO_WIDTH = frozenset("bBAZzmMK")
DIGITS = "0123456789"
MARKS = frozenset(" \n\t\r.,;:!?'\"()-“”‘’")
"""What stands in nearly every text: less rare than a letter."""
LETTERS = frozenset(DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""Any other character is as rare as two of these."""
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
HEX_DIGITS = {"x": 2, "u": 4, "U": 8}
SHORT = 256
"""Code points of a part of a text that is short."""
MOST_WAYS = 70_000
"""Ways to match at a place among which a search takes no long time; they are tried at each place of a short part."""
FAR = 1_000_000_000
"""As good as without an end."""


def fold(text: str) -> str:
    """The text as the prefilter compares it: without case. Its offsets are not those of the text."""
    folded = text.casefold()
    # Turkish i: a pattern that ignores case lets all four of its forms match each other.
    return folded if folded.isascii() else folded.replace("i\u0307", "i").replace("ı", "i")


class Requirement(NamedTuple):
    """What every match of a pattern needs."""

    literals: tuple[str, ...] = ()
    """Folded; each match contains, or is looked at from, at least one; empty: nothing is known."""
    before: int = FAR
    """Code points from where a match begins to where such a literal begins, at most."""
    after: int = FAR
    """Code points from there to the end of all that the pattern looks at, at most."""
    looks_behind: tuple[tuple[int, int], ...] = ()
    """The parts of the pattern that look at what stands before a match."""
    looks_ahead: tuple[tuple[int, int], ...] = ()
    """Those that look at what stands behind it."""
    also: tuple[str, ...] = ()
    """Folded; each match contains, or looks ahead at, at least one of these as well; empty: nothing is known."""
    is_quick: bool = False
    """Whether it can take no long time in `SHORT` code points, whatever they are."""
    is_first: bool = False
    """Whether each match begins where one of the literals does."""


@lru_cache(maxsize=1024)
def requirement(pattern: str) -> Requirement:
    """The literals that every match of the pattern needs, and how far from them it may reach."""
    try:
        reader = _Reader(pattern)
        node = reader.alternatives()
        if reader.at < len(pattern):
            return Requirement()
    except (_OpenError, RecursionError):
        return Requirement()
    needs = _needed(node)
    if not needs or _weight(needs[0].literals) < LEAST_WEIGHT:
        return Requirement()
    also = needs[1].literals if len(needs) > 1 and len(needs[1].literals) <= MOST_ALSO else frozenset[str]()
    # One more, so that nothing that looks for a boundary takes the end of what is searched for that of the text.
    after = node.width + reader.behind + reader.ahead + 1
    is_first = needs[0].is_first
    return Requirement(
        _shortest(needs[0].literals, str.startswith if is_first else str.__contains__),
        int(min(needs[0].end, FAR)),
        int(min(after, FAR)),
        tuple(reader.looks_behind),
        tuple(reader.looks_ahead),
        _shortest(also),
        node.ways * reader.looks <= MOST_WAYS,
        is_first,
    )


def required(pattern: str) -> tuple[str, ...]:
    """Folded literals of which every match of the pattern contains at least one; empty: nothing is known."""
    return requirement(pattern).literals


def shortened(literals: tuple[str, ...], *, is_first: bool = False) -> tuple[str, ...]:
    """Fewer literals that ask for the same: their beginnings or their ends, whichever are fewer.

    A long literal is hardly rarer than `ENOUGH` code points of it, and what many share is looked for once. `is_first`:
    their beginnings, where matches begin with them.
    """
    if is_first:
        return _shortest({literal[:ENOUGH] for literal in literals}, str.startswith)
    best = literals
    for part in (slice(ENOUGH), slice(-ENOUGH, None)):
        fewer = _shortest({literal[part] for literal in literals})
        best = fewer if len(fewer) < len(best) else best
    return best


def spellings(pattern: str) -> frozenset[str]:
    """All that a pattern of letters, options and alternatives can match; nothing where it has more than these."""
    if any(sign in pattern for sign in "[]{}.*+^$"):
        return frozenset()
    try:
        reader = _Reader(pattern, str)
        node = reader.alternatives()
    except (_OpenError, RecursionError):
        return frozenset()
    return node.exact if reader.at == len(pattern) else frozenset()


class _OpenError(Exception):
    """A construct that this reader does not follow."""


class _Need(NamedTuple):
    """Strings of which one is in every match of a part, and how far behind its beginning they end at most."""

    literals: frozenset[str] = frozenset()
    """None: nothing is known."""
    end: float = 0
    is_before: bool = False
    """Whether they stand before the part, which looks back at them."""
    is_first: bool = False
    """Whether the part begins with them."""


class _Known(NamedTuple):
    """What is known of a part of a pattern."""

    exact: frozenset[str]
    """All strings that it can match; none: that is not known."""
    needs: tuple[_Need, ...]
    """The heaviest, and another one that asks for something else."""
    width: float
    """Of how many code points its matches are at most."""
    ways: float = 1
    """In how many ways it can match at one place of `SHORT` code points, at most."""


_EMPTY = _Known(frozenset([""]), (), 0)


def _weight(literals: frozenset[str]) -> int:
    """How rare the commonest of the literals is likely to be."""
    if len(literals) > MOST_LITERALS:
        return 0
    return min(map(_rarity, literals), default=0)


@lru_cache(maxsize=10_000)
def _rarity(literal: str) -> int:
    return sum(2 if char in MARKS else 3 if char in LETTERS else 6 for char in literal)


def _heaviest(needs: Iterable[_Need]) -> tuple[_Need, ...]:
    """The best of some requirements, longer literals before fewer, and the next one that asks for something else."""
    first, *others = sorted(
        (need for need in needs if _weight(need.literals)),
        key=lambda need: (-_weight(need.literals), len(need.literals)),
    ) or [_Need()]
    if not first.literals:
        return ()
    second = (one for one in others if not one.is_before and not _follows(first.literals, one.literals))
    return first, *islice(second, 1)


def _follows(literals: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each of some literals contains one of the others."""
    return all(any(other in one for other in others) for one in literals)


def _shortest(literals: Set[str], holds: Callable[[str, str], bool] = str.__contains__) -> tuple[str, ...]:
    """Those that hold no other one, in order."""
    return tuple(sorted(one for one in literals if not any(holds(one, other) for other in literals if other != one)))


def _sequence(parts: Iterable[_Known]) -> _Known:
    """What is known of parts that follow each other."""
    run = whole = frozenset([""])
    needs: list[_Need] = []
    width = 0.0
    begun = 0.0
    """The width before the run."""
    ways = 1.0
    for part in parts:
        ways *= part.ways
        needs += (need._replace(end=need.end + width, is_first=need.is_first and not width) for need in part.needs)
        if part.exact and len(run) * len(part.exact) <= MOST_SPELLINGS and len(min(run)) < LONGEST_SPELLING:
            run = frozenset(head + tail for head in run for tail in part.exact)
        else:
            needs += _Need(run, width, is_first=not begun), _Need(part.exact, width + part.width, is_first=not width)
            is_kept = bool(part.exact) and len(part.exact) <= MOST_SPELLINGS
            run, begun = (part.exact, width) if is_kept else (frozenset([""]), width + part.width)
            whole = frozenset()
        width += part.width
    needs.append(_Need(run, width, is_first=not begun))
    return _Known(run if whole else frozenset(), _heaviest(needs), width, ways)


def _choice(branches: list[_Known]) -> _Known:
    """What is known where one of the branches matches."""
    if len(branches) == 1:
        return branches[0]
    exact = frozenset[str]().union(*(branch.exact for branch in branches))
    needs = [_needed(branch) for branch in branches]
    is_exact = all(branch.exact for branch in branches)
    return _Known(
        exact if is_exact and len(exact) <= MOST_LITERALS else frozenset(),
        tuple(map(_either, zip(*needs, strict=False))),
        max(branch.width for branch in branches),
        # Of strings that are as long as each other only one stands at a place.
        len({*map(len, exact)}) if is_exact else sum(branch.ways for branch in branches),
    )


def _either(needs: Sequence[_Need]) -> _Need:
    """What is needed where one of these is; nothing is known where they are too many."""
    literals = frozenset[str]().union(*(one.literals for one in needs))
    if len(literals) > MOST_LITERALS:
        return _Need()
    return _Need(
        literals,
        max(one.end for one in needs),
        any(one.is_before for one in needs),
        all(one.is_first for one in needs),
    )


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, fold: Callable[[str], str] = fold) -> None:
        self.pattern = pattern
        self.fold = fold
        self.at = 0
        self.ahead = 0.0
        """Code points behind a match that the pattern looks at, at most."""
        self.behind = 0.0
        """And before it."""
        self.looks_behind: list[tuple[int, int]] = []
        """The parts of the pattern that do that."""
        self.looks_ahead: list[tuple[int, int]] = []
        """And those that look at what stands behind a match."""
        self.looks = 1.0
        """In how many ways it can look around at each place."""

    def take(self, expected: str = "") -> str:
        """The next character; `_OpenError` at the end, or where another was expected."""
        if self.at >= len(self.pattern) or (expected and self.pattern[self.at] != expected):
            raise _OpenError
        self.at += 1
        return self.pattern[self.at - 1]

    def next_is(self, start: str) -> bool:
        return self.pattern.startswith(start, self.at)

    def until(self, end: str) -> str:
        """What stands before `end`; reads past it."""
        found = self.pattern.find(end, self.at)
        if found < 0:
            raise _OpenError
        between, self.at = self.pattern[self.at : found], found + len(end)
        return between

    def alternatives(self) -> _Known:
        branches = [self.branch()]
        while self.next_is("|"):
            self.at += 1
            branches.append(self.branch())
        return _choice(branches)

    def branch(self) -> _Known:
        parts = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.repeated(self.atom()))
        return _sequence(parts)

    def repeated(self, atom: _Known) -> _Known:
        """The atom with the quantifier behind it, if there is one."""
        if self.at >= len(self.pattern) or self.pattern[self.at] not in "*+?{":
            return atom
        sign = self.take()
        if sign == "{":
            low, comma, high = self.until("}").partition(",")
            if not (low + high).isdecimal():
                raise _OpenError  # a brace that is itself, or a fuzzy match
            least, most = int(low or 0), int(high or UNLIMITED) if comma else int(low)
        else:
            least, most = {"*": (0, UNLIMITED), "+": (1, UNLIMITED), "?": (0, 1)}[sign]
        if self.at < len(self.pattern) and self.pattern[self.at] in "?+":
            self.at += 1  # lazy or possessive: it matches the same strings or fewer
        if (least, most) == (1, 1):
            return atom
        width = atom.width * (inf if most == UNLIMITED else most) if atom.width and most else 0.0
        times = min(most, SHORT) - min(least, SHORT) + 1
        ways = times * min(atom.ways, MOST_WAYS + 1) ** min(most, 8)
        if least == 0:
            return _Known(atom.exact | {""} if atom.exact and most == 1 else frozenset(), (), width, ways)
        return _Known(frozenset(), _needed(atom), width, ways)

    def atom(self) -> _Known:
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return self.characters()
        if char == "\\":
            return self.escape()
        if char == ".":
            return _anything(1)
        if char in "^$":
            return _EMPTY
        if char in "*+?{":
            raise _OpenError
        return self.literal(char)

    def group(self) -> _Known:
        if self.next_is("*"):
            raise _OpenError
        if not self.next_is("?"):
            return self.rest_of_group()
        self.at += 1
        kind = self.take()
        if kind == "#":
            self.until(")")
            return _EMPTY
        if kind in ":>":
            return self.rest_of_group()
        if kind in "=!":
            begins = self.at - len("(?=")
            inside = self.rest_of_group()
            self.ahead += inside.width
            self.looks += inside.ways
            self.looks_ahead.append((begins, self.at))
            return _EMPTY if kind == "!" else _EMPTY._replace(needs=_needed(inside))
        if kind == "<" and (self.next_is("=") or self.next_is("!")):
            begins = self.at - len("(?<")
            kind = self.take()
            inside = self.rest_of_group()
            self.behind += inside.width
            self.looks += inside.ways
            self.looks_behind.append((begins, self.at))
            is_near = kind == "=" and stays_in_line(self.pattern[begins : self.at])
            needs = _needed(inside) if is_near else ()
            needs = tuple(need._replace(is_before=True, is_first=False) for need in needs)
            return _EMPTY._replace(needs=needs)
        if kind == "P":
            kind = self.take("<")
        if kind == "<":
            self.until(">")
            return self.rest_of_group()
        # What is left are flags: only those that change no literal, or its case alone, are followed.
        flags = kind
        while not self.next_is(")") and not self.next_is(":"):
            flags += self.take()
        if not set(flags) <= set("imsua-"):
            raise _OpenError
        if self.take() == ")":
            return _EMPTY
        return self.rest_of_group()

    def rest_of_group(self) -> _Known:
        inside = self.alternatives()
        self.take(")")
        return inside

    def characters(self) -> _Known:
        """A set of characters: a literal each, where they are few."""
        negated = self.next_is("^")
        self.at += negated
        members: set[str] = set()
        known, first = not negated, True
        while first or not self.next_is("]"):
            first = False
            char = self.take()
            if char == "[" or self.pattern[self.at - 1 : self.at + 1] in ("--", "&&", "||", "~~"):
                raise _OpenError  # a set within a set
            if char == "\\":
                part = self.escape(in_set=True)
                known = known and bool(part.exact)
                members |= part.exact
            else:
                members.add(self.fold(char))
            if self.next_is("-") and not self.pattern.startswith("-]", self.at):
                last = self.pattern[self.at + 1 : self.at + 2]
                if char in DIGITS and last in DIGITS:
                    self.at += 2
                    members |= {digit for digit in DIGITS if char <= digit <= last}
                else:
                    known = False
        self.take("]")
        return _anything(1)._replace(
            exact=frozenset(members) if known and len(members) <= MOST_SPELLINGS else frozenset()
        )

    def escape(self, *, in_set: bool = False) -> _Known:
        char = self.take()
        if char in HEX_DIGITS:
            digits = self.pattern[self.at : self.at + HEX_DIGITS[char]]
            try:
                literal = chr(int(digits, 16))
            except (ValueError, OverflowError):
                raise _OpenError from None
            self.at += len(digits)
            return self.literal(literal)
        if char in CONTROLS:
            return self.literal(CONTROLS[char])
        if char in WORDLIKE:
            if char in "pPNL" and self.next_is("{"):
                self.until("}")
            elif char in "pPNL":
                raise _OpenError
            return _anything(WIDER.get(char, 1))
        if char in ZERO_WIDTH and not in_set:
            return _EMPTY
        if char.isalnum():
            raise _OpenError  # a reference to a group, or something unheard of
        return self.literal(char)

    def literal(self, char: str) -> _Known:
        return _anything(1)._replace(exact=frozenset([self.fold(char)]))


def _anything(width: float) -> _Known:
    """A part that matches whatever it is, of so many code points at most."""
    return _Known(frozenset(), (), width)


def _needed(part: _Known) -> tuple[_Need, ...]:
    """What is needed where a part stands, or is looked at: no longer all that it can be."""
    return _heaviest((*part.needs, _Need(part.exact, part.width, is_first=True)))
