"""`attribution/orphan-quote`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.speech.attributions import attributions, quote_speakers
from lintnews.layers.speech.quotes import Quotation, outermost
from lintnews.layers.speech.shown_in_original import shown_in_original
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_TOP = 2
"""Paragraphs above the body: a headline may be a quotation."""
_FEWEST = 3
"""Words of a quotation that is a sentence and not a cry or a title."""


class OrphanQuote(Rule):
    """A quotation stands alone, and nobody near says it.

    The reader cannot tell whose words these are. The sentence that said so was lost, or drifted away
    from its quotation.

    A quotation that begins its paragraph right behind one with somebody's words goes on with them, and so does one
    right behind another.

    It stays a preview: good English leaves a speaker to be understood too often. Of ten findings on texts that were not
    looked at, six of them by people, four were right.

    Not found: a quotation whose speaker is named in the sentence before, though another one said it.
    """

    meta = Meta(Severity.NOTE, "Accuracy/Omission", since="0.1", status="preview", needs=("speech",))

    VALID = (
        "Talks begin\n\nThe ministers met.\n\nAnna Keller was pleased. “Diplomacy is not dead.”",
        "Talks begin\n\nThe ministers met.\n\n“We talk,” said Anna Keller. “Diplomacy is not dead.”\n\n“It never was.”",
    )
    INVALID = (
        Invalid(
            "Talks begin\n\nThe ministers met.\n\nAn official spoke to reporters. It said the meeting would provide an "
            "opportunity for both sides. ⟦“Diplomacy is not dead.”⟧",
            says="nobody near",
        ),
        Invalid("Talks begin\n\nIt rained.\n\nThe roads are closed.\n\n⟦“Diplomacy is not dead.”⟧\n\nThe trains run."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        speakers, blocks = doc.layer(quote_speakers), doc.layer(paragraphs)
        ends = [block.end for block in blocks]
        spoken = {
            bisect_left(ends, place.end)
            for one in doc.layer(attributions)
            if one.speaker
            for place in (*one.content, one.speaker)
        }
        before: Quotation | None = None
        for quotation in doc.layer(outermost):
            goes_on, before = before is not None and _goes_on(doc, before, quotation), quotation
            number = bisect_left(ends, quotation.span.end)
            if goes_on or number < _TOP or not _is_sentence(doc, quotation, blocks[number]):
                continue
            one = speakers[quotation.span]
            if one.speaker and not (one.content == (quotation.span,) and _is_thing(doc, one.speaker)):
                continue
            if quotation.span.start == blocks[number].start and number - 1 in spoken:
                continue
            alone = quotation.span == blocks[number]
            if alone and ({number - 1, number + 1} & spoken or len(blocks) == number + 1):
                continue
            notes = shown_in_original(doc, quotation.span, "the quotation in the original")
            yield self.finding(quotation.span, "a quotation that nobody near says", notes=notes)


def _goes_on(doc: Document, before: Quotation, quotation: Quotation) -> bool:
    """Whether nothing stands between two quotations, so that the second is more of the first."""
    return before.continues or not doc.text[before.span.end : quotation.span.start].strip()


def _is_sentence(doc: Document, quotation: Quotation, block: Span) -> bool:
    """Whether a quotation is one or more whole sentences between sentences of the text."""
    inner = doc.text[quotation.inner.start : quotation.inner.end]
    before = doc.text[block.start : quotation.span.start].rstrip()[-1:]
    behind = doc.text[quotation.span.end : block.end].lstrip()[:1]
    return (
        not quotation.continues
        and bool(quotation.opening)
        and inner.rstrip()[-1:] in tuple(".!?…")
        and len(inner.split()) >= _FEWEST
        and not inner.istitle()
        and (not before or before in ".!?…”\"’'»")
        and (not behind or behind.isupper())
    )


def _is_thing(doc: Document, speaker: Span) -> bool:
    """Whether a speaker is a pronoun that stands for no person."""
    word = doc.text[speaker.start : speaker.end].lower()
    return "thing" in section(doc.language, "speech", "pronouns").get(word, ())
