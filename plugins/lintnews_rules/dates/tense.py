"""`dates/tense`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.events import late_announcements, told_as_past
from lintnews.rule import Invalid, Meta, Rule


class Tense(Rule):
    """What was announced is told as past in the next sentence.

    “A meeting is scheduled for Friday. It was in Geneva.” A verb lost its tense, or a planned date became an old one;
    the reader cannot know whether the event has happened.

    Not found: events that the next sentence takes up in other words; sentences that stand farther apart.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Linguistic conventions/Grammar", since="0.1", needs=("calendar", "events")
    )

    VALID = (
        "A meeting is scheduled for Friday. It was planned in Geneva.",
        "They will meet on Friday. It was in Geneva that they met first.",
        "He will give a speech on Friday. The speech was postponed twice.",
        "The ministers met on Friday. The meeting took place in Geneva.",
        "The trip to Bonn starts on Friday. The visit was welcomed by his party.",
        "He will vote on Tuesday. The trip lasted two days.",
    )
    INVALID = (
        Invalid(
            "A meeting between Blinken and Lavrov is scheduled for Friday. ⟦It was in Geneva⟧.", says="scheduled for"
        ),
        Invalid("Blinken will meet Lavrov on Friday. ⟦The meeting took place⟧ in Geneva.", says="will"),
        Invalid("He is expected to give a speech next Monday. ⟦The speech lasted⟧ almost an hour.", says="expected to"),
        Invalid("They will travel to Bonn next week. ⟦The trip ended⟧ without a result.", says="will"),
        Invalid(
            "A press conference with Blinken is expected on Friday. ⟦The press conference lasted⟧ an hour.", says="on"
        ),
        Invalid("The match kicks off on Saturday. ⟦The match ended in⟧ a draw.", says="kicks off on"),
        Invalid("The talks ⟦are planned for yesterday⟧.", says="yesterday"),
        Invalid("The vote ⟦is scheduled for May 3, 2021⟧.", says="past", published="2023-12-01"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for told, plan in doc.layer(told_as_past):
            announced = doc.text[slice(*plan)]
            message = f"told as past, but announced before: “{announced}”"
            yield self.finding(told, message, notes=[Note(plan, "announced here")])
        at_top = doc.layer(dateline).span
        for late in doc.layer(late_announcements):
            notes = [Note(at_top, "published on this day")] if late.is_dated and at_top else []
            yield self.finding(late.span, f"announced for “{doc.text[slice(*late.day)]}”, which is past", notes=notes)
