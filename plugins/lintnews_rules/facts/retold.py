"""`facts/retold`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.frames import told_twice
from lintnews.rule import Invalid, Meta, Rule


class Retold(Rule):
    """The text tells one thing twice in the same words, with two numbers.

    “The bridge, built in 1953” and, two paragraphs on, “the bridge, which was built in 1963”: a digit was changed, and
    the reader cannot know which number is right. So with prices, distances, heights, weights, and with the score of
    a match.

    Not found: things that the second place names in other words; sentences that tell of a change or of another time.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("frames", "quantities", "results"),
        of_numbers=True,
    )

    VALID = (
        "The bridge, built in 1953, is closed. The old tunnel, which was built in 1963, is open.",
        "A ticket costs 49 euros. The ticket, which cost 59 euros until May, is valid in buses.",
        "Russians spent 30 billion rubles on cars. Russians spent 12 billion rubles on bread.",
        "Ajax beat Holm 3-1 on Sunday. In the first leg Ajax had beaten Holm 2-1.",
    )
    INVALID = (
        Invalid(
            "The bridge at Holm, built in 1953, is closed. The bridge, which was built in ⟦1963⟧, is unsafe.",
            says="“1953” above",
        ),
        Invalid("A ticket costs 49 euros a month. The ticket, which costs ⟦59 euros⟧ a month, is popular.", says="49"),
        Invalid(
            "The wreck lies 40 km off the coast of Malta. The wreck, ⟦400 km⟧ off the coast of Malta, is Roman.",
            says="“40 km” above",
        ),
        Invalid("Ajax beat Holm 3-1 on Sunday. The ⟦2-1⟧ victory over Holm puts Ajax at the top.", says="“3-1”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(told_twice):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            message = f"“{again}” here, “{first}” above, told of the same: “{one.about}”"
            yield self.finding(one.again.span, message, notes=[Note(one.first.span, "above")])
