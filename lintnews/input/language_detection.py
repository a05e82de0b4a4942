"""The language of a text, by its script and by the function words in it: what the lexicons hold anyway."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lintnews.layers.text.tokens import lowers_of
from lintnews.lexicons import (
    EVERY,
    either,
    kept_per_language,
    languages,
    more_languages,
    per_language,
    section,
    telling_words,
)
from lintnews.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_READ = 2000
"""Code points that are read: as many as show the language of any article."""
_FEWEST = 5
"""Words from which a text shows its language."""
_SURE = 0.3
"""The share of function words from which nobody else is asked."""
_LEAST = 0.18
"""The share of function words that a language must have."""
_FAINT = 0.06
"""The same of a language that leaves the others far behind: many say with endings what others say with words."""
_FAR_AHEAD = 2.0
"""How many times as many as every other language has."""
_MANY = 6
"""Different function words of it."""
_VERY_MANY = 10
"""The same where a language that is akin to it has many of them, too."""
_AHEAD = 1.25
"""How many times as many as the expected language has."""
_DISTINCT = 2
"""Different function words that another language must show: one alone, however often, may be any language's word."""
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("lo", "\u0e80", "\u0eff"),
    ("my", "\u1000", "\u109f"),
    ("km", "\u1780", "\u17ff"),
    ("am", "\u1200", "\u137f"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("pa", "\u0a00", "\u0a7f"),
    ("gu", "\u0a80", "\u0aff"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("kn", "\u0c80", "\u0cff"),
    ("ml", "\u0d00", "\u0d7f"),
    ("si", "\u0d80", "\u0dff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("ru", "\u0400", "\u04ff"),
)
_LETTERS = {
    "ru": (
        ("uk", "іїєґ"),
        ("be", "ўі"),
        ("mk", "ѓќѕјљњџ"),
        ("sr", "ђћјљњџ"),
        ("bg", "ъ"),
        ("kk", "әғқңұүһі"),
        ("ru", "ыэё"),
    ),
    "ar": (("fa", "پچژگکی"), ("ur", "ٹڈڑےںھہ"), ("ar", "ةىيكؤئ")),
}
"""For a script, by the language that most often uses it, letters by which the languages of it give themselves away."""


class _Stated(NamedTuple):
    """How pages of a language say from which other one they were translated."""

    names: Mapping[str, str]
    """Codes by the names of languages."""
    line: re.Pattern[str]


@per_language
def _stated(language: str) -> _Stated | None:
    names = {name: code for name, (code, *_) in section(language, "languages", "names").items()}
    if not names:
        return None

    def words(name: str) -> str:
        return either(language, "languages", name)

    behind = rf"(?= {words('by')} [A-Z]|[^\w\n]*$| {words('behind')} )"
    line = (
        rf"(?mi)^[^\w\n]{{0,6}}(?:{words('page')} )?(?:{words('machine')}[- ])?{words('translated')} {words('from')} "
        rf"(?:{words('the')} )?(?-i:({words('names')}){behind})[^\n]{{0,60}}$"
    )
    return _Stated(names, re.compile(line))


@kept_per_language
def _telling(_every: str) -> dict[str, list[str]]:
    """By language the words of which one is in every such line, without their first letters, which may be capitals."""
    return {code: [word[1:] for word in section(code, "languages", "translated")] for code in languages()}


def stated_source_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a line of a page says it was translated from; None where none does.

    `Translated from German by DeepL`; not `Translated from German by his wife, the book was a success`.
    """
    for language, words in _telling(EVERY).items():
        stated = _stated(language) if any(word in text for word in words) else None
        if stated and (found := stated.line.search(text)):
            return stated.names[found[1]]
    return None


def language_of(text: str, expected: str = "en") -> str | None:
    """The ISO 639-1 code of the language that a text is in, None where the text does not show it.

    `expected`: the language that it is asked about first, and that it is in where two are as likely.
    """
    printed = _WORD.findall(text[:_READ])
    words = lowers_of(printed)
    if not text.isascii() and (other := _by_script(words)):
        return other
    if len(words) < _FEWEST:
        return None
    own = _share(words, expected)
    if own >= _SURE:
        return expected
    theirs = [*_outside_names(printed, words, expected)]
    different = {*theirs}
    others = [code for code in languages() if code != expected and len(_function_words(code) & different) >= _DISTINCT]
    shares = [(_share(theirs, code), code) for code in others]
    shares += [
        (_share(theirs, code), code) for code in more_languages() if len(_function_words(code) & different) > _DISTINCT
    ]
    share, code = max(shares, key=_by_share, default=(0.0, expected))
    if share >= _LEAST and share >= _AHEAD * own:
        return code
    if own >= _LEAST:
        return expected
    next_best = max((one for one, other in shares if other != code), default=0.0)
    many = len(_function_words(code) & different)
    is_ahead = share >= max(_FAINT, _FAR_AHEAD * own)
    return code if is_ahead and (many >= _VERY_MANY or (many >= _MANY and share >= _FAR_AHEAD * next_best)) else None


def _by_share(one: tuple[float, str]) -> tuple[float, int]:
    """The share of a language, and of two with the same share the one that needs fewer words for it."""
    return one[0], -len(_function_words(one[1]))


def _outside_names(printed: Sequence[str], words: Sequence[str], expected: str) -> Iterator[str]:
    """The words that a name of the expected language does not hold: the UN and Ursula von der Leyen speak no other."""
    particles = section(expected, "names", "particles")
    shouted = all(word.isupper() for word in printed)
    named = False
    for word, lower, following in zip(printed, words, (*printed[1:], ""), strict=True):
        acronym = word.isupper() and len(word) > 1 and not shouted
        named = word[0].isupper() or (
            named and lower in particles and (following[:1].isupper() or following in particles)
        )
        if not acronym and not (named and word[0].islower()):
            yield lower


@per_language
def _function_words(language: str) -> frozenset[str]:
    return frozenset(section(language, "function_words", "function") or telling_words(language))


def _share(words: Sequence[str], language: str) -> float:
    """The share of a text's words that are function words of a language."""
    return sum(map(_function_words(language).__contains__, words)) / len(words)


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    """The language that most often uses the script of a letter; nothing for letters that tell none."""
    return next((code for code, low, high in _SCRIPTS if low <= letter <= high), "")


def _by_script(words: list[str]) -> str | None:
    """The language of a text most of whose letters are of a script that tells it."""
    letters = Counter("".join(words))
    total = letters.total()
    counts = dict.fromkeys((code for code, _, _ in _SCRIPTS), 0)
    for letter, number in letters.items():
        if script := _script(letter):
            counts[script] += number
    if total and sum(counts.values()) <= total / 2:
        return None
    if counts["ja"] > total / 20:
        return "ja"
    code = max(counts, key=lambda code: counts[code]) if total else ""
    if code not in _LETTERS:
        return code or None
    own = {one: sum(letters[letter] for letter in given) for one, given in _LETTERS[code]}
    return max(own, key=lambda one: own[one]) if any(own.values()) else code
