"""`fragments/verbless`: a sentence without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.clauses import verbless
from lintnews.rule import Invalid, Meta, Rule


class Verbless(Rule):
    """A sentence of the body has no verb.

    “With a drill, two cameras and an arm for stones.” A sentence was cut in two, or its verb was lost in translation.
    Texts that speak to the reader or ask questions are left alone: their writers leave verbs out on purpose.

    Not found: sentences that a paragraph consists of, which may be headings; those with a word that may be a verb; very
    short ones.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Linguistic conventions/Grammar",
        since="0.1",
        in_quotations=False,
        needs=("clauses",),
    )

    VALID = (
        "The probe flew for six years. The mission cost 350 million euros. They work in Bonn.",
        "Twice as many cars as in 1990 cross the river today. It is old.",
        "She swam from the island. The 14.8km took her all day. She was tired.",
        "What a year! I know it, and you know it. With eleven new players and a coach of thirty in the second league.",
    )
    INVALID = (
        Invalid(
            "It was started in March. ⟦With a drill, two cameras and an arm for stones.⟧ It flew for years.",
            says="no verb",
        ),
        Invalid("The plan was drawn up in May. ⟦A decision without dispute, in only two hours.⟧ It is law.", says="no"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for span in doc.layer(verbless):
            yield self.finding(span, "this sentence seems to have no verb")
