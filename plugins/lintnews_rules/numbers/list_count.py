"""`numbers/list-count`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.names.mentions import mentions
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_COUNTS = range(2, 13)
_DISTANCE = 12
"""How many tokens may stand between a number and the mark that opens its list."""
_MEMBER_WORDS = 9
_MARKS = {":": "", "—": "—", "–": "–", "(": ")"}
"""Marks that open a list, and those that close it; a colon's runs to the end of the sentence."""


@dataclass(frozen=True)
class ListCount(Rule):
    """More or fewer are named than announced.

    “Three countries: France and Italy”: a member was lost, or the number was mistranslated.

    Only names are counted, and only behind a colon, between dashes or in brackets: after a comma a sentence may name
    some of those it counts.

    Not found: members that are no names; numbers above twelve.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("numbers",))

    VALID = (
        "He named three states: Utah, South Carolina, and Ohio. Two of the four states — Utah and Ohio — agreed.",
        "She met three people: Chief of Staff Ann Mills, Deputy Chief of Staff Jake Hill and a lawyer.",
        "Two islands: Trinidad and Tobago and Jamaica. At least three towns (Bonn and Ulm among them) were hit.",
        "Six counties: Hamilton, Ohio; Polk, Iowa. Two guests: Tim Cook, the chief executive, and Ann Mills.",
        "In two weeks: Bonn, Ulm and Jena. The four candidates, Mills and Hill, met.",
    )
    INVALID = (
        Invalid("⟦Three people were mentioned: Phillips and Ross⟧.", says="3 are announced, 2 are named"),
        Invalid("It began in ⟦two places: France, Germany and Italy⟧.", says="2 are announced, 3 are named"),
        Invalid("The ⟦four states (Utah, Ohio and Iowa⟧) agreed.", says="4 are announced, 3 are named"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words, starts = doc.layer(words_of), doc.layer(token_starts)
        found = doc.layer(numbers)
        for index, number in enumerate(found):
            if number.value not in _COUNTS or number.ordinal or number.unit or number.approximate or number.scale > 1:
                continue
            mark = _mark(words, bisect_left(starts, number.span.end))
            if mark is None or (index + 1 < len(found) and found[index + 1].span.end <= words.tokens[mark].start):
                continue
            members = _members(doc, words, mark)
            if len(members) < 2 or len(members) in _announced(doc, found, index):
                continue
            yield self.finding(
                Span(number.span.start, members[-1].end),
                f"{number.value:g} are announced, {len(members)} are named",
                notes=[Note(member, "named") for member in members],
            )


def _mark(words: Words, index: int) -> int | None:
    """The mark that opens a list, not far behind the noun at `index`."""
    if index >= len(words.texts) or not words.texts[index].islower():
        return None
    for at in range(index + 1, min(index + _DISTANCE, len(words.texts) - 1)):
        text = words.texts[at]
        if text in _MARKS:
            return at
        if not text[0].isalnum() and text not in ("'s", "’s", "'", "’"):
            return None
    return None


def _announced(doc: Document, found: Sequence[Number], index: int) -> set[float]:
    """How long the list may be: the number before it, or another of its sentence (two of the four states)."""
    sentence = sentence_at(doc, found[index].span.start)
    return {number.value for number in found[max(0, index - 3) : index + 1] if sentence.holds(number.span)}


def _members(doc: Document, words: Words, mark: int) -> Sequence[Span]:
    """The names of a list behind its opening mark; nothing where anything else stands among them, or no last one."""
    conjunctions = section(doc.language, "lists", "conjunctions")
    determiners = vocabulary(doc.language).determiners
    closing, end = _MARKS[words.texts[mark]], sentence_at(doc, words.tokens[mark].start).end
    members: list[Span] = []
    first, is_last = mark + 1, False
    for at in range(mark + 1, len(words.texts)):
        low, token = words.lowers[at], words.tokens[at]
        over = token.start >= end or low == closing or (low in ".;!?" and token.end >= end)
        joins = low in conjunctions and not _inside_name(doc, token.start)
        if first == at and low in determiners:
            first += 1
        elif over or joins or low == ",":
            if first < at:
                if _is_gloss(doc, words, first, at):
                    return ()
                members.append(Span(words.tokens[first].start, words.tokens[at - 1].end))
            elif not (joins and words.lowers[at - 1] == ","):
                return ()
            if over or (is_last and not joins):
                return members if is_last and (over or not closing) else ()
            first, is_last = at + 1, joins
        elif not _of_name(doc, words, first, at):
            if first == at or not is_last or closing:
                return ()
            return [*members, Span(words.tokens[first].start, words.tokens[at - 1].end)]
    return members if is_last else ()


def _inside_name(doc: Document, offset: int) -> bool:
    """Whether a name goes on over an offset: Trinidad and Tobago."""
    found = doc.layer(mentions)
    index = bisect_right(found, offset, key=lambda mention: mention.span.start) - 1
    return index >= 0 and offset < found[index].span.end


def _of_name(doc: Document, words: Words, first: int, at: int) -> bool:
    """Whether a token can be a part of the name that began at `first`."""
    token, known = words.tokens[at], vocabulary(doc.language)
    if at - first > _MEMBER_WORDS:
        return False
    if token.is_capitalised or token.text in ("-", "'s", "’s") or _inside_name(doc, token.start):
        return True
    linked = (
        token.text in known.particles or token.text in known.of or (token.text == "." and len(words.texts[at - 1]) < 4)
    )
    return linked and at > first and at + 1 < len(words.tokens) and words.tokens[at + 1].is_capitalised


def _is_gloss(doc: Document, words: Words, first: int, end: int) -> bool:
    """Whether a member only explains the one before it: an office, a suffix of a name, the country of a town."""
    known = vocabulary(doc.language)
    if words.texts[end - 1] in known.suffixes | known.generations:
        return True
    office = known.offices.at(words.lowers, first)
    if office and first + office[0] == end:
        return True
    place = known.places.at(words.texts, first)
    if not place or first + place[0] != end or place[1] not in ("country", "state"):
        return False
    return words.texts[first - 1] == "," and words.texts[first - 2] in section(doc.language, "places", "cities")
