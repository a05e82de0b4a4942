"""`dates/headline-tense`: a headline that tells its news in the past tense."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.facts.headline import heading
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import endings
from lintnews.layers.text.tokens import tokens_in
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule


class HeadlineTense(Rule):
    """A headline tells its news in the past tense or in the perfect.

    “Russia launched an offensive”: other languages write headlines so. English ones tell the news in the present tense,
    and the reader takes this one for the history behind the news.

    Not found: verbs without an article or a possessive behind them; headlines with a quotation, a question or a
    subordinate clause before the verb.
    """

    meta = Meta(
        severity=Severity.NOTE,
        mqm="Linguistic conventions/Grammar",
        since="0.1",
        in_quotations=False,
        needs=("clauses", "names"),
    )

    VALID = (
        "Mayor opens a bridge in Bonn\n\nThe mayor of Bonn opened a bridge on Monday.",
        "Driver who hit a girl is jailed\n\nA driver who hit a girl was sent to prison on Monday.",
        "Boat should never have been sold\n\nThe boat of the town should not have been sold, the mayor said.",
        "Choir named the best in town\n\nA choir of children won a prize on Monday.",
    )
    INVALID = (
        Invalid(
            "Mayor ⟦opened⟧ a bridge in Bonn\n\nThe mayor of Bonn opened a bridge on Monday.",
            says="“opened”: English headlines tell the news in the present tense",
        ),
        Invalid("The choir ⟦won⟧ a prize in Bonn\n\nThe choir of the town sang on Monday.", says="“won”"),
        Invalid("Town ⟦has built⟧ two new schools\n\nTwo schools were opened on Monday.", says="“has built”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        line = doc.layer(heading).headline
        if line and not doc.text[line.start : line.end].endswith("?") and (found := _past_verb(doc, line)):
            shown = doc.text[slice(*found)]
            yield self.finding(found, f"“{shown}”: English headlines tell the news in the present tense")


def _past_verb(doc: Document, line: Span) -> Span | None:
    """The first verb of a headline that is past: one in front of its object, or one in the perfect."""
    tokens = tokens_in(doc, line)
    lowers = [token.text.lower() for token in tokens]
    perfect, were = section(doc.language, "clauses", "perfect"), section(doc.language, "clauses", "were")
    other_verbs = section(doc.language, "clauses", "finite").keys() - {*perfect, *were}
    stops = other_verbs | section(doc.language, "clauses", "subordinators").keys()
    determiners = vocabulary(doc.language).determiners
    for at, low in enumerate(lowers[1:-1], 1):
        if low in stops or quoted(doc, tokens[at].start):
            return None
        is_perfect = low in perfect and _is_past(doc, lowers[at + 1], "participles")
        if is_perfect or low in were:
            return Span(tokens[at].start, tokens[at + is_perfect].end)
        if (
            lowers[at + 1] in determiners
            and _is_past(doc, low)
            and low not in section(doc.language, "clauses", "two-objects")
        ):
            return Span(tokens[at].start, tokens[at].end)
    return None


def _is_past(doc: Document, low: str, other: str = "past") -> bool:
    """Whether a word is a past form, or another of the forms that a section has, and no base form."""
    if low in section(doc.language, "clauses", "past") or low in section(doc.language, "clauses", other):
        return low not in section(doc.language, "clauses", "bases")
    is_none = low in section(doc.language, "clauses", "no-past")
    return low.endswith(endings(doc.language, "past")) and not is_none
