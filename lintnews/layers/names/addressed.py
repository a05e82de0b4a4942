"""Where a report says “your” of what belongs to somebody of whom it speaks.

Some languages have one word for “his”, “her”, “its” and a polite “your”: Spanish and Italian “su” and “suo”, German
“ihr”. A machine that does not see the owner speaks to the reader.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.people import people
from lintnews.layers.names.usual_gender import seen_between
from lintnews.layers.speech.own_voice import is_told
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_lower, places_of, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

MOST = 2
"""Sentences that speak to the reader up to which they may be slips."""
SHARE = 0.25
"""The same as a share of all sentences: a text with more of them means its reader."""
_NAME = 2
"""Words around a word among which a capital shows that it is a part of a title."""


class Addressed(NamedTuple):
    """An owner who is told as the reader, and the last person of whom the sentence speaks before."""

    pronoun: Span
    person: Span


def addressed(doc: Document) -> tuple[Addressed, ...]:
    """The first “your” of each sentence that speaks of somebody before it; none where a text speaks to its reader."""
    table, words = section(doc.language, "reference", "addressed"), doc.layer(words_of)
    places = [at for at in places_of(doc.layer(places_by_lower), table) if is_told(doc, words.tokens[at].start)]
    told = [
        (sentence, [*some]) for sentence, some in groupby(places, lambda at: sentence_at(doc, words.tokens[at].start))
    ]
    if not 0 < len(told) <= min(MOST, SHARE * len(doc.layer(sentence_cases))):
        return ()
    return tuple(one for sentence, some in told for one in _owner(doc, sentence, some))


def _owner(doc: Document, sentence: Span, places: Sequence[int]) -> Iterator[Addressed]:
    """The first word of a sentence that speaks to the reader, if it says whose something is, and somebody's is near."""
    table, words = section(doc.language, "reference", "addressed"), doc.layer(words_of)
    token, starts = words.tokens[places[0]], doc.layer(token_starts)
    word, before = words.texts[places[0]], range(bisect_left(starts, sentence.start), places[0])
    if not (word.islower() and "owner" in table[word]) or any(words.texts[at][:1].isupper() for at in before[-_NAME:]):
        return
    if not section(doc.language, "source", "pronouns").keys().isdisjoint(words.lowers[at] for at in before):
        return
    seen = seen_between(doc, sentence.start, token.start)
    if not (seen and (seen[0].start == sentence.start or words.lowers[before[0]] in vocabulary(doc.language).function)):
        return  # an order to the reader: “Ask the mayor about your plan”
    persons = {mention.whole.start for person in doc.layer(people) for mention in person.mentions}
    for one in reversed(seen):
        noun = words.tokens[bisect_left(starts, one.start)]
        if one.gender or one.start in persons or doc.text[noun.start].islower():
            yield Addressed(Span(token.start, token.end), one.name or Span(noun.start, noun.end))
            return
