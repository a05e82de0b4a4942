"""Cues: the verbs of saying of a language, and the other words that it builds attributions with."""

from __future__ import annotations

from lintnews.layers.text.vocabulary import Phrases, vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple


class Cue(NamedTuple):
    """A verb form of saying, or a preposition in its place (`according to`)."""

    weak: bool
    """Whether it reports speech only sometimes, so that it counts at a quotation only."""
    tense: str
    """`present`, `past`, `participle` or `preposition`."""
    addressee: bool
    """Whether it takes the one to whom it is said."""
    object: bool
    """Whether the object of the verb before it says it: `quoted him as saying`."""


class AttributionLexicon(NamedTuple):
    """The words that a language builds its attributions with, lower-case; the sections of its lexicon."""

    cues: Phrases[Cue]
    first_words: frozenset[str]
    subjects: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    indefinite: frozenset[str]
    breaks: frozenset[str]
    between: frozenset[str]
    endings: tuple[str, ...]
    passives: frozenset[str]
    openings: frozenset[str]
    chains: frozenset[str]
    subordinators: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    function: frozenset[str]
    media: frozenset[str]
    plurals: tuple[str, ...]
    verbs: tuple[str, ...]
    calendar: frozenset[str]


@per_language
def grammar(language: str) -> AttributionLexicon:
    """The grammar of a language; empty for one without lexicons."""
    table = {
        form: Cue(
            values[:1] == ("weak",),
            "preposition" if "preposition" in values else values[1] if len(values) > 1 else "",
            "addressee" in values,
            "object" in values,
        )
        for form, values in section(language, "speech", "cues").items()
    }

    def words(name: str) -> frozenset[str]:
        return frozenset(section(language, "quotations", name))

    between = words("between")
    calendar = vocabulary(language).calendar
    return AttributionLexicon(
        cues=Phrases(table.items()),
        first_words=frozenset(form.split()[0] for form in table),
        subjects=words("subjects"),
        relatives=words("relatives"),
        determiners=words("determiners"),
        links=words("links"),
        indefinite=words("indefinite"),
        breaks=words("breaks"),
        between=between,
        endings=tuple(entry[1:] for entry in between if entry.startswith("-")),
        passives=words("passives"),
        openings=words("openings"),
        chains=words("chains"),
        subordinators=words("subordinators"),
        places=words("places"),
        others=words("others"),
        function=vocabulary(language).function,
        media=frozenset(section(language, "speech", "media")),
        plurals=tuple(entry.lstrip("-") for entry in words("plurals")),
        verbs=tuple(entry.lstrip("-") for entry in words("verbs")),
        calendar=frozenset(word.lower() for word in calendar),
    )
