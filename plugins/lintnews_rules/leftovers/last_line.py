"""`leftovers/last-line`: a line without a full stop at the end of the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.tokens import tokens_in
from lintnews.rule import Invalid, Meta, Rule

_WORDS = range(5, 19)
"""Words of a headline; a shorter line is a signature or a credit."""
_BODY = 3
"""Paragraphs above it that show how the paragraphs of the article end."""
_ENDS = frozenset(".!?…\"”’'»)")
_NO_HEADLINE = frozenset(":|/@©\n")


class LastLine(Rule):
    """The article ends with a line that is no sentence: the headline of another one.

    A page shows below the article what else there is to read. Taken from the web, these headlines end up in the text,
    and the reader looks for what they have to do with it.

    Not found: lines of fewer than five words, which sign the article; texts whose paragraphs do not end with a mark.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1", in_quotations=False)

    VALID = (
        "The bridge is open.\n\nIt cost 30 million.\n\nIt was shut in May.\n\nAnna Berg and Tom Ek in Bonn",
        "The bridge\n\nPrices of tickets for the ride\n\nIt opens\n\nTickets for all who want to come here",
    )
    INVALID = (
        Invalid(
            "The bridge is open.\n\nIt cost 30 million.\n\nIt was shut in May.\n\n⟦Why the new port costs so much⟧",
            says="headline of another article",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        spans = doc.layer(paragraphs)
        lines = [*reversed([*takewhile(lambda span: _is_line(doc, span), reversed(spans))])]
        body = spans[: len(spans) - len(lines)]
        told = body if body and doc.text[body[0].end - 1] in _ENDS else body[1:]
        if len(told) < _BODY or any(doc.text[span.end - 1] not in _ENDS for span in told):
            return
        for span in lines:
            yield self.finding(span, "this line seems to be the headline of another article")


def _is_line(doc: Document, span: Span) -> bool:
    """Whether a paragraph is one line of words, without a full stop or what a credit has."""
    text = doc.text[slice(*span)]
    if not text[0].isupper() or not text[-1].isalnum() or not _NO_HEADLINE.isdisjoint(text):
        return False
    words = [token.text for token in tokens_in(doc, span) if token.text[0].isalnum()]
    return len(words) in _WORDS and sum(word[0].islower() for word in words) * 2 >= len(words)
