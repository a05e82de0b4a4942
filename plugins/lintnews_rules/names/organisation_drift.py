"""`names/organisation-drift`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.organisations import renamed
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

SHOWN = 3
"""Places of the other name that are shown."""


@dataclass(frozen=True)
class OrganisationDrift(Rule):
    """One organisation is named in two ways that differ in one word: Committee, Commission; Financial, Finance.

    The reader takes them for two. A translation that makes the name anew at each place does that; an organisation has
    one name in English.

    Not found: names that differ in two words, or in the legal form of a company, of which a group has several; an
    organisation of which the text says the last word alone; two names in one sentence, which are two organisations.
    """

    meta = Meta(Severity.NOTE, "Accuracy/Terminology", since="0.1", needs=("organisations",))

    VALID = (
        "The Budget Committee of Lemgo met. The Water Committee of Lemgo did not.",
        "Lindau Ceramics Holding owns it. The Lindau Ceramics Group has three plants.",
        "The Lindau Exhibitors Alliance and the Lindau Exhibitor Alliance are two bodies.",
    )
    INVALID = (
        Invalid(
            "The Lindau Water Committee met on Monday. Nobody knows why the ⟦Lindau Water Commission⟧ did so.",
            says="“Lindau Water Committee”",
        ),
        Invalid(
            "The Shoko Gakuen Training School opens in May. It is the third of its kind.\n\n"
            "⟦Sho Kogakuen Training School⟧ has forty pupils.",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        seen = set()
        for one, other, places, others, _ in doc.layer(renamed):
            first, second = sorted(((places, one), (others, other)), key=lambda way: way[0][0])
            if second[1] in seen:
                continue
            seen.add(second[1])
            yield self.finding(
                second[0][0],
                f"“{second[1]}” is probably the same as “{first[1]}”",
                notes=[Note(place, f"“{first[1]}”") for place in first[0][:SHOWN]],
            )
