"""`source/number`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Number(Rule):
    """The original has another number there.

    A digit was changed, lost or turned round: 2936 became 2963. Nobody sees it who reads the article alone.

    Two numbers are compared only where the article's has no counterpart in the sentence of the original, and the
    original's has none in the sentence of the article: rounding, other units and other scales are no fault.

    Small numbers in words are compared only where two sentences surely belong together.

    Not found: other numbers in words; a number that stands on one side only.
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
            "In 2019 some 20,000 people came, 45 percent of them by train.",
            original="2019 kamen 20.000 Menschen, 45 Prozent davon mit der Bahn.",
            original_language="de",
        ),
        Valid(
            "About 120 million yuan was spent, and 56 million people came.",
            original="花费了1亿2000万元，五千六百万人来了。",
            original_language="zh",
        ),
        Valid(
            "The talks begin at 5:30 p.m. some 12 miles from the town.",
            original="Переговоры начнутся в 17:30 в 20 км от города.",
            original_language="ru",
        ),
    )
    INVALID = (
        Invalid(
            "Police counted ⟦2963⟧ cars.",
            says="the original has 2936",
            original="Die Polizei zählte ⟦2936⟧ Autos.",
            original_language="de",
        ),
        Invalid(
            "On Tuesday, May 5, 2020, the ⟦three⟧ ministers of Norway met the president of Finland in Oslo. The talks "
            "on oil and gas went on until Friday. They will meet again in 2021.",
            says="the original has vier",
            original="Am Dienstag, dem 5. Mai 2020, trafen die ⟦vier⟧ Minister Norwegens in Oslo den Präsidenten "
            "Finnlands. Die Gespräche über Öl und Gas dauerten bis Freitag. 2021 treffen sie sich wieder.",
            original_language="de",
        ),
        Invalid("It grew by ⟦32 percent⟧.", says="23", original="Выросло на ⟦23%⟧.", original_language="ru"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.number_pairs import number_pairs, power_of_ten, slip

        for one, other, _, is_elsewhere in doc.layer(number_pairs).changed:
            if power_of_ten(one, other) and (one.scale > 1 or other.scale > 1):
                continue
            assert doc.original
            ours, theirs = doc.text[slice(*one.span)], doc.original.text[slice(*other.span)]
            is_likely = not is_elsewhere and (slip(one, other) or 0) < 3
            yield self.finding(
                one.counted,
                f"“{ours}”: the original has {theirs} there",
                notes=[Note(other.counted, "the number in the original", in_original=True)],
                severity=Severity.ERROR if is_likely else Severity.WARNING,
            )
