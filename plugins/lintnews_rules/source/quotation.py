"""`source/quotation`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Quotation(Rule):
    """A quotation of the original has no marks in the article, or the reverse.

    Without its marks somebody's opinion becomes the newspaper's; with marks that the original does not have, somebody
    is quoted who only was reported.

    Not found: single words in marks; a quotation beside another one.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "He said: “We will never give up this house.” Then he left.",
            original="Он сказал: «Мы никогда не отдадим этот дом». Потом он ушел.",
            original_language="ru",
        ),
    )
    INVALID = (
        Invalid(
            "⟦We will never give up this house, he said.⟧",
            says="in marks",
            original="⟦«Мы никогда не отдадим этот дом»⟧, сказал он.",
            original_language="ru",
        ),
        Invalid(
            "He said ⟦“we will never give up this house”⟧.",
            says="no quotation",
            original="Он сказал, что они никогда не отдадут этот дом.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.quotation_pairs import quotation_pairs

        found = doc.layer(quotation_pairs)
        for target, pairs in groupby(found.lost, lambda one: one.target):
            lost = list(pairs)
            yield self.finding(
                target,
                "the original has this in marks, as a quotation",
                notes=[Note(one.source, "the quotation in the original", in_original=True) for one in lost],
                severity=Severity.NOTE if all(one.is_reported for one in lost) else Severity.WARNING,
            )
        for one in found.added:
            note = Note(one.source, "what stands there", in_original=True)
            yield self.finding(one.target, "the original has no quotation here", notes=[note])
