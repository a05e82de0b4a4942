"""`facts/miscount`: a total, a doubling or a difference that is none."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.products import miscounts
from lintnews.rule import Invalid, Meta, Rule


class Miscount(Rule):
    """A total, a doubling, a difference or a lead is not what its own numbers make.

    “Doubled from 31 to 48”, “150 people give 200 euros each, a total of 300,000 euros”: one of the numbers was changed.

    Not found: numbers in two sentences; numbers that are not exact.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Anna Berg won with 530 votes ahead of Eva Holm with 412. She won with 42 percent; in May she got 51 percent.",
        "The cases doubled from 31 to 64. In Bonn 150 people give 200 euros each, a total of 30,000 euros.",
        "There are 215,000 pupils, 3,000 more than the 212,000 of last year.",
    )
    INVALID = (
        Invalid("Anna Berg won with ⟦412 votes ahead of Eva Holm with 530⟧.", says="won with “412 votes”"),
        Invalid("Berg won the vote with ⟦42 percent, Holm got 51 percent⟧.", says="51 the larger one"),
        Invalid("The rent rose from ⟦800 to 850 euros, an increase of 80 euros⟧.", says="make 50"),
        Invalid("The trip is cut from ⟦70 to 25 minutes, by 35 minutes⟧.", says="make 45"),
        Invalid("The cases doubled from ⟦31 to 48⟧ in May.", says="“doubled”, but the numbers make 1.5 times as many"),
        Invalid("In Bonn ⟦150 people give 200 euros each, a total of 300,000 euros⟧.", says="make 30,000"),
        Invalid("It costs ⟦20 million euros a day, 60 million euros⟧ in two days.", says="40,000,000"),
        Invalid("It is ⟦14 metres long and 9 wide, a total of 180 square metres⟧.", says="make 126"),
        Invalid("There are ⟦212,000 pupils, 3,000 more than the 215,000⟧ of last year.", says="3,000 fewer"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(miscounts):
            notes = [Note(part.span, f"{part.value:,g}") for part in one.parts]
            span = (one.parts[0].span.start, one.parts[-1].span.end)
            yield self.finding(span, f"{one.said}, but the numbers make {one.real}", notes=notes)
