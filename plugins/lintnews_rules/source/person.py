"""`source/person`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid

if TYPE_CHECKING:
    from lintnews.layers.alignment.displaced_names import DisplacedName
    from lintnews.layers.alignment.name_pairs import OtherName


class Person(Rule):
    """Somebody stands where the original has somebody else.

    The reader takes one person's deeds for another's. The article's name is known in the original by its sound, in
    whatever script, and stands only elsewhere there; or the original names, just here, a person of whom the article has
    no word: one with a given name, with a title, or in Chinese with a dot between the names. A name in full that is
    lost is reported, too, where the sentences correspond; a bare surname only where the original has another person.
    Whom the original names for the first time nobody calls by a pronoun yet, so that the surname in the next sentence
    does not make up for it, if the original has it there, too. Of two persons whom the sentences around name, too, each
    other place must have its own on both sides. So is one that is added: beside an original that writes names by their
    sound, one of which nothing there sounds like any part; beside a Chinese or Japanese one, a name of that country
    that no characters there may be read as. Any name of two words, of a body or a place, too, is reported where nothing
    in the original stands for it and the article has it elsewhere, beside a word of the original that sounds like it.
    Speakers of quotations are `source/speaker`'s.

    Not found: places, bodies and titles of works whose names the original's language translates and no word list has;
    persons whom a script without capitals does not show; Japanese names in characters without a
    dictionary that reads them (`lintnews[japanese]`); somebody who is lost and stands in the sentence before or
    behind, too.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
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
        Invalid(
            "Anna Petrova wants to close the theater in Tver. Igor Smirnov asked for 3 years on Monday. In "
            "October ⟦Petrova⟧ will show the council 12 other plans. On Friday Smirnov travels to Omsk.",
            says="Смирнов",
            original="Анна ⟦Петрова⟧ хочет закрыть театр в Твери. Игорь Смирнов попросил в понедельник 3 года. "
            "В октябре ⟦Смирнов⟧ покажет совету 12 других планов. В пятницу Смирнов едет в Омск.",
            original_language="ru",
        ),
        Invalid(
            "Mayor ⟦Viktor Lindgren⟧ wants to close the theater at the end of 2026. It has lost 40,000 visitors since "
            "2019. The repair would cost 12 million euros. In October Viktor Lindgren wrote a letter.",
            says="安娜·凯勒",
            original="市长⟦安娜·凯勒⟧打算在2026年底关闭剧院。自2019年以来，它失去了4万名观众。修理将花费1200万欧元。"
            "10月，维克托·⟦林德格伦⟧写了一封信。",
            original_language="zh",
        ),
        Invalid(
            "The company Lindgren Foods opened a dairy in Tver on Monday. It cost 12 million euros. Some 300 people "
            "will work there. The mayor wants to visit ⟦Lindgren Foods⟧ in October. The town has 40,000 inhabitants.",
            says="has nothing for “Lindgren Foods” here",
            original="Компания «⟦Линдгрен⟧ Фудс» открыла в понедельник молочный завод в Твери. Он стоил 12 миллионов "
            "евро. Там будут работать 300 человек. ⟦Мэр хочет посетить сталелитейную компанию в октябре.⟧ В городе "
            "40 000 жителей.",
            original_language="ru",
        ),
        Invalid(
            "The city council met on Monday. Some 300 people came. ⟦Peter Morrison⟧ spoke for 2 hours. In October Anna "
            "Petrova will build 12 new schools.",
            says="nothing that sounds like “Peter Morrison” here",
            original="Городской совет собрался в понедельник. Пришли 300 человек. Мэр говорил 2 часа. В октябре Анна "
            "Петрова построит 12 новых школ.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.displaced_names import displaced_names
        from lintnews.layers.alignment.exchanged_persons import lost_persons
        from lintnews.layers.alignment.other_speakers import other_speakers
        from lintnews.layers.alignment.strange_persons import other_persons

        speakers = {one.name.target for one in doc.layer(other_speakers)}
        others = doc.layer(other_persons)
        for one in others:
            if one.target not in speakers:
                yield self._other(doc, doc.original, one)
        told = [one.source for one in others if one.source]
        for place, source in doc.layer(lost_persons):
            if not any(one.overlaps(source) for one in told):
                yield self.finding(
                    place,
                    f"the original names “{doc.original.text[slice(*source)]}” here, and the article does not",
                    notes=[Note(source, "the name in the original", in_original=True)],
                )

        said = [one.target for one in others]
        for name in doc.layer(displaced_names):
            if not any(one.overlaps(name.target) for one in said):
                yield self._displaced(doc, name)

    def _displaced(self, doc: Document, name: DisplacedName) -> Finding:
        """The finding of a name that has nothing in common with its original but at its other places."""
        ours = doc.text[slice(*name.target)]
        return self.finding(
            name.target,
            f"the original has nothing for “{ours}” here, unlike where the article names it elsewhere",
            notes=[
                Note(name.source, "what the original has here", in_original=True),
                Note(name.elsewhere, f"“{ours}” elsewhere"),
                Note(name.there, "what the original has there", in_original=True),
            ],
        )

    def _other(self, doc: Document, original: Document, one: OtherName) -> Finding:
        """The finding of a name in whose place the original has another one, or none."""
        ours, notes = doc.text[slice(*one.target)], []
        message = f"the original has nothing that sounds like “{ours}” here"
        if one.source:
            message = f"the original has “{original.text[slice(*one.source)]}” here, and not “{ours}”"
            notes.append(Note(one.source, "the name in the original", in_original=True))
        if one.elsewhere:
            notes.append(Note(one.elsewhere, f"“{ours}” in the original", in_original=True))
        return self.finding(one.target, message, notes=notes)
