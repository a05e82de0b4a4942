"""`repetition/brackets`: a word and itself in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.rule import Invalid, Meta, Rule

_BRACKETS = re.compile(r"\(([^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,4})\)")


class Brackets(Rule):
    """A word stands again in brackets behind itself.

    “It is delicious (delicious)”: the original explained a foreign word, or gave a name in another script, and the
    translation made one word of both.

    Not found: an explanation in nearly the same words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1")

    VALID = ("The World Health Organization (WHO) met. It is delicious (oishii). A test (or tests) is due.",)
    INVALID = (
        Invalid("The cake is ⟦delicious (delicious)⟧.", says="“delicious”", fixed="The cake is delicious."),
        Invalid("He came from ⟦Saint-Cloy (Saint-Cloy)⟧ in May.", says="again in brackets"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for again in _BRACKETS.finditer(doc.text):
            end = again.start() - (doc.text[again.start() - 1 : again.start()] == " ")
            start = end - len(again[1])
            is_word = start >= 0 and doc.text[start:end].casefold() == again[1].casefold()
            if is_word and not doc.text[max(0, start - 1) : start].isalnum():
                edit = Edit(Span(end, again.end()), "")
                message = f"“{again[1]}” stands again in brackets"
                yield self.finding((start, again.end()), message, fixes=[Fix("drop the brackets", (edit,))])
