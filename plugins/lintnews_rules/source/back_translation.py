"""`source/back-translation`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class BackTranslation(Rule):
    """A quotation has gone into another language and back.

    Somebody who speaks the language of the article is quoted from an original in another one: these are the
    translator's words between the marks, and not the speaker's. The wording that was spoken can mostly be found, and
    agencies ask for it. Each speaker is noted once, at the first quotation of some words.

    Not found: speakers who hold no office of a country of the article's language, in the text or in the registry.
    """

    meta = Meta(
        severity=Severity.NOTE, mqm="Accuracy/Mistranslation", since="0.1", needs_original=True, needs=("speech",)
    )

    VALID = (
        Valid(
            "“We will not leave this table,” German Chancellor Olaf Scholz said.",
            original="„Wir werden diesen Tisch nicht verlassen“, sagte Bundeskanzler Olaf Scholz.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "⟦“We will not leave this table,”⟧ U.S. President Joe Biden said.",
            says="Joe Biden",
            original="„Wir werden diesen Tisch nicht verlassen“, sagte US-Präsident Joe Biden.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.back_translations import back_translations

        for content, speaker, name, country in doc.layer(back_translations):
            yield self.finding(
                content,
                f"{name} ({country}) speaks the language of this article: the words are translated back",
                notes=[Note(speaker, "the speaker")],
            )
