"""Persons whom a headline names and its article does not."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.layers.facts.headline import heading
from lintnews.layers.names.distance import difference, folded
from lintnews.layers.names.mentions import PERSON, UNKNOWN, Mention, mentions
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.office_holders import registry
from lintnews.records import NamedTuple

_SHORTEST = 4
"""Letters of a surname that is looked for."""
_BODY = 40
"""Words that an article has at least besides its headline."""
_NEAR = 0.4
"""The greatest difference between two spellings of one name, as a share of its letters: those are a matter of drift."""


class Stranger(NamedTuple):
    """A person of the headline, and the first person of the article below."""

    mention: Mention
    instead: Mention


def headline_strangers(doc: Document) -> tuple[Stranger, ...]:
    """The persons of the headline whose surname, or one near it, stands nowhere below, where others are named."""
    top = doc.layer(heading)
    if top.headline is None:
        return ()
    behind = top.end
    named = [one for one in doc.layer(mentions) if top.headline.holds(one.span) and not quoted(doc, one.span.start)]
    strangers = [one for one in named if _is_person(doc, one) and doc.text[one.span.end : one.span.end + 1] != ")"]
    instead = next((one for one in doc.layer(mentions) if one.kind == PERSON and one.span.start >= behind), None)
    if not strangers or instead is None:
        return ()
    words = doc.layer(words_of)
    if len(words.tokens) < _BODY:
        return ()
    below = {
        folded(text)
        for token, text in zip(words.tokens, words.texts, strict=True)
        if token.start >= behind and len(text) >= _SHORTEST - 1
    }
    return tuple(Stranger(one, instead) for one in strangers if not _stands_in(folded(one.surname), below))


def _stands_in(surname: str, below: set[str]) -> bool:
    most = _NEAR * len(surname)
    return any(surname in word or difference(surname, word, most) <= most for word in below)


def _is_person(doc: Document, mention: Mention) -> bool:
    """Whether a name of the headline is surely a person's: a full name, or a surname that an office-holder has."""
    surname, known = mention.surname, vocabulary(doc.language)
    if not surname.isalpha() or not surname.istitle() or len(surname) < _SHORTEST:
        return False
    if surname in known.places or surname in known.bodies or surname.lower() in known.common:
        return False
    is_full = mention.kind == PERSON and bool(mention.given) and all(len(part) > 1 for part in mention.given)
    is_holder = mention.kind in (PERSON, UNKNOWN) and not mention.given
    return is_full or (is_holder and registry(*doc.registries).is_surname(surname))
