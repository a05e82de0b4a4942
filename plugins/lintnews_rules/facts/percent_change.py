"""`facts/percent-change`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.percent_changes import wrong_percent_changes
from lintnews.rule import Invalid, Meta, Rule


class PercentChange(Rule):
    """A change in percent is not what its two numbers make.

    “From 20 to 25 euros, an increase of 50 percent”: one of the three numbers was changed in translation.

    Not found: numbers in several sentences; numbers that are not exact; changes of shares.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",))

    VALID = (
        "The price rose from 20 to 25 euros, an increase of 25 percent. The fee grew by 8 percent from 1.2 million to "
        "1.3 million euros.",
        "Sales reached 610 million euros after 540 million euros, an increase of 13 percent.",
        "The share rose from 20 percent to 25 percent, an increase of 5 percent.",
    )
    INVALID = (
        Invalid("The price rose from 20 to 25 euros, an increase of ⟦50 percent⟧.", says="they make 25 percent"),
        Invalid(
            "Sales reached 610 million euros after 540 million euros, an increase of ⟦31 percent⟧.", says="13 percent"
        ),
        Invalid("Sales reached 610 million euros, up ⟦31 percent⟧ from 540 million euros.", says="13 percent"),
        Invalid("Sales fell by ⟦30 percent⟧ from 400 to 360 cars.", says="10 percent"),
        Invalid("Sales rose ⟦30 percent⟧ to 440 cars from 400 cars.", says="10 percent"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_percent_changes):
            before, after = (doc.text[slice(*each.span)] for each in (one.before, one.after))
            message = (
                f"“{doc.text[slice(*one.share.span)]}” for “{before}” and “{after}”: they make {one.made:.0f} percent"
            )
            notes = [Note(one.before.span, "before"), Note(one.after.span, "after")]
            yield self.finding(one.share.span, message, notes=notes)
