"""Names of bodies, ships and places in quotation marks, as other languages print them: the club “Zenit”."""

from __future__ import annotations

from bisect import bisect_left

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.layers.text.tokens import token_range, token_starts, words_of
from lintnews.lexicons import per_language, section

_LONGEST = 4
"""Words of a name in marks, at most."""
_BODIES = ("companies", "parties", "teams", "news")
_JOINED = 8
"""Code points between a name in marks and the next one of a list."""


def quoted_names(doc: Document) -> tuple[Quotation, ...]:
    """The first quotation of each name that stands behind the noun for what English names without marks, or goes on
    with a list of such; in a text with two names in marks also of those of known bodies. One alone may be a word that
    the text speaks of.
    """
    found: dict[str, Quotation] = {}
    sure: set[str] = set()
    last: Quotation | None = None
    for one in doc.layer(quotes).quotations:
        if one.depth or not _is_name(doc, one.inner):
            continue
        name = doc.text[slice(*one.inner)]
        is_named = _follows_noun(doc, one) or (last and _goes_on(doc, last, one))
        if is_named or name in _names(doc.language):
            found.setdefault(name, one)
            last = one
            if is_named:
                sure.add(name)
    return tuple(one for name, one in found.items() if len(found) > 1 or name in sure)


def _is_name(doc: Document, inner: Span) -> bool:
    """Whether a quotation holds a few words with capitals, and no mark."""
    words, inside = doc.layer(words_of), token_range(doc, inner)
    if not 1 <= len(inside) <= _LONGEST or not words.tokens[inside[0]].is_capitalised:
        return False
    return all(words.tokens[at].is_capitalised or words.texts[at].isdecimal() for at in inside)


@per_language
def _names(language: str) -> frozenset[str]:
    """Names of bodies that no writer puts into marks."""
    return frozenset(name for kind in _BODIES for name in section(language, "organisations", kind))


def _follows_noun(doc: Document, one: Quotation) -> bool:
    """Whether such a noun stands right before a quotation, and the quotation is no word that the text speaks of."""
    at = bisect_left(doc.layer(token_starts), one.span.start)
    words = doc.layer(words_of)
    is_beside = at > 0 and doc.text[words.tokens[at - 1].end : one.span.start] == " "
    return is_beside and words.lowers[at - 1] in section(doc.language, "quotations", "without-marks")


def _goes_on(doc: Document, last: Quotation, one: Quotation) -> bool:
    """Whether only a comma or a joining word stands between two quotations."""
    between = doc.text[last.span.end : one.span.start]
    joined = section(doc.language, "quantities", "joined")
    return len(between) <= _JOINED and all(word in joined for word in between.replace(",", " ").split())
