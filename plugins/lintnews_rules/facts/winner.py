"""`facts/winner`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.winners import turned_results
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Winner(Rule):
    """Somebody who won has lost further down, or the other way round.

    The subject and the object changed places in translation, and the reader no longer knows who won.

    Not found: results that no verb between two names tells; sentences that speak of another time or contest.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("results",), of_numbers=True
    )

    VALID = (
        "Anna Lind beat Eva Mark in Bonn on Sunday. Mark, who won the final last year, was injured.",
        "Holm lost to Berg 1-3 on Saturday. Last year Holm had a win over Berg.",
        "The Rovers beat Athletic on Saturday. The coach of Athletic resigned after the defeat.",
    )
    INVALID = (
        Invalid("Anna Lind beat Eva Mark in Bonn on Sunday. ⟦Mark, who won the final⟧, was glad.", says="“Mark”"),
        Invalid(
            "Holm lost to Berg 1-3 on Saturday. It rained. After the ⟦win over Berg⟧, Holm leads the table.",
            says="both won and lost",
        ),
        Invalid("Anna Lind has won the cup of Bonn. “It was hard,” said ⟦Lind after the defeat⟧.", says="“Lind”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(turned_results):
            message = f"“{one.name}” both won and lost: “{doc.text[slice(*one.first)]}” above"
            yield self.finding(one.again, message, notes=[Note(one.first, "the result")])
