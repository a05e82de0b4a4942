"""`facts/change`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.comparisons import wrong_changes
from lintnews.rule import Invalid, Meta, Rule


class Change(Rule):
    """A number falls to a larger one, rises to a smaller one, or is said to be more than a larger one.

    “The number fell from 41 to 43”, “312 people died, fewer than in 2022 with 298”: either the word or one of the
    numbers was changed in translation.

    Not found: numbers in two sentences, where the second does not say that it is of the time before; numbers below
    zero; numbers that are not exact.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Here 291 people died, fewer than in 2022 with 298. They won 3 games, fewer than the other two.",
        "She is number six, up from number seven. Prices are up by 3 percent, an increase from 2 to 3 percent.",
        "The rate rose to 45 percent. A year ago it was 40 percent. Sales rose to 3 percent from 2 percent.",
        "The number of injured fell from 41,200 to 39,900. The turnout was 61 percent, up from 58 percent.",
        "The temperature fell from minus 2 to minus 10 degrees. He rose from 12 to 3 in the ranking.",
    )
    INVALID = (
        Invalid("The number of injured fell from ⟦41,200 to 43,900⟧.", says="“fell”"),
        Invalid("The turnout was ⟦61 percent, down from 58 percent⟧ in May.", says="61 is not smaller than 58"),
        Invalid("Here ⟦312 people died, fewer than in 2022 with 298⟧, it said.", says="312 is not smaller than 298"),
        Invalid("Here ⟦143 runners started, fewer than last year, when 131⟧ took part.", says="“fewer”"),
        Invalid("It cost ⟦2.1 million euros, less than planned, namely 1.8 million⟧.", says="“less”"),
        Invalid("In May ⟦312 people came. That is fewer than the 298⟧ of last year.", says="“fewer”"),
        Invalid("Sales reached ⟦540 million euros, an increase from 610 million euros⟧.", says="“increase”"),
        Invalid("She is number ⟦nine in the world, up from number seven⟧.", says="9 is not smaller than 7"),
        Invalid("The rate rose to ⟦45 percent. A year ago it was 50 percent⟧.", says="“rose”"),
        Invalid(
            "Tickets cost between 15 and ⟦60 euros. The most expensive ticket, at 80 euros⟧, is sold out.",
            says="“most expensive”, but 80 is not smaller than 60",
        ),
        Invalid("They sold ⟦91 percent, fewer than the 87 percent⟧ of the year before.", says="“fewer”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_changes):
            first, last = sorted((one.before.span, one.after.span))
            than = "smaller" if one.is_smaller else "larger"
            message = f"“{one.word}”, but {one.after.value:,.12g} is not {than} than {one.before.value:,.12g}"
            notes = [Note(one.before.span, "before"), Note(one.after.span, "after")]
            yield self.finding((first.start, last.end), message, notes=notes)
