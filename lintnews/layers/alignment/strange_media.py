"""News agencies, newspapers and broadcasters that an article names and its original does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.misread_names import is_latin
from lintnews.layers.alignment.phrases import fold
from lintnews.layers.alignment.sentence_pairs import in_original, is_trusted
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_SHORT = 3
"""Latin letters of a name that counts as a word of its own only: within another one it is chance."""
_BETWEEN = re.compile(r"[\s-]+")


class StrangeMedium(NamedTuple):
    """A medium that the original does not name."""

    target: Span
    source: Span | None
    """Another one in the sentences of the original, which the article does not name."""


def strange_media(doc: Document) -> tuple[StrangeMedium, ...]:
    """The media of an article of which its original has no word, in order. A translator adds none: it is another one's
    report, or nobody's.
    """
    if doc.original is None or not (named := doc.layer(_named)) or not is_trusted(doc):
        return ()
    return tuple(_strange(doc, doc.original, named))


def _named(doc: Document) -> tuple[tuple[Span, str], ...]:
    """Where the media of an article stand, and which ones they are."""
    pattern, fields = _printed(doc.language)
    return tuple((Span(*hit.span()), fields[hit[0]]) for hit in pattern.finditer(doc.text)) if fields else ()


def _strange(doc: Document, original: Document, named: tuple[tuple[Span, str], ...]) -> Iterator[StrangeMedium]:
    low, here, theirs = fold(original.text), {field for _, field in named}, _written(original.language, doc.language)
    latin = original.layer(is_latin)
    for span, field in named:
        names = map(fold, section(doc.language, "glossary", "media")[field])
        if not (field in theirs or latin) or any(name in low for name in names):
            continue
        if field in theirs and _pattern(*theirs[field]).search(low):
            continue
        passage = in_original(doc, span) or Span(0, 0)
        hits = (_pattern(*some).search(low, *passage) for other, some in theirs.items() if other not in here)
        yield StrangeMedium(span, next((Span(*hit.span()) for hit in hits if hit), None))


@per_language
def _printed(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the media as a language prints them, and which one each is."""
    media = section(language, "glossary", "media")
    fields = {name: field for field, names in media.items() for name in names}
    longest = sorted(fields, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), fields


@per_language
def _written(language: str, other: str) -> Mapping[str, tuple[str, ...]]:
    """What a language may call each medium that it or another one knows."""
    code = language.partition("-")[0]
    media, words = section(code, "glossary", "media"), section(code, "glossary", "glossary")
    fields = sorted({*media, *section(other, "glossary", "media")})
    names = {field: (*media.get(field, ()), *words.get(field, ())) for field in fields}
    return {field: some for field, some in names.items() if some}


@lru_cache(maxsize=512)
def _pattern(*names: str) -> re.Pattern[str]:
    """Any of some names in lower case, with whatever endings."""
    return re.compile("|".join(map(_form, names)))


def _form(name: str) -> str:
    low = fold(name.removesuffix("-"))
    words = r"\w*[\s-]+".join(map(re.escape, _BETWEEN.split(low)))
    return rf"\b{words}\b" if len(low) <= _SHORT and low.isascii() else words
