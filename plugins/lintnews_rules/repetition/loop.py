"""`repetition/loop`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import eq, sub

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.text.tokens import places_by_lower, words_of
from lintnews.layers.text.verse import in_verse
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Loop(Rule):
    """A few words come again and again.

    A neural translation engine can get caught in a loop; whatever it left out to do so is lost.

    Not found: words that come fewer than four times; chants and emphasis inside quotations and verse.
    """

    meta = Meta(severity=Severity.ERROR, mqm="Accuracy/Addition", since="0.1", in_quotations=False)

    times: int = 4
    """How often the words come before it is a loop."""
    longest: int = 8
    """How many words and marks it may consist of."""

    VALID = (
        "“No, no, no, no, no,” he said, and: “Ja ja ja ja ja.”",
        "They lost 1-0, 1-0, 1-0 and 1-0. * * * * *",
        "He ran on and on and on.",
    )
    INVALID = (
        Invalid(
            "The University of ⟦Bern, Bern, Bern, Bern, Bern⟧ and Basel agreed.",
            says="“Bern,” comes 5 times in a row",
            fixed="The University of Bern and Basel agreed.",
        ),
        Invalid(
            "It is ⟦the site of the site of the site of the site of⟧ a church.", says="“the site of” comes 4 times"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        again = (places for places in doc.layer(places_by_lower).values() if len(places) > 2)
        if self.times > 2 and not any(_is_regular(sorted(places), self.longest) for places in again):
            return
        words = doc.layer(words_of)
        for first, size, last in _loops(words.lowers, self.longest):
            count = -(-(last - first) // size)
            start, end = words.tokens[first].start, words.tokens[last - 1].end
            text = doc.text[start : words.tokens[first + size - 1].end]
            if count >= self.times and any(map(str.isalpha, text)) and not in_verse(doc, start):
                keep = words.tokens[first + (last - first - 1) % size].end
                edit = Edit(Span(keep, end), "")
                yield self.finding(
                    Span(start, end),
                    f"“{text}” comes {count} times in a row",
                    fixes=[Fix("keep it once", (edit,))],
                )


def _is_regular(places: Sequence[int], longest: int) -> bool:
    """Whether a word comes three times at the same distance, as one of each loop of so many words and marks does."""
    gaps = list(map(sub, places[1:], places))
    return min(compress(gaps, map(eq, gaps, gaps[1:])), default=longest + 1) <= longest


def _loops(words: Sequence[str], longest: int) -> Iterator[tuple[int, int, int]]:
    """Stretches in which every word is the one a fixed number of words before: first word, that number, and the end."""
    seen: dict[str, int] = {}
    period = since = 0
    for index, word in enumerate(words):
        distance = index - seen.get(word, -longest)
        seen[word] = index
        if distance != period:
            if period and index - since >= period:
                yield since - period, period, index
            period, since = (distance, index) if distance <= longest else (0, index)
    if period and len(words) - since >= period:
        yield since - period, period, len(words)
