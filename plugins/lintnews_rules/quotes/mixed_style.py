"""`quotes/mixed-style`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.rule import Invalid, Meta, Rule

_WORD = re.compile(r"\W*\w+")
_STYLES = {'"': "straight", "''": "typewriter", "``": "typewriter", "“": "curly", "”": "curly", "‘‘": "curly"}


class MixedStyle(Rule):
    """One article marks its quotations in two styles.

    Straight beside curly marks show that passages came from different hands or tools; a house has one style.

    The style that is rarer in the article is shown, at its first place.

    Not found: single quotation marks and apostrophes of two styles; «» beside “”, which may be nesting.
    """

    meta = Meta(Severity.NOTE, "Style/Inconsistent style", since="0.1")

    VALID = ("“We came,” she said. “He said ‘no’ to us.” It was 6'2\" high.",)
    INVALID = (
        Invalid(
            '“We came,” said Anna Keller. “We saw.” Then she said: ⟦"We⟧ won."',
            says="2 quotations in curly marks, 1 in straight ones",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        styles: dict[str, list[Quotation]] = {}
        for quotation in doc.layer(quotes).quotations:
            if quotation.closing and (style := _STYLES.get(quotation.opening)):
                styles.setdefault(style, []).append(quotation)
        if len(styles) < 2:
            return
        (usual, most), *others = sorted(styles.items(), key=lambda item: (-len(item[1]), item[1][0].span))
        for style, rare in others:
            yield self.finding(
                _beginning(doc, rare[0]),
                f"{len(most)} quotations in {usual} marks, {len(rare)} in {style} ones",
                notes=[Note(_beginning(doc, most[0]), f"{usual} marks")],
            )


def _beginning(doc: Document, quotation: Quotation) -> Span:
    """The opening mark of a quotation with its first word."""
    word = _WORD.match(doc.text, *quotation.inner)
    return Span(quotation.span.start, word.end() if word else quotation.inner.start)
