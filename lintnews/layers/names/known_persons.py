"""Known persons whose name a name nearly is: all its words but one have the consonants of theirs, that one most."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from lintnews.files.kept_table import key_of
from lintnews.files.remembered import FEW, Remembered
from lintnews.layers.names.distance import difference, folded, skeleton
from lintnews.layers.names.known_variants import given_variants
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import kept_per_language, per_language, section, table_per_language
from lintnews.office_holders import registry
from lintnews.records import NamedTuple

_MOST_WORDS = 4
"""Words of a name that is looked for."""
_FEW = 5
"""Known persons, of some twenty thousand, who may share a given name that yet tells who is meant."""
_SMALL = 0.6
"""What a single vowel costs: the most that may differ in a short word."""
_SHORT = 5
"""Letters of a short word."""
_LARGE = 1.1
"""The most that may differ in the name of a person whose given name many have."""
_LARGEST = 1.7
"""The same of one whose given name few have."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"})
"""What is written for a letter that a keyboard has not."""

_OTHERS = 2
"""Consonants of one name that the other may lack."""
_BETWEEN = "\t"
"""What stands between the consonants of a word and the name."""
_CONSONANTS = str.maketrans("pfvtkqcxzjrm", "bbbdggggssln", "aeiouhwy")
"""Consonants by the organ that makes them; vowels, and what is hardly heard, are left out."""
_DOUBLED = re.compile(r"(.)\1+")


class Person(NamedTuple):
    """A known person."""

    name: str
    what: str
    """What they are, as a message says it: Ukrainian commander."""
    signs: tuple[str, ...]
    """Words of their country and trade."""
    spellings: tuple[str, ...]
    """Every accepted spelling, the usual one first."""


class Near(NamedTuple):
    """A known person whose name is nearly another."""

    person: Person
    spelling: str
    """The accepted spelling that is nearest."""
    is_telling: bool
    """Whether hardly anybody else can be meant: one vowel differs in a long word, or few have the given name."""


def nearly(name: str, language: str, reach: float) -> Near | None:
    """The known person whose name a name nearly is; None where it is somebody's own, or nobody's.

    `reach`: the most that may differ in a word of it, as a share of the shorter one's letters.
    """
    return _nearest(language, reach)[name]


@per_language
def _nearest(language: str, reach: float) -> Mapping[str, Near | None]:
    """For names of any text what `nearly` says: the news names the same persons again and again."""
    return Remembered(lambda name: _nearly(name, language, reach), FEW)


def _nearly(name: str, language: str, reach: float) -> Near | None:
    candidates = _candidates(name, language)
    if name in candidates:
        return None
    words, best, least = name.split(), "", 0.0
    for spelling in candidates:
        letters = _letters(words, spelling.split(), language, reach)
        if letters == 0:
            return None
        if letters and (not best or letters < least):
            best, least = spelling, letters
    return Near(_bearer(best, language), best, _is_telling(words, best, least, language)) if best else None


def _is_telling(words: Sequence[str], spelling: str, letters: float, language: str) -> bool:
    """Whether hardly anybody else can be meant by a name that is nearly this one."""
    theirs = spelling.split()
    others = [pair for pair in zip(words, theirs, strict=True) if skeleton(pair[0]) != skeleton(pair[1])]
    if vocabulary(language).is_given(words[0]) and (words[0], theirs[0]) in others:
        return False
    are_long = all(min(map(len, pair)) >= _SHORT for pair in others)
    return _is_rare(theirs[0], language) or (letters <= _SMALL and are_long)


def _letters(words: Sequence[str], theirs: Sequence[str], language: str, reach: float) -> float | None:
    """The letters between two names, if so few that one is probably meant for the other."""
    gaps: list[float] = []
    for mine, other in zip(words, theirs, strict=True):
        if mine == other:
            gaps.append(0.0)
            continue
        length = min(len(mine), len(other))
        most = reach * length if length > _SHORT and "-" not in mine else min(_SMALL, reach * length)
        gap = difference(mine, other, most)
        if gap and (_are_plainly_one(mine, other) or (not gaps and given_variants(language, mine, other))):
            gap = 0.0
        if gap > most or (gap > _SMALL and not gaps and vocabulary(language).is_given(mine)):
            return None  # Patricia Sanders is no Patrick
        gaps.append(gap)
    letters = sum(gaps)
    most = _LARGEST if not gaps[0] and _is_rare(theirs[0], language) else _LARGE
    return letters if letters <= most else None


def _are_plainly_one(mine: str, other: str) -> bool:
    """Whether two words are spellings of one where Russian `ё`, which is written `yo`, is written `e`."""
    return "yo" in mine + other and skeleton(_plain(mine)) == skeleton(_plain(other))


def _plain(word: str) -> str:
    return word.replace("yo", "e")


def _is_rare(given: str, language: str) -> bool:
    """Whether few known persons have a given name."""
    return len(given) >= _SHORT and _bearers(language).get(given, 0) <= _FEW


@kept_per_language
def _bearers(language: str) -> Mapping[str, int]:
    """How many known persons have a given name; those whom few bear are left out."""
    names = {name for _, name, _ in _persons(language)}
    counts = Counter(name.partition(" ")[0] for name in names)
    return {given: count for given, count in counts.items() if count > _FEW}


def _bearer(spelling: str, language: str) -> Person:
    """The known person with that spelling."""
    if found := _whose(language).get(key_of(spelling)):
        kind, spellings = found
        what, *signs = section(language, "persons", "kinds")[kind]
        return Person(spellings[0], what, tuple(signs), spellings)
    term = next(term for term in registry().terms if spelling in term.spellings)
    return Person(term.holder, f"{term.office}, {term.body}", (term.body,), term.spellings)


@table_per_language
def _whose(language: str) -> Mapping[bytes, tuple[str, tuple[str, ...]]]:
    """The section of the lexicon and all spellings of the first person there who has a spelling."""
    found: dict[bytes, tuple[str, tuple[str, ...]]] = {}
    for kind, _, spellings in _persons(language):
        for spelling in spellings:
            found.setdefault(key_of(spelling), (kind, spellings))
    return found


def _persons(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The persons of the lexicon, in its order: section, name and spellings; one whom two sections name comes twice."""
    for kind in section(language, "persons", "kinds"):
        for name, others in section(language, "persons", kind).items():
            yield kind, name, _spellings(name, others)


def _spellings(name: str, others: Sequence[str]) -> tuple[str, ...]:
    """All spellings of a name, with those that come of themselves: `e` for `yo`, `ue` for `ü`."""
    spellings = (name, *others)
    plain = [made for one in spellings for made in (_plain(one), one.translate(_UMLAUTS)) if made != one]
    return (*spellings, *plain)


def _candidates(name: str, language: str) -> Collection[str]:
    """The spellings of known persons of whose words all but one have the consonants of a name's, and that one most."""
    index = _index(language)
    found: dict[str, None] = {}
    for key, sound in _keys(name):
        mine = set(sound)
        for known in index.get(key_of(key), ()):
            theirs, _, spelling = known.partition(_BETWEEN)
            if len(mine.symmetric_difference(theirs)) <= _OTHERS:
                found[spelling] = None
    return found


@table_per_language
def _index(language: str) -> Mapping[bytes, list[str]]:
    """The accepted spellings of known persons and office-holders by their keys, each behind the consonants of the word
    that the key leaves open: most are ruled out by these. None without a lexicon of persons.
    """
    found: dict[bytes, list[str]] = defaultdict(list)
    known = [spellings for *_, spellings in _persons(language)]
    everybody = (*known, *(term.spellings for term in registry().terms)) if known else ()
    for spelling in dict.fromkeys(spelling for spellings in everybody for spelling in spellings):
        for key, sound in dict.fromkeys(_keys(spelling)):
            found[key_of(key)].append(f"{sound}{_BETWEEN}{spelling}")
    return dict(found)


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """A key for each word that may be another: the consonants of the others, and how that one begins; with its own."""
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return
    sounds = [*map(_sound, words)]
    for at, sound in enumerate(sounds):
        yield " ".join((*sounds[:at], f"{sound[:1]}*", *sounds[at + 1 :])), sound


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """The consonants of a word by their organs, with a mark for a vowel at its beginning."""
    letters = folded(word)
    first = {"h": "g", "w": "b"}.get(letters[:1], "a" if letters[:1] in "aeiouy" else "")
    return _DOUBLED.sub(r"\1", first + letters.translate(_CONSONANTS))
