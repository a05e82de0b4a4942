"""`repetition/sentence`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.speech.quotes import quoted
from lintnews.rule import Invalid, Meta, Rule, Valid
from lintnews_rules.repetition.repeats import repeats


class Sentence(Rule):
    """A sentence comes again, word for word.

    A translation engine repeats itself, or a sentence was pasted twice; the reader wonders what is new in it.

    A standfirst may take a sentence from the article: a note. What is quoted may be quoted again, and the updates of a
    running report may repeat one another.

    Not found: sentences of fewer than eight words, unless one follows itself; the same sentence in other words; what
    somebody says, unless it follows itself.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1")

    VALID = (
        "Never again. Never again. So they said.",
        "The bank raised its rate to 4 percent on Monday. The bank raised its rate to 4 percent after a long debate.",
        "“We will not leave this valley before the rain comes,” Keller said. Nobody did. It did not rain.\n\n"
        "“We will not leave this valley before the rain comes,” Keller said.",
        Valid(
            "The city of Bonn will build 12 new schools by 2025. The mayor was glad. The city of Bonn will build "
            "12 new schools by 2025.",
            original="Die Stadt Bonn baut bis 2025 12 neue Schulen. Der Bürgermeister freute sich. Die Stadt Bonn "
            "baut bis 2025 12 neue Schulen.",
            original_language="de",
        ),
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
            is_next = not doc.text[repeat.first.end : repeat.again.start].strip()
            is_said = any(quoted(doc, (span.start + span.end) // 2) for span in (repeat.first, repeat.again))
            if is_said and not is_next:
                continue  # a pull quote
            yield self.finding(
                repeat.again,
                "this sentence stands in the article already",
                notes=[Note(repeat.first, "first here")],
                severity=Severity.NOTE if repeat.teased or is_said else None,
            )
