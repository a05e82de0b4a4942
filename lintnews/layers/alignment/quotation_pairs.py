"""Quotations that an article has lost or gained against its original, sentence pair by sentence pair."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.speech.quotes import outermost
from lintnews.lexicons import section

_NEAR = 1
"""Sentence pairs to both sides in which the marks may stand instead."""
_SHORTEST = 30.0
"""Code points of the article from which a quotation is speech and no name or term."""
_SHARE = 0.6
"""The share of a quotation that must be without marks on the other side."""
_DASH = re.compile(r"(?:\A|[\n.!?…]\s*)[-–—−]\s")
_ANY_MARK = re.compile("[\"“”„‟«»‹›「」『』《》〈〉]|''|``")
"""Marks of quotations and titles."""
_MARK = re.compile(r"[\"“”„‟«»「」『』]|(?<!\w)['‘]|(?<=[.!?,])['’](?!\w)")
_INSIDE = re.compile(r"[^\W\d_][\"“”][^\W\d_]")


class QuotationPair(NamedTuple):
    """A stretch in marks on one side, and what stands for it without marks on the other."""

    target: Span
    """The place in the article: the quotation, or the sentence that has lost the marks."""
    source: Span
    """The place in the original."""


class QuotationPairs(NamedTuple):
    """Quotations of one side only."""

    lost: tuple[QuotationPair, ...]
    added: tuple[QuotationPair, ...]


def quotation_pairs(doc: Document) -> QuotationPairs:
    """The quotations that only a document or only its original has."""
    original, found = doc.original, doc.layer(alignment)
    if original is None or not is_trusted(doc):
        return QuotationPairs((), ())
    ours = _by_pair(doc, [pair.target for pair in found.pairs], found.targets)
    theirs = _by_pair(original, [pair.source for pair in found.pairs], found.sources)
    places_t = [_stretch(pair.target, found.targets) for pair in found.pairs]
    places_s = [_stretch(pair.source, found.sources) for pair in found.pairs]
    quoted_t = [_quoted(row, place) for row, place in zip(ours, places_t, strict=True)]
    quoted_s = [_quoted(row, place) * found.ratio for row, place in zip(theirs, places_s, strict=True)]
    lost: list[QuotationPair] = []
    added: list[QuotationPair] = []
    for index, (target, source) in enumerate(zip(places_t, places_s, strict=True)):
        if target is None or source is None:
            continue
        near = slice(max(0, index - _NEAR), index + _NEAR + 1)
        missing = sum(quoted_s[near]) - sum(quoted_t[near])
        is_whole = _is_whole(doc, target, ours[index]) and _is_whole(original, source, theirs[index])
        for span in theirs[index] if is_whole else ():
            length = _length(span) * found.ratio
            if (
                source.holds(span)
                and _is_marked(original, span)
                and length >= _SHORTEST
                and min(missing, quoted_s[index] - quoted_t[index]) >= _SHARE * length
                and not any(_length(one) > _SHARE * length for one in ours[index])
                and (_has_speech(original, source) or _length(span) >= _SHARE * _length(source))
            ):
                lost.append(QuotationPair(target, span))
        if not _has_marks(original, source) and _has_speech(doc, target):
            added += (
                QuotationPair(span, source)
                for span in ours[index]
                if target.holds(span) and _is_marked(doc, span)
                if _length(span) >= _SHORTEST and -missing >= _SHARE * _length(span)
            )
    return QuotationPairs(tuple(lost), tuple(added))


def _quoted(row: Sequence[Span], place: Span | None) -> int:
    """How many code points of a stretch stand in marks."""
    if place is None:
        return 0
    return sum(min(span.end, place.end) - max(span.start, place.start) for span in row)


def _is_marked(doc: Document, span: Span) -> bool:
    """Whether a quotation begins and ends with marks, and is no part of a longer one."""
    return all(_MARK.match(doc.text, at) for at in (span.start, span.end - 1))


def _has_marks(doc: Document, place: Span) -> bool:
    """Whether a stretch has any mark of a quotation or title, or the dash before direct speech."""
    text = doc.text[place.start : place.end]
    return _ANY_MARK.search(text) is not None or _DASH.search(text) is not None


def _is_whole(doc: Document, place: Span, row: Sequence[Span]) -> bool:
    """Whether all marks of a stretch belong to quotations that begin and end in it, and none stands inside a word."""
    marks = sum(1 for _ in _MARK.finditer(doc.text, place.start, place.end))
    return (
        all(place.holds(span) for span in row)
        and marks <= 2 * len(row)
        and not _INSIDE.search(doc.text, place.start, place.end)
    )


def _stretch(place: tuple[int, int], spans: Sequence[Span]) -> Span | None:
    """From the first to the last of some sentences."""
    return Span(spans[place[0]].start, spans[place[1] - 1].end) if place[0] < place[1] else None


def _has_speech(doc: Document, span: Span) -> bool:
    """Whether a word of saying or a colon stands in a stretch; true in a language whose words are not known."""
    words = section(doc.language, "source", "speech")
    text = doc.text[span.start : span.end].lower()
    return not words or ":" in text or "：" in text or any(word in text for word in words)


def _length(span: Span) -> int:
    return span.end - span.start


def _by_pair(doc: Document, places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[list[Span]]:
    """The quotations that touch the sentences of each pair."""
    quotations = [one.span for one in doc.layer(outermost)]
    ends = [span.end for span in quotations]
    rows = []
    for place in places:
        row: list[Span] = []
        if whole := _stretch(place, spans):
            for span in quotations[bisect_left(ends, whole.start + 1) :]:
                if span.start >= whole.end:
                    break
                row.append(span)
        rows.append(row)
    return rows
