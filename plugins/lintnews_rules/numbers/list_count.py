"""`numbers/list-count`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.lists import announced_lists
from lintnews.rule import Invalid, Meta, Rule


class ListCount(Rule):
    """More or fewer are named than announced.

    “Three countries: France and Italy”: a member was lost, or the number was mistranslated.

    Only names are counted, and only behind a colon, between dashes or in brackets: after a comma a sentence may name
    some of those it counts.

    Not found: members that are no names; numbers above twelve.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("numbers",), of_numbers=True
    )

    VALID = (
        "He named three states: Utah, South Carolina, and Ohio. Two of the four states — Utah and Ohio — agreed.",
        "She met three people: Chief of Staff Ann Mills, Deputy Chief of Staff Jake Hill and a lawyer.",
        "Two islands: Trinidad and Tobago and Jamaica. At least three towns (Bonn and Ulm among them) were hit.",
        "Six counties: Hamilton, Ohio; Polk, Iowa. Two guests: Tim Cook, the chief executive, and Ann Mills.",
        "In two weeks: Bonn, Ulm and Jena. The four candidates, Mills and Hill, met.",
        "Six towns: Bonn, Ulm and Jena, where it rained, along with Trier, Mainz and Worms.",
    )
    INVALID = (
        Invalid("⟦Three people were mentioned: Phillips and Ross⟧.", says="3 are announced, 2 are named"),
        Invalid("It began in ⟦two places: France, Germany and Italy⟧.", says="2 are announced, 3 are named"),
        Invalid("The ⟦four states (Utah, Ohio and Iowa⟧) agreed.", says="4 are announced, 3 are named"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for number, members, allowed in doc.layer(announced_lists):
            if len(members) not in allowed:
                yield self.finding(
                    Span(number.span.start, members[-1].end),
                    f"{number.value:g} are announced, {len(members)} are named",
                    notes=[Note(member, "named") for member in members],
                )
