"""Known provinces and regions whose name a name nearly is: one letter apart, in a text that names their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lintnews.document import Document
from lintnews.files.kept_table import key_of
from lintnews.findings import Span
from lintnews.layers.names.distance import difference, folded, skeleton
from lintnews.layers.names.known_variants import exonyms
from lintnews.layers.names.offices import bodies_named
from lintnews.layers.text.tokens import places_by_lower, places_of, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import section, table_per_language
from lintnews.records import NamedTuple

_SHORTEST = 6
"""Letters of a name that is long enough to be nobody else's."""
_MOST = 1.1
"""The most that may differ."""


class NearPlace(NamedTuple):
    """A name that is nearly a known province's."""

    span: Span
    text: str
    place: str
    country: str
    """The country of the place, which the text names."""


def near_places(doc: Document) -> tuple[NearPlace, ...]:
    """The names in front of “region”, “province” and the like that are nearly a known one's, in order."""
    return tuple(_near_places(doc))


def _near_places(doc: Document) -> Iterator[NearPlace]:
    words, v = doc.layer(words_of), vocabulary(doc.language)
    kinds = section(doc.language, "places", "subdivisions")
    for at in places_of(doc.layer(places_by_lower), kinds):
        name = words.texts[at - 1] if at else ""
        longer = at > 1 and words.texts[at - 2][0].isupper() and words.lowers[at - 2] not in v.function
        if longer or not _may_be_misspelled(name, v):
            continue
        for place, countries in _candidates(name, doc.language):
            country = next((one for one in countries if one in doc.layer(bodies_named)), "")
            if country and 0 < difference(name, place, _MOST) <= _MOST and not exonyms(doc.language, name, place):
                token = words.tokens[at - 1]
                yield NearPlace(Span(token.start, token.end), name, place, country)
                break


def _may_be_misspelled(name: str, v: Vocabulary) -> bool:
    """Whether a word is a name, and none that is known."""
    if len(name) < _SHORTEST or not name.isalpha() or not name.istitle():
        return False
    return not (name in v.places or name in v.adjectives or v.is_given(name) or name.lower() in v.common)


def _candidates(name: str, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The known places one letter apart, as they sound, with their countries; none where one sounds the same."""
    table = _table(language)
    found = {place: countries for key in _keys(name) for place, countries in table.get(key_of(key), ())}
    if all(skeleton(name) != skeleton(place) for place in found):
        yield from sorted(found.items())


def _keys(name: str) -> Iterator[str]:
    """How a name sounds, and how it does without any one letter but the first."""
    sound = skeleton(name)
    yield sound
    for at in range(1, len(sound)):
        yield f"{sound[:at]}{sound[at + 1 :]}"


@table_per_language
def _table(language: str) -> Mapping[bytes, list[tuple[str, tuple[str, ...]]]]:
    """The provinces that have a name of one word, and the capitals of which they have theirs, by their keys."""
    kinds, cities = section(language, "places", "subdivisions"), section(language, "places", "cities")
    found = defaultdict[bytes, list[tuple[str, tuple[str, ...]]]](list)
    for state, capitals in section(language, "places", "states").items():
        name, _, kind = state.partition(" ")
        if kind and kind.lower() not in kinds:
            continue
        countries = tuple(sorted({country for capital in capitals for country in cities.get(capital, ())}))
        for key in dict.fromkeys(_keys(name)) if len(folded(name)) >= _SHORTEST and countries else ():
            found[key_of(key)].append((name, countries))
    return dict(found)
