"""Quotation marks without a partner, each with the evidence for what is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Literal

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.misplaced_attributions import attribution_end, misplaced_attributions
from lintnews.layers.speech.quotes import outermost, quotes
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentences
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_WORD = re.compile(r"\W?\w+")
_COMMA = re.compile(r",\s(?=\w)")
_COMMAS = 20
"""Commas of a quotation that nothing closes behind which its attribution is looked for."""
_REACH = 2000
"""Code points among which those commas stand."""
_ATTRIBUTION = 8
"""Words of an attribution at the end of a quotation that nothing closes."""
_ARROWS = "«»‹›"
_PAUSES = ",;:.!?"
_LONGEST_WORD = 40
_FEWEST = 6
"""Paragraphs from which it can be told whether they are sentences."""


class UnpairedMark(NamedTuple):
    """A quotation mark that nothing closes or opens, or that faces the wrong way."""

    span: Span
    """The mark with the word beside it."""
    mark: Span
    fault: Literal["unclosed", "unopened", "turned"]
    following: Span | None
    """The opening mark of the next quotation in the paragraph of an unclosed one."""
    is_repeated: bool
    """Whether that mark is the same character again: the quotation opens twice."""
    close: int | None
    """Where an unclosed quotation ends by the attribution in it: behind the comma."""


def unmatched_marks(doc: Document) -> tuple[UnpairedMark, ...]:
    """The marks without a partner in order; those that an attribution inside the marks explains are left out."""
    taken = {mark for one in doc.layer(misplaced_attributions) for mark in (one.mark, one.opening)}
    strays = (one for one in doc.layer(quotes).strays if one.span not in taken and not _is_arrow(doc.text, one.span))
    found = [_described(doc, *stray) for stray in strays]
    return tuple(sorted((*found, *_joined(doc, taken))))


def _is_arrow(text: str, mark: Span) -> bool:
    """Whether a mark stands alone, as an arrow between the steps of a page's path: News › World."""
    around = f" {text[max(0, mark.start - 1) : mark.end + 1]} "
    return text[mark.start] in _ARROWS and around.strip() == text[mark.start]


def paragraphs_lost(doc: Document, share: float) -> bool:
    """Whether the paragraphs of a document may be its sentences: this share of them, 0 to 1, has one at most."""
    blocks, found = doc.layer(paragraphs), doc.layer(sentences)
    if len(blocks) < _FEWEST:
        return False
    starts = [sentence.start for sentence in found]
    counts = (bisect_left(starts, block.end) - bisect_left(starts, block.start) for block in blocks)
    return sum(count < 2 for count in counts) >= share * len(blocks)


def _described(doc: Document, mark: Span, fault: Literal["unclosed", "unopened", "turned"]) -> UnpairedMark:
    if fault == "turned":
        return UnpairedMark(mark, mark, fault, None, False, None)
    blocks = doc.layer(paragraphs)
    block = blocks[bisect_left(blocks, mark.end, key=lambda block: block.end)]
    if fault == "unopened":
        start = max(block.start, mark.start - _LONGEST_WORD)
        word = doc.text[start : mark.start].split()[-1:]
        span = Span(mark.start - len(word[0]) if word else mark.start, mark.end)
        return UnpairedMark(span, mark, fault, None, False, None)
    found = doc.layer(outermost)
    index = bisect_left(found, mark.end, key=lambda quotation: quotation.span.start)
    following = min(found[index].span.start if index < len(found) else block.end, block.end)
    return _unclosed(doc, mark, following, block.end)


def _joined(doc: Document, taken: set[Span | None]) -> Iterator[UnpairedMark]:
    """Parts of a quotation that seem to go on in the same paragraph, but hold their own attribution, to somebody with a
    name or right in front of the next part: nothing closes them.
    """
    for one, other in pairwise(doc.layer(outermost)):
        mark = Span(one.span.start, one.inner.start)
        is_joined = one.continues and one.opening and "\n" not in doc.text[one.span.end : other.span.start]
        if is_joined and mark not in taken:
            following = other.span.start
            found = _unclosed(doc, mark, following, len(doc.text))
            named = _attributed(doc, mark.end, following, complete=True, named=True)
            if found.close and (named or _ends_with(doc, found.close, one.inner.end)):
                yield found._replace(close=named or found.close)


def _ends_with(doc: Document, comma: int, end: int) -> bool:
    """Whether nothing but an attribution stands between a comma and a quotation's end, and not the speaker's own."""
    first, *rest = doc.text[comma:end].split()
    pronouns = section(doc.language, "speech", "pronouns")
    own = any(kind in pronouns.get(first.lower(), ()) for kind in ("first", "first-plural", "second"))
    return not own and len(rest) < _ATTRIBUTION and not any(word[-1] in _PAUSES for word in rest[:-1])


def _unclosed(doc: Document, mark: Span, following: int, end: int) -> UnpairedMark:
    """A mark that nothing closes before the next quotation, or the end of the paragraph."""
    word = _WORD.match(doc.text, mark.end)
    span = Span(mark.start, word.end() if word else mark.end)
    again = Span(following, following + 1) if following < end else None
    is_repeated = again is not None and doc.text[slice(*again)] == doc.text[slice(*mark)]
    return UnpairedMark(span, mark, "unclosed", again, is_repeated, _attributed(doc, mark.end, following))


def _attributed(doc: Document, start: int, end: int, *, complete: bool = False, named: bool = False) -> int | None:
    """Where a quotation that nothing closes ends, by the attribution behind a comma: the place behind the comma."""
    for comma in islice(_COMMA.finditer(doc.text, start, min(end, start + _REACH)), _COMMAS):
        if attribution_end(doc, comma.end(), complete=complete, named=named):
            return comma.start() + 1
    return None
