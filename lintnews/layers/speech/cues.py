"""Cues: the verbs of saying of a language, and the other words that it builds attributions with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lintnews.layers.text.vocabulary import Phrases, vocabulary
from lintnews.lexicons import answers_per_language, per_language, section
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


class Cues(Phrases[Cue]):
    """Cues by their words, lower-case, whose table holds the fields of each and remembers what it was asked."""

    def at(self, words: Sequence[str], index: int) -> tuple[int, Cue] | None:
        found = super().at(words, index) if self.begins(words[index]) else None
        return (found[0], Cue(*found[1])) if found else None

    def begins(self, word: str) -> bool:
        return self.table[word] is not None


class AttributionLexicon(NamedTuple):
    """The words that a language builds its attributions with, lower-case; the sections of its lexicon."""

    cues: Cues
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


@answers_per_language(None)
def _cues(language: str) -> Mapping[str, Any]:
    """The table of the cues."""
    return Phrases(
        (
            form,
            (
                values[:1] == ("weak",),
                "preposition" if "preposition" in values else values[1] if len(values) > 1 else "",
                "addressee" in values,
                "object" in values,
            ),
        )
        for form, values in section(language, "speech", "cues").items()
    ).table


@per_language
def grammar(language: str) -> AttributionLexicon:
    """The grammar of a language; empty for one without lexicons."""

    def words(name: str) -> frozenset[str]:
        return frozenset(section(language, "quotations", name))

    between = words("between")
    calendar = vocabulary(language).calendar
    return AttributionLexicon(
        cues=Cues.of_table(_cues(language)),
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
