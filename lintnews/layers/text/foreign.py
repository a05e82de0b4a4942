"""Foreign passages: phrases, sentences and runs of letters that are in no language of the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise, takewhile

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import mentions
from lintnews.layers.names.people import cast
from lintnews.layers.text.changes import kept
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Token, Words, places_by_lower, places_of, split, token_starts, within, words_of
from lintnews.layers.text.verse import in_verse
from lintnews.layers.text.vocabulary import Phrases, vocabulary
from lintnews.layers.text.word_classes import UNKNOWN, places_with
from lintnews.lexicons import answers_per_language, languages, per_language, section
from lintnews.records import NamedTuple

_WORDS = 4
_UNKNOWN_WORDS = 3
"""How many lower-case words of a phrase the language of the text does not know."""
_SHARE = 0.2
"""Which share of a phrase's words are function words of its language."""
_REACH = 10
"""How many tokens around an unknown word vote for its language."""
_TONGUES = 3
"""How many of the languages with most votes are tried: neighbours share words."""
_ENDS = frozenset(".!?…")
_PARTS = frozenset(";")
"""Marks that part a list: the phrase of one member goes no further."""
"""Marks beyond which no word is looked at to tell whether one is foreign."""
_SENTENCE_WORDS = 6
_STRANGE = 0.6
"""Which share of the lower-case words of a sentence is unknown when it is in a language without a lexicon."""
_EXCLUSIVE = 2
"""How many function words that only the other language has a phrase in a sentence of the text has."""
_LETTERS = 2
_LONGEST = 120
"""How many tokens of a sentence are looked at on both sides of a word: a sentence without a full stop may never end."""
_LONG = 16
"""Letters of another script from which a run is a sentence left over, and no name."""
_OTHER_SCRIPT = re.compile(
    r"[^\W\d_\x00-\u02ff\u1e00-\u1eff\u2100-\u214f\uff21-\uff5a]+(?:[\W\d_]{1,12}[^\W\d_\x00-\u02ff\u1e00-\u1eff]+)*"
)
_DOMAIN = re.compile(r"\w\.\w")


class ForeignPassage(NamedTuple):
    """A phrase or a sentence in another language."""

    span: Span
    language: str
    """Its code; nothing where only the words are unknown."""
    is_sentence: bool
    """Whether it is a whole sentence, or several."""


class ForeignRun(NamedTuple):
    """A run of letters of another script."""

    span: Span
    is_long: bool
    """Whether it is too long for a name."""


def foreign_runs(doc: Document) -> tuple[ForeignRun, ...]:
    """The runs of letters of scripts that the language is not written in, but for addresses, glosses in brackets, and
    what stands on a sign (“It says: МЕТРО”).
    """
    own = _scripts(doc.language)
    return tuple(_other_scripts(doc.text, own)) if own and not doc.text.isascii() else ()


def foreign_passages(doc: Document) -> tuple[ForeignPassage, ...]:
    """Where function words of one other language stand among words that are unknown here, and whole sentences of such
    words. Neighbouring sentences of one language are one passage. Verse, and phrases that are at home in the language
    of the text (mutatis mutandis), are left out.
    """
    return tuple(_joined(doc.text, doc.layer(_phrases)))


def _phrases(doc: Document) -> tuple[ForeignPassage, ...]:
    """These passages, each sentence by itself."""
    return kept(doc, _phrases, _phrases_in, cast)


def _phrases_in(doc: Document, part: Span) -> Iterator[ForeignPassage]:
    words, known = doc.layer(words_of), vocabulary(doc.language)
    if not (known.function or known.common):
        return
    unknown, behind = within(doc, part, doc.layer(_unknown_words)), part.start
    for one, other in pairwise(unknown):
        near = behind <= words.tokens[one].start and other - one <= _WORDS
        if near and _may_be_foreign(doc.language, words, one) and (phrase := doc.layer(_Reader).phrase(one)):
            behind = phrase.span.end
            yield phrase


def _unknown_words(doc: Document) -> Sequence[int]:
    """The numbers of the tokens in the scripts of the language that it does not have."""
    unknown = places_with(doc, UNKNOWN)
    if doc.text.isascii():
        return unknown
    own, texts = _scripts(doc.language), doc.layer(words_of).texts
    return [index for index in unknown if _script(texts[index][0]) in own]


def _other_scripts(text: str, own: frozenset[str]) -> Iterator[ForeignRun]:
    for run in _OTHER_SCRIPT.finditer(text):
        start, end = run.span()
        if text[end : end + 1].isdigit() and " " in run[0]:  # its last word goes on with a number: without that word
            end = start + len(run[0].rpartition(" ")[0])
        letters = sum(map(str.isalpha, text[start:end]))
        before, after = text[start - 1 : start], text[end : end + 1]
        if letters < _LETTERS or _script(run[0][0]) in own or before.isalnum() or after.isalnum():
            continue
        is_shown = (before, after) == ("(", ")") or (text[start - 2 : start] == ": " and run[0].isupper())
        if not (before in ("/", ".", "@", "#", "°") or is_shown or _DOMAIN.search(text, start, end + 2)):
            yield ForeignRun(Span(start, end), letters >= _LONG)


def _may_be_foreign(language: str, words: Words, index: int) -> bool:
    """Whether the words around an unknown one ask for a closer look: some of another language, or none of its own."""
    lowers = words.lowers
    before = takewhile(lambda low: low not in _ENDS, reversed(lowers[max(0, index - _WORDS) : index]))
    around = (*before, *takewhile(lambda low: low not in _ENDS, lowers[index : index + _WORDS]))
    tongues, own = _function_words(language), section(language, "function_words", "function")
    foreign = sum(len(low) > 1 and bool(tongues[low]) for low in around)
    return foreign > 1 or not any(low in own and not tongues[low] for low in around)


def _joined(text: str, phrases: Iterable[ForeignPassage]) -> Iterator[ForeignPassage]:
    """Phrases, with neighbouring sentences of one language made one."""
    pending: ForeignPassage | None = None
    for phrase in phrases:
        if (
            pending
            and (pending.is_sentence, pending.language) == (True, phrase.language)
            and phrase.is_sentence
            and not text[pending.span.end : phrase.span.start].strip()
        ):
            pending = phrase._replace(span=Span(pending.span.start, phrase.span.end))
            continue
        if pending:
            yield pending
        pending = phrase
    if pending:
        yield pending


class _Reader:
    """Tells what stands around an unknown word of a document."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.words, self.starts = doc, doc.layer(words_of), doc.layer(token_starts)
        self.common, self.others = vocabulary(doc.language).common, _function_words(doc.language)
        self.own = section(doc.language, "function_words", "function")
        self.given = vocabulary(doc.language).given
        index = doc.layer(places_by_lower)
        telling = [low for low in index if len(low) > 1 and self.others[low] and not self._is_known(low)]
        self.telling = places_of(index, telling)
        """The function words of other languages that are no word of the text's own: each phrase has one."""

    @cached_property
    def at_home(self) -> frozenset[int]:
        """The tokens of foreign phrases that are at home in the text's language."""
        return _at_home(self.doc, self.words)

    def phrase(self, index: int) -> ForeignPassage | None:
        """The foreign phrase around an unknown word."""
        sentence = sentence_at(self.doc, self.words.tokens[index].start)
        if index in self.at_home or in_verse(self.doc, self.words.tokens[index].start):
            return None
        first = max(bisect_left(self.starts, sentence.start), index - _LONGEST)
        last = min(bisect_left(self.starts, sentence.end), index + _LONGEST)
        is_told = bisect_left(self.telling, first) < bisect_left(self.telling, last)
        for language in self._likely(first, last, index) if is_told else ():
            if found := self._in_language(language, first, last, index):
                return found
        return self._unknown(first, last, sentence)

    def _likely(self, first: int, last: int, index: int) -> Sequence[str]:
        """The languages that most function words around a word belong to, the likeliest first."""
        around = self.words.lowers[max(first, index - _REACH) : min(last, index + _REACH)]
        votes = Counter(code for low in around if len(low) > 1 for code in self.others[low])
        return sorted(votes, key=lambda code: (-votes[code], code))[:_TONGUES]

    def _in_language(self, language: str, first: int, last: int, index: int) -> ForeignPassage | None:
        """The phrase around a word in one language, in the sentence from token `first` to `last`."""
        lowers, tokens = self.words.lowers, self.words.tokens
        function = [at for at in range(first, last) if self._is_function(language, at, first)]
        start, end = self._bounds(function, first, last, index)
        strange = [
            at
            for at in range(start, end)
            if not self.others[lowers[at]] and self._is_strange(at) and not _in_name(self.doc, tokens[at].start)
        ]
        function = [at for at in function if start <= at < end]
        is_sentence = start == first and end == last
        exclusive = [at for at in function if len(lowers[at]) > 1 and not self._is_known(lowers[at])]
        if not is_sentence and exclusive and strange:
            start, end = min(exclusive[0], strange[0]), max(exclusive[-1], strange[-1]) + 1
        size = sum(token.is_word for token in tokens[start:end])
        few = len({lowers[at] for at in exclusive}) < (1 if is_sentence else _EXCLUSIVE)
        if few or not strange or size < _WORDS or len(strange) + len(exclusive) < _UNKNOWN_WORDS:
            return None
        if len(function) < max(2, _SHARE * size):
            return None
        return ForeignPassage(Span(tokens[start].start, tokens[end - 1].end), language, is_sentence)

    def _bounds(self, function: Sequence[int], first: int, last: int, index: int) -> tuple[int, int]:
        """How far a phrase reaches around a word: up to function words of the text's own and no other's, and up to
        a mark that parts a list, unless it is the whole sentence.
        """
        lowers, start, end = self.words.lowers, index, index + 1
        while start > first and (start - 1 in function or lowers[start - 1] not in self.own):
            start -= 1
        while end < last and (end in function or lowers[end] not in self.own):
            end += 1
        if (start, end) == (first, last):
            return start, end
        before = [at + 1 for at in range(start, index) if lowers[at] in _PARTS]
        behind = [at for at in range(index, end) if lowers[at] in _PARTS]
        return max(before, default=start), min(behind, default=end)

    def _unknown(self, first: int, last: int, sentence: Span) -> ForeignPassage | None:
        """A sentence in a language without a lexicon: no function word of the text's own, and nearly all is unknown."""
        tokens, lowers, inside = self.words.tokens, self.words.lowers, range(first, last)
        if any(lowers[at] in self.own and not self.others[lowers[at]] for at in inside):
            return None
        lower = [at for at in inside if tokens[at].is_word and tokens[at].text.islower()]
        strange = [at for at in lower if self._is_strange(at) and not _in_address(self.doc.text, tokens[at])]
        size = sum(tokens[at].is_word for at in inside)
        if size < _WORDS or len({lowers[at] for at in strange}) < _UNKNOWN_WORDS:
            return None
        all_strange = len(lower) >= size - 1 and all(at in strange or self.others[lowers[at]] for at in lower)
        if not all_strange and (size < _SENTENCE_WORDS or len(strange) < max(_WORDS, _STRANGE * len(lower))):
            return None
        return ForeignPassage(sentence, "", True)

    def _is_function(self, language: str, at: int, first: int) -> bool:
        """Whether a token is a function word of a language, and no part of a name, an address or a phrase at home."""
        words = self.words
        if language not in self.others[words.lowers[at]] or at in self.at_home:
            return False
        if not words.texts[at].islower() and (at != first or words.texts[at] in self.given):
            return False
        return not _in_address(self.doc.text, words.tokens[at])

    def _is_strange(self, at: int) -> bool:
        """Whether a word is neither known nor a name."""
        text = self.words.texts[at]
        is_word = text[0].isalpha() and len(text) > 1 and text.islower()
        return is_word and not self._is_known(text) and at not in self.at_home

    def _is_known(self, word: str) -> bool:
        return word in self.common or word in self.own


def _at_home(doc: Document, words: Words) -> frozenset[int]:
    """The tokens of foreign phrases that are at home in a language: per capita, mutatis mutandis."""
    phrases = _phrases_at_home(doc.language)
    found: set[int] = set()
    for index in places_of(doc.layer(places_by_lower), phrases.firsts):
        if match := phrases.table.at(words.lowers, index):
            found.update(range(index, index + match[0]))
    return frozenset(found)


class _Phrases(NamedTuple):
    firsts: frozenset[str]
    table: Phrases[bool]


@per_language
def _phrases_at_home(language: str) -> _Phrases:
    entries = section(language, "spelling", "foreign-phrases")
    return _Phrases(frozenset(split(entry)[0] for entry in entries), Phrases((entry, True) for entry in entries))


def _in_name(doc: Document, offset: int) -> bool:
    found = doc.layer(mentions)
    index = bisect_right(found, offset, key=lambda mention: mention.span.start) - 1
    return index >= 0 and offset < found[index].span.end


def _in_address(text: str, token: Token) -> bool:
    """Whether a word is part of a web or mail address."""
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 2]
    return before in ("@", "/", ".") or after[:1] in ("@", "/") or (after[:1] == "." and after[1:].isalnum())


@answers_per_language(frozenset[str]())
def _function_words(language: str) -> Mapping[str, frozenset[str]]:
    """The function words of all other languages, with the languages that have them."""
    table: dict[str, set[str]] = defaultdict(set)
    for tongue in languages():
        if tongue != language.partition("-")[0]:
            for word in section(tongue, "function_words", "function"):
                table[word].add(tongue)
    return {word: frozenset(tongues) for word, tongues in table.items()}


@per_language
def _scripts(language: str) -> frozenset[str]:
    """The scripts in which a language is written."""
    return frozenset(_script(word[0]) for word in section(language, "function_words", "function") if word[0].isalpha())


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
