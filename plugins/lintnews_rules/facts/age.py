"""`facts/age`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import two_ages
from lintnews.rule import Invalid, Meta, Rule


class Age(Rule):
    """One person has two ages.

    A digit was changed or a word for a number was mistranslated: “Jonas Ferreby, 41 … Jonas Ferreby, 43”.

    Somebody may be called by an age alone, in a text that has one other age.

    Not found: other persons without a name; ages of another time, such as “was 22 when”.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("ages", "quantities"),
        of_numbers=True,
    )

    VALID = (
        "Jonas Ferreby, 41, is a farmer. The 41-year-old Ferreby left on Monday.",
        "Ida Holm, 34, won. Her son, Bo Holm, runs too. The 9-year-old Holm is fast.",
        "Jonas Ferreby, 41, is a farmer. Anna Ferreby, 43, is his wife. The 9-year-old son of Jonas Ferreby left.",
    )
    INVALID = (
        Invalid("Lotte Brand, 51, came to Bonn. Brand (⟦54⟧) has been its mayor since 2019.", says="51 and 54"),
        Invalid("Lotte Brand, 47, is a baker. Brand, ⟦49⟧ years old, will leave Bonn.", says="47 and 49 years old"),
        Invalid("A man aged 31 was caught in Bonn. The ⟦33⟧-year-old denied it.", says="somebody is 31 and 33"),
        Invalid(
            "Jonas Ferreby, 41, is a farmer in Bonn. On Monday the ⟦43⟧-year-old Ferreby left.",
            says="Jonas Ferreby is 41 and 43 years old",
        ),
        Invalid(
            "The farmer Jonas Ferreby (41) left Bonn. Ferreby, who is ⟦14⟧, came back.", says="is 41 and 14 years old"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(two_ages):
            yield self.finding(
                one.again.span,
                f"{one.about} is {one.first.value:g} and {one.again.value:g} years old",
                notes=[Note(one.first.span, "the other age")],
            )
