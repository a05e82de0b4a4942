"""Sentences that begin in lower case."""

from __future__ import annotations

import re

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_START = re.compile(r"\.\s+(?P<word>[a-zà-ÿ]+)(?=[\s,])")
_BEFORE = re.compile(r"(?:[^\W\d_]{3,}|\d\d|[)”\"’])\Z")
_INFORMAL = re.compile(r"(?:<[^<>]*>)?[a-zà-ÿ]")
"""The sentence in front begins in lower case, too, as in a post: whoever writes so does it on purpose."""
_LONGEST = 20
"""Code points in front of a full stop among which its word is looked for."""
_ENOUGH = re.compile(r"[^.\n]{12,}")
"""What must follow in its line: a remainder of a broken line is none."""


class LowerStart(NamedTuple):
    """The first word of such a sentence, and the full stop before it. `joins`: whether it is a conjunction."""

    word: Span
    stop: Span
    joins: bool


def lower_starts(doc: Document) -> tuple[LowerStart, ...]:
    """Full stops that a word in lower case follows, where the stop ends no abbreviation."""
    known = vocabulary(doc.language)
    short = section(doc.language, "abbreviations", "abbreviations")
    joining = section(doc.language, "clauses", "joining")
    found = []
    for start in _START.finditer(doc.text):
        stop, word = start.start(), start["word"]
        before = _BEFORE.search(doc.text, max(0, stop - _LONGEST), stop)
        if not before:
            continue
        is_word = word.islower() and (word in known.function or word in known.common) and word not in known.particles
        is_short = before[0].isupper() or f"{before[0]}." in short or f"{before[0].lower()}." in short
        if (
            not is_word
            or is_short
            or _INFORMAL.match(doc.text, sentence_at(doc, stop).start)
            or quoted(doc, start.start("word"))
            or not _ENOUGH.match(doc.text, start.start("word"))
        ):
            continue
        found.append(LowerStart(Span(*start.span("word")), Span(stop, stop + 1), word in joining))
    return tuple(found)
