"""Names of an article by their sound in the original: which of them stands where the original names somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import NameWord, name_words
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.names.people import person_of

_NEAR = 1
"""Sentence pairs to both sides in which a name may stand instead."""


class Name(NamedTuple):
    """Words that are written as a name is and follow one another."""

    words: tuple[NameWord, ...]

    @property
    def span(self) -> Span:
        """From its first word to its last one."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    def heard_in(self, keys: frozenset[str]) -> int:
        """How many of its words are among some keys."""
        return sum(word.is_among(keys) for word in self.words)

    def unheard_in(self, keys: frozenset[str]) -> Iterator[Name]:
        """Its longest stretches of words that are not among some keys."""
        for is_heard, words in groupby(self.words, lambda word: word.is_among(keys)):
            if not is_heard:
                yield Name(tuple(words))


class OtherName(NamedTuple):
    """A name of the article where the original names somebody else."""

    target: Span
    """The name in the article."""
    source: Span | None
    """The name in the original, if it has one there that the article has not."""
    is_proved: bool
    """Whether the other name has no place in the article near there though the article knows it elsewhere."""


def other_names(doc: Document) -> tuple[OtherName, ...]:
    """The names of a document that the original has only elsewhere, and that stand for another name of it.

    A name is one of two words and more, or one that is a word of such a name elsewhere.
    """
    original = doc.original
    if original is None or not is_trusted(doc):
        return ()
    found = doc.layer(alignment)
    ours = _names_by_pair(doc, [pair.target for pair in found.pairs], found.targets)
    theirs = _names_by_pair(original, [pair.source for pair in found.pairs], found.sources)
    our_keys, their_keys = [[_keys(row) for row in side] for side in (ours, theirs)]
    all_ours, all_theirs = (frozenset[str]().union(*rows) for rows in (our_keys, their_keys))
    persons = _keys(name for row in ours for name in row if len(name.words) > 1)
    result = []
    for index, (our_row, their_row) in enumerate(zip(ours, theirs, strict=True)):
        near = range(max(0, index - _NEAR), min(len(found.pairs), index + _NEAR + 1))
        here = frozenset[str]().union(*(their_keys[at] for at in near))
        there = frozenset[str]().union(*(our_keys[at] for at in near))
        unheard = [part for name in our_row for part in name.unheard_in(here)]
        lost = [name for name in their_row if not name.words[-1].is_among(there)]
        proved = [name for name in lost if name.words[-1].is_among(persons & all_ours)]
        whole = [name for name in lost if len(name.words) > 1]
        for at, name in enumerate(name for name in unheard if _may_be_person(doc, name)):
            known = name.heard_in(all_theirs)
            is_whole = len(name.words) > 1
            others = proved[at : at + 1] or whole[at : at + 1]
            if is_whole and known and (known > 1 or others):
                result.append(OtherName(name.span, others[0].span if others else None, bool(proved)))
            elif at < len(proved) and ((known and name.heard_in(persons)) or (is_whole and len(proved[at].words) > 1)):
                result.append(OtherName(name.span, proved[at].span, True))
    return tuple(result)


def _may_be_person(doc: Document, name: Name) -> bool:
    """Whether a name is a person's, as far as the names of the document's language are known."""
    known = doc.layer(person_of)
    return not known or any(span.overlaps(name.span) for span in known)


def _keys(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(key for name in names for word in name.words for key in word.keys)


def _names_by_pair(doc: Document, places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[list[Name]]:
    """The names in the sentences of each pair."""
    rows = []
    for first, last in places:
        row: list[list[NameWord]] = []
        for word in name_words(doc, Span(spans[first].start, spans[last - 1].end)) if first < last else ():
            if row and doc.text[row[-1][-1].span.end : word.span.start] == " ":
                row[-1].append(word)
            else:
                row.append([word])
        rows.append([Name(tuple(words)) for words in row])
    return rows
