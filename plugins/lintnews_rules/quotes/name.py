"""`quotes/name`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.speech.quoted_names import quoted_names
from lintnews.rule import Invalid, Meta, Rule


class Name(Rule):
    """The name of a club, a company, a ship or a newspaper stands in quotation marks.

    Russian, Ukrainian, Bulgarian, Polish and others print such names in marks. English prints them without; with marks
    the reader takes the name for a word that somebody doubts or says.

    Each name is reported once.

    Not found: a single name of a known body, which may be a word that the text speaks of; names behind another noun
    that are not known; works, programmes and awards, which many houses print in marks.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Punctuation",
        since="0.1",
        needs=("quotations", "organisations"),
    )

    VALID = (
        "The club Zenit plays in the cup. The film “Moscow” is new. He called the plan “Fortress Europe”.",
        "The party “of the rich” met. “Chelsea won,” he said.",
    )
    INVALID = (
        Invalid("The midfielder of the club ⟦“Holm”⟧ was late.", says="“Holm”"),
        Invalid("He moved from ⟦“Benfica”⟧ to ⟦“Chelsea”⟧ in May.", says="without quotation marks"),
        Invalid("They met the ships ⟦“Berg”⟧ and ⟦“Tal”⟧ at sea."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(quoted_names):
            name = doc.text[slice(*one.span)]
            yield self.finding(one.span, f"{name}: English prints such a name without quotation marks")
