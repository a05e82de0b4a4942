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
from lintnews.layers.alignment.exchanged_persons import words_near
from lintnews.layers.alignment.glossary import phrases_of
from lintnews.layers.alignment.lost_names import lost_name
from lintnews.layers.alignment.name_meanings import (
    Place,
    fields_of,
    has_more_initials,
    initials_in,
    is_body,
    keys_near,
    meanings_of,
    meant_near,
    rest_of,
    row_of,
)
from lintnews.layers.alignment.name_pairs import reach_at, stretch
from lintnews.layers.alignment.name_sounds import Sound, sounds, words_of_name
from lintnews.layers.alignment.passage_keys import PassageKeys
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.layers.alignment.source_strings import WORD
from lintnews.layers.alignment.written_names import HAN, HIRAGANA
from lintnews.layers.names.people import person_of
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_TWO = re.compile(r"(?<![\w-])(?![a-z])([^\W\d_]+(?:-[^\W\d_]+)*) (?=(?![a-z])([^\W\d_]+(?:-[^\W\d_]+)*)(?![\w-]))")
"""Two words next to each other that may begin with a capital; the second is looked at again as the first of another
two.
"""
_DENSE = re.compile("[\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3々]+|[\u30a1-\u30fa\u30fc-\u30ff]+")
"""Scripts whose signs each stand for a syllable or a word: a name is any part of a run."""
_SURE = 0.2
"""The share of its letters in which a string may differ from a word that it surely is."""
_MAYBE = 0.35
"""The share in which one may differ that the word may be."""
_RARE = 0.15
"""The share of the sentence pairs in which a string stands at most that tells what a sentence is about."""
_SELDOM = 0.2
"""The share up to which it may be a name."""
_ALIKE = 0.5
"""How far a word of the article and a string of the original must stand in the same sentences to explain each other."""
_SHORTEST = 3
"""Letters of a word that tells anything, and signs of a string that no other word explains."""
_STEM = 5
"""Letters by which two forms of a word are known as such."""
_COMPOUND = 12
"""Letters of a word by which a compound is known as one: Flugfreyjufélag."""
_NEARLY = 1.5
"""How often a string that stands for a name may stand in the original for each sentence pair that has the name."""
_TELLING = 2
"""Words whose meaning the original has elsewhere that tell a name without anything else."""


class DisplacedName(NamedTuple):
    """A name that stands where the original has something else."""

    target: Span
    source: Span
    """The sentences of the original that correspond."""
    elsewhere: Span
    """The same name at another place of the article."""
    there: Span
    """What sounds like it in the original there, or the sentences that mean it."""


class _Bags(NamedTuple):
    """What stands in each sentence pair on both sides, and in which pairs each string stands."""

    sources: PassageKeys[None]
    targets: PassageKeys[None]

    def explains(self, word: str, string: str) -> bool:
        """Whether a word of the article stands in much the same pairs as a string of the original."""
        ours, theirs = self.targets.where(word), self.sources.where(string)
        return len(ours & theirs) >= _ALIKE * len(ours | theirs)

    def is_rare(self, string: str) -> bool:
        """Whether a string stands in so few pairs that two of them that have it hardly do so by chance."""
        return len(self.sources.where(string)) <= max(2, _RARE * len(self.sources))

    def is_special(self, string: str) -> bool:
        """Whether a string of some length stands in few enough pairs to be a name."""
        if _DENSE.match(string):
            return len(string) == _SHORTEST and len(HIRAGANA.findall(string)) < _SHORTEST - 1
        return len(string) == _COMPOUND or (
            len(string) == _STEM and len(self.sources.where(string)) <= _SELDOM * len(self.sources)
        )


def displaced_names(doc: Document) -> tuple[DisplacedName, ...]:
    """The names of a document, two words with a capital or more, that its original has elsewhere but not where they
    stand, in their order; only those that stand in several sentences.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    found, made = doc.layer(alignment), list[DisplacedName]()
    for places in _names(doc, found).values():
        for place in places:
            others = [other for other in places if other.pair != place.pair]
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


def _names(doc: Document, found: Alignment) -> Mapping[str, Sequence[Place]]:
    """Where two words with a capital stand next to each other, by what they are."""
    small = section(doc.language, "function_words", "function")
    places: dict[str, list[Place]] = defaultdict(list)
    for at, pair in enumerate(found.pairs):
        for sentence in found.targets[slice(*pair.target)]:
            for match in _TWO.finditer(doc.text, *sentence):
                if all(
                    word[0].isupper() and not word.isupper() and word.lower() not in small for word in match.groups()
                ):
                    places[f"{match[1]} {match[2]}"].append(Place(at, Span(match.start(1), match.end(2))))
    return places


def _displaced(doc: Document, place: Place, others: Sequence[Place]) -> Span | None:
    """What stands for a name in the original where the article has it, too, if nothing does at one place.

    A name that is heard there must be heard nowhere near the place; of one that is translated its words' meanings must
    be missing there. Where that is all, or the name stands right beside the place, too, the original must have somebody
    or something else there.
    """
    assert doc.original
    found, heard = doc.layer(alignment), doc.layer(sounds)
    pair, reach = found.pairs[place.pair], reach_at(found, place.pair)
    if not pair.common or pair.source[0] == pair.source[1]:
        return None
    pairs = {other.pair for other in others}
    beside = {at for at in pairs if abs(at - place.pair) <= reach}
    reach = 0 if beside else reach
    words = words_of_name(doc.text[slice(*place.span)])
    some = [*(sound for word in words for sound in heard.of(word)), *heard.of_name(words)]
    if any(abs(sound.pair - place.pair) <= reach and sound.distance <= _MAYBE for sound in some):
        return None
    heard_there = [sound for sound in some if sound.pair in pairs and sound.distance <= _MAYBE]
    there = [
        sound
        for sound in heard_there
        if sound.distance <= _SURE and (heard.is_telling(sound) or not heard.is_latin(sound.span))
    ]
    passage = doc.original.text[slice(*stretch(found, place.pair, reach))]
    capitals = {word[0] for word in words}
    if any(len(capitals.intersection(one)) > 1 for one in initials_in(passage)):
        return None
    if not there:
        is_untranslated = _is_untranslated(doc, place, pairs, beside, is_heard=bool(heard_there))
        return stretch(found, others[0].pair, 0) if is_untranslated else None
    if not beside <= {sound.pair for sound in there} or _is_written(doc.original, there, passage):
        return None
    firsts = {doc.original.text[sound.span.start] for sound in there}  # of a name in Chinese characters its family name
    if any(HAN.match(first) and first in passage for first in firsts):
        return None
    # whatever else the original has in common there stands for no person whom it names each time
    is_always_heard = len(pairs) > 1 and pairs <= {sound.pair for sound in there} and _are_persons(doc, others)
    is_clear = not beside and (is_always_heard or not _shares(doc, place, pairs))
    is_whole = len({sound.span for sound in there}) > 1
    return min(there).span if is_clear or (is_whole and lost_name(doc, place, is_likely=False)) else None


def _are_persons(doc: Document, places: Sequence[Place]) -> bool:
    """Whether every place has a person; bodies and regions have short forms that sound like nothing of them."""
    persons = doc.layer(person_of)
    return all(place.span in persons for place in places)


def _is_untranslated(
    doc: Document, place: Place, pairs: AbstractSet[int], beside: AbstractSet[int], *, is_heard: bool
) -> bool:
    """Whether the original lacks the meaning of a name at a place, and has it in other pairs, or loses a name there."""
    meant = meanings_of(doc, place.span)
    kept = [keys.intersection(*(keys_near(doc, at, 0) for at in pairs)) for keys in meant]
    keys = frozenset[str]().union(*(kept if any(kept) else meant))
    reach = 0 if beside else reach_at(doc.layer(alignment), place.pair)
    if meant_near(doc, place, reach, keys):
        return False
    if _stands_in_all(doc, {place.pair, *pairs}):
        return False
    is_known = any(kept) and any(map(is_body, keys))
    if is_known and lost_name(doc, place, is_likely=False):
        return True
    if beside or has_more_initials(doc, place) or _shares(doc, place, pairs, is_translated=True):
        return False
    if is_known or sum(map(bool, kept)) >= _TELLING:
        return True
    return lost_name(doc, place, is_likely=is_heard or any(kept)) is not None


def _stands_in_all(doc: Document, pairs: AbstractSet[int]) -> bool:
    """Whether the original has a string in every sentence pair that has a name and in hardly any other: a short form of
    it (特区 of 特别行政区), or a compound.
    """
    bags = doc.layer(_bags)
    return any(
        bags.is_special(string) and len(bags.sources.where(string)) <= _NEARLY * len(pairs)
        for string in set.intersection(*(set(bags.sources[at]) for at in pairs))
    )


def _is_written(original: Document, there: Sequence[Sound], passage: str) -> bool:
    """Whether what sounds like a name stands in a passage, too: in another form, without a capital, or as initials."""
    low, texts = passage.casefold(), [original.text[slice(*sound.span)] for sound in there]
    firsts = {text[0] for text in texts}
    initials = initials_in(passage)
    return any(text.casefold()[: max(_STEM, len(text) - _STEM)] in low for text in texts) or any(
        len(firsts.intersection(word)) >= min(2, len(firsts)) for word in initials
    )


def _shares(doc: Document, place: Place, others: AbstractSet[int], *, is_translated: bool = False) -> bool:
    """Whether the original has a rare string here that it has at another place of a name, too, and that no other word
    of the article stands for; for a name that nothing sounds like whatever other words stand in both.
    """
    bags = doc.layer(_bags)
    row = row_of(doc.text, place.span)
    own, here = _words(doc.text[slice(*row)]), _unexplained(doc, place, row)
    initials = _initials_of(doc, place.pair) if is_translated else frozenset[str]()
    for other in others:
        if not initials.isdisjoint(_initials_of(doc, other)):
            return True
        words = (bags.targets[place.pair].keys() & bags.targets[other].keys()) - own
        for string in here & bags.sources[other].keys():
            if is_translated and (bags.is_rare(string) or bags.is_special(string)):
                return True
            is_long = len(string) == _SHORTEST and _DENSE.match(string)
            if bags.is_rare(string) and (is_long or not any(bags.explains(word, string) for word in words)):
                return True
    return False


def _initials_of(doc: Document, pair: int) -> frozenset[str]:
    """The words of initials in the original of a sentence pair."""
    assert doc.original
    return frozenset(initials_in(doc.original.text[slice(*stretch(doc.layer(alignment), pair, 0))]))


def _unexplained(doc: Document, place: Place, row: Span) -> frozenset[str]:
    """The strings of the original in the pair of a name but for what other words of the article there sound like."""
    assert doc.original
    found, heard, original = doc.layer(alignment), doc.layer(sounds), doc.original
    small = frozenset(section(original.language, "function_words", "function"))
    passage = stretch(found, place.pair, 0)
    text = list(original.text[slice(*passage)])
    for word in words_near(doc, place.pair, 0, row):
        for sound in (*heard.of(word), *heard.of(word, joined=True)):
            if sound.pair == place.pair and sound.distance <= _SURE:
                start, end = (at - passage.start for at in sound.span)
                text[start:end] = " " * (end - start)
    ours = fields_of(rest_of(doc, place, 0), doc.language) - fields_of(doc.text[slice(*row)], doc.language)
    for (start, end), fields in phrases_of(original.text[slice(*passage)], original.language):
        if not fields.isdisjoint(ours):
            text[start:end] = " " * (end - start)
    return frozenset(_strings("".join(text), small))


def _bags(doc: Document) -> _Bags:
    assert doc.original
    found, text = doc.layer(alignment), doc.original.text
    small = frozenset(section(doc.original.language, "function_words", "function"))
    theirs = [[text[slice(*one)] for one in found.sources[slice(*pair.source)]] for pair in found.pairs]
    ours = [[doc.text[slice(*one)] for one in found.targets[slice(*pair.target)]] for pair in found.pairs]

    def strings_of(at: int) -> Mapping[str, None]:
        return dict.fromkeys(string for sentence in theirs[at] for string in _strings(sentence, small))

    def words_of(at: int) -> Mapping[str, None]:
        return dict.fromkeys(word for sentence in ours[at] for word in _words(sentence))

    return _Bags(PassageKeys([*map("\n".join, theirs)], strings_of), PassageKeys([*map("\n".join, ours)], words_of))


def _strings(text: str, small: AbstractSet[str]) -> Iterator[str]:
    """What may stand for a name in a passage of the original: its words without endings but for function words; where
    no spaces or no capitals are written, parts of them.
    """
    for run in _DENSE.findall(text):
        for size in (_SHORTEST - 1, _SHORTEST):
            yield from (run[at : at + size] for at in range(len(run) - size + 1))
    for word in WORD.findall(_DENSE.sub(" ", text)):
        low = word.casefold()
        if len(low) < _SHORTEST or low in small:
            continue
        if low == word.upper():  # prefixes stand before a name in scripts without capitals
            yield from (low[at : at + _SHORTEST] for at in range(len(low) - _SHORTEST + 1))
        else:
            yield low[:_STEM]
            if len(low) >= _COMPOUND:
                yield low[:_COMPOUND]
            if word[0].isupper():
                yield low[:_SHORTEST]  # Госдума: a word made of the first letters of others


def _words(text: str) -> frozenset[str]:
    """The words of a passage of the article without endings."""
    return frozenset(word.casefold()[:_STEM] for word in WORD.findall(text) if len(word) >= _SHORTEST)
