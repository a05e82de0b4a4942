"""What stands in each of the passages of a text, found only where a key that somebody asks for may stand at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

V = TypeVar("V")


class PassageKeys(Generic[V]):
    """The keys of passages, with what is known of each. Every key is a part of its passage in folded case: most
    passages show so that they have it not, and need not be taken apart.
    """

    def __init__(self, passages: Sequence[str], keys_of: Callable[[int], Mapping[str, V]]) -> None:
        self._folded = [passage.casefold() for passage in passages]
        self._keys_of = keys_of
        self._known: dict[int, Mapping[str, V]] = {}
        self._where: dict[str, AbstractSet[int]] = {}

    def __len__(self) -> int:
        return len(self._folded)

    def __getitem__(self, number: int) -> Mapping[str, V]:
        """The keys of a passage."""
        if number not in self._known:
            self._known[number] = self._keys_of(number)
        return self._known[number]

    def where(self, key: str) -> AbstractSet[int]:
        """The passages that have a key."""
        if key not in self._where:
            may_have = (number for number, folded in enumerate(self._folded) if key in folded)
            self._where[key] = {number for number in may_have if key in self[number]}
        return self._where[key]
