"""`facts/sum`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.sums import Sum as Parts
from lintnews.layers.facts.sums import wrong_sums
from lintnews.layers.facts.wholes import wrong_wholes
from lintnews.rule import Invalid, Meta, Rule


class Sum(Rule):
    """A number is not what its parts make.

    “34 people, 20 women and 11 men”: one of the numbers was changed, or a part was lost in translation.

    Parts that are fewer than the number may be only some of it; they are judged where they must be all, such as men and
    women.

    Of parts in another sentence only those are judged that say of what they are: of them, among the dead, the other
    two.

    Not found: parts of a number that is not exact.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Here live 240 animals, 130 of them mammals, 80 birds and 20 reptiles. They have 9 workers, one Dane.",
        "In hospital are 34 people, 20 women and 14 men. They have 20 points: 5 wins and 5 draws.",
        "In hospital are 34 people, among them 20 women and 11 men.",
        "The firm has 6,300 workers, 4,100 in Bonn and 500 in Ulm.",
        "Ten people were hurt. Of them, eight are men and two are women. Two of the five left, the other three stayed.",
        "Of the 80 seats Green Lund won 45, up from 30, and Labour 25. Of the 60 votes Holm got 30, Berg 20, Tal 10.",
    )
    INVALID = (
        Invalid("The club asked ⟦128 players, 90 men and 28 women⟧, to come.", says="makes 118"),
        Invalid("They lost ⟦seven workers, five Italians and three⟧ Poles.", says="makes 8, more than 7"),
        Invalid("Of ⟦3,000 flats, 1,800 are in the north and 1,500⟧ in the south.", says="makes 3,300"),
        Invalid("Of the ⟦90 teachers 50 came, 30 wrote and 25⟧ were silent.", says="makes 105"),
        Invalid("Of the ⟦80 seats Green Lund won 45, Labour 30 and the Liberals 15⟧.", says="makes 90, more than 80"),
        Invalid("Here live ⟦240 animals, 130 of them mammals, 80 birds and 50 reptiles⟧.", says="makes 260"),
        Invalid("In hospital are ⟦34 people, 20 women and 11 men⟧.", says="makes 31"),
        Invalid("The firm has ⟦6,300 workers, 4,100 in Bonn and 2,500⟧ in Ulm.", says="makes 6,600, more than 6,300"),
        Invalid("Twelve people were hurt. Of them, ⟦eight are men and six⟧ are women.", says="makes 14, more than 12"),
        Invalid(
            "On the roads 312 people died. Among the dead were ⟦240 drivers and 92 cyclists⟧.", says="more than 312"
        ),
        Invalid("⟦Two of the five men were freed, the other four⟧ are held.", says="makes 6, more than 5"),
        Invalid("The 4 million euros come from two banks: ⟦1.5 million and 1.5 million⟧.", says="makes 3,000,000"),
        Invalid("A group of ⟦five, three women and one man⟧, left.", says="makes 4"),
        Invalid("They caught ⟦four men and two women, a total of seven people⟧.", says="makes 6"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(wrong_sums):
            yield self._finding(one, sorted((one.total.span, *(part.span for part in one.parts))))
        for one in doc.layer(wrong_wholes):
            yield self._finding(one, sorted(part.span for part in one.parts))

    def _finding(self, one: Parts, spans: Sequence[Span]) -> Finding:
        more = (
            f", more than {one.total.value:,.12g}" if one.value > one.total.value else f", not {one.total.value:,.12g}"
        )
        notes = [Note(place.span, f"{place.value:,.12g}") for place in (one.total, *one.parts)]
        message = f"what is counted one by one makes {one.value:,.12g}{more}"
        return self.finding((spans[0].start, spans[-1].end), message, notes=notes)
