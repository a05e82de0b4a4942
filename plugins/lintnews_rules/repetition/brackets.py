"""`repetition/brackets`: a word and itself in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.rule import Invalid, Meta, Rule

_AGAIN = re.compile(r"\b(?P<said>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,4})(?P<cut>\s?\((?P=said)\))", re.IGNORECASE)


@dataclass(frozen=True)
class Brackets(Rule):
    """A word stands again in brackets behind itself.

    “It is delicious (delicious)”: the original explained a foreign word, or gave a name in another script, and the
    translation made one word of both.

    Not found: an explanation in nearly the same words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.2")

    VALID = ("The World Health Organization (WHO) met. It is delicious (oishii). A test (or tests) is due.",)
    INVALID = (
        Invalid("The cake is ⟦delicious (delicious)⟧.", says="“delicious”", fixed="The cake is delicious."),
        Invalid("He came from ⟦Saint-Cloy (Saint-Cloy)⟧ in May.", says="again in brackets"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for again in _AGAIN.finditer(doc.text):
            edit = Edit(Span(*again.span("cut")), "")
            message = f"“{again['said']}” stands again in brackets"
            yield self.finding(again.span(), message, fixes=[Fix("drop the brackets", (edit,))])
