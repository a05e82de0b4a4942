"""`fragments/subordinate`: a sentence without a main clause."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.clauses import without_main_clause
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule


class Subordinate(Rule):
    """A sentence names a reason or a source, and its main clause is missing.

    “According to Mathias Orlund, a former inspector who works at the school.” A sentence was cut in two, or its main
    clause was lost in translation.

    Not found: sentences that open with another conjunction; quotations.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Grammar",
        since="0.1",
        in_quotations=False,
        needs=("clauses",),
    )

    VALID = (
        "According to Mathias Orlund, the ferry was old. Because the roads are blocked, help comes by sea.",
        "According to the ministry nobody was hurt. Because it was late they left.",
    )
    INVALID = (
        Invalid(
            "⟦According to Mathias Orlund, a former inspector who works at the school.⟧ The ferry was old.",
            says="names a source",
        ),
        Invalid("⟦Because the roads are blocked by stones and trees.⟧ Help comes by sea.", says="no main clause"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for span in doc.layer(without_main_clause):
            sources = tuple(one for one in section(doc.language, "clauses", "whole") if " " in one)
            is_source = doc.text[slice(*span)].lower().startswith(sources)
            says = "this sentence names a source, but nothing that it said" if is_source else "no main clause follows"
            yield self.finding(span, says)
