"""`typography/sentence-start`: a sentence that begins in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_START = re.compile(r"(?P<before>[^\W\d_]{3,}|\d\d|[)”\"’])\.(?P<space>[ \t]+|[ \t]*\n\s*)(?P<word>[^\W\d_]+)(?=[\s,])")
_ENOUGH = re.compile(r"[^.\n]{12,}")
"""What must follow in its line: a remainder of a broken line is none."""


@dataclass(frozen=True)
class SentenceStart(Rule):
    """A sentence begins in lower case.

    Two parts of a text were joined, or a full stop was put where there was none: “He left. and she stayed.”

    Not found: sentences behind a question or an exclamation mark, which may be a part of a name; quotations.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Linguistic conventions/Capitalization", since="0.2", in_quotations=False
    )

    VALID = (
        "He bought it at the co. for two dollars. Then he left with his approx. two children.",
        "He works for Amazon.com. iPhone owners know that. al-Assad is there.",
    )
    INVALID = (
        Invalid(
            "He left the town. ⟦the⟧ next day she followed him.",
            says="“the”",
            fixed="He left the town. The next day she followed him.",
        ),
        Invalid("The rivers left their beds. ⟦and⟧ the roads were closed.", says="lower case"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        known = vocabulary(doc.language)
        short = section(doc.language, "abbreviations", "abbreviations")
        for start in _START.finditer(doc.text):
            word, at = start["word"], start.start("word")
            if (
                not word.islower()
                or (word not in known.function and word not in known.common)
                or word in known.particles
            ):
                continue
            if f"{start['before'].lower()}." in short or f"{start['before']}." in short or quoted(doc, at):
                continue
            if not _ENOUGH.match(doc.text, at):
                continue
            edit = Edit(Span(at, at + 1), word[0].upper())
            yield self.finding(
                start.span("word"), f"a sentence begins in lower case: “{word}”", fixes=[Fix("capitalise it", (edit,))]
            )
