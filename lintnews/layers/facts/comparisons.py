"""Numbers that a text says to be smaller or larger than another one, and are not: 312, fewer than in 2022 with 298."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.layers.facts.age_patterns import age_patterns
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.facts.quantities import WORD, Quantity, may_be_alike
from lintnews.layers.facts.sums import by_sentence, of_sentences
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import singular
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, either, per_language, section
from lintnews.records import NamedTuple

_FROM = 8
"""Tokens between a verb and `from`, at most."""
_COMPARING = 12
"""Tokens between a number and the one that it is compared with, at most."""
_YEAR_BEHIND = 12
"""Code points behind a number in which its year may stand."""
_FEW = 10
"""A smaller number without a noun may count anything: more than the other two."""


class Change(NamedTuple):
    """A number that is said to be smaller or larger than another, and is not. `word`: the one that says so."""

    before: Quantity | Number
    after: Quantity | Number
    word: str
    is_smaller: bool
    """What the word says of the one that came after."""


def wrong_changes(doc: Document) -> tuple[Change, ...]:
    """Numbers that fell to a larger one, rose to a smaller one, or are more than a larger one."""
    found = [one for group in doc.layer(by_sentence) for one in _changes(doc, group)]
    return (*found, *_ranks(doc), *_later(doc), *_in_next(doc), *_extremes(doc), *_than_before(doc))


def _changes(doc: Document, group: Sequence[Quantity]) -> Iterator[Change]:
    """The wrong changes among the quantities of a sentence that stand side by side."""
    lowers, minus = doc.layer(words_of).lowers, _known(doc, "minus")
    start, end, compare = _known(doc, "from"), _known(doc, "to"), _compare(doc.language)
    for one, other in pairwise(group):
        if not _is_one_kind(one, other) or any(lowers[each.first - 1] in minus for each in (one, other)):
            continue
        between = lowers[one.behind : other.first]
        if len(between) == 1 and between[0] in end and one.first and lowers[one.first - 1] in start:
            change = _moved(doc, one, other, one.first - 2, after=other)
        elif len(between) == 1 and between[0] in start and one.first and lowers[one.first - 1] in end:
            change = _moved(doc, other, one, one.first - 2, after=other)
        elif (one.unit or one.noun) and between and len(between) <= _COMPARING and between[-1] in compare:
            is_range = lowers[other.behind : other.behind + 1] in [[word] for word in end]  # the 2.5 to 4 percent
            change = None if is_range else _compared(doc, one, other, between) or _than(doc, one, other)
        else:
            change = _than(doc, one, other)
        if change:
            yield change


@per_language
def _compare(language: str) -> frozenset[str]:
    """Words before a number which say that another one is compared with it."""
    return frozenset(word for name in ("from", "the", "than") for word in section(language, "quantities", name))


def _moved(doc: Document, old: Quantity, new: Quantity, last: int, after: Quantity) -> Change | None:
    """A wrong change of the form `fell from 3 to 5` or `fell to 5 from 3`; `last`: the last token that may be the
    verb, `after`: which of the two stands behind.
    """
    words = doc.layer(words_of)
    fallers, risers = _known(doc, "fallers"), _known(doc, "risers")
    before = range(last, max(-1, last + 2 - _FROM), -1)
    verb = next((at for at in before if words.lowers[at] in fallers or words.lowers[at] in risers), None)
    if verb is None or any(words.lowers[at][0] in ",;:." for at in range(verb, last + 1)):
        return None
    if after is old and not (new.unit and old.unit):
        return None  # it rose to 3 from 5 o'clock
    counted = new.unit or old.unit or new.noun or old.noun or _has(doc, max(0, verb - 8), verb, "counted")
    is_smaller = words.lowers[verb] in fallers
    is_wrong = counted and old.value != new.value and is_smaller != (new.value < old.value)
    return Change(old, new, words.texts[verb], is_smaller) if is_wrong else None


def _compared(doc: Document, one: Quantity, other: Quantity, between: Sequence[str]) -> Change | None:
    """A wrong comparison of the form `3 percent, down from 2 percent` or `3 guests, fewer than the 2 guests`."""
    smaller, larger, ways = _known(doc, "smaller"), _known(doc, "larger"), _known(doc, "ways")
    says = next((low for low in between[-3:] if low in smaller or low in larger), "")
    is_way = says in ways and between[0] == "," and between[-2] in ways
    is_from = is_way and between[-1] in _known(doc, "from")
    is_than = (
        says not in ways
        and [*between[-4:-2]] == [",", says]
        and (between[-2] in _known(doc, "than") and between[-1] in _known(doc, "the"))
    )
    is_smaller = says in smaller
    is_wrong = (is_from or is_than) and one.value != other.value and is_smaller != (one.value < other.value)
    return Change(other, one, says, is_smaller) if is_wrong else None


def _than(doc: Document, one: Quantity, other: Quantity) -> Change | None:
    """A wrong comparison that names the time or the place of the other number: 3 guests, fewer than in 2022 with 2."""
    return _judged(doc, one, other, _comparing(doc.language).fullmatch(doc.text, one.span.end, other.span.start))


def _in_next(doc: Document) -> Iterator[Change]:
    """The same in two sentences: They had 3 guests. That was fewer than in 2022 with 2."""
    groups, pattern = doc.layer(of_sentences), _comparing_next(doc.language)
    for index, group in groups.items():
        before = groups.get(index - 1, ())
        if len(before) == 1 and _is_one_kind(before[0], group[0]):
            start = sentence_at(doc, group[0].span.start).start
            change = _judged(doc, before[0], group[0], pattern.fullmatch(doc.text, start, group[0].span.start))
            if change:
                yield change


def _judged(doc: Document, one: Quantity, other: Quantity, said: re.Match[str] | None) -> Change | None:
    """What is wrong with a comparison."""
    if not said or not (one.unit or one.noun) or one.value == other.value:
        return None
    if not (other.unit or other.noun or other.value >= _FEW):
        return None
    if said["bracket"] and doc.text[other.span.end : other.span.end + 1] != ")":
        return None
    if _goes_on(doc, other) or (said["known"] and _describes(doc, other)):
        return None
    word = said["says"] or said["noun"]
    is_smaller = word in _known(doc, "smaller") or word in _known(doc, "fallers")
    return Change(other, one, word, is_smaller) if is_smaller != (one.value < other.value) else None


@per_language
def _comparing(language: str) -> re.Pattern[str]:
    """What stands between a number and one that it is said to be smaller or larger than."""
    said = rf"(?:{either(language, 'quantities', 'that-is')}\s)?"
    return re.compile(rf"(?:\s{WORD}){{0,6}},\s{said}{_compares(language)}")


@per_language
def _comparing_next(language: str) -> re.Pattern[str]:
    """The opening of a sentence that compares the number of the one before."""
    return re.compile(rf"(?i:{either(language, 'quantities', 'that-is')})\s{_compares(language)}")


def _compares(language: str) -> str:
    words = partial(either, language, "quantities")
    thing = rf"(?:(?!{words('shares', 'other')}\s){WORD}\s)"
    known = rf"(?:{words('the')}|{WORD}['’]s)\s"
    ends = (
        rf"(?P<known>{thing}{{0,3}}{known}{thing}{{0,2}})",
        rf"{thing}{{1,5}}{words('with')}\s",
        rf"{thing}{{0,4}}{WORD},\s{words('when')}\s",
        rf"{thing}{{0,3}}{WORD},\s{words('namely')}\s",
        rf"{thing}{{1,4}}(?P<bracket>\()",
    )
    than = rf"(?:{WORD}\s)?(?P<says>{words('smaller', 'larger')})\s{words('than')}\s(?:{'|'.join(ends)})"
    noun = (
        rf"{words('a')}\s(?:{WORD}\s)?(?P<noun>{words('fallers', 'risers')})\s{words('compared')}\s"
        rf"(?:{known}(?:{WORD}\s)?)?"
    )
    return rf"(?:{than}|{noun})"


def _goes_on(doc: Document, other: Quantity) -> bool:
    """Whether a second number follows, so that the first two are no pair: a rise from 5 to 6."""
    lowers, known = doc.layer(words_of).lowers, section(doc.language, "ages", "ranges")
    after = lowers[other.behind : other.behind + 1]
    return bool(after) and (after[0] in known or not (after[0][0].isalpha() or after[0][0] in ",.;)"))


def _describes(doc: Document, other: Quantity) -> bool:
    """Whether a number describes the noun that follows: the bank’s 2 percent target."""
    low = "".join(doc.layer(words_of).lowers[other.behind : other.behind + 1])
    return low.isalpha() and low not in vocabulary(doc.language).function


def _ranks(doc: Document) -> Iterator[Change]:
    """Places that are said to be better and are worse: number nine, up from number seven."""
    known = _known(doc, "smaller")
    ranks = section(doc.language, "quantities", "ranks")
    pattern = _ranked(doc.language)
    every = doc.layer(numbers) if any(f"{word} " in doc.text for word in _known(doc, "ways")) else ()
    for one, other in pairwise(every):
        said = pattern.fullmatch(doc.text, one.span.end, other.span.start)
        if not said or quoted(doc, one.span.start) or one.value == other.value:
            continue
        before = doc.text[max(0, one.span.start - 12) : one.span.start].lower().split()
        is_numbered = bool(said["rank"]) and bool(before) and before[-1] in ranks
        if not (is_numbered or (one.ordinal and other.ordinal and said["place"])):
            continue
        is_up = said["way"] not in known
        if is_up != (one.value < other.value):
            yield Change(other, one, said["way"], is_up)


@per_language
def _ranked(language: str) -> re.Pattern[str]:
    words = partial(either, language, "quantities")
    return re.compile(
        rf"(?P<place>\s{words('rank-nouns')})?(?:\s{WORD}){{0,5}},\s(?P<way>{words('ways')})\s{words('from')}\s"
        rf"(?P<rank>{words('ranks')}\s)?"
    )


def _later(doc: Document) -> Iterator[Change]:
    """Numbers that the next sentence contradicts: It rose to 300. A year ago it was 320."""
    groups, lowers = doc.layer(of_sentences), doc.layer(words_of).lowers
    for index, group in groups.items():
        old, before = group[0], groups.get(index - 1, ())
        if not before or not opens_earlier(doc, old):
            continue
        new = [one for one in before if lowers[one.first - 1] in _known(doc, "to") and _is_one_kind(one, old)]
        if len(new) == 1 and not new[0].is_quoted:
            change = _moved(doc, old, new[0], new[0].first - 2, after=new[0])
            if change:
                yield change


def opens_earlier(doc: Document, one: Quantity) -> bool:
    """Whether a sentence begins with words for the time before and a number of it: A year ago it was 320."""
    start = sentence_at(doc, one.span.start).start
    return _earlier(doc.language).fullmatch(doc.text, start, one.span.start) is not None


@per_language
def _earlier(language: str) -> re.Pattern[str]:
    """The opening of a sentence about the time before, up to its number."""
    words = partial(either, language, "quantities")
    return re.compile(rf"(?i:{words('before')}),?\s(?:{WORD}\s){{1,4}}{words('was')}\s")


def _than_before(doc: Document) -> Iterator[Change]:
    """A number that is compared with one that stands before it: In 2022 there were 298 dead. In 2023 there were 312,
    fewer than the year before.
    """
    groups = doc.layer(of_sentences)
    for index, group in groups.items():
        one, year = group[-1], age_patterns(doc.language).sentence_year
        said = _implied(doc.language).match(doc.text, one.span.end)
        others = group[:-1] or groups.get(index - 1, ())
        if not said or len(others) != 1 or one.is_quoted or not _is_one_kind(others[0], one):
            continue
        sentence = sentence_at(doc, others[0].span.start)
        told = [*year.finditer(doc.text, sentence.start, sentence_at(doc, one.span.start).end)]
        if len(told) != 2 or not int(told[0]["year"]) < int(told[1]["year"]):
            continue
        if not told[0].start() < others[0].span.end + _YEAR_BEHIND < told[1].end() + _YEAR_BEHIND:
            continue
        is_smaller, counts = said["says"] in _known(doc, "smaller"), others[0].unit or others[0].noun
        if counts and one.value != others[0].value and is_smaller != (one.value < others[0].value):
            yield Change(others[0], one, said["says"], is_smaller)


@per_language
def _implied(language: str) -> re.Pattern[str]:
    """Behind a number: it is compared with that of the time before, which is not said again."""
    words = partial(either, language, "quantities")
    return re.compile(
        rf"(?:\s{WORD}){{0,3}},\s(?:{words('that-is')}\s)?(?P<says>{words('smaller', 'larger')})\s{words('than')}\s"
        rf"(?:{words('in')}\s)?{words('before')}(?=[.,;])"
    )


def _extremes(doc: Document) -> Iterator[Change]:
    """The end of a range and a number beyond it that the next sentence says to be the end: between 15 and 60 euros. The
    most expensive ticket, at 80 euros.
    """
    groups, lowers, ranges = (
        doc.layer(of_sentences),
        doc.layer(words_of).lowers,
        section(doc.language, "ages", "ranges"),
    )
    between = _known(doc, "between")
    for index, group in groups.items():
        after = groups.get(index + 1, ())
        if len(group) != 2 or len(after) != 1 or not after[0].unit or after[0].unit != group[1].unit:
            continue
        low, high = group
        is_range = (
            " ".join(lowers[low.behind : high.first]) in ranges
            and lowers[low.first - 1] in between
            and low.unit in ("", high.unit)
            and low.number.scale == high.number.scale == after[0].number.scale
        )
        said = _extreme(doc.language).fullmatch(
            doc.text, sentence_at(doc, after[0].span.start).start, after[0].span.start
        )
        if not is_range or not said or any(one.rough or one.is_quoted for one in (*group, *after)):
            continue
        told = doc.text[slice(*sentence_at(doc, low.span.start))].lower()
        if said["noun"] and not re.search(rf"\b{re.escape(singular(said['noun'], doc.language))}", told):
            continue  # of something else: the cheapest hotel
        is_highest = said["word"] in _known(doc, "highest")
        end = high if is_highest else low
        if is_highest == (after[0].value > end.value) and after[0].value != end.value:
            yield Change(end, after[0], said["word"], is_highest)


@per_language
def _extreme(language: str) -> re.Pattern[str]:
    """The opening of a sentence about what is at the end of a range."""
    words = partial(either, language, "quantities")
    return re.compile(
        rf"(?i:{words('the')})\s(?P<word>{words('highest', 'lowest')})(?:\s(?P<noun>[a-z]+))?,?\s(?:{WORD}\s){{0,2}}"
    )


def _known(doc: Document, name: str) -> Section:
    return section(doc.language, "quantities", name)


def _has(doc: Document, first: int, behind: int, name: str) -> bool:
    known = _known(doc, name)
    return any(low in known for low in doc.layer(words_of).lowers[first:behind])


def _is_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be compared: the same unit, or one of them without."""
    if (
        one.rough
        or other.rough
        or ("%" in (one.unit, other.unit) and one.unit and other.unit and one.unit != other.unit)
    ):
        return False
    scales = one.number.scale == other.number.scale or (one.number.scale > 1 and other.number.scale > 1)
    signs = {one.number.unit, other.number.unit} - {""}
    return scales and may_be_alike(one, other) and len(signs) < 2
