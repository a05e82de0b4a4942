"""Mentions: the names of persons, organisations and places, with the titles that stand at them.

A name is a run of capitalised words; lexicons and the document itself decide what is no name (the first word of a
sentence, a headline in title case) and what kind of name it is. Nothing is guessed across documents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.name_chunks import MARKS, NameChunks
from lintnews.layers.names.person_evidence import HINT, PROOF, PersonEvidence, by_text
from lintnews.layers.names.title_reader import TitleReader
from lintnews.layers.names.titles import Title, office_starts, title_before, title_behind
from lintnews.layers.text.changes import Earlier, kept, moved, numbers_in
from lintnews.layers.text.letter_case import case_statistics, sentence_cases
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import as_looked_up, changed_tokens, places_by_lower, places_of, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.layers.text.word_classes import (
    GIVEN,
    OFFICE_SURNAME,
    ORGANISATION_NAME,
    PLACE_NAME,
    places_with,
    word_classes,
)
from lintnews.records import NamedTuple

_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two syllables, as Korean and Chinese ones are written."""
NEAR = 7
"""Tokens in front of a title among which the noun stands that it depends on."""
REIGNING = frozenset(("royal", "religious"))
"""Kinds of office whose holders are numbered."""
PERSON, ORGANISATION, PLACE, UNKNOWN = "person", "organisation", "place", "unknown"
NAMES = (PERSON, UNKNOWN)
"""Kinds of mentions that may be a person's."""


class Mention(NamedTuple):
    """One name at one place."""

    span: Span
    """The name without its titles and without a possessive ending."""
    text: str
    kind: str
    """`person`, `organisation`, `place` or `unknown`."""
    given: tuple[str, ...]
    """Everything before the surname; empty for a bare name."""
    surname: str
    """The last word with its particles; of an organisation or place, the whole name."""
    titles: tuple[Title, ...]
    gender: str
    """`male` or `female` where a courtesy title or a gendered office proves it, else nothing."""
    whole: Span
    """The name with the titles in front of it."""
    initial: bool
    """Whether it begins a sentence, or stands in a headline in title case, so that its capital proves nothing."""
    generation: str = ""
    """What tells the person from others of the same name: `Jr`, `II`."""

    def moved(self, by: int) -> Mention:
        """The same mention so many code points further on."""
        titles = moved(self.titles, by) if self.titles else ()
        return Mention(self.span.moved(by), *self[1:5], titles, self.gender, self.whole.moved(by), *self[8:])


def mentions(doc: Document) -> tuple[Mention, ...]:
    """The names of a document, in order of their places."""
    finder, found = doc.layer(_Finder), doc.layer(_as_read)
    alone = {mention.surname for mention in found if " " not in mention.surname and mention.kind in NAMES}
    settled = [finder.settled(_given_particle(mention, alone, finder.vocabulary), alone) for mention in found]
    return _with_persons(doc, settled)


def named(doc: Document) -> Sequence[object]:
    """The names of a document, without their places."""
    return [mention[1:5] for mention in doc.layer(mentions)]


def _as_read(doc: Document) -> tuple[Mention, ...]:
    """The names as their sentences have them."""
    return kept(doc, _as_read, lambda doc, part: doc.layer(_Finder).find(part), move=_moved, holds=_are_read_alike)


def _moved(some: Sequence[Mention], by: int) -> Iterator[Mention]:
    return (one.moved(by) for one in some) if by else iter(some)


def _evidence(doc: Document) -> tuple[frozenset[str], ...]:
    """The words of which the text itself says whether they are names."""
    finder, statistics = doc.layer(_Finder), doc.layer(case_statistics)
    return statistics.lower, frozenset(statistics.capital), finder.namesakes, finder.runs.introduced


def _are_read_alike(doc: Document, before: Earlier) -> bool:
    """Whether no name outside what has changed has a word of which the text says something else now."""
    change = doc.layer(changed_tokens)
    other = zip(before.doc.layer(_evidence), doc.layer(_evidence), strict=True)
    words = {as_looked_up(word) for was, now in other for word in was ^ now}
    places = places_of(doc.layer(places_by_lower), words)
    return change is not None and all(change.start <= at < change.now for at in places)


def _with_persons(doc: Document, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, among which names of two or three words are a person's if the text proves it of the whole name or
    of its last word: Bahia Georgia, where Georgia says that she heard it.
    """
    doubtful = {mention.text for mention in found if _may_be_full(mention)}
    if not doubtful:
        return tuple(found)
    evidence, alone = PersonEvidence(doc, found), by_text(found)
    v, persons = vocabulary(doc.language), set()
    places = defaultdict(list)
    for mention in found:
        places[mention.text].append(mention)
    for text in doubtful:
        first, *_, final = text.split()
        if not _form_of_person(text.split(), v):
            continue
        named = places[text]
        bare = alone.get(final, ())
        known = HINT * ((final in v.surname_words) + min(2, len(bare) // 2 + (len(bare) > 2)))
        enough = PROOF + HINT * (first not in v.given)
        if evidence.score([*named, *bare]) + known >= enough:
            persons.add(text)
    return tuple(_as_person(m, v) if m.text in persons and _may_be_full(m) else m for m in found)


def _may_be_full(mention: Mention) -> bool:
    """Whether a name that is nothing yet has the form of a person's given name and surname."""
    return mention.kind == UNKNOWN and mention.text.count(" ") in (1, 2) and not any(c in ".&/" for c in mention.text)


def _form_of_person(names: Sequence[str], v: Vocabulary) -> bool:
    """Whether nothing in a name says that it is a thing's: no ordinary word, no adjective, no acronym, no party."""
    *given, final = names
    if final.lower() in v.common and final not in v.surname_words:
        return False
    if not v.is_given(given[0]) and (given[0] in v.places or final in v.bodies):
        return False
    return not any(
        name in v.things
        or name in v.adjectives
        or name in v.organisations
        or name.isupper()
        or name.lower() in v.function
        or (name is not final and (name.lower() in v.common or name.lower() in v.roles) and not v.is_given(name))
        for name in names
    )


def _as_person(mention: Mention, v: Vocabulary) -> Mention:
    given, surname = _parts(mention.text.split(), v)
    return mention._replace(kind=PERSON, given=given, surname=surname)


def _given_particle(mention: Mention, alone: set[str], v: Vocabulary) -> Mention:
    """A name like Ben Adler or Al Hooper: its first word is a given name where the document says Adler and Hooper
    alone, and a particle (Ben Ali, Al Thani) where it does not.
    """
    first, _, rest = mention.surname.partition(" ")
    if mention.given or rest not in alone or not v.is_given(first):
        return mention
    return mention._replace(kind=PERSON, given=(first,), surname=rest) if mention.kind in NAMES else mention


class _Finder:
    """One pass over the sentences of a document."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.words = doc.layer(words_of)
        self.classes = doc.layer(word_classes)
        self.vocabulary = vocabulary(doc.language)
        self.case_statistics = doc.layer(case_statistics)
        self.sentences = doc.layer(sentences)
        self.sentence_cases = doc.layer(sentence_cases)
        self.runs = NameChunks(doc)
        self.offices = doc.layer(office_starts)
        surnames = places_with(doc, OFFICE_SURNAME)
        self.namesakes = frozenset(self.words.texts[at] for at in surnames if at and self.classes[at - 1] & GIVEN)
        """Surnames of the document that are words for an office: King, Judge."""

    def find(self, part: Span) -> Iterator[Mention]:
        """The names in a part of the text."""
        inside = numbers_in(self.sentences, part)
        for case in self.sentence_cases[inside.start : inside.stop]:
            pending: Title | None = None
            for first, last in self.runs.of(case):
                initial = case.title_case or self.runs.opens(first, case)
                found, pending = self._read(first, last, initial, pending)
                if found:
                    yield found

    def settled(self, mention: Mention, alone: set[str]) -> Mention:
        """The person at the end of a longer name whose last word the document says alone: University of Texas Amneh
        Jafari, where Jafari goes on to speak.
        """
        names = mention.text.split()
        person = " ".join(names[-2:])
        if (
            mention.kind not in (ORGANISATION, UNKNOWN)
            or mention.titles
            or len(names) < 4
            or names[-1] not in alone
            or any(map(self.runs.is_other, names[-2:]))
            or not any(map(self.runs.is_other, names[:-2]))
        ):
            return mention
        span = Span(mention.span.end - len(person), mention.span.end)
        if self.text[span.start : span.end] != person:
            return mention
        return Mention(span, person, PERSON, (names[-2],), names[-1], (), "", span, False)

    def _read(self, first: int, last: int, initial: bool, pending: Title | None) -> tuple[Mention | None, Title | None]:
        """The mention in a run, or the title that waits for the name behind the next comma."""
        words = self.words
        opening = TitleReader(self.runs, self.text, first, last).read()
        titles, courtesy, at, start = opening
        if at > last:
            return None, None
        if at == last and titles and words.texts[last - 1] in self.namesakes and not self._determined(last - 1):
            titles.pop()
            at = start = last - 1
        if at == last and titles:
            follows = last < len(words.texts) and words.texts[last] == ","
            return None, titles[-1] if follows else None
        if at == last:
            if courtesy is not None and len(words.texts[last - 1]) == 1:
                return None, None  # U
            at = max(first, start)
        elif not titles and courtesy is None and at > first and not self._adjective_only(first, at):
            at = first
        if at >= last:
            return None, None
        if not titles:
            titles += self._titles_before(first, last, pending)
        return self._name(at, last, titles, courtesy, initial, start=first), None

    def _titles_before(self, first: int, last: int, pending: Title | None) -> Iterator[Title]:
        """The title in front of a run: in lower case, behind a comma, or the one that waits for its name."""
        words = self.words
        places = (first, first - 1) if first and words.texts[first - 1] == "," else (first,)
        for ahead in places:
            before = title_before(words, self.offices, self.text, self.vocabulary, ahead)
            if before and (
                ahead == first or not (self._of_another(before) or self._phrase(first, last) or self._says(last))
            ):
                yield before
                return
        if pending and pending.span.end <= words.tokens[first].start <= pending.span.end + 2:
            yield pending

    def _of_another(self, title: Title) -> bool:
        """Whether a title in front of a comma may belong to somebody else: an adviser of the president, Keller."""
        v, lowers = self.vocabulary, self.words.lowers
        at = bisect_left(self.words.tokens, title.span.start, key=lambda token: token.start)
        while at and lowers[at - 1] in v.determiners:
            at -= 1
        if not at or lowers[at - 1] not in v.whose:
            return False
        return any(
            lowers[index] in v.roles or lowers[index] in v.kin or v.offices.at(lowers, index)
            for index in range(max(0, at - NEAR), at - 1)
        )

    def _says(self, last: int) -> bool:
        """Whether a name speaks in a clause between commas: the office of the president, Keller said, is shut."""
        behind = self.words.lowers[last : last + 2]
        return behind[1:] == [","] and behind[0] in self.vocabulary.cues

    def _determined(self, index: int) -> bool:
        """Whether a determiner stands in front: the King is no Mr. King."""
        return index > 0 and self.words.lowers[index - 1] in self.vocabulary.determiners

    def _adjective_only(self, first: int, at: int) -> bool:
        return all(self.words.texts[i] in self.vocabulary.adjectives for i in range(first, at))

    def _name(
        self, first: int, last: int, titles: list[Title], courtesy: str | None, initial: bool, start: int
    ) -> Mention | None:
        """The name in the tokens of a range, of whatever kind."""
        v, words = self.vocabulary, self.words
        alone = not titles and courtesy is None
        last = self._name_ends(first, last, titles)
        while last - first > 1 and alone and self._no_name(first, last, initial):
            first += 1
        while last > first and self.runs.of_calendar(last - 1):
            last -= 1
        if last <= first:
            return None
        if alone and (person := self._person_behind(first, last)):
            first = start = person
        span = Span(words.tokens[first].start, words.tokens[last - 1].end)
        names = [text for text in words.texts[first:last] if text not in MARKS]
        kind = PERSON if courtesy is not None else self._kind(first, last, names, titles)
        if kind == UNKNOWN and len(names) == 1 and self._is_no_name(first):
            return None
        given, surname = _parts(names, v) if kind in NAMES else ((), " ".join(names))
        if kind in NAMES and (behind := title_behind(words, self.text, v, last)):
            titles.append(behind)
            kind = PERSON
        if kind == PERSON and not courtesy:
            courtesy = self._gendered(first, titles)
        return Mention(
            span,
            self.text[span.start : span.end],
            kind,
            given,
            surname,
            tuple(titles),
            courtesy or "",
            self._whole(span, start, titles),
            initial,
            names[-1] if len(names) > 1 and names[-1] in v.generations else "",
        )

    def _whole(self, span: Span, start: int, titles: Sequence[Title]) -> Span:
        """A name with what stands in front of it, from the first of its titles on."""
        before = (title.span.start for title in titles if title.span.start < span.start)
        return Span(min(self.words.tokens[start].start, *before, span.start), span.end)

    def _name_ends(self, first: int, last: int, titles: Sequence[Title]) -> int:
        """The token behind a name: behind it no mark, no caption (Ahmed Keller Image: Twitter), no pronoun (So I)."""
        v, texts = self.vocabulary, self.words.texts
        while last > first and not texts[last - 1][0].isalnum() and texts[last - 1] != ".":
            last -= 1
        if last - first > 2 and texts[last : last + 1] == [":"] and self.words.lowers[last - 1] in v.captions:
            last -= 1
        if texts[last - 1] in v.selves and not any(title.kind in REIGNING for title in titles):
            last -= 1
        return last

    def _is_no_name(self, index: int) -> bool:
        """Whether a word alone is a pronoun, a day or an adjective."""
        v, text = self.vocabulary, self.words.texts[index]
        lower = self.words.lowers[index].partition("'")[0]
        pronoun = lower in v.function and (len(lower) == 1 or not text.isupper())
        return pronoun or self.runs.of_calendar(index) or text in v.adjectives

    def _gendered(self, first: int, titles: Sequence[Title]) -> str:
        """The gender that the noun in front of a name proves, or the title at it: actress, his wife, king."""
        v, words = self.vocabulary, self.words
        nouns = [title.text.rpartition(" ")[2] for title in titles]
        if first > 0:
            nouns.append(words.texts[first - 1])
        if first > 2 and words.texts[first - 1] == "," and words.lowers[first - 3] in v.determiners:
            nouns.append(words.texts[first - 2])
        genders = {v.gendered.get(noun.lower(), "") for noun in nouns if not noun.endswith(v.either_endings)} - {""}
        return genders.pop() if len(genders) == 1 else ""

    def _no_name(self, first: int, last: int, initial: bool) -> bool:
        """Whether the first of several words does not belong to the name: an adjective, or the sentence's first
        word.
        """
        v, text, lower = self.vocabulary, self.words.texts[first], self.words.lowers[first]
        if self._phrase(first, last):
            return False
        given = text in v.ambiguous_given
        if self._given_adjective(first, last) or _SYLLABLES.fullmatch(self.words.texts[first + 1]):
            return False  # Ban Ki-moon
        if (
            text in v.adjectives
            or self.runs.of_calendar(first)
            or (lower in v.function and not text.isupper() and not given)
        ):
            return True
        if not initial:
            return False
        if lower in v.cues and not self.case_statistics.capital[text]:  # Said Keller: …
            return True
        if given:  # Will Smith left; Will Ukraine win?
            word = text not in v.places and self._phrase(first + 1, last) is not None
            return word or (lower in v.function and self._asks(last))
        return lower in v.common and text not in v.given and not self.case_statistics.capital[text]

    def _person_behind(self, first: int, last: int) -> int | None:
        """Where the person begins who is named at the end of a run that begins as something else: BBC Arabic Maria
        Keller, General Practitioners Ulrich Weber.
        """
        v, texts = self.vocabulary, self.words.texts
        if last - first < 3 or self._phrase(first, last) or texts[first] in v.given or len(texts[first]) == 1:
            return None
        for index in range(first + 1, last - 1):
            name = texts[index]
            if name in v.given and name not in v.places and name not in v.organisations:
                before, behind = texts[first:index], texts[index + 1 : last]
                clear = all(text[0].isupper() or text in ".-" for text in before) and any(
                    map(self.runs.is_other, before)
                )
                named = [text for text in behind if len(text) > 1]
                clear = clear and v.things.isdisjoint(named) and not any(map(self.runs.is_other, named))
                return index if clear and named else None
        return None

    def _given_adjective(self, first: int, last: int) -> bool:
        """Whether an adjective is a given name here: Roman Abramovich, Christian Lindner, and no Roman Catholic; German
        and Danish are taken for what they mostly are.
        """
        v, texts = self.vocabulary, self.words.texts
        return (
            texts[first] in v.adjectives
            and texts[first] not in v.bodies
            and v.is_given(texts[first])
            and first + 2 == last
            and not self.runs.is_other(texts[first + 1])
        )

    def _asks(self, index: int) -> bool:
        """Whether the sentence from here on ends in a question mark."""
        return next((text for text in self.words.texts[index : index + 60] if text in ".?!"), ".") == "?"

    def _phrase(self, first: int, last: int) -> str | None:
        """The kind of place or organisation that the lexicons know by exactly this name."""
        v, texts = self.vocabulary, self.words.texts
        kind = self.classes[first] if first < len(self.classes) else 0
        if kind & PLACE_NAME and (place := v.places.at(texts, first)) and first + place[0] == last:
            return PLACE
        if kind & ORGANISATION_NAME and (organisation := v.organisations.at(texts, first)):
            return ORGANISATION if first + organisation[0] == last else None
        return None

    def _kind(self, first: int, last: int, names: Sequence[str], titles: Sequence[Title]) -> str:
        v = self.vocabulary
        known = self._phrase(first, last)
        if titles and known != PLACE and names[-1] not in v.things:
            return PERSON
        if known:
            return known
        if len(names) == 1 and names[0] in v.surname_words and self.case_statistics.capital[names[0]]:
            return UNKNOWN  # Park
        if thing := self._kind_of_thing(names):
            return thing
        if len(names) > 1:
            return PERSON if self._is_full_name(last, names) else UNKNOWN
        if names[0].isupper() and len(names[0]) > 1:
            return ORGANISATION
        return PERSON if self._introduced(first) else UNKNOWN

    def _kind_of_thing(self, names: Sequence[str]) -> str:
        """What a word of a name says that no person bears: Ministry, Bridge, Festival."""
        v, final = self.vocabulary, names[-1]
        if final in v.heads or final in v.events or (len(names) > 2 and not v.heads.isdisjoint(names[:-1])):
            return ORGANISATION
        return PLACE if final in v.facilities or names[0] in v.facilities else ""

    def _is_full_name(self, last: int, names: Sequence[str]) -> bool:
        """Whether several words are a person's: a given name or an initial first, or no word known as anything else."""
        v, lowers = self.vocabulary, self.words.lowers
        if any(name.isupper() and len(name.rstrip(".")) > 3 for name in names):
            return False
        given = v.is_given(names[0]) or len(names[0].rstrip(".")) == 1 or "." in names[0]
        if (
            given
            and names[0] not in v.bodies
            and not (names[0] in v.places and any(map(self.runs.is_other, names[1:])))
        ):
            return True
        if len(names) <= 3 and not any(map(self.runs.is_other, names)):
            return True
        speaks = last < len(lowers) and lowers[last] in v.cues
        return (
            len(names) == 2 and speaks and names[1] in v.places and not self.runs.is_other(names[0])
        )  # Valeska Paris says

    def _introduced(self, first: int) -> bool:
        """Whether the words in front of a name say that it is somebody's: his daughter, Amina."""
        v, lowers = self.vocabulary, self.words.lowers
        before = lowers[max(0, first - 2) : first]
        if not before:
            return False
        return before[-1] in v.kin or (before[-1] == "," and before[0] in v.kin)


def name_parts(name: str, language: str) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a whole name."""
    return _parts(name.split(), vocabulary(language))


def _parts(names: Sequence[str], v: Vocabulary) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a person's name; particles and suffixes understood."""
    last = len(names)
    while last > 1 and (names[last - 1] in v.suffixes or names[last - 1] in v.generations):
        last -= 1
    first = last - 1
    while first > 1 and names[first - 1].lower() in v.particles:
        first -= 1
    if first == 1 and names[0].lower() in v.particles:
        first = 0
    return tuple(names[:first]), " ".join(names[first:last])
