"""Offices: what the language says of two offices of one person, and whether a title is held at present."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from lintnews.document import Document
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.names.mentions import Mention
from lintnews.layers.names.titles import Title
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import tokens
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.office_holders import body_names

REACH = 20
"""Code points around a name in which a word may put its title at another time."""
_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[89]|20)\d\d(?![\d,.]*\d|s? ?%)")
COUNTRY_KINDS = frozenset(("state", "government", "foreign", "defence", "interior", "finance", "justice", "minister"))
"""Kinds of office of which a person holds them for one country only."""
LOCAL_KINDS = frozenset(("legislator", "region", "city"))
"""Kinds of office that a member of a government rarely holds beside it."""
HEADS = frozenset(("state", "government", "organisation"))
GOVERNING = frozenset(("government", "foreign", "defence"))


@per_language
def _incompatible(language: str, name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for office, others in section(language, "offices", name).items():
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
    start, end = max(sentence.start, mention.whole.start - REACH), min(sentence.end, mention.span.end + REACH)
    return _any_between(doc.layer(_successions), start, end)


def _years(doc: Document) -> tuple[int, ...]:
    """Where years begin that are not the one in which the article was published."""
    day = doc.layer(dateline).date
    own = str(day.year) if day else ""
    return tuple(year.start() for year in _YEAR.finditer(doc.text) if year[0] != own)


def _successions(doc: Document) -> tuple[int, ...]:
    """Where words begin that tell of a change of holders."""
    words = section(doc.language, "names", "successions")
    return tuple(token.start for token in doc.layer(tokens) if token.text.lower() in words)


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


@cache
def _governed() -> frozenset[str]:
    """Countries and international organisations, whose head nobody else's is."""
    return frozenset(body_names().values())


def contradict(one: Title, other: Title, language: str) -> bool:
    """Whether one person cannot hold both offices at one time."""
    if one.office == other.office:
        exclusive = one.kind in COUNTRY_KINDS or {one.body, other.body} <= _governed()
        return one.unique and bool(one.body and other.body) and one.body != other.body and exclusive
    if other.office in _incompatible(language, "incompatible-anywhere").get(one.office, ()):
        return True
    if {one.kind, other.kind} & LOCAL_KINDS and {one.kind, other.kind} & GOVERNING:
        return True
    same_body = one.body == other.body or not one.body or not other.body
    if same_body:
        return other.office in _incompatible(language, "incompatible").get(one.office, ())
    return one.unique and other.unique and one.kind in HEADS and other.kind in HEADS | COUNTRY_KINDS


def contradiction(titles: tuple[Title, ...], others: tuple[Title, ...], language: str) -> tuple[Title, Title] | None:
    """The first two current titles, one of each group, that contradict each other."""
    for one, other in product(titles, others):
        if current(one, language) and current(other, language) and contradict(one, other, language):
            return one, other
    return None
