"""`facts/change`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.sums import wrong_changes
from lintnews.rule import Invalid, Meta, Rule


class Change(Rule):
    """A number falls to a larger one, or rises to a smaller one.

    “The number fell from 41 to 43”: either the verb or one of the numbers was changed in translation.

    Not found: numbers in two sentences; numbers below zero; numbers that are not exact.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "The number of injured fell from 41,200 to 39,900. The turnout was 61 percent, up from 58 percent.",
        "The temperature fell from minus 2 to minus 10 degrees. He rose from 12 to 3 in the ranking.",
    )
    INVALID = (
        Invalid("The number of injured fell from ⟦41,200 to 43,900⟧.", says="“fell”"),
        Invalid("The turnout was ⟦61 percent, down from 58 percent⟧ in May.", says="61 is not smaller than 58"),
        Invalid("They sold ⟦91 percent, fewer than the 87 percent⟧ of the year before.", says="“fewer”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_changes):
            first, last = sorted((one.before.span, one.after.span))
            than = "smaller" if one.is_smaller else "larger"
            message = f"“{one.word}”, but {one.after.value:,g} is not {than} than {one.before.value:,g}"
            notes = [Note(one.before.span, "before"), Note(one.after.span, "after")]
            yield self.finding((first.start, last.end), message, notes=notes)
