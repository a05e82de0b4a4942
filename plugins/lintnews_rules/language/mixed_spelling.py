"""`language/mixed-spelling`: British and American spelling in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.text.varieties import mixed_spellings
from lintnews.rule import Invalid, Meta, Rule


class MixedSpelling(Rule):
    """British and American spelling stand in one article.

    “The centres” and, two paragraphs on, “the center”: a machine takes its words from wherever they were, and an editor
    decides for one. Each word of the spelling that is rarer in the article is shown once. So are -ise and -ize.

    Not found: names, which keep their spelling (World Trade Center); words that both varieties have; double l before
    -ed in “cancelled”, which both print.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Linguistic conventions/Spelling",
        since="0.1",
        needs=("varieties",),
    )

    VALID = (
        "The centres stay open, the neighbours said at the World Trade Center.",
        "The centers stay open, the neighbors organized a fair. It was cancelled.",
    )
    INVALID = (
        Invalid(
            "The centres stay open, the neighbours said. A ⟦color⟧ was chosen.",
            says="“centres”",
        ),
        Invalid("They organized a fair, and the neighbours ⟦criticised⟧ it.", says="“organized”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for odd, usual in doc.layer(mixed_spellings):
            theirs = doc.text[slice(*usual[0])]
            for ours, span in {doc.text[slice(*span)]: span for span in reversed(odd)}.items():
                yield self.finding(
                    span,
                    f"“{ours}” and “{theirs}” are of two spellings, British and American",
                    notes=[Note(usual[0], "the other spelling")],
                )
