"""Words of an original that stand in its article as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from unicodedata import name

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.phrases import Pieces
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
            if not theirs.isdisjoint(here.lows) and not theirs.isdisjoint(there.lows):
                yield from _common_runs(doc, here, there, theirs)


def _common_runs(doc: Document, here: Pieces, there: Pieces, theirs: frozenset[str]) -> Iterator[LeftWords]:
    """The longest runs of words that two sentences share."""
    places: dict[str, list[int]] = {}
    for index, low in enumerate(there.lows):
        places.setdefault(low, []).append(index)
    at = 0
    while at < len(here.lows):
        shared = places.get(here.lows[at], ())
        size, start = max(((_length(here.lows, at, there.lows, to), to) for to in shared), default=(1, 0))
        if shared:
            words = [doc.text[slice(*here.span(one, one + 1))] for one in range(at, at + size)]
            if _is_left(words, theirs):
                yield LeftWords(here.span(at, at + size), there.span(start, start + size))
        at += max(1, size)


def _length(here: Sequence[str], at: int, there: Sequence[str], to: int) -> int:
    """How many words two sentences share from two places on."""
    size = 0
    while at + size < len(here) and to + size < len(there) and here[at + size] == there[to + size]:
        size += 1
    return size


def _is_left(words: Sequence[str], theirs: frozenset[str]) -> bool:
    """Whether some words are the original's and no name: in a name the small words stand between capitals."""
    small = [word for word in words if word.islower()]
    own = [word for word in small if word in theirs]
    if len(words) == 1:
        return len(own) == 1 and len(own[0]) >= _LETTERS and not own[0].isascii()
    return bool(own) and len(small) >= _RUN and len(small) * 2 > len(words)


def _inside(pieces: Pieces, spans: Sequence[Span]) -> Pieces:
    """The words of some sentences."""
    first, end = bisect_left(pieces.starts, spans[0].start), bisect_left(pieces.starts, spans[-1].end)
    words = [at for at in range(first, end) if pieces.lows[at][0].isalpha()]
    lows, starts, ends = pieces
    return Pieces([lows[at] for at in words], [starts[at] for at in words], [ends[at] for at in words])


@per_language
def _own_words(language: str, other: str) -> frozenset[str]:
    """The function words of a language that another one does not have."""
    return frozenset(section(language, "function_words", "function")) - frozenset(
        section(other, "function_words", "function")
    )
