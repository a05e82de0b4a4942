"""`names/known`: nearly the name of a known office-holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.names.distance import difference, folded
from lintnews.layers.names.known_variants import given_variants
from lintnews.layers.names.mentions import PERSON, Mention, mentions
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import tokens_in
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.office_holders import Registry, Term, registry
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Known(Rule):
    """A name is nearly that of a known office-holder, and is not it.

    “Volodymyr Zhelensky” is nobody; the President of Ukraine is Volodymyr Zelensky. The registry of office-holders
    knows the accepted spellings. A near miss counts only if something else agrees: the office that the article gives
    to the name, or the given name together with the country in the same sentence.

    Not found: persons who hold none of the registry's offices; bare surnames without an office.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", needs=("given_names",))

    reach: float = 0.25
    """The greatest difference between the names, as a share of the shorter one's letters."""

    VALID = (
        "Ukrainian President Volodymyr Zelensky spoke to German Chancellor Olaf Scholz.",
        "Ukrainian President Volodymyr Zelenskyy spoke on Monday.",
        "British Prime Minister Boris Johnson met the actor Don Johnston.",
    )
    INVALID = (
        Invalid("Ukrainian President ⟦Volodymyr Zhelensky⟧ spoke on Monday.", says="Volodymyr Zelensky"),
        Invalid("He thanked German Chancellor ⟦Olaf Scholes⟧ for his help.", says="Olaf Scholz"),
        Invalid("The Ukrainian side was led by ⟦Dmitry Kulepa⟧.", says="Dmytro Kuleba"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each person's first mention that misses."""
        known = registry(*doc.registries)
        seen: set[str] = set()
        for mention in doc.layer(mentions):
            if mention.kind != PERSON or mention.text in seen or not (mention.titles or mention.given):
                continue
            seen.add(mention.text)
            if missed := self._missed(doc, mention, known):
                term, why = missed
                yield self.finding(
                    mention.span,
                    f"“{mention.text}”: the registry of office-holders has “{term.holder}” "
                    f"({term.office}, {term.body}); {why}",
                )

    def _missed(self, doc: Document, mention: Mention, known: Registry) -> tuple[Term, str] | None:
        """The office-holder whose name was probably meant, and what agrees."""
        held = [term for title in mention.titles for term in known.terms_of(title.office, title.body)]
        if any(_is(mention, spelling) for term in held for spelling in term.spellings):
            return None
        for term in held:
            if any(self._near(mention, spelling, doc.language) for spelling in term.spellings):
                return term, "the office agrees"
        if not mention.titles and mention.given:
            around = list(self._around(doc, mention, known))
            if any(_is(mention, spelling) for term in around for spelling in term.spellings):
                return None
            initial = folded(mention.surname)[:1]
            for term in around:
                for spelling in term.spellings:
                    surname = spelling.rpartition(" ")[2]
                    if folded(surname)[:1] == initial and self._near(mention, spelling, doc.language):
                        return term, "the given name and the country agree"
        return None

    @staticmethod
    def _around(doc: Document, mention: Mention, known: Registry) -> Iterator[Term]:
        """The office-holders of the countries and organisations that the mention's sentence names."""
        bodies = vocabulary(doc.language).bodies
        words = {token.text for token in tokens_in(doc, sentence_at(doc, mention.span.start)) if token.is_capitalised}
        named = {match[1] for word in words if (match := bodies.at((word,), 0))}
        for body in sorted(named):
            yield from known.terms_in(body)

    def _near(self, mention: Mention, spelling: str, language: str) -> bool:
        """Whether the surname nearly is the spelling's, and no given name contradicts."""
        *given, surname = spelling.split()
        mine = mention.surname.split()[-1]
        if folded(mine) == folded(surname) or difference(mine, surname) > self.reach * min(len(mine), len(surname)):
            return False
        return (
            not mention.given
            or not given
            or given_variants(language, mention.given[0], given[0])
            or difference(mention.given[0], given[0]) <= 1
        )


def _is(mention: Mention, spelling: str) -> bool:
    """Whether a mention is this spelling of a name, or its surname alone."""
    mine, theirs = (folded(text.replace(" ", "")) for text in (mention.text, spelling))
    words = {folded(word) for word in spelling.split()}
    return mine == theirs or folded(mention.surname) in words or folded(mention.surname.split()[-1]) in words
