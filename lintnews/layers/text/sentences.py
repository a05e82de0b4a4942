"""Sentences: where one ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import Change, changed_values, kept, values_in
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.lexicons import per_language, section

_END = re.compile(
    r"(?:(?<![.!?…؟।۔])[.!?…؟।۔]++|[。！？])(?:['\"”’»«)\]）】]|[ \u00a0\u202f]»(?=\s)|(?<=[.!?…؟।۔])“(?=\s))*"
    r"(?:(?<=[。！？])|(?<=[。！？][）】])|(?=\s))\s*"
)
_START = re.compile(r"['\"“‘«»„(\[¿¡—–-]*[「『（《〈【〔●◆■▼▲◇○★☆]*\s?[^\W_]")
_BEFORE = re.compile(r"([^\s(\[\"“”'‘’/—–]+)\Z")
_LONGEST = 40
"""Code points in front of a full stop among which its word is looked for."""
_PART = 3
"""Letters in front of the first full stop of an abbreviation that has several: U.S., but not Neva.Today."""
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY = 2
"""Digits of the longest number that a full stop makes an ordinal, or that opens an item of a list."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


@per_language
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations without their full stop, lower-case: those that never end a sentence, those that may, and those
    that do not where a number follows; of one in several words the last may, the others never do.
    """
    entries = section(language, "abbreviations", "abbreviations")
    kinds: dict[str, set[str]] = {"": set(), "maybe-end": set(), "number": set()}
    for word, values in entries.items():
        *others, last = word.lower().split()  # z. B., EE. UU.
        kinds[values[0] if values else "maybe-end" if others else ""].add(last.rstrip("."))
        kinds[""].update(part.rstrip(".") for part in others if part.endswith("."))
    return frozenset(kinds[""]), frozenset(kinds["maybe-end"]), frozenset(kinds["number"])


@per_language
def _starters(language: str) -> frozenset[str]:
    """Words that begin a new sentence when they are capitalised behind an abbreviation which may end one."""
    return frozenset(section(language, "function_words", "function"))


def sentences(doc: Document) -> tuple[Span, ...]:
    """The sentences of every paragraph, in order, without the white space around them."""
    return kept(doc, sentences, _sentences_in)


def _sentences_in(doc: Document, part: Span) -> Iterator[Span]:
    text, language = doc.text, doc.language.partition("-")[0]
    for start, end in values_in(doc.layer(paragraphs), part):
        at = start
        for mark in _END.finditer(text, start, end):
            after = mark.end()
            if after >= end:
                break
            if _START.match(text, after, end) and _ends(text, mark, at, end, language):
                yield Span(at, mark.start() + len(mark[0].rstrip()))
                at = after
        if at < end:
            yield Span(at, end)


def _ends(text: str, mark: re.Match[str], at: int, end: int, language: str) -> bool:
    """Whether a full stop (or its like), followed by what can begin a sentence, ends one."""
    after = mark.end()
    following = text[after : after + 24].lstrip("'\"“‘«»„([—–- ")
    if following[:1].islower():
        return False
    if not mark[0].startswith(".") or mark[0].startswith(".."):
        return following[:1].isupper() or following[:1].isdigit() or not following[:1].isascii()
    word = _BEFORE.search(text, max(at, mark.start() - _LONGEST), mark.start())
    if not word:
        return True
    before = word[1].lower()
    never, maybe, numbered = _abbreviations(language)
    if before in never:
        return False
    if before in numbered:
        return not following[:1].isdigit()
    if before in maybe or (0 <= before.find(".") <= _PART):
        opener = _LETTERS.match(following)
        return opener is not None and opener[0].lower() in _starters(language) and opener[0][0].isupper()
    if _INITIAL.match(word[1]) and word[1].isupper():
        return False  # J. K. Rowling, George W. Bush
    if before.isdigit() and len(before) <= _DAY:
        return word.start() != at and not _is_ordinal(following, language)  # 1. The list's first
    return True


def _is_ordinal(following: str, language: str) -> bool:
    """Whether a full stop behind a short number makes it an ordinal in a language, as what follows shows: 5. Mai."""
    if not section(language, "abbreviations", "ordinals"):
        return False
    word = _LETTERS.match(following)
    return word is not None and word[0].lower() not in _starters(language)


def changed_sentences(doc: Document) -> Change | None:
    """What has changed since the text that is known from before, in sentences; None where none is known."""
    return changed_values(doc, sentences)


def _sentence_starts(doc: Document) -> list[int]:
    return [span.start for span in doc.layer(sentences)]


def sentence_at(doc: Document, offset: int) -> Span:
    """The sentence that holds an offset, or the nearest one before it (an empty span at 0 in an empty text)."""
    found = doc.layer(sentences)
    index = bisect_right(doc.layer(_sentence_starts), offset) - 1
    return found[max(0, index)] if found else Span(0, 0)
