"""One person who is “he” in one sentence and “she” in another.

Chinese, Turkish, Finnish or Persian have one pronoun for both, and the name does not tell a reader abroad who it is: a
translation guesses anew in each sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.coreference import gender_of
from lintnews.layers.names.people import Person, person_of
from lintnews.layers.names.usual_gender import (
    gendered_pronouns,
    is_plain,
    is_said_of,
    is_topic,
    seen_between,
)
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_lower, places_of, token_starts, words_of
from lintnews.records import NamedTuple

_SENTENCES = 2
"""Among how many sentences the person must be named, that of the pronoun counted."""


class TwoGenders(NamedTuple):
    """A pronoun for a person who has pronouns of the other gender elsewhere."""

    person: Person
    pronoun: Span
    name: Span
    """The name for which it stands."""
    other: Span
    """The first pronoun of the other gender, for the same person."""


def two_genders(doc: Document) -> tuple[TwoGenders, ...]:
    """For each person with pronouns of both genders the first one of the gender that is rarer, else of the later one.

    Only where neither a title nor the given name says which of the two is right.
    """
    said: dict[Person, dict[str, list[tuple[Span, Span]]]] = defaultdict(lambda: defaultdict(list))
    for person, gender, pronoun, name in _told(doc):
        if not gender_of(person, doc.language):
            said[person][gender].append((pronoun, name))
    found = []
    for person, genders in said.items():
        if len(genders) == 2:
            usual, rare = sorted(genders.values(), key=lambda some: (-len(some), some[0]))
            found.append(TwoGenders(person, *rare[0], usual[0][0]))
    return tuple(sorted(found, key=lambda one: one.pronoun))


def _told(doc: Document) -> Iterator[tuple[Person, str, Span, Span]]:
    """Pronouns that can stand for one person alone: who that is, the gender, the pronoun and the name before it."""
    genders, words = gendered_pronouns(doc.language), doc.layer(words_of)
    named = sorted(doc.layer(person_of).items(), key=lambda one: one[0])
    starts = [span.start for span, _ in named]
    for at in places_of(doc.layer(places_by_lower), genders):
        token = words.tokens[at]
        if quoted(doc, token.start) or not is_plain(doc, at) or not is_said_of(doc, at):
            continue
        first = _opening(doc, token.start, starts)
        here = named[bisect_left(starts, first) : bisect_left(starts, token.start)]
        if not here or any(person is not here[0][1] for _, person in here) or not is_topic(doc, here[-1][0]):
            continue
        person, known = here[0][1], {mention.whole.start for mention in here[0][1].mentions}
        others = [one.start for one in seen_between(doc, first, token.start) if one.start not in known]
        if all(words.lowers[bisect_left(doc.layer(token_starts), one)] in genders for one in others):
            yield person, genders[words.lowers[at]], Span(token.start, token.end), here[-1][0]


def _opening(doc: Document, at: int, starts: list[int]) -> int:
    """Where the sentence begins, or the one before, in which the last person is named before a place."""
    start = sentence_at(doc, at).start
    for _ in range(_SENTENCES - 1):
        if bisect_left(starts, start) < bisect_left(starts, at):
            return start
        start = sentence_at(doc, max(0, start - 1)).start
    return start
