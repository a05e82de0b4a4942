"""`source/heading`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Heading(Rule):
    """A number or a day of the headline stands nowhere in the original.

    The headline is read most and translated last, often by somebody else.

    The whole original is looked at, its headline and its text: an editor may take another fact of it for the headline.

    Not found: numbers in words; names; days of which the original names none.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        status="preview",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "Storm kills 12 in Bonn\n\nA storm has killed a dozen people in Bonn, the police said.",
            original="Sturm in Bonn\n\nEin Sturm hat in Bonn zwölf Menschen getötet, teilte die Polizei mit.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "Storm kills ⟦17⟧ in Bonn\n\nA storm has killed a dozen people in Bonn, the police said.",
            says="nowhere in the original",
            original="Sturm in Bonn\n\nEin Sturm hat in Bonn zwölf Menschen getötet, teilte die Polizei mit.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.headline_facts import strange_facts

        for span in doc.layer(strange_facts):
            yield self.finding(span, f"“{doc.text[slice(*span)]}” in the headline stands nowhere in the original")
