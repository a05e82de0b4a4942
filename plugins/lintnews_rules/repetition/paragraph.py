"""`repetition/paragraph`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule
from lintnews_rules.repetition.repeats import repeats


class Paragraph(Rule):
    """A paragraph comes again, word for word or nearly.

    Articles are put together from several versions of a story, and each version was translated on its own: the second
    time the same facts stand in slightly other words, sometimes in contradicting ones.

    A standfirst may repeat a paragraph of the article: a note. The updates of a running report may repeat one another.

    Not found: paragraphs of fewer than 20 words; the same facts in quite other words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1")

    VALID = (
        "The bank raised its rate to 4 percent on Monday, its third step this year, and a fourth may follow.\n\n"
        "The bank raised its forecast to 2 percent on Monday, and economists say that they had expected rather more.",
    )
    INVALID = (
        Invalid(
            "Ministers meet in Geneva\n\nTalks begin at noon.\n\nThe delegations are small.\n\n"
            "The migration service began to cancel the residence permits of foreigners who received them last year but "
            "did not remain in the country.\n\nIts director confirmed this on Monday.\n\n"
            "⟦The migration service began to cancel the residence permits of foreigners who got them last year but "
            "did not stay in the country.⟧",
            says="nearly the same words",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for repeat in doc.layer(repeats).paragraphs:
            how = "the same words" if repeat.alike == 1 else "nearly the same words"
            yield self.finding(
                repeat.again,
                f"this paragraph stands in the article already, in {how}",
                notes=[Note(repeat.first, "first here")],
                severity=Severity.NOTE if repeat.teased else None,
            )
