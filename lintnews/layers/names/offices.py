"""Offices: what the language says of two offices of one person, and whether a title is held at present."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.titles import Title
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_lower, places_by_text, places_of, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.layers.text.word_classes import BODY, words_with
from lintnews.lexicons import per_language, section
from lintnews.office_holders import body_names, registry

REACH = 20
"""Code points around a name in which a word may put its title at another time."""
JOINED_REACH = 60
"""The same before a name whose title is joined to another one: “former governor and party chairman”."""
_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[89]|20)\d\d(?![\d,.]*\d|s? ?%)")
COUNTRY_KINDS = frozenset(("state", "government", "foreign", "defence", "interior", "finance", "justice", "minister"))
"""Kinds of office of which a person holds them for one country only."""
LOCAL_KINDS = frozenset(("legislator", "region", "city"))
"""Kinds of office that a member of a government rarely holds beside it."""
HEADS = frozenset(("state", "government", "organisation"))
GOVERNING = frozenset(("government", "foreign", "defence"))
HEAD_OFFICES = frozenset(
    ("president", "prime minister", "chancellor", "secretary-general", "director-general", "managing director")
)
"""Offices that lead a country or an international organisation."""
CROWNED = frozenset(("king", "queen", "emperor", "grand duke", "emir", "governor-general"))
"""Offices beside which there is no president."""
MINISTRIES = frozenset(("foreign", "defence", "interior", "finance", "justice", "minister"))


@per_language
def _pairs(language: str, topic: str, name: str) -> Mapping[str, frozenset[str]]:
    """What a section of a lexicon says of pairs, read in both directions."""
    found: dict[str, set[str]] = defaultdict(set)
    for office, others in section(language, topic, name).items():
        for other in others:
            found[office].add(other)
            found[other].add(office)
    return {office: frozenset(others) for office, others in found.items()}


def current(title: Title, language: str) -> bool:
    """Whether nothing says that the office is over, still to come, shared, or somebody's deputy's."""
    modifiers = vocabulary(language).modifiers
    return not any(modifiers.get(word, "past") for word in title.modifiers)


def of_another_time(doc: Document, mention: Mention) -> bool:
    """Whether the text puts a title at another time: a year in the sentence that is not the article's own, or a change
    of holders at the name.
    """
    sentence = sentence_at(doc, mention.span.start)
    if _any_between(doc.layer(_years), *sentence):
        return True
    words, conjunctions = doc.layer(words_of), section(doc.language, "lists", "conjunctions")
    at = bisect_left(doc.layer(token_starts), mention.whole.start)
    reach = JOINED_REACH if at and words.lowers[at - 1] in conjunctions else REACH
    start, end = max(sentence.start, mention.whole.start - reach), min(sentence.end, mention.span.end + REACH)
    return _any_between(doc.layer(_successions), start, end)


def _years(doc: Document) -> tuple[int, ...]:
    """Where years begin that are not the one in which the article was published."""
    day = doc.layer(dateline).date
    own = str(day.year) if day else ""
    return tuple(year.start() for year in _YEAR.finditer(doc.text) if year[0] != own)


def _successions(doc: Document) -> tuple[int, ...]:
    """Where words begin that tell of a change of holders."""
    words = section(doc.language, "names", "successions")
    return _starts_of(doc, words)


def _starts_of(doc: Document, words: Collection[str]) -> tuple[int, ...]:
    """Where any of these words begins, in order."""
    starts = doc.layer(token_starts)
    return tuple(starts[at] for at in places_of(doc.layer(places_by_lower), words))


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


@cache
def _governed() -> frozenset[str]:
    """Countries and international organisations, whose head nobody else's is."""
    return frozenset(body_names().values())


def contradict(one: Title, other: Title, language: str) -> bool:
    """Whether one person cannot hold both offices at one time."""
    if one.office == other.office:
        return one.unique and _other_government(one.body, other.body, language)
    if other.office in _pairs(language, "offices", "incompatible-anywhere").get(one.office, ()):
        return True
    if {one.kind, other.kind} & LOCAL_KINDS and {one.kind, other.kind} & GOVERNING:
        return True
    if one.body == other.body or not one.body or not other.body:
        return other.office in _pairs(language, "offices", "incompatible").get(one.office, ())
    heads = one.unique and other.unique and one.kind in HEADS and other.kind in HEADS | COUNTRY_KINDS
    return heads and _other_government(one.body, other.body, language)


def _other_government(one: str, other: str, language: str) -> bool:
    """Whether two bodies are countries or international organisations with a government each: not Jewish and Israeli,
    nor Korean and South Korean, nor a country and what it was before.
    """
    if one == other or not {one, other} <= _governed() or one in other or other in one:
        return False
    return other not in _pairs(language, "places", "same-government").get(one, ())


def two_ministries(one: Title, other: Title) -> bool:
    """Whether two titles are of two ministries of one government."""
    bodies, kinds = {one.body, other.body} - {""}, {one.kind, other.kind}
    ministries = kinds <= MINISTRIES and (len(kinds) == 2 or kinds == {"minister"})
    return ministries and one.office != other.office and one.unique and other.unique and len(bodies) < 2


def often_together(one: Title, other: Title, language: str) -> bool:
    """Whether one minister often has both ministries."""
    return other.office in _pairs(language, "offices", "portfolios").get(one.office, ())


def bodies_named(doc: Document) -> Mapping[str, Sequence[Span]]:
    """The countries and organisations that a text names, by their canonical names, and where."""
    bodies, words = vocabulary(doc.language).bodies, doc.layer(words_of)
    places: dict[str, list[Span]] = defaultdict(list)
    names = [text for text in words_with(doc, BODY) if text[0].isupper()]
    for index in places_of(doc.layer(places_by_text), names):
        if found := bodies.at(words.texts, index):
            places[found[1]].append(Span(words.tokens[index].start, words.tokens[index + found[0] - 1].end))
    return places


def in_office(doc: Document, title: Title, surname: str) -> frozenset[str]:
    """The bodies of which the registry has somebody of this surname in an office, at whatever time; if the title names
    no body, of those that the text names.
    """
    known, name = registry(*doc.registries), folded(surname)
    bodies = (title.body,) if title.body else ("", *doc.layer(bodies_named))
    terms = (term for body in bodies for term in known.terms_of(title.office, body))
    return frozenset(
        term.body for term in terms if any(folded(spelling.split()[-1]) == name for spelling in term.spellings)
    )


def has_office(doc: Document, title: Title, bodies: frozenset[str]) -> bool:
    """Whether the registry knows the holders of an office in one of these bodies."""
    known = registry(*doc.registries)
    return any(known.offices.get(title.office, title.office) in known.offices_of.get(body, ()) for body in bodies)


def of_family(doc: Document, mentions_: Sequence[Mention]) -> bool:
    """Whether a sentence that names one of these speaks of a family."""
    places = doc.layer(_family_words)
    return any(_any_between(places, *sentence_at(doc, mention.span.start)) for mention in mentions_)


def _family_words(doc: Document) -> tuple[int, ...]:
    words = section(doc.language, "names", "family")
    return _starts_of(doc, words)


def heads_of(doc: Document, title: Title) -> Sequence[str]:
    """The offices that lead a body, by the registry, where a title is that of a head which the body does not have: a
    president of a kingdom, a chancellor elsewhere than in a few countries, a president of NATO. Otherwise nothing.
    """
    known = registry(*doc.registries)
    body, office = known.bodies.get(title.body, title.body), known.offices.get(title.office, title.office)
    have = known.offices_of.get(body, frozenset())
    if (
        office not in ("president", "prime minister", "chancellor")
        or not have
        or office in have
        or f"acting {office}" in have
    ):
        return ()
    crowned, elected = have & CROWNED, have & HEAD_OFFICES
    if office == "president" and elected and not crowned:
        elected &= {"secretary-general", "director-general", "managing director"}
    if office == "prime minister" and body not in section(doc.language, "offices", "no-prime-minister"):
        elected &= {"chancellor", "secretary-general", "director-general", "managing director"}
    if office == "chancellor" and body in section(doc.language, "offices", "other-chancellors"):
        return ()
    return sorted(crowned | elected) if elected else ()
