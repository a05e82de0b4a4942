"""Given names that stand where a family name belongs: “President Jinping” for Xi Jinping, “Mr Jae-in” for Moon Jae-in.

Where the family name stands in front, who takes the last word for it calls people by their given names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.layers.names.mentions import PERSON, REIGNING, Mention, mentions
from lintnews.lexicons import either, languages, per_language, section
from lintnews.records import NamedTuple


class GivenAlone(NamedTuple):
    """A given name with a title and no family name, and the first full name of that person."""

    mention: Mention
    full: Mention
    family: str
    """The family name."""


def given_alone(doc: Document) -> tuple[GivenAlone, ...]:
    """The first place of each such name, in order."""
    found = doc.layer(mentions)
    families: dict[str, tuple[Mention, str]] = {}
    for mention in found:
        if mention.kind == PERSON and mention.given:
            for given, family in _parts(mention.text):
                families.setdefault(given, (mention, family))
    told = dict[str, GivenAlone]()
    for mention in found if families else ():
        if mention.text in families and mention.whole.start < mention.span.start and not _is_royal(mention):
            told.setdefault(mention.text, GivenAlone(mention, *families[mention.text]))
    return tuple(told.values())


def _is_royal(mention: Mention) -> bool:
    """Whether somebody bears a title that goes with the given name: Emperor Naruhito, Pope Francis."""
    return any(title.kind in REIGNING for title in mention.titles)


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """The given and the family name of somebody whose family name stands in front, in each language that may be."""
    family, _, given = name.partition(" ")
    for code in languages("family_names"):
        if family in section(code, "family_names", "family") and _two_syllables(code).fullmatch(given):
            yield given, family


@per_language
def _two_syllables(code: str) -> re.Pattern[str]:
    """A given name of two syllables: Jae-in, Jong Un, and Jinping where the language's syllables are listed."""
    part, syllable = (
        r"[^\W\d_]{1,5}",
        "".join((either(code, "family_names", "initials"), "?", either(code, "family_names", "finals"))),
    )
    return re.compile(f"{part}[-‑ ]{part}|{syllable}'?{syllable}", re.IGNORECASE)
