"""The lexicons of a language, arranged for looking words up: one dictionary access for a token, one short list for a
phrase.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, Self, TypeVar

from lintnews.files.kept_table import key_of
from lintnews.files.remembered import Remembered
from lintnews.layers.text.tokens import split
from lintnews.lexicons import kept_per_language, lexicon, per_language, section, table_per_language
from lintnews.office_holders import body_names
from lintnews.records import NamedTuple

V = TypeVar("V")

_PHRASES = ("bodies", "places", "offices", "courtesy", "organisations")
"""The fields of a vocabulary that are phrases."""
_LARGE = ("common", "given", "adjectives", "bodies", "places", "offices", "organisations")
"""Those that hold a thousand words and more."""
COMMON, GIVEN, ADJECTIVES, BODIES, PLACES, OFFICES, ORGANISATIONS = range(len(_LARGE))
"""Their numbers."""
_NOTHING: Mapping[int, Any] = MappingProxyType({})


class Field(Mapping[str, Any]):
    """A large field of a vocabulary, by the words that stand in it: all of these fields lie in one table.

    `entries`: what that table says of a word, remembered; `size`: how many words stand in the field.
    """

    def __init__(
        self, number: int, table: Mapping[bytes, Mapping[int, Any]], entries: Mapping[str, Mapping[int, Any]], size: int
    ) -> None:
        self._number = number
        self._size = size
        self._table = table
        self._entries = entries

    def get(self, word: str, default: Any = None) -> Any:
        """The value of a word, or another one."""
        return self._entries[word].get(self._number, default)

    def __contains__(self, word: object) -> bool:
        return self._number in self._entries[word]  # type: ignore[index]

    def __getitem__(self, word: str) -> Any:
        return self._entries[word][self._number]

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for word, entry in self._table.items() if self._number in entry)

    def __len__(self) -> int:
        return self._size


class Office(NamedTuple):
    """An office in general: its canonical name, whether a body has one holder at a time, and its kind (`state`,
    ...).
    """

    name: str
    unique: bool
    kind: str


class Phrases(Generic[V]):
    """Values by phrase; a phrase is a sequence of tokens, and the longest one at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        words: dict[str, V] = {}
        phrases: dict[str, list[tuple[list[str], V]]] = {}
        for entry, value in entries:
            if entry.isalnum():
                words[entry] = value
                continue
            parts = entry.split(" ") if entry.replace(" ", "").isalnum() else split(entry)
            if len(parts) == 1:
                words[parts[0]] = value
            else:
                phrases.setdefault(parts[0], []).append((parts, value))
        for first, known in phrases.items():
            known.sort(key=lambda item: -len(item[0]))
            if first in words:
                known.append(([first], words[first]))
        self.table: Mapping[str, Any] = {word: (1, value) for word, value in words.items()} | phrases
        """By first words: a word's size and value, or, where it begins phrases, all of these, longest first."""

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Self:
        """The phrases of a table that was made before."""
        made = cls(())
        made.table = table
        return made

    def at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        """How many tokens the longest phrase at `index` takes, and its value."""
        known = self.table.get(words[index])
        if known is None or type(known) is tuple:
            return known
        second = words[index + 1] if index + 1 < len(words) else None
        for phrase, value in known:
            size = len(phrase)
            if size == 1 or (phrase[1] == second and (size == 2 or list(words[index : index + size]) == phrase)):
                return size, value
        return None

    def begins(self, word: str) -> bool:
        """Whether a phrase, of one word or several, begins with a word."""
        return word in self.table

    def get(self, phrase: str) -> V | None:
        """The value of exactly this phrase."""
        words = split(phrase)
        known = self.table.get(words[0] if len(words) > 1 else phrase, ())
        if type(known) is tuple:
            return known[1] if known and len(words) < 2 else None
        return next((value for one, value in known if one == words), None)

    def __contains__(self, phrase: str) -> bool:
        known = self.table.get(phrase)
        if known is not None:
            return type(known) is tuple or len(known[-1][0]) == 1
        return not phrase.isalnum() and self.get(phrase) is not None


class Offices(Phrases[Office]):
    """The same of offices, whose table holds the fields of each: most are never asked for."""

    def at(self, words: Sequence[str], index: int) -> tuple[int, Office] | None:
        found = super().at(words, index)
        return (found[0], Office(*found[1])) if found else None

    def get(self, phrase: str) -> Office | None:
        found = super().get(phrase)
        return Office(*found) if found else None


class Vocabulary(NamedTuple):
    """What is known of a language's words. Keys are lower-case where the comment says so, otherwise as in print."""

    common: Collection[str]
    """Ordinary words, lower-case."""
    function: frozenset[str]
    """Function words, lower-case."""
    given: Mapping[str, str]
    """Given names and the gender they prove: `male`, `female` or nothing."""
    ambiguous_given: frozenset[str]
    """Given names that are more often ordinary words."""
    endings: tuple[str, ...]
    """Endings that make another common word of a common word."""
    surname_words: frozenset[str]
    """Surnames that are ordinary words, too."""
    particles: frozenset[str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    """Words behind a name that tell persons of one name apart: Jr, II."""
    bodies: Phrases[str]
    """Countries, their adjectives, states and acronyms of organisations by their canonical name."""
    adjectives: Mapping[str, str]
    """Adjectives and people nouns of countries and regions: `German`, `Germans`."""
    places: Phrases[str]
    """Places of every kind by their kind: `country`, `state`, `city`, `region`."""
    offices: Offices
    """Lower-case."""
    courtesy: Phrases[str]
    """Courtesy titles, lower-case, and the gender they prove."""
    modifiers: Mapping[str, str]
    """Words before an office, lower-case: `past`, `future`, `temporary`, `lesser`, `shared`."""
    gendered: Mapping[str, str]
    """Nouns for a person of one gender, and that gender."""
    either_endings: tuple[str, ...]
    """Endings of those nouns that stand for persons of the other gender, too: spokesman."""
    verbs: frozenset[str]
    """Those that are verbs, too."""
    roles: frozenset[str]
    """Person nouns, lower-case."""
    heads: frozenset[str]
    """Last words of organisations."""
    facilities: frozenset[str]
    events: frozenset[str]
    organisations: Phrases[str]
    """Known organisations by the section they stand in."""
    calendar: frozenset[str]
    """Months and weekdays."""
    cues: frozenset[str]
    """Verb forms of saying, lower-case."""
    kin: frozenset[str]
    captions: frozenset[str]
    """Words in front of the one who made a picture: image, photo."""
    place_prepositions: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    """Tokens behind a name that make it an owner, lower-case, with a plain apostrophe."""
    selves: frozenset[str]
    """Pronouns of the one who speaks that are written as a name is: I."""
    of: frozenset[str]
    """Words that join an office, or the head of an organisation, to what it is of."""
    indefinite: frozenset[str]
    """Articles behind which a title is nobody's yet: a, an."""
    whose: frozenset[str]
    """Words that join a person to somebody else: of, to, for."""
    things: frozenset[str]
    """Heads of organisations, facilities and events: words of names that no person bears."""
    entries: Mapping[str, Mapping[int, Any]]
    """Of any word the fields in which it stands or begins a phrase, of those that are large, by their numbers."""

    def is_given(self, word: str) -> bool:
        """Whether a word, as printed, may be a given name."""
        return word in self.given or word in self.ambiguous_given


@per_language
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; empty for one without lexicons."""
    sizes, small = _small(language)
    table = _table(language)
    entries = Remembered(lambda word: table.get(key_of(word), _NOTHING))
    large = {name: Field(number, table, entries, sizes[number]) for number, name in enumerate(_LARGE)}
    known = small | large
    phrases: dict[str, Any] = {
        name: (Offices if name == "offices" else Phrases).of_table(known[name]) for name in _PHRASES
    }
    return Vocabulary(**known | phrases, entries=entries)


@kept_per_language
def _small(language: str) -> tuple[tuple[int, ...], dict[str, Any]]:
    """How many words the large fields of the vocabulary have, and the small fields."""
    fields = _fields(language)
    sizes = tuple(len(fields[name]) for name in _LARGE)
    return sizes, {name: value for name, value in fields.items() if name not in _LARGE}


@table_per_language
def _table(language: str) -> dict[bytes, dict[int, Any]]:
    """For each word, in UTF-8, the large fields in which it stands, by their numbers, each with its value there."""
    fields, made = _fields(language), dict[bytes, dict[int, Any]]()
    for number, name in enumerate(_LARGE):
        field = fields[name]
        for word in field:
            made.setdefault(key_of(word), {})[number] = field[word] if isinstance(field, dict) else True
    return made


@per_language
def _fields(language: str) -> dict[str, Any]:
    """The fields of the vocabulary, of plain types: phrases are their tables, offices their fields."""
    names, places, offices = lexicon(language, "given_names"), lexicon(language, "places"), lexicon(language, "offices")
    organisations, calendar = lexicon(language, "organisations"), lexicon(language, "calendar")

    def words(topic: str, name: str) -> frozenset[str]:
        return frozenset(section(language, topic, name))

    given = dict.fromkeys(names.get("either", ()), "")
    given |= dict.fromkeys(names.get("male", ()), "male")
    for name in names.get("female", ()):
        given[name] = "" if name in given else "female"
    made: dict[str, Any] = {
        "common": words("words", "common"),
        "function": words("function_words", "function"),
        "given": given,
        "ambiguous_given": words("given_names", "ambiguous"),
        "endings": tuple(section(language, "words", "endings")),
        "surname_words": words("words", "surname-words"),
        "particles": words("names", "particles"),
        "suffixes": words("names", "suffixes"),
        "generations": words("names", "generations"),
        "bodies": Phrases(_bodies(language)),
        "adjectives": dict(_adjectives(language)),
        "places": Phrases(
            (place, kind)
            for kind, name in (("region", "regions"), ("city", "cities"), ("state", "states"), ("country", "countries"))
            for place in places.get(name, ())
        ),
        "offices": Offices(_offices(language)),
        "courtesy": Phrases(
            (name.lower(), "".join(v for v in values if v != "any"))
            for name, values in offices.get("courtesy", {}).items()
        ),
        "modifiers": {word: values[0] if values else "" for word, values in offices.get("modifiers", {}).items()},
        "gendered": {noun: values[0] for noun, values in offices.get("gendered", {}).items() if values},
        "either_endings": tuple(section(language, "offices", "either-endings")),
        "verbs": frozenset(word for word, values in offices.get("modifiers", {}).items() if "verb" in values),
        "roles": words("offices", "roles"),
        "heads": words("organisations", "heads"),
        "facilities": words("organisations", "facilities"),
        "events": words("organisations", "events"),
        "organisations": Phrases(
            (entry, name)
            for name in ("acronyms", "news", "companies", "parties", "teams")
            for entry in organisations.get(name, ())
        ),
        "calendar": frozenset(calendar.get("months", ())) | frozenset(calendar.get("weekdays", ())),
        "cues": words("speech", "cues"),
        "kin": words("names", "kin"),
        "captions": words("names", "captions"),
        "place_prepositions": words("names", "place-prepositions"),
        "determiners": words("names", "determiners"),
        "possessives": words("names", "possessives"),
        "selves": words("names", "selves"),
        "of": words("names", "of"),
        "indefinite": words("names", "indefinite"),
        "whose": words("names", "whose"),
        "things": words("organisations", "heads")
        | words("organisations", "facilities")
        | words("organisations", "events"),
    }
    return made | {name: made[name].table for name in _PHRASES}


def _bodies(language: str) -> Iterator[tuple[str, str]]:
    """What an office may be of, as it stands before or behind the office, and its canonical name."""
    places = lexicon(language, "places")
    registry = {alias: names[0] for alias, names in places.get("aliases", {}).items()} | dict(body_names())
    for country, adjectives in places.get("countries", {}).items():
        canonical = registry.get(country, country)
        yield country, canonical
        for adjective in adjectives:
            yield adjective, canonical
    for name in ("states", "regions"):
        for place in places.get(name, {}):
            yield place, registry.get(place, place)
    for acronym, values in section(language, "organisations", "acronyms").items():
        full = values[0] if values else acronym
        canonical = registry.get(acronym, registry.get(full, acronym))
        yield acronym, canonical
        if values:
            yield full, canonical
    for alias, canonical in registry.items():
        yield canonical, canonical
        yield alias, canonical


def _adjectives(language: str) -> Iterator[tuple[str, str]]:
    places = lexicon(language, "places")
    for name in ("countries", "regions"):
        for place, adjectives in places.get(name, {}).items():
            for adjective in adjectives:
                yield adjective, place
    for people in places.get("peoples", ()):
        yield people, people


def _offices(language: str) -> Iterator[tuple[str, Any]]:
    """Offices, lower-case, and the fields of what they are called."""
    table = section(language, "offices", "offices")
    made: dict[str, tuple[str, bool, str]] = {}
    for name, values in table.items():
        same = values[-1].removeprefix("same: ") if values and values[-1].startswith("same: ") else name
        canonical = same if same in table else name
        office = made.get(canonical)
        if office is None:
            number, *kinds = table[canonical]
            kind = next((kind for kind in kinds if not kind.startswith("same: ")), "")
            office = made[canonical] = canonical.lower(), number == "unique", kind
        yield name.lower(), office
