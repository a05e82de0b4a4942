"""Pronouns of the other gender than the subject of their sentence, where nobody else is in sight."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.headline import heading
from lintnews.layers.names.people import cast
from lintnews.layers.names.usual_gender import (
    Candidate,
    UnusualPronoun,
    gendered_pronouns,
    is_plain,
    other_gender,
    seen_between,
)
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept
from lintnews.layers.text.paragraphs import paragraph_number, paragraphs
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_lower, places_of, token_starts, within, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section

_NEAR = 500
"""Code points before a pronoun among which somebody must be named or meant, whom it might stand for."""
_OPENING = 5
"""Tokens of a sentence among which its subject begins."""


def subject_pronouns(doc: Document) -> tuple[UnusualPronoun, ...]:
    """The pronouns inside a sentence that can stand for nobody but its subject, which is of the other gender.

    Everybody counts who is named or meant in the sentence, in its paragraph and in the one before: where one of them
    has the pronoun's gender, or none that is known, nothing is said.
    """
    return kept(doc, subject_pronouns, _found, cast)


def _found(doc: Document, part: Span) -> Iterator[UnusualPronoun]:
    genders, words = gendered_pronouns(doc.language), doc.layer(words_of)
    told, behind_heading = set[int](), doc.layer(heading).end
    places = within(doc, part, places_of(doc.layer(places_by_lower), genders))
    for at in [at for at in places if words.texts[at] == words.lowers[at]]:
        token, own = words.tokens[at], genders[words.lowers[at]]
        nearest = seen_between(doc, token.start - _NEAR, token.start)[-1:]
        if not nearest or nearest[0].gender != other_gender(own) or token.start < behind_heading:
            continue
        if quoted(doc, token.start) or not _is_inside(doc, at):
            continue
        sentence = sentence_at(doc, token.start)
        inside = seen_between(doc, sentence.start, token.start)
        if sentence.start in told or not inside or {one.gender for one in inside} != {other_gender(own)}:
            continue
        name = _subject(doc, inside[0], sentence)
        if name and _is_bound(doc, at):
            told.add(sentence.start)
            yield UnusualPronoun(Span(token.start, token.end), name)
            continue
        spans, number = doc.layer(paragraphs), paragraph_number(doc, token.start)
        before = seen_between(doc, spans[max(0, number - 1)].start, sentence.start)
        near = seen_between(
            doc, max(spans[number].start, sentence_at(doc, max(0, sentence.start - 1)).start), sentence.start
        )
        if name and all(one.gender != own for one in before) and all(one.gender for one in near):
            told.add(sentence.start)
            yield UnusualPronoun(Span(token.start, token.end), name)


def _is_inside(doc: Document, at: int) -> bool:
    """Whether a pronoun belongs to the clause of its sentence's subject: an owner or an object, or what is said."""
    lowers, cues = doc.layer(words_of).lowers, vocabulary(doc.language).cues
    if not is_plain(doc, at) or lowers[at] not in section(doc.language, "reference", "subjects"):
        return is_plain(doc, at)
    return lowers[at - 2 if lowers[at - 1] in section(doc.language, "reference", "that") else at - 1] in cues


def _is_bound(doc: Document, at: int) -> bool:
    """Whether a pronoun can be nobody's but the subject's, whoever else is near: shook his head, took her leave."""
    words = doc.layer(words_of)
    binding = section(doc.language, "reference", "bound").get(words.lowers[at - 1])
    return binding is not None and at + 1 < len(words.lowers) and words.lowers[at + 1] in binding


def _subject(doc: Document, one: Candidate, sentence: Span) -> Span | None:
    """The words for somebody who is the subject of a sentence: a name, or a noun that tells the gender."""
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    first, at = bisect_left(starts, sentence.start), bisect_left(starts, one.start)
    owned = section(doc.language, "reference", "governing")
    kin = section(doc.language, "results", "kin")
    name = one.name or Span(*words.tokens[at][1:])
    behind = bisect_left(starts, name.end)
    is_owner = bool(vocabulary(doc.language).possessives.intersection(words.lowers[behind : behind + 1]))
    is_meant = one.name is not None or (words.texts[at].islower() and words.lowers[at] not in kin)
    is_pronoun = words.lowers[at] in gendered_pronouns(doc.language)
    is_first = at - first < _OPENING and not any(low in owned for low in words.lowers[first:at])
    return name if is_first and is_meant and not is_owner and not is_pronoun else None
