"""`facts/count`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import definite_counts
from lintnews.rule import Invalid, Meta, Rule


class Count(Rule):
    """People who were counted before are another number now.

    “Eight people were hurt … Of the nine injured, three …”: the two numbers are of the same people, and one of them was
    changed.

    Not found: numbers of fewer than four people, and what the text counts in more than two ways.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Eight people were hurt in Bonn. Of the eight injured, three are children.",
        "Three people were killed in Bonn and two in Ulm. The five dead were tourists.",
        "Eight people were killed in Bonn. The death toll rose to nine. In 2010 the death toll was 12.",
        "Eight people were killed in Bonn. The toll now stands at nine.",
    )
    INVALID = (
        Invalid(
            "Eight people were hurt in Bonn. Of the ⟦nine injured⟧, three are children.",
            says="“nine injured” here, “Eight people” before",
        ),
        Invalid(
            "Twelve people were killed by the flood in Bonn. The mayor put the death toll at ⟦21⟧.", says="“21” here"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(definite_counts):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            yield self.finding(
                one.again.span, f"“{again}” here, “{first}” before", notes=[Note(one.first.span, "counted here")]
            )
