"""`source/untranslated`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Untranslated(Rule):
    """Words of the original stand in the article as they are.

    A translation engine passed over them, and the reader cannot read them.

    Names, quotations and what stands in brackets are let alone.

    Not found: a single word without letters that only the original's language has.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Untranslated",
        since="0.1",
        status="preview",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "The paper Wen Wei Po (文匯報) reported it on Monday.",
            original="《文匯報》週一報導。",
            original_language="zh",
        ),
        Valid("He lives in Frankfurt am Main.", original="Er lebt in Frankfurt am Main.", original_language="de"),
    )
    INVALID = (
        Invalid(
            "The council met on Tuesday. ⟦und beriet stundenlang über die neue⟧ school in Bonn.",
            says="stands in the original",
            original="Der Rat tagte am Dienstag ⟦und beriet stundenlang über die neue⟧ Schule in Bonn.",
            original_language="de",
        ),
        Invalid(
            "On Friday, May 5, he spoke to the ⟦журналисты⟧ in Moscow.",
            says="“журналисты” stands in the original",
            original="В пятницу, 5 мая, с ним в Москве говорили ⟦журналисты⟧.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.left_words import left_words

        for left in doc.layer(left_words):
            text = " ".join(doc.text[slice(*left.target)].split())
            shown = text if len(text) <= 60 else f"{text[:60].rstrip()} …"
            yield self.finding(
                left.target,
                f"“{shown}” stands in the original as it is",
                notes=[Note(left.source, "the words in the original", in_original=True)],
            )
