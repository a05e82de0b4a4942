"""How an article translates the terms of its original: those that it does not, and those that it does in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.phrases import pieces_of
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.terms.occurrences import Occurrence, is_unspaced, terms_in_article, terms_in_original
from lintnews.layers.terms.termbase import FORBIDDEN, Concept, Term
from lintnews.records import NamedTuple

_OFTEN = 2
"""How often a term of one word has to come in the original before it is missed in the article."""
_LETTERS = 4
"""Letters that two words begin with in common where one may be made from the other."""


class Missing(NamedTuple):
    """A term of the original of which the article has no translation."""

    place: Span
    """The sentence of the article that translates the one of the original."""
    source: Span
    """The term in the original."""
    concept: Concept
    wanted: Term


class Rival(NamedTuple):
    """Two terms of the article for one of the original."""

    one: Occurrence
    other: Occurrence
    source: Span
    """The term of the original in the sentence that `one` stands in."""
    other_source: Span


def missing_terms(doc: Document) -> tuple[Missing, ...]:
    """The terms of the original that the article translates nowhere, each once; nothing where the two do not fit."""
    return tuple(_missing(doc)) if doc.original and is_trusted(doc) else ()


def rival_terms(doc: Document) -> tuple[Rival, ...]:
    """Two terms that both translate the same one, in sentences that correspond."""
    return tuple(_rivals(doc)) if doc.original and is_trusted(doc) else ()


def translated_terms(doc: Document) -> tuple[tuple[Occurrence, Occurrence], ...]:
    """The terms of the article that translate one of the original, in sentences that correspond, each with that."""
    return tuple(_translated(doc)) if doc.original and is_trusted(doc) else ()


def _translated(doc: Document) -> Iterator[tuple[Occurrence, Occurrence]]:
    sources: dict[int, list[Occurrence]] = defaultdict(list)
    for one in doc.layer(terms_in_original):
        sources[id(one.concept)].append(one)
    for one in doc.layer(terms_in_article):
        same = sources.get(id(one.concept), ())
        if one.term.status == FORBIDDEN or len({two.term.text for two in same}) != 1:
            continue
        sentence = _counterpart(doc, one.span, of_article=True)
        if there := next((two for two in same if sentence and sentence.holds(two.span)), None):
            yield one, there


def _missing(doc: Document) -> Iterator[Missing]:
    assert doc.original
    used = {id(one.concept) for one in doc.layer(terms_in_article)}
    words: frozenset[str] | None = None
    seen: set[int] = set()
    found = doc.layer(terms_in_original)
    counts = Counter(id(one.concept) for one in found)
    for one in found:
        is_rare = counts[id(one.concept)] < _OFTEN
        if (is_rare and not _is_telling(one.term.text)) or (len(one.term.text) < 2 and is_unspaced(one.term.text)):
            continue  # an inflected word may be that of another one, which hardly comes twice
        concept = one.concept
        wanted = concept.best(doc.language)
        if id(concept) in used or id(concept) in seen or wanted is None or one.term.status == FORBIDDEN:
            continue
        seen.add(id(concept))
        if words is None:
            words = frozenset(pieces_of(doc.text).lows)
        if any(_may_be_said(term.text, words, doc.text) for term in concept.terms):
            continue
        if place := _counterpart(doc, one.span):
            yield Missing(place, one.span, concept, wanted)


def _is_telling(term: str) -> bool:
    """Whether a term that comes once is hardly anything else: capitals, several words, three signs of a script."""
    return term.isupper() or len(pieces_of(term).lows) >= (3 if is_unspaced(term) else 2)


def _may_be_said(term: str, words: frozenset[str], text: str) -> bool:
    """Whether a term may be there in words made from its own, or by its first letters."""
    parts = [part for part in re.findall(r"[^\W\d_]+", term) if len(part) >= _LETTERS]
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", term) if part[0].isupper())
    if len(initials) > 1 and re.search(rf"\b{initials}\b", text):
        return True
    heads = [part.lower()[: max(_LETTERS, len(part) - 3)] for part in parts]
    return any(any(word.startswith(head) for word in words) for head in heads)


def _rivals(doc: Document) -> Iterator[Rival]:
    by_concept: dict[int, list[Occurrence]] = defaultdict(list)
    for one in doc.layer(terms_in_article):
        if one.term.status != FORBIDDEN:
            by_concept[id(one.concept)].append(one)
    sources: dict[int, list[Occurrence]] = defaultdict(list)
    for one in doc.layer(terms_in_original):
        sources[id(one.concept)].append(one)
    for key, found in by_concept.items():
        if len({one.term.text for one in found}) < 2 or len({one.term.text for one in sources[key]}) != 1:
            continue
        first: tuple[Occurrence, Span] | None = None
        for one in found:
            sentence = _counterpart(doc, one.span, of_article=True)
            if sentence is None:
                continue
            there = [two.span for two in sources[key] if sentence.holds(two.span)]
            own = _counterpart(doc, there[0]) if there else None
            if own is None or sum(own.holds(two.span) for two in found) > len(there):
                continue
            source = there[0]
            if first and differ(first[0].term.text, one.term.text):
                yield Rival(one, first[0], source, first[1])
                break
            first = first or (one, source)


def differ(one: str, other: str) -> bool:
    """Whether two terms are two wordings, and not a long one and its short form."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    words = re.findall(r"[^\W\d_]+", longer)
    if words and shorter[: max(_LETTERS, len(words[0]) - 2)] == words[0][: max(_LETTERS, len(words[0]) - 2)]:
        return False
    return shorter not in longer and shorter != "".join(word[0] for word in words)


def _counterpart(doc: Document, span: Span, *, of_article: bool = False) -> Span | None:
    """The sentences that correspond to those in which a place of the original (or of the article) stands."""
    found = doc.layer(alignment)
    own, theirs = (found.targets, found.sources) if of_article else (found.sources, found.targets)
    at = _index_of(own, span)
    for pair in found.pairs if at is not None else ():
        mine, other = (pair.target, pair.source) if of_article else (pair.source, pair.target)
        if at is not None and mine[0] <= at < mine[1] and other[0] < other[1]:
            return Span(theirs[other[0]].start, theirs[other[1] - 1].end)
    return None


def _index_of(sentences: Sequence[Span], span: Span) -> int | None:
    return next((at for at, one in enumerate(sentences) if one.start <= span.start < one.end), None)
