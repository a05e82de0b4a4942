"""`lists/garbled`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_PLACE_WORDS = 4
_MEMBER_WORDS = 5
_MEMBERS = 8
_WORD_LETTERS = 4


@dataclass(frozen=True)
class Garbled(Rule):
    """A list has lost or doubled a member.

    A town is explained by its country in a list of countries (“Berlin in Germany, France and the United
    Kingdom”): the list was of capitals, or of countries, and the translation mixed the two. Or one member stands twice
    (“Angola, Zimbabwe and Zimbabwe”), and the one that it replaced is lost.

    Not found: towns that the lexicon does not know; lists of two; members in other words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("lists",))

    VALID = (
        "They met in Berlin in Germany, Paris in France and Rome in Italy.",
        "Democrats in Ohio, Texas and Florida voted. Offices in Berlin in Germany and in France closed.",
        "The price rose more and more, over and over. They read Long Story, Short Story and Story for Children.",
        "He spoke of Paris, Texas, and Paris, France.",
        "It was a war of words, and of words and of words alone.",
    )
    INVALID = (
        Invalid(
            "Blinken will consult with ⟦Berlin in Germany, France and the United Kingdom⟧ on Thursday.",
            says="“Berlin in Germany” stands in a list of countries",
        ),
        Invalid("He will visit Spain, ⟦Bergen in Norway and Egypt⟧ in May.", says="a list of countries"),
        Invalid("Voters in ⟦Houston in Texas, Virginia, and Georgia⟧ agreed.", says="a list of states"),
        Invalid("It has friends in Angola, ⟦Zimbabwe and Zimbabwe⟧.", says="“Zimbabwe” stands twice"),
        Invalid("The talks with ⟦Facebook, Google and Facebook⟧ failed.", says="“Facebook” stands twice"),
        Invalid("They brought ⟦blankets, water and blankets⟧.", says="“blankets” stands twice"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words = doc.layer(words_of)
        conjunctions, inside = section(doc.language, "lists", "conjunctions"), section(doc.language, "lists", "inside")
        for index, low in enumerate(words.lowers):
            if low in conjunctions:
                yield from self._doubled(doc, words, index)
            elif low in inside and words.texts[index - 1][0].isupper():
                yield from self._mixed(doc, words, index)

    def _mixed(self, doc: Document, words: Words, index: int) -> Iterator[Finding]:
        """A town and its country, joined by the word at `index`, in a list of countries or states."""
        cities = section(doc.language, "places", "cities")
        sizes = range(min(index, _PLACE_WORDS), 0, -1)
        head = next((index - size for size in sizes if " ".join(words.texts[index - size : index]) in cities), None)
        if head is None:
            return
        homes = cities[" ".join(words.texts[head:index])]
        for kind in ("countries", "states"):
            country, first = _place(doc, words, index + 1, kind)
            last = _list_end(doc, words, first, kind, _countries_before(doc, words, head, kind)) if country else 0
            if last and (kind == "states" or country in homes):
                span = Span(words.tokens[head].start, words.tokens[last - 1].end)
                gloss = doc.text[span.start : words.tokens[first - 1].end]
                yield self.finding(span, f"“{gloss}” stands in a list of {kind}")
                return

    def _doubled(self, doc: Document, words: Words, index: int) -> Iterator[Finding]:
        """A list of three or more, its last member behind the conjunction at `index`, that has this member twice."""
        last = _behind_determiner(doc, words, index + 1)
        members = _members_before(doc, words, index)
        if len(members) < 2 or last >= len(words.texts):
            return
        capital = words.tokens[last].is_capitalised
        yield from self._pairs(doc, words, members)
        for number, (start, end) in enumerate(members):
            for first in range(max(start, end - _MEMBER_WORDS), end) if number else (start,):
                size = end - first
                if words.texts[first:end] != words.texts[last : last + size] or not _ends(
                    doc, words, last + size, capital
                ):
                    continue
                if capital:
                    whole = first == start or not words.tokens[first - 1].is_capitalised
                else:
                    whole = number > 0 and size == 1 and _is_noun(doc, words, first)
                if whole:
                    once = Span(words.tokens[first].start, words.tokens[end - 1].end)
                    yield self.finding(
                        Span(once.start, words.tokens[last + size - 1].end),
                        f"“{doc.text[once.start : once.end]}” stands twice in one list",
                        notes=[Note(once, "first here")],
                        severity=Severity.NOTE if quoted(doc, once.start) else None,
                    )
                    return

    def _pairs(self, doc: Document, words: Words, members: Sequence[tuple[int, int]]) -> Iterator[Finding]:
        """Names that stand twice before the last member."""
        places: dict[str, list[Span]] = {}
        for start, end in reversed(members[:-1]):
            if words.tokens[start].is_capitalised:
                span = Span(words.tokens[start].start, words.tokens[end - 1].end)
                places.setdefault(doc.text[span.start : span.end], []).append(span)
        for name, (once, *others) in places.items():
            if others:
                span = Span(once.start, others[-1].end)
                yield self.finding(span, f"“{name}” stands twice in one list", notes=[Note(once, "first here")])


def _place(doc: Document, words: Words, index: int, kind: str) -> tuple[str, int]:
    """The country or state at a token, with or without an article, and the index behind it; nothing and 0 for none."""
    places = section(doc.language, "places", kind)
    for first in {index, _behind_determiner(doc, words, index)}:
        for size in range(_PLACE_WORDS, 0, -1):
            name = " ".join(words.texts[first : first + size])
            if name in places:
                return name, first + size
    return "", 0


def _countries_before(doc: Document, words: Words, index: int, kind: str) -> int:
    """How many places of one kind stand in a list right before a token."""
    count = 0
    while index > 1 and words.texts[index - 1] == ",":
        behind = index - 1
        starts = range(max(0, behind - _PLACE_WORDS), behind)
        first = next((at for at in starts if _place(doc, words, at, kind)[1] == behind), None)
        if first is None:
            break
        index, count = first, count + 1
    return count


def _list_end(doc: Document, words: Words, index: int, kind: str, before: int) -> int:
    """The index behind a list that goes on to a last place of one kind; 0 where it does not.

    `before`: how many such places the list has before this one; with those behind it must have two.
    """
    conjunctions = section(doc.language, "lists", "conjunctions")
    for count in range(_MEMBERS):
        comma = words.texts[index : index + 1] == [","]
        index += comma
        final = index < len(words.lowers) and words.lowers[index] in conjunctions
        index += final
        name, index = _place(doc, words, index, kind) if comma or final else ("", 0)
        if not name:
            return 0
        if final:
            return index if count + before else 0
    return 0


def _members_before(doc: Document, words: Words, index: int) -> Sequence[tuple[int, int]]:
    """The members of a list before its conjunction, the nearest first, each as first token and the one behind its last.

    All but the nearest may have the beginning of a clause before them, where the list begins.
    """
    found: list[tuple[int, int]] = []
    sentence = sentence_at(doc, words.tokens[index].start).start
    end = index - (index > 0 and words.texts[index - 1] == ",")
    first = end
    while first > 0 and words.tokens[first - 1].start >= sentence and len(found) < _MEMBERS:
        before = words.texts[first - 1]
        if before == "," and 0 < end - first <= _MEMBER_WORDS:
            found.append((_behind_determiner(doc, words, first), end))
            end = first - 1
        elif not before[0].isalnum() or end - first > _MEMBER_WORDS:
            break
        first -= 1
    if first < end:
        found.append((first, end))
    return found


def _behind_determiner(doc: Document, words: Words, index: int) -> int:
    known = vocabulary(doc.language).determiners
    return index + (index < len(words.lowers) and words.lowers[index] in known)


def _ends(doc: Document, words: Words, index: int, capital: bool) -> bool:
    """Whether a list's last member is over before a token: no longer name, no place with its country, no possessive."""
    if index >= len(words.texts):
        return True
    text = words.texts[index]
    if text == ",":
        return index + 1 >= len(words.texts) or not words.tokens[index + 1].is_capitalised
    if text[0].isalpha():
        return text[0].islower() and (capital or text in vocabulary(doc.language).function)
    return text[0] in '.;:!?)”"—–'


def _is_noun(doc: Document, words: Words, index: int) -> bool:
    """Whether a lower-case word can be a member: long enough, no function word and no verb of saying."""
    low, known = words.lowers[index], vocabulary(doc.language)
    return len(low) >= _WORD_LETTERS and low.isalpha() and low not in known.function and low not in known.cues
