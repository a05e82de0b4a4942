"""How a language writes ages, and years of birth and of death: regular expressions made of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept
from lintnews.lexicons import either, per_language, section
from lintnews.records import NamedTuple

_YEAR = r"(?P<year>1\d{3}|20\d\d)\b"
_NUMBER = r"(?P<old>\d{1,3}|[a-z]+(?:-[a-z]+)?)"


class AgePatterns(NamedTuple):
    """Each finds one way to write an age, a year or what stands beside it; numbers are groups with a name."""

    behind_name: re.Pattern[str]
    """Behind somebody: `, 41,` as `bare`, ` (41)` as `bracket`, ` is 41 years old` as `aged`, and
    `, a 41-year-old` as `old`.
    """
    before_name: re.Pattern[str]
    """At the end of what stands before somebody: `41-year-old farmer ` as `old` and `between`."""
    alone: re.Pattern[str]
    """`The 41-year-old` before a verb, as `age` and `verb`: somebody of whom the text spoke."""
    any_age: re.Pattern[str]
    """An age of anybody, in the only group that is filled."""
    of_nobody: re.Pattern[str]
    """What stands behind an age without a noun: `-year-old.`"""
    of_role: re.Pattern[str]
    """`the 52-year-old driver` as `first` and `after`, `the driver, aged 52` as `before` and `second`."""
    in_headline: re.Pattern[str]
    """`dies at 90`, as `age`."""
    in_text: re.Pattern[str]
    """`at the age of 90`, as `age`."""
    beginning: re.Pattern[str]
    """`built in 1902`, as `year`."""
    span: re.Pattern[str]
    """`120 years old`, `ten years ago`, as `old`."""
    year: re.Pattern[str]
    """`in 1902`, as `year`."""
    another_time: re.Pattern[str]
    """Words which say that an age is of another time."""
    score: re.Pattern[str]
    """`3-1`, and nothing else that is written so."""
    born: re.Pattern[str]
    """`born in Bonn on 9 May 1936`, as `year`."""
    age_and_birth: re.Pattern[str]
    """`, 41, who was born in 1936`, as `age` and `year`."""
    born_and_did: re.Pattern[str]
    """`born in 1955, married in 1948`, as `year`, `did` and `then`."""
    died: re.Pattern[str]
    """`died in Bonn on 9 May 2019`, as `year`."""
    at_death: re.Pattern[str]
    """`died at the age of 87`, as `age`."""
    at_end: re.Pattern[str]
    """`She was 84.`, as `age`: the sentence behind the one about a death."""
    at_time: re.Pattern[str]
    """`at the age of 19` as `age`, `at 19` before a mark as `bare`."""
    sentence_year: re.Pattern[str]
    """`In 1957`, as `year`."""


def matches(doc: Document, name: str) -> Iterator[re.Match[str]]:
    """What one of the patterns of the text's language, by its name, finds in the text, in order."""
    pattern = _pattern(doc, name)
    return (one for start, _ in doc.layer(_places(name)) if (one := pattern.match(doc.text, start)))


def _pattern(doc: Document, name: str) -> re.Pattern[str]:
    pattern: re.Pattern[str] = getattr(age_patterns(doc.language), name)
    return pattern


@cache
def _places(name: str) -> Callable[[Document], Sequence[Span]]:
    """The layer of where it finds something."""

    def find(doc: Document, part: Span) -> Iterator[Span]:
        return (Span(*one.span()) for one in _pattern(doc, name).finditer(doc.text, *part))

    def layer(doc: Document) -> Sequence[Span]:
        return kept(doc, layer, find)

    return layer


def speaks_of(doc: Document, *names: str) -> bool:
    """Whether a text has anything of these sections of the word list: hardly any has, and a pattern takes longer."""
    return any(part in doc.text for part in _parts(doc.language, *names))


@per_language
def _parts(language: str, *names: str) -> frozenset[str]:
    """The first word of each entry, which stands in the text as it does there."""
    return frozenset(re.split(r"[-\s]", entry)[0] for name in names for entry in section(language, "ages", name))


@per_language
def age_patterns(language: str) -> AgePatterns:
    """The patterns of a language; those for which it has no words match nothing."""
    words = partial(either, language, "ages")
    ordinal = rf"\d{{1,2}}(?:{either(language, 'ages', 'ordinals')})?"
    date = rf"(?:\s{ordinal})?(?:\s[A-Z][a-z]+)?(?:\s{ordinal},)?\s" + _YEAR
    day = rf"(?:\s{words('on')})?(?:\s[A-Z][a-z]+,)?" + date
    place = rf"(?:\s{words('in')}\s[A-Z]\w+)?"
    year_old = rf"[-‑\s]{words('year-old')}"
    return AgePatterns(
        behind_name=re.compile(
            rf"(?:,\s(?P<bare>\d{{1,3}})(?=[,.;]|\s{words('and', 'behind')}\b)|\s\((?P<bracket>\d{{1,3}})\)"
            rf"|,?\s{words('is', 'aged')}\s(?P<aged>\d{{1,3}})(?=[,.;)]|\s{words('years-old')}|\s{words('and')}\b)"
            rf"|,\s(?P<said>\d{{1,3}})\s{words('years-old')}(?=[,.;])"
            rf"|,\s{words('articles')}\s{_NUMBER}{year_old}\b)(?!\s?(?:{words('no-ages')}|-))"
        ),
        before_name=re.compile(rf"\b{_NUMBER}{year_old}\s(?P<between>(?:[\w’'-]+\s){{0,3}})\Z"),
        alone=re.compile(rf"\b(?i:{words('the')})\s(?P<age>\d{{1,3}}){year_old},?\s(?P<verb>[a-z]+)\b"),
        any_age=re.compile(
            rf"\b(\d{{1,3}}){year_old}|\b{words('aged', 'age', 'at')}\s(\d{{1,3}})\b|(?<=\w),\s(\d{{1,3}})(?=[,.])"
            rf"|(?<=\w)\s\((\d{{1,3}})\)|\b(\d{{1,3}})\s{words('years-old')}"
            rf"|\b{words('somebody')}\sof\s(\d{{1,3}})\b|\b{words('is')}\s(\d{{1,3}})(?=[,.])"
        ),
        of_nobody=re.compile(rf"{year_old}(?!\s[a-z])"),
        of_role=re.compile(
            rf"\b(?P<article>(?i:{words('articles')}))\s(?:(?P<first>\d{{1,3}}){year_old}\s(?P<after>[a-z-]+)"
            rf"|(?P<before>[a-z-]+),?(?:\s{words('articles')}\s{words('somebody')},?)?\s{words('aged')}"
            rf"\s(?P<second>\d{{1,3}}))\b(?!\s?(?:{words('ranges')}|-)\s?\d)"
        ),
        in_headline=re.compile(rf"\b{words('dead')}\b[^.\d]{{0,20}}\b{words('at', 'aged')}\s(?P<age>\d{{1,3}})\b"),
        in_text=re.compile(rf"\b{words('at-the-age', 'aged', 'age')}\s(?P<age>\d{{1,3}})\b"),
        beginning=re.compile(rf"\b{words('born', 'begun')}\b[^.;\d]{{0,40}}?(?:\d{{1,2}}\s\w+\s)?\b{_YEAR}"),
        span=re.compile(rf"\b{_NUMBER}\s{words('years-old', 'years-ago')}\b"),
        year=re.compile(rf"\b{words('in')}\s{_YEAR}"),
        another_time=re.compile(rf"\b(?:{words('another-time')}|{words('in')} \d{{4}})\b"),
        score=re.compile(rf"(?<![\d-])(\d)[-–](\d)(?![\d-])(?!\s?{words('no-scores')})"),
        born=re.compile(rf"\b{words('born')}\b{place}{day}"),
        born_and_did=re.compile(
            rf"\b{words('born')}\b{place}{day}[),]+\s(?:{words('who')}\s)?(?P<did>[a-z]+)\b"
            rf"(?:\s(?!{words('which')})[\w-]+){{0,3}}?\s{words('in')}\s(?P<then>1\d{{3}}|20\d\d)\b"
        ),
        age_and_birth=re.compile(
            rf"(?:,|\()\s?(?P<age>\d{{1,3}}),\s(?:{words('and-was')}\s)?{words('born')}\b{place}{day}"
        ),
        died=re.compile(rf"\b{words('died')}\b{place}{day}"),
        at_death=re.compile(
            rf"\b{words('dead', 'deaths')}\b[^.\n]{{0,60}}?\b{words('at-the-age', 'aged', 'at')}\s(?P<age>\d{{2,3}})\b"
        ),
        at_end=re.compile(rf"\b{words('was')}\s(?P<age>\d{{2,3}})(?:\s{words('years-old')})?\."),
        at_time=re.compile(
            rf"\b{words('at-the-age', 'aged')}\s(?P<age>\d{{1,3}})\b|\b{words('at')}\s(?P<bare>\d{{1,2}})(?=[,.])"
        ),
        sentence_year=re.compile(rf"\b(?i:{words('in')}) {_YEAR}"),
    )
