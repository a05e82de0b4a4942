"""`source/currency`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Currency(Rule):
    """The same amount is of another currency in the original.

    The number was kept and the money was not: 500 yuan are no 500 yen.

    Not found: amounts in words; an amount that was converted.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid("He paid 500 yuan, or $70.", original="他付了500元（70美元）。", original_language="zh"),
        Valid("It cost £5 million.", original="Es kostete 5 Millionen Pfund.", original_language="de"),
    )
    INVALID = (
        Invalid("He paid ⟦500 yen⟧.", says="500元", original="他付了⟦500元⟧。", original_language="zh"),
        Invalid(
            "They ask for ⟦300 million dollars⟧.",
            says="300 Millionen Euro",
            original="Sie verlangen ⟦300 Millionen Euro⟧.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.number_pairs import number_pairs

        for one, other, *_ in doc.layer(number_pairs).kept:
            if one.currencies and other.currencies and not one.currencies & other.currencies:
                assert doc.original
                theirs = doc.original.text[slice(*other.counted)]
                yield self.finding(
                    one.counted,
                    f"the original has “{theirs}”: the same amount of another currency",
                    notes=[Note(other.counted, "the amount in the original", in_original=True)],
                )
