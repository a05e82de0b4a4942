"""Names that keep the spelling of a word which would be written otherwise by itself: *Radio Kiev*, “Kiev in Winter”."""

from __future__ import annotations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import PLACE, mentions
from lintnews.layers.speech.quotes import quotes
from lintnews.layers.text.tokens import tokens_in
from lintnews.layers.text.vocabulary import vocabulary

_LONGEST_TITLE = 12
"""Words that the title of a work may have."""


def is_in_a_longer_name(doc: Document, span: Span) -> bool:
    """Whether a word is part of the name of a team, a body or a work; a region's (*Kiev Oblast*) does not count."""
    named = (one for one in doc.layer(mentions) if one.kind != PLACE and one.span.holds(span) and one.span != span)
    return any(named) or any(work.overlaps(span) for work in doc.layer(titles_of_works))


def titles_of_works(doc: Document) -> tuple[Span, ...]:
    """Quotations whose words are all capitalised but the small ones (“Letters from Peking”), with their marks, in
    order: a book, a film, a song.
    """
    found, small = [], vocabulary(doc.language).function
    for quotation in doc.layer(quotes).quotations:
        words = [token.text for token in tokens_in(doc, quotation.inner) if token.is_word]
        long = [word for word in words if len(word) > 3 and word not in small]
        if 1 < len(words) <= _LONGEST_TITLE and all(word[0].isupper() for word in long or words):
            found.append(quotation.span)
    return tuple(found)
