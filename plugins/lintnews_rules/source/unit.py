"""`source/unit`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Unit(Rule):
    """The number is that of the original, but its unit is not.

    Kilometers were made miles without the number being converted, or tons became kilograms.

    Not found: units of numbers in words; a number that was converted wrongly.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid("It lies 20 kilometers away.", original="Это в 20 км отсюда.", original_language="ru"),
        Valid("It was 25 degrees Celsius.", original="気温は25度だった。", original_language="ja"),
        Valid("It lies 12.4 miles away.", original="Es liegt 20 Kilometer entfernt.", original_language="de"),
    )
    INVALID = (
        Invalid("It lies ⟦20 miles⟧ away.", says="20 км", original="Это в ⟦20 км⟧ отсюда.", original_language="ru"),
        Invalid(
            "It was ⟦25 degrees Fahrenheit⟧.", says="25度", original="気温は⟦25度⟧だった。", original_language="ja"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.number_pairs import has_other_unit, number_pairs

        for one, other, *_ in doc.layer(number_pairs).kept:
            if has_other_unit(one, other):
                assert doc.original
                theirs = doc.original.text[slice(*other.counted)]
                yield self.finding(
                    one.counted,
                    f"the original has “{theirs}”: the same number of another unit",
                    notes=[Note(other.counted, "the measure in the original", in_original=True)],
                )
