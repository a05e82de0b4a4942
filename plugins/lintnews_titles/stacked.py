"""`titles/stacked`: two offices in a row before one name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.mentions import mentions
from lintnews.layers.titles import Title
from lintnews.rule import Invalid, Meta, Rule

RANKS = frozenset(
    (
        "military",
        "academic",
        "religious",
        "legislator",
        "royal",
        "court",
        "police",
        "speaker",
        "staff",
        "media",
        "sport",
    )
)
"""Kinds of title that go with an office: Army Chief of Staff General Milley, House Speaker Representative Johnson."""


@dataclass(frozen=True)
class Stacked(Rule):
    """Two offices stand in a row before one name, as if one person held both.

    “NATO President German Chancellor Olaf Scholz”: a person is missing between the two, or an “and”, or one of the
    offices is left over from another sentence.

    Not found: ranks beside an office (Chief of Staff General Milley), and offices that are joined by “and” or a
    comma.
    """

    meta = Meta(Severity.ERROR, "Accuracy/Mistranslation", since="0.1")

    VALID = (
        "Army Chief of Staff General Mark Milley spoke to Senate Majority Leader Chuck Schumer.",
        "Deputy Prime Minister and Finance Minister Chrystia Freeland resigned.",
        "He met House Speaker Rep. Mike Johnson.",
    )
    INVALID = (
        Invalid("He thanked ⟦NATO President German Chancellor⟧ Olaf Scholz for coming.", says="German Chancellor"),
        Invalid("It was ⟦Polish President Ukrainian President⟧ Volodymyr Zelensky who came.", says="Polish President"),
        Invalid("That is why ⟦UN Secretary-General French President⟧ Emmanuel Macron called.", says="two offices"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each pair of adjacent titles that no name separates."""
        for mention in doc.layer(mentions):
            before = sorted(title for title in mention.titles if title.span.end <= mention.span.start)
            for one, other in pairwise(before):
                if _stacked(doc.text, one, other):
                    yield self.finding(
                        Span(one.span.start, other.span.end),
                        f"two offices in a row before “{mention.text}”: “{one.text}” and “{other.text}”",
                    )


def _stacked(text: str, one: Title, other: Title) -> bool:
    """Whether nothing stands between two offices, each the only one of its body or of another body."""
    adjacent = text[one.span.end : other.span.start].isspace()
    offices = one.unique and other.unique and not {one.kind, other.kind} & RANKS
    differ = one.office != other.office or (bool(one.body and other.body) and one.body != other.body)
    return (
        adjacent
        and offices
        and differ
        and not one.modifiers
        and (bool(one.body and other.body) or one.kind != other.kind)
    )
