"""What the ending of a word tells of it: a plural, a past form."""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.lexicons import per_language, section

_SHORTEST = 3
"""Letters that a word with the ending of a plural or of a past form has at least, besides it or with it."""


@per_language
def endings(language: str, name: str) -> tuple[str, ...]:
    """The endings of one kind in a language, as `str.endswith` takes them."""
    return tuple(section(language, "endings", name))


@per_language
def _plurals(language: str) -> tuple[tuple[str, str, int], ...]:
    """Endings of plurals, longest first: the ending, that of the singular, and how many letters stand before it."""
    known = section(language, "endings", "plurals")
    rows = ((one, values[0].strip("-"), int("".join(values[1:]) or 0)) for one, values in known.items())
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@per_language
def _irregular(language: str) -> Mapping[str, str]:
    return {plural: values[0] for plural, values in section(language, "quantities", "irregular").items()}


def singular(word: str, language: str) -> str:
    """The singular of a lower-case plural noun, or the word itself; the same for all forms is enough."""
    irregular = _irregular(language)
    if word in irregular:
        return irregular[word]
    for ending, instead, before in _plurals(language):
        if word.endswith(ending) and len(word) >= len(ending) + before:
            return word[: len(word) - len(ending)] + instead
    return word


def is_plural(word: str, language: str) -> bool:
    """Whether a lower-case word looks like a plural."""
    return word in _irregular(language) or (len(word) > _SHORTEST and singular(word, language) != word)


def is_past(word: str, language: str) -> bool:
    """Whether a lower-case word is a past form, or looks like one."""
    known = (section(language, "clauses", name) for name in ("past", "auxiliaries"))
    return any(word in words for words in known) or word.endswith(endings(language, "past"))
