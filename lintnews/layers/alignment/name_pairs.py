"""Names of an article by their sound in the original: which of them stands where the original names somebody else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_sounds import Sound, Sounds, least_distance, sounds, words_of_name
from lintnews.layers.alignment.sentence_pairs import Alignment, Pair, alignment, is_trusted
from lintnews.layers.alignment.source_persons import unsaid_persons
from lintnews.layers.alignment.written_names import HAN, written_names
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import PERSON, mentions
from lintnews.layers.names.people import person_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.records import NamedTuple

NEAR = 1
"""Sentence pairs to both sides in which a name may stand instead."""
_SURE = 0.2
"""The share of its letters in which a string may differ from a name that it surely is."""
_VERY_LONG = 8
_SURE_LONG = 0.25
"""The same for a word of many letters."""
_MAYBE = 0.32
"""The share in which one may differ that the name may be."""
_NEARLY = 0.15
"""How much farther the last word of a name may be heard."""
_AS_WELL = 0.02
"""How much farther a given name may be heard than where it is heard best."""
_FEW = 0.1
"""From this on few consonants may be any word's, where vowels are not written."""
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
    is_whole: bool
    """Whether it has several words that tell it."""
    whole: tuple[Sound, ...]
    """Where the original surely has all words of it together."""
    parts: tuple[Sound, ...]
    """Where it may have one of its words."""
    last: tuple[Sound, ...]
    """Where it surely has the last one."""

    def is_heard(self, first: int, last: int) -> bool:
        """Whether any word of it is heard in some sentence pairs."""
        return any(first <= sound.pair <= last for some in (self.whole, self.parts) for sound in some)

    def is_heard_near(self) -> bool:
        """Whether any word of it is heard in its own sentence pair or one next to it."""
        return self.is_heard(self.pair - NEAR, self.pair + NEAR)

    def is_written(self, original: str, passage: Span) -> bool:
        """Whether what is surely the name stands in a passage of the original, too, however it is read or inflected
        there; of a name in Chinese characters the first one, the family name, is enough.
        """
        texts = {original[slice(*sound.span)] for sound in (*self.whole, *self.last)}
        stems = {text[: 1 if HAN.match(text) else max(_LONG, len(text) - _LONG)] for text in texts}
        return any(original.find(stem, *passage) >= 0 for stem in stems)


def other_names(doc: Document) -> tuple[OtherName, ...]:
    """The names of a document that the original has only elsewhere, or where it has somebody else."""
    if doc.original is None or not is_trusted(doc):
        return ()
    return tuple(_others(doc))


def _others(doc: Document) -> Iterator[OtherName]:
    names, persons = doc.layer(name_places), doc.layer(person_of)
    said: dict[int, set[str]] = defaultdict(set)
    for name in names:
        said[name.pair].update(map(folded, name.words))
    for name in names:
        if name.is_heard(name.pair, name.pair) or not (name.whole or name.span in persons):
            continue
        if len(name.words) > 1 and is_one_word(doc, name):
            continue
        is_whole = name.is_whole
        other = _lost(name, names, said, NEAR) or (_unsaid(doc, name.pair) if is_whole else None)
        if not other and is_even(doc.layer(alignment), name.pair, 0) and not name.is_heard_near():
            other = _lost(name, names, said, 0)  # the other one may be spoken of in the sentences around
        if name.whole:
            if (is_whole or (other and name.span in persons)) and _is_elsewhere(doc, name, has_other=bool(other)):
                yield OtherName(name.span, other, min(name.whole).span)
        elif is_whole and other and not (_is_read(doc, other) or name.is_heard_near()):
            yield OtherName(name.span, other, None)


def is_one_word(doc: Document, name: NamePlace) -> bool:
    """Whether the original has a name of several words as one in the sentence pair of its place, by its sound: Sisa
    Panna, シーサパンナ.
    """
    assert doc.original
    passage, joined = stretch(doc.layer(alignment), name.pair, 0), "".join(name.words)
    written = doc.original.layer(written_names)
    first = bisect_left(written, passage.start, key=lambda one: one.span.start)
    last = bisect_left(written, passage.end, key=lambda one: one.span.start)
    return any(least_distance(joined, one) <= _MAYBE for one in written[first:last])


def _is_elsewhere(doc: Document, name: NamePlace, *, has_other: bool) -> bool:
    """Whether the original has a name neither in the sentence pair of its place nor, unless the pairs around are even,
    in the ones next to it.
    """
    assert doc.original
    found = doc.layer(alignment)
    if found.pairs[name.pair].source[0] == found.pairs[name.pair].source[1]:
        return False  # a sentence that nothing was set beside may belong to one farther away
    is_strict = name.is_whole and is_even(found, name.pair, 0 if has_other else 1)
    reach = 0 if is_strict else NEAR
    if name.is_heard(name.pair - reach, name.pair + reach):
        return False
    return not name.is_written(doc.original.text, stretch(found, name.pair, reach))


def pairs_near(found: Alignment, pair: int, reach: int) -> Sequence[Pair]:
    """A sentence pair, and so many to both sides of it."""
    return found.pairs[max(0, pair - reach) : pair + reach + 1]


def stretch(found: Alignment, pair: int, reach: int) -> Span:
    """The part of the original in some sentence pairs."""
    sentences = [at for one in pairs_near(found, pair, reach) for at in range(*one.source)]
    return Span(found.sources[sentences[0]].start, found.sources[sentences[-1]].end) if sentences else Span(0, 0)


def _unsaid(doc: Document, pair: int) -> Span | None:
    """A person in the original of a sentence pair of whom the article has no word near there."""
    return next((one.span for one in doc.layer(unsaid_persons) if one.pair == pair), None)


def _is_read(doc: Document, span: Span) -> bool:
    """Whether a name is in characters that may be read in several ways."""
    return bool(doc.original and HAN.search(doc.original.text, *span))


def is_even(found: Alignment, pair: int, around: int, *, needs_common: bool = True) -> bool:
    """Whether a sentence pair and its neighbors have as many sentences on both sides, and something in common."""
    some = found.pairs[max(0, pair - around) : pair + around + 1]
    return all(
        one.target[1] - one.target[0] == one.source[1] - one.source[0] and (one.common > 0 or not needs_common)
        for one in some
    )


def reach_at(found: Alignment, pair: int) -> int:
    """How many sentence pairs to both sides may have a name instead: none where the pairs around are even."""
    return 0 if is_even(found, pair, NEAR) else NEAR


def _lost(name: NamePlace, names: Sequence[NamePlace], said: Mapping[int, set[str]], reach: int) -> Span | None:
    """The person whom the original has where somebody else stands in the article, and the article has not so near."""
    here = {word for at in range(name.pair - reach, name.pair + reach + 1) for word in said.get(at, ())}
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
    made: list[NamePlace] = []
    known: dict[tuple[tuple[str, ...], bool], NamePlace] = {}
    for mention in doc.layer(mentions):
        at = bisect_right(places, (mention.span.start, len(found.pairs))) - 1
        words, is_person = words_of_name(mention.text), mention.kind == PERSON
        if words and at >= 0:
            pair, first = places[at][1], known.get((words, is_person))
            if first is None:
                made.append(_place(v, mention.span, words, pair, is_person, heard))
                known[words, is_person] = made[-1]
            else:
                made.append(first._replace(span=mention.span, pair=pair))
    return tuple(made)


def _place(v: Vocabulary, span: Span, words: tuple[str, ...], pair: int, is_person: bool, heard: Sounds) -> NamePlace:
    by_word = {word: heard.of(word) for word in words if _tells(v, word)}
    joined = heard.of_name(words) if len(words) > 1 else ()
    parts = [sound for sound in joined if sound.distance <= _MAYBE]
    for word, found in by_word.items():
        if len(word) >= _LONG:
            parts += _maybe(found, heard, is_last=word == words[-1])
    sure = {word: [sound for sound in found if sound.distance <= _reach(word)] for word, found in by_word.items()}
    last = sure.get(words[-1], []) if len(words[-1]) > _LONG else []
    whole = [sound for sound in joined if sound.distance <= _reach("".join(words))]
    whole += _together(words, sure, last, is_person=is_person)
    is_one_word = len(words) > 1 and any(is_person or heard.is_syllabic(sound) for sound in whole)
    is_whole = len(by_word) > 1 or is_one_word
    whole = [sound for sound in whole if heard.is_telling(sound)]
    return NamePlace(span, tuple(by_word), pair, is_person, is_whole, tuple(whole), tuple(parts), tuple(last))


def _maybe(found: Sequence[Sound], heard: Sounds, *, is_last: bool) -> Iterator[Sound]:
    """Where a word of a name may stand; one in front of the last only where it is heard as well as anywhere."""
    best = min((sound.distance for sound in found), default=1.0)
    for sound in found:
        if is_last:
            if sound.distance <= min(_MAYBE, max(_SURE, best + _NEARLY)):
                yield sound
        elif sound.distance <= min(_SURE, best + _AS_WELL) and (sound.distance < _FEW or heard.has_vowels(sound)):
            yield sound


def _together(
    words: Sequence[str], sure: Mapping[str, Sequence[Sound]], last: Sequence[Sound], *, is_person: bool
) -> Sequence[Sound]:
    """Where all words of a name are heard in one sentence pair. The original may have a family name alone, and the
    article the given name, too: then it is heard nowhere.
    """
    is_alone = is_person and last and not any(found for word, found in sure.items() if word != words[-1])
    if len(sure) > 1 and not is_alone:
        *_, final = sure.values()
        pairs = set.intersection(*({sound.pair for sound in found} for found in sure.values()))
        return [sound for sound in final if sound.pair in pairs]
    return last if len(sure) > 1 or len(words) == len(sure) else ()


def _reach(word: str) -> float:
    """The share of its letters in which a string may differ from a word that it surely is."""
    return _SURE if len(word) < _VERY_LONG else _SURE_LONG


def _tells(v: Vocabulary, word: str) -> bool:
    """Whether a word tells a person or thing from others; no ordinary word, people or event does."""
    return not (word.lower() in v.common or word in v.bodies or word in v.adjectives or word in v.events)
