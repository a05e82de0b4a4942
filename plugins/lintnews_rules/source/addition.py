"""`source/addition`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Addition(Rule):
    """A sentence stands in the article and not in the original.

    A translation engine made it up, or a sentence of another text slipped in.

    The lengths around it must fit better without the sentence, and the original may have nothing of it, no number, no
    country and no name, near its place.

    Where little speaks for it, it is a note to look there.

    Not found: short sentences, headlines, and parts of sentences; anything where the file itself gives the segments.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Addition",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "The council met on Tuesday in Bonn and agreed on 12 new schools, which will open in 2025.",
            original="Der Rat tagte am Dienstag in Bonn. Er beschloss 12 neue Schulen. Sie werden 2025 öffnen.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "The council met on Tuesday in Bonn and talked for hours. It agreed on 12 new schools for the north of "
            "the city. ⟦The goalkeeper was injured in the first half and will be out for at least 3 weeks.⟧ The "
            "schools "
            "will open their doors in 2025, said Mayor Anna Vogel. They will have room for 4,000 children.",
            says="nothing of this sentence",
            original="Der Rat tagte am Dienstag in Bonn und beriet stundenlang. Er beschloss 12 neue Schulen für den "
            "Norden der Stadt. Die Schulen werden 2025 ihre Türen öffnen, sagte Bürgermeisterin Anna Vogel. Sie werden "
            "Platz für 4.000 Kinder haben.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.unpaired import unpaired_sentences

        for added in doc.layer(unpaired_sentences).added:
            place = [] if added.before is None else [Note(added.before, "what stands there", in_original=True)]
            severity = self.meta.severity if added.is_likely else Severity.NOTE
            message = "the original has nothing of this sentence here"
            yield self.finding(added.span, message, notes=place, severity=severity)
