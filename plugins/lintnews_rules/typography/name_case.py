"""`typography/name-case`: a name in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.lower_names import lower_names
from lintnews.rule import Invalid, Meta, Rule


class NameCase(Rule):
    """The name of a place or a people stands in lower case.

    The original writes it so, or the translation took it for an ordinary word.

    Not found: names that are ordinary English words, too; names of persons.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Capitalization",
        since="0.1",
        in_quotations=False,
        needs=("lower_names",),
    )

    VALID = (
        "She works in Copenhagen and writes for https://copenhagen.example.org.",
        "They polish the brass in the museum. She bought some cologne in Paris.",
    )
    INVALID = (
        Invalid("She works in ⟦copenhagen⟧ and he works in Bonn.", says="“copenhagen” is a name"),
        Invalid("It was founded by the ⟦japanese⟧ government.", says="“japanese”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for span in doc.layer(lower_names):
            yield self.finding(span, f"“{doc.text[slice(*span)]}” is a name in lower case")
