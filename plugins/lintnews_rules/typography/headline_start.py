"""`typography/headline-start`: a headline that begins in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.tokens import tokens_in
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_FEWEST = 3
_MOST = 25
"""Words of a headline."""
_BODY = 60
"""Code points of a paragraph of text below it."""


@dataclass(frozen=True)
class HeadlineStart(Rule):
    """The headline begins with an ordinary word in lower case.

    The translation engine took it for the rest of a sentence, or a script wrote the words of a link.

    Not found: headlines whose first word is not known; names that are written so.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Linguistic conventions/Capitalization",
        since="0.1",
        in_quotations=False,
        needs=("function_words",),
    )

    VALID = (
        "Suspect in custody after fire\n\nA man who is said to have set fire to a barn near a village was arrested.",
        "iPhone maker earns more\n\nThe maker of the phone said on Monday that it had earned more than in May.",
    )
    INVALID = (
        Invalid(
            "⟦suspect⟧ in custody after fire\n\nA man who is said to have set a barn near a village on fire is "
            "arrested.",
            says="“suspect”",
            fixed="Suspect in custody after fire\n\nA man who is said to have set a barn near a village on fire is "
            "arrested.",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        spans = doc.layer(paragraphs)
        if len(spans) < 2 or doc.metadata.items > 1 or not any(self._is_body(doc, span) for span in spans[1:4]):
            return
        first = [token for token in tokens_in(doc, spans[0]) if token.is_word]
        if not _FEWEST <= len(first) <= _MOST or doc.text[spans[0].end - 1] in ".,;:!":
            return
        token, known = first[0], vocabulary(doc.language)
        is_ordinary = token.text in known.common or token.text in known.function
        if token.start == spans[0].start and token.text.islower() and is_ordinary and token.text not in known.particles:
            fix = Fix("begin with a capital", (Edit(Span(token.start, token.start + 1), token.text[0].upper()),))
            yield self.finding(token[1:], f"the headline begins in lower case: “{token.text}”", fixes=[fix])

    @staticmethod
    def _is_body(doc: Document, span: Span) -> bool:
        """Whether a paragraph is text that begins with a capital."""
        return span.end - span.start >= _BODY and doc.text[span.start].isupper() and doc.text[span.end - 1] in '.”"?!'
