"""Terms that the original has in quotation marks, in the same words each time, and the article in two wordings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.phrases import forms, pieces_of
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.layers.names.distance import may_be_one
from lintnews.layers.speech.quotes import quotes
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.records import NamedTuple

_LONGEST = 50.0
"""Code points of the article in a term, at most: what is longer is speech."""
_STRETCH = 2.0
"""How much longer or shorter a term may be than what it stands for, measured by the two texts."""
_SLACK = 10.0
"""Code points by which any term may be longer or shorter."""
_STEM = 4
"""First letters of two words that are forms of one, at least."""
_WORDS = re.compile(r"\w(?:[^\n]*\w)?")
"""What stands in marks, without the marks of the sentence."""
_TITLE = re.compile(r"[《〈]([^《》〈〉\n]+)[》〉]")
"""A title as Chinese marks it."""


class QuotedTerm(NamedTuple):
    """A term in quotation marks, and what it stands for."""

    span: Span
    """In the article, without the marks."""
    source: Span


class QuotedRival(NamedTuple):
    """Two wordings of the article for one term of the original."""

    one: QuotedTerm
    """The first place of the wording that is rarer, or comes later."""
    other: QuotedTerm


def quoted_rivals(doc: Document) -> tuple[QuotedRival, ...]:
    """The wordings of a document for a term in quotation marks for which it mostly, or before, has another one."""
    if doc.original is None or not is_trusted(doc):
        return ()
    by_term = _by_term(doc, doc.original)
    owners = Counter(words for wordings in by_term.values() for words in wordings)
    return tuple(rival for wordings in by_term.values() for rival in _rivals(wordings, owners))


_Wordings = Mapping[tuple[str, ...], Sequence[QuotedTerm]]
"""Where a term stands in each of its wordings, by the words that mean something."""


def _by_term(doc: Document, original: Document) -> Mapping[str, _Wordings]:
    """What stands in marks on both sides of a sentence pair as often, in order, by the words of the original."""
    found, made = doc.layer(alignment), defaultdict[str, dict[tuple[str, ...], list[QuotedTerm]]](dict)
    ours, theirs = _terms(doc, 1.0), _terms(original, found.ratio)
    strays = [one.span for one in doc.layer(quotes).strays]
    for pair in found.pairs if len(ours) > 1 and len(theirs) > 1 else ():  # one term has one wording
        if _inside(found.targets, pair.target, strays):
            continue  # what stands in marks may be what stands between two passages
        mine, other = _inside(found.targets, pair.target, ours), _inside(found.sources, pair.source, theirs)
        if len(mine) == len(other) and all(_fits(found, *both) for both in zip(mine, other, strict=True)):
            for span, source in zip(mine, other, strict=True):
                wordings = made[_key(original, source)]
                wordings.setdefault(_words(doc, span), []).append(QuotedTerm(span, source))
    return made


def _terms(doc: Document, rate: float) -> Sequence[Span]:
    """The short passages in marks of a text that hold no other one, in order; a code point counts `rate` of the
    article's.
    """
    closed = (one.inner for one in doc.layer(quotes).quotations if one.opening and one.closing)
    inner = {*closed, *(Span(*match.span(1)) for match in _TITLE.finditer(doc.text))}
    found = {Span(*match.span()) for one in inner if (match := _WORDS.search(doc.text, *one))}
    short = [one for one in found if (one.end - one.start) * rate <= _LONGEST]
    short.sort(key=lambda one: (one.start, -one.end))  # the next one stands inside, if any does
    return [one for one, after in zip_longest(short, short[1:]) if not after or not one.holds(after)]


def _inside(sentences: Sequence[Span], some: tuple[int, int], terms: Sequence[Span]) -> Sequence[Span]:
    """Those of some terms, in order, that stand in some sentences."""
    passages = sentences[slice(*some)]
    if not passages:
        return ()
    first, last = (bisect_left(terms, (place,)) for place in (passages[0].start, passages[-1].end))
    return [term for term in terms[first:last] if any(one.holds(term) for one in passages)]


def _fits(found: Alignment, term: Span, source: Span) -> bool:
    """Whether a term is about as long as what it stands for."""
    ours, theirs = term.end - term.start, (source.end - source.start) * found.ratio
    return max(ours, theirs) <= _STRETCH * min(ours, theirs) + _SLACK


def _key(original: Document, source: Span) -> str:
    """The words of a term without their endings."""
    pieces = pieces_of(original.text[slice(*source)]).lows
    return " ".join(min(forms(piece, original.language), key=len) for piece in pieces if piece[0].isalnum())


def _rivals(wordings: _Wordings, owners: Mapping[tuple[str, ...], int]) -> Iterator[QuotedRival]:
    """The wordings of one term, each at its first place, beside the most frequent one, of these the first; none that
    stands for another term, too, as the order of terms in a sentence may differ.
    """
    most = max(wordings, key=lambda words: len(wordings[words]))
    for words, (first, *_) in wordings.items():
        if words and most and owners[words] == owners[most] == 1 and _differ(words, most):
            yield QuotedRival(first, wordings[most][0])


def _words(doc: Document, span: Span) -> tuple[str, ...]:
    """The words of a term that mean something, in lower case."""
    function = vocabulary(doc.language).function
    return tuple(low for low in pieces_of(doc.text[slice(*span)]).lows if low[0].isalnum() and low not in function)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings differ by a word that is no form and no spelling of one of the other."""
    if "".join(one) == "".join(other) or _is_short(*sorted((one, other), key=len)):
        return False  # Zhongfu, Zhong Fu
    return any(
        not any(_is_alike(word, there) for there in theirs)
        for mine, theirs in ((one, other), (other, one))
        for word in mine
    )


def _is_short(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a wording is a part of a longer one, of which it may be the short form."""
    return len(one) > 1 and any(other[at : at + len(one)] == one for at in range(len(other)))


def _is_alike(one: str, other: str) -> bool:
    """Whether two words are forms or spellings of one."""
    shortest = min(len(one), len(other))
    stem = max(_STEM, shortest - 2) if shortest >= _STEM else shortest
    return one[:stem] == other[:stem] or may_be_one(one, other)
