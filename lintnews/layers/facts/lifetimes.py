"""Years of birth, of death and of what lies between, and ages that cannot be reached from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.age_patterns import age_patterns, matches, speaks_of
from lintnews.layers.facts.contradictions import Contradiction, Statement, ages
from lintnews.layers.facts.dateline import dateline
from lintnews.layers.names.people import Person, people
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import is_past
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import tokens_in
from lintnews.lexicons import section

_THIS_CENTURY = range(1900, 2040)
_ALIVE = range(116)
_SLACK = 1.5
"""Years by which an age may be off half a year before or after a birthday: an article may be older than it says."""
_LIFE = re.compile(r"(?<=[a-z]\s)\((?P<year>1\d{3}|20\d\d)\s?[-–]\s?(?P<died>1\d{3}|20\d\d)\)")
_REGNAL = re.compile(r"\b[IVX]+\s\Z")
"""A number of kings, behind which the years may be those of a reign."""
_NEXT = 40
"""Code points behind the sentence of a death in which the age stands that ends the report."""


def wrong_lifetimes(doc: Document) -> tuple[Contradiction, ...]:
    """Ages that do not fit the year of birth that the text gives the same person."""
    patterns, in_brackets = age_patterns(doc.language), tuple(_in_brackets(doc))
    if not speaks_of(doc, "born") or not patterns.born.search(doc.text):
        return in_brackets
    born = [one for one in matches(doc, "born") if not quoted(doc, one.start())]
    found = [*in_brackets, *_at_publication(doc, born), *_too_young(doc), *_before_birth(doc)]
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
    patterns, where = age_patterns(doc.language), Span(0, len(doc.text)) if doc_wide else sentence_at(doc, born.start())
    died = [*patterns.died.finditer(doc.text, *where)]
    told = [one for one in patterns.at_death.finditer(doc.text, *where) if not quoted(doc, one.start())]
    if died:
        behind = sentence_at(doc, died[0].start()).end
        told += [one for one in [patterns.at_end.search(doc.text, behind, behind + _NEXT)] if one]
    if len({one["year"] for one in died}) != 1 or not told:
        return
    reached = int(died[0]["year"]) - int(born["year"])
    wrong = next((one for one in told if not reached - 1 <= int(one["age"]) <= reached), None)
    if wrong and reached in _ALIVE and sentence_at(doc, born.start()).holds(Span(*died[0].span())):
        yield Contradiction(
            born["year"], _statement(born, "year"), _statement(wrong, "age"), _statement(died[0], "year")
        )


def _in_brackets(doc: Document) -> Iterator[Contradiction]:
    """The age at death beside the two years of a life: Clara Wendt (1936-2019) died at the age of 87."""
    if "(1" not in doc.text and "(2" not in doc.text:
        return
    patterns = age_patterns(doc.language)
    ends = {mention.span.end for one in doc.layer(people) for mention in one.mentions}
    for life in _LIFE.finditer(doc.text):
        told = patterns.at_death.search(doc.text, life.end(), sentence_at(doc, life.start()).end)
        reached = int(life["died"]) - int(life["year"])
        is_named = life.start() - 1 in ends and not _REGNAL.search(doc.text, max(0, life.start() - 8), life.start())
        if told and is_named and reached in _ALIVE and not reached - 1 <= int(told["age"]) <= reached:
            yield Contradiction(
                life["year"], _statement(life, "year"), _statement(told, "age"), _statement(life, "died")
            )


def _before_birth(doc: Document) -> Iterator[Contradiction]:
    """A year of what is done once in a life that lies before the year of birth: (born 1955) married in 1948."""
    once = section(doc.language, "results", "once-in-a-life")
    for one in matches(doc, "born_and_did"):
        if one["did"] in once and int(one["then"]) < int(one["year"]) and not quoted(doc, one.start()):
            yield Contradiction(one["year"], _statement(one, "year"), _statement(one, "then"))


def _in_between(doc: Document, born: re.Match[str]) -> Iterator[Contradiction]:
    """An age in a year, in a text that is about one person: In 1957 she won, at the age of 19."""
    kin, patterns = section(doc.language, "results", "kin"), age_patterns(doc.language)
    known = doc.layer(people)
    for sentence in doc.layer(sentences):
        year = patterns.sentence_year.search(doc.text, *sentence)
        age = patterns.at_time.search(doc.text, *sentence)
        if not year or not age or quoted(doc, sentence.start) or sentence.holds(Span(*born.span())):
            continue
        name = "age" if age["age"] else "bare"
        reached = int(year["year"]) - int(born["year"])
        if reached not in _ALIVE or -1 <= int(age[name]) - reached <= 0 or patterns.born.search(doc.text, *sentence):
            continue
        is_other = any(token.text.lower() in kin for token in tokens_in(doc, sentence))
        named = [one for one in known if any(sentence.holds(mention.span) for mention in one.mentions)]
        if not is_other and named in ([], [_owner(known, born)]):
            yield Contradiction(born["year"], _statement(born, "year"), _statement(age, name))


def _at_publication(doc: Document, every: Sequence[re.Match[str]]) -> Iterator[Contradiction]:
    """The age of somebody on the day of the article, in whose sentence or of whom the text gives a year of birth."""
    today, patterns = doc.layer(dateline).date, age_patterns(doc.language)
    if not today or len({one["year"] for one in every}) != 1 or patterns.at_death.search(doc.text):
        return
    born, year = every[0], int(every[0]["year"])
    sentence = sentence_at(doc, born.start())
    kin = section(doc.language, "results", "kin")
    if any(token.text.lower() in kin for token in tokens_in(doc, sentence)) or today.year - year not in _ALIVE:
        return
    inside = [(one, said) for one, said in doc.layer(ages) if any(sentence.holds(place.span) for place in said)]
    owner = _owner(doc.layer(people), born)
    own = inside[:1] if len(inside) == 1 else [(one, said) for one, said in doc.layer(ages) if one is owner]
    for _, said in own:
        if all(abs(today.year - year - place.value - 0.5) > _SLACK for place in said):
            yield Contradiction(born["year"], _statement(born, "year"), said[0])


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
        for one in matches(doc, "sentence_year")
        if int(one["year"]) in _THIS_CENTURY and _is_told_as_past(doc, one)
    ]
    for one in matches(doc, "age_and_birth"):
        if not quoted(doc, one.start()) and max(told, default=0) - int(one["year"]) - 1 > int(one["age"]):
            yield Contradiction(one["year"], _statement(one, "year"), _statement(one, "age"))


def _is_told_as_past(doc: Document, year: re.Match[str]) -> bool:
    """Whether the sentence of a year has a past form and nothing that lies ahead."""
    lowers = [token.text.lower() for token in tokens_in(doc, sentence_at(doc, year.start()))]
    ahead = section(doc.language, "events", "will")
    return any(is_past(low, doc.language) for low in lowers) and not any(low in ahead for low in lowers)
