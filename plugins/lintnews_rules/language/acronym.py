"""`language/acronym`: an acronym of another country that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.tokens import places_by_text, places_of, words_of
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule


class Acronym(Rule):
    """An acronym that only readers of the original know stands without an explanation.

    “The BKA searched the house”: the original's readers know the federal police by its letters, others do not.

    Not found: acronyms that are in no list; those that mean something in English, too.
    """

    meta = Meta(severity=Severity.NOTE, mqm="Accuracy/Untranslated", since="0.1", languages=("en",))

    VALID = (
        "The federal police (BKA) searched the house. The BKA found nothing.",
        "The broadcaster NRK reported on it. The weather institute KNMI warns of a storm.",
    )
    INVALID = (Invalid("The ⟦BKA⟧ searched the house.", says="the German federal criminal police"),)

    def check(self, doc: Document) -> Iterator[Finding]:
        words, seen = doc.layer(words_of), set()
        foreign, articles = section(doc.language, "acronyms", "foreign"), section(doc.language, "acronyms", "articles")
        for at in places_of(doc.layer(places_by_text), foreign):
            text = words.texts[at]
            if text in seen:
                continue
            seen.add(text)
            start, end = words.tokens[at].start, words.tokens[at].end
            is_explained = doc.text[start - 1 : start] == "(" or re.match(r"\s\(", doc.text[end : end + 2])
            if at and words.lowers[at - 1] in articles and not is_explained:
                yield self.finding((start, end), f"“{text}” is not explained: {foreign[text][0]}")
