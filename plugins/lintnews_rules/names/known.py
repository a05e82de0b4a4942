"""`names/known`: nearly the name of a known person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.names.distance import difference, folded
from lintnews.layers.names.known_holders import holders
from lintnews.layers.names.known_persons import Near, nearly
from lintnews.layers.names.known_variants import given_variants
from lintnews.layers.names.mentions import PERSON, Mention, mentions
from lintnews.layers.names.offices import bodies_named
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.office_holders import Registry, Term, registry
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

SHORT = 4
"""Letters of a surname that is too short to be known without a country in its sentence."""
_APPOSITION = 3
"""Words behind the article of an apposition among which the trade stands."""


@dataclass(frozen=True)
class Known(Rule):
    """A name is nearly that of a known office-holder or other known person, and is not it.

    “Volodymyr Zhelensky” is nobody; the President of Ukraine is Volodymyr Zelensky. The registry of office-holders
    knows the accepted spellings. A near miss counts only if something else agrees: the office that the article gives
    to the name, or the given name together with the country in the same sentence. Where the family name comes first, as
    in China or Korea, and millions share it, only the office counts. A country that only another sentence names makes
    it a note, and only if nobody else in the offices of the countries named has that given name.

    Persons who hold no office of the registry, from generals to footballers, stand in the lexicon `persons` with words
    of their country and trade. Their whole name must be near, and such a word stand in the sentence; one that stands
    elsewhere makes it a note, and only if hardly anybody else can be meant.

    Beside its original, a name that is spelled as the original has it is not reported.

    Not found: persons whom neither the registry nor the lexicon knows; bare surnames without an office.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", needs=("given_names",))

    reach: float = 0.25
    """The greatest difference between the names, as a share of the shorter one's letters."""

    VALID = (
        "Ukrainian President Volodymyr Zelensky spoke to German Chancellor Olaf Scholz.",
        "Ukrainian President Volodymyr Zelenskyy spoke on Monday.",
        "On Taiwan’s radio, Chu Chao-shin, an adviser to a museum, welcomed the plan.",
        "The expo in China was opened by Qi Jianping, a manager.",
        "In China the president of a bank, Xi Jinfeng, and the head of a school, President Xi Lianping, met.",
        "British Prime Minister Boris Johnson met the actor Don Johnston.",
        "The German singer Olaf Schulz and Angela Merkl, a baker from Germany, sang.",
        "The BBC’s Laura Kuenssberg asked the plumber Wopke Gukstra and Patricia Sanders of the British Museum.",
    )
    INVALID = (
        Invalid("Ukrainian President ⟦Volodymyr Zhelensky⟧ spoke on Monday.", says="Volodymyr Zelensky"),
        Invalid("He thanked German Chancellor ⟦Olaf Scholes⟧ for his help.", says="Olaf Scholz"),
        Invalid("Germany wants peace. That is what ⟦Annalena Barbock⟧ said.", says="Annalena Baerbock"),
        Invalid("The Ukrainian side was led by ⟦Dmitry Kulepa⟧.", says="Dmytro Kuleba"),
        Invalid("President ⟦Xi Jinpin⟧ received the guests. They stayed in China for a day.", says="Xi Jinping"),
        Invalid("The Dutch minister ⟦Wopke Gukstra⟧ spoke.", says="Wopke Hoekstra"),
        Invalid("The BBC’s ⟦Laura Kunsberg⟧ asked him.", says="Laura Kuenssberg"),
        Invalid(
            "The Prime Minister of Poland, ⟦Mateusz Moravecki⟧, came on Monday. He spoke for two hours about gas.",
            says="Mateusz Morawiecki",
            original="В понедельник прибыл премьер-министр Польши Матеуш Моравецкий. Он два часа говорил о газе.",
            original_language="ru",
        ),
        Invalid("⟦Lionel Messiah⟧ rested. The footballer scored on Sunday.", says="Lionel Messi"),
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
                term, why, severity = missed
                if not _in_original(doc, mention, term.spellings):
                    yield self.finding(
                        mention.span,
                        f"“{mention.text}”: the registry of office-holders has “{term.holder}” "
                        f"({term.office}, {term.body}); {why}",
                        severity=severity,
                    )
            elif (near := nearly(mention.text, doc.language, self.reach)) and not _in_original(
                doc, mention, near.person.spellings
            ):
                yield from self._of_known(doc, mention, near)

    def _of_known(self, doc: Document, mention: Mention, near: Near) -> Iterator[Finding]:
        """A finding if the sentence has a sign of the known person whose whole name this nearly is, or the text has and
        the names can hardly be two persons'.
        """
        person = near.person
        trade = _other_trade(doc, mention)
        if trade and trade not in person.signs:
            return
        sentence = sentence_at(doc, mention.span.start)
        apart = (doc.text[sentence.start : mention.span.start], doc.text[mention.span.end : sentence.end])
        sign, severity = _sign(person.signs, " | ".join(apart)), self.meta.severity
        if not sign and near.is_telling:
            sign, severity = _sign(person.signs, doc.text), Severity.NOTE
        if sign:
            yield self.finding(
                mention.span,
                f"“{mention.text}” is nearly “{near.spelling}” ({person.what}); the text has “{sign}”",
                severity=severity,
            )

    def _missed(self, doc: Document, mention: Mention, known: Registry) -> tuple[Term, str, Severity] | None:
        """The office-holder whose name was probably meant, what agrees, and how much that says."""
        held = [(title, term) for title in mention.titles for term in known.terms_of(title.office, title.body)]
        if any(_is(mention, spelling) for _, term in held for spelling in term.spellings):
            return None
        for title, term in held:
            if any(self._near(mention, spelling, doc.language) for spelling in term.spellings):
                return term, f"the text says “{title.text}”", self.meta.severity
        if not mention.given or (not mention.titles and _other_trade(doc, mention)):
            return None
        return self._by_office(doc, mention) if mention.titles else self._by_given(doc, mention)

    def _by_office(self, doc: Document, mention: Mention) -> tuple[Term, str, Severity] | None:
        """The same of a name with a bare office, by the countries that the text names: President Xi Jinpin."""
        places = vocabulary(doc.language).places
        held = [
            (title, term)
            for title in mention.titles
            if title.unique and not title.modifiers and (not title.body or title.body in places)
            for term in doc.layer(_InOffice)[title.office]
        ]
        if any(_is(mention, spelling) for _, term in held for spelling in term.spellings):
            return None
        for title, term in held:
            same = [spelling for spelling in term.spellings if folded(spelling.split()[0]) == folded(mention.given[0])]
            if any(self._begins_alike(mention, s) and self._near(mention, s, doc.language) for s in same):
                return term, f"the text says “{title.text}”, and names the country", self.meta.severity
        return None

    def _by_given(self, doc: Document, mention: Mention) -> tuple[Term, str, Severity] | None:
        """The same of a name without an office, by its given name and the countries that the text names."""
        given, places_of = mention.given[0], doc.layer(_places)
        around = holders(doc.language, doc.registries, given, places_of)
        if any(_is(mention, spelling) for term in around for spelling in term.spellings):
            return None
        sentence = sentence_at(doc, mention.span.start)
        only = len({folded(other.holder.split()[-1]) for other in around}) == 1 and len(mention.surname) > SHORT
        for term in around:
            if not any(self._begins_alike(mention, s) and self._near(mention, s, doc.language) for s in term.spellings):
                continue
            places = places_of[term.body]
            place = next((place for place in places if place.overlaps(sentence)), None)
            why = f"“{given}” is the same given name, and the text has “{doc.text[slice(*(place or places[0]))]}”"
            if place or only:
                return term, why, self.meta.severity if place else Severity.NOTE
        return None

    @staticmethod
    def _begins_alike(mention: Mention, spelling: str) -> bool:
        return folded(spelling.rpartition(" ")[2])[:1] == folded(mention.surname)[:1]

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
        most = self.reach * min(len(one), len(other))
        return difference(one, other, most) <= most


def _sign(signs: Iterable[str], text: str) -> str:
    """The first of some words that stands in a text."""
    return next((sign for sign in signs if sign in text and re.search(rf"\b{re.escape(sign)}\b", text)), "")


def _in_original(doc: Document, mention: Mention, spellings: Iterable[str]) -> bool:
    """Whether the original, if there is one, has the name of the article there and not that of the known person."""
    if doc.original is None:
        return False
    from lintnews.layers.alignment.spelling_sources import is_nearer

    surnames = [spelling.rpartition(" ")[2] for spelling in spellings]
    return is_nearer(doc, mention.span, mention.surname, surnames)


@per_language
def _trades(language: str) -> frozenset[str]:
    """What people do who hold no office."""
    return vocabulary(language).roles - section(language, "offices", "not-a-trade").keys()


def _other_trade(doc: Document, mention: Mention) -> str:
    """The word beside a name that says what its bearer does who holds no office: the singer Olaf Schulz, a baker."""
    trades, words, starts = _trades(doc.language), doc.layer(words_of), doc.layer(token_starts)
    first, behind = bisect_left(starts, mention.whole.start), bisect_left(starts, mention.span.end)
    if first and words.lowers[first - 1] in trades:
        return words.lowers[first - 1]
    apposed = words.lowers[behind : behind + 2 + _APPOSITION]
    if apposed[:1] != [","] or apposed[1:2] == [] or apposed[1] not in section(doc.language, "names", "indefinite"):
        return ""
    return next((word for word in takewhile(str.isalpha, apposed[2:]) if word in trades), "")


def _places(doc: Document) -> Mapping[str, Sequence[Span]]:
    """Where the text names each country and organisation, except those of the section `family-name-first`."""
    shared = section(doc.language, "names", "family-name-first")
    return {body: spans for body, spans in doc.layer(bodies_named).items() if body not in shared}


class _InOffice(dict[str, Sequence[Term]]):
    """Who held an office in one of the bodies that a text names."""

    def __init__(self, doc: Document) -> None:
        super().__init__()
        self._known = registry(*doc.registries)
        self._bodies = (*doc.layer(bodies_named),)

    def __missing__(self, office: str) -> Sequence[Term]:
        answer = self[office] = [term for body in self._bodies for term in self._known.terms_of(office, body)]
        return answer


def _is(mention: Mention, spelling: str) -> bool:
    """Whether a mention is this spelling of a name, or its surname alone."""
    mine, theirs = (folded(text.replace(" ", "")) for text in (mention.text, spelling))
    words = {folded(word) for word in spelling.split()}
    return mine == theirs or folded(mention.surname) in words or folded(mention.surname.split()[-1]) in words
