"""`typography/lost-letters`: words of which only the end is left."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.tokens import places_by_text, places_of, words_of
from lintnews.lexicons import section
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_FEWEST = 3
"""Such words of a text: one alone may be something else."""
_MOST_WHOLE = 0.015
"""The share of a text's words that are whole ones of that opening, at most; English has four times as many."""


@dataclass(frozen=True)
class LostLetters(Rule):
    """The first letters of many words were lost, and with them whole words.

    “When y agreed on it, re are many”: a script that changed a page took every “the” out of it. The reader must
    guess every other sentence.

    Judged where the text has several such ends, of more than one word, and hardly any whole word of that opening.

    Not found: texts with one or two of them; other letters that were lost.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Omission", since="0.1", needs=("stumps",))

    VALID = (
        "They agreed that there are many of them. X, y and z are letters of the Latin alphabet; m is one of them, too.",
        "He wrote re, mi and fa on the board. Then the children sang them.",
    )
    INVALID = (
        Invalid(
            "When ⟦y⟧ agreed on a ceremony, mayors were silent. In end, ⟦re⟧ are many who tell ⟦m⟧ what to do.",
            says="“they”",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words, stumps = doc.layer(words_of), section(doc.language, "stumps", "stumps")
        found = [at for at in places_of(doc.layer(places_by_text), stumps) if self._stands_alone(doc, at)]
        if len(found) < _FEWEST or len({words.texts[at] for at in found}) < 2:
            return
        ours = section(doc.language, "stumps", "whole")
        if sum(low in ours for low in words.lowers) <= _MOST_WHOLE * len(words.lowers):
            for at in found:
                token, (meant, *_) = words.tokens[at], stumps[words.texts[at]]
                yield self.finding(token[1:], f"“{token.text}” is what is left of “{meant}”")

    @staticmethod
    def _stands_alone(doc: Document, at: int) -> bool:
        """Whether nothing but spaces is around a word."""
        _, start, end = doc.layer(words_of).tokens[at]
        return doc.text[max(0, start - 1) : start].isspace() and doc.text[end : end + 1].isspace()
