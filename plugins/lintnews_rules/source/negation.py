"""`source/negation`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Negation(Rule):
    """Only one of the two, the article or its original, denies.

    A lost “not” turns what was said into its contrary, and nothing in the article shows it.

    Languages deny in many ways, and a translator may say “remain silent” for “not speak”: this is a note to look there.

    Not found: a sentence that was split or joined; one with two denials, of which one was lost.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid("He did not come to the talks.", original="Он не пришел на переговоры.", original_language="ru"),
        Valid("The mayor refused to pay.", original="Der Bürgermeister zahlte nicht.", original_language="de"),
        Valid(
            "The law applies in Berlin and in Bonn.",
            original="Das Gesetz gilt nicht nur in Berlin, auch in Bonn.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "⟦The government will pay the families of the victims.⟧",
            says="“nicht” in the original has no counterpart",
            original="Die Regierung wird den Familien der Opfer ⟦nicht⟧ zahlen.",
            original_language="de",
        ),
        Invalid(
            "The president will ⟦not⟧ meet the ministers on Friday.",
            says="the original does not deny",
            original="⟦Президент встретится с министрами в пятницу.⟧",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.denials import denials

        for one in doc.layer(denials):
            assert doc.original
            theirs = doc.original.text[slice(*one.source)]
            if one.is_lost:
                yield self.finding(
                    one.target,
                    f"“{theirs}” in the original has no counterpart here",
                    notes=[Note(one.source, "the original denies", in_original=True)],
                )
            else:
                yield self.finding(
                    one.target,
                    "the original does not deny this",
                    notes=[Note(one.source, "what stands there", in_original=True)],
                )
