"""`quotes/spacing`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Severity, Span
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.rule import Invalid, Meta, Rule

_OPENING, _CLOSING = frozenset(('"', "“", "„")), frozenset(('"', "“", "”"))
_BLANKS = " \t\xa0\u2009\u202f"
_SPACES = re.compile(f"[{_BLANKS}]+")
_GLUED = re.compile(r"[^\W\d_]{2,}[,;:.!?]?\Z|\d[,;]\Z")
"""What an opening mark must not touch."""
_LONGEST = 40
"""Letters of a word that is shown."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = frozenset(("s", "es", "d", "ed", "er", "ers", "ing", "ish", "ism", "th", "st", "nd", "rd", "like", "esque"))
"""What English joins to a closing mark: two “yes”es."""
_SHOWN = 30

_Fault = tuple[Span, Span]
"""What is shown, and the space: the one too many, or the empty place where one is missing."""


class Spacing(Rule):
    """A space stands inside quotation marks, or is missing outside them.

    “The plan " Green Wall " was dropped”, “known as"Green Wall"since May”: Chinese and Japanese marks hold their own
    space, and engines that cut a text into words put it together again as it comes. The reader must look twice for
    where the words of others begin and end.

    One finding for each quotation, at the first mark that is wrong. A space in front of the closing mark and nothing
    else is how people mistype, and a note.

    Not found: single marks, which look like apostrophes; marks without a partner; French marks, which have spaces
    inside; a space between two marks.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.2", languages=("en",))

    VALID = (
        "He called it “a lie”, and she (“the mayor”) left. The “yes”es won.",
        '"We won," said Anna Keller. "Nobody knows why."',
        "He read « Le Monde » and said: “... and so on.”",
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
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for quotation in doc.layer(quotes).quotations:
            is_empty = quotation.inner.start == quotation.inner.end
            if quotation.opening in _OPENING and quotation.closing in _CLOSING and not is_empty:
                inside, outside = _too_many(doc.text, quotation), _missing(doc.text, quotation)
                if wrong := sorted((*inside, *outside)):
                    yield self._told(doc, quotation, wrong, is_inside=wrong[0] in inside)

    def _told(self, doc: Document, quotation: Quotation, wrong: list[_Fault], *, is_inside: bool) -> Finding:
        shown = " ".join(doc.text[slice(*quotation.span)].splitlines())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        where = "a space stands inside" if is_inside else "a space is missing outside"
        edits = tuple(Edit(at, "" if at.start < at.end else " ") for _, at in wrong)
        is_mistyped = is_inside and wrong[0][0].start >= quotation.inner.start and len(wrong) == 1
        severity = Severity.NOTE if is_mistyped else None
        return self.finding(
            wrong[0][0],
            f"{where} the quotation marks: {shown}",
            fixes=[Fix("put the spaces right", edits)],
            severity=severity,
        )


def _too_many(text: str, quotation: Quotation) -> list[_Fault]:
    """The spaces inside the marks, each shown with its mark; none between two marks."""
    (start, end), (first, last) = quotation.span, quotation.inner
    found = []
    if (space := _SPACES.match(text, first, last)) and space.end() < last and not _goes_on(text, start, space.end()):
        found.append((Span(start, space.end()), Span(*space.span())))
    bare = text[first:last].rstrip(_BLANKS)
    if bare and first + len(bare) < last and bare[-1] not in "'’”":
        found.append((Span(first + len(bare), end), Span(first + len(bare), last)))
    return found


def _missing(text: str, quotation: Quotation) -> list[_Fault]:
    """Where a space is missing outside, shown with the word and the mark that touch."""
    (start, end), (first, last) = quotation.span, quotation.inner
    found = []
    if glued := _GLUED.search(text, max(0, start - _LONGEST), start):
        found.append((Span(glued.start(), first), Span(start, start)))
    if (word := _WORD.match(text, end)) and word[0].lower() not in _ENDINGS:
        found.append((Span(last, word.end()), Span(end, end)))
    return found


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether a space behind an opening mark is meant: words were left out behind it, or the mark is an attribute's."""
    return text.startswith(("…", "..."), at) or text[start - 1 : start] == "="
