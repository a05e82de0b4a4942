"""`quotes/spacing`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple
from lintnews.rule import Invalid, Meta, Rule

_OPENING, _CLOSING = frozenset(('"', "“", "„")), frozenset(('"', "“", "”"))
_BLANKS = " \t\xa0\u2009\u202f"
_SPACES = re.compile(f"[{_BLANKS}]+")
_GLUED = re.compile(r"[^\W\d_]{2,}[,;:.!?]?\Z|\d[,;]\Z")
"""What an opening mark must not touch."""
_LONGEST = 40
"""Letters of a word that is shown."""
_BEFORE_COMMA = re.compile(rf"[{_BLANKS}]+(?=[,;.](?:\s|$))")
_INSIDE, _MISSING, _BEHIND = "a space stands inside", "a space is missing outside", "a space stands behind"
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 30


class _Fault(NamedTuple):
    """A space too many, or the empty place where one is missing."""

    shown: Span
    """With the mark, and the word that touches it."""
    gap: Span
    where: str


class Spacing(Rule):
    """A space stands inside quotation marks, or is missing outside them.

    “The plan " Green Wall " was dropped”, “known as"Green Wall"since May”: Chinese and Japanese marks hold their own
    space, and engines that cut a text into words put it together again as it comes. The reader must look twice for
    where the words of others begin and end.

    One finding for each quotation, at the first mark that is wrong. A space in front of the closing mark and nothing
    else is how people mistype, and a note.

    Not found: single marks, which look like apostrophes; marks without a partner; French marks, which have spaces
    inside; a space between two marks; one between a curly mark and a comma, which `typography/space-before-mark` has.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.1", languages=("en",))

    VALID = (
        "He called it “a lie”, and she (“the mayor”) left. The “yes”es won.",
        '"We won," said Anna Keller. "Nobody knows why."',
        "He read it and said: “... and so on.” She named her “yes” and her “no”.",
    )
    INVALID = (
        Invalid('The plan ⟦" ⟧Green Wall " was dropped.', says="inside", fixed='The plan "Green Wall" was dropped.'),
        Invalid("He called it “a lie⟦ ”⟧ on Monday.", says="inside", fixed="He called it “a lie” on Monday."),
        Invalid(
            'It is known ⟦as"⟧Green Wall"since May.', says="missing", fixed='It is known as "Green Wall" since May.'
        ),
        Invalid(
            'The talks went "as planned⟦"for⟧ both.', says="missing", fixed='The talks went "as planned" for both.'
        ),
        Invalid('He called it "a lie⟦" ,⟧ and left.', says="behind", fixed='He called it "a lie", and left.'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        joined = section(doc.language, "quotations", "joined")
        for quotation in doc.layer(quotes).quotations:
            is_double = quotation.opening in _OPENING and quotation.closing in _CLOSING
            if not is_double or quotation.inner.start == quotation.inner.end:
                continue
            if wrong := sorted((*_inside(doc.text, quotation), *_outside(doc.text, quotation, joined))):
                yield self._told(doc, quotation, wrong)

    def _told(self, doc: Document, quotation: Quotation, wrong: list[_Fault]) -> Finding:
        shown = " ".join(doc.text[slice(*quotation.inner)].split())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        first = wrong[0]
        is_mistyped = len(wrong) == 1 and first.where == _INSIDE and first.gap.end == quotation.inner.end
        return self.finding(
            first.shown,
            f"{first.where} the marks of “{shown}”",
            fixes=[
                Fix("put the spaces right", tuple(Edit(one.gap, "" if one.where != _MISSING else " ") for one in wrong))
            ],
            severity=Severity.NOTE if is_mistyped else None,
        )


def _inside(text: str, quotation: Quotation) -> Iterator[_Fault]:
    """The spaces inside the marks; none between two marks."""
    (start, end), (first, last) = quotation.span, quotation.inner
    if (space := _SPACES.match(text, first, last)) and space.end() < last and not _goes_on(text, start, space.end()):
        yield _Fault(Span(start, space.end()), Span(*space.span()), _INSIDE)
    bare = text[first:last].rstrip(_BLANKS)
    if bare and first + len(bare) < last and bare[-1] not in "'’”":
        yield _Fault(Span(first + len(bare), end), Span(first + len(bare), last), _INSIDE)


def _outside(text: str, quotation: Quotation, joined: Section) -> Iterator[_Fault]:
    """Where a space is missing outside, but for endings that are joined to a mark, or stands in front of a comma."""
    (start, end), (first, last) = quotation.span, quotation.inner
    if glued := _GLUED.search(text, max(0, start - _LONGEST), start):
        yield _Fault(Span(glued.start(), first), Span(start, start), _MISSING)
    if (word := _WORD.match(text, end)) and word[0].lower() not in joined:
        yield _Fault(Span(last, word.end()), Span(end, end), _MISSING)
    if quotation.closing == '"' and (space := _BEFORE_COMMA.match(text, end)):
        yield _Fault(Span(last, space.end() + 1), Span(*space.span()), _BEHIND)


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether a space behind an opening mark is meant: words were left out behind it, or the mark is an attribute's."""
    return text.startswith(("…", "..."), at) or text[start - 1 : start] == "="
