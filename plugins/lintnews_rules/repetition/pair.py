"""`repetition/pair`: a word that is joined with itself."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_LETTERS = 4
"""Letters of the shortest word that is looked at."""


class Pair(Rule):
    """A word is joined with itself by “and” or “or”.

    “The costs and costs of the Games.” The original had two words of nearly the same sense, and the translation engine
    knew one for both: the reader loses one of two things.

    Not found: pairs in quotations, of names, and those that are said so (more and more, years and years).
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.2", needs=("doubling",))

    VALID = (
        "More and more people came, for years and years.",
        "The sales of clothing and clothing accessories fell. “We sing songs and songs,” she said.",
        "It became stronger and stronger.",
    )
    INVALID = (
        Invalid("They weighed the ⟦costs and costs⟧ of the Games.", says="“costs” is joined with itself"),
        Invalid("Help must be ⟦increased and increased⟧.", says="increased"),
        Invalid("He looked for a ⟦sign or sign⟧ that it was over.", says="sign"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words, joining = doc.layer(words_of), section(doc.language, "doubling", "joining")
        for at, (one, joined, other) in enumerate(zip(words.lowers, words.lowers[1:], words.lowers[2:], strict=False)):
            if joined in joining and one == other and words.texts[at + 2].islower() and _is_slip(doc, at):
                first, last = words.tokens[at], words.tokens[at + 2]
                yield self.finding(Span(first.start, last.end), f"“{last.text}” is joined with itself")


def _is_slip(doc: Document, at: int) -> bool:
    """Whether the words from a token on are no pair that good style knows, and no part of a longer phrase."""
    lowers = doc.layer(words_of).lowers
    word, behind = lowers[at], lowers[at + 3 : at + 4]
    if len(word) < _LETTERS or word in section(doc.language, "doubling", "pairs"):
        return False
    if word.endswith(tuple(section(doc.language, "doubling", "pair-endings"))):
        return False
    is_whole = (
        not behind or not behind[0][0].isalnum() or behind[0] in section(doc.language, "doubling", "behind-pairs")
    )
    return is_whole and not quoted(doc, doc.layer(words_of).tokens[at].start)
