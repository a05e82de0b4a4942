"""Misplaced attributions: “…, “said Smith. and “…, said Smith.”, where the words of the text stand in the quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dates import dates
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.layers.speech.reporting_clauses import ClauseFinder
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_EDGES = " .,"
_REACH = 12
"""Tokens in front of a closing mark among which an attribution is looked for."""


class MisplacedAttribution(NamedTuple):
    """An attribution inside a quotation."""

    span: Span
    """The mark on its wrong side, or the comma where one is missing, up to the end of the attribution."""
    mark: Span | None
    """The mark that seems to open a quotation and should close one; None: a closing mark is missing in front."""
    opening: Span | None
    """The mark that opens the quotation which ends there; None where its beginning is missing, too."""


def misplaced_attributions(doc: Document) -> tuple[MisplacedAttribution, ...]:
    """The attributions that stand inside a quotation, in order."""
    return tuple(sorted((*_turned(doc), *_enclosed(doc)), key=lambda one: one.span))


def _turned(doc: Document) -> Iterator[MisplacedAttribution]:
    """Those behind a mark that faces the wrong way."""
    text, found = doc.text, doc.layer(quotes)
    openings = {q.inner.end: Span(q.span.start, q.inner.start) for q in found.quotations}
    unclosed: Span | None = None
    for mark, fault in found.strays:
        if fault != "unopened" and text[mark.end : mark.end + 1].isalpha() and _behind_pause(text, mark.start):
            end = attribution_end(doc, mark.end, complete=fault == "unclosed")
            if end:
                opening = openings.get(mark.start)
                if unclosed and fault == "unclosed" and "\n" not in text[unclosed.start : mark.start]:
                    opening = unclosed
                yield MisplacedAttribution(Span(mark.start, end), mark, opening)
        unclosed = mark if fault == "unclosed" else None
    before: Quotation | None = None
    for quotation in found.quotations:
        inner, opening = quotation.inner, None
        if before and before.continues and before.opening and "\n" not in text[before.span.end : quotation.span.start]:
            opening = Span(before.span.start, before.inner.start)
        is_candidate = opening is not None or text[inner.start : inner.start + 1].islower()
        if is_candidate and _behind_pause(text, quotation.span.start):
            end = attribution_end(doc, inner.start, complete=True, named=opening is not None)
            if end:
                yield MisplacedAttribution(
                    Span(quotation.span.start, end), Span(quotation.span.start, inner.start), opening
                )
        before = quotation


def _behind_pause(text: str, at: int) -> bool:
    """Whether a comma or its like and a space stand in front."""
    return text[at - 1 : at].isspace() and text[max(0, at - 2) : at - 1] in tuple(",.!?…")


def _enclosed(doc: Document) -> Iterator[MisplacedAttribution]:
    """Those at the end of a quotation, in front of the closing mark: “…, said Smith.”"""
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    for quotation in doc.layer(quotes).quotations:
        if quotation.continues or not quotation.closing:
            continue
        last = bisect_left(starts, quotation.inner.end)
        for at in range(last - 3, max(bisect_left(starts, quotation.inner.start), last - _REACH), -1):
            if words.texts[at] == "," and words.texts[at + 1].islower():
                end = attribution_end(doc, starts[at + 1], complete=False, named=True)
                if end and _is_rest(doc, Span(end, quotation.inner.end)):
                    span = Span(starts[at], quotation.inner.end)
                    yield MisplacedAttribution(span, None, Span(quotation.span.start, quotation.inner.start))


def _is_rest(doc: Document, span: Span) -> bool:
    """Whether a quotation has nothing behind an attribution in it but the day of it: `said Smith on Monday.`"""
    rest = doc.text[slice(*span)].strip(_EDGES)
    day = next((doc.text[slice(*one.span)] for one in doc.layer(dates) if span.holds(one.span)), "")
    rest = rest.removesuffix(day).rstrip()
    return not rest or rest in section(doc.language, "events", "on")


def attribution_end(doc: Document, offset: int, *, complete: bool, named: bool = False) -> int | None:
    """Where the attribution ends that begins at an offset: `said Smith.`, `Smith said.`; None: there is none.

    `complete`: nothing but the end of the sentence or of the clause may follow; `named`: the speaker has a name.
    """
    words, finder = doc.layer(words_of), doc.layer(ClauseFinder)
    first = bisect_left(doc.layer(token_starts), offset)
    sentences = doc.layer(sentence_cases)
    last = sentences[bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1].last
    cue = finder.cue_at(first, last)
    if cue:
        speaker = finder.phrase(first + cue[0], last)
        end = speaker.last if speaker and not cue[1].weak and not cue[1].addressee else None
    else:
        speaker = finder.phrase(first, last)
        end = finder.clause_behind(speaker.last, last) if speaker else None
    if end is None or (named and not (speaker and speaker.mention)):
        return None
    if complete and end < last and words.texts[end][0].isalnum():
        return None
    if end < last and words.texts[end] == ".":
        end += 1
    return words.tokens[end - 1].end
