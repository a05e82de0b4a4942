"""Numbers that a text sets beside the numbers they are made of, or those that they have come from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lintnews.document import Document
from lintnews.layers.facts.quantities import Quantity, quantities, singular
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.lexicons import Section, section

_NEAR = 70
"""Code points between a number and the first of its parts, at most."""
_PART = 45
"""Code points between two parts, at most."""
_LEAST = 0.7
"""Which share of a number its parts must make, or it is no number of them: 20 points, 5 wins and 5 draws."""
_FROM = 8
"""Tokens between a verb and `from`, at most."""


class Sum(NamedTuple):
    """A number and its parts, which make another one."""

    total: Quantity
    parts: tuple[Quantity, ...]
    value: float
    """What the parts make."""


class Change(NamedTuple):
    """A number that is said to be smaller or larger than another, and is not. `word`: the one that says so."""

    before: Quantity
    after: Quantity
    word: str
    is_smaller: bool
    """What the word says of the one that came after."""


def by_sentence(doc: Document) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of each sentence that has several."""
    groups = (tuple(group) for _, group in groupby(doc.layer(quantities), lambda one: one.sentence))
    return tuple(group for group in groups if len(group) > 1)


def wrong_sums(doc: Document) -> tuple[Sum, ...]:
    """Numbers whose parts stand behind them and do not make them: 34 people, 20 women and 11 men."""
    found = []
    for group in doc.layer(by_sentence):
        for index, total in enumerate(group[:-2]):
            parts, is_whole = _parts(doc, total, group[index + 1 :])
            made = sum(part.value for part in parts)
            is_near = _LEAST < made / total.value < 1 / _LEAST if parts else False
            if is_near and (made > total.value or (is_whole and made < total.value)):
                found.append(Sum(total, tuple(parts), made))
                break
        whole = group[0]
        if len(group) > 2 and _opens_of(doc, whole):
            parts = _run(doc, group[1:])
            made = sum(part.value for part in parts)
            if len(parts) > 1 and not any(part.unit or part.rough for part in (whole, *parts)) and made > whole.value:
                found.append(Sum(whole, tuple(parts), made))
        last = group[-1]
        opening = doc.text[max(0, last.span.start - 24) : last.span.start]
        if len(group) > 2 and re.search(r",\s+(?:a|in) total of\s*\Z", opening):
            parts = _run(doc, group[:-1], is_last=True)
            made = sum(part.value for part in parts)
            same_unit = all(part.unit in ("", last.unit) for part in parts)
            if len(parts) > 1 and made != last.value and same_unit and not last.rough:
                found.append(Sum(last, tuple(parts), made))
    return tuple(found)


def _parts(doc: Document, total: Quantity, others: Sequence[Quantity]) -> tuple[Sequence[Quantity], bool]:
    """The parts behind a total, and whether they must be all; nothing where they are no parts of it."""
    words = doc.layer(words_of)
    between = doc.text[total.span.end : others[0].span.start]
    if total.rough or total.unit == "%" or len(between) > _NEAR or _has(doc, total.behind, others[0].first, "subsets"):
        return (), False
    run = _run(doc, others)
    if len(run) < 2 or any(part.rough or part.unit not in ("", total.unit) for part in run):
        return (), False
    if any(part.value >= total.value for part in run) or total.value < 2:
        return (), False
    nouns = [_noun(doc, part) for part in run]
    sorts = [noun in _sorts(doc.language) for noun in nouns]
    groups = section(doc.language, "quantities", "groups")
    is_group = not total.noun and words.lowers[total.first - 1] == "of" and words.lowers[total.first - 2] in groups
    is_people = is_group or total.noun in _people(doc.language)
    mark = between.strip()[-1:]
    if is_people and all(sorts) and len({*nouns}) == len(nouns) and mark in (",", ":", "(", "-", "–", "—"):
        return run, {"man", "woman"} <= {*nouns} or {"boy", "girl"} <= {*nouns}
    places = section(doc.language, "quantities", "places")
    placed = [words.lowers[part.behind] in places for part in run if part.behind < len(words.lowers)]
    if total.noun and mark in (",", ":") and not any(nouns) and len(placed) == len(run) and all(placed):
        return run, mark == ":"
    if total.noun and mark == ":" and all(nouns) and not total.measures and len({*nouns}) == len(nouns):
        return run, not any(part.measures for part in run)
    return (), False


def _run(doc: Document, others: Sequence[Quantity], *, is_last: bool = False) -> Sequence[Quantity]:
    """Parts that follow one another with commas and a last `and`, as far as they go."""
    joined = section(doc.language, "quantities", "joined")
    words = doc.layer(words_of)
    ordered = [*others][::-1] if is_last else [*others]
    run = [ordered[0]]
    ended = False
    for part in ordered[1:]:
        first, second = (part, run[-1]) if is_last else (run[-1], part)
        between = doc.text[first.span.end : second.span.start]
        joins = words.lowers[second.first - 1] in joined
        if (
            len(between) > _PART
            or re.search(r"[;:.()]", between)
            or not (joins or between.rstrip().endswith(","))
            or ended
        ):
            break
        run.append(part)
        ended = joins and not is_last
    if not is_last and not ended:
        return ()
    return run[::-1] if is_last else run


def _opens_of(doc: Document, one: Quantity) -> bool:
    """Whether a sentence begins with those who are counted: of the 120 members."""
    lowers, starts = doc.layer(words_of).lowers, doc.layer(token_starts)
    first = bisect_left(starts, sentence_at(doc, one.span.start).start)
    return one.is_definite and bool(one.noun) and lowers[first : one.first] == ["of", lowers[one.first - 1]]


def _noun(doc: Document, part: Quantity) -> str:
    """What a part counts: its noun, or that behind `two of them`."""
    lowers = doc.layer(words_of).lowers
    if not part.noun and tuple(lowers[part.behind : part.behind + 2]) in (("of", "them"), ("of", "whom")):
        noun = lowers[part.behind + 2] if part.behind + 2 < len(lowers) else ""
        return _singular(doc.language, noun)
    return part.noun


def _singular(language: str, noun: str) -> str:
    irregular = section(language, "quantities", "irregular")
    return irregular[noun][0] if noun in irregular else singular(noun)


def _people(language: str) -> frozenset[str]:
    return frozenset(_singular(language, noun) for noun in section(language, "quantities", "people"))


def _sorts(language: str) -> frozenset[str]:
    return frozenset(_singular(language, noun) for noun in section(language, "quantities", "sorts"))


def _has(doc: Document, first: int, behind: int, name: str) -> bool:
    known: Section = section(doc.language, "quantities", name)
    return any(low in known for low in doc.layer(words_of).lowers[first:behind])


def more_than_all(doc: Document) -> tuple[tuple[Quantity, Quantity], ...]:
    """A number and a larger one that is said to be a part of it: of the 14 rooms, 15 were full."""
    lowers = doc.layer(words_of).lowers
    found = []
    for group in doc.layer(by_sentence):
        for one, other in pairwise(group):
            if one.unit or other.unit or one.rough or other.rough:
                continue
            between = lowers[one.behind : other.first]
            is_of = one.is_definite and lowers[one.first - 2] == "of" and between[:1] == [","] and len(between) < 3
            opens = lowers[one.first - 2 : one.first] == ["of", "the"] and lowers[one.first - 3] in (".", "”", '"', "!")
            if (is_of and opens and other.value > one.value and other.noun in ("", one.noun)) or (
                between in ([",", "of", "whom"], [",", "of", "which"])
                and one.noun
                and not other.noun
                and other.value > one.value
            ):
                found.append((one, other))
            elif (
                between in (["of", "the"], ["out", "of"], ["out", "of", "the"])
                and not one.noun
                and one.value > other.value
                and other.noun
            ):
                found.append((other, one))
    return tuple(found)


def wrong_shares(doc: Document) -> tuple[tuple[Quantity, ...], ...]:
    """Shares of one whole that are more than it: 62 percent were men and 48 percent were women."""
    found: list[tuple[Quantity, ...]] = []
    for group in doc.layer(by_sentence):
        shares = [one for one in group if one.unit == "%"]
        found += _listed_shares(doc, shares)
        for one, other in pairwise(shares):
            word = _answer(doc, one)
            is_rest = word and _answer(doc, other) in section(doc.language, "quantities", "opposites")[word]
            if is_rest and one.value + other.value > 101 and len(shares) == 2:
                found.append((one, other))
    return tuple(found)


def _listed_shares(doc: Document, shares: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """A list of three shares or more, each behind the same word: 55 percent from Europe, 30 percent from Asia and …"""
    lowers = doc.layer(words_of).lowers
    if len(shares) < 3 or any(one.rough for one in shares):
        return
    run = _run(doc, shares)
    last = lowers[run[-1].behind] if run and run[-1].behind < len(lowers) else ""
    is_list = len(run) > 2 and last in section(doc.language, "quantities", "sources")
    if is_list and all(last in lowers[one.behind : one.behind + 4] for one in run[:-1]):
        total = sum(one.value for one in run)
        if 100 + len(run) < total < 160:
            yield tuple(run)


def _answer(doc: Document, share: Quantity) -> str:
    """The word for those of whom the share is, if it is one that has an opposite."""
    lowers = doc.layer(words_of).lowers
    at = share.behind
    while at < min(len(lowers), share.behind + 7) and lowers[at] in section(doc.language, "quantities", "said"):
        at += 1
    return lowers[at] if at < len(lowers) and lowers[at] in section(doc.language, "quantities", "opposites") else ""


def wrong_changes(doc: Document) -> tuple[Change, ...]:
    """Numbers that fell to a larger one, or rose to a smaller one."""
    return tuple(one for group in doc.layer(by_sentence) for one in _changes(doc, group))


def _changes(doc: Document, group: Sequence[Quantity]) -> Iterator[Change]:
    words = doc.layer(words_of)
    lowers = words.lowers
    fallers, risers, smaller, larger = (
        section(doc.language, "quantities", n) for n in ("fallers", "risers", "smaller", "larger")
    )
    for one, other in pairwise(group):
        if not _is_one_kind(one, other) or _is_negative(lowers, one) or _is_negative(lowers, other):
            continue
        between = lowers[one.behind : other.first]
        if between == ["to"] and lowers[one.first - 1 : one.first] == ["from"]:
            verb = next(
                (
                    at
                    for at in range(one.first - 2, max(-1, one.first - _FROM), -1)
                    if lowers[at] in fallers or lowers[at] in risers
                ),
                None,
            )
            if verb is None or any(lowers[at][0] in ",;:." for at in range(verb, one.first)):
                continue
            counted = one.unit or other.unit or one.noun or other.noun or _has(doc, max(0, verb - 8), verb, "counted")
            is_smaller = lowers[verb] in fallers
            if counted and one.value != other.value and is_smaller != (other.value < one.value):
                yield Change(one, other, words.texts[verb], is_smaller)
        elif (one.unit or one.noun) and between and len(between) <= 12 and between[-1] in ("from", "the", "than"):
            says = next((low for low in between[-3:] if low in smaller or low in larger), "")
            is_from = (
                says in ("down", "up") and between[-2:] in (["down", "from"], ["up", "from"]) and between[0] == ","
            )
            is_than = (
                between[-2:] == ["than", "the"]
                and between[-3] == says
                and says not in ("down", "up")
                and between[-4:-3] == [","]
            )
            is_smaller = says in smaller
            if (is_from or is_than) and one.value != other.value and is_smaller != (one.value < other.value):
                yield Change(other, one, says, is_smaller)


def _is_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be compared: the same unit, or one of them without."""
    if (
        one.rough
        or other.rough
        or ("%" in (one.unit, other.unit) and one.unit and other.unit and one.unit != other.unit)
    ):
        return False
    scales = one.number.scale == other.number.scale or (one.number.scale > 1 and other.number.scale > 1)
    same_unit = one.unit == other.unit or not (one.unit and other.unit)
    same_noun = one.noun == other.noun or not (one.noun and other.noun)
    signs = {one.number.unit, other.number.unit} - {""}
    return scales and same_unit and same_noun and len(signs) < 2


def _is_negative(lowers: Sequence[str], one: Quantity) -> bool:
    return lowers[one.first - 1] in ("minus", "-", "−", "–")
