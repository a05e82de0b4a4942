"""Clauses: sentences of the body that are cut off, or two of them joined by a comma. A small test, from word lists.

Only what the words show without a parser is said: a sentence counts as joined or unfinished when every doubt is out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.headline import heading
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.letter_case import stretches
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, per_language, section

_FEWEST = 4
"""Words of a clause that can be a sentence."""
_PARAGRAPH = 7
"""Words of a paragraph that is no heading, name or caption."""
_COMMAS = 3
_ENDS = frozenset(".!?…:;\"”’'»)]")


def _words(doc: Document, name: str) -> Section:
    return section(doc.language, "clauses", name)


def _range(doc: Document, span: Span) -> range:
    starts = doc.layer(token_starts)
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _sentences(doc: Document) -> Iterator[tuple[Span, range]]:
    """The sentences, each with its tokens."""
    for span, stretch in zip(doc.layer(sentences), doc.layer(stretches), strict=True):
        yield span, range(stretch.first, stretch.last)


def unfinished(doc: Document) -> tuple[Span, ...]:
    """The last words of paragraphs that stop in the middle of a sentence."""
    known, words, found = _words(doc, "unfinished"), doc.layer(words_of), []
    spans = doc.layer(paragraphs)
    top = doc.layer(heading)
    is_body = _is_body(doc, spans)
    for index, span in enumerate(spans if is_body else ()):
        inside = _range(doc, span)
        if len(inside) < _PARAGRAPH or span in top or doc.text[span.end - 1] in _ENDS:
            continue
        last = words.lowers[inside[-1]]
        goes_on = index + 1 < len(spans) and doc.text[spans[index + 1].start].islower()
        if last in known and words.texts[inside[-1]].islower() and not goes_on:
            found.append(Span(words.tokens[inside[-3]].start, span.end))
    return tuple(found)


def _is_body(doc: Document, spans: Sequence[Span]) -> bool:
    """Whether the paragraphs of a text are whole sentences: most of them end with a mark."""
    return sum(doc.text[span.end - 1] in _ENDS for span in spans) * 2 >= len(spans)


def without_main_clause(doc: Document) -> tuple[Span, ...]:
    """Sentences that are a subordinate clause only, or name a source and nothing that it said."""
    whole, words, found = _words(doc, "whole"), doc.layer(words_of), []
    openings = _first_words(doc.language)
    never = {*_words(doc, "bases"), *_words(doc, "subjects"), "that", "you", "there"}
    for span, inside in _sentences(doc):
        if len(inside) < _FEWEST or words.texts[inside[-1]] != "." or quoted(doc, span.start):
            continue
        if words.lowers[inside[0]] not in openings:
            continue
        lowers = words.lowers[inside[0] : inside[-1]]
        opening = next((phrase for phrase in whole if [*lowers[: phrase.count(" ") + 1]] == phrase.split()), "")
        if not opening or not words.texts[inside[0]][0].isupper():
            continue
        is_source = " " in opening
        texts = words.texts[inside[0] : inside[-1]]
        common = [low for low, text in zip(lowers, texts, strict=True) if text[0].islower() or low == ","]
        behind = _behind_relative(common)
        if is_source and not _has_finite(doc, behind) and not {*behind} & never:
            found.append(span)
        elif doc.text[max(0, span.start - 4) : span.start].rstrip().endswith("?"):
            continue  # Why? Because it was late.
        elif not is_source and "," not in lowers and not {*lowers[1:]} & _PARTS and _finite_verbs(doc, common) < 2:
            found.append(span)
    return tuple(found)


@per_language
def _first_words(language: str) -> frozenset[str]:
    """The words with which a sentence begins that may lack its main clause."""
    return frozenset(phrase.partition(" ")[0] for phrase in section(language, "clauses", "whole"))


_PARTS = frozenset(("“", "”", '"', "—", "–", "(", ":", ";", "?", "then"))
_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))


def _behind_relative(lowers: Sequence[str]) -> Sequence[str]:
    """The words of a sentence without its relative clauses, each up to the next comma or the end."""
    kept, skips = [], False
    for low in lowers:
        skips = low in _RELATIVE or (skips and low != ",")
        if not skips:
            kept.append(low)
    return kept


def _has_finite(doc: Document, lowers: Sequence[str]) -> bool:
    """Whether any word may be a finite verb; a word in -s or -ed may be one behind a noun."""
    finite, past = _words(doc, "finite"), _words(doc, "past")
    return any(
        low in finite or low in past or (len(low) > 3 and low.endswith(("ed", "s")) and not low.endswith("ss"))
        for low in lowers
    )


def _finite_verbs(doc: Document, lowers: Sequence[str]) -> int:
    """How many words are finite verbs for certain."""
    finite, past = _words(doc, "finite"), _words(doc, "past")
    return sum(low in finite or low in past for low in lowers)


def comma_splices(doc: Document) -> tuple[Span, ...]:
    """The commas between two main clauses in one sentence: the mark, with the subject behind it."""
    finite, words, found = _words(doc, "finite"), doc.layer(words_of), []
    subjects, owners, others = _words(doc, "subjects"), _words(doc, "owners"), _words(doc, "subordinators")
    openers, past = _words(doc, "openers"), _words(doc, "past")
    for span, inside in _sentences(doc):
        lowers = words.lowers[inside.start : inside.stop]
        if lowers.count(",") not in range(1, _COMMAS + 1) or lowers[-1:] != ["."] or quoted(doc, span.start):
            continue
        comma = len(lowers) - 1 - lowers[::-1].index(",")
        first, second = lowers[:comma], lowers[comma + 1 : -1]
        if len(first) < _FEWEST or len(second) < _FEWEST or first[0] in openers or first[0].endswith(("ing", "ly")):
            continue
        if {*second} & vocabulary(doc.language).cues:
            continue  # , the government has announced
        if {*first} & others.keys() or {"and", "or", "but"} & {*second[:2]} or {*lowers} & _PARTS:
            continue
        verb = 1 if second[0] in subjects else 2 if second[0] in owners and second[2] not in past else 0
        if not verb or second[verb] not in finite or not second[verb - 1].isalpha():
            continue
        mark = words.tokens[inside.start + comma]
        if any(low in finite or low in past for low in first[1:]) and not quoted(doc, mark.start):
            found.append(Span(mark.start, words.tokens[inside.start + comma + verb + 1].end))
    return tuple(found)


def verbless(doc: Document) -> tuple[Span, ...]:
    """Sentences of body text in which no word can be a finite verb."""
    words, found = doc.layer(words_of), []
    known = vocabulary(doc.language)
    finite, past, subjects, bases = (_words(doc, name) for name in ("finite", "past", "subjects", "bases"))
    spans = doc.layer(paragraphs)
    paragraph = 0
    for span, inside in _sentences(doc):
        while spans[paragraph].end < span.end:
            paragraph += 1
        texts = words.texts[inside.start : inside.stop]
        if not _VERBLESS[0] <= len(texts) <= _VERBLESS[1] or texts[-1] != "." or quoted(doc, span.start):
            continue
        if span == spans[paragraph] or {*texts} & _PARTS or ":" in texts:
            continue
        lowers = words.lowers[inside.start : inside.stop]
        never = {*finite, *past, *subjects, *bases, *known.cues, "you", "who"}
        if never & {*lowers} or any(low == "'s" or (low.endswith("ed") and len(low) > 3) for low in lowers):
            continue
        if any(_may_be_present(doc, lowers, at, texts) for at in range(1, len(lowers))):
            continue
        if lowers[0] not in known.function and not texts[0][0].isdigit():
            continue
        found.append(span)
    return tuple(found)


_VERBLESS = (6, 30)


def _may_be_present(doc: Document, lowers: Sequence[str], at: int, texts: Sequence[str]) -> bool:
    """Whether a word in -s may be a verb: it follows a word that may be its subject."""
    low, before = lowers[at], lowers[at - 1]
    if not texts[at].islower() or not low.endswith("s") or len(low) < 4 or low.endswith("ss"):
        return False
    is_adjective = before.endswith(("y", "al", "ic", "ous", "ive", "ful", "ble", "ish", "ary"))
    return before[0].isalpha() and not is_adjective and before not in _words(doc, "before-nouns")
