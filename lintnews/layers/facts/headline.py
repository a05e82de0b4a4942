"""The headline and the standfirst of an article."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import tokens_in
from lintnews.records import NamedTuple

WORDS = range(3, 26)
"""How many words a headline has."""
STANDFIRST_WORDS = range(6, 61)
_BEHIND_DAY = 3
"""Code points behind a dateline that is a line of its own, at most; behind another one the text begins."""
_ENDS = ".!:;,"


class Heading(NamedTuple):
    """Where the headline and the standfirst stand; None where the article shows none."""

    headline: Span | None
    standfirst: Span | None

    @property
    def end(self) -> int:
        """Where the text below begins to be looked at; 0 without either."""
        return max((span.end for span in self if span), default=0)


def heading(doc: Document) -> Heading:
    """The headline and the standfirst: those that the file names, else what looks like them at the top of the text.

    A headline is a first line without a full stop above a paragraph of whole sentences, and a standfirst another such
    line behind it.
    """
    if doc.metadata.items > 1:
        return Heading(None, None)
    named = doc.metadata
    if named.headline:
        return Heading(named.headline, named.standfirst)
    spans = doc.layer(paragraphs)
    day = doc.layer(dateline).span
    lines = [span for span in spans[:4] if not (day and span.holds(day) and span.end - day.end < _BEHIND_DAY)]
    if len(spans) < 2 or not lines or not _is_line(doc, lines[0], WORDS):
        return Heading(None, named.standfirst)
    below = lines[1] if len(lines) > 2 and _is_line(doc, lines[1], STANDFIRST_WORDS) else None
    body = lines[2:] if below else lines[1:]
    if not body or doc.text[body[0].end - 1] not in ".!?…\"'”’»)":
        return Heading(None, named.standfirst)
    return Heading(lines[0], named.standfirst or below)


def _is_line(doc: Document, span: Span, words: range) -> bool:
    """Whether a paragraph is one line without a full stop, as long as a headline is."""
    if doc.text[span.end - 1] in _ENDS or sentence_at(doc, span.start).end < span.end:
        return False
    found = [token for token in tokens_in(doc, span) if token.text[0].isalnum()]
    return len(found) in words and not found[0].text[0].islower()
