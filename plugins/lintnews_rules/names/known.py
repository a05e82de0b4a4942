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
from lintnews.lexicons import section
from lintnews.office_holders import Registry, Term, registry
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Known(Rule):
    """A name is nearly that of a known office-holder, and is not it.

    “Volodymyr Zhelensky” is nobody; the President of Ukraine is Volodymyr Zelensky. The registry of office-holders
    knows the accepted spellings. A near miss counts only if something else agrees: the office that the article gives
    to the name, or the given name together with the country in the same sentence. Where the family name comes first, as
    in China or Korea, and millions share it, only the office counts.

    Not found: persons who hold none of the registry's offices; bare surnames without an office.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1")

    reach: float = 0.25
    """The greatest difference between the names, as a share of the shorter one's letters."""

    VALID = (
        "Ukrainian President Volodymyr Zelensky spoke to German Chancellor Olaf Scholz.",
        "Ukrainian President Volodymyr Zelenskyy spoke on Monday.",
        "On Taiwan’s radio, Chu Chao-shin, an adviser to a museum, welcomed the plan.",
        "The expo in China was opened by Qi Jianping, a manager.",
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
        held = [(title, term) for title in mention.titles for term in known.terms_of(title.office, title.body)]
        if any(_is(mention, spelling) for _, term in held for spelling in term.spellings):
            return None
        for title, term in held:
            if any(self._near(mention, spelling, doc.language) for spelling in term.spellings):
                return term, f"the text says “{title.text}”"
        if mention.titles or not mention.given:
            return None
        around = list(self._around(doc, mention, known))
        if any(_is(mention, spelling) for _, term in around for spelling in term.spellings):
            return None
        initial = folded(mention.surname)[:1]
        for named, term in around:
            for spelling in term.spellings:
                given, _, surname = spelling.rpartition(" ")
                if folded(surname)[:1] == initial and self._near(mention, spelling, doc.language):
                    if given_variants(doc.language, mention.given[0], given.split()[0] if given else ""):
                        return term, f"the sentence has “{named}”, and “{mention.given[0]}” is the same given name"
        return None

    @staticmethod
    def _around(doc: Document, mention: Mention, known: Registry) -> Iterator[tuple[str, Term]]:
        """The words for countries and organisations in the mention's sentence, each with their office-holders; not
        those where millions share a family name, which stands first.
        """
        bodies, shared = vocabulary(doc.language).bodies, section(doc.language, "names", "family-name-first")
        words = {token.text for token in tokens_in(doc, sentence_at(doc, mention.span.start)) if token.is_capitalised}
        for word in sorted(words):
            found = bodies.at((word,), 0)
            if found and found[1] not in shared:
                yield from ((word, term) for term in known.terms_in(found[1]))

    def _near(self, mention: Mention, spelling: str, language: str) -> bool:
        """Whether the surname nearly is the spelling's, and no given name contradicts."""
        *given, surname = spelling.split()
        mine = mention.surname.split()[-1]
        if folded(mine) == folded(surname) or not self._alike(mine, surname):
            return False
        if not mention.given or not given or given_variants(language, mention.given[0], given[0]):
            return True
        return self._alike(mention.given[0], given[0])

    def _alike(self, one: str, other: str) -> bool:
        return difference(one, other) <= self.reach * min(len(one), len(other))


def _is(mention: Mention, spelling: str) -> bool:
    """Whether a mention is this spelling of a name, or its surname alone."""
    mine, theirs = (folded(text.replace(" ", "")) for text in (mention.text, spelling))
    words = {folded(word) for word in spelling.split()}
    return mine == theirs or folded(mention.surname) in words or folded(mention.surname.split()[-1]) in words
