"""`reference/second-person`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.addressed import addressed
from lintnews.rule import Invalid, Meta, Rule, Valid


class SecondPerson(Rule):
    """A report says “your” to its reader of what belongs to somebody of whom it speaks.

    Spanish, Portuguese, Catalan, Italian, German, Hungarian and Indonesian have one word for “his”, “her” or “its” and
    for a polite “your”. A translation that does not see the owner speaks to the reader: “The mayor will use your
    question to ask for money”.

    Only for texts from such a language, only where nobody is quoted, its sentence speaks of somebody before, and few
    sentences speak to the reader: else the text means its readers.

    Not found: “you”; owners that are no persons; sentences that say “I” or “we” before; paragraphs in which a quotation
    mark has no partner.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        source_languages=("es", "pt", "ca", "gl", "it", "de", "hu", "id"),
        needs=("reference", "speech"),
    )

    VALID = (
        Valid(
            "The town held a fair. Ten shops came. “I like your plan,” said the mayor. It rained. The fair ended.",
            source_language="es",
        ),
        Valid(
            "The town held a fair. Bring your own chair. The mayor will speak. It rained. The fair ended at nine.",
            source_language="es",
        ),
        Valid(
            "The town held a fair. The mayor sang in “Mind your Step”. Ten shops came. It rained. It ended at nine.",
            source_language="es",
        ),
        Valid(
            "The town held a fair. Ten shops came. Ask the mayor about your stall. It rained. The fair ended at nine.",
            source_language="es",
        ),
        Valid(
            "The mayor knows your town. You may write to him. Send your plan. It rained. The fair ended at nine.",
            source_language="es",
        ),
    )
    INVALID = (
        Invalid(
            "The town held a fair. Ten shops came. The mayor will use ⟦your⟧ speech to ask for money. It rained.",
            says="where nobody is quoted",
            source_language="es",
        ),
        Invalid(
            "The town held a fair. Anna Holm said that she would sell ⟦your⟧ house. It rained. It ended at nine.",
            says="speaks to the reader",
            source_language="pt",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(addressed):
            word = doc.text[slice(*one.pronoun)]
            message = f"“{word}” speaks to the reader, where nobody is quoted: “his”, “her” or “its”?"
            yield self.finding(one.pronoun, message, notes=[Note(one.person, "of whom the sentence speaks")])
