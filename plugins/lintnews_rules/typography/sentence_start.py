"""`typography/sentence-start`: a sentence that begins in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.text.lower_starts import lower_starts
from lintnews.rule import Invalid, Meta, Rule


class SentenceStart(Rule):
    """A sentence begins in lower case.

    Two parts of a text were joined, or a letter was lost: “He left the town. the next day she followed him.”

    Not found: sentences behind a question or an exclamation mark, which may be a part of a name; quotations; those that
    begin with a conjunction, which `fragments/cut` finds.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Capitalization",
        since="0.1",
        in_quotations=False,
        needs=("words",),
    )

    VALID = (
        "He bought it at the co. for two dollars. Then he left with his approx. two children.",
        "He works for Amazon.com. iPhone owners know that. al-Assad is there. They work for Leadplex LLC. and others.",
        "He wrote:\n\ngood evening to all. the bridge is now open to walkers",
    )
    INVALID = (
        Invalid(
            "He left the town. ⟦the⟧ next day she followed him.",
            says="“the”",
            fixed="He left the town. The next day she followed him.",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for word, _, joins in doc.layer(lower_starts):
            if not joins:
                fix = Fix("capitalise it", (Edit(Span(word.start, word.start + 1), doc.text[word.start].upper()),))
                message = f"a sentence begins in lower case: “{doc.text[slice(*word)]}”"
                yield self.finding(word, message, fixes=[fix])
