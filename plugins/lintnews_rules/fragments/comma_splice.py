"""`fragments/comma-splice`: two sentences with a comma between them."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.clauses import comma_splices
from lintnews.rule import Invalid, Meta, Rule


class CommaSplice(Rule):
    """Two sentences are joined by nothing but a comma.

    “The probe will take 60 grams of dust, it will fly back in November.” Many languages join them so; English wants a
    full stop, a semicolon or a conjunction.

    Not found: second sentences whose subject is a name or a longer phrase; several at once; quotations.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Grammar",
        since="0.1",
        in_quotations=False,
        needs=("clauses",),
    )

    VALID = (
        "The probe will take 60 grams of dust, and it will fly back in November.",
        "When the probe has taken 60 grams of dust, it will fly back in November.",
        "Players are to be paid an allowance to help with their costs, the government has announced.",
    )
    INVALID = (
        Invalid("The probe will take 60 grams of dust⟦, it will⟧ fly back in November.", says="“, it will”"),
        Invalid("Henri Marin praised the police⟦, he will⟧ reopen on Monday.", says="“, he will”"),
        Invalid("The pupils were brought to a hospital⟦, their lives are⟧ not in danger.", says="two sentences"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for span in doc.layer(comma_splices):
            yield self.finding(span, f"two sentences with only a comma between them: “{doc.text[slice(*span)]}”")
