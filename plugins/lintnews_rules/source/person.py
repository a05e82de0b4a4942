"""`source/person`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Person(Rule):
    """Somebody stands where the original has somebody else.

    Both are names of the article, and both are known in the original by their sound: here the original has the one and
    not the other, and the article the other and not the one.

    Not found: names that sound quite otherwise in the original's language; names that stand once.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.2",
        status="preview",
        needs_original=True,
        needs=("source",),
    )

    VALID = (
        Valid(
            "Anna Petrova met Igor Smirnov. Petrova spoke first. Then Smirnov left.",
            original="Анна Петрова встретила Игоря Смирнова. Петрова говорила первой. Затем Смирнов ушел.",
            original_language="ru",
        ),
    )
    INVALID = (
        Invalid(
            "Anna Petrova met Igor Smirnov at noon in Tver. Both of them were very late that day. ⟦Petrova⟧ spoke "
            "first and asked for time. Nobody in the room wanted to wait. It was a long day for everybody. At "
            "six Petrova left.",
            says="Смирнов",
            original="Анна Петрова встретила Игоря Смирнова в полдень в Твери. Оба в тот день сильно опоздали. "
            "⟦Смирнов⟧ говорил первым и просил времени. Никто в зале не хотел ждать. Это был долгий день для "
            "всех. В шесть "
            "Петрова ушла.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        from lintnews.layers.alignment.name_pairs import other_names

        for one in doc.layer(other_names):
            assert doc.original
            ours = doc.text[slice(*one.target)]
            if one.source:
                message = f"the original has “{doc.original.text[slice(*one.source)]}” here and not “{ours}”"
                notes = [Note(one.source, "the name in the original", in_original=True)]
            else:
                message, notes = f"the original has nothing that sounds like “{ours}” here, but elsewhere", []
            yield self.finding(one.target, message, notes=notes)
