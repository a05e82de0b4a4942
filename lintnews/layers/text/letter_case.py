"""Capitals: the manner in which each sentence has them, and what a document says of its own words by them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import each, kept, values_in
from lintnews.layers.text.sentences import changed_sentences, sentences
from lintnews.layers.text.tokens import changed_tokens, token_starts, words_of
from lintnews.layers.text.word_classes import (
    CONTENT,
    HEADLINE,
    LONG_CAPITAL,
    LOWER,
    UPPER,
    places_with,
    word_classes,
    words_with,
)
from lintnews.records import NamedTuple

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


def sentence_cases(doc: Document) -> tuple[SentenceCase, ...]:
    """Every sentence as a range of tokens, with its manner of capitals."""
    return kept(doc, sentence_cases, _cases_in, counted=changed_tokens, at=attrgetter("first"), move=_moved)


def _moved(some: Sequence[SentenceCase], by: int) -> Iterator[SentenceCase]:
    return (SentenceCase(first + by, last + by, title_case) for first, last, title_case in some)


def _cases_in(doc: Document, part: Span) -> Iterator[SentenceCase]:
    starts, texts, classes = doc.layer(token_starts), doc.layer(words_of).texts, doc.layer(word_classes)
    headlines = doc.layer(_headline_words)
    first = 0
    for sentence in values_in(doc.layer(sentences), part):
        first = bisect_left(starts, sentence.start, first)
        last = bisect_left(starts, sentence.end, first)
        # Any sentence begins with a capital.
        ordinary = bisect_left(headlines, last) - bisect_left(headlines, first + 1) if last > first else 0
        title_case = ordinary >= 2 and _is_title_case(classes[first:last], ordinary, texts[last - 1] == ".")
        yield SentenceCase(first, last, title_case)
        first = last


def _headline_words(doc: Document) -> Sequence[int]:
    return places_with(doc, HEADLINE)


def _is_title_case(classes: Sequence[int], ordinary: int, is_whole: bool) -> bool:
    """Whether a sentence has the capitals of a headline, so many of them at ordinary words."""
    capital = sum(kind & LONG_CAPITAL for kind in classes) // LONG_CAPITAL
    lower = sum(kind & CONTENT for kind in classes) // CONTENT
    return lower <= (0 if is_whole else capital // TITLE_CASE) and ordinary * 4 >= capital


def case_statistics(doc: Document) -> CaseStatistics:
    """The words that a document writes in lower case, and those that it capitalises inside a sentence."""
    capital = doc.layer(_capital_words)
    return CaseStatistics(frozenset(words_with(doc, LOWER)), Counter(chain.from_iterable(capital)))


def _capital_words(doc: Document) -> Sequence[Sequence[str]]:
    """The capitalised words inside each sentence that is none of a headline."""
    texts, uppers, cases = doc.layer(words_of).texts, doc.layer(upper_places), doc.layer(sentence_cases)

    def find(some: slice) -> Sequence[Sequence[str]]:
        return [() if case.title_case else _capitals_in(texts, uppers, case) for case in cases[some]]

    return each(doc, _capital_words, changed_sentences, find)


def _capitals_in(texts: Sequence[str], uppers: Sequence[int], case: SentenceCase) -> Sequence[str]:
    inside = uppers[bisect_right(uppers, case.first) : bisect_left(uppers, case.last)]
    return [texts[at] for at in inside if _inside(texts, at, case.first)]


def upper_places(doc: Document) -> Sequence[int]:
    """The numbers of the tokens that begin with a capital."""
    return places_with(doc, UPPER)


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
