"""`reference/first-person`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.speech.own_voice import own_voice
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule, Valid


class FirstPerson(Rule):
    """A report says “we” or “I” of itself in a sentence or two, outside all quotations.

    Japanese and Korean leave the subject out, and the verb does not tell who it is. A translation that does not see
    whom the sentence speaks of makes it “we” or “I”: the reader takes it for the newspaper.

    Only for texts from such a language, and only where few sentences do so: else the author speaks. Beside its
    original, a sentence is left alone whose counterpart has a word for “I” or “we”.

    Not found: “our” and “my”; sentences that report speech; paragraphs in which a quotation mark has no partner.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        source_languages=("ja", "ko"),
        needs=("reference", "speech"),
    )

    VALID = (
        Valid(
            "The town held a fair. Ten shops came. “We sold all,” said Mio Kato. It rained. The fair ended at nine.",
            source_language="ja",
        ),
        Valid(
            "The town held a fair. Ten shops came. We went there. It rained. The fair ended at nine.",
            source_language="nl",
        ),
        Valid(
            "The town held a fair. Ten shops came. We sold all. It rained. The fair ended at nine.",
            original="町は市を開いた。10店が出た。私たちは完売した。雨が降った。市は9時に終わった。",
            original_language="ja",
        ),
    )
    INVALID = (
        Invalid(
            "The town held a fair. Ten shops came. Next year ⟦we⟧ will sell fish, too. It rained. It ended at nine.",
            says="nobody is quoted",
            source_language="ja",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.sentence_pairs import in_original

        for span in doc.layer(own_voice):
            theirs = in_original(doc, span)
            notes = []
            if doc.original and theirs:
                words = section(doc.original.language, "source", "pronouns")
                if any(word in doc.original.text[slice(*theirs)] for word in words):
                    continue
                notes = [Note(theirs, "no word for it here", in_original=True)]
            yield self.finding(
                span,
                f"“{doc.text[slice(*span)]}”, where nobody is quoted: the original has probably left the subject out",
                notes=notes,
            )
