"""`repetition/word`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import compress, count
from operator import eq

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, tokens_in, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, has_lexicon, section
from lintnews.rule import Invalid, Meta, Rule

_CONTENT_LETTERS = 3
_CHANT = 3
"""Tokens before a doubled word among which it stands for a third time in a chant or a title."""
_MAIN_CLAUSE = 3
"""Words of a sentence up to its verb that hold a subject, and nothing that the verb is about."""
_CLEFT = 400
"""Code points before a doubled verb among which the word stands that allows it."""


class Word(Rule):
    """A word stands twice in a row.

    A slip of the keyboard, or a translation engine that stuttered. An article, a conjunction or a pronoun is never
    doubled on purpose: an error. A preposition may end one phrase and begin the next, and a noun may be doubled in a
    name: a warning.

    Not found: words that good style may double (had had, that that, many many); names that are always written twice.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Linguistic conventions/Grammar", since="0.1", needs=("doubling",))

    VALID = (
        "He said that that was all he had had. What it is is a mistake.",
        "She moved in in May. What the owner does does harm. They sang Turn, Turn Turn.",
        "The guests flew in in June. He let them in in spite of the hour, and they walked on on foot.",
        "The hunt was given up on on Monday.",
        "The men he relied on on Sunday left. It was what she had waited for for years.",
        "Duran Duran played. Many many people came.",
        "The visit was what he had asked for. For years nobody came.",
    )
    INVALID = (
        Invalid("He met ⟦the the⟧ minister.", says="“the” stands twice", fixed="He met the minister."),
        Invalid("They live in\n⟦the the⟧ city.", says="“the” stands twice", fixed="They live in\nthe city."),
        Invalid("He was born ⟦in in⟧ 2012.", says="“in”"),
        Invalid("She waited ⟦for for⟧ the bus.", says="“for”"),
        Invalid("MAYOR OF ⟦THE THE⟧ TOWN LEAVES", says="“THE”"),
        Invalid("The ⟦movie movie⟧ was shown.", says="“movie”"),
        Invalid("The reds ⟦won won⟧ ten seats.", says="“won”"),
        Invalid("The fire broke out in the ⟦Bakery Bakery⟧. The Bakery was closed.", says="“Bakery”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if not has_lexicon(doc.language, "doubling"):
            return
        table = partial(section, doc.language, "doubling")
        words = doc.layer(words_of)
        lowers, behind = words.lowers, 0
        for index in compress(count(), map(eq, lowers, lowers[1:])):
            token = words.tokens[index]
            if index < behind or not token.is_word or doc.text[token.start - 1 : token.start] == "-":
                continue
            behind = index + 1
            while behind < len(lowers) and lowers[behind] == lowers[index] and _adjacent(doc, words, behind):
                behind += 1
            severity = _severity(doc, words, index, behind, table) if behind > index + 1 else None
            if severity:
                first, last = words.tokens[index], words.tokens[behind - 1]
                edit = Edit(Span(first.end, last.end), "")
                yield self.finding(
                    Span(first.start, last.end),
                    f"“{first.text}” stands twice",
                    fixes=[Fix(f"remove one “{last.text}”", (edit,))],
                    severity=severity,
                )


def _adjacent(doc: Document, words: Words, index: int) -> bool:
    """Whether only white space of one paragraph stands between a token and the one before it."""
    before, after = words.tokens[index - 1].end, words.tokens[index].start
    gap = doc.text[before:after]
    if not gap.isspace():
        return False
    if "\n" not in gap:
        return True
    spans = doc.layer(paragraphs)
    return spans[bisect_right(spans, before, key=lambda span: span.start) - 1].end > after


def _severity(doc: Document, words: Words, first: int, behind: int, table: Callable[[str], Section]) -> Severity | None:
    """How surely the words from one token to another are a slip; None where they are none."""
    text, low = words.texts[first], words.lowers[first]
    capital = words.tokens[first + 1].is_capitalised and not _in_capitals(words, first, behind)
    if low in table("free") or (capital and not words.tokens[first].is_capitalised):
        return None
    known, spoken = vocabulary(doc.language), quoted(doc, words.tokens[first].start)
    if low in known.function:
        if capital or (low in table("be") and _clefted(doc, words.tokens[first].start, table("clefts"))):
            return None
        if low in table("be") and first and words.lowers[first - 1] in table("subjects"):
            return None
        if first and _takes(doc, words, (first, behind), table):
            return None
        return Severity.WARNING if spoken or low in table("be") or low in table("particles") else Severity.ERROR
    if low in words.lowers[max(0, first - _CHANT) : first]:
        return None
    if spoken or behind > first + 2 or len(low) < _CONTENT_LETTERS or low not in known.common:
        return None
    return None if capital and text not in doc.layer(_single) else Severity.WARNING


def _takes(doc: Document, words: Words, place: tuple[int, int], table: Callable[[str], Section]) -> bool:
    """Whether a particle may end the phrase of the verb before it, so that the next phrase begins with it again."""
    first, behind = place
    verb, particle = words.lowers[first - 1 : first + 1]
    if verb in table("objects") and first > 1:
        verb = words.lowers[first - 2]  # he let them in in spite of the hour
    if particle in table("adverbs") and verb in table("phrasal"):
        return True
    start = sentence_at(doc, words.tokens[first].start).start
    if len(tokens_in(doc, Span(start, words.tokens[first].start))) <= _MAIN_CLAUSE:
        return False  # she waited for: nothing stands in front that she may have waited for
    is_time = not {*words.lowers[behind : behind + 1]} & table("no-time").keys()
    return is_time and verb in table("prepositional").get(particle, ())


def _in_capitals(words: Words, first: int, behind: int) -> bool:
    """Whether doubled words stand in a line of capitals, where a capital says nothing."""
    beside = (*words.texts[max(0, first - 1) : first], *words.texts[behind : behind + 1])
    return words.texts[first].isupper() and any(text.isupper() and len(text) > 1 for text in beside)


def _clefted(doc: Document, offset: int, clefts: Section) -> bool:
    """Whether the sentence before an offset lets a verb follow itself: “What it is is a mistake”."""
    start = max(sentence_at(doc, offset).start, offset - _CLEFT)
    return any(token.text.lower() in clefts for token in tokens_in(doc, Span(start, offset))[:-1])


def _single(doc: Document) -> frozenset[str]:
    """The words that occur without themselves beside them, as the half of a name like Duran Duran does not."""
    texts = doc.layer(words_of).texts
    around = zip(("", *texts), texts, (*texts[1:], ""), strict=False)
    return frozenset(here for before, here, after in around if here not in (before, after))
