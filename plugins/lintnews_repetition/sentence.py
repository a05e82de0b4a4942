"""`repetition/sentence`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.quotes import quoted
from lintnews.rule import Invalid, Meta, Rule
from lintnews_repetition.repeats import repeats


@dataclass(frozen=True)
class Sentence(Rule):
    """A sentence comes again, word for word.

    A translation engine repeats itself, or a sentence was pasted twice; the reader wonders what is new in it.

    What is quoted may be quoted again, and a standfirst may take a sentence from the article: a note. The updates of a
    running report may repeat one another.

    Not found: sentences of fewer than eight words, unless one follows itself; the same sentence in other words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1")

    VALID = (
        "Never again. Never again. So they said.",
        "The bank raised its rate to 4 percent on Monday. The bank raised its rate to 4 percent after a long debate.",
    )
    INVALID = (
        Invalid(
            "Talks begin\n\nThe ministers are in Geneva.\n\nIt is cold there.\n\n"
            "Talks will begin at noon in a hotel by the lake. Both came by train.\n\n"
            "Reporters wait outside.\n\n⟦Talks will begin at noon in a hotel by the lake.⟧",
            says="already",
        ),
        Invalid(
            "Late win\n\nThe crowd went home.\n\nIt was cold.\n\nRain fell.\n\nI do not know what to make of it.\n\n"
            "⟦I do not know what to make of it.⟧",
            says="already",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for repeat in doc.layer(repeats).sentences:
            spoken = quoted(doc, _middle(repeat.first)) or quoted(doc, _middle(repeat.again))
            yield self.finding(
                repeat.again,
                "this sentence stands in the article already",
                notes=[Note(repeat.first, "first here")],
                severity=Severity.NOTE if spoken or repeat.teased else None,
            )


def _middle(span: Span) -> int:
    return (span.start + span.end) // 2
