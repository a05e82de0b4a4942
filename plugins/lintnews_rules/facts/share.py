"""`facts/share`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.sums import more_than_all, wrong_shares
from lintnews.rule import Invalid, Meta, Rule


class Share(Rule):
    """A part is more than its whole.

    “Of the 14 rooms, 15 were full”, “62 percent were men and 48 percent were women”: a digit was changed, and the
    reader cannot know which number is right.

    Not found: a whole that stands in another sentence.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "The city opened rooms. Of the 14 rooms, 12 were full. Among men 62 percent and among women 48 percent agree.",
        "A poll says that 62 percent of men and 48 percent of women are for it.",
    )
    INVALID = (
        Invalid("Only ⟦18 percent of the farms are insured, 92 percent⟧ are not.", says="110 percent"),
        Invalid("They opened rooms. Of the ⟦14 rooms, 15⟧ were full.", says="15 are more than 14"),
        Invalid("They asked ⟦2,000 drivers, of whom 2,100⟧ use a phone.", says="2,100 are more than 2,000"),
        Invalid("Of sales ⟦55 percent came from Bonn, 30 percent from Ulm and 25 percent⟧ from Jena.", says="110"),
        Invalid("Of them ⟦58 percent were in favour and 52 percent⟧ were against.", says="110 percent"),
        Invalid("Of those asked, ⟦62 percent were men and 48 percent⟧ were women.", says="110 percent"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for whole, part in doc.layer(more_than_all):
            first, last = sorted((whole.span, part.span))
            message = f"{part.value:,g} are more than {whole.value:,g}, of which they are said to be a part"
            yield self.finding((first.start, last.end), message, notes=[Note(whole.span, "the whole")])
        for shares in doc.layer(wrong_shares):
            total = sum(share.value for share in shares)
            notes = [Note(share.span, f"{share.value:g} percent") for share in shares]
            span = (shares[0].span.start, shares[-1].span.end)
            yield self.finding(span, f"the shares of one whole make {total:g} percent", notes=notes)
