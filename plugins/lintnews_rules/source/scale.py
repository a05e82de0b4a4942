"""`source/scale`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Scale(Rule):
    """A number is too large or too small by some powers of ten.

    The scale of the original was mistaken: 万 is ten thousand, a German Billion is a trillion, млрд is no million.

    Not found: scales of numbers in words.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "It costs 1.5 trillion euros, and 20,000 were built.",
            original="Es kostet 1,5 Billionen Euro, und 20 Tsd. wurden gebaut.",
            original_language="de",
        ),
        Valid("Some 150,000 people came.", original="15万人が来た。", original_language="ja"),
    )
    INVALID = (
        Invalid(
            "The plant costs ⟦$15 million⟧.",
            says="1,000 times",
            original="Завод стоит ⟦15 млрд долларов⟧.",
            original_language="ru",
        ),
        Invalid("Some ⟦15,000⟧ people came.", says="10 times", original="⟦15万⟧人来了。", original_language="zh"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.number_pairs import number_pairs, power_of_ten

        for one, other, *_ in doc.layer(number_pairs).changed:
            places = power_of_ten(one, other)
            if not places or one.scale == other.scale == 1:
                continue
            assert doc.original
            theirs, size = doc.original.text[slice(*other.span)], f"{10 ** abs(places):,}"
            yield self.finding(
                one.counted,
                f"the original has “{theirs}”, which is {size} times " + ("less" if places > 0 else "more"),
                notes=[Note(other.counted, "the number in the original", in_original=True)],
            )
