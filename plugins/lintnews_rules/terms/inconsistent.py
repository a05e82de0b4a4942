"""`terms/inconsistent`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.terms import has_termbase
from lintnews.rule import Invalid, Meta, Rule, Valid

_TERMS = "nl,en\nrechtbank,district court|tribunal\n"


class Inconsistent(Rule):
    """One term of the original is translated in two ways.

    The reader takes them for two bodies or things where the original has one. Terms of a termbase are known in any
    inflection. Without one, what the original has in quotation marks in the same words is compared with what the
    article has in marks in the sentences that correspond; and two names in several words that share some of them,
    where the original has one term of that length just in the sentences of both.

    Not found: a long term and its short form; without a termbase, terms without marks in small letters, and names
    without a word in common.
    """

    meta = Meta(
        Severity.WARNING,
        mqm="Terminology/Inconsistent use of terminology",
        since="0.1",
        needs_original=True,
    )
    VALID = (
        Valid(
            "The Vaccine Purchase Fund met in May. It rained. The Vaccine Research Fund met in June.",
            original="Фонд закупки вакцин собрался в мае. Шел дождь. Фонд изучения вакцин собрался в июне.",
            original_language="ru",
        ),
        Valid(
            "The district court sat on 3 May. The district court ruled on 5 May.",
            original="De rechtbank kwam op 3 mei bijeen. De rechtbank deed op 5 mei uitspraak.",
            original_language="nl",
            termbase=_TERMS,
        ),
        Valid(
            "The play “The Long Night” opened in May. “The Long Night” will be shown in Lyon. It rained.",
            original="La pièce « La longue nuit » a débuté en mai. « La longue nuit » sera montrée à Lyon. Il a plu.",
            original_language="fr",
        ),
        Valid(
            "He called it a “crisis”. She spoke of “crises” in the north, and he of “plans”.",
            original="Il a parlé d’une « crise ». Elle a parlé de « crises » dans le nord, et lui de « projets ».",
            original_language="fr",
        ),
    )
    INVALID = (
        Invalid(
            "The Vaccine Purchase Fund met in May. It rained. The ⟦Vaccine Acquisition Fund⟧ met again in June.",
            says="“Vaccine Purchase Fund”",
            original="⟦Фонд закупки вакцин⟧ собрался в мае. Шел дождь. Снова ⟦фонд закупки вакцин⟧ заседал в июне.",
            original_language="ru",
        ),
        Invalid(
            "The district court sat on 3 May. The ⟦tribunal⟧ ruled on 5 May.",
            says="“district court”",
            original="De ⟦rechtbank⟧ kwam op 3 mei bijeen. De ⟦rechtbank⟧ deed op 5 mei uitspraak.",
            original_language="nl",
            termbase=_TERMS,
        ),
        Invalid(
            "The crew of the “Swallow” left Odesa on Monday. It rained. The “⟦Lastochka⟧” came back on Friday.",
            says="“Swallow”",
            original="Экипаж «⟦Ласточки⟧» покинул Одессу в понедельник. Шел дождь. «⟦Ласточка⟧» вернулась в пятницу.",
            original_language="ru",
        ),
        Invalid(
            "The film “Odds” opens today. Tickets are sold out. Li calls “⟦Chance of Winning⟧” his best work.",
            says="“Odds”",
            original="电影《⟦胜算⟧》今天上映。门票已售罄。李说《⟦胜算⟧》是他最好的作品。",
            original_language="zh",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.terms.quoted_terms import quoted_rivals
        from lintnews.layers.terms.rival_names import rival_names

        seen: set[Span] = set()
        if doc.layer(has_termbase):
            from lintnews.layers.terms.translations import rival_terms

            for one, other, source, other_source in doc.layer(rival_terms):
                seen.add(one.span)
                yield self._finding(doc.original, doc, one.span, other.span, source, other_source)
        for mine, before in doc.layer(quoted_rivals):
            if mine.span not in seen:
                seen.add(mine.span)
                yield self._finding(doc.original, doc, mine.span, before.span, mine.source, before.source)
        for first, second, _, first_source, second_source in doc.layer(rival_names):
            if second.spans[0] not in seen:
                yield self._finding(doc.original, doc, second.spans[0], first.spans[0], second_source, first_source)

    def _finding(
        self, original: Document, doc: Document, one: Span, other: Span, source: Span, other_source: Span
    ) -> Finding:
        theirs, first = original.text[slice(*source)], doc.text[slice(*other)]
        return self.finding(
            one,
            f"“{doc.text[slice(*one)]}” stands for “{theirs}” of the original, as “{first}” does elsewhere",
            notes=[
                Note(other, "the other term"),
                Note(source, "the term in the original", in_original=True),
                Note(other_source, "the same term", in_original=True),
            ],
        )
