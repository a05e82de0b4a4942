"""Where the terms of a termbase stand in an article and in its original, in whatever inflection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.phrases import UNSPACED, Pieces, fold, forms, pieces_of
from lintnews.layers.terms.termbase import Concept, Term, Termbase, is_of, termbase
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_GENERIC = 4
"""Letters that words of a language without known endings may lose at their end."""
_LOST = 2
"""Letters that a term itself may lose at its end before other endings are put on."""
_LEAST = 4
"""Letters that are left of them."""


class Occurrence(NamedTuple):
    """A term at its place."""

    span: Span
    concept: Concept
    term: Term


class _Entry(NamedTuple):
    """A term ready to be looked up: its pieces, in lower case."""

    lows: tuple[str, ...]
    concept: Concept
    term: Term


def terms_in_article(doc: Document) -> tuple[Occurrence, ...]:
    """The terms in a document, in order; of those that overlap the longest, all that are equally long."""
    return tuple(_found(doc, doc.layer(termbase)))


def terms_in_original(doc: Document) -> tuple[Occurrence, ...]:
    """The same of the original of a document; nothing where there is none."""
    return tuple(_found(doc.original, doc.layer(termbase))) if doc.original else ()


def stems(low: str, language: str) -> frozenset[str]:
    """What a word may be the inflection of, in lower case."""
    if len(low) < _LEAST or not low[0].isalpha():
        return frozenset((low,))
    if section(language, "source", "endings"):
        return frozenset(forms(low, language))
    return frozenset(low[: len(low) - cut] for cut in range(_GENERIC + 1) if len(low) - cut >= _LEAST)


def _found(doc: Document, base: Termbase) -> Iterator[Occurrence]:
    language = doc.language.partition("-")[0].lower()
    index = _index(base, doc.language)
    if not index:
        return
    pieces = pieces_of(doc.text)
    made = [
        Occurrence(pieces.span(at, at + len(entry.lows)), entry.concept, entry.term)
        for at, low in enumerate(pieces.lows)
        for stem in stems(low, language)
        for entry in index.get(stem, ())
        if _stands(entry, pieces, at, doc.text, language)
    ]
    yield from _longest(dict.fromkeys(made))


def _stands(entry: _Entry, pieces: Pieces, at: int, text: str, language: str) -> bool:
    """Whether a term stands at a piece: each word in some inflection, and capitals where the term has them."""
    if at + len(entry.lows) > len(pieces.lows):
        return False
    begins = entry.term.text
    for low, word in zip(entry.lows, pieces.lows[at : at + len(entry.lows)], strict=True):
        if low != word and not _agree(low, word, language):
            return False
    printed = text[slice(*pieces.span(at, at + len(entry.lows)))]
    if begins.isupper() and len(begins) > 1:
        return printed[: len(begins)] == begins
    return not (begins[:1].isupper() and printed[:1].islower())


def _agree(term: str, word: str, language: str) -> bool:
    """Whether a word may be an inflection of a term: one is the stem of the other, or they share enough."""
    shared = stems(term, language) & stems(word, language)
    return any(len(stem) >= len(term) - _LOST and (stem in (term, word) or len(stem) >= _LEAST) for stem in shared)


def _longest(made: Mapping[Occurrence, None]) -> Iterator[Occurrence]:
    """Those that lie in no longer one."""
    end = -1
    widest: Span | None = None
    for one in sorted(made, key=lambda one: (one.span.start, -one.span.end)):
        if one.span == widest or one.span.end > end:
            yield one
        if one.span.end > end:
            end, widest = one.span.end, one.span


def _index(base: Termbase, language: str) -> Mapping[str, Sequence[_Entry]]:
    """The terms of a language by what their first word may be the inflection of; made once for each language."""
    key = (_index, language)
    if key not in base.memo:
        base.memo[key] = _made(base, language)
    made = base.memo[key]
    assert isinstance(made, dict)
    return made


def _made(base: Termbase, language: str) -> Mapping[str, Sequence[_Entry]]:
    code = language.partition("-")[0].lower()
    found: dict[str, list[_Entry]] = defaultdict(list)
    for concept in base.concepts:
        for term in concept.terms:
            lows = tuple(pieces_of(fold(term.text)).lows)
            if lows and is_of(term, language):
                for stem in stems(lows[0], code):
                    found[stem].append(_Entry(lows, concept, term))
    return dict(found)


def is_unspaced(text: str) -> bool:
    """Whether a text begins in a script that puts no spaces between words."""
    import re

    return re.match(f"[{UNSPACED}]", text) is not None
