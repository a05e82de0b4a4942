"""`titles/stacked`: two offices in a row before one name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.names.mentions import mentions
from lintnews.layers.names.titles import Title, office_starts, title_before
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
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

SPOKEN_FOR = frozenset(("speaker",))
"""Ranks that are offices of their own beside one who governs: a spokesman is no president."""
HEADS = frozenset(("state", "government"))
GOVERNING = HEADS | {"foreign", "defence", "interior", "finance", "justice", "organisation"}
LOCAL = frozenset(("legislator", "region"))
"""Kinds of title that a minister may have besides, but no head of a state or of an international organisation."""
ORGANISATIONS = frozenset(("secretary-general", "commission president", "european council president"))


class Stacked(Rule):
    """Two offices stand in a row before one name, as if one person held both.

    “NATO President German Chancellor Olaf Scholz”: a person is missing between the two, or an “and”, or one of the
    offices is left over from another sentence.

    Not found: ranks beside an office (Chief of Staff General Milley), and offices that are joined by “and” or a
    comma.
    """

    meta = Meta(Severity.ERROR, "Accuracy/Mistranslation", since="0.1", needs=("offices",))

    VALID = (
        "Army Chief of Staff General Mark Milley spoke to Senate Majority Leader Chuck Schumer.",
        "Deputy Prime Minister and Finance Minister Chrystia Freeland resigned.",
        "He met House Speaker Rep. Mike Johnson. Clinton was secretary of state under President Obama.",
        "Australian Foreign Minister Senator Marise Payne met ministry spokesman Major General Igor Konashenkov.",
        "At 7 pm President Anna Novak will open the park.",
    )
    INVALID = (
        Invalid("He thanked ⟦NATO President German Chancellor⟧ Olaf Scholz for coming.", says="German Chancellor"),
        Invalid("It was ⟦Polish President Ukrainian President⟧ Volodymyr Zelensky who came.", says="Polish President"),
        Invalid("It was ⟦Kremlin spokesman US President⟧ Joe Biden who replied.", says="“Kremlin spokesman”"),
        Invalid("So said ⟦EU Commissioner French President⟧ Emmanuel Macron.", says="“EU Commissioner”"),
        Invalid("That is why ⟦UN Secretary-General French President⟧ Emmanuel Macron called.", says="two offices"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each pair of adjacent titles that no name separates."""
        for mention in doc.layer(mentions):
            before = sorted(title for title in mention.titles if title.span.end <= mention.span.start)
            if not before:
                continue
            for one, other in pairwise((*_lower_case(doc, before[:1]), *before)):
                if severity := _stacked(doc.text, one, other):
                    yield self.finding(
                        Span(one.span.start, other.span.end),
                        f"two offices in a row before “{mention.text}”: “{one.text}” and “{other.text}”",
                        severity=severity,
                    )


def _lower_case(doc: Document, first: list[Title]) -> list[Title]:
    """The title in lower case right before the first one: `Kremlin spokesman` before `President`."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    starts, offices = doc.layer(token_starts), doc.layer(office_starts)
    found = (title_before(words, offices, doc.text, known, bisect_left(starts, title.span.start)) for title in first)
    return [title for title in found if title]


def _stacked(text: str, one: Title, other: Title) -> Severity | None:
    """Whether nothing stands between two offices that nobody holds together, and how sure that is."""
    between = text[one.span.end : other.span.start]
    bodies = bool(one.body and other.body)
    same = one.office == other.office and not (bodies and one.body != other.body)
    if one.modifiers or other.modifiers or same or not between.isspace() or "\n" in between:
        return None
    if one.unique and other.unique and not {one.kind, other.kind} & RANKS:
        return Severity.ERROR if bodies or one.kind != other.kind else None
    excluded = _before_a_member(one) if other.kind in LOCAL else _before_a_government(one, other)
    return Severity.WARNING if excluded else None


def _before_a_member(one: Title) -> bool:
    """Whether an office excludes the seat or the local office behind it: that of a head, or of who speaks for one."""
    leads = one.body or one.kind == "government" or one.office == "vice president"
    return bool(leads) and (one.kind in HEADS | SPOKEN_FOR or one.office in ORGANISATIONS)


def _before_a_government(one: Title, other: Title) -> bool:
    """Whether the second office is that of somebody who governs, and the first one none of a rank."""
    if not other.unique or other.kind in RANKS or one.kind in RANKS - SPOKEN_FOR:
        return False
    return other.kind in GOVERNING and bool(one.body or other.body)
