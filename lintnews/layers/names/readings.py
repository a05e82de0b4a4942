"""Spellings that are two readings of one sign: Sotozaki and Tozaki are both 外崎.

Where a language writes names with signs of several readings, a translation that meets a name again may read it anew.
Two spellings that differ by nothing but two readings of one sign are probably one name; what they share need not be
known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lintnews.document import Document
from lintnews.layers.text.tokens import places_by_text
from lintnews.lexicons import either, languages, per_language, section

SHARED = 2
"""Letters that two spellings share besides the sign that is read in two ways."""
AT_HOME = 0.4
"""The share of a text's names that are of the syllables of a language from which the text speaks of its country."""
FEWEST = 5
"""Such names that a text must have."""
_LONGEST = 5
"""Letters of the longest reading of a sign."""
_LONG = re.compile(r"(?<=o)[ou]|(?<=u)u|(?<=o)h(?![aeiouy])")
"""The second letter of a long vowel, which many spellings leave out."""
_LABIAL = re.compile(r"m(?=[bp])")


def read_alike(doc: Document, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The pairs of names that are two readings of one sign apart, both ways, where the text speaks of the country."""
    found, pairs = tuple(names), set[tuple[str, str]]()
    for code in languages("readings"):
        written: dict[str, list[str]] = defaultdict(list)
        for name in found:
            if is_written_as(code, name):
                written[written_plainly(name)].append(name)
        if len(written) > 1 and (len(written) >= max(FEWEST, AT_HOME * len(found)) or speaks_of(doc, code)):
            for plain, ways in written.items():
                for read in _read_otherwise(code, plain):
                    pairs |= {(one, other) for one in ways for other in written.get(read, ())}
    return frozenset(pairs | {(other, one) for one, other in pairs})


def _may_be_of(code: str, name: str) -> bool:
    """Whether a name has the letters of a language: what spares most names of others a closer look."""
    return not name.isascii() or _letters(code).issuperset(name.lower())


@per_language
def _letters(code: str) -> frozenset[str]:
    return frozenset("".join(section(code, "readings", "syllables"))) | {"'"}


@per_language
def _syllables(code: str) -> re.Pattern[str]:
    """How names of a language are written in Latin letters: in its syllables."""
    return re.compile(f"(?:{either(code, 'readings', 'syllables')})*")


def is_written_as(code: str, name: str) -> bool:
    """Whether a name may be one of a language: it is written in its syllables."""
    return _may_be_of(code, name) and bool(_syllables(code).fullmatch(written_plainly(name)))


def speaks_of(doc: Document, code: str) -> bool:
    """Whether a text was translated from a language, or names the country where it is spoken."""
    at_home = section(code, "readings", "at-home")
    return doc.source_language == code or not at_home.keys().isdisjoint(doc.layer(places_by_text))


@lru_cache(maxsize=4096)
def signs_read_as(code: str, signs: str, name: str) -> bool:
    """Whether some signs may be read as a name; one of them may be unknown, beside others that are not."""
    letters, reached = written_plainly(name), {(0, False)}
    for sign in signs:
        ways = _ways_of_sign(code, sign)
        if ways:
            reached = {
                (at + len(way), has_gap) for at, has_gap in reached for way in ways if letters.startswith(way, at)
            }
        else:
            reached = {(at + size, True) for at, has_gap in reached if not has_gap for size in range(1, _LONGEST + 1)}
    return any(at == len(letters) and not (has_gap and len(signs) == 1) for at, has_gap in reached)


@lru_cache(maxsize=4096)
def _ways_of_sign(code: str, sign: str) -> frozenset[str]:
    """How a sign may be read in a name; nothing where that is not known."""
    readings = section(code, "readings", "readings").get(sign, ())
    return frozenset(written_plainly(way) for reading in readings for way in _ways(code, reading))


def written_plainly(name: str) -> str:
    """A name in the letters of the readings: no accents, long vowels short, n in front of b and p."""
    letters = (sign for sign in unicodedata.normalize("NFD", name.lower()) if sign.isascii() and sign.isalpha())
    return _LABIAL.sub("n", _LONG.sub("", "".join(letters)))


def _read_otherwise(code: str, name: str) -> Iterator[str]:
    """A name of syllables with one of its parts read in another way."""
    syllables, others = _syllables(code), _others(code)
    places = [at for at in range(len(name) + 1) if syllables.fullmatch(name[:at]) and syllables.fullmatch(name[at:])]
    for start in places:
        for end in places:
            if start < end and len(name) - (end - start) >= SHARED:
                for reading in others.get(name[start:end], ()):
                    yield name[:start] + reading + name[end:]


@per_language
def _others(code: str) -> Mapping[str, frozenset[str]]:
    """For each reading of a sign the other readings that a sign with it has."""
    others: dict[str, set[str]] = defaultdict(set)
    for readings in section(code, "readings", "readings").values():
        for reading in readings:
            for way in _ways(code, reading):
                others[way].update(voiced for other in readings if other != reading for voiced in _ways(code, other))
    return {reading: frozenset(found - {reading}) for reading, found in others.items()}


def _ways(code: str, reading: str) -> tuple[str, ...]:
    """A reading, and how it begins behind another sign."""
    voiced = section(code, "readings", "voiced")
    size = next((size for size in (2, 1) if reading[:size] in voiced), 0)
    return (reading, *(letters + reading[size:] for letters in voiced.get(reading[:size], ())))
