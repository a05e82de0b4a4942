"""`facts/headline`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.contradictions import headline_numbers
from lintnews.rule import Invalid, Meta, Rule


class Headline(Rule):
    """A number of the headline or the standfirst is another one in the text.

    A number was changed in translation, or the headline belongs to an earlier version of the article. A number of the
    headline that stands anywhere in the text, rounded or as a sum of others, is right.

    Not found: numbers of things that the text counts in several ways.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Ferry fire leaves nine dead\n\nA fire on a ferry killed nine people and injured 34 on Monday.",
        "Mexicans send $16bn home\n\nMexicans in the US sent a record $16.6bn home last year.",
    )
    INVALID = (
        Invalid(
            "Ferry fire leaves nine dead\n\nA fire on a ferry killed ⟦eleven people⟧ and injured 34 on Monday.",
            says="“eleven people” here, “nine dead” in the headline",
        ),
        Invalid(
            "Four drown in a lake near Brenden\n\nA boat sank. ⟦Two people⟧ drowned. The two drowned were cousins.",
            says="“Two people” here, “Four” in the headline",
        ),
        Invalid(
            "Probe lands after four-year flight\n\nA probe landed after a flight of ⟦six years⟧ on Sunday.", says="six"
        ),
        Invalid("Rovers beat Athletic 3-1\n\nThe Rovers won ⟦2-1⟧ on Saturday.", says="“2-1” here"),
        Invalid("Pianist Clara Wendt dies at 84\n\nClara Wendt has died at the age of ⟦87⟧ in Bonn.", says="“87” here"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(headline_numbers):
            first, again = (doc.text[slice(*place.span)] for place in (one.first, one.again))
            yield self.finding(
                one.again.span,
                f"“{again}” here, “{first}” in the headline",
                notes=[Note(one.first.span, "in the headline")],
            )
