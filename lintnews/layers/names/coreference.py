"""References: the pronouns and offices that stand for a person of the document.

A pronoun of the narration stands for the subject of its sentence or of the one before, if the gender allows it;
“I” inside a quotation stands for the one who is quoted. Where two persons would do equally well nothing is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.people import Person, people, person_of
from lintnews.layers.speech.attributions import Attribution, quote_speakers
from lintnews.layers.speech.quotes import outermost
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import (
    places_by_lower,
    places_of,
    uncontracted,
    within,
    words_of,
)
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

MEMORY = 3
"""Sentences back in which a pronoun may find its person."""


class Reference(NamedTuple):
    """A pronoun or an office, and the person for whom it stands."""

    span: Span
    person: Person


class AnonymousSource(NamedTuple):
    """Somebody who says “I” and whom the text does not name: a witness, an official, the one who writes."""

    name: str
    """The words that stand for them at their first quotation, if any: `an official`."""
    places: tuple[Span, ...]
    """Those words, and every “I” of what they say, in order."""


@per_language
def _pronouns(language: str) -> dict[str, str]:
    """Pronouns of one person, lower-case, by what they prove: `male`, `female`, `first`."""
    table = section(language, "speech", "pronouns")
    return {word.lower(): kind for word, (kind, *_) in table.items() if kind in ("male", "female", "first")}


def coreference(doc: Document) -> tuple[Reference, ...]:
    """The pronouns and offices whose person is clear, in order of their places."""
    return tuple(sorted(_Resolver(doc).resolve(), key=lambda reference: reference.span))


def voices(doc: Document) -> tuple[AnonymousSource, ...]:
    """Those who speak of themselves and have no name, in order of their places."""
    return tuple(sorted(_Resolver(doc).voices(), key=lambda voice: voice.places))


def gender_of(person: Person, language: str) -> str:
    """`male` or `female` as the text proves it or the given name usually has it, else nothing."""
    given = vocabulary(language).given
    return person.gender or next((given[name] for name in person.given if given.get(name)), "")


class _Resolver:
    """One pass over the sentences, keeping in mind who was spoken of."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.pronouns = _pronouns(doc.language.partition("-")[0])
        self.words, index = doc.layer(words_of), doc.layer(places_by_lower)
        others = [word for word, kind in self.pronouns.items() if kind != "first"]
        selves = [low for low in index if self.pronouns.get(uncontracted(low) if "'" in low else low) == "first"]
        self.of_others, self.of_selves = places_of(index, others), places_of(index, selves)
        """The tokens that are pronouns of somebody else, and of the one who speaks."""
        self.people = doc.layer(people)
        self.named = sorted((span, person) for span, person in doc.layer(person_of).items())
        self.starts = [span.start for span, _ in self.named]
        self.quotations = [quotation.span for quotation in doc.layer(outermost)]
        self.memory: list[list[Person]] = []
        self.known: dict[Span, Person] = {}

    def resolve(self) -> Iterator[Reference]:
        if not self.people:
            return
        for sentence in self.doc.layer(sentences):
            spoken_of: list[Person] = [
                person for span, person in self._named_in(sentence) if not self._quotation(span.start)
            ]
            self.memory.append([])
            for at in within(self.doc, sentence, self.of_others):
                token, kind = self.words.tokens[at], self.pronouns[self.words.lowers[at]]
                if self._quotation(token.start):
                    continue
                before = [person for span, person in self._named_in(Span(sentence.start, token.start))]
                person = self._antecedent(kind, [p for p in before if p in spoken_of])
                if person:
                    self.known[Span(token.start, token.end)] = person
                    self.memory[-1].append(person)
                    yield Reference(Span(token.start, token.end), person)
            self.memory[-1] += spoken_of
        yield from self._first_persons()
        yield from self._offices()

    def _named_in(self, span: tuple[int, int]) -> list[tuple[Span, Person]]:
        return self.named[bisect_right(self.starts, span[0] - 1) : bisect_right(self.starts, span[1] - 1)]

    def _quotation(self, offset: int) -> Span | None:
        """The outermost quotation around an offset."""
        index = bisect_right(self.quotations, offset, key=lambda span: span.start) - 1
        return self.quotations[index] if index >= 0 and offset < self.quotations[index].end else None

    def _antecedent(self, kind: str, here: list[Person]) -> Person | None:
        """The person who was spoken of last: first the subject of this sentence, then those of the sentences before."""
        for group in (here, *self.memory[-2 : -2 - MEMORY : -1]):
            fitting = [p for p in dict.fromkeys(group) if gender_of(p, self.doc.language) in (kind, "")]
            proven = [p for p in fitting if gender_of(p, self.doc.language) == kind]
            if proven or fitting:
                return (proven or fitting)[0]
        return None

    def _first_persons(self) -> Iterator[Reference]:
        """Every “I” of a quotation whose speaker is a person."""
        speakers = self.doc.layer(quote_speakers)
        for quotation in self.quotations:
            if person := self._speaker(quotation, speakers.get(quotation)):
                yield from (Reference(span, person) for span in self._selves(quotation))

    def _selves(self, quotation: Span) -> Iterator[Span]:
        """Every “I” of a quotation."""
        for at in within(self.doc, quotation, self.of_selves):
            yield Span(*self.words.tokens[at][1:])

    def voices(self) -> Iterator[AnonymousSource]:
        """Whose “I” stands in quotations of no person: one for each attribution, or for those of `a witness` and `the
        witness`. And who says it outside of them, one for each paragraph: captions and letters may be between.
        """
        self.known = {reference.span: reference.person for reference in self.doc.layer(coreference)}
        definite = section(self.doc.language, "reference", "definite")
        speakers = self.doc.layer(quote_speakers)
        said: dict[tuple[Span, ...], list[Span]] = {}
        spoken_of: dict[str, tuple[Span, ...]] = {}
        for quotation in self.quotations:
            selves = [span for span in self._selves(quotation) if span not in self.known]
            one = speakers.get(quotation)
            speaker = one and one.speaker
            if not selves or (speaker and (speaker in self.known or self._named_in(speaker))):
                continue
            key = one.content if one else (quotation,)
            if speaker:
                selves.append(speaker)
                first, _, noun = self.doc.text[slice(*speaker)].lower().partition(" ")
                if first not in definite or noun not in spoken_of:
                    spoken_of[noun] = key
                key = spoken_of[noun]
            said.setdefault(key, []).extend(selves)
        for spans in map(sorted, said.values()):
            named = (span for span in spans if self._is_phrase(span))
            yield AnonymousSource(self.doc.text[slice(*next(named, (0, 0)))], tuple(dict.fromkeys(spans)))
        for paragraph in self.doc.layer(paragraphs):
            if told := tuple(span for span in self._selves(paragraph) if not self._quotation(span.start)):
                yield AnonymousSource("", told)

    def _is_phrase(self, span: Span) -> bool:
        word = uncontracted(self.doc.text[slice(*span)].lower())
        return word not in self.pronouns and not self._quotation(span.start)

    def _speaker(self, quotation: Span, said: Attribution | None) -> Person | None:
        """Who says a quotation: the speaker, or the only person whom the words that lead to it name."""
        if said and said.speaker:
            named = next((person for _, person in self._named_in(said.speaker)), None)
            if named or said.speaker in self.known:
                return named or self.known.get(said.speaker)
        if said and said.cue:
            lead = sentence_at(self.doc, said.cue.start)
        else:
            lead = sentence_at(self.doc, max(0, quotation.start - 3))
            if not self.doc.text[lead.start : lead.end].endswith(":"):
                return None
        persons = {id(person): person for span, person in self._named_in(lead) if not self._quotation(span.start)}
        return next(iter(persons.values())) if len(persons) == 1 else None

    def _offices(self) -> Iterator[Reference]:
        """Titles in apposition, and offices alone (`the chancellor`) where one person only has them."""
        holders: dict[str, list[Person]] = {}
        taken: set[Span] = set()
        for person in self.people:
            for mention in person.mentions:
                for title in mention.titles:
                    taken.add(title.span)
                    holders.setdefault(title.office, [])
                    if person not in holders[title.office]:
                        holders[title.office].append(person)
                    if title.span.start > mention.span.end:
                        yield Reference(title.span, person)
        v = vocabulary(self.doc.language)
        words = self.doc.layer(words_of)
        for index in places_of(self.doc.layer(places_by_lower), v.determiners):
            if index + 1 == len(words.lowers):
                continue
            office = v.offices.at(words.lowers, index + 1)
            found = holders.get(office[1].name, []) if office and office[1].unique else []
            if office and len(found) == 1:
                span = Span(words.tokens[index + 1].start, words.tokens[index + office[0]].end)
                behind = words.texts[index + 1 + office[0] : index + 2 + office[0]]
                alone = not behind or not behind[0][0].isupper()
                if alone and not any(span.overlaps(title) for title in taken):
                    yield Reference(span, found[0])
