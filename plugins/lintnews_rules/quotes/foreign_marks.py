"""`quotes/foreign-marks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.layers.speech.quotes import Quotation, quotes
from lintnews.lexicons import section
from lintnews.rule import Invalid, Meta, Rule


class ForeignMarks(Rule):
    """Quotations stand in the marks of another language.

    A translation took „…“ or «…» over from the original. Readers of English do not know them as quotation marks.

    Each kind is shown once, at its first place.

    Not found: 「…」, which `typography/full-width-mark` shows; a mark without a partner, which is one of
    `quotes/unbalanced`.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.1", needs=("quotations",))

    VALID = ("“We came,” said Anna Keller. “He said ‘no’ to us.”",)
    INVALID = (
        Invalid(
            "Anna Keller said: ⟦„We came.“⟧ Then she said: „We saw.“",
            says="2 quotations begin with “„”, as in German",
            fixed="Anna Keller said: “We came.” Then she said: “We saw.”",
        ),
        Invalid(
            'Anna Keller said: "We came." Then she said: ⟦«We saw.»⟧',
            says="a quotation begins with “«”, as in French",
            fixed='Anna Keller said: "We came." Then she said: "We saw."',
        ),
        Invalid('Anna Keller said: ⟦„We came."⟧ She left.', says="“„”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        known = section(doc.language, "quotations", "foreign-marks")
        kinds: dict[str, list[Quotation]] = {}
        for one in doc.layer(quotes).quotations:
            if one.opening in known and one.closing:
                kinds.setdefault(one.opening, []).append(one)
        for opening, (first, *others) in kinds.items():
            many = f"{len(others) + 1} quotations begin" if others else "a quotation begins"
            yield self.finding(
                first.span,
                f"{many} with “{opening}”, as in {known[opening][0]}",
                notes=[Note(one.span, "here, too") for one in others],
                fixes=_fixes(doc, (first, *others)),
            )


def _fixes(doc: Document, marked: Sequence[Quotation]) -> Sequence[Fix]:
    """The marks that the article has elsewhere, or “…”, for quotations that stand in no other."""
    if any(one.depth for one in marked):
        return ()
    is_straight = any(one.opening == '"' for one in doc.layer(quotes).quotations)
    own = '""' if is_straight else "“”"
    edits = [
        edit
        for one in marked
        for edit in (
            Edit(Span(one.span.start, one.inner.start), own[0]),
            Edit(Span(one.inner.end, one.span.end), own[1]),
        )
    ]
    return (Fix(f"write {own[0]}…{own[1]}", tuple(edits)),)
