"""`source/clause`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Clause(Rule):
    """A part of a sentence of the original is missing.

    The condition, the reason or the second half was dropped, and the sentence reads well without it.

    The sentence must be much shorter than its original, and have nothing of the part: no number, no name and none of
    its common words. Translators shorten too: this is a note to look there.

    Not found: a part without words or numbers that lintnews knows; one of a sentence that was split or joined.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Accuracy/Omission",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "The council met on Tuesday and agreed on 12 new schools, which will open in 2025.",
            original="Der Rat tagte am Dienstag und beschloss 12 neue Schulen, die 2025 öffnen.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "The council met on Tuesday in Bonn and talked for hours. It agreed on 12 new schools for the north of "
            "the ⟦city⟧. The schools will open their doors in 2025, said Mayor Anna Vogel. Each school will have room "
            "for 400 children and a sports hall of its own.",
            says="may be missing",
            original="Der Rat tagte am Dienstag in Bonn und beriet stundenlang. Er beschloss 12 neue Schulen für den "
            "Norden der Stadt, ⟦weil die Bevölkerung wächst und die Lehrer fehlen.⟧ "
            "Die Schulen werden 2025 ihre Türen öffnen, sagte Bürgermeisterin Anna Vogel. Jede Schule wird Platz für "
            "400 Kinder und eine eigene Sporthalle haben.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.clauses import lost_clauses

        for lost in doc.layer(lost_clauses):
            assert doc.original
            text = " ".join(doc.original.text[slice(*lost.source)].split())
            shown = text if len(text) <= 60 else f"{text[:60].rstrip()} …"
            yield self.finding(
                lost.target,
                f"a part of the original may be missing here: “{shown}”",
                notes=[Note(lost.source, "the part in the original", in_original=True)],
            )
