"""`source/person`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.rule import Invalid, Meta, Rule, Valid


class Person(Rule):
    """Somebody stands where the original has somebody else.

    The reader takes one person's deeds for another's. The article's name is known in the original by its sound, in
    whatever script, and stands only elsewhere there; or the original names in full, just here, a person of whom the
    article has no word. A name in full that is lost is reported, too, where the sentences correspond; a bare surname
    only where the original has another person of the article. Speakers of quotations are `source/speaker`'s.

    Not found: names that the original's language translates (the White House); names in Chinese characters that stand
    for foreign sounds, and Japanese ones without a dictionary that reads them (`lintnews[japanese]`); somebody who
    stands in the sentence before or behind, too.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.2",
        needs_original=True,
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
            original="Анна ⟦Петрова⟧ встретила Игоря Смирнова в полдень в Твери. Оба в тот день сильно опоздали. "
            "⟦Смирнов⟧ говорил первым и просил времени. Никто в зале не хотел ждать. Это был долгий день для "
            "всех. В шесть "
            "Петрова ушла.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.name_pairs import other_names
        from lintnews.layers.alignment.other_speakers import other_speakers
        from lintnews.layers.alignment.source_persons import lost_persons

        told: set[Span | None] = set()
        speakers = {one.name.target for one in doc.layer(other_speakers)}
        for one in doc.layer(other_names):
            told.add(one.source)
            if one.target in speakers:
                continue
            ours = doc.text[slice(*one.target)]
            notes = []
            if one.source:
                theirs = doc.original.text[slice(*one.source)]
                notes.append(Note(one.source, "the name in the original", in_original=True))
                message = f"the original has “{theirs}” here, and not “{ours}”"
            else:
                message = f"the original has nothing that sounds like “{ours}” here"
            if one.elsewhere:
                notes.append(Note(one.elsewhere, f"“{ours}” in the original", in_original=True))
            yield self.finding(one.target, message, notes=notes)
        for place, source in doc.layer(lost_persons):
            if source not in told:
                yield self.finding(
                    place,
                    f"the original names “{doc.original.text[slice(*source)]}” here, and the article does not",
                    notes=[Note(source, "the name in the original", in_original=True)],
                )
