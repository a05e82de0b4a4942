"""Runs: the ranges of capitalised words in which names stand with their titles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from lintnews.document import Document
from lintnews.layers.names.titles import body_behind
from lintnews.layers.text.letter_case import SentenceCase, case_statistics, upper_places
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.layers.text.word_classes import (
    ADJECTIVE,
    AMBIGUOUS,
    CALENDAR,
    CAPITAL,
    COMMON,
    COURTESY,
    FORMED,
    FUNCTION,
    GIVEN,
    JOINING,
    KIN,
    MAYBE_PERSON,
    MODIFIER,
    NO_PERSON,
    OFFICE,
    ORGANISATION_NAME,
    PLACE_NAME,
    ROLE,
    classes_of,
    places_with,
    word_classes,
)

MARKS = frozenset(".,“”\"‘’'«»„")
"""Marks inside a name: of an initial, and around a nickname."""

_OPENING, _CLOSING = frozenset("“‘\"'„«"), frozenset("”’\"'“»")


class NameChunks:
    """Finds the runs of a sentence."""

    def __init__(self, doc: Document) -> None:
        self.words = doc.layer(words_of)
        self.classes = doc.layer(word_classes)
        self.known = classes_of(doc.language)
        self.vocabulary = vocabulary(doc.language)
        self.case_statistics = doc.layer(case_statistics)
        self.uppers = doc.layer(upper_places)
        self.introduced = self._introduced(places_with(doc, KIN | CALENDAR))

    def _introduced(self, places: Iterable[int]) -> frozenset[str]:
        """Ordinary words, months among them, that are somebody's name in this text: his mother, Ivy; June Okafor.

        `places`: where words of kinship and of the calendar stand.
        """
        v, texts, lowers, classes = self.vocabulary, self.words.texts, self.words.lowers, self.classes
        found = set()
        last = len(classes) - 2
        for index in places:
            if index >= last:
                break
            if classes[index] & KIN and texts[index].islower():
                at = index + 1 + (texts[index + 1] == ",")
                behind = texts[at + 1 : at + 2]
                if self._may_be_given(at) and not (behind and behind[0][0].isupper()):
                    found.add(texts[at])
            elif classes[index] & CALENDAR and self._may_be_given(index) and lowers[index - 1] not in v.function:
                word = texts[index + 1]
                if word[0].isupper() and not self._is_ordinary(index + 1):
                    found.add(texts[index])
        return frozenset(found)

    def _is_ordinary(self, index: int) -> bool:
        return bool(self.classes[index] & (COMMON | FUNCTION | CALENDAR))

    def _may_be_given(self, index: int) -> bool:
        """Whether a capitalised word is an ordinary one and a given name."""
        return bool(self.classes[index] & AMBIGUOUS)

    def opens(self, index: int, case: SentenceCase) -> bool:
        """Whether a capital at this token is asked for by its position."""
        return index == case.first or (
            not self.words.texts[index - 1][-1].isalnum() and self.words.texts[index - 1] not in ",.)’'"
        )

    def of_calendar(self, index: int) -> bool:
        """Whether a word is a month or a weekday, and not the given name in front of a surname: Jan."""
        if not self.classes[index] & CALENDAR:
            return False
        texts, v = self.words.texts, self.vocabulary
        if texts[index] in self.introduced and self.words.lowers[index - 1] not in v.function:
            return texts[index + 1 : index + 2] != [] and texts[index + 1][0].isdigit()
        named = texts[index] in v.given and index + 1 < len(texts) and texts[index + 1][0].isupper()
        return not named or v.places.at(texts, index + 1) is not None

    def is_plain(self, index: int) -> bool:
        """Whether a capitalised word is an ordinary one, as far as its letters go."""
        word, kind = self.words.texts[index], self.classes[index]
        if word in self.introduced:
            return False
        if kind & FUNCTION:
            return len(word) == 1 or not word.isupper()
        if kind & (GIVEN | ADJECTIVE):
            return False
        if kind & PLACE_NAME and (self.vocabulary.places.at(self.words.texts, index) or (0, ""))[0] > 1:
            return False
        known = kind & (COMMON | ROLE | FORMED) or self.words.lowers[index] in self.case_statistics.lower
        return bool(known) and word not in self.case_statistics.capital

    def is_other(self, name: str) -> bool:
        """Whether a word of a name is known as something else than a person's."""
        kind = self.known[name]
        return not kind & MAYBE_PERSON and (bool(kind & NO_PERSON) or name.lower() in self.case_statistics.lower)

    def of(self, case: SentenceCase) -> Iterator[tuple[int, int]]:
        """Ranges of tokens that may hold a name with its titles."""
        texts, tokens_, v, classes = self.words.texts, self.words.tokens, self.vocabulary, self.classes
        i, end = case.first, case.last
        for first in self.uppers[bisect_left(self.uppers, i) : bisect_left(self.uppers, end)]:
            if first < i or (
                self.is_plain(first) and (case.title_case or self.opens(first, case)) and not self._titled(first)
            ):
                continue
            if self.of_calendar(first):
                continue
            i = first
            i = self._office_of_body(i, self._jump(i, end), end)
            while i < end:
                word = texts[i]
                gap = tokens_[i].start - tokens_[i - 1].end
                if classes[i] & CAPITAL:
                    if gap > 1 or (case.title_case and self.is_plain(i) and not self._titled(i)):
                        break
                    if self.of_calendar(i) and texts[i - 1] not in v.given:
                        break
                    i = self._office_of_body(i, self._jump(i, end), end)
                elif word == "." and gap == 0 and self._abbreviated(i, end):
                    i += 1
                elif (classes[i] & JOINING or word in _OPENING) and (size := self._inner(first, i, end)) and gap <= 1:
                    i += size
                else:
                    break
            yield first, i

    def _jump(self, index: int, end: int) -> int:
        """The token behind the phrase of a lexicon, or behind the word, that begins here."""
        v, words, kind = self.vocabulary, self.words, self.classes[index]
        best = 1
        if kind & OFFICE and (match := v.offices.at(words.lowers, index)):
            best = match[0]
        if kind & PLACE_NAME and (place := v.places.at(words.texts, index)):
            best = max(best, place[0])
        if kind & ORGANISATION_NAME and (organisation := v.organisations.at(words.texts, index)):
            best = max(best, organisation[0])
        return min(end, index + best)

    def _office_of_body(self, index: int, behind: int, end: int) -> int:
        """The token behind `of Japan`, where that stands between an office and a name, or a comma and a name; else
        `behind`.
        """
        office = self.vocabulary.offices.at(self.words.lowers, index) if self.classes[index] & OFFICE else None
        if office and index + office[0] == behind < end:
            after, body = body_behind(self.words, self.vocabulary, behind)
            name = after + 1 if after < end and self.words.texts[after] == "," else after
            if body and name < end and self.classes[name] & CAPITAL:
                return after
        return behind

    def _abbreviated(self, index: int, end: int) -> bool:
        """Whether a full stop belongs to the initial or the title before it."""
        before = self.words.texts[index - 1]
        following = index + 1 < end and self.words.texts[index + 1][0].isupper()
        if len(before) == 1:
            return following
        if before in self.vocabulary.generations and not before.isupper():
            return True  # Jr.
        lowers = self.words.lowers
        match = self.vocabulary.courtesy.at(lowers, index - 1) or self.vocabulary.offices.at(lowers, index - 1)
        return following and match is not None and match[0] > 1

    def _inner(self, first: int, index: int, end: int) -> int:
        """How many lower-case tokens at `index` lie inside a name: particles, `of (the)` behind an organisation's
        head.
        """
        texts, v = self.words.texts, self.vocabulary
        at = index
        while at < end and at < index + 3 and texts[at].lower() in v.particles and texts[at][0].islower():
            at += 1
        if at > index:
            return at - index if at < end and self.classes[at] & CAPITAL else 0
        if texts[index] in v.of and (texts[index - 1] in v.heads or texts[index - 1] in v.facilities):
            at = index + 1
            while at < end and texts[at] in v.determiners:
                at += 1
            return at - index if at < end and texts[at][0].isupper() else 0
        if texts[index] == "," and texts[index + 1 : index + 2] and texts[index + 1] in v.generations:
            return 2 if index + 1 < end and not texts[index + 1].isupper() else 0  # Otto Moll, Jr.
        if texts[index] in _OPENING:
            return self._nickname(index, end)
        if texts[index] == "&" and index + 1 < end and texts[index + 1][0].isupper():
            return 1
        return 0

    def _nickname(self, index: int, end: int) -> int:
        """How many tokens at an opening mark are a nickname inside a name: Robert “Bobby” Tarrant."""
        texts = self.words.texts
        if not self.vocabulary.is_given(texts[index - 1]) or not texts[index + 1 : index + 2]:
            return 0
        for size in (1, 2):
            behind = index + 1 + size
            named = all(text[0].isupper() for text in texts[index + 1 : behind])
            if behind + 1 < end and named and texts[behind] in _CLOSING and texts[behind + 1][0].isupper():
                return size + 2
        return 0

    def _titled(self, index: int) -> bool:
        """Whether an office, a courtesy title or a modifier of one begins here, with a name behind it."""
        v, lowers, texts, kind = self.vocabulary, self.words.lowers, self.words.texts, self.classes[index]
        if not kind & (COURTESY | OFFICE | MODIFIER | AMBIGUOUS):
            return False
        match = v.courtesy.at(lowers, index) or v.offices.at(lowers, index)
        behind = index + (match[0] if match else 1)
        if behind < len(texts) and texts[behind] == "." and match:
            behind += 1
        if match:
            behind = body_behind(self.words, v, behind)[0]
        capital = behind < len(texts) and texts[behind][0].isupper()
        return capital and (match is not None or bool(kind & (MODIFIER | AMBIGUOUS)))
