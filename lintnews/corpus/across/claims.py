"""Claims of articles, and groups of them: merged in any order and in any parts, and never larger than their bounds.

`Group.plus` is associative and commutative, and `Group()` changes nothing: which places and values a group keeps is
decided by hashes of them, never by what came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest
from json import dumps, loads
from typing import Any

from lintnews.corpus.about import FromText
from lintnews.records import NamedTuple

PLACES = 8
"""Places that a group keeps of each value."""
VALUES = 400
"""Values that a group keeps."""


class Claim(NamedTuple):
    """What an article says of something."""

    rule: str
    """The rule that will compare it."""
    key: str
    """What is spoken of, in the language of the article: only claims of one key are compared."""
    value: str
    """What is said of it."""
    start: int
    """Where, in code points of the file."""
    end: int
    more: str = ""
    """What else the rule wants to know, as JSON."""


class Profile(NamedTuple):
    """What is kept of an article for comparing it with others."""

    claims: tuple[Claim, ...]
    facts: str = ""
    """Its sentences with numbers, as JSON, for articles that turn out to tell the same."""
    seen: FromText = FromText()


def seen_of(gathered: object) -> FromText:
    """What the text says of an article, from whatever was gathered of it."""
    seen = gathered.seen if isinstance(gathered, Profile) else gathered
    return seen if isinstance(seen, FromText) else FromText()


class Place(NamedTuple):
    """Where an article makes a claim."""

    article: str
    start: int
    end: int
    more: str = ""

    @property
    def known(self) -> Any:
        """What the rule wanted to know."""
        return loads(self.more) if self.more else None


class Bag(NamedTuple):
    """The places of one value: how many, and some of them."""

    times: int = 0
    places: tuple[Place, ...] = ()

    def plus(self, other: Bag) -> Bag:
        """Both together."""
        kept = nsmallest(PLACES, (*self.places, *other.places), key=_lot_of)
        return Bag(self.times + other.times, tuple(kept))


class Group(NamedTuple):
    """What is said of one thing: the places of each value."""

    values: Mapping[str, Bag] = {}

    def plus(self, other: Group) -> Group:
        """Both together."""
        found = dict(self.values)
        for value, bag in other.values.items():
            found[value] = found.get(value, Bag()).plus(bag)
        return Group(_bounded(found))

    @classmethod
    def of(cls, claims: Iterable[tuple[str, Place]]) -> Group:
        """The group of some claims, each a value and its place: what `plus` makes of them one by one."""
        values: dict[str, Bag] = {}
        for value, place in claims:
            values[value] = values.get(value, Bag()).plus(Bag(1, (place,)))
            if len(values) > 2 * VALUES:
                values = _bounded(values)
        return cls(_bounded(values))


def _bounded(values: dict[str, Bag]) -> dict[str, Bag]:
    if len(values) > VALUES:
        return {value: values[value] for value in nsmallest(VALUES, values, key=_lot)}
    return values


@lru_cache(maxsize=65536)
def _lot(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest() + text.encode("utf-8", "replace")


def _lot_of(place: Place) -> bytes:
    return _lot(f"{place.article}\0{place.start}\0{place.end}\0{place.more}")


class Contradiction(NamedTuple):
    """Two places in two articles that contradict each other."""

    rule: str
    message: str
    here: Place
    there: Place
    note: str
    """What is seen there."""
    others: tuple[Place, ...] = ()
    """More places that say what `there` says."""


def packed(value: Any) -> str:
    """JSON in one line, equal for equal values."""
    return dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def pairs(group: Group) -> Iterator[tuple[str, Bag]]:
    """The values of a group in their order."""
    yield from sorted(group.values.items())
