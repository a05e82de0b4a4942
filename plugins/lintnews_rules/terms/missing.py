"""`terms/missing`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.terms import has_termbase
from lintnews.rule import Invalid, Meta, Rule, Valid

_TERMS = "nl,en\nopenbaar ministerie,public prosecutor|prosecution service\n"


class Missing(Rule):
    """The original has a term of the termbase, and the article has none of its translations.

    The term was translated by guess, and the reader does not learn that it is the body or thing that is known.

    Not found: a term that the article translates once and elsewhere in other words; words that only begin like it.
    """

    meta = Meta(
        Severity.WARNING,
        mqm="Terminology/Inconsistent with terminology resource",
        since="0.1",
        status="preview",
        needs_original=True,
    )

    VALID = (
        Valid(
            "The public prosecutors want a trial in 2024.",
            original="Het Openbaar Ministerie wil in 2024 een proces.",
            original_language="nl",
            termbase=_TERMS,
        ),
    )
    INVALID = (
        Invalid(
            "⟦The Ministry wants a trial in 2024.⟧",
            says="“public prosecutor”",
            original="Het ⟦Openbaar Ministerie⟧ wil in 2024 een proces.",
            original_language="nl",
            termbase=_TERMS,
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None or not doc.layer(has_termbase):
            return
        from lintnews.layers.terms.translations import missing_terms

        for place, source, concept, wanted in doc.layer(missing_terms):
            theirs = doc.original.text[slice(*source)]
            said = f"the original has “{theirs}”, for which {concept.place} has “{wanted.text}”: it stands nowhere here"
            yield self.finding(place, said, notes=[Note(source, "the term in the original", in_original=True)])
