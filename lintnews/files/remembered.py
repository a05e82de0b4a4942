"""Answers about words that are remembered from one document to the next: most words of a text were met before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 16_000
"""Different words that are remembered of one question."""
FEW = 4_000
"""Of one about names, which are longer, of whom there is more to say, and of which each day has others."""


class Remembered(dict[str, V]):
    """What a function says of words, which it says of each word once. `remembered[word]` costs one look-up."""

    def __init__(self, function: Callable[[str], V], most: int = MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self.clear()
        value = self[word] = self._function(word)
        return value
