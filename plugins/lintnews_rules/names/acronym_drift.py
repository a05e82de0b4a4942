"""`names/acronym-drift`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.organisations import twins
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

SHOWN = 3
"""Places of the other acronym that are shown."""


@dataclass(frozen=True)
class AcronymDrift(Rule):
    """One body is written in two acronyms that differ in one letter.

    The reader takes them for two bodies. One of the two was translated letter by letter, or mistyped.

    Not found: acronyms that are both known or both explained, as those of two bodies are; two in one sentence.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", status="preview", needs=("organisations",))

    VALID = (
        "The Johnson Space Center (JSC) called. Later the Kennedy Space Center (KSC) called, too.",
        "ABC reported it. Later NBC reported it, too.",
    )
    INVALID = (
        Invalid("On Monday the SZPD urged a vote. It was the third.\n\nThe ⟦SFPD⟧ urged calm.", says="“SZPD”"),
        Invalid("The Zandian Hockey League (ZHL) met. It was short.\n\nThe ⟦KHL⟧ said nothing."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one, other, places, others in doc.layer(twins):
            yield self.finding(
                others[0],
                f"“{other}” is probably the same as “{one}”",
                notes=[Note(place, f"“{one}”") for place in places[:SHOWN]],
            )
