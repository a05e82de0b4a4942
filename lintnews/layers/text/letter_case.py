"""Capitals: the manner in which each sentence has them, and what a document says of its own words by them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lintnews.document import Document
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary

_OPENING = frozenset("\"“‘«„'")
TITLE_CASE = 12
"""Capitalised words of a headline in title case for each content word in lower case that it may have, unless it ends
as a sentence does."""


class CaseStatistics(NamedTuple):
    """What the document says of its own words: the evidence for taking a capital seriously."""

    lower: frozenset[str]
    """Words that it writes in lower case."""
    capital: Counter[str]
    """Words that it capitalises where no rule of position asks for it, and how often."""


class SentenceCase(NamedTuple):
    """A sentence as a range of tokens."""

    first: int
    last: int
    title_case: bool


def stretches(doc: Document) -> tuple[SentenceCase, ...]:
    """Every sentence as a range of tokens, with its manner of capitals."""
    starts, words, v = doc.layer(token_starts), doc.layer(words_of), vocabulary(doc.language)
    found = []
    first = 0
    for sentence in doc.layer(sentences):
        first = bisect_left(starts, sentence.start, first)
        last = bisect_left(starts, sentence.end, first)
        capital = lower = ordinary = 0
        for i in range(first, last):
            text = words.texts[i]
            if len(text) < 3 or not text[0].isalpha():
                continue
            if text[0].isupper():
                capital += 1
                ordinary += i > first and (_ordinary_word(words.lowers[i], text, v) or text.isupper())
            else:
                lower += words.lowers[i] not in v.function
        whole = words.texts[last - 1] == "." if last > first else False
        few = lower <= (0 if whole else capital // TITLE_CASE)
        found.append(SentenceCase(first, last, few and ordinary >= 2 and ordinary * 4 >= capital))
        first = last
    return tuple(found)


def _ordinary_word(lower: str, text: str, v: Vocabulary) -> bool:
    """Whether only a headline would write this word with a capital."""
    return lower in v.common and lower not in v.roles and text not in v.surname_words and lower not in v.offices


def case_statistics(doc: Document) -> CaseStatistics:
    """The words that a document writes in lower case, and those that it capitalises inside a sentence."""
    texts = doc.layer(words_of).texts
    capital: Counter[str] = Counter()
    for stretch in doc.layer(stretches):
        if not stretch.title_case:
            capital.update(
                texts[i]
                for i in range(stretch.first + 1, stretch.last)
                if texts[i][0].isupper() and _inside(texts, i, stretch.first)
            )
    return CaseStatistics(frozenset(text for text in texts if text.islower()), capital)


def _inside(texts: Sequence[str], index: int, first: int) -> bool:
    """Whether a word follows another one of its sentence, if need be across the full stop of an abbreviation or an
    opening quotation mark.
    """
    before = texts[index - 1]
    return (
        before[-1].isalnum()
        or before == "."
        or (before in _OPENING and index - 2 >= first and texts[index - 2][-1].isalnum())
    )


def capital(text: str, particles: frozenset[str]) -> bool:
    """Whether a token is written as a name: with a capital, or with one behind a particle (al-Assad, d’Estaing)."""
    if text[0].isupper():
        return True
    if text[0].islower() and not text.isalpha():
        head, mark, rest = (
            text.partition("-") if "-" in text else text.partition("’") if "’" in text else text.partition("'")
        )
        return bool(mark) and rest[:1].isupper() and (head in particles or len(head) == 1)
    return False
