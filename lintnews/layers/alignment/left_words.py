"""Words of an original that stand in its article as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import name

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.phrases import Piece
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.speech.quotes import outermost
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_RUN = 3
"""Words in a row from which they may be left over though each of them may be the article's."""
_LETTERS = 3
"""Letters of a single word that may be."""
_WORD = re.compile(r"[^\W\d_]+")
_IN_ADDRESS = re.compile(r"[/@.#_\w-]")
"""What stands before a word that belongs to an address or a tag."""
_BRACKETS = re.compile(r"[(\[（【][^)\]）】\n]{1,200}[)\]）】]")


class LeftWords(NamedTuple):
    """Words that were not translated."""

    target: Span
    source: Span


def left_words(doc: Document) -> tuple[LeftWords, ...]:
    """The words of the original that stand untranslated in a document, outside quotations and brackets."""
    if doc.original is None or not is_trusted(doc) or doc.language == doc.original.language:
        return ()
    kept = [one.span for one in doc.layer(outermost)]
    kept += [Span(*match.span()) for match in _BRACKETS.finditer(doc.text)]
    found = (*_of_other_script(doc, doc.original), *_of_same_script(doc, doc.original))
    return tuple(one for one in found if not any(span.overlaps(one.target) for span in kept))


def _of_other_script(doc: Document, original: Document) -> Iterator[LeftWords]:
    """Words in letters that the article is not written in."""
    if _script(doc.text) == _script(original.text):
        return
    home = _script(doc.text)
    run: list[Span] = []
    for match in (*_WORD.finditer(doc.text), None):
        is_other = match is not None and not match[0].isascii() and all(_script(one) != home for one in match[0])
        if run and (match is None or not is_other or match.start() - run[-1].end > 1):
            whole = Span(run[0].start, run[-1].end)
            place = original.text.find(doc.text[slice(*whole)])
            before = doc.text[max(0, whole.start - 1) : whole.start]
            if place >= 0 and whole.end - whole.start > 1 and not _IN_ADDRESS.match(before):
                yield LeftWords(whole, Span(place, place + whole.end - whole.start))
            run = []
        if match is not None and is_other:
            run.append(Span(*match.span()))


def _script(text: str) -> str:
    """The script of the first letters of a text, as Unicode calls it."""
    letters = [one for one in text[:400] if one.isalpha()][:40]
    names = [name(one, "").partition(" ")[0] for one in letters]
    return max(set(names), key=names.count) if names else ""


def _of_same_script(doc: Document, original: Document) -> Iterator[LeftWords]:
    """Runs of words that are the same on both sides and hold a word that only the original's language has."""
    theirs = _own_words(original.language, doc.language)
    found = doc.layer(alignment)
    if not theirs:
        return
    ours, others = doc.layer(facts).pieces, original.layer(facts).pieces
    for pair in found.pairs:
        if pair.target[0] < pair.target[1] and pair.source[0] < pair.source[1]:
            here = _inside(ours, found.targets[slice(*pair.target)])
            there = _inside(others, found.sources[slice(*pair.source)])
            yield from _common_runs(doc, original, here, there, theirs)


def _common_runs(
    doc: Document, original: Document, here: Sequence[Piece], there: Sequence[Piece], theirs: frozenset[str]
) -> Iterator[LeftWords]:
    """The longest runs of words that two sentences share."""
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(there):
        places.setdefault(piece.low, []).append(index)
    at = 0
    while at < len(here):
        size, start = max(((_length(here, at, there, to), to) for to in places.get(here[at].low, ())), default=(1, 0))
        if size > 1 or here[at].low in places:
            words = [doc.text[piece.start : piece.end] for piece in here[at : at + size]]
            if _is_left(words, theirs):
                yield LeftWords(
                    Span(here[at].start, here[at + size - 1].end),
                    Span(there[start].start, there[start + size - 1].end),
                )
        at += max(1, size)


def _length(here: Sequence[Piece], at: int, there: Sequence[Piece], to: int) -> int:
    """How many words two sentences share from two places on."""
    size = 0
    while at + size < len(here) and to + size < len(there) and here[at + size].low == there[to + size].low:
        size += 1
    return size


def _is_left(words: Sequence[str], theirs: frozenset[str]) -> bool:
    """Whether some words are the original's and no name: in a name the small words stand between capitals."""
    small = [word for word in words if word.islower()]
    own = [word for word in small if word in theirs]
    if len(words) == 1:
        return len(own) == 1 and len(own[0]) >= _LETTERS and not own[0].isascii()
    return bool(own) and len(small) >= _RUN and len(small) * 2 > len(words)


def _inside(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[Piece]:
    """The words of some sentences."""
    return [piece for piece in pieces if spans[0].start <= piece.start < spans[-1].end and piece.low[0].isalpha()]


@per_language
def _own_words(language: str, other: str) -> frozenset[str]:
    """The function words of a language that another one does not have."""
    return frozenset(section(language, "function_words", "function")) - frozenset(
        section(other, "function_words", "function")
    )
