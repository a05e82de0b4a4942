"""Where a text speaks of itself: “we” and “I” as the subject of a sentence that nobody is quoted with.

Some languages leave the subject out, and nothing in their verbs tells who it is. Whoever translates must find it, and a
machine that does not find it writes “we” or “I”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.marked_quotations import is_marked, open_speech
from lintnews.layers.speech.quotes import quoted, quotes
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section

_CLITIC = re.compile("['’]")
FEWEST = 5
"""Sentences of a text of which it can be said in whose voice it is."""
MOST = 4
"""Sentences in the first person up to which they may be slips."""
SHARE = 0.25
"""The same as a share of all sentences: a text with more of them is written in the first person."""


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


def in_original(doc: Document, place: int) -> Span | None:
    """The sentences of the original to which the one at a place corresponds, or None where that is not known."""
    from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted

    if doc.original is None or not is_trusted(doc):
        return None
    found = doc.layer(alignment)
    index = bisect_right(found.targets, place, key=lambda span: span.start) - 1
    for pair in found.pairs:
        if pair.target[0] <= index < pair.target[1] and pair.source[0] < pair.source[1]:
            return Span(found.sources[pair.source[0]].start, found.sources[pair.source[1] - 1].end)
    return None


def _own(doc: Document) -> Iterator[Span]:
    words, subjects = doc.layer(words_of), section(doc.language, "reference", "own")
    cues = vocabulary(doc.language).cues
    blocks = doc.layer(paragraphs)
    strays = {_block(blocks, stray.span.start) for stray in doc.layer(quotes).strays}
    speech = doc.layer(open_speech)
    for case in doc.layer(sentence_cases):
        if case.title_case or not cues.isdisjoint(words.lowers[case.first : case.last]):
            continue
        for index in range(case.first, case.last - 1):
            text, place = words.texts[index], words.tokens[index].start
            subject = _CLITIC.split(text)[0]
            if not (subject in subjects or (subject.lower() in subjects and index == case.first)):
                continue
            if not words.texts[index + 1].islower() or _block(blocks, place) in strays:
                continue
            if not (quoted(doc, place) or is_marked(doc, place) or any(one.holds((place, place)) for one in speech)):
                yield Span(place, words.tokens[index].end)
                break


def _block(blocks: tuple[Span, ...], place: int) -> int:
    """The number of the paragraph at a place."""
    return bisect_right(blocks, place, key=lambda block: block.start) - 1
