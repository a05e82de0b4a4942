"""Common words of the news and the field of meaning of each, which is the same in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.phrases import Phrases, PhraseTable, Pieces, forms, phrase_table, pieces_of
from lintnews.lexicons import kept_per_language, per_language, section
from lintnews.records import NamedTuple

_OPEN = "-"
"""Ends an entry that stands for every word that begins so."""
_SHORTEST = 2
"""Letters of the shortest such beginning."""


class _Entry(NamedTuple):
    """What a word means."""

    fields: frozenset[str]
    """Its fields of meaning where it stands for itself."""
    begun: frozenset[str]
    """Those of the beginnings that it has, which hold in a phrase, too."""
    seconds: frozenset[str]
    """The pieces that go on phrases which it begins."""


class Glossary(NamedTuple):
    """The common words of a language."""

    whole: Phrases[frozenset[str]]
    """Words and phrases as they stand."""
    beginnings: dict[str, frozenset[str]]
    sizes: dict[str, Sequence[int]]
    """How many letters the beginnings have that are looked up, by their first two."""
    fields: frozenset[str]
    """The fields of meaning that it has a word for."""
    bodies: frozenset[str]
    """Those of them that are the names of bodies and places."""


@per_language
def glossary(language: str) -> Glossary:
    """The common words of a language (ISO 639-1); none where it has no such list."""
    code = language.partition("-")[0]
    whole, beginnings, fields = _tables(code)
    sizes: dict[str, set[int]] = defaultdict(set)
    for word in beginnings:
        if len(word) >= _SHORTEST:
            sizes[word[:_SHORTEST]].add(len(word))
    return Glossary(
        Phrases(whole, code),
        beginnings,
        {start: sorted(some) for start, some in sizes.items()},
        fields,
        frozenset(field for field in fields if field[0].isupper()),
    )


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


def common_words(doc: Document) -> tuple[tuple[int, frozenset[str]], ...]:
    """The common words of a document: where each begins, and its fields of meaning."""
    return _found(doc.layer(facts).pieces, doc.language)


def common_words_of(text: str, language: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The same of some words of a language."""
    return _found(pieces_of(text), language)


def phrases_of(text: str, language: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Where each common word or phrase of a language stands in a text, and its fields of meaning, one by one."""
    known, pieces = glossary(language), pieces_of(text)
    entries, end = _entries(language), 0
    for index, low in enumerate(pieces.lows):
        entry = entries[low]
        if entry is None or index < end:
            continue
        fields, begun, seconds = entry
        hit = known.whole.at(pieces.lows, index) if seconds else None
        size, fields = (hit[0], begun | hit[1]) if hit else (1, fields)
        if fields:
            yield pieces.span(index, index + size), fields
            end = index + size


def _found(pieces: Pieces, language: str) -> tuple[tuple[int, frozenset[str]], ...]:
    known = glossary(language)
    if not known.whole.by_first and not known.beginnings:
        return ()
    lows, starts, _ = pieces
    code, found = known.whole.language, []
    for index, entry in enumerate(map(_entries(language).__getitem__, lows)):
        if entry is None:
            continue
        fields, begun, seconds = entry
        if seconds and index + 1 < len(lows) and not seconds.isdisjoint(forms(lows[index + 1], code)):
            hit = known.whole.at(lows, index)
            fields = begun | hit[1] if hit else begun
        if fields:
            found.append((starts[index], fields))
    return tuple(found)


@per_language
def _entries(language: str) -> Remembered[_Entry | None]:
    """The fields of each word; None of most."""
    known = glossary(language)
    return Remembered(lambda low: _entry(known, low))


def _entry(known: Glossary, low: str) -> _Entry | None:
    if not low[0].isalpha():
        return None
    sizes = known.sizes.get(low[:_SHORTEST], ())
    begun = [known.beginnings[part] for size in sizes if (part := low[:size]) in known.beginnings]
    fields = frozenset[str]().union(*begun) if begun else frozenset[str]()
    hit, seconds = known.whole.of_word(low)
    return _Entry(fields | hit[1] if hit else fields, fields, seconds) if fields or hit or seconds else None
