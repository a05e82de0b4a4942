"""Titles: an office with its body and modifiers as it stands at a name: `former US Secretary of State`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.tokens import Words, as_looked_up, places_by_text, places_of, words_of
from lintnews.layers.text.vocabulary import Office, Vocabulary
from lintnews.layers.text.word_classes import OFFICE, words_with
from lintnews.lexicons import section
from lintnews.records import NamedTuple

REACH = 7
"""How many tokens a title behind a name may take."""


TITLE_REACH = 9
"""How many tokens in front of a name may hold its title."""


class Title(NamedTuple):
    """An office that a text gives to a name."""

    span: Span
    """From the modifiers or the body to the office or the body behind it."""
    text: str
    office: str
    """Its canonical name, lower-case: `prime minister`."""
    body: str
    """The country or organisation by its canonical name, or nothing."""
    modifiers: tuple[str, ...]
    """`former`, `acting`, `deputy`, ... in lower case."""
    unique: bool
    """Whether a body has one holder of it at a time."""
    kind: str
    """The kind of office as the lexicon has it: `state`, `foreign`, `speaker`, ..."""


def make(
    vocabulary: Vocabulary,
    words: Words,
    text: str,
    first: int,
    last: int,
    office: Office,
    body: str,
    modifiers: Sequence[str],
) -> Title:
    """The title whose tokens are `first` up to `last` (exclusive)."""
    span = Span(words.tokens[first].start, words.tokens[last - 1].end)
    if not body:  # the office names it: president of the European Commission
        inside = (vocabulary.bodies.at(words.texts, index) for index in range(first, last))
        body = next((match[1] for match in inside if match), "")
    for wording in (f"{body} {office.name}", f"{body.rpartition(' ')[2]} {office.name}") if body else ():
        office = (
            vocabulary.offices.get(wording.lower()) or office
        )  # European Commission President: commission president
    return Title(span, text[span.start : span.end], office.name, body, tuple(modifiers), office.unique, office.kind)


def body_behind(words: Words, vocabulary: Vocabulary, index: int) -> tuple[int, str]:
    """`of (the) Body` at a token: the token behind it and the body; the same token and nothing if there is none."""
    lowers, size = words.lowers, len(words.lowers)
    at = index
    if at < size and lowers[at] in vocabulary.of:
        at += 1
        while at < size and lowers[at] in vocabulary.determiners:
            at += 1
        if (
            at < size
            and words.texts[at] not in vocabulary.adjectives
            and (body := vocabulary.bodies.at(words.texts, at))
        ):
            return at + body[0], body[1]
    return index, ""


def office_starts(doc: Document) -> Sequence[int]:
    """The tokens in lower case with which an office may begin: no “pm” behind an hour."""
    low = [text for text in words_with(doc, OFFICE) if as_looked_up(text) == text]
    texts, clock = doc.layer(words_of).texts, section(doc.language, "calendar", "clock")
    places = places_of(doc.layer(places_by_text), low)
    return [at for at in places if texts[at] not in clock or not (at and texts[at - 1][-1].isdecimal())]


def title_before(words: Words, offices: Sequence[int], text: str, vocabulary: Vocabulary, index: int) -> Title | None:
    """The lower-case title that ends right before a token: `Ukrainian president` in front of a name.

    `offices`: the layer `office_starts`.
    """
    lowers = words.lowers
    places = offices[bisect_left(offices, index - TITLE_REACH) : bisect_left(offices, index)]
    for first in places:
        if first >= index - 5 and (match := vocabulary.offices.at(lowers, first)) and first + match[0] == index:
            start, modifiers, body = leading(words, vocabulary, first)
            if start and lowers[start - 1] in vocabulary.indefinite:
                return None  # how good a president Keller will be
            return make(vocabulary, words, text, start, index, match[1], body, modifiers)
    for first in places:  # `president of Ukraine` and a name, without a comma
        if first < index - 2 and (match := vocabulary.offices.at(lowers, first)):
            end, body = body_behind(words, vocabulary, first + match[0])
            if end == index:
                start, modifiers, _ = leading(words, vocabulary, first)
                return make(vocabulary, words, text, start, index, match[1], body, modifiers)
    return None


def leading(words: Words, vocabulary: Vocabulary, index: int) -> tuple[int, list[str], str]:
    """Modifiers and body right before a token, and where they begin."""
    start, modifiers, body = index, list[str](), ""
    while start > 0:
        before = words.lowers[start - 1]
        if before in vocabulary.verbs and not _determined(words, vocabulary, start - 1):
            break
        if before in vocabulary.modifiers:
            modifiers.insert(0, before)
            start -= 1
        elif before == "-" or before in vocabulary.possessives:
            start -= 1
        elif not body and (found := _body_ending(words, vocabulary, start)):
            start, body = found
        else:
            break
    while start < index and not words.lowers[start][0].isalnum():
        start += 1
    return start, modifiers, body


def _determined(words: Words, vocabulary: Vocabulary, index: int) -> bool:
    """Whether a word that may be a verb belongs to the noun behind it: Iran’s ousted president."""
    before = words.lowers[index - 1] if index else ""
    return (
        before in vocabulary.determiners or before in vocabulary.possessives or words.texts[index - 1 : index] == [","]
    )


def _body_ending(words: Words, vocabulary: Vocabulary, index: int) -> tuple[int, str] | None:
    """Where the body that ends right before a token begins, and its name."""
    for first in range(max(0, index - 4), index):
        if (match := vocabulary.bodies.at(words.texts, first)) and first + match[0] == index:
            return first, match[1]
    return None


def title_behind(words: Words, text: str, vocabulary: Vocabulary, index: int) -> Title | None:
    """The title in apposition behind a name, `index` being the token after the name: `, the German chancellor`."""
    texts, lowers, size = words.texts, words.lowers, len(words.texts)
    if index >= size or texts[index] != ",":
        return None
    at = first = index + 1
    modifiers, body = list[str](), ""
    while at < min(size, index + REACH):
        if lowers[at] in vocabulary.determiners or lowers[at] in vocabulary.possessives:
            at += 1
        elif lowers[at] in vocabulary.modifiers and not vocabulary.offices.at(lowers, at):
            modifiers.append(lowers[at])
            at += 1
        elif match := vocabulary.offices.at(lowers, at):
            behind = at + match[0]
            end, named = body_behind(words, vocabulary, behind)
            if (
                end < size
                and texts[end][0].isalnum()
                and "\n" not in text[words.tokens[end - 1].end : words.tokens[end].start]
            ):
                return None  # the title of the next name in a list, or the subject of the next clause
            while first < at and lowers[first] in vocabulary.determiners:
                first += 1
            return make(vocabulary, words, text, first, end, match[1], named or body, modifiers)
        elif not body and (found := vocabulary.bodies.at(texts, at)):
            body = found[1]
            at += found[0]
        else:
            return None
    return None
