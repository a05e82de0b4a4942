"""`facts/headline-name`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.headline_names import headline_strangers
from lintnews.rule import Invalid, Meta, Rule


class HeadlineName(Rule):
    """The headline names a person of whom the article below does not speak.

    The headline belongs to another article, or its translation has somebody else in it.

    Not found: bare surnames that no known office-holder has; names that are only spelled in another way, which are
    those of `names/drift`.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("given_names",))

    VALID = (
        "Merkel visits Warsaw\n\nThe German chancellor Angela Merkel arrived in Warsaw on Monday. She met the mayor, "
        "Jan Kowal, and spoke with him about the bridge, the port, the railway, the price of gas and the weather.",
    )
    INVALID = (
        Invalid(
            "⟦Merkel⟧ visits Warsaw\n\nThe German minister Heiko Maas arrived in Warsaw on Monday. He met the mayor, "
            "Jan Kowal, and spoke with him about the bridge, the port, the railway, the price of gas and the weather.",
            says="“Merkel” stands nowhere below",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for mention, instead in doc.layer(headline_strangers):
            notes = [Note(instead.span, "the first person named below")]
            yield self.finding(mention.span, f"“{mention.text}” stands nowhere below the headline", notes=notes)
