"""Classes of words: what the letters and the lexicons say of a word wherever it stands, as bits of one number.

A word is looked up in a dozen tables once, and not once for each table, each layer and each place where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from lintnews.document import Document
from lintnews.files.remembered import Remembered
from lintnews.layers.text import vocabulary as fields
from lintnews.layers.text.tokens import as_looked_up, by_token, places_by_text
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import per_language

UPPER = 1 << 0
"""It begins with a capital."""
LOWER = 1 << 1
"""It is written in lower case."""
CAPITAL = 1 << 2
"""It is written as a name: with a capital, or with one behind a particle."""
COMMON = 1 << 3
FUNCTION = 1 << 4
ROLE = 1 << 5
FORMED = 1 << 6
"""A regular ending makes an ordinary word of it."""
GIVEN = 1 << 7
AMBIGUOUS = 1 << 8
"""A given name that is more often an ordinary word."""
ADJECTIVE = 1 << 9
CALENDAR = 1 << 10
MODIFIER = 1 << 11
OFFICE = 1 << 12
"""An office may begin with it, and so on."""
COURTESY = 1 << 13
PLACE_NAME = 1 << 14
ORGANISATION_NAME = 1 << 15
BODY = 1 << 16
JOINING = 1 << 17
"""What may stand in lower case inside a name: a particle, a word like `of`, a comma or an ampersand."""
LONG_CAPITAL = 1 << 18
"""A word of three letters and more with a capital."""
HEADLINE = 1 << 19
"""One of these that only a headline writes so."""
CONTENT = 1 << 20
"""A word of three letters and more without a capital, and no function word."""
NO_PERSON = 1 << 21
"""A word of a name that is known as something else than a person's."""
MAYBE_PERSON = 1 << 22
"""A word that may be a person's name whatever else it is."""
KIN = 1 << 24
OFFICE_SURNAME = 1 << 25
"""A surname that is a word for an office: King, Judge."""
UNKNOWN = 1 << 23
"""A word in lower case that the language does not have."""


def word_classes(doc: Document) -> Sequence[int]:
    """The classes of every token."""
    return by_token(doc, word_classes, lambda texts: list(map(classes_of(doc.language).__getitem__, texts)))


def _classes_by_text(doc: Document) -> Sequence[int]:
    """The classes of the different words of a document, in the order of `places_by_text`."""
    return list(map(classes_of(doc.language).__getitem__, doc.layer(places_by_text)))


def words_with(doc: Document, classes: int) -> list[str]:
    """The different words of a document that are of one of these classes, as they are printed."""
    words = zip(doc.layer(places_by_text), doc.layer(_classes_by_text), strict=True)
    return [text for text, kind in words if kind & classes]


def places_with(doc: Document, classes: int) -> list[int]:
    """The numbers of the tokens that are of one of these classes, in order."""
    words = zip(doc.layer(places_by_text).values(), doc.layer(_classes_by_text), strict=True)
    return sorted(chain.from_iterable([places for places, kind in words if kind & classes]))


@per_language
def classes_of(language: str) -> Mapping[str, int]:
    """The classes of the words of a language, each as it is printed."""
    v = vocabulary(language)
    return Remembered(lambda text: _classes(text, v))


def _classes(text: str, v: Vocabulary) -> int:
    lower = as_looked_up(text)
    function, upper, is_long = lower in v.function, text[0].isupper(), len(text) > 2 and text[0].isalpha()
    here, low = v.entries[text], v.entries[lower]
    common, role, surname = fields.COMMON in low, lower in v.roles, text in v.surname_words
    is_office = fields.OFFICES in low and lower in v.offices
    plain = common and not role and not surname and not is_office
    joining = (text[0].islower() and text.lower() in v.particles) or text in v.of or text in (",", "&")
    return (
        upper * UPPER
        | text.islower() * LOWER
        | capital(text, v.particles) * CAPITAL
        | common * COMMON
        | function * FUNCTION
        | role * ROLE
        | is_formed(lower, v) * FORMED
        | (fields.GIVEN in here) * GIVEN
        | (text in v.ambiguous_given) * AMBIGUOUS
        | (fields.ADJECTIVES in here) * ADJECTIVE
        | (text in v.calendar) * CALENDAR
        | (lower in v.modifiers) * MODIFIER
        | (fields.OFFICES in low) * OFFICE
        | v.courtesy.begins(lower) * COURTESY
        | (fields.PLACES in here) * PLACE_NAME
        | (fields.ORGANISATIONS in here) * ORGANISATION_NAME
        | (fields.BODIES in here) * BODY
        | joining * JOINING
        | (is_long and upper) * LONG_CAPITAL
        | (is_long and upper and (plain or text.isupper())) * HEADLINE
        | (is_long and not upper and not function) * CONTENT
        | _is_no_person(text, v) * NO_PERSON
        | (text.lower() in v.particles or surname) * MAYBE_PERSON
        | (lower in v.kin) * KIN
        | (surname and text.lower() in v.offices) * OFFICE_SURNAME
        | (len(text) > 1 and text.islower() and fields.COMMON not in here and text not in v.function) * UNKNOWN
    )


def _is_no_person(name: str, v: Vocabulary) -> bool:
    here, lower = v.entries[name], name.lower()
    return (
        fields.COMMON in v.entries[lower]
        or fields.ADJECTIVES in here
        or (fields.PLACES in here and name in v.places)
        or (fields.ORGANISATIONS in here and name in v.organisations)
        or not name.replace("-", "").replace("'", "").replace("’", "").isalpha()
        or (name.isupper() and len(name) > 1)
        or is_formed(lower, v)
    )


def capital(text: str, particles: frozenset[str]) -> bool:
    """Whether a token is written as a name: with a capital, or with one behind a particle (al-Assad, d’Estaing)."""
    if text[0].isupper():
        return True
    if text[0].islower() and not text.isalpha():
        head, mark, rest = (
            text.partition("-") if "-" in text else text.partition("’") if "’" in text else text.partition("'")
        )
        return bool(mark) and rest[:1].isupper() and (head in particles or len(head) == 1)
    return False


def is_formed(word: str, v: Vocabulary) -> bool:
    """Whether a regular ending makes the word an ordinary one: plurals and adverbs that a list leaves out."""
    if not word.endswith(v.endings):
        return False
    return any(word.endswith(ending) and fields.COMMON in v.entries[word[: -len(ending)]] for ending in v.endings)
