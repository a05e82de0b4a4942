"""Where a text speaks of itself: “we” and “I” as the subject of a sentence that nobody is quoted with.

Some languages leave the subject out, and nothing in their verbs tells who it is. Whoever translates must find it, and a
machine that does not find it writes “we” or “I”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.marked_quotations import is_marked, open_speech
from lintnews.layers.speech.quotes import quoted, quotes
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.paragraphs import paragraph_number
from lintnews.layers.text.tokens import uncontracted, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section

FEWEST = 5
"""Sentences of a text of which it can be said in whose voice it is."""
MOST = 4
"""Sentences in the first person up to which they may be slips."""
SHARE = 0.25
"""The same as a share of all sentences: a text with more of them is written in the first person."""
_PHRASE = 2
"""Words in front of a noun among which its article stands."""


def own_voice(doc: Document) -> tuple[Span, ...]:
    """The first such subject of each sentence, in order; none if the text does this more than a few times.

    Sentences that report speech are left out (He said we should go), and so are paragraphs with a quotation mark that
    has no partner, in which it is not known whose words they are.
    """
    found = doc.layer(sentence_cases)
    if len(found) < FEWEST:
        return ()
    own = tuple(_own(doc))
    return own if len(own) <= min(MOST, SHARE * len(found)) else ()


def _own(doc: Document) -> Iterator[Span]:
    words, subjects = doc.layer(words_of), section(doc.language, "reference", "own")
    cues = vocabulary(doc.language).cues
    determiners = {*section(doc.language, "names", "determiners"), *section(doc.language, "names", "possessives")}
    for case in doc.layer(sentence_cases):
        if case.title_case or _reports(words.lowers[case.first : case.last], cues, determiners):
            continue
        for index in range(case.first, case.last - 1):
            text, place = words.texts[index], words.tokens[index].start
            subject = uncontracted(text)
            if not (subject in subjects or (subject.lower() in subjects and index == case.first)):
                continue
            if words.texts[index + 1].islower() and is_told(doc, place):
                yield Span(place, words.tokens[index].end)
                break


def is_told(doc: Document, place: int) -> bool:
    """Whether it is sure that nobody is quoted with what stands at a place."""
    if quoted(doc, place) or is_marked(doc, place) or paragraph_number(doc, place) in doc.layer(_unclear):
        return False
    return not any(one.holds((place, place)) for one in doc.layer(open_speech))


def _unclear(doc: Document) -> Set[int]:
    """The paragraphs with a quotation mark that has no partner."""
    return {paragraph_number(doc, stray.span.start) for stray in doc.layer(quotes).strays}


def _reports(lowers: Sequence[str], cues: Set[str], determiners: Set[str]) -> bool:
    """Whether a verb of saying stands among a sentence's words, and no noun that looks like one (a full report)."""
    places = (at for at, low in enumerate(lowers) if low in cues)
    return any(determiners.isdisjoint(lowers[max(0, at - _PHRASE) : at]) for at in places)
