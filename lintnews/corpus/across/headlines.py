"""`across/repeated-headline`: one headline over two articles."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from json import loads
from typing import ClassVar

from lintnews.corpus.across.claims import Claim, Contradiction, Group, pairs
from lintnews.corpus.across.numbers import alike
from lintnews.corpus.across.rule import AcrossRule, Facts
from lintnews.document import Document
from lintnews.findings import Severity
from lintnews.layers.facts.headline import heading
from lintnews.layers.text.tokens import tokens_in
from lintnews.records import dataclass
from lintnews.rule import Meta

FEWEST = 4
"""Words of the shortest headline: "Press review" may stand over many articles."""
SAME_STORY = 0.5


@dataclass(frozen=True)
class RepeatedHeadline(AcrossRule):
    """One headline stands over two articles of a newsroom and a week.

    Readers and search engines take the second one for the first. Where the articles themselves are alike, one of them
    is a copy or an older version.

    Not found: headlines of fewer than four words, and such as differ in a word.
    """

    meta = Meta(Severity.NOTE, "Accuracy/Addition", since="0.1", status="preview")
    reach: ClassVar[str] = "week"

    def claims(self, doc: Document) -> Iterator[Claim]:
        """The headline; what is said under it is the whole text."""
        line = doc.layer(heading).headline
        if line is None:
            return
        words = [token.text.lower() for token in tokens_in(doc, line) if token.text[0].isalnum()]
        if len(words) >= FEWEST:
            value = blake2b(doc.text.encode("utf-8", "replace"), digest_size=8).hexdigest()
            yield Claim(self.id, f"{doc.language} {' '.join(words)}", value, *doc.locate(line))

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """Each further article under the headline, beside the first."""
        places = sorted(place for _, bag in pairs(group) for place in bag.places)
        values = {place.article: value for value, bag in pairs(group) for place in bag.places}
        first = places[0]
        for place in places[1:]:
            if place.article == first.article:
                continue
            digests = [loads(facts(one.article))[0] for one in (first, place)]
            if values[place.article] == values[first.article]:
                said = "this article stands in the archive twice"
            elif alike(*digests) >= SAME_STORY:
                said = "the headline of another article, which tells the same"
            else:
                said = "the headline of another article"
            yield Contradiction(self.id, said, place, first, "the same headline")
