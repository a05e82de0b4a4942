"""`dates/day-tense`: a date that contradicts the tense of its verb."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.facts.day_tense import told_wrongly
from lintnews.rule import Invalid, Meta, Rule


class DayTense(Rule):
    """An event is told as past though its day is to come, or as future though its day is over.

    “The fair opened on 3 March 2025” in an article of 2023: a verb lost its tense, or a digit of the date was changed.

    Judged where the article's own day is known, from its metadata, its dateline or `--published`; words such as “next
    week” need none.

    A date without a year is the one near that day.

    Not found: dates without a year two months and more away; events whose date stands far from the verb.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Grammar",
        since="0.1",
        in_quotations=False,
        needs=("calendar",),
    )

    VALID = (
        "BONN, 9 May 2023 (Wire) - The fair was planned for 3 March 2025. It opened on 3 March 2021.",
        "BONN, 9 May 2023 (Wire) - The fair will open on 3 March 2025, the mayor said on 8 May 2023.",
        "BONN, 9 May 2023 (Wire) - Funds for 2024 rose. It will sell what it bought in 2021.",
        "BONN, 9 May 2023 (Wire) - She would be conditionally released in 2026.",
        "BONN, May 9 (Wire) - The fair will open on January 2. It opened on December 12.",
        "They will be tried next week. The trial was planned for next week. She said next week would be hard.",
    )
    INVALID = (
        Invalid(
            "BONN, 9 May 2023 (Wire) - The firm ⟦will open the plant in 2021⟧, it said.", says="2021 is before the day"
        ),
        Invalid("BONN, 9 May 2023 (Wire) - She ⟦will retire in March 2022⟧.", says="March 2022 is before the day"),
        Invalid("BONN, 9 May 2023 (Wire) - On ⟦20 May 2023 the police arrested⟧ the man.", says="told as past"),
        Invalid("BONN, 9 May 2023 (Wire) - The fair ⟦opened in Ulm on 3 March 2025⟧.", says="told as past"),
        Invalid("They ⟦were tried next week⟧, the lawyer said.", says="lies ahead"),
        Invalid("The fair ⟦will open in Ulm on 3 March 2021⟧.", says="told as future", published="2023-05-09"),
        Invalid("BONN, May 9 (Wire) - The fair ⟦will open in Ulm on May 2⟧.", says="May 2 is before the day"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        top = doc.layer(dateline)
        notes = [Note(top.span, "published on this day")] if top.span else []
        for span, mention, is_future in doc.layer(told_wrongly):
            how, when = ("future", "before") if is_future else ("past", "after")
            if mention is None:
                yield self.finding(span, "told as past, but it lies ahead")
                continue
            today = f", {top.date}" if top.date else ""
            message = f"told as {how}, but {doc.text[slice(*mention)]} is {when} the day of the article{today}"
            yield self.finding(span, message, notes=notes)
