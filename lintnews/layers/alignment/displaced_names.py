"""Names of any kind that an article has where its original has something else: where the same name stands elsewhere in
the article, the original has what sounds like it, and here it has nothing that may stand for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_pairs import reach_at, stretch
from lintnews.layers.alignment.name_sounds import Sound, sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_TWO = re.compile(r"(?<![\w-])(?![a-z])([^\W\d_]+(?:-[^\W\d_]+)*) (?=(?![a-z])([^\W\d_]+(?:-[^\W\d_]+)*)(?![\w-]))")
"""Two words next to each other that may begin with a capital; the second is looked at again as the first of another
two.
"""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DENSE = re.compile("[\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3々]+|[\u30a1-\u30fa\u30fc-\u30ff]+")
"""Scripts whose signs each stand for a syllable or a word: a name is any part of a run."""
_SURE = 0.2
"""The share of its letters in which a string may differ from a word that it surely is."""
_MAYBE = 0.35
"""The share in which one may differ that the word may be."""
_RARE = 0.15
"""The share of the sentence pairs in which a string stands at most that tells what a sentence is about."""
_ALIKE = 0.5
"""How far a word of the article and a string of the original must stand in the same sentences to explain each other."""
_SHORTEST = 3
"""Letters of a word that tells anything, and signs of a string that no other word explains."""
_STEM = 5
"""Letters by which two forms of a word are known as such."""
_INITIALS = range(2, 7)
"""Letters of a word of initials."""


class DisplacedName(NamedTuple):
    """A name that stands where the original has something else."""

    target: Span
    source: Span
    """The sentences of the original that correspond."""
    elsewhere: Span
    """The same name at another place of the article."""
    there: Span
    """What sounds like it in the original there."""


class _Place(NamedTuple):
    pair: int
    span: Span


class _Bags(NamedTuple):
    """What stands in each sentence pair on both sides, and in which pairs each string stands."""

    sources: tuple[frozenset[str], ...]
    targets: tuple[frozenset[str], ...]
    of_source: Mapping[str, frozenset[int]]
    of_target: Mapping[str, frozenset[int]]

    def explains(self, word: str, string: str) -> bool:
        """Whether a word of the article stands in much the same pairs as a string of the original."""
        ours, theirs = self.of_target[word], self.of_source[string]
        return len(ours & theirs) >= _ALIKE * len(ours | theirs)

    def is_rare(self, string: str) -> bool:
        """Whether a string stands in so few pairs that two of them that have it hardly do so by chance."""
        return len(self.of_source[string]) <= max(2, _RARE * len(self.sources))


def displaced_names(doc: Document) -> tuple[DisplacedName, ...]:
    """The names of a document, two words with a capital or more, that its original has elsewhere but not where they
    stand, in their order; only those that stand in several sentences.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    found, made = doc.layer(alignment), list[DisplacedName]()
    for places in _names(doc, found).values():
        for place in places:
            reach = reach_at(found, place.pair)
            others = [other for other in places if abs(other.pair - place.pair) > reach]
            if len(others) + 1 == len(places) and others and (there := _displaced(doc, place, others)):
                made.append(DisplacedName(place.span, stretch(found, place.pair, 0), others[0].span, there))
    return tuple(_joined(sorted(made)))


def _joined(found: Sequence[DisplacedName]) -> Iterator[DisplacedName]:
    """Names that share a word as one."""
    last: DisplacedName | None = None
    for one in found:
        if last and one.target.start < last.target.end:
            last = last._replace(target=Span(last.target.start, one.target.end))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _names(doc: Document, found: Alignment) -> Mapping[str, Sequence[_Place]]:
    """Where two words with a capital stand next to each other, by what they are."""
    small = section(doc.language, "function_words", "function")
    places: dict[str, list[_Place]] = defaultdict(list)
    for at, pair in enumerate(found.pairs):
        for sentence in found.targets[slice(*pair.target)]:
            for match in _TWO.finditer(doc.text, *sentence):
                if all(
                    word[0].isupper() and not word.isupper() and word.lower() not in small for word in match.groups()
                ):
                    places[f"{match[1]} {match[2]}"].append(_Place(at, Span(match.start(1), match.end(2))))
    return places


def _displaced(doc: Document, place: _Place, others: Sequence[_Place]) -> Span | None:
    """What sounds like a name in the original where the article has it, too, if nothing does at one place."""
    assert doc.original
    found, heard = doc.layer(alignment), doc.layer(sounds)
    pair, reach = found.pairs[place.pair], reach_at(found, place.pair)
    if not pair.common or pair.source[0] == pair.source[1]:
        return None
    words = words_of_name(doc.text[slice(*place.span)])
    some = [*(sound for word in words for sound in heard.of(word)), *heard.of_name(words)]
    if any(abs(sound.pair - place.pair) <= reach and sound.distance <= _MAYBE for sound in some):
        return None
    pairs = {other.pair for other in others}
    there = [sound for sound in some if sound.pair in pairs and sound.distance <= _SURE]
    passage = doc.original.text[slice(*stretch(found, place.pair, reach))]
    if not there or _is_written(doc.original, there, passage) or _shares(doc, place, pairs):
        return None
    return min(there).span


def _is_written(original: Document, there: Sequence[Sound], passage: str) -> bool:
    """Whether what sounds like a name stands in a passage, too: in another form, without a capital, or as initials."""
    low, texts = passage.casefold(), [original.text[slice(*sound.span)] for sound in there]
    firsts = {text[0] for text in texts}
    initials = [word for word in _WORD.findall(passage) if word.isupper() and len(word) in _INITIALS]
    return any(text.casefold()[: max(_STEM, len(text) - _STEM)] in low for text in texts) or any(
        not firsts.isdisjoint(word) for word in initials
    )


def _shares(doc: Document, place: _Place, others: AbstractSet[int]) -> bool:
    """Whether the original has a rare string here that it has at another place of a name, too, and that no other word
    of the article stands for.
    """
    bags = doc.layer(_bags)
    own = _words(doc.text[slice(*_row(doc.text, place.span))])
    for other in others:
        words = (bags.targets[place.pair] & bags.targets[other]) - own
        for string in bags.sources[place.pair] & bags.sources[other]:
            is_long = len(string) == _SHORTEST and _DENSE.match(string)
            if bags.is_rare(string) and (is_long or not any(bags.explains(word, string) for word in words)):
                return True
    return False


_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_BEHIND = re.compile(r" (?:[^\W\d_]{2,3} )?([^\W\d_][\w’'-]*)")
_WIDEST = 30
"""Code points in front of a name among which the word before it stands."""


def _row(text: str, span: Span) -> Span:
    """A name with all words with a capital around it."""
    start, end = span
    while (match := _BEFORE.search(text, max(0, start - _WIDEST), start)) and match[1][0].isupper():
        start = match.start()
    while (match := _BEHIND.match(text, end)) and match[1][0].isupper():
        end = match.end()
    return Span(start, end)


def _bags(doc: Document) -> _Bags:
    assert doc.original
    found, original = doc.layer(alignment), doc.original
    small = frozenset(section(original.language, "function_words", "function"))
    sources, targets = [], []
    for pair in found.pairs:
        theirs, ours = found.sources[slice(*pair.source)], found.targets[slice(*pair.target)]
        sources.append(frozenset(string for one in theirs for string in _strings(original.text[slice(*one)], small)))
        targets.append(frozenset(word for one in ours for word in _words(doc.text[slice(*one)])))
    return _Bags(tuple(sources), tuple(targets), _where(sources), _where(targets))


def _where(bags: Sequence[frozenset[str]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for at, bag in enumerate(bags):
        for string in bag:
            found[string].add(at)
    return {string: frozenset(some) for string, some in found.items()}


def _strings(text: str, small: AbstractSet[str]) -> Iterator[str]:
    """What may stand for a name in a passage of the original: its words without endings but for function words; where
    no spaces or no capitals are written, parts of them.
    """
    for run in _DENSE.findall(text):
        for size in (_SHORTEST - 1, _SHORTEST):
            yield from (run[at : at + size] for at in range(len(run) - size + 1))
    for word in _WORD.findall(_DENSE.sub(" ", text)):
        low = word.casefold()
        if len(low) < _SHORTEST or low in small:
            continue
        if low == word.upper():  # prefixes stand before a name in scripts without capitals
            yield from (low[at : at + _SHORTEST] for at in range(len(low) - _SHORTEST + 1))
        else:
            yield low[:_STEM]
            if word[0].isupper():
                yield low[:_SHORTEST]  # Госдума: a word made of the first letters of others


def _words(text: str) -> frozenset[str]:
    """The words of a passage of the article without endings."""
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text) if len(word) >= _SHORTEST)
