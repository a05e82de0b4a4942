"""The first pass: the profile of an article, made where its text is."""

from __future__ import annotations

from lintnews.corpus.about import from_text
from lintnews.corpus.across.claims import Profile
from lintnews.corpus.across.numbers import facts_of
from lintnews.corpus.across.rules import RULES
from lintnews.document import Document
from lintnews.rule import missing_lexicons


def profile(doc: Document) -> Profile:
    """What the rules over many articles want to know of this one."""
    claims = (claim for rule in RULES if not missing_lexicons(rule, doc.language) for claim in rule.claims(doc))
    return Profile(tuple(dict.fromkeys(claims)), facts_of(doc), from_text(doc))
