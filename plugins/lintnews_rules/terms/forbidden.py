"""`terms/forbidden`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity
from lintnews.layers.terms import has_termbase
from lintnews.rule import Invalid, Meta, Rule, Valid

_TERMS = "nl,en,en forbidden\nstaking,strike,walk-out|work stoppage\n"


class Forbidden(Rule):
    """The termbase forbids this term.

    Readers, and the sites that search the archive, know the concept by the other one.

    Not found: a term that is allowed for another concept, or whose concept the original does not mention.
    """

    meta = Meta(Severity.WARNING, mqm="Terminology/Inconsistent with terminology resource", since="0.1")

    VALID = (
        Valid("The strike goes on.", termbase=_TERMS),
        Valid("The walk-out area is closed.", original="De uitgang is dicht.", original_language="nl", termbase=_TERMS),
    )
    INVALID = (
        Invalid("The ⟦walk-out⟧ goes on.", says="“strike”", fixed="The strike goes on.", termbase=_TERMS),
        Invalid(
            "Two ⟦work stoppages⟧ ended.",
            original="Twee ⟦stakingen⟧ zijn voorbij.",
            original_language="nl",
            termbase=_TERMS,
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if not doc.layer(has_termbase):
            return
        from lintnews.layers.terms.occurrences import terms_in_article, terms_in_original
        from lintnews.layers.terms.termbase import FORBIDDEN

        found = doc.layer(terms_in_article)
        allowed = {one.span for one in found if one.term.status != FORBIDDEN}
        for span, concept, term in found:
            if term.status != FORBIDDEN or span in allowed:
                continue
            proof = [one for one in doc.layer(terms_in_original) if one.concept is concept]
            if doc.original and not proof and any(other.language != term.language for other in concept.terms):
                continue
            best = concept.best(doc.language)
            said = f"“{doc.text[slice(*span)]}” is not to be used: {concept.place} "
            said += f"has “{best.text}”" if best else "forbids it"
            notes = [Note(one.span, "the term in the original", in_original=True) for one in proof[:1]]
            is_whole = best and doc.text[slice(*span)] == term.text
            fixes = [Fix(f"replace by “{best.text}”", (Edit(span, best.text),))] if best and is_whole else []
            yield self.finding(span, said, notes=notes, fixes=fixes, severity=Severity.ERROR if proof else None)
