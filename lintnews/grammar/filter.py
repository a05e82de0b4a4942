"""The filter: what is left of the engines' matches when the document has been heard.

Engines know words; the layers know which of them are names, whose words they are, and what is no prose at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.grammar.engine import Match, matches
from lintnews.input.language_detection import language_of
from lintnews.layers.facts.headline import heading
from lintnews.layers.names.distance import folded
from lintnews.layers.names.longer_names import titles_of_works
from lintnews.layers.names.mentions import PERSON, mentions
from lintnews.layers.speech.quotes import quotation_at, quoted
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import split, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.office_holders import Registry, registry
from lintnews.records import NamedTuple

SPELLING, NAME, AGREEMENT = "spelling", "name", "agreement"
"""Kinds that the filter treats apart: a capital is evidence against the first, names are the matter of the second, and
a name may be of either number (The Producers has won) for the third.
"""

_NO_PROSE = re.compile(
    r"""
    (?:https?://|www\.)\S+          # an address of the web
    | (?<![\w.+-])[\w.+-]{1,80}@[\w-]{1,80}\.\w+     # of a person
    | [@#]\w+                       # a handle, a hashtag
    | (?<![\w-])[\w-]{1,80}(?:\.[a-z]{2,})+\b        # a domain, a file
    | </?[A-Za-z][^<>]{0,1000}>     # markup
    """,
    re.VERBOSE,
)
_OPENING, _CLOSING = '“"„«‘', '”"“»’'
_MOTTO = 8
"""Words that a quotation may have which is in another language altogether where a phrase of it is."""
_NOUNS = 0.18
"""The share of capitalised words from which nouns have capitals, so that a capital says nothing of a name."""
_LONG_NOUN = 8
"""Letters from which a noun that is an edit away from another one is more likely a slip than a name."""
_FOREIGN_WORDS = 6
"""Words from which a sentence shows its language."""


class Fault(NamedTuple):
    """A fault that engines see and the document does not explain away."""

    span: Span
    kind: str
    message: str
    replacements: tuple[str, ...]
    is_sure: bool
    is_quoted: bool
    """Whether it stands in a quotation, where the words are somebody else's."""
    sources: tuple[str, ...]
    """Who says so: `harper DespiteOf`."""


def faults(doc: Document) -> tuple[Fault, ...]:
    """What the engines say of a document, filtered; what several say of one fault is one."""
    found = doc.layer(matches)
    return merged(doc, filtered(doc, found)) if found else ()


def filtered(doc: Document, found: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that stand in the document's own prose and are about no name."""
    own = _Own(doc)
    heard = map(own.with_the_registry, found)
    left = [match for match in heard if own.is_prose(match) and not own.is_about_a_name(match)]
    misspelled = Counter(doc.text[match.start : match.end] for match in left if match.kind == SPELLING)

    def is_doubtful(match: Match) -> bool:
        """A misspelled word with a capital may be a name; one that stands twice is meant, or no slip."""
        word = doc.text[match.start : match.end]
        return match.kind == SPELLING and (misspelled[word] > 1 or word[:1].isupper())

    return tuple(match._replace(is_sure=False) if is_doubtful(match) else match for match in left)


def merged(doc: Document, found: Sequence[Match]) -> tuple[Fault, ...]:
    """Matches in order of their places as faults. Two are one where they overlap and are of a kind or of a place."""
    made: list[Fault] = []
    for match in sorted(found):
        span = Span(match.start, match.end)
        fault = Fault(
            span,
            match.kind,
            match.message,
            match.replacements,
            match.is_sure,
            quoted(doc, match.start),
            (f"{match.engine} {match.rule}".strip(),),
        )
        at = next((index for index, one in enumerate(made[-4:], max(0, len(made) - 4)) if _same(one, fault)), None)
        if at is None:
            made.append(fault)
        else:
            made[at] = _both(made[at], fault)
    return tuple(made)


def _same(one: Fault, other: Fault) -> bool:
    return one.span == other.span or (one.kind == other.kind and one.span.overlaps(other.span))


def _both(one: Fault, other: Fault) -> Fault:
    """Two engines' words for a fault as one: the surer's, else that of the one who knows what to write instead."""
    first, second = sorted((one, other), key=lambda fault: (not fault.is_sure, not fault.replacements))
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    return first._replace(replacements=first.replacements or second.replacements, sources=sources)


class _Own:
    """What a document knows of itself."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.language = doc.language.partition("-")[0]
        self.names = _apart(mention.whole for mention in doc.layer(mentions)) if self._has_names() else []
        words = doc.layer(words_of).texts
        capitals = sum(word[0].isupper() for word in words)
        self.capitalises_nouns = not self._has_names() and capitals > _NOUNS * sum(word[0].isalpha() for word in words)
        self.no_prose = [
            *(Span(*mark.span()) for mark in _NO_PROSE.finditer(doc.text)),
            *doc.layer(titles_of_works),
            *_foreign_phrases(doc, self.language),
            *_headlines(doc),
        ]

    def _has_names(self) -> bool:
        """Whether names are told from other capitalised words in this language."""
        return bool(vocabulary(self.language).given)

    def with_the_registry(self, match: Match) -> Match:
        """A match that would make a person's full name that of an office-holder is about that name, and sure."""
        if match.kind not in (NAME, SPELLING):
            return match
        span = Span(match.start, match.end)
        people = (mention for mention in self.doc.layer(mentions) if mention.kind == PERSON and mention.given)
        whole = next((mention.span for mention in people if mention.span.holds(span)), None)
        known = _spellings(registry(*self.doc.registries)) if whole else frozenset()
        if whole is None or folded(self.doc.text[slice(*whole)]) in known:
            return match
        before, after = self.doc.text[whole.start : span.start], self.doc.text[span.end : whole.end]
        meant = tuple(one for one in match.replacements if folded(before + one + after) in known)
        if not meant:
            return match
        message = f"the registry of office-holders has “{before}{meant[0]}{after}”, as the engine has"
        return match._replace(kind=NAME, message=message, replacements=meant, is_sure=True)

    def is_prose(self, match: Match) -> bool:
        """Whether a match stands in ordinary words of the document's language that nobody accepted."""
        text, span = self.doc.text[match.start : match.end], Span(match.start, match.end)
        if text in self.doc.accepted or any(word in self.doc.accepted for word in split(text)):
            return False
        if any(span.overlaps(other) for other in self.no_prose):
            return False
        if match.kind == SPELLING and self._is_named_as_a_word(match):
            return False
        sentence = self.doc.text[slice(*self._sentence(match))]
        if len(sentence.split()) < _FOREIGN_WORDS:
            return True
        return language_of(sentence, self.language) in (None, self.language)

    def _is_named_as_a_word(self, match: Match) -> bool:
        """Whether a word stands alone in marks: the text speaks of it (the German word “energie”)."""
        before, behind = self.doc.text[match.start - 1 : match.start], self.doc.text[match.end : match.end + 1]
        return bool(before and behind) and before in _OPENING and behind in _CLOSING

    def is_about_a_name(self, match: Match) -> bool:
        """Whether a match lies inside a name, or is about the letters of a word that may be one."""
        if match.kind == NAME:
            return False
        index = bisect_right(self.names, match.start, key=lambda span: span.start) - 1
        if index >= 0 and self.names[index].holds((match.start, match.end)):
            return True
        if match.kind == AGREEMENT and self._has_names():
            headline = self.doc.layer(heading).headline
            return self._agrees_with_a_name(match) or (
                headline is not None and headline.holds((match.start, match.end))
            )
        if match.kind != SPELLING:
            return False
        text = self.doc.text[match.start : match.end]
        if not any(word[:1].isupper() for word in split(text)):
            return text.lower() in self.doc.layer(name_words)
        return not (self.capitalises_nouns and len(text) >= _LONG_NOUN and _is_slip(text, match.replacements))

    def _agrees_with_a_name(self, match: Match) -> bool:
        """Whether the word before a match, but for the first of its sentence, or the last in it has a capital."""
        words, starts = self.doc.layer(words_of), self.doc.layer(token_starts)
        first, behind = bisect_left(starts, match.start), bisect_left(starts, match.end)
        beside = [at for at in (first - 1, behind - 1) if at > bisect_left(starts, self._sentence(match).start)]
        peoples = vocabulary(self.doc.language).adjectives
        return any(words.texts[at][0].isupper() and words.texts[at].removesuffix("s") not in peoples for at in beside)

    def _sentence(self, match: Match) -> Span:
        return sentence_at(self.doc, match.start)


@cache
def _spellings(known: Registry) -> frozenset[str]:
    """All accepted spellings of the names in a registry."""
    return frozenset(folded(spelling) for term in known.terms for spelling in term.spellings)


def _is_slip(word: str, instead: Sequence[str]) -> bool:
    from rapidfuzz.distance import OSA  # slow to import, and seldom asked

    return any(OSA.distance(word, one, score_cutoff=1) == 1 for one in instead[:1])


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch made one: a name and its title."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def name_words(doc: Document) -> frozenset[str]:
    """The words of which the names of a document are made, in lower case."""
    return frozenset(word.lower() for mention in doc.layer(mentions) for word in mention.text.split())


def _headlines(doc: Document) -> Iterable[Span]:
    """Sentences in title case, where capitals and missing words are a matter of style."""
    words = doc.layer(words_of).tokens
    for case in doc.layer(sentence_cases):
        if case.title_case:
            yield Span(words[case.first].start, words[case.last - 1].end)


@per_language
def _phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Foreign phrases by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in section(language, "spelling", "foreign-phrases"):
        words = tuple(split(phrase))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _foreign_phrases(doc: Document, language: str) -> Iterable[Span]:
    """Phrases of other languages that are at home in this one (per capita, de facto), and whole quotations with one."""
    phrases, words = _phrases(language), doc.layer(words_of)
    if not phrases:
        return
    for index, lower in enumerate(words.lowers):
        for phrase in phrases.get(lower, ()):
            if tuple(words.lowers[index : index + len(phrase)]) == phrase:
                span = Span(words.tokens[index].start, words.tokens[index + len(phrase) - 1].end)
                around = quotation_at(doc, span.start)
                short = around is not None and len(doc.text[slice(*around.inner)].split()) <= _MOTTO
                yield around.inner if around is not None and short else span
