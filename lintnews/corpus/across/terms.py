"""`across/terms`: one term of the originals, two translations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from lintnews.corpus.across.claims import Claim, Contradiction, Group, packed, pairs
from lintnews.corpus.across.rule import AcrossRule, Facts
from lintnews.document import Document
from lintnews.findings import Severity
from lintnews.layers.terms import has_termbase
from lintnews.records import dataclass
from lintnews.rule import Meta


@dataclass(frozen=True)
class Terms(AcrossRule):
    """One term of the originals is translated in two ways in the articles of a newsroom and a week.

    The reader takes them for two bodies or things. The termbase of the project knows both translations.

    Not found: terms that are in no termbase; a long term and its short form; articles without their originals.
    """

    meta = Meta(
        Severity.NOTE,
        "Terminology/Inconsistent use of terminology",
        since="0.1",
        status="preview",
        needs_original=True,
    )
    reach: ClassVar[str] = "week"

    def claims(self, doc: Document) -> Iterator[Claim]:
        """What each term of the original is called in the article, each wording once."""
        if doc.original is None or not doc.layer(has_termbase):
            return
        from lintnews.layers.terms.translations import translated_terms

        seen: set[tuple[str, str]] = set()
        for one, source in doc.layer(translated_terms):
            term = doc.original.text[slice(*source.span)]
            key = f"{doc.language} {doc.original.language} {source.term.text.lower()}"
            value = one.term.text.lower()
            if (key, value) not in seen:
                seen.add((key, value))
                yield Claim(self.id, key, value, *doc.locate(one.span), packed([doc.text[slice(*one.span)], term]))

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """Each wording but the most frequent one, beside that."""
        from lintnews.layers.terms.translations import differ

        for (one, ours), (other, theirs) in combinations(pairs(group), 2):
            if not differ(one, other):
                continue
            if (ours.times, other) > (theirs.times, one):
                ours, theirs = theirs, ours
            here, there = min(ours.places), min(theirs.places)
            if here.article != there.article:
                yield Contradiction(
                    self.id,
                    f"“{here.known[0]}” stands for “{here.known[1]}” of the original, as “{there.known[0]}” does in "
                    f"{'another article' if theirs.times == 1 else f'{theirs.times} other articles'}",
                    here,
                    there,
                    f"“{there.known[0]}” for “{there.known[1]}”",
                )
