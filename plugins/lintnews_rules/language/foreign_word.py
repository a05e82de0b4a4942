"""`language/foreign-word`: a single word of another language."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.stray_words import stray_words
from lintnews.rule import Invalid, Meta, Rule


class ForeignWord(Rule):
    """A single word of another language stands in an English sentence.

    The translation engine passed over it: “the batteries, donc for 14 years”.

    Loan words, names and quotations are let alone.

    Not found: words with plain letters that are in no list of the language; words that English has, too.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Untranslated", since="0.1", languages=("en",), in_quotations=False
    )

    VALID = (
        "The café of the émigrés is open. He met Ursula von der Leyen and Charles de Gaulle.",
        "He said “donc” and left the room at noon.",
    )
    INVALID = (
        Invalid("It can be loaded 5,000 times, ⟦donc⟧ for 14 years of use.", says="(fr)"),
        Invalid("She said in an ⟦entrevista⟧ that she wanted to write.", says="(es, pt)"),
        Invalid("The teachers told the ⟦Ministerium⟧ that classes are too large.", says="(de)"),
        Invalid("The jury was led by the ⟦réalisateur⟧ of the film.", says="(fr)"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for word in doc.layer(stray_words):
            which = f" ({', '.join(word.languages)})" if word.languages else ""
            yield self.finding(word.span, f"“{doc.text[slice(*word.span)]}” is a word of another language{which}")
