"""`source/date`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Date(Rule):
    """The original names another month or another weekday there.

    The reader comes on the wrong day, or believes an event to be older than it is.

    Not found: days that only one of the two names.
    """

    meta = Meta(
        severity=Severity.ERROR,
        mqm="Accuracy/Mistranslation",
        since="0.2",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid("They met on Friday, May 5.", original="Они встретились в пятницу, 5 мая.", original_language="ru"),
        Valid("It began in November.", original="开始于11月。", original_language="zh"),
    )
    INVALID = (
        Invalid(
            "They met on ⟦Thursday⟧.", says="пятницу", original="Они встретились в ⟦пятницу⟧.", original_language="ru"
        ),
        Invalid("It began on 5 ⟦October⟧.", says="11月", original="⟦11月⟧5日に始まった。", original_language="ja"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.day_pairs import changed_months, changed_weekdays

        for one, other, _, is_only in (*doc.layer(changed_months), *doc.layer(changed_weekdays)):
            assert doc.original
            yield self.finding(
                one.span,
                f"the original has “{doc.original.text[slice(*other.span)]}” there",
                notes=[Note(other.span, "the day in the original", in_original=True)],
                severity=Severity.ERROR if is_only and one.is_certain and other.is_certain else Severity.WARNING,
            )
