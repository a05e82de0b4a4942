"""`source/body`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.rule import Invalid, Meta, Rule, Valid


class Body(Rule):
    """A country, a body or a news agency stands where the original has another one.

    The reader takes Latvia for Lithuania, and one agency's report for another's. The article names it and the original
    does so nowhere, in any of the ways that its language has; and in the same sentence the original has another one of
    which the article has no word. A news agency or a newspaper needs no other one: no translator adds it.

    Not found: bodies and media that no word list of the original's language has; one that the original names elsewhere.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
        needs=("glossary",),
    )

    VALID = (
        Valid(
            "Norway sent 12 ships to the Baltic Sea on Monday, the Reuters agency said.",
            original="Норвегия направила в понедельник 12 кораблей в Балтийское море, сообщил Рейтер.",
            original_language="ru",
        ),
        Valid(
            "Norwegian officers met 300 sailors in Riga on Monday.",
            original="Norwegens Offiziere trafen am Montag in Riga 300 Seeleute.",
            original_language="de",
        ),
    )
    INVALID = (
        Invalid(
            "The court spoke of Russia and ⟦Latvia⟧ on Monday. The 12 judges were in no doubt.",
            says="Литве",
            original="Суд говорил в понедельник о России и ⟦Литве⟧. У 12 судей не было сомнений.",
            original_language="ru",
        ),
        Invalid(
            "⟦Xinhua⟧, 12 May: In the city of Wuhan 300 schools opened on Monday.",
            says="中新网",
            original="⟦中新网⟧5月12日电：武汉市周一有300所学校开学。",
            original_language="zh",
        ),
        Invalid(
            "The ⟦Kremlin⟧ opened 12 new parks on Monday. They cost 3 million euros, ⟦CNN⟧ reported.",
            says="Weiße Haus",
            original="Das ⟦Weiße Haus⟧ eröffnete am Montag 12 neue Parks. Sie kosteten 3 Millionen Euro, hieß es.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.exchanged_bodies import exchanged_bodies
        from lintnews.layers.alignment.strange_media import strange_media

        for target, source in (*doc.layer(strange_media), *doc.layer(exchanged_bodies)):
            ours, notes = doc.text[slice(*target)], []
            message = f"the original has no “{ours}”"
            if source:
                message += f", but “{doc.original.text[slice(*source)]}” here, of which the article has no word"
                notes.append(Note(source, "what the original has here", in_original=True))
            yield self.finding(target, message, notes=notes)
