"""`attribution/swallowed`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.layers.speech.misplaced_attributions import misplaced_attributions
from lintnews.layers.speech.shown_in_original import shown_in_original
from lintnews.rule import Invalid, Meta, Rule

_CLOSING = {"“": "”", "‘‘": "’’", "``": "''"}


class Swallowed(Rule):
    """The attribution stands inside the quotation.

    Where the closing mark is missing, or faces the wrong way, the words of the journalist become words of the speaker.

    Beside an original its sentence is shown, where the marks stand.

    Not found: an attribution without a verb of saying, or whose speaker has no name, in front of a closing mark.
    """

    meta = Meta(Severity.ERROR, "Linguistic conventions/Punctuation", since="0.1", needs=("speech",))

    VALID = (
        "“We are ready,” said Anna Keller. “She told me, ‘Go,’ and I went.”",
        "Anna Keller told reporters, “He said that we are ready.”",
    )
    INVALID = (
        Invalid(
            "“We are ready, ⟦“said Anna Keller.⟧ “We have been for weeks.”",
            says="closing mark",
            fixed="“We are ready,” said Anna Keller. “We have been for weeks.”",
        ),
        Invalid(
            '"We are ready, ⟦"she told⟧ reporters.\n\nThe talks go on.',
            fixed='"We are ready," she told reporters.\n\nThe talks go on.',
        ),
        Invalid("Anna Keller is the mayor. The town is ready for the storm, ⟦“said Keller.⟧", says="begins nowhere"),
        Invalid("“We are ready⟦, said Anna Keller.⟧”", says="inside the quotation"),
        Invalid(
            "The storm comes on 12 May. “We are ready⟦, said Anna Keller.⟧” The port with 300 ships is shut.",
            says="inside the quotation",
            original="Шторм придёт 12 мая. ⟦«Мы готовы», — сказала Анна Келлер.⟧ Порт с 300 судами закрыт.",
            original_language="ru",
        ),
        Invalid("“We are ready⟦, said Anna Keller on Monday.⟧” She left.", says="inside the quotation"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(misplaced_attributions):
            fixes: list[Fix] = []
            notes: list[Note] = []
            severity = Severity.ERROR
            if one.mark and one.opening:
                mark = doc.text[one.mark.start : one.mark.end]
                message = "the closing mark faces the attribution, which seems to be quoted"
                gap = Span(one.mark.start - 1, one.mark.end)
                edit = Edit(gap, f"{_CLOSING.get(mark, mark)} ")
                fixes.append(Fix("move the mark to the end of the quotation", (edit,)))
            elif one.mark:
                message = "a quotation seems to open here, but an attribution follows: it ends here and begins nowhere"
            else:
                message = "the attribution stands inside the quotation"
                severity = Severity.WARNING
            if one.opening:
                notes.append(Note(one.opening, "the quotation begins here"))
            notes += shown_in_original(doc, one.span, "what the original has here")
            yield self.finding(one.span, message, notes=notes, fixes=fixes, severity=severity)
