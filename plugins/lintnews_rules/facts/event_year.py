"""`facts/event-year`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.retold import years_of_one_event
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class EventYear(Rule):
    """One event, named twice by the same words, has two years.

    “The last large eruption in 1987 … since 1978, the last large eruption”: one of the years was changed.

    Not found: events that are named in other words.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("results",), of_numbers=True
    )

    VALID = (
        "The last large eruption in 1987 killed 60 people. The first large eruption was in 1902.",
        "The last large eruption in 1987 killed 60 people. In 1987, the last large eruption, it rained ash.",
    )
    INVALID = (
        Invalid(
            "The last large eruption in 1987 killed 60 people. Since ⟦1978⟧, the last large eruption, it was quiet.",
            says="1987",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(years_of_one_event):
            message = f"the {one.about} has two years: {one.first.value:.0f} and {one.again.value:.0f}"
            yield self.finding(one.again.span, message, notes=[Note(one.first.span, "the other year")])
