"""`fragments/torn`: a sentence that is torn into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.rule import Invalid, Meta, Rule

_MARKS = ",;:.)"
_ENDS = '.!?…:;"”’»)'


class Torn(Rule):
    """A sentence is torn into paragraphs.

    The page had a link, or words in bold, in the sentence, and the machine took each for a paragraph of its own. What
    goes on begins with a comma, or is a single “and”.

    Not found: pieces that begin with a word, where the paragraph before them does not end in a function word; lines of
    verse.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Punctuation",
        since="0.1",
        in_quotations=False,
        needs=("function_words",),
    )

    VALID = (
        "He left the town on Monday.\n\nand\n\nShe stayed, and the bridge was shut.",
        "The bridge\n\n.com firms left the town in the spring of the year in which it was built.",
        "The bridge is shut, he said:\n\nof all days, today.",
    )
    INVALID = (
        Invalid(
            "They have been joined by\n\nAnna Berg⟦\n\n, who⟧ left on Monday. The bridge is shut until the end of May.",
            says="“, who” goes on",
        ),
        Invalid(
            "They have been joined by Anna Berg\n\n⟦and\n\n⟧Tom Ek, who left for Bonn on Monday morning, it is said.",
            says="“and” stands alone",
        ),
        Invalid(
            "⟦: a⟧ tree falls on a bridge\n\nIt was a storm that few in the town had seen before, and it lasted long.",
            says="beginning is lost",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        spans = doc.layer(paragraphs)
        function = vocabulary(doc.language).function
        for index, span in enumerate(spans):
            text = doc.text[slice(*span)]
            before = doc.text[spans[index - 1].end - 1] if index else ""
            if _goes_on(text):
                word = text.split(maxsplit=2)[:2]
                end = span.start + len(text) if len(word) == 1 else span.start + text.index(word[1], 1) + len(word[1])
                shown = doc.text[span.start : end]
                if not index and len(word) > 1:
                    yield self.finding(Span(span.start, end), f"“{shown}”: the beginning is lost")
                elif index and before not in _ENDS:
                    above = spans[index - 1]
                    notes = [Note(above, "this is the sentence")]
                    message = f"“{shown}” goes on with the paragraph above"
                    yield self.finding(Span(above.end, end), message, notes=notes)
            elif text in function and text.islower() and before and before not in _ENDS and index + 1 < len(spans):
                behind = spans[index + 1]
                yield self.finding(Span(span.start, behind.start), f"“{text}” stands alone, torn out of its sentence")


def _goes_on(text: str) -> bool:
    """Whether a paragraph begins with a mark that closes something in front of it, and no word such as .com."""
    return text[0] in _MARKS and (len(text) == 1 or text[1] in " \xa0") and text[:3] not in (". .", ": )")
