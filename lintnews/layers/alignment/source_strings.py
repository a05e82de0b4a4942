"""What an original has in common for two groups of places in its translation: one string that stands in the sentences
of both, and hardly anywhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.passage_keys import PassageKeys
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.lexicons import section
from lintnews.records import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word, with what a hyphen or an apostrophe joins to it."""
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]{2,}")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々]+")
"""Runs of ideographs, without spaces: a name is any part of a run."""
_SHORTEST = 2
_LONGEST = 4
"""Signs of the parts of such a run that are compared."""
_STEM = 3
"""Letters that a word has at least without its ending."""
_ENDING = 3
"""Letters that an ending has at most."""
_BEGINNING = 6
"""Letters by which two words of the article are one."""
_HARDLY = 0.2
"""The share of the sentences with a string that may be without the two spellings, and the reverse."""


class SourceString(NamedTuple):
    """A string of the original that two groups of places in the article share."""

    text: str
    span: Span
    """Where the original has it first in those sentences."""
    sure: bool
    """Whether no other word of the article stands in all of these sentences and in no other: the string may be its."""


class _Strings(NamedTuple):
    of_source: PassageKeys[tuple[int, int]]
    """The strings of each sentence of the original, folded, and where each stands first."""
    sentences_of: Sequence[range]
    """For each sentence of the article those of the original that it translates."""

    def of_target(self, at: int) -> frozenset[str]:
        """The strings of the sentences of the original that one of the article translates."""
        return frozenset().union(*(self.of_source[index] for index in self.sentences_of[at]))

    def sentences(self, targets: set[int]) -> set[int]:
        """The sentences of the original that some of the article translate."""
        return {index for at in targets for index in self.sentences_of[at]}


def has_strings(doc: Document) -> bool:
    """Whether a document has an original that it can be compared with."""
    return doc.original is not None and is_trusted(doc)


def shared_string(doc: Document, ones: Sequence[Span], others: Sequence[Span]) -> SourceString | None:
    """The string of the original that stands in the sentences of both groups of places, and hardly elsewhere; of
    several the longest. None without an original, where the places have no sentence in it, or where both stand in one
    sentence.
    """
    if doc.original is None or not is_trusted(doc):
        return None
    strings = doc.layer(_strings)
    sides = [{at for span in places if (at := _target(doc, span)) is not None} for places in (ones, others)]
    if not all(sides) or sides[0] & sides[1] or not all(strings.of_target(at) for side in sides for at in side):
        return None
    covered = strings.sentences(sides[0] | sides[1])
    keys = [key for key in _in_both(strings, sides) if _is_hardly_elsewhere(strings, key, covered)]
    keys = [key for key in keys if not _goes_on_otherwise(doc.original, strings, key, sides)]
    if not keys:
        return None
    key = max(keys, key=lambda key: (len(key), key))
    place = Span(*min(strings.of_source[index][key] for index in covered & strings.of_source.where(key)))
    return SourceString(doc.original.text[slice(*place)], place, not _has_word_in(doc, sides[0] | sides[1]))


def _in_both(strings: _Strings, sides: Sequence[set[int]]) -> list[str]:
    """The strings that stand in nearly all sentences of both groups."""
    counts = [Counter(key for at in side for key in strings.of_target(at)) for side in sides]
    least = [(1 - _HARDLY) * len(side) for side in sides]
    return [key for key, count in counts[0].items() if count >= least[0] and counts[1].get(key, 0) >= least[1]]


def _is_hardly_elsewhere(strings: _Strings, key: str, covered: set[int]) -> bool:
    where = strings.of_source.where(key)
    return len(where - covered) <= _HARDLY * len(where)


def _goes_on_otherwise(original: Document, strings: _Strings, key: str, sides: Sequence[set[int]]) -> bool:
    """Whether a string of signs that stand for sounds is a part of two names: where the one group has it, another such
    sign stands next to it than where the other has it.
    """
    signs = frozenset("".join(section(original.language, "sounds", "signs")))
    if not signs or not _IDEOGRAPHS.fullmatch(key):
        return False
    for step in (-1, 1):
        next_to = [
            {
                original.text[place[0] - 1 : place[0]] if step < 0 else original.text[place[1] : place[1] + 1]
                for index in strings.sentences(side)
                if (place := strings.of_source[index].get(key))
            }
            for side in sides
        ]
        if all(side and side <= signs for side in next_to) and next_to[0].isdisjoint(next_to[1]):
            return True
    return False


def _target(doc: Document, span: Span) -> int | None:
    targets = doc.layer(alignment).targets
    at = bisect_right(targets, span.start, key=lambda sentence: sentence.start) - 1
    return at if at >= 0 else None


def _has_word_in(doc: Document, sentences: set[int]) -> bool:
    """Whether the article has a word in all of some sentences, and in no other."""
    words = doc.layer(_words)
    common = set.intersection(*(set(words[at]) for at in sentences))
    return any(words.where(word) == sentences for word in common)


def _words(doc: Document) -> PassageKeys[None]:
    """The longer words of each sentence of the article, without their endings."""
    targets = [doc.text[slice(*span)] for span in doc.layer(alignment).targets]

    def words_of(at: int) -> Mapping[str, None]:
        words = (word.casefold() for word in WORD.findall(targets[at]) if len(word) > _STEM)
        return dict.fromkeys(word.removesuffix("'s")[:_BEGINNING] for word in words)

    return PassageKeys(targets, words_of)


def _strings(doc: Document) -> _Strings:
    found, text = doc.layer(alignment), doc.original.text if doc.original else ""
    sentences_of = [range(0)] * len(found.targets)
    for pair in found.pairs:
        for index in range(*pair.target):
            sentences_of[index] = range(*pair.source)
    sources = [text[slice(*span)] for span in found.sources]
    return _Strings(PassageKeys(sources, lambda index: dict(_of_sentence(text, found.sources[index]))), sentences_of)


def _of_sentence(text: str, span: Span) -> Iterator[tuple[str, tuple[int, int]]]:
    """The strings of a sentence that may be names, each with its place, the last one first."""
    found: list[tuple[str, tuple[int, int]]] = []
    for run in _IDEOGRAPHS.finditer(text, *span):
        for size in range(_SHORTEST, min(_LONGEST, len(run[0])) + 1):
            firsts = range(run.start(), run.end() - size + 1)
            found += [(text[first : first + size], (first, first + size)) for first in firsts]
    found += [(run[0], run.span()) for run in _KATAKANA.finditer(text, *span)]
    for match in WORD.finditer(text, *span):
        word = match[0]
        if _IDEOGRAPHS.search(word) or not (word[0].isupper() or word.lower() == word.upper()):
            continue
        low = word.casefold()
        found += [(low[:size], match.span()) for size in range(max(_STEM, len(low) - _ENDING), len(low) + 1)]
    return reversed(found)
