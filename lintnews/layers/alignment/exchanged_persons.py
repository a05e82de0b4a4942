"""Persons of an article who stand where the original has somebody else, known from both sides: nothing in the original
sounds like the one, and nothing in the article like the other; and persons whom the article has lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.character_names import is_anywhere, is_foreign, is_native, reads_characters
from lintnews.layers.alignment.full_names import (
    FullName,
    full_names,
    is_in_quotes,
    is_long_dotted,
    is_said,
    is_same,
    is_unlike,
    strings_in,
)
from lintnews.layers.alignment.misread_names import is_latin
from lintnews.layers.alignment.name_pairs import (
    NEAR,
    NamePlace,
    OtherName,
    is_even,
    is_one_word,
    name_places,
    reach_at,
    stretch,
)
from lintnews.layers.alignment.name_sounds import Sound, Sounds, halves, sounds, words_of_name, words_with_capitals
from lintnews.layers.alignment.sentence_pairs import Alignment, alignment, is_trusted
from lintnews.layers.alignment.written_names import HAN, HIRAGANA
from lintnews.layers.names.people import person_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_SURE, _SURE_SIGNS = 0.2, 0.45
"""The share of its letters in which a string may differ from a name that it surely is, and signs for syllables."""
_MAYBE = 0.32
"""The share in which one may differ that the name may be."""
_BETTER = 0.1
"""How much nearer another string is to a word where both texts use one alphabet."""
_LONG = 4
"""Letters by which a name is known in any of its forms."""
_FAMILY = 2
"""Chinese characters by which one is."""


class LostPerson(NamedTuple):
    """A person whom only the original names."""

    target: Span
    """The sentences of the article that correspond."""
    source: Span


def exchanged_persons(doc: Document) -> tuple[OtherName, ...]:
    """The persons in a document in whose place its original names somebody else, whom it does not have near there."""
    if doc.original is None or not is_trusted(doc):
        return ()
    heard = doc.layer(sounds)
    theirs: dict[int, list[FullName]] = defaultdict(list)
    for one in doc.layer(full_names):
        theirs[heard.pair_at(one.span.start)].append(one)
    found = (_exchanged(doc, name, theirs[name.pair]) for name in doc.layer(name_places) if name.pair in theirs)
    return tuple(one for one in found if one)


def _exchanged(doc: Document, name: NamePlace, theirs: Sequence[FullName]) -> OtherName | None:
    """A name, with the person in whose place it stands, if it does so."""
    assert doc.original
    words = words_of_name(doc.text[slice(*name.span)])
    if not _is_person(doc, name, words) or is_in_quotes(doc.text, name.span):
        return None
    if is_here(doc, name, words) or is_one_word(doc, name):
        return None
    elsewhere = _elsewhere(doc, words, name.pair) or _person_elsewhere(doc, name, words)
    is_in_signs = elsewhere and HAN.search(doc.original.text, *elsewhere)
    if is_in_signs and name.is_written(doc.original.text, stretch(doc.layer(alignment), name.pair, 0)):
        return None
    if reads_characters(doc.original) and len(words) > 1:
        near = stretch(doc.layer(alignment), name.pair, NEAR)
        if is_anywhere(doc.original, near, words):
            return None
    for one in theirs if elsewhere or len(words) > 1 else ():
        is_sure = one.is_sure or is_long_dotted(doc.original, one)
        is_other = elsewhere or (is_sure and is_unlike(doc.original, words, one))
        if not is_other or is_said(doc, one, words):
            continue
        if (is_sure or not _is_japanese(doc.original)) and _is_unsaid(doc, one, name):
            return OtherName(name.span, one.span, elsewhere)
    return None


def _is_person(doc: Document, name: NamePlace, words: Sequence[str]) -> bool:
    """Whether a name is a person's: one of several words, or the surname of somebody whose given name is known."""
    person = doc.layer(person_of).get(name.span)
    return bool(words) and (name.is_person if len(words) > 1 else person is not None and bool(person.given))


def is_here(doc: Document, name: NamePlace, words: Sequence[str]) -> bool:
    """Whether the original has any word of a name in its pair that no other name there stands for."""
    assert doc.original
    heard = doc.layer(sounds)
    taken = _taken(doc, name)
    some = [(word, sound) for word in words for sound in heard.of(word)]
    if doc.original.layer(is_latin):
        best = {word: min((sound.distance for sound in heard.of(word)), default=1.0) for word in words}
        some = [(word, sound) for word, sound in some if sound.distance <= best[word] + _BETTER]
    whole = heard.of_name(words) if len(words) > 1 else ()
    return any(
        sound.pair == name.pair and sound.distance <= _MAYBE and sound.span.start not in taken
        for sound in (*(sound for _, sound in some), *whole)
    )


def _taken(doc: Document, name: NamePlace) -> set[int]:
    """Where the original has what the other names in the sentence pair of a name stand for, one place for each word."""
    heard, taken = doc.layer(sounds), set[int]()
    for other in doc.layer(names_by_pair)[name.pair]:
        for word in words_of_name(doc.text[slice(*other.span)]) if other.span != name.span else ():
            free = [sound for sound in heard.of(word) if sound.pair == name.pair and sound.span.start not in taken]
            if free and min(free).distance <= _SURE:
                taken.add(min(free).span.start)
    return taken


def names_by_pair(doc: Document) -> Mapping[int, Sequence[NamePlace]]:
    found: dict[int, list[NamePlace]] = defaultdict(list)
    for name in doc.layer(name_places):
        found[name.pair].append(name)
    return found


def _elsewhere(doc: Document, words: Sequence[str], pair: int) -> Span | None:
    """Where else the original surely has a name; unless the sentences around correspond, not right beside it. One in
    Japanese characters must be heard as a whole: they may be read in several ways.
    """
    assert doc.original
    original, heard = doc.original, doc.layer(sounds)
    reach = reach_at(doc.layer(alignment), pair)
    whole = heard.of_name(words) if len(words) > 1 else ()
    last = [
        one for one in heard.of(words[-1]) if not (_is_japanese(original) and HAN.match(original.text, one.span.start))
    ]
    sure = [one for one in (*last, *whole) if one.distance <= _reach(original, one) and abs(one.pair - pair) > reach]
    if sure:
        return min(sure).span
    full = (one for one in doc.layer(full_names) if one.is_full and abs(heard.pair_at(one.span.start) - pair) > reach)
    return next((one.span for one in full if len(words) > 1 and is_same(original, words, one)), None)


def _person_elsewhere(doc: Document, name: NamePlace, words: Sequence[str]) -> Span | None:
    """Where else the original has the person of a bare given name or surname with the whole name that the article gives
    elsewhere, if no word of that is heard where the bare one stands.
    """
    person = doc.layer(person_of).get(name.span)
    for mention in person.mentions if person and len(words) == 1 else ():
        whole = words_of_name(mention.text)
        if len(whole) > 1 and words[0] in whole and not is_here(doc, name, whole):
            return _elsewhere(doc, whole, name.pair)
    return None


def _is_japanese(original: Document) -> bool:
    return HIRAGANA.search(original.text) is not None


def _reach(original: Document, one: Sound) -> float:
    is_sign = HAN.match(original.text, one.span.start) and section(original.language, "sounds", "signs")
    return _SURE_SIGNS if is_sign else _SURE


def _is_unsaid(doc: Document, person: FullName, name: NamePlace) -> bool:
    """Whether the article has no word near a name that may be a person of the original; in the same sentence pair none,
    and none in full around it.
    """
    reach = reach_at(doc.layer(alignment), name.pair) if person.is_full else NEAR
    if not is_said(doc, person, words_near(doc, name.pair, reach, name.span)):
        return True
    if not person.is_full or is_said(doc, person, words_near(doc, name.pair, 0, name.span)):
        return False
    near = (one for one in doc.layer(name_places) if abs(one.pair - name.pair) <= NEAR and one.span != name.span)
    return not any(_is_said_in_full(doc, person, one) for one in near)


def _is_said_in_full(doc: Document, person: FullName, name: NamePlace) -> bool:
    """Whether a name of several words may be a person of the original with given name and surname."""
    assert doc.original
    words = words_of_name(doc.text[slice(*name.span)])
    if len(words) < 2 or person.is_read:
        return len(words) > 1 and is_said(doc, person, words)
    return sum(is_said(doc, FullName(one.span, False), words) for one in strings_in(doc.original, person.span)) > 1


def lost_persons(doc: Document) -> tuple[LostPerson, ...]:
    """The persons in the original of a document that its sentences have lost, each once; only where the sentences
    correspond one by one, and where no person of the article may be theirs as somebody else reads the characters.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    found, heard, text = doc.layer(alignment), doc.layer(sounds), doc.original.text
    made: dict[str, LostPerson] = {}
    for one in doc.layer(full_names):
        name, at = text[slice(*one.span)], heard.pair_at(one.span.start)
        # a sentence that nobody translated has the name as it was
        if not (one.is_full and one.is_sure and name not in doc.text):
            continue
        if (is_placed(found, at) and _is_lost(doc, one, at)) or _is_nowhere(doc, one, at):
            pair = found.pairs[at]
            place = Span(found.targets[pair.target[0]].start, found.targets[pair.target[1] - 1].end)
            made.setdefault(name, LostPerson(place, one.span))
    return tuple(made.values())


def _is_nowhere(doc: Document, person: FullName, at: int) -> bool:
    """Whether a person who is written by the sound of the name stands nowhere in the article, though what its sentence
    says is there: whatever sentences correspond, there is nobody of that name.
    """
    assert doc.original
    pair = doc.layer(alignment).pairs[at]
    if not pair.common or pair.target[0] == pair.target[1] or HAN.search(doc.original.text, *person.span):
        return False
    return not is_said(doc, person, words_near(doc, at, len(doc.layer(alignment).pairs), Span(0, 0)))


def is_placed(found: Alignment, at: int) -> bool:
    """Whether the sentences of a pair surely correspond: they have something in common, or both neighbors do."""
    if not is_even(found, at, 0, needs_common=False) or found.pairs[at].target[0] == found.pairs[at].target[1]:
        return False
    near = [index for index in (at - 1, at + 1) if 0 <= index < len(found.pairs)]
    return found.pairs[at].common > 0 or all(is_even(found, index, 0) for index in near)


def _is_lost(doc: Document, person: FullName, at: int) -> bool:
    assert doc.original
    if is_said(doc, person, words_near(doc, at, NEAR, Span(0, 0))) and not _is_unintroduced(doc, person, at):
        return False
    if not HAN.search(doc.original.text, *person.span):
        return True
    return not is_foreign(doc.original, person.span) and not _has_unheard_name(doc, at, person)


def _is_unintroduced(doc: Document, person: FullName, at: int) -> bool:
    """Whether the article has nobody where the original names a person for the first time, and says the name beside it
    only where the original has it, too: no pronoun stands for somebody who is not known yet.
    """
    assert doc.original
    found, text, nowhere = doc.layer(alignment), doc.original.text, Span(0, 0)
    stems = [_stem(text[slice(*one.span)]) for one in strings_in(doc.original, person.span)]
    stems = stems or [_stem(text[slice(*person.span)])]
    if is_said(doc, person, words_near(doc, at, 0, nowhere)):
        return False
    if any(text.find(stem, 0, person.span.start) >= 0 for stem in stems):
        return False
    for near in (at - NEAR, at + NEAR):
        if not 0 <= near < len(found.pairs) or not is_said(doc, person, words_near(doc, near, 0, nowhere)):
            continue
        passage = stretch(found, near, 0)
        is_there = any(text.find(stem, *passage) >= 0 for stem in stems)
        if not is_there or not is_even(found, near, 0):
            return False
        if any(_is_said_in_full(doc, person, one) for one in doc.layer(names_by_pair).get(near, ())):
            return False
    return True


def _stem(name: str) -> str:
    """What of a string is the same in all its forms: of one in Chinese characters the first two."""
    return name[: _FAMILY if HAN.match(name) else max(_LONG, len(name) - _LONG)]


def _has_unheard_name(doc: Document, at: int, person: FullName) -> bool:
    """Whether the article has a name in a pair that nothing near there in the original sounds like: it may be any. A
    Japanese name that was misread often looks like no name at all, and is written in syllables.
    """
    assert doc.original
    heard, v = doc.layer(sounds), vocabulary(doc.language)
    names = [(name, words_of_name(doc.text[slice(*name.span)])) for name in doc.layer(names_by_pair)[at]]
    heard_names = {word for name, some in names if len(some) > 1 and name.is_heard_near() for word in some}
    if not (person.is_read or reads_characters(doc.original)):
        heard_names = set()  # what is written by its sound may be cut in the wrong place
    words = {word for name, some in names if name.is_person for word in some} - heard_names
    if reads_characters(doc.original):
        others = {word for _, some in names if len(some) > 1 and is_unlike(doc.original, some, person) for word in some}
        words = {word for word in _single_words(doc, at) if is_native(doc.original, (word,))} - others - heard_names
    return any(
        not (word.lower() in v.common or word in v.bodies or word in v.places or word in v.adjectives)
        and not _is_near(heard, word, at)
        for word in words
    )


def _single_words(doc: Document, at: int) -> Iterator[str]:
    """The words with a capital in a sentence pair that may be a name: no initials, and no month."""
    found, v = doc.layer(alignment), vocabulary(doc.language)
    for start, end in found.targets[slice(*found.pairs[at].target)]:
        for match in words_with_capitals(doc.text, start, end):
            word = match[0].partition("'")[0].partition("’")[0]
            if word[1:].islower() and word not in v.calendar:
                yield word


def _is_near(heard: Sounds, word: str, at: int) -> bool:
    return any(abs(sound.pair - at) <= NEAR and sound.distance <= _MAYBE for sound in heard.of(word))


def words_near(doc: Document, at: int, reach: int, but: Span) -> Iterator[str]:
    """The words with a capital in the article near a sentence pair, two in a row as one, but for those of a name: those
    of the pair first, as whoever looks for one mostly finds it there.
    """
    found, known = doc.layer(alignment), doc.layer(_Words)
    near = range(max(0, at - reach), min(len(found.pairs), at + reach + 1))
    for pair in sorted(near, key=lambda one: abs(one - at)):
        for number in range(*found.pairs[pair].target):
            start, end = place = found.targets[number]
            if but.overlaps(place):
                yield from _words_in(doc.text, start, min(end, but.start))
                yield from _words_in(doc.text, max(start, but.end), end)
            else:
                yield from known[number]


class _Words(dict[int, Sequence[str]]):
    """The words with a capital in each sentence of an article, each once."""

    def __init__(self, doc: Document) -> None:
        super().__init__()
        self._text, self._sentences = doc.text, doc.layer(alignment).targets

    def __missing__(self, number: int) -> Sequence[str]:
        words = self[number] = tuple(dict.fromkeys(_words_in(self._text, *self._sentences[number])))
        return words


def _words_in(text: str, start: int, end: int) -> Iterator[str]:
    words = [*words_with_capitals(text, start, end)]
    yield from (word[0] for word in words)
    yield from halves(word[0] for word in words)
    for one, other in pairwise(words):
        if one.end() + 1 == other.start():
            yield one[0] + other[0]
