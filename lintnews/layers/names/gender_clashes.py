"""Nouns that tell a gender, beside a name that tells the other one: “actress Karl Weber”, “his wife Ivan Holm”.

What tells the gender of a name: the given name; what a woman's surname ends with in languages that have such endings;
another noun or courtesy title beside the same full name elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import NAMES, Mention, mentions
from lintnews.layers.names.usual_gender import other_gender
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_LONGEST = 3
"""Words of such a noun: `prima ballerina`."""
_APPOSITION = 5
"""Tokens behind a name and its comma among which such a noun stands: `, the popular actress from Bonn`."""
_MARKS = frozenset(",.;:()—–")
_SHORTEST = 4
"""Letters of a given name; shorter ones are family names in languages that write these in front: Mao, Jin."""


class GenderedNoun(NamedTuple):
    """A noun or a courtesy title that says of a named person what gender the person has."""

    span: Span
    gender: str
    """`male` or `female`."""
    mention: Mention


class GenderClash(NamedTuple):
    """A noun beside a name of the other gender."""

    noun: GenderedNoun
    before: GenderedNoun | None
    """An earlier noun of the other gender beside the same full name; nothing where the name itself is the proof."""


def gender_clashes(doc: Document) -> tuple[GenderClash, ...]:
    """The first clash of each full name, in order."""
    told: set[str] = set()
    firsts: dict[tuple[str, str], GenderedNoun] = {}
    found: list[GenderClash] = []
    for noun in doc.layer(gendered_nouns):
        name = folded(noun.mention.text)
        earlier = firsts.get((name, other_gender(noun.gender)))
        firsts.setdefault((name, noun.gender), noun)
        if name not in told and ((earlier and noun.mention.given) or _is_of_name(doc, noun)):
            told.add(name)
            found.append(GenderClash(noun, earlier))
    return tuple(found)


def gendered_nouns(doc: Document) -> tuple[GenderedNoun, ...]:
    """The nouns and courtesy titles directly before a name, and those of an apposition behind it, in order."""
    named = [mention for mention in doc.layer(mentions) if mention.kind in NAMES]
    return tuple(noun for mention in named for noun in (*_before(doc, mention), *_behind(doc, mention)))


def _before(doc: Document, mention: Mention) -> Iterator[GenderedNoun]:
    """The noun directly in front: `actress Anna Holm`, `his brother Karl`; no nun or priest: `Sister Michael`."""
    words, kin, genders = doc.layer(words_of), vocabulary(doc.language).kin, _genders(doc.language)
    at = bisect_left(doc.layer(token_starts), mention.span.start)
    for first in range(max(0, at - _LONGEST), at):
        gender = genders.get(" ".join(words.lowers[first:at]))
        if gender is not None:
            if gender and not (words.lowers[first] in kin and words.texts[first][0].isupper()):
                yield GenderedNoun(Span(words.tokens[first].start, words.tokens[at - 1].end), gender, mention)
            return


def _behind(doc: Document, mention: Mention) -> Iterator[GenderedNoun]:
    """The noun of an apposition: `Anna Holm, an actress from Bonn`; no relative: `Karl Weber, his wife, and …`."""
    words, v, genders = doc.layer(words_of), vocabulary(doc.language), _genders(doc.language)
    comma = bisect_left(doc.layer(token_starts), mention.span.end)
    for index in range(comma + 1, min(comma + _APPOSITION, len(words.lowers) - 1)):
        low, following = words.texts[index], words.lowers[index + 1]
        if words.lowers[comma] != "," or not low.islower() or (low in v.function and low not in v.determiners):
            return
        if genders.get(low) and low not in v.kin and (following in v.function or following in _MARKS):
            yield GenderedNoun(Span(words.tokens[index].start, words.tokens[index].end), genders[low], mention)
            return


def _is_of_name(doc: Document, noun: GenderedNoun) -> bool:
    """Whether the name beside a noun is of the other gender; a bare name is a given one behind a relative alone."""
    given, surname = (*noun.mention.given, noun.mention.surname)[0], noun.mention.surname
    if not (noun.mention.given or doc.text[slice(*noun.span)].lower() in vocabulary(doc.language).kin):
        return False
    usual = vocabulary(doc.language).given.get(given) if len(given) >= _SHORTEST else None
    if usual == "" and surname.endswith(tuple(section(doc.language, "names", "women-surnames"))):
        usual = "female"
    return usual == other_gender(noun.gender)


@per_language
def _genders(language: str) -> Mapping[str, str]:
    """Nouns and courtesy titles for one person, in lower case, with the gender that they tell; nothing where both may
    bear them.
    """
    either = {word.lower() for word in section(language, "offices", "borne-by-both")}
    titles = {name.lower(): "".join(kind) for name, kind in section(language, "offices", "courtesy").items()}
    told = titles | dict(vocabulary(language).gendered)
    return {word: "" if word in either or gender == "any" else gender for word, gender in told.items()}
