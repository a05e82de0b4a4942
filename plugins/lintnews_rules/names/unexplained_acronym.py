"""`names/unexplained-acronym`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.organisations import acronyms, explained, speaks
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class UnexplainedAcronym(Rule):
    """A body is quoted by its acronym, and the text never says what the letters stand for.

    The reader cannot know who speaks. The name stood in a sentence that was lost, or the original's readers need none.

    Not found: acronyms of the lexicon, and those made of the initials of a name that stands somewhere in the text.
    """

    meta = Meta(Severity.NOTE, "Accuracy/Omission", since="0.1", status="preview", needs=("speech",))

    VALID = (
        "The Zandian Farmers Union met on Monday. The ZFU said that the price was too low.",
        "The NATO said so, and the ministry (BMZU) said so. The BMZU said it twice.",
    )
    INVALID = (Invalid("It rained on Monday. The ⟦ZFQU⟧ said that the price was too low.", says="“ZFQU”"),)

    def check(self, doc: Document) -> Iterator[Finding]:
        for text, places in doc.layer(acronyms).items():
            place = next((place for place in places if speaks(doc, place)), None)
            if place and not explained(doc, text):
                yield self.finding(place, f"“{text}” speaks, and nothing says what it stands for")
