"""Which literals every match of a pattern must contain: what the prefilter looks for.

The analysis is conservative. It reads the common part of the pattern language and says "nothing is known" for the rest,
so that a pattern is sometimes run in vain and never left out where it would match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from lintnews.records import NamedTuple

MOST_SPELLINGS = 60
"""How many strings a part of a pattern may stand for before it counts as open."""
LONGEST_SPELLING = 60
"""A part of more code points is no rarer than its beginning, and a pattern may be nothing but one."""
ENOUGH = 12
"""Code points of a literal that are as rare as all of it."""
BEGINNING = 6
"""Code points of the beginning of a literal by which it is looked for first."""
MOST_LITERALS = 400
"""How many alternatives a requirement may have."""
LEAST_WEIGHT = 4
"""A requirement weighs as much as the shortest of its literals; lighter ones would be found in every text."""

WORDLIKE = frozenset("dDwWsSpPhHRXNL")
ZERO_WIDTH = frozenset("bBAZzmMGK")
DIGITS = "0123456789"
MARKS = frozenset(" \n\t\r.,;:!?'\"()-“”‘’")
"""What stands in nearly every text: less rare than a letter."""
LETTERS = frozenset(DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""Any other character is as rare as two of these."""
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
HEX_DIGITS = {"x": 2, "u": 4, "U": 8}


def fold(text: str) -> str:
    """The text as the prefilter compares it: without case. Its offsets are not those of the text."""
    folded = text.casefold()
    # Turkish i: a pattern that ignores case lets all four of its forms match each other.
    return folded if folded.isascii() else folded.replace("i\u0307", "i").replace("ı", "i")


def required(pattern: str) -> tuple[str, ...]:
    """Folded literals of which every match of the pattern contains at least one; empty: nothing is known."""
    try:
        reader = _Reader(pattern)
        node = reader.alternatives()
        if reader.at < len(pattern):
            return ()
    except (_OpenError, RecursionError):
        return ()
    best = _heavier(node.need, node.exact)
    if _weight(best) < LEAST_WEIGHT:
        return ()
    return tuple(sorted(one for one in best if not any(other in one for other in best if other != one)))


def beginnings_of(literals: Sequence[str]) -> tuple[str, ...]:
    """How some literals begin, each beginning once: of many forms of a word it is the same."""
    return tuple(sorted({literal[:BEGINNING] for literal in literals}))


def shortened(literals: tuple[str, ...]) -> tuple[str, ...]:
    """Fewer literals that ask for the same: their beginnings or their ends, whichever are fewer.

    A long literal is hardly rarer than `ENOUGH` code points of it, and what many share is looked for once.
    """
    best = literals
    for part in (slice(ENOUGH), slice(-ENOUGH, None)):
        parts = {literal[part] for literal in literals}
        fewer = tuple(sorted(one for one in parts if not any(other in one for other in parts if other != one)))
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


class _Known(NamedTuple):
    """What is known of a part of a pattern; an empty set: nothing."""

    exact: frozenset[str]
    """All strings that it can match."""
    need: frozenset[str]
    """Of these strings one is in every match."""


_EMPTY = _Known(frozenset([""]), frozenset())
_ANYTHING = _Known(frozenset(), frozenset())


def _weight(literals: frozenset[str]) -> int:
    """How rare the commonest of the literals is likely to be."""
    if len(literals) > MOST_LITERALS:
        return 0
    return min(map(_rarity, literals), default=0)


@lru_cache(maxsize=10_000)
def _rarity(literal: str) -> int:
    return sum(2 if char in MARKS else 3 if char in LETTERS else 6 for char in literal)


def _heavier(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The better requirement of the two: longer literals, then fewer."""
    return max(one, other, key=lambda literals: (_weight(literals), -len(literals)))


def _sequence(parts: Iterable[_Known]) -> _Known:
    """What is known of parts that follow each other."""
    run = whole = frozenset([""])
    need: frozenset[str] = frozenset()
    for part in parts:
        if part.need:
            need = _heavier(need, part.need)
        if part.exact and len(run) * len(part.exact) <= MOST_SPELLINGS and len(min(run)) < LONGEST_SPELLING:
            run = frozenset(head + tail for head in run for tail in part.exact)
        else:
            need = _heavier(_heavier(need, run), part.exact)
            run = part.exact if part.exact and len(part.exact) <= MOST_SPELLINGS else frozenset([""])
            whole = frozenset()
    return _Known(run if whole else frozenset(), _heavier(need, run))


def _choice(branches: list[_Known]) -> _Known:
    """What is known where one of the branches matches."""
    if len(branches) == 1:
        return branches[0]
    exact = frozenset[str]().union(*(branch.exact for branch in branches))
    needs = [_heavier(branch.need, branch.exact) for branch in branches]
    need = frozenset[str]().union(*needs)
    return _Known(
        exact if all(branch.exact for branch in branches) and len(exact) <= MOST_LITERALS else frozenset(),
        need if all(map(_weight, needs)) and len(need) <= MOST_LITERALS else frozenset(),
    )


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, fold: Callable[[str], str] = fold) -> None:
        self.pattern = pattern
        self.fold = fold
        self.at = 0

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
            least, most = int(low or 0), int(high or 999) if comma else int(low)
        else:
            least, most = {"*": (0, 999), "+": (1, 999), "?": (0, 1)}[sign]
        if self.at < len(self.pattern) and self.pattern[self.at] in "?+":
            self.at += 1  # lazy or possessive: it matches the same strings or fewer
        if (least, most) == (1, 1):
            return atom
        if least == 0:
            return _Known(atom.exact | {""} if atom.exact and most == 1 else frozenset(), frozenset())
        return _Known(frozenset(), _heavier(atom.need, atom.exact))

    def atom(self) -> _Known:
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return self.characters()
        if char == "\\":
            return self.escape()
        if char == ".":
            return _ANYTHING
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
        if kind == "=":
            return _Known(_EMPTY.exact, _inside(self.rest_of_group()))
        if kind == "!":
            self.rest_of_group()
            return _EMPTY
        if kind == "<" and self.next_is("="):
            self.at += 1
            return _Known(_EMPTY.exact, _inside(self.rest_of_group()))
        if kind == "<" and self.next_is("!"):
            self.at += 1
            self.rest_of_group()
            return _EMPTY
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
        return _Known(frozenset(members), frozenset()) if known and len(members) <= MOST_SPELLINGS else _ANYTHING

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
            return _ANYTHING
        if char in ZERO_WIDTH and not in_set:
            return _EMPTY
        if char.isalnum():
            raise _OpenError  # a reference to a group, or something unheard of
        return self.literal(char)

    def literal(self, char: str) -> _Known:
        return _Known(frozenset([self.fold(char)]), frozenset())


def _inside(looked_at: _Known) -> frozenset[str]:
    """What a look ahead or behind asks for: it stands in the text as well, though not in the match."""
    return _heavier(looked_at.need, looked_at.exact)
