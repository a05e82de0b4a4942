"""`source/omission`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.rule import Invalid, Meta, Rule, Valid


class Omission(Rule):
    """A sentence of the original is missing.

    A translation engine drops a sentence and nobody who reads the article alone can know.

    The lengths around it must fit better without the sentence, and nothing of it, no number, no country and no name,
    may stand near its place.

    Where little speaks for it, it is a note to look there.

    Not found: short sentences, headlines, and parts of sentences; anything where the file itself gives the segments.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Omission",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "The council met on Tuesday in Bonn. It agreed on 12 new schools. They will open in 2025.",
            original="Der Rat tagte am Dienstag in Bonn und beschloss 12 neue Schulen, die 2025 öffnen.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "The council met on Tuesday in Bonn and talked for hours. ⟦It agreed on 12 new schools for the north of "
            "the city.⟧ The schools will open their doors in 2025, said Mayor Anna Vogel.",
            says="Die Kosten trägt",
            original="Der Rat tagte am Dienstag in Bonn und beriet stundenlang. Er beschloss 12 neue Schulen für den "
            "Norden der Stadt. ⟦Die Kosten trägt zu einem großen Teil das Land, wie die Verwaltung am Abend "
            "mitteilte.⟧ "
            "Die Schulen werden 2025 ihre Türen öffnen, sagte Bürgermeisterin Anna Vogel.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.unpaired import unpaired_sentences

        for lost in doc.layer(unpaired_sentences).lost:
            assert doc.original
            text = " ".join(doc.original.text[slice(*lost.span)].split())
            shown = text if len(text) <= 60 else f"{text[:60].rstrip()} …"
            yield self.finding(
                lost.before or Span(0, 0),
                f"the original has a sentence here that is missing: “{shown}”",
                notes=[Note(lost.span, "the sentence in the original", in_original=True)],
                severity=self.meta.severity if lost.is_likely else Severity.NOTE,
            )
