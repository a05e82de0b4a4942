"""Single words of another language in an English sentence."""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.document import Document
from lintnews.files.kept_table import key_of
from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import endings
from lintnews.layers.text.tokens import places_by_lower, places_of, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import Section, kept_per_language, languages, per_language, section, table_per_language
from lintnews.records import NamedTuple

_NEIGHBOURS = 2
"""Words on both sides that must be ordinary words of the text's own language."""
_NOUN = 6
"""Letters of a word with a capital that is no name."""


class StrayWord(NamedTuple):
    """A word, and the languages that it may be of (ISO 639-1; none: one that is not known)."""

    span: Span
    languages: tuple[str, ...]


def stray_words(doc: Document) -> tuple[StrayWord, ...]:
    """Words that the language of the text does not have and another one does, alone among its own words.

    A word counts as another language's where it is one of its function words or of the ordinary words of its news, or
    has letters that English has in loan words only and is none of those. One with a capital, which may be a name, is an
    ordinary word of news.
    """
    words, theirs, is_stray = doc.layer(words_of), _theirs(doc.language), _strays(doc.language)
    index = doc.layer(places_by_lower)
    return tuple(
        StrayWord(Span(words.tokens[at].start, words.tokens[at].end), theirs.get(key_of(words.lowers[at]), ()))
        for at in places_of(index, [low for low in index if is_stray[low]])
        if (words.texts[at].islower() or _is_noun(doc, at)) and _is_among_own(doc, at)
        if not quoted(doc, words.tokens[at].start)
    )


@per_language
def _strays(language: str) -> Mapping[str, bool]:
    """Whether words are strays in a text of a language."""
    known, theirs, loans = vocabulary(language), _theirs(language), section(language, "loans", "loans")
    loan_endings = endings(language, "loans")
    return Remembered(lambda word: _is_stray(word, known, theirs, loans, loan_endings))


def _is_noun(doc: Document, at: int) -> bool:
    """Whether a word with a capital is an ordinary word of another language's news, and no name."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    text, low = words.texts[at], words.lowers[at]
    if not text.istitle() or len(text) < _NOUN or low not in _content(doc.language):
        return False
    is_word = text in _nouns(doc.language) or (at > 0 and words.texts[at - 1] == ".")
    return is_word and not known.is_given(text) and text not in known.places


def _is_stray(
    word: str, known: Vocabulary, theirs: Mapping[bytes, tuple[str, ...]], loans: Section, loan_endings: tuple[str, ...]
) -> bool:
    """Whether a word is of another language, and no loan."""
    if word in known.common or word in known.function or word in known.particles or word in loans:
        return False
    if key_of(word) not in theirs and (word.isascii() or not word.isalpha() or not _is_latin(word)):
        return False
    return not any(word.removesuffix(ending) in loans for ending in loan_endings)


def _is_latin(word: str) -> bool:
    """Whether a word is of a language with letters like é or ß; one with a macron is from another script."""
    return (
        len(word) > 3
        and not any(mark in word for mark in "āēīōū")
        and all("a" <= letter <= "z" or "à" <= letter <= "ž" for letter in word)
    )


def _is_among_own(doc: Document, at: int) -> bool:
    """Whether the words on both sides are ordinary ones of the text's language, and no name."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    around = [*range(at - _NEIGHBOURS, at), *range(at + 1, at + 1 + _NEIGHBOURS)]
    if at and words.texts[at - 1] == "." and words.texts[at][0].isupper():
        around = around[_NEIGHBOURS:]
    own = 0
    for index in around:
        if not 0 <= index < len(words.lowers):
            continue
        low, text = words.lowers[index], words.texts[index]
        is_name = text[0].isupper() and low not in known.function
        if abs(index - at) == 1 and (is_name or text in "-'’/_“”\"«»‘()@#.:"):
            return False
        own += low in known.function or low in known.common
    return own >= _NEIGHBOURS


@table_per_language
def _theirs(language: str) -> Mapping[bytes, tuple[str, ...]]:
    """Function words, and ordinary words of the news, of other languages (in UTF-8) by the languages that have them."""
    table: dict[str, list[str]] = {word: [*codes] for word, codes in _content(language).items()}
    for code in _others(language):
        for word in section(code, "function_words", "function"):
            if len(word) > 2 and word.isalpha():
                table.setdefault(word, []).append(code)
    return {key_of(word): tuple(codes) for word, codes in table.items()}


@kept_per_language
def _content(language: str) -> Mapping[str, tuple[str, ...]]:
    """Ordinary words of the news of other languages by the languages that have them."""
    table: dict[str, list[str]] = {}
    for code in _others(language):
        for word in section(code, "content_words", "content"):
            table.setdefault(word.lower(), []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


@kept_per_language
def _nouns(language: str) -> frozenset[str]:
    """Such words that always have a capital."""
    words = (word for code in _others(language) for word in section(code, "content_words", "content"))
    return frozenset(word for word in words if word[0].isupper())


def _others(language: str) -> tuple[str, ...]:
    """The languages that the text is not in."""
    return tuple(code for code in languages() if code != language.partition("-")[0])
