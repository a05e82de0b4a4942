"""Known bodies whose name a text has in other words: the same ones in another order, one of them by another word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.files.kept_table import key_of
from lintnews.findings import Span
from lintnews.layers.names.distance import folded
from lintnews.layers.names.organisations import LONGEST, synonyms
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import kept_per_language, section, table_per_language
from lintnews.records import NamedTuple

FEWEST = 3
"""Words of a name that tell which body it is, small words left out."""


class Misworded(NamedTuple):
    """A name that is a known body's in other words."""

    span: Span
    text: str
    body: str
    """The body's own name."""
    word: str
    """The word of the text that the body has not; nothing where all are its own, in another order."""


def misworded(doc: Document) -> tuple[Misworded, ...]:
    """The names of a text that are a known body's in other words, in order."""
    return tuple(_misworded(doc))


def _misworded(doc: Document) -> Iterator[Misworded]:
    words = doc.layer(words_of)
    for places in _runs(doc):
        name = [folded(words.texts[at]) for at in places]
        if FEWEST <= len(name) <= LONGEST and (found := _body(doc.language, name)):
            body, at = found
            span = Span(words.tokens[places[0]].start, words.tokens[places[-1]].end)
            word = "" if at is None else words.texts[places[at]]
            yield Misworded(span, doc.text[slice(*span)], body, word)


def _body(language: str, name: Sequence[str]) -> tuple[str, int | None] | None:
    """The body that a name is in other words, and which of its words is not the body's, if any; None for a body's own
    name, and for nobody's.
    """
    if known := _table(language).get(_key(name)):
        return None if " ".join(name) in known else (next(iter(known.values())), None)
    for at, word in enumerate(name):
        others = sorted(synonyms(language).get(word, frozenset()) - {word})
        ways = [[*name[:at], other, *name[at + 1 :]] for other in others]
        if 0 < at < len(name) - 1:
            ways.append([*name[:at], *name[at + 1 :]])
        for way in ways:
            if body := _table(language).get(_key(way), {}).get(" ".join(way)):
                return body, at
    return None


def _runs(doc: Document) -> Iterator[list[int]]:
    """The runs of capitalised words inside sentences: where the words stand, small words between them left out."""
    words, v, joining = doc.layer(words_of), vocabulary(doc.language), _joining(doc.language)
    run: list[int] = []
    for at, text in enumerate((*words.texts, ".")):
        if text[0].isupper() and not text.isupper() and text.lower() not in v.function:
            if run and sentence_at(doc, words.tokens[at].start) != sentence_at(doc, words.tokens[run[0]].start):
                yield run
                run = []
            run.append(at)
        elif text.lower() not in joining and text not in "-’'":
            if run:
                yield run
            run = []


@kept_per_language
def _joining(language: str) -> frozenset[str]:
    """The small words inside the names of known bodies: of, the, for."""
    words = {word for body in section(language, "organisations", "bodies") for word in body.split()}
    return frozenset(word for word in words if word.islower())


def _key(name: Sequence[str]) -> bytes:
    return key_of(" ".join(sorted(name)))


@table_per_language
def _table(language: str) -> Mapping[bytes, dict[str, str]]:
    """The known bodies by their words in the order of the alphabet: each of their names by its words as they stand."""
    v, found = vocabulary(language), defaultdict[bytes, dict[str, str]](dict)
    for body, others in section(language, "organisations", "bodies").items():
        for one in (body, *others):
            name = [folded(word) for word in one.split() if word.lower() not in v.function]
            if len(name) >= FEWEST:
                found[_key(name)][" ".join(name)] = body
    return dict(found)
