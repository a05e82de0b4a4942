"""What the names and common words around a place of an article mean, and what its original means there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import anchors_of, joint_anchors
from lintnews.layers.alignment.facts import facts
from lintnews.layers.alignment.glossary import phrases_of
from lintnews.layers.alignment.name_pairs import pairs_near, stretch
from lintnews.layers.alignment.sentence_pairs import alignment
from lintnews.layers.alignment.source_strings import WORD
from lintnews.records import NamedTuple

_MEANINGS = "gtnmw"
"""The kinds of keys that tell what a word means."""
_INITIALS = range(2, 7)
"""Letters of a word of initials."""
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_BEHIND = re.compile(r" (?:[^\W\d_]{2,3} )?([^\W\d_][\w’'-]*)")
_WIDEST = 30
"""Code points in front of a name among which the word before it stands."""


class Place(NamedTuple):
    """Where a name stands, and in which sentence pair."""

    pair: int
    span: Span


def meanings_of(doc: Document, span: Span) -> Sequence[frozenset[str]]:
    """What each word of a name of the article means, as keys that are the same in every language."""
    words = [Span(*match.span()) for match in WORD.finditer(doc.text, *span)]
    return [frozenset(key for key in keys if key[0] in _MEANINGS) for keys in anchors_of(doc, words)]


def is_body(key: str) -> bool:
    """Whether a key is the name of a body or a place."""
    return key[:1] == "g" and key[1:2].isupper()


def keys_near(doc: Document, pair: int, reach: int) -> AbstractSet[str]:
    """What the original means by the common words and countries that it has in some sentence pairs."""
    theirs, near = doc.layer(joint_anchors)[1], pairs_near(doc.layer(alignment), pair, reach)
    return frozenset().union(*(theirs[at] for one in near for at in range(*one.source)))


def own_keys_near(doc: Document, pair: int, reach: int) -> AbstractSet[str]:
    """What the article means by its own words in some sentence pairs."""
    ours, near = doc.layer(joint_anchors)[0], pairs_near(doc.layer(alignment), pair, reach)
    return frozenset().union(*(ours[at] for one in near for at in range(*one.target)))


def meant_near(doc: Document, place: Place, reach: int, keys: AbstractSet[str]) -> AbstractSet[str]:
    """Those of some keys that the original means near a place, and the rest of the article there not as often."""
    assert doc.original
    plain = {key for key in keys & keys_near(doc, place.pair, reach) if key[0] != "g"}
    wanted = {key[1:] for key in keys if key[0] == "g"}
    passage = doc.original.text[slice(*stretch(doc.layer(alignment), place.pair, reach))] if wanted else ""
    theirs = _fields_among(wanted, passage, doc.original.language)
    ours = _fields_among(wanted, rest_of(doc, place, reach) if theirs else "", doc.language)
    return plain.union(f"g{field}" for field in theirs - ours)


def _fields_among(wanted: AbstractSet[str], text: str, language: str) -> Counter[str]:
    """How often the common words of a text mean each of some fields."""
    return Counter(field for _, fields in phrases_of(text, language) for field in fields if field in wanted)


def fields_of(text: str, language: str) -> AbstractSet[str]:
    """The fields of meaning of the common words of a text."""
    return {field for _, fields in phrases_of(text, language) for field in fields}


def rest_of(doc: Document, place: Place, reach: int) -> str:
    """The article near a place but for the name there."""
    found = doc.layer(alignment)
    some = [at for pair in pairs_near(found, place.pair, reach) for at in range(*pair.target)]
    row = row_of(doc.text, place.span)
    start, end = found.targets[some[0]].start, found.targets[some[-1]].end
    return f"{doc.text[start : row.start]}\n{doc.text[row.end : end]}"


def row_of(text: str, span: Span) -> Span:
    """A name with all words with a capital around it."""
    start, end = span
    while (match := _BEFORE.search(text, max(0, start - _WIDEST), start)) and match[1][0].isupper():
        start = match.start()
    while (match := _BEHIND.match(text, end)) and match[1][0].isupper():
        end = match.end()
    return Span(start, end)


def initials_in(text: str) -> Sequence[str]:
    """The words of a passage that may be made of the first letters of others."""
    return [word for word in WORD.findall(text) if word.isupper() and len(word) in _INITIALS]


def has_more_initials(doc: Document, place: Place) -> bool:
    """Whether the original has more words of initials in the pair of a name than the article, which may have them
    written out.
    """
    assert doc.original
    found = doc.layer(alignment)
    passage = stretch(found, place.pair, 0)
    theirs = doc.original.text[slice(*passage)]
    known = {theirs[slice(*span)] for span, _ in phrases_of(theirs, doc.original.language)}
    known.update(doc.original.text[slice(*span)] for span, _ in doc.original.layer(facts).territories)
    return len([one for one in initials_in(theirs) if one not in known]) > len(initials_in(rest_of(doc, place, 0)))
