"""Tokens: words, numbers and marks, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from lintnews.document import Document


class Token(NamedTuple):
    """A word (with its inner hyphens and apostrophes), a number, or one mark. A possessive ending is a token of its
    own.
    """

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


_TOKEN = re.compile(
    r"""
    ['’][sS]\b(?![-\w])                                       # a possessive
    | (?:[^\W\d_]\.){2,}                                      # U.S., a.m.
    | [^\W\d_]+(?:(?:['’](?![sS]\b(?!-))|[-‑·&](?=[^\W\d_]))[^\W\d_]+)*   # Al-Assad, O’Brien, don’t
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b
    | \w+
    | [^\w\s]
    """,
    re.VERBOSE,
)


def tokens(doc: Document) -> tuple[Token, ...]:
    """All tokens in order."""
    make = Token._make
    return tuple([make((m[0], m.start(), m.end())) for m in _TOKEN.finditer(doc.text)])


def token_starts(doc: Document) -> list[int]:
    """The start of every token, for a bisection."""
    return [token.start for token in doc.layer(tokens)]


def tokens_in(doc: Document, span: tuple[int, int]) -> tuple[Token, ...]:
    """The tokens that begin inside a span."""
    starts = doc.layer(token_starts)
    return doc.layer(tokens)[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]


def split(text: str) -> list[str]:
    """The tokens of a text that is no document: an entry of a lexicon."""
    return _TOKEN.findall(text)
