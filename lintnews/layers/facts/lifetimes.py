"""Years of birth, of death and of what lies between, and ages that cannot be reached from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.contradictions import Contradiction, Statement
from lintnews.layers.names.people import Person, people
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import tokens_in
from lintnews.lexicons import section

_YEAR = r"(?P<year>1\d{3}|20\d\d)\b"
_DAY = (
    r"(?:\s(?:on|in))?(?:\s[A-Z][a-z]+,)?"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:\s[A-Z][a-z]+)?(?:\s\d{1,2}(?:st|nd|rd|th)?,)?\s"
)
_BORN = re.compile(r"\bborn\b(?:\sin\s[A-Z]\w+)?" + _DAY + _YEAR)
_AGE_AND_BIRTH = re.compile(
    r"(?:,|\()\s?(?P<age>\d{1,3}),\s(?:(?:who|and)\s(?:was|is)\s)?born\b(?:\sin\s[A-Z]\w+)?" + _DAY + _YEAR
)
_DIED = re.compile(r"\bdied\b(?:\sin\s[A-Z]\w+)?" + _DAY + _YEAR)
_BORN_AND_DID = re.compile(
    _BORN.pattern
    + r"[),]+\s(?:who\s|and\s)?(?P<did>[a-z]+)\b(?:\s(?!which|that)[\w-]+){0,3}?\sin\s(?P<then>1\d{3}|20\d\d)\b"
)
_AGE_AT_DEATH = re.compile(r"\b(?:died|dies|dead|death)\b[^.\n]{0,60}?\b(?:at the age of|aged|at)\s(?P<age>\d{2,3})\b")
_AT_AGE = re.compile(r"\b(?:at the age of|aged)\s(?P<age>\d{1,3})\b|\bat\s(?P<bare>\d{1,2})(?=[,.])")
_IN_YEAR = re.compile(r"\b[Ii]n " + _YEAR)
_THIS_CENTURY = range(1900, 2040)
_ALIVE = range(116)


def wrong_lifetimes(doc: Document) -> tuple[Contradiction, ...]:
    """Ages that do not fit the year of birth that the text gives the same person."""
    if not _BORN.search(doc.text):
        return ()
    born = [one for one in _BORN.finditer(doc.text) if not quoted(doc, one.start())]
    found = [*_too_young(doc), *_before_birth(doc)]
    for one in born:
        found += _at_death(doc, one, doc_wide=len(born) == 1)
    if len(born) == 1:
        found += _in_between(doc, born[0])
    return tuple(found)


def _statement(match: re.Match[str], name: str) -> Statement:
    return Statement(Span(*match.span(name)), float(match[name]))


def _at_death(doc: Document, born: re.Match[str], *, doc_wide: bool) -> Iterator[Contradiction]:
    """The age at death, where the text has one year of death: born in 1936, died in 2019 at the age of 87. In a text
    with several births only what the sentence of one says counts.
    """
    where = Span(0, len(doc.text)) if doc_wide else sentence_at(doc, born.start())
    died = [*_DIED.finditer(doc.text, *where)]
    told = [one for one in _AGE_AT_DEATH.finditer(doc.text, *where) if not quoted(doc, one.start())]
    if len({one["year"] for one in died}) != 1 or not told:
        return
    reached = int(died[0]["year"]) - int(born["year"])
    wrong = next((one for one in told if not reached - 1 <= int(one["age"]) <= reached), None)
    if wrong and reached in _ALIVE and sentence_at(doc, born.start()).holds(Span(*died[0].span())):
        yield Contradiction(born["year"], _statement(born, "year"), _statement(wrong, "age"))


def _before_birth(doc: Document) -> Iterator[Contradiction]:
    """A year of what is done once in a life that lies before the year of birth: (born 1955) married in 1948."""
    once = section(doc.language, "results", "once-in-a-life")
    for one in _BORN_AND_DID.finditer(doc.text):
        if one["did"] in once and int(one["then"]) < int(one["year"]) and not quoted(doc, one.start()):
            yield Contradiction(one["year"], _statement(one, "year"), _statement(one, "then"))


def _in_between(doc: Document, born: re.Match[str]) -> Iterator[Contradiction]:
    """An age in a year, in a text that is about one person: In 1957 she won, at the age of 19."""
    kin = section(doc.language, "results", "kin")
    known = doc.layer(people)
    for sentence in doc.layer(sentences):
        year, age = _IN_YEAR.search(doc.text, *sentence), _AT_AGE.search(doc.text, *sentence)
        if not year or not age or quoted(doc, sentence.start) or sentence.holds(Span(*born.span())):
            continue
        name = "age" if age["age"] else "bare"
        reached = int(year["year"]) - int(born["year"])
        if reached not in _ALIVE or -1 <= int(age[name]) - reached <= 0 or _BORN.search(doc.text, *sentence):
            continue
        is_other = any(token.text.lower() in kin for token in tokens_in(doc, sentence))
        named = [one for one in known if any(sentence.holds(mention.span) for mention in one.mentions)]
        if not is_other and named in ([], [_owner(known, born)]):
            yield Contradiction(born["year"], _statement(born, "year"), _statement(age, name))


def _owner(known: Sequence[Person], born: re.Match[str]) -> Person | None:
    """The person named last before a year of birth."""
    before = [
        (mention.span.start, one) for one in known for mention in one.mentions if mention.span.end <= born.start()
    ]
    return max(before, key=lambda one: one[0])[1] if before else None


def _too_young(doc: Document) -> Iterator[Contradiction]:
    """An age beside a year of birth, where a later year that the text tells as past already gives a greater one."""
    told = [
        int(one["year"])
        for one in _IN_YEAR.finditer(doc.text)
        if int(one["year"]) in _THIS_CENTURY and _is_told_as_past(doc, one)
    ]
    for one in _AGE_AND_BIRTH.finditer(doc.text):
        if not quoted(doc, one.start()) and max(told, default=0) - int(one["year"]) - 1 > int(one["age"]):
            yield Contradiction(one["year"], _statement(one, "year"), _statement(one, "age"))


def _is_told_as_past(doc: Document, year: re.Match[str]) -> bool:
    """Whether the sentence of a year has a past form and nothing that lies ahead."""
    lowers = [token.text.lower() for token in tokens_in(doc, sentence_at(doc, year.start()))]
    ahead, past = section(doc.language, "events", "will"), section(doc.language, "clauses", "past")
    is_past = any(low in past or low in ("was", "were", "had") or low.endswith("ed") for low in lowers)
    return is_past and not any(low in ahead for low in lowers)
