"""Tokens: words, numbers and marks, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from typing import TypeVar

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import Change, changed_values, each, kept
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

T = TypeVar("T")
_APOSTROPHE = re.compile("['’]")


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

    def moved(self, by: int) -> Token:
        """The same token so many code points further on."""
        return Token(self.text, self.start + by, self.end + by)


_WORDS = r"""
    [A-Za-z]+(?=[\s,])                                        # most words, which the others would read as well
    | ['’][sS]\b(?![-\w])                                       # a possessive
    | (?:[^\W\d_]\.){2,}                                      # U.S., a.m.
    | [^\W\d_]+(?:(?:['’](?![sS]\b(?!-))|[-‑·&](?=[^\W\d_]))[^\W\d_]+)*   # Al-Assad, O’Brien, don’t
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|mn|tn|[bkm])?\b
    | \w+
    | [^\w\s]
    """
_TOKEN = re.compile(_WORDS, re.VERBOSE)


@per_language
def _pattern(language: str) -> re.Pattern[str]:
    """Tokens of a language, in which what may stand before an office is one of its own: ex-President."""
    before = [re.escape(word[:-1]) for word in section(language, "offices", "modifiers") if word.endswith("-")]
    offices = rf"(?<!\w)(?i:{'|'.join(before)})(?=-[A-Z])|" if before else ""
    return re.compile(f"({offices}{_WORDS})", re.VERBOSE)


def tokens(doc: Document) -> tuple[Token, ...]:
    """All tokens in order."""
    return kept(doc, tokens, _tokens_in, move=_moved)


def _tokens_in(doc: Document, part: Span) -> Iterator[Token]:
    # The text in turns: what stands between two tokens, and a token. Nothing here is a loop of Python's own.
    parts = _pattern(doc.language.partition("-")[0]).split(doc.text[slice(*part)])
    places = list(accumulate(map(len, parts), initial=part.start))
    return map(tuple.__new__, repeat(Token), zip(parts[1::2], places[1:-1:2], places[2::2], strict=True))


def _moved(some: Sequence[Token], by: int) -> Iterator[Token]:
    if not (some and by):
        return iter(some)
    texts, starts, ends = zip(*some, strict=True)
    return map(tuple.__new__, repeat(Token), zip(texts, map(by.__add__, starts), map(by.__add__, ends), strict=True))


def changed_tokens(doc: Document) -> Change | None:
    """What has changed since the text that is known from before, in tokens; None where none is known."""
    return changed_values(doc, tokens)


def token_starts(doc: Document) -> list[int]:
    """The start of every token, for a bisection."""
    return [token.start for token in doc.layer(tokens)]


def tokens_in(doc: Document, span: tuple[int, int]) -> tuple[Token, ...]:
    """The tokens that begin inside a span."""
    inside = token_range(doc, span)
    return doc.layer(tokens)[inside.start : inside.stop]


def split(text: str) -> list[str]:
    """The tokens of a text that is no document: an entry of a lexicon."""
    return _TOKEN.findall(text)


def token_range(doc: Document, span: tuple[int, int]) -> range:
    """The indices of the tokens that begin inside a span."""
    starts = doc.layer(token_starts)
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))


def within(doc: Document, part: tuple[int, int], indices: Sequence[int]) -> Sequence[int]:
    """Those of some indices of tokens, in order, that begin inside a part of the text."""
    if part == (0, len(doc.text)):
        return indices
    inside = token_range(doc, part)
    return indices[bisect_left(indices, inside.start) : bisect_left(indices, inside.stop)]


class Words(NamedTuple):
    """A document's tokens, and their texts for looking up."""

    tokens: Sequence[Token]
    texts: Sequence[str]
    lowers: Sequence[str]


def uncontracted(word: str) -> str:
    """What stands in front of a word's apostrophe: I of I'm; the whole word without one."""
    return _APOSTROPHE.split(word)[0]


def as_looked_up(text: str) -> str:
    """A word as the tables in lower case have it."""
    return text.lower().replace("’", "'")


def lowers_of(texts: Collection[str]) -> list[str]:
    """Words as the tables in lower case have them. No word holds a line feed."""
    return as_looked_up("\n".join(texts)).split("\n") if texts else []


def words_of(doc: Document) -> Words:
    """The tokens of a document with their texts, as printed and in lower case."""
    return Words(doc.layer(tokens), doc.layer(_texts), doc.layer(_lowers))


def _texts(doc: Document) -> Sequence[str]:
    return [token.text for token in doc.layer(tokens)]


def _lowers(doc: Document) -> Sequence[str]:
    return by_token(doc, _lowers, lowers_of)


def by_token(
    doc: Document, layer: Callable[[Document], Sequence[T]], find: Callable[[Sequence[str]], Sequence[T]]
) -> Sequence[T]:
    """What a layer says of each token: what `find` says of their texts, wherever they stand."""
    texts = doc.layer(_texts)
    return each(doc, layer, changed_tokens, lambda some: find(texts[some]))


def places_by_text(doc: Document) -> Mapping[str, Sequence[int]]:
    """The different words of a document as they are printed, each with the numbers of its tokens."""
    found: dict[str, list[int]] = {}
    for at, text in enumerate(doc.layer(_texts)):
        if text in found:
            found[text].append(at)
        else:
            found[text] = [at]
    return found


def numerals(doc: Document) -> Sequence[int]:
    """The numbers of the tokens that begin with a digit."""
    index = doc.layer(places_by_text)
    return places_of(index, [text for text in index if text[0].isdecimal()])


def places_by_lower(doc: Document) -> Mapping[str, Sequence[int]]:
    """The different words of a document as the tables in lower case have them, each with the numbers of its tokens,
    which are in order for each way in which it is printed.
    """
    found: dict[str, Sequence[int]] = {}
    by_text = doc.layer(places_by_text)
    for low, places in zip(lowers_of(by_text), by_text.values(), strict=True):
        found[low] = (*found[low], *places) if low in found else places
    return found


def places_of(index: Mapping[str, Sequence[int]], words: Collection[str]) -> list[int]:
    """The numbers of the tokens that are any of these words, in order; `index`: one of the two above.

    Most questions about words are about few that a text need not have, and cost no walk through its tokens.
    """
    here = [word for word in words if word in index] if len(words) < len(index) else [w for w in index if w in words]
    return sorted(chain.from_iterable([index[word] for word in here]))
