"""Strings of a text in any script that may be names, with what they may sound like in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import ascii_of
from lintnews.layers.alignment.phrases import forms
from lintnews.lexicons import section
from lintnews.records import NamedTuple

ALPHABET, CONSONANTS, SIGNS = "alphabet", "consonants", "signs"
"""How a string is to be compared: letter by letter, or by its consonants alone; those of signs that each stand for a
syllable tell little.
"""

_WORD = re.compile(r"(?:[OÓО]['’])?[^\W\d_]{2,}(?:[-‑'’][^\W\d_]{2,})*")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々]+")
_KANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
HIRAGANA = re.compile("[\u3041-\u309f]")
HANGUL = re.compile("[\uac00-\ud7a3]{2,}")
ABJAD = re.compile("[\u0591-\u07bf\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
_UNCASED = re.compile("[\u0900-\u0dff\u10d0-\u10ff]{3,}")
_PREFIXES = 2
"""Consonants that an article and a preposition may put in front of a name where vowels are not written."""
_WEAK = str.maketrans("", "", "wy")
"""Consonants that are often signs of vowels there."""
_UNKNOWN_ENDING = 3
"""Letters that a case may put behind a name in a language whose endings are not known."""
_SHORTEST = 4
"""Letters that are left of it."""
_PARTICLE = 2
"""Syllables of the longest particle behind a Korean name."""
_SILENT = "eu"
"""The vowel that Korean puts behind a consonant for which a foreign name has none: obeuradoreu, Obrador."""


class Written(NamedTuple):
    """A string that may be a name."""

    span: Span
    readings: tuple[str, ...]
    """What it may sound like, in lower-case Latin letters."""
    kind: str
    """`alphabet`, `consonants` or `signs`."""
    is_person: bool = False
    """Whether a dictionary says that it is a family name and a given name."""
    is_family: bool = False
    """Whether a dictionary says that it is a family name."""


def written_names(doc: Document) -> tuple[Written, ...]:
    """The strings of a document that may be names, in order of their places; those in Chinese characters only where
    they are written by their sound, or where a Japanese dictionary reads them.
    """
    return tuple(sorted(_found(doc), key=lambda one: one.span))


def _found(doc: Document) -> Iterator[Written]:
    text, language = doc.text, doc.language
    if text.isascii():
        yield from _cased(text, language)
        return
    if HIRAGANA.search(text):
        yield from _japanese(text)
    elif HAN.search(text):
        yield from _by_sound(text, language)
    for match in _KANA.finditer(text):
        yield Written(Span(*match.span()), (of_kana(match[0]),), CONSONANTS)
    for match in HANGUL.finditer(text):
        yield from _korean(match)
    for match in ABJAD.finditer(text):
        low = ascii_of(match[0]).lower()
        whole = [low[cut:] for cut in range(_PREFIXES + 1) if len(low) - cut > 1] or [low]
        readings = (reading for one in whole for reading in (one, one.translate(_WEAK)) if reading)
        yield Written(Span(*match.span()), tuple(dict.fromkeys(readings)), CONSONANTS)
    for match in _UNCASED.finditer(text):
        yield Written(Span(*match.span()), _stems(match[0], language), ALPHABET)
    yield from _cased(text, language)


def _cased(text: str, language: str) -> Iterator[Written]:
    """The words with a capital, in scripts that have capitals."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper():
            yield Written(Span(*match.span()), _readings(word, language), ALPHABET)


@lru_cache(maxsize=16384)
def _readings(word: str, language: str) -> tuple[str, ...]:
    """What a word and each of its halves may be without the ending of a case, in Latin letters."""
    parts = word.replace("‑", "-").split("-")
    readings = _stems("".join(parts), language)
    if len(parts) > 1:
        readings += tuple(form for part in parts if len(part) > 2 for form in _stems(part, language))
    return readings


@lru_cache(maxsize=65536)
def _stems(word: str, language: str) -> tuple[str, ...]:
    """A word, and what it may be without the ending of a case, in Latin letters."""
    low = word.lower()
    if section(language, "source", "endings"):
        some: tuple[str, ...] = forms(low, language)
    else:
        some = (low, *(low[:-cut] for cut in range(1, _UNKNOWN_ENDING + 1) if len(low) - cut >= _SHORTEST))
    return tuple(dict.fromkeys(latin for form in some for latin in _latin(form, language)))


def _latin(low: str, language: str) -> tuple[str, ...]:
    """A word in Latin letters; letters that sound otherwise together are taken together. A second time as a name of
    another language may have been written that comes back.
    """
    whole = _with(section(language, "sounds", "together"), low)
    back = _with(section(language, "sounds", "foreign"), whole)
    return tuple(ascii_of(one).lower() for one in ((whole,) if back == whole else (whole, back)))


def _with(sounds: Mapping[str, Sequence[str]], low: str) -> str:
    for letters, sound in sounds.items():
        if letters in low:
            low = low.replace(letters, sound[0])
    return low


def _korean(match: re.Match[str]) -> Iterator[Written]:
    """The whole of a Korean word, and the same without a particle, as a Korean and as a foreign name."""
    syllables = [ascii_of(one).lower() for one in match[0]]
    readings = ["".join(syllables[:size]) for size in range(max(2, len(syllables) - _PARTICLE), len(syllables) + 1)]
    if len(syllables) > 2:
        readings += ["".join(syllables[1:size]) for size in (2, 3) if size <= len(syllables)]
    bare = [one.replace(_SILENT, "") for one in readings if len(syllables) > 2 and _SILENT in one]
    yield Written(Span(*match.span()), (*readings, *bare, syllables[0]), ALPHABET)


_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ヮ": "a"}
_GLIDES = "ャュョ"
_PALATAL = ("sh", "ch", "j")


@lru_cache(maxsize=65536)
def of_kana(text: str) -> str:
    """Katakana in Latin letters, as names are romanised: ショウヘイ as shouhei."""
    made: list[str] = []
    for sign in text:
        if sign in _SMALL and made:
            stem = made.pop().rstrip("aeiou")
            glide = "y" if sign in _GLIDES and not stem.endswith(_PALATAL) else ""
            made.append(stem + glide + _SMALL[sign])
        elif sign not in "ーッ・":
            made.append(ascii_of(sign).lower())
    return "".join(made)


def _japanese(text: str) -> Iterator[Written]:
    """The nouns of a Japanese text as a dictionary reads them, and two that follow one another as one."""
    parse = _reader()
    if parse is None:
        return
    at = 0
    found: list[_Noun | None] = []
    for line in text.splitlines(keepends=True):
        for piece in parse(line) if HAN.search(line) else ():
            part = piece.part_of_speech()
            noun = None
            if part[0] in _NOUNS:
                span = Span(at + piece.begin(), at + piece.end())
                if HAN.search(text, *span):
                    noun = _Noun(span, of_kana(piece.reading_form()), part[3])
            found.append(noun)
        at += len(line)
    for one in found:
        if one and (one.span.end - one.span.start > 1 or one.of_name == _FAMILY_AND_GIVEN[0]):
            yield Written(one.span, (one.reading,), ALPHABET, is_family=one.of_name == _FAMILY_AND_GIVEN[0])
    for one, other in pairwise(found):
        if one and other and one.span.end == other.span.start:
            span = Span(one.span.start, other.span.end)
            is_long = span.end - span.start >= _PERSON
            is_person = is_long and (one.of_name, other.of_name) == _FAMILY_AND_GIVEN
            yield Written(span, (one.reading + other.reading,), ALPHABET, is_person)


class _Noun(NamedTuple):
    span: Span
    reading: str
    of_name: str
    """What part of a person's name the dictionary says that it is."""


_NOUNS = ("名詞", "接尾辞")
_FAMILY_AND_GIVEN = ("姓", "名")
"""As the dictionary names them."""
_PERSON = 3
"""Characters from which it is right about the two."""


@cache
def _reader() -> Callable[[str], Any] | None:
    """What takes Japanese apart and reads it; None where it is not installed."""
    try:
        from sudachipy import Dictionary
    except ImportError:
        return None
    for edition in ("core", "small", "full"):
        try:
            read: Callable[[str], Any] = Dictionary(dict=edition).tokenizer().tokenize
        except (ImportError, ModuleNotFoundError, OSError):
            continue
        return read
    return None


def _by_sound(text: str, language: str) -> Iterator[Written]:
    """Foreign names in Chinese characters: runs of those that stand for sounds."""
    signs = "".join(section(language, "sounds", "signs"))
    if signs:
        for match in _sound_signs(signs).finditer(text):
            yield Written(Span(*match.span()), ("".join(ascii_of(sign).lower() for sign in match[0]),), SIGNS)


@cache
def _sound_signs(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]{{2,8}}")
