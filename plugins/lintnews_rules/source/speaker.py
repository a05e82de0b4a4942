"""`source/speaker`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Speaker(Rule):
    """The quotation is another person's in the original.

    Words in the wrong mouth are the gravest slip that a translation of news can make. The speaker whom the article
    names at the quotation is known in the original by the sound of the name, and stands only elsewhere there, while
    the original has another person here.

    Not found: speakers who are named by an office or a pronoun on one of the two sides.
    """

    meta = Meta(
        severity=Severity.ERROR, mqm="Accuracy/Mistranslation", since="0.1", needs_original=True, needs=("speech",)
    )

    VALID = (
        Valid(
            "Anna Petrova met Igor Smirnov. “I am tired of all this,” Petrova said. Then Smirnov left.",
            original="Анна Петрова встретила Игоря Смирнова. «Я от этого устала», — сказала Петрова. "
            "Затем Смирнов ушел.",
            original_language="ru",
        ),
    )
    INVALID = (
        Invalid(
            "Anna Petrova met Igor Smirnov at noon in Tver. Both of them were very late that day. “I am tired of all "
            "this,” ⟦Petrova⟧ said. Nobody in the room wanted to wait. It was a long day for everybody. At six "
            "Petrova left.",
            says="Смирнов",
            original="Анна ⟦Петрова⟧ встретила Игоря Смирнова в полдень в Твери. Оба в тот день сильно опоздали. "
            "«Я от этого устал», — сказал ⟦Смирнов⟧. Никто в зале не хотел ждать. Это был долгий день для всех. "
            "В шесть Петрова ушла.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.other_speakers import other_speakers

        for one, content in doc.layer(other_speakers):
            assert one.source
            ours, theirs = doc.text[slice(*one.target)], doc.original.text[slice(*one.source)]
            notes = [Note(content, "the words"), Note(one.source, "the speaker in the original", in_original=True)]
            if one.elsewhere:
                notes.append(Note(one.elsewhere, f"“{ours}” in the original", in_original=True))
            yield self.finding(
                one.target, f"the words are given to “{ours}”, and the original gives them to “{theirs}”", notes=notes
            )
