"""`terms/inconsistent`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.terms import has_termbase
from lintnews.rule import Invalid, Meta, Rule, Valid

_TERMS = "nl,en\nrechtbank,district court|tribunal\n"


class Inconsistent(Rule):
    """One term of the original is translated in two ways.

    The reader takes them for two bodies or things where the original has one.

    Not found: a long term and its short form; terms that are in no termbase.
    """

    meta = Meta(
        Severity.WARNING,
        mqm="Terminology/Inconsistent use of terminology",
        since="0.2",
        status="preview",
        needs_original=True,
    )
    VALID = (
        Valid(
            "The district court sat on 3 May. The district court ruled on 5 May.",
            original="De rechtbank kwam op 3 mei bijeen. De rechtbank deed op 5 mei uitspraak.",
            original_language="nl",
            termbase=_TERMS,
        ),
    )
    INVALID = (
        Invalid(
            "The district court sat on 3 May. The ⟦tribunal⟧ ruled on 5 May.",
            says="“district court”",
            original="De ⟦rechtbank⟧ kwam op 3 mei bijeen. De ⟦rechtbank⟧ deed op 5 mei uitspraak.",
            original_language="nl",
            termbase=_TERMS,
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None or not doc.layer(has_termbase):
            return
        from lintnews.layers.terms.translations import rival_terms

        for one, other, source, other_source in doc.layer(rival_terms):
            theirs = doc.original.text[slice(*source)]
            first = doc.text[slice(*other.span)]
            yield self.finding(
                one.span,
                f"“{doc.text[slice(*one.span)]}” stands for “{theirs}” of the original, as “{first}” does before",
                notes=[
                    Note(other.span, "the other term"),
                    Note(source, "the term in the original", in_original=True),
                    Note(other_source, "the same term", in_original=True),
                ],
            )
