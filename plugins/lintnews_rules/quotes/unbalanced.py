"""`quotes/unbalanced`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.layers.speech.quotes import quotes
from lintnews.layers.speech.unmatched_marks import UnpairedMark, paragraphs_lost, unmatched_marks
from lintnews.records import dataclass, replace
from lintnews.rule import Invalid, Meta, Rule

_PARTNERS = {"“": "”", "”": "“", "„": "“", "«": "»", "»": "«", "‘": "’", "``": "''"}


MOST = 1_000
"""Findings in one text: where there are more, its marks mean something else."""


@dataclass(frozen=True)
class Unbalanced(Rule):
    """A quotation mark has no partner.

    The reader cannot tell whose words they are: those of the speaker run on into the text, or the other way round.

    Paragraphs that all begin with an opening mark are one quotation, also where they were joined into one paragraph,
    and so are paragraphs without marks up to a closing one. Where nearly every paragraph is a single sentence the real
    ones may be lost, and what has no other evidence is a note. So is a mark that faces the wrong way.

    Not found: a missing mark of single quotations, which looks like an apostrophe; two missing marks that make up for
    each other; a missing closing mark behind a full stop where another quotation of whole sentences follows in the same
    paragraph, unless an attribution stands between the two.
    """

    meta = Meta(Severity.WARNING, "Linguistic conventions/Punctuation", since="0.1")

    single_sentences: float = 0.8
    """The share of paragraphs of one sentence from which the real paragraphs are taken to be lost."""
    most: int = 1
    """Marks without a partner in one document up to which one of them can be an error."""

    VALID = (
        "“We won’t,” said Anna Keller. “The boys’ team and the ’90s won’t.” It was 6'2\" high.",
        "“We came,” said Anna Keller.\n\n“We saw.\n\n“We won.”",
        '"We came.\n\nWe saw.\n\nWe won," said Anna Keller.',
        '"We came. "We saw. "We won," said Anna Keller.',
        "The ‘ulama met. “Before the games, the “Minden” club left.\n\nIt came back,” said Anna Keller.",
    )
    INVALID = (
        Invalid(
            "⟦“We⟧ came, said Anna Keller. “We saw.”",
            says="never closed",
            fixed="“We came,” said Anna Keller. “We saw.”",
        ),
        Invalid('The report was ⟦"fabricated⟧ by the mayor. She called it a "lie" on Monday.', says="never closed"),
        Invalid("They took part in the vote and ⟦lost.”⟧ Nobody knows why.", says="never opened"),
        Invalid("“We came.⟦“⟧ They left.", says="wrong way", fixed="“We came.” They left."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        found = doc.layer(unmatched_marks)
        if turned := [one for one in found if one.fault == "turned"]:
            yield self._turned(doc, turned)
        alone = [one for one in found if one.fault != "turned"]
        only = len(alone) == 1 and not paragraphs_lost(doc, self.single_sentences)
        few = len(alone) <= self.most
        for one in alone[:MOST]:
            doubtful = Severity.WARNING if only else Severity.NOTE
            if one.fault == "unclosed":
                yield self._unclosed(doc, one, Severity.ERROR if few else Severity.WARNING, doubtful)
            else:
                yield self.finding(one.span, "this quotation is never opened", severity=doubtful)

    def _unclosed(self, doc: Document, one: UnpairedMark, proved: Severity, doubtful: Severity) -> Finding:
        fixes = []
        if one.close:
            edit = Edit(Span(one.close, one.close), _partner(doc, one))
            fixes.append(Fix("close the quotation before the attribution", (edit,)))
        return self.finding(
            one.span,
            "this quotation is never closed",
            notes=[Note(one.following, "the next one begins here")] if one.following else [],
            fixes=fixes,
            severity=proved if one.close or one.is_repeated else doubtful,
        )

    def _turned(self, doc: Document, marks: Sequence[UnpairedMark]) -> Finding:
        """One finding for all marks of a document that face the wrong way: it is a habit, not a slip."""
        edits = tuple(Edit(one.mark, _partner(doc, one)) for one in marks if doc.text[slice(*one.mark)] in _PARTNERS)
        return self.finding(
            marks[0].span,
            "this quotation mark faces the wrong way",
            notes=[Note(one.mark, "here, too") for one in marks[1:]],
            fixes=[Fix("turn it", edits)] if edits and _settles(doc, edits) else [],
            severity=Severity.NOTE,
        )


def _settles(doc: Document, edits: Sequence[Edit]) -> bool:
    """Whether the marks have their partners when they are turned, and no other mark loses its own."""
    text, end = [], 0
    for edit in edits:
        text += [doc.text[end : edit.span.start], edit.text]
        end = edit.span.end
    turned = replace(doc, text="".join([*text, doc.text[end:]]), memo={})
    left = {stray.span for stray in turned.layer(quotes).strays}
    return left < {stray.span for stray in doc.layer(quotes).strays} and left.isdisjoint(edit.span for edit in edits)


def _partner(doc: Document, one: UnpairedMark) -> str:
    text = doc.text[slice(*one.mark)]
    return _PARTNERS.get(text, text)
