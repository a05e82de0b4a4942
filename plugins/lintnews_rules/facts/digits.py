"""`facts/digits`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import exchanged
from lintnews.rule import Invalid, Meta, Rule


class Digits(Rule):
    """Two numbers of the same things differ only in the order of their digits.

    “A study with 3,200 patients … the study with 2,300 patients”: two digits changed places. Two
    numbers of one text are so alike by chance less than once in 500,000 words.

    Not found: digits that were changed otherwise; shares in percent, which are too many.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "A study with 3,200 patients was published. In Bonn 3,200 patients took part.",
        "He earns 21 dollars an hour. She earns 12 dollars.",
    )
    INVALID = (
        Invalid(
            "A study with 3,200 patients was published on Monday. The study with ⟦2,300 patients⟧ was paid by a firm.",
            says="“2,300 patients” here, “3,200 patients” before",
        ),
        Invalid(
            "The picture cost 2.4 million euros. The ⟦4.2 million euros⟧ came from a bank.",
            says="“4.2 million euros” here",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(exchanged):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            yield self.finding(
                one.again.span,
                f"“{again}” here, “{first}” before: the same digits in another order",
                notes=[Note(one.first.span, "before")],
            )
