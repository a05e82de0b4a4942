"""Names of an article by their sound in the original: which of them stands where the original names somebody else."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_sounds import Sound, Sounds, sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.layers.alignment.source_persons import unsaid_persons
from lintnews.layers.alignment.written_names import HAN
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import PERSON, mentions
from lintnews.layers.names.people import person_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary

_NEAR = 1
"""Sentence pairs to both sides in which a name may stand instead."""
_SURE = 0.2
"""The share of its letters in which a string may differ from a name that it surely is."""
_VERY_LONG = 8
_SURE_LONG = 0.25
"""The same for a word of many letters."""
_MAYBE = 0.32
"""The share in which one may differ that the name may be."""
_LONG = 4
"""Letters of a word that tells a name all by itself."""


class OtherName(NamedTuple):
    """A name of the article where the original names somebody else."""

    target: Span
    """The name in the article."""
    source: Span | None
    """The name that the original has there and the article has not, if there is one."""
    elsewhere: Span | None
    """Where the original has the name of the article, if it has."""


class NamePlace(NamedTuple):
    """A name of the article at one place, and where the original has it."""

    span: Span
    words: tuple[str, ...]
    """The words of it that tell it from others."""
    pair: int
    """The sentence pair that it stands in."""
    is_person: bool
    whole: tuple[Sound, ...]
    """Where the original surely has all words of it together, in its own script."""
    parts: tuple[Sound, ...]
    """Where it may have one of its words."""
    last: tuple[Sound, ...]
    """Where it surely has the last one."""

    def is_heard(self, first: int, last: int) -> bool:
        """Whether any word of it is heard in some sentence pairs."""
        return any(first <= sound.pair <= last for some in (self.whole, self.parts) for sound in some)

    def is_written(self, original: str, stretch: Span) -> bool:
        """Whether what is surely the name stands in a stretch of the original, too, however it is read or inflected
        there; of a name in Chinese characters the first one, the family name, is enough.
        """
        texts = {original[slice(*sound.span)] for sound in (*self.whole, *self.last)}
        stems = {text[: 1 if HAN.match(text) else max(_LONG, len(text) - _LONG)] for text in texts}
        return any(original.find(stem, *stretch) >= 0 for stem in stems)


def other_names(doc: Document) -> tuple[OtherName, ...]:
    """The names of a document that the original has only elsewhere, or where it has somebody else."""
    if doc.original is None or not is_trusted(doc):
        return ()
    return tuple(_others(doc))


def _others(doc: Document) -> Iterator[OtherName]:
    assert doc.original
    found, names, persons = doc.layer(alignment), doc.layer(name_places), doc.layer(person_of)
    said: dict[int, set[str]] = defaultdict(set)
    for name in names:
        said[name.pair].update(map(folded, name.words))
    for name in names:
        is_whole = len(name.words) > 1
        if name.is_heard(name.pair, name.pair) or not (name.whole or name.span in persons):
            continue
        lost = _lost(name, names, said)
        unsaid = _unsaid(doc, name.pair) if is_whole and not lost else None
        is_near = name.is_heard(name.pair - _NEAR, name.pair + _NEAR)
        if name.whole and (is_whole or (lost and name.span in persons)):
            is_strict = is_whole and _is_even(found, name.pair, 0 if lost or unsaid else 1)
            is_near &= not is_strict
            if not is_near and not name.is_written(
                doc.original.text, _stretch(found, name.pair, 0 if is_strict else _NEAR)
            ):
                yield OtherName(name.span, lost or unsaid, min(name.whole).span)
        elif is_whole and (other := lost or unsaid) and not (is_near or _is_read(doc, other)):
            yield OtherName(name.span, other, None)


def _stretch(found: Alignment, pair: int, reach: int) -> Span:
    """The part of the original in some sentence pairs."""
    near = found.pairs[max(0, pair - reach) : pair + reach + 1]
    sentences = [at for one in near for at in range(*one.source)]
    return Span(found.sources[sentences[0]].start, found.sources[sentences[-1]].end) if sentences else Span(0, 0)


def _unsaid(doc: Document, pair: int) -> Span | None:
    """A person in the original of a sentence pair of whom the article has no word near there."""
    return next((one.span for one in doc.layer(unsaid_persons) if one.pair == pair), None)


def _is_read(doc: Document, span: Span) -> bool:
    """Whether a name is in characters that may be read in several ways."""
    return bool(doc.original and HAN.search(doc.original.text, *span))


def _is_even(found: Alignment, pair: int, around: int) -> bool:
    """Whether a sentence pair and its neighbors have as many sentences on both sides, and something in common."""
    some = found.pairs[max(0, pair - around) : pair + around + 1]
    return all(one.target[1] - one.target[0] == one.source[1] - one.source[0] and one.common > 0 for one in some)


def _lost(name: NamePlace, names: Sequence[NamePlace], said: Mapping[int, set[str]]) -> Span | None:
    """The person whom the original has where somebody else stands in the article, and the article has not there."""
    here = {word for at in range(name.pair - _NEAR, name.pair + _NEAR + 1) for word in said.get(at, ())}
    for other in names:
        if other.is_person and other.pair != name.pair and here.isdisjoint(map(folded, other.words)):
            for sound in (*other.whole, *other.last):
                if sound.pair == name.pair:
                    return sound.span
    return None


def name_places(doc: Document) -> tuple[NamePlace, ...]:
    """The names of a document that stand in a sentence pair, and tell somebody or something from others."""
    found, heard, v = doc.layer(alignment), doc.layer(sounds), vocabulary(doc.language)
    places = [
        (found.targets[pair.target[0]].start, at)
        for at, pair in enumerate(found.pairs)
        if pair.target[0] < pair.target[1]
    ]
    made = []
    for mention in doc.layer(mentions):
        at = bisect_right(places, (mention.span.start, len(found.pairs))) - 1
        words = words_of_name(mention.text)
        if words and at >= 0:
            made.append(_place(v, mention.span, words, places[at][1], mention.kind == PERSON, heard))
    return tuple(made)


def _place(v: Vocabulary, span: Span, words: tuple[str, ...], pair: int, is_person: bool, heard: Sounds) -> NamePlace:
    told = [word for word in words if _tells(v, word)]
    joined = heard.of_name(words) if len(words) > 1 else ()
    by_word = {word: heard.of(word) for word in told}
    whole = [sound for sound in joined if sound.distance <= _SURE]
    sure = {word: [s for s in some if s.distance <= _reach(word)] for word, some in by_word.items()}
    last = sure.get(words[-1], []) if len(words[-1]) > _LONG else []
    if len(sure) > 1 and not (is_person and last and not any(sure[word] for word in told[:-1])):
        pairs = set.intersection(*({sound.pair for sound in some} for some in sure.values()))
        whole += [sound for sound in sure[told[-1]] if sound.pair in pairs]
    elif len(sure) > 1 or len(words) == len(told) == 1:
        whole += last  # the original may have the family name alone
    some_words = [sound for word, some in by_word.items() if len(word) >= _LONG for sound in some]
    parts = [sound for sound in (*joined, *some_words) if sound.distance <= _MAYBE]
    whole = [sound for sound in whole if heard.is_in_script(sound)]
    return NamePlace(span, tuple(by_word), pair, is_person, tuple(whole), tuple(parts), tuple(last))


def _reach(word: str) -> float:
    """The share of its letters in which a string may differ from a word that it surely is."""
    return _SURE if len(word) < _VERY_LONG else _SURE_LONG


def _tells(v: Vocabulary, word: str) -> bool:
    """Whether a word tells a person or thing from others; no ordinary word, people or event does."""
    return not (word.lower() in v.common or word in v.bodies or word in v.adjectives or word in v.events)
