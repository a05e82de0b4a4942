"""Common words of the news and the field of meaning of each, which is the same in every language."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from lintnews.document import Document
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.phrases import Phrases, PhraseTable, Pieces, forms, phrase_table, pieces_of
from lintnews.lexicons import kept_per_language, per_language, section
from lintnews.records import NamedTuple

_OPEN = "-"
"""Ends an entry that stands for every word that begins so."""
_SHORTEST = 2
"""Letters of the shortest such beginning."""


class Glossary(NamedTuple):
    """The common words of a language."""

    whole: Phrases[frozenset[str]]
    """Words and phrases as they stand."""
    beginnings: dict[str, frozenset[str]]
    longest: int
    """Letters of the longest beginning."""
    language: str
    fields: frozenset[str]
    """The fields of meaning that it has a word for."""


@per_language
def glossary(language: str) -> Glossary:
    """The common words of a language (ISO 639-1); none where it has no such list."""
    code = language.partition("-")[0]
    whole, beginnings, fields = _tables(code)
    return Glossary(Phrases(whole, code), beginnings, max(map(len, beginnings), default=0), code, fields)


@kept_per_language
def _tables(code: str) -> tuple[PhraseTable[frozenset[str]], dict[str, frozenset[str]], frozenset[str]]:
    whole: dict[str, set[str]] = defaultdict(set)
    beginnings: dict[str, set[str]] = defaultdict(set)
    for field, words in section(code, "glossary", "glossary").items():
        for word in words:
            (beginnings if word.endswith(_OPEN) else whole)[word.removesuffix(_OPEN).lower()].add(field)
    return (
        phrase_table(((word, frozenset(fields)) for word, fields in whole.items()), code),
        {word: frozenset(fields) for word, fields in beginnings.items()},
        frozenset(section(code, "glossary", "glossary")),
    )


def common_words(doc: Document) -> tuple[tuple[int, str], ...]:
    """The common words of a document: where each begins, and each of its fields of meaning."""
    return _found(doc.layer(facts).pieces, glossary(doc.language))


def common_words_of(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """The same of some words of a language."""
    return _found(pieces_of(text), glossary(language))


def _found(pieces: Pieces, known: Glossary) -> tuple[tuple[int, str], ...]:
    if not known.whole.by_first and not known.beginnings:
        return ()
    lows, starts, _ = pieces
    looked_up = {low: _looked_up(low, known.language) for low in set(lows) if low[0].isalpha()}
    common = {low: found for low, found in looked_up.items() if any(found)}
    found = []
    for index in [at for at, low in enumerate(lows) if low in common]:
        fields, may_go_on = common[lows[index]]
        if may_go_on and (hit := known.whole.at(lows, index)):
            fields |= hit[1]
        found += [(starts[index], field) for field in fields]
    return tuple(found)


@lru_cache(maxsize=65536)
def _looked_up(low: str, language: str) -> tuple[frozenset[str], bool]:
    """The fields of a word by how it begins, and whether it or a phrase that it begins stands in the list."""
    known = glossary(language)
    fields = frozenset[str]().union(
        *(known.beginnings.get(low[:size], ()) for size in range(_SHORTEST, min(len(low), known.longest) + 1))
    )
    return fields, any(form in known.whole.by_first for form in forms(low, language))
