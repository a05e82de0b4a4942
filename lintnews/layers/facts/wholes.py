"""Numbers and parts of them in another sentence: 12 were hurt. Of them, eight are men and six are women."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.layers.facts.numbers import numbers
from lintnews.layers.facts.quantities import WORD, Quantity, quantities
from lintnews.layers.facts.sums import Sum, by_sentence, list_of_parts, of_sentences
from lintnews.layers.text.endings import singular
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import either, per_language, section
from lintnews.records import NamedTuple

_OVERLAP = 1.5
"""From so many times the whole on, parts are no slip of a number."""
_LEAST = 0.5
"""Which share of a number its parts in a list must make, or it is no number of them."""
_NEAR = 25
"""Code points between the words for the whole and its first part, at most."""
_FAR = 160
"""Code points between some of so many and the others, at most."""
_OFF = 0.02
"""By which share a list of rounded sums may miss its total."""


def wrong_wholes(doc: Document) -> tuple[Sum, ...]:
    """Parts that are more than the number which they are said to be of, or that leave another rest."""
    return (*_of_these(doc), *_rests(doc), *_lists(doc), *_families(doc), *_together(doc))


def _of_these(doc: Document) -> Iterator[Sum]:
    """Parts of those whom a sentence before has counted: Of them, eight …; Of the pupils, …; Among the dead …"""
    groups, every = doc.layer(of_sentences), doc.layer(sentences)
    for index, group in groups.items():
        opening = _patterns(doc.language).opening.match(doc.text, *every[index])
        if not opening or opening.end() > group[0].span.start or group[0].unit:
            continue
        noun = opening["noun"]
        whole = _counted_as(doc, singular(noun.lower(), doc.language), index) if noun else _only_before(doc, index)
        parts = tuple(list_of_parts(doc, group))
        if not _exclude_one_another(doc, parts):
            continue  # nine had burns and seven broken bones
        if not whole or not parts or any(one.rough or one.unit or one.number.scale != 1 for one in parts):
            continue
        between = doc.text[opening.end() : group[0].span.start]
        made = sum(one.value for one in parts)
        if len(between) < _NEAR and whole.value < made < _OVERLAP * whole.value + 1:
            yield Sum(whole, parts, made)


def _exclude_one_another(doc: Document, parts: Sequence[Quantity]) -> bool:
    """Whether nobody can be in two parts: eight men and six women; eight are men …; 12 go to Bonn and nine to Ulm."""
    words, places = doc.layer(words_of), section(doc.language, "quantities", "places")
    behind = [words.lowers[one.behind : one.behind + 2] for one in parts]
    if all(one.noun for one in parts):
        return len({one.noun for one in parts}) == len(parts)
    verbs = section(doc.language, "quantities", "was-of")
    if all(len(low) > 1 and low[0] in verbs for low in behind):
        sorts = section(doc.language, "quantities", "sorts")
        return all(
            low[1] in sorts or words.texts[one.behind + 1][0].isupper() for one, low in zip(parts, behind, strict=True)
        )
    return all(low[:1] == behind[1][:1] and low[0] in places for low in behind[1:]) and behind[1][0] in behind[0]


def _only_before(doc: Document, index: int) -> Quantity | None:
    """The only number of the sentence before one, if it counts something."""
    before = doc.layer(of_sentences).get(index - 1, ())
    every = doc.layer(sentences)
    if len(before) != 1 or "\n" in doc.text[every[index - 1].end : every[index].start]:
        return None
    one = before[0]
    return one if not (one.rough or one.unit or one.measures) and one.value > 1 else None


def _counted_as(doc: Document, noun: str, index: int) -> Quantity | None:
    """The number of those who are called by a noun, if the text up to a sentence has just one."""
    found = [one for one in doc.layer(quantities) if one.sentence < index and _is_called(doc, one, noun)]
    is_one = len({one.value for one in found}) == 1 and not any(one.rough or one.measures for one in found)
    return found[0] if is_one and found[0].value > 1 else None


def _is_called(doc: Document, one: Quantity, noun: str) -> bool:
    """Whether a quantity counts what a noun calls: 212 pupils, of the pupils; 312 people died, among the dead."""
    behind = doc.layer(words_of).lowers[one.behind : one.behind + 2]
    lowers, known = doc.layer(words_of).lowers, (("dead", "kills"), ("hurt", "hurts"))
    if one.noun == noun:
        return True
    for after, before in known:
        words, verbs = section(doc.language, "quantities", after), section(doc.language, "quantities", before)
        if noun in words:
            return any(low in words for low in behind) or lowers[one.first - 1] in verbs
    return False


def _rests(doc: Document) -> Iterator[Sum]:
    """Some of so many, and the number of the others: two of the five … the other four."""
    text, every = doc.text, doc.layer(numbers)
    for one, other, rest in zip(every, every[1:], every[2:], strict=False):
        patterns = _patterns(doc.language)
        if any(each.ordinal or each.unit or each.approximate or each.scale != 1 for each in (one, other, rest)):
            continue
        if not patterns.of.fullmatch(text, one.span.end, other.span.start) or other.value <= one.value:
            continue
        between = text[other.span.end : rest.span.start]
        is_rest = len(between) <= _FAR and patterns.others.search(between) and "\n" not in between
        missing = other.value - one.value - rest.value
        after = [each.value for each in every if rest.span.end <= each.span.start < rest.span.end + _FAR]
        if is_rest and missing and missing not in after and not patterns.which.match(text, rest.span.end):
            yield Sum(other, (one, rest), one.value + rest.value)


def _families(doc: Document) -> Iterator[Sum]:
    """A number of people together, a word for some of them and the number of the others: a family of four, the parents
    and three children.
    """
    lowers = doc.layer(words_of).lowers
    groups, of, known = (section(doc.language, "quantities", name) for name in ("groups", "of", "worded"))
    for group in doc.layer(by_sentence):
        for one, other in pairwise(group):
            is_group = lowers[one.first - 2] in groups and lowers[one.first - 1] in of
            family = is_group and _patterns(doc.language).family.fullmatch(doc.text, one.span.end, other.span.start)
            if family and other.noun and not other.rough and re.match(r"[.,;)]", doc.text[other.span.end :]):
                made = float(known[family["word"]][0]) + other.value
                if made != one.value:
                    yield Sum(one, (other,), made)


def _together(doc: Document) -> Iterator[Sum]:
    """Two sums, and in the next sentence what they make: 3 million euros and 2 million euros. Together that is …"""
    groups, every = doc.layer(of_sentences), doc.layer(sentences)
    for index, group in groups.items():
        parts, total = groups.get(index - 1, ()), group[0]
        if len(group) != 1 or len(parts) != 2:
            continue
        if not _patterns(doc.language).together.fullmatch(doc.text, every[index].start, total.span.start):
            continue
        same = total.unit and all(one.unit == total.unit and not one.rough and not one.is_quoted for one in parts)
        made = sum(one.value for one in parts)
        if same and total.unit != "%" and not total.rough and abs(made / total.value - 1) > _OFF:
            yield Sum(total, parts, made)


def _lists(doc: Document) -> Iterator[Sum]:
    """A sum and the list behind a colon that ends the sentence: 4.2 million …: 1.2 million, 0.8 million."""
    groups = doc.layer(of_sentences)
    for index, group in groups.items():
        end = sentence_at(doc, group[0].span.start)
        colon = doc.text.find(":", *end)
        if colon < 0:
            continue
        parts = [one for one in group if one.span.start > colon]
        before = [one for one in group if one.span.end <= colon and _is_sum(one)] or [
            one for one in groups.get(index - 1, ()) if _is_sum(one)
        ]
        if len(parts) < 2 or len(before) != 1 or any(one.rough for one in (*parts, *before)):
            continue
        whole = before[0]
        is_list = doc.text[colon + 1 : parts[0].span.start].strip() == "" and len(list_of_parts(doc, parts)) == len(
            parts
        )
        are_sums = all(
            one.number.scale == whole.number.scale and one.unit in ("", whole.unit) and not one.noun for one in parts
        )
        made = sum(one.value for one in parts)
        are_bare = all(_patterns(doc.language).bare.match(doc.text, one.span.end) for one in parts)
        if (
            is_list
            and are_sums
            and (are_bare or made > whole.value)
            and _LEAST < made / whole.value < 1 / _LEAST
            and abs(made / whole.value - 1) > _OFF
        ):
            yield Sum(whole, tuple(parts), made)


def _is_sum(one: Quantity) -> bool:
    return one.number.scale > 1 and one.is_money


class _Patterns(NamedTuple):
    opening: re.Pattern[str]
    """The words that open a sentence about parts: `Of them`, or with what they are called as `noun`."""
    of: re.Pattern[str]
    family: re.Pattern[str]
    """Between the number of a family and that of its children: `, the parents and `, with the parents as `word`."""
    together: re.Pattern[str]
    """The opening of a sentence that adds up, to its number."""
    bare: re.Pattern[str]
    """Behind a part of which nothing more is said."""
    which: re.Pattern[str]
    """Behind the number of the others: those of whom something is said, who need not be all."""
    others: re.Pattern[str]
    """At the end of what stands before the number of the others."""


@per_language
def _patterns(language: str) -> _Patterns:
    words = partial(either, language, "quantities")
    return _Patterns(
        opening=re.compile(
            rf"(?i:{words('of-them', 'of-these')})|(?i:{words('of', 'among')})\s{words('the')}\s(?P<noun>[a-z]+)\b"
        ),
        of=re.compile(rf"\s{words('of')}\s(?:{words('the')}|{WORD}['’]s)\s"),
        family=re.compile(
            rf"(?:\s{WORD}){{0,5}}\s?[,:(–]\s?(?:{WORD}\s)?(?P<word>{words('worded')})\s{words('joined', 'with')}\s"
            rf"(?:{WORD}\s)?"
        ),
        together=re.compile(rf"(?i:{words('together')})\s(?:{WORD}\s){{0,3}}"),
        bare=re.compile(rf"[,.]|\s{words('joined')}\b"),
        which=re.compile(rf"(?:\s{WORD})?\s{either(language, 'ages', 'which', 'who')}\b"),
        others=re.compile(rf"(?:[.;,–—]\s|\s(?:{words('joined', 'while')})\s)(?i:{words('others')})\s\Z"),
    )
