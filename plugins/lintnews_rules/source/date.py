"""`source/date`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Date(Rule):
    """The original names another month or another weekday there.

    The reader comes on the wrong day, or believes an event to be older than it is.

    A day from the day of writing (yesterday) is compared with another one, and with a weekday by the dateline.

    Not found: days that only one of the two names; words that mean a time of day, too (mañana).
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid("They met on Friday, May 5.", original="Sie trafen sich am Freitag, dem 5. Mai.", original_language="de"),
        Valid(
            "BONN, 5 May 2020 - The council of Bonn met on Monday and agreed on 12 schools. They will "
            "open in 2025, said Mayor Anna Vogel. Each will have room for 400 children.",
            original="BONN, 5. Mai 2020 - Der Rat von Bonn tagte gestern und beschloss 12 Schulen. Sie "
            "öffnen 2025, sagte Bürgermeisterin Anna Vogel. Jede hat Platz für 400 Kinder.",
            original_language="de",
        ),
        Valid("It began in November.", original="开始于11月。", original_language="zh"),
    )
    INVALID = (
        Invalid(
            "They met on ⟦Thursday⟧.", says="пятницу", original="Они встретились в ⟦пятницу⟧.", original_language="ru"
        ),
        Invalid(
            "The council of Bonn will meet ⟦tomorrow⟧ and agree on 12 schools for 400 children. They will "
            "open in 2025. Mayor Anna Vogel spoke of 30 million euros.",
            says="сегодня",
            original="Совет Бонна соберётся ⟦сегодня⟧ и утвердит 12 школ для 400 детей. Они откроются в "
            "2025 году. Мэр Анна Фогель говорила о 30 миллионах евро.",
            original_language="ru",
        ),
        Invalid(
            "BONN, 5 May 2020 - The council of Bonn met on ⟦Sunday⟧ and agreed on 12 schools. They will "
            "open in 2025, said Mayor Anna Vogel. Each will have room for 400 children.",
            says="gestern",
            original="BONN, 5. Mai 2020 - Der Rat von Bonn tagte ⟦gestern⟧ und beschloss 12 Schulen. Sie "
            "öffnen 2025, sagte Bürgermeisterin Anna Vogel. Jede hat Platz für 400 Kinder.",
            original_language="de",
        ),
        Invalid("It began on 5 ⟦October⟧.", says="11月", original="⟦11月⟧5日に始まった。", original_language="ja"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.day_pairs import changed_months, changed_relative_days, changed_weekdays

        for one, other, _, is_only in (*doc.layer(changed_months), *doc.layer(changed_weekdays)):
            assert doc.original
            yield self.finding(
                one.span,
                f"the original has “{doc.original.text[slice(*other.span)]}” there",
                notes=[Note(other.span, "the day in the original", in_original=True)],
                severity=Severity.ERROR if is_only and one.is_certain and other.is_certain else Severity.WARNING,
            )
        for one, other, *_ in doc.layer(changed_relative_days):
            assert doc.original
            yield self.finding(
                one.span,
                f"another day than “{doc.original.text[slice(*other.span)]}” in the original",
                notes=[Note(other.span, "the day in the original", in_original=True)],
                severity=Severity.WARNING,
            )
