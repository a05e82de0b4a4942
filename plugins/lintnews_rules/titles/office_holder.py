"""`titles/office-holder`: an office and a name that the registry does not have together on the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.names.distance import folded, may_be_one
from lintnews.layers.names.mentions import PERSON, Mention, mentions
from lintnews.layers.names.offices import current, of_another_time
from lintnews.layers.names.titles import Title
from lintnews.layers.speech.quotes import quoted
from lintnews.office_holders import Term, registry
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class OfficeHolder(Rule):
    """The registry of office-holders has somebody else in this office on the day of the article.

    “German Chancellor Angela Merkel” in an article of 2023 is a title of another year, or another person's. The
    registry is dated; the article's date is its dateline, or what `published` says.

    After the registry's own last day its holders may have changed: what it says then is a note. So it is beside an
    original that has the name and the office: the newspaper wrote so.

    Not found: anything in an article without a date; offices that the registry does not have; a name that is nearly
    right, which is `names/known`'s.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", in_quotations=False, needs=("offices",))

    grace: int = 60
    """Days before and after a term in which its holder may still be called so."""

    VALID = (
        "March 3, 2023\n\nGerman Chancellor Olaf Scholz spoke to US President Joe Biden.",
        "March 3, 2023\n\nFormer German Chancellor Angela Merkel was in Rome.",
        "German Chancellor Angela Merkel spoke to the press.",
    )
    INVALID = (
        Invalid(
            "German Chancellor ⟦Angela Merkel⟧ spoke to the press on Monday.",
            says="Olaf Scholz",
            published="2023-03-03",
        ),
        Invalid(
            "German Chancellor ⟦Olaf Scholz⟧ travels to Oslo.",
            says="knows nothing after 2025-12-31",
            published="2026-03-03",
        ),
        Invalid(
            "US President ⟦Donald Trump⟧ spoke to 300 workers on Monday.",
            says="but the original says so",
            published="2023-03-03",
            original="Президент США Дональд ⟦Трамп⟧ выступил в понедельник перед 300 рабочими.",
            original_language="ru",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each name and office that do not go together."""
        day = doc.layer(dateline).date
        seen: set[tuple[str, str]] = set()
        for mention in doc.layer(mentions) if day else ():
            if mention.kind != PERSON or of_another_time(doc, mention) or quoted(doc, mention.span.start):
                continue
            for title in mention.titles:
                if (
                    not current(title, doc.language)
                    or title.span.end > mention.span.start
                    or (mention.text, title.text) in seen
                ):
                    continue
                seen.add((mention.text, title.text))
                if day and (found := self._others(doc, mention, title, day)):
                    holders, before = found
                    names = " or ".join(
                        f"{term.holder} ({term.start or '?'} to {term.end or 'now'})" for term in holders
                    )
                    until = registry(*doc.registries).until
                    late = until is not None and day > until and not all(term.end for term in holders)
                    there = _in_original(doc, mention, title)
                    yield self.finding(
                        mention.span,
                        f"“{title.text} {mention.text}” on {day}: the registry has {names}"
                        + (f", and knows nothing after {until}" if late else "")
                        + (", but the original says so" if there else ""),
                        notes=there,
                        severity=self.meta.severity if before and not late and not there else Severity.NOTE,
                    )

    def _others(self, doc: Document, mention: Mention, title: Title, day: date) -> tuple[Sequence[Term], bool] | None:
        """Who holds the office on the day, if the mention is none of them; and whether it held it at another time."""
        terms = registry(*doc.registries).terms_of(title.office, title.body)
        wide = [day - timedelta(self.grace), day, day + timedelta(self.grace)]
        around = [term for term in terms if any(term.covers(moment) for moment in wide)]
        holders = [term for term in terms if term.covers(day) and (term.start or term.end)]
        if not holders or any(_same(mention, spelling) for term in around for spelling in term.spellings):
            return None
        return holders, any(_same(mention, spelling) for term in terms for spelling in term.spellings)


def _in_original(doc: Document, mention: Mention, title: Title) -> tuple[Note, ...]:
    """Where the original has a name in the office of the article, if it surely does."""
    if doc.original is None:
        return ()
    from lintnews.layers.alignment.source_offices import named_in_original

    place = named_in_original(doc, title, mention.surname)
    return (Note(place, "the holder in the original", in_original=True),) if place else ()


def _same(mention: Mention, spelling: str) -> bool:
    """Whether a mention is this name or nearly so, or shares a word of it."""
    words = [folded(word) for word in spelling.split()]
    mine = folded(mention.surname.split()[-1])
    return mine in words or may_be_one(mine, words[-1])
