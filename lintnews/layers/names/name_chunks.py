"""Runs: the ranges of capitalised words in which names stand with their titles."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.layers.names.titles import body_behind
from lintnews.layers.text.letter_case import SentenceCase, case_statistics
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.layers.text.word_classes import capital, is_formed

MARKS = frozenset(".,“”\"‘’'«»„")
"""Marks inside a name: of an initial, and around a nickname."""

_OPENING, _CLOSING = frozenset("“‘\"'„«"), frozenset("”’\"'“»")


class NameChunks:
    """Finds the runs of a sentence."""

    def __init__(self, doc: Document) -> None:
        self.words = doc.layer(words_of)
        self.vocabulary = vocabulary(doc.language)
        self.sight = doc.layer(case_statistics)
        self.introduced = self._introduced()

    def _introduced(self) -> frozenset[str]:
        """Ordinary words, months among them, that are somebody's name in this text: his mother, Ivy; June Okafor."""
        v, texts, lowers = self.vocabulary, self.words.texts, self.words.lowers
        months = v.calendar & v.ambiguous_given
        found = set()
        for index in [i for i, text in enumerate(texts) if text in v.kin or text in months]:
            if texts[index] in v.kin and texts[index].islower():
                at = index + 1 + (texts[index + 1 : index + 2] == [","])
                if self._may_be_given(at) and not "".join(texts[at + 1 : at + 2])[:1].isupper():
                    found.add(texts[at])
            elif texts[index] in months and lowers[index - 1] not in v.function:
                word = texts[index + 1 : index + 2]
                if word and word[0][0].isupper() and not self._is_ordinary(index + 1):
                    found.add(texts[index])
        return frozenset(found)

    def _is_ordinary(self, index: int) -> bool:
        v, lower = self.vocabulary, self.words.lowers[index]
        return lower in v.common or lower in v.function or self.words.texts[index] in v.calendar

    def _may_be_given(self, index: int) -> bool:
        """Whether a capitalised word is an ordinary one and a given name."""
        texts = self.words.texts
        return index < len(texts) and texts[index] in self.vocabulary.ambiguous_given

    def opens(self, index: int, stretch: SentenceCase) -> bool:
        """Whether a capital at this token is asked for by its position."""
        return index == stretch.first or (
            not self.words.texts[index - 1][-1].isalnum() and self.words.texts[index - 1] not in ",.)’'"
        )

    def of_calendar(self, index: int) -> bool:
        """Whether a word is a month or a weekday, and not the given name in front of a surname: Jan."""
        texts, v = self.words.texts, self.vocabulary
        if texts[index] not in v.calendar:
            return False
        if texts[index] in self.introduced and self.words.lowers[index - 1] not in v.function:
            return texts[index + 1 : index + 2] != [] and texts[index + 1][0].isdigit()
        named = texts[index] in v.given and index + 1 < len(texts) and texts[index + 1][0].isupper()
        return not named or v.places.at(texts, index + 1) is not None

    def is_plain(self, index: int) -> bool:
        """Whether a capitalised word is an ordinary one, as far as its letters go."""
        word, lower = self.words.texts[index], self.words.lowers[index]
        v = self.vocabulary
        if word in self.introduced:
            return False
        if lower in v.function:
            return len(word) == 1 or not word.isupper()
        if word in v.given or word in v.adjectives or (v.places.at(self.words.texts, index) or (0, ""))[0] > 1:
            return False
        known = lower in v.common or lower in self.sight.lower or lower in v.roles or is_formed(lower, v)
        return known and not self.sight.capital[word]

    def is_other(self, name: str) -> bool:
        """Whether a word of a name is known as something else than a person's."""
        v, lower = self.vocabulary, name.lower()
        return (
            (
                lower in v.common
                or lower in self.sight.lower
                or name in v.adjectives
                or name in v.places
                or name in v.organisations
                or not name.replace("-", "").replace("'", "").replace("’", "").isalpha()
                or (name.isupper() and len(name) > 1)
                or is_formed(lower, v)
            )
            and lower not in v.particles
            and name not in v.surname_words
        )

    def of(self, stretch: SentenceCase) -> Iterator[tuple[int, int]]:
        """Ranges of tokens that may hold a name with its titles."""
        texts, tokens_, v = self.words.texts, self.words.tokens, self.vocabulary
        i, end = stretch.first, stretch.last
        while i < end:
            word = texts[i]
            if not word[0].isupper() or (
                self.is_plain(i) and (stretch.title_case or self.opens(i, stretch)) and not self._titled(i)
            ):
                i += 1
                continue
            if self.of_calendar(i):
                i += 1
                continue
            first = i
            i = self._office_of_body(i, self._jump(i, end), end)
            while i < end:
                word = texts[i]
                gap = tokens_[i].start - tokens_[i - 1].end
                if capital(word, v.particles):
                    if gap > 1 or (stretch.title_case and self.is_plain(i) and not self._titled(i)):
                        break
                    if self.of_calendar(i) and texts[i - 1] not in v.given:
                        break
                    i = self._office_of_body(i, self._jump(i, end), end)
                elif word == "." and gap == 0 and self._abbreviated(i, end):
                    i += 1
                elif (size := self._inner(first, i, end)) and gap <= 1:
                    i += size
                else:
                    break
            yield first, i

    def _jump(self, index: int, end: int) -> int:
        """The token behind the phrase of a lexicon, or behind the word, that begins here."""
        v, words = self.vocabulary, self.words
        best = 1
        for table, key in ((v.offices, words.lowers), (v.places, words.texts), (v.organisations, words.texts)):
            if match := table.at(key, index):
                best = max(best, match[0])
        return min(end, index + best)

    def _office_of_body(self, index: int, behind: int, end: int) -> int:
        """The token behind `of Japan`, where that stands between an office and a name, or a comma and a name; else
        `behind`.
        """
        office = self.vocabulary.offices.at(self.words.lowers, index)
        if office and index + office[0] == behind < end:
            after, body = body_behind(self.words, self.vocabulary, behind)
            name = after + 1 if after < end and self.words.texts[after] == "," else after
            if body and name < end and capital(self.words.texts[name], self.vocabulary.particles):
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
            return at - index if at < end and capital(texts[at], v.particles) else 0
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
        v, lowers, texts = self.vocabulary, self.words.lowers, self.words.texts
        match = v.courtesy.at(lowers, index) or v.offices.at(lowers, index)
        behind = index + (match[0] if match else 1)
        if behind < len(texts) and texts[behind] == "." and match:
            behind += 1
        if match:
            behind = body_behind(self.words, v, behind)[0]
        capital = behind < len(texts) and texts[behind][0].isupper()
        return capital and (match is not None or lowers[index] in v.modifiers or texts[index] in v.ambiguous_given)
