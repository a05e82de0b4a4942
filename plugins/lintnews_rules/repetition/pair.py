"""`repetition/pair`: a word joined to itself."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.text.endings import endings, is_plural
from lintnews.layers.text.tokens import Words, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule

_LETTERS = 4
_NAME = 3
"""Words of a name that is joined to itself."""


class Pair(Rule):
    """A word is joined to itself by “and” or “or”.

    “A creative and creative idea”: the original had two words that mean nearly the same, and the translation one for
    both. The reader takes it for a slip, and what the second word said is lost.

    “The talks between Vietnam and Vietnam” is the same: behind “between”, a name counts, too.

    Not found: verbs and comparatives, which good English joins to themselves (higher and higher, they talked and
    talked); quotations.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        in_quotations=False,
        needs=("doubling", "clauses"),
    )

    VALID = (
        "Prices rose higher and higher. He asked over and over. They talked and talked for years and years.",
        "It may or may not rain. Her date of birth and birth certificate were lost.",
        "The talks between China and China Mobile, and a clash between Smith and Smith’s wife, are over.",
    )
    INVALID = (
        Invalid("It was a ⟦creative and creative⟧ idea.", says="“creative” is joined to itself"),
        Invalid("He praised the ⟦dedication and dedication⟧ of the nurses."),
        Invalid("The office made ⟦suggestions or suggestions⟧ on the plan."),
        Invalid("He praised the ties between ⟦Vietnam and Vietnam⟧ on Friday.", says="“Vietnam” is joined to itself"),
        Invalid("The pact between ⟦New Zealand and New Zealand⟧ is old.", says="“New Zealand”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words, joining = doc.layer(words_of), section(doc.language, "doubling", "and")
        for at in range(1, len(words.lowers) - 1):
            if words.lowers[at] not in joining:
                continue
            is_slip = words.lowers[at - 1] == words.lowers[at + 1] and _is_slip(doc, words, at)
            first, last = (at - 1, at + 1) if is_slip else _between(doc, words, at)
            span = Span(words.tokens[first].start, words.tokens[last].end)
            if first < last:
                name = doc.text[span.start : words.tokens[at - 1].end]
                yield self.finding(span, f"“{name}” is joined to itself")


def _is_slip(doc: Document, words: Words, joint: int) -> bool:
    """Whether a word on both sides of a joint is one that no writer joins to itself, and the second goes on alone."""
    low = words.lowers[joint + 1]
    if not low.isalpha() or len(low) < _LETTERS or not words.texts[joint + 1].islower():
        return False
    known = vocabulary(doc.language)
    is_usual = low in section(doc.language, "doubling", "pairs") or low.endswith(endings(doc.language, "alive"))
    if is_usual or low in known.function or low in section(doc.language, "clauses", "bases"):
        return False
    behind = words.lowers[joint + 2] if joint + 2 < len(words.lowers) else "."
    if not behind[0].isalpha():
        return doc.text[words.tokens[joint + 1].end : words.tokens[joint + 1].end + 1] not in ("-", "'", "’")
    if is_plural(low, doc.language) and behind in section(doc.language, "doubling", "goes-on"):
        return False
    return behind in known.function or low.endswith(endings(doc.language, "adjectives"))


def _between(doc: Document, words: Words, joint: int) -> tuple[int, int]:
    """The words of a name on both sides of a joint that is all that stands behind “between”; else an empty range."""
    for size in range(1, min(_NAME, joint - 1) + 1):
        first, last = joint - size, joint + size
        name = words.texts[first:joint]
        if words.lowers[first - 1] in section(doc.language, "doubling", "between"):
            behind = words.texts[last + 1] if last + 1 < len(words.texts) else "."
            is_name = all(part[0].isupper() and part.isalpha() for part in name)
            is_all = not behind[0].isupper() and behind[0] not in "-'’"
            if is_name and is_all and name == words.texts[joint + 1 : last + 1]:
                return first, last
    return joint, joint
