"""Numbers that a text sets beside the numbers they are made of, or those that they have come from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from lintnews.document import Document
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.facts.quantities import Quantity, quantities
from lintnews.layers.text.endings import singular
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.lexicons import Section, either, per_language, section
from lintnews.records import NamedTuple

_NEAR = 70
"""Code points between a number and the first of its parts, at most."""
_PART = 45
"""Code points between two parts, at most."""
_OVERLAP = 1.5
"""From so many times the whole on, parts are no slip of a number, but share members: 60 speak German, 55 French."""
_LEAST = 0.7
"""Which share of a number its parts must make, or it is no number of them: 20 points, 5 wins and 5 draws."""


class Sum(NamedTuple):
    """A number and its parts, which make another one."""

    total: Quantity | Number
    parts: tuple[Quantity | Number, ...]
    value: float
    """What the parts make."""


def by_sentence(doc: Document) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of each sentence that has several."""
    return tuple(group for group in doc.layer(of_sentences).values() if len(group) > 1)


def of_sentences(doc: Document) -> Mapping[int, tuple[Quantity, ...]]:
    """The quantities of each sentence that has any, by its index."""
    return {index: tuple(group) for index, group in groupby(doc.layer(quantities), lambda one: one.sentence)}


def wrong_sums(doc: Document) -> tuple[Sum, ...]:
    """Numbers whose parts stand behind them and do not make them: 34 people, 20 women and 11 men."""
    found = []
    for group in doc.layer(by_sentence):
        made = [_parts_of_owners(doc, group)]
        if len(group) > 2:
            made += (_parts_behind(doc, group), _parts_of_them(doc, group), _parts_before(doc, group))
        found += [one for one in made if one]
    return tuple(found)


def _parts_behind(doc: Document, group: Sequence[Quantity]) -> Sum | None:
    """A number and the parts behind it: 34 people, 20 women and 11 men."""
    for index, total in enumerate(group[:-2]):
        parts, is_whole = _parts(doc, total, group[index + 1 :])
        made = sum(part.value for part in parts)
        is_near = _LEAST < made / total.value < 1 / _LEAST if parts else False
        if is_near and (made > total.value or (is_whole and made < total.value)):
            return Sum(total, tuple(parts), made)
    return None


def _parts_of_them(doc: Document, group: Sequence[Quantity]) -> Sum | None:
    """A number and parts that are more than it: Of the 120 members, 80 were for it and 50 against."""
    whole = group[0]
    parts = list_of_parts(doc, group[1:]) if opens_of(doc, whole) else ()
    made = sum(part.value for part in parts)
    is_plain = len(parts) > 1 and not any(part.unit or part.rough for part in (whole, *parts))
    return Sum(whole, tuple(parts), made) if is_plain and 1 < made / whole.value < _OVERLAP else None


def _parts_of_owners(doc: Document, group: Sequence[Quantity]) -> Sum | None:
    """A number and what several have of it: Of the 80 seats the Greens won 45, Labour 30 and the Liberals 15."""
    whole, first = group[:2]
    if whole.rough or first.rough or first.noun or first.unit or not opens_of(doc, whole):
        return None
    end, verb = sentence_at(doc, whole.span.start).end, doc.layer(words_of).texts[first.first - 1]
    run: list[Quantity | Number] = [first]
    for part in doc.layer(numbers):
        if run[-1].span.end <= part.span.start < end:
            between = doc.text[run[-1].span.end : part.span.start]
            if (
                part.unit
                or part.ordinal
                or not _before_owner(doc.language).fullmatch(between.replace(f" {verb} ", " "))
            ):
                break
            run.append(part)
    made = sum(part.value for part in run)
    return Sum(whole, tuple(run), made) if len(run) > 2 and made > whole.value else None


@per_language
def _before_owner(language: str) -> re.Pattern[str]:
    """What stands between two parts that each have an owner: `, Labour `, ` and the Liberals `."""
    joined, the = (either(language, "quantities", name) for name in ("joined", "the"))
    return re.compile(rf"(?:,|,?\s{joined})\s(?:{the}\s)?(?:[A-Z][\w’'-]*\s){{1,4}}")


def _parts_before(doc: Document, group: Sequence[Quantity]) -> Sum | None:
    """A total behind its parts: 20 women and 11 men, a total of 34."""
    last = group[-1]
    opening = doc.text[max(0, last.span.start - 24) : last.span.start]
    in_total = rf",\s+{either(doc.language, 'quantities', 'in-total')}\s*\Z"
    parts = list_of_parts(doc, group[:-1], is_last=True) if re.search(in_total, opening) else ()
    made = sum(part.value for part in parts)
    is_plain = 1 < len(parts) == len(group) - 1 and all(part.unit in ("", last.unit) for part in parts)
    is_plain = is_plain and not last.rough
    return Sum(last, tuple(parts), made) if is_plain and made != last.value else None


def _parts(doc: Document, total: Quantity, others: Sequence[Quantity]) -> tuple[Sequence[Quantity], bool]:
    """The parts behind a total, and whether they must be all; nothing where they are no parts of it."""
    between = doc.text[total.span.end : others[0].span.start]
    if total.rough or total.unit == "%" or len(between) > _NEAR or _has(doc, total.behind, others[0].first, "subsets"):
        return (), False
    run = list_of_parts(doc, others)
    if len(run) < 2 or total.value < 2 or any(not _may_be_part(part, total) for part in run):
        return (), False
    for whole in (_whole_of_sorts, _whole_of_places, _whole_of_kinds, _whole_of_peoples):
        is_whole = whole(doc, total, run, between.strip()[-1:])
        if is_whole is not None:
            return run, is_whole
    return (), False


def _whole_of_sorts(doc: Document, total: Quantity, run: Sequence[Quantity], mark: str) -> bool | None:
    """Whether parts that are sorts of the people counted must be all of them; None where they are no sorts."""
    words, nouns = doc.layer(words_of), [_noun(doc, part) for part in run]
    groups, of = _known(doc, "groups"), _known(doc, "of")
    is_group = not total.noun and words.lowers[total.first - 1] in of and words.lowers[total.first - 2] in groups
    are_sexes = bool(total.noun) and any(
        values[0] in nouns for noun, values in _known(doc, "all-sorts").items() if noun in nouns
    )
    if not (is_group or are_sexes or total.noun in _people(doc.language)) or mark not in (",", ":", "(", "-", "–", "—"):
        return None
    if len({*nouns}) < len(nouns) or any(noun not in _sorts(doc.language) for noun in nouns):
        return None
    return any(noun in nouns and values[0] in nouns for noun, values in _known(doc, "all-sorts").items())


def _whole_of_places(doc: Document, total: Quantity, run: Sequence[Quantity], mark: str) -> bool | None:
    """The same for parts that are told by their places: 200 in Holm and 180 in Berg."""
    lowers, places = doc.layer(words_of).lowers, _known(doc, "places")
    if not total.noun or mark not in (",", ":") or any(_noun(doc, part) for part in run):
        return None
    is_placed = all(part.behind < len(lowers) and lowers[part.behind] in places for part in run)
    return mark == ":" if is_placed else None


def _whole_of_kinds(doc: Document, total: Quantity, run: Sequence[Quantity], mark: str) -> bool | None:
    """The same for kinds of the things counted, behind a colon; or behind a comma the first one `of them`."""
    nouns = [_noun(doc, part) for part in run]
    if not total.noun or total.measures or not all(nouns) or len({*nouns}) < len(nouns):
        return None
    if any(part.measures for part in run) or (mark != ":" and not (mark == "," and _is_of_them(doc, run[0]))):
        return None
    return mark == ":"


def _whole_of_peoples(doc: Document, total: Quantity, run: Sequence[Quantity], mark: str) -> bool | None:
    """The same for people told by their countries: seven workers, five Italians and three Poles."""
    texts, known = doc.layer(words_of).texts, _peoples(doc.language)
    is_told = total.noun in _people(doc.language) and mark in (",", ":")
    return (
        False
        if is_told and all(texts[part.behind : part.behind + 1] and texts[part.behind] in known for part in run)
        else None
    )


def _may_be_part(part: Quantity, total: Quantity) -> bool:
    """Whether a number is exact, of the unit of a total, and smaller."""
    return not part.rough and part.unit in ("", total.unit) and part.value < total.value


def list_of_parts(
    doc: Document, others: Sequence[Quantity], *, is_last: bool = False, may_be_open: bool = False
) -> Sequence[Quantity]:
    """Parts that follow one another with commas and a last `and`, as far as they go.

    `may_be_open`: whether the `and` may be left out.
    """
    joined, late = _known(doc, "joined"), [[",", word] for word in _known(doc, "while")]
    words = doc.layer(words_of)
    ordered = [*others][::-1] if is_last else [*others]
    run = [ordered[0]]
    ended = False
    for part in ordered[1:]:
        first, second = (part, run[-1]) if is_last else (run[-1], part)
        between = doc.text[first.span.end : second.span.start]
        joins = words.lowers[second.first - 1] in joined
        is_late = words.lowers[second.first - 2 : second.first] in late  # 20 and 12, while nine
        if (
            len(between) > _PART
            or re.search(r"[;:.()]", between)
            or not (joins or is_late or between.rstrip().endswith(","))
            or (ended and not is_late)
        ):
            break
        run.append(part)
        ended = (joins or is_late) and not is_last
    if not is_last and not ended and not may_be_open:
        return ()
    return run[::-1] if is_last else run


def opens_of(doc: Document, one: Quantity) -> bool:
    """Whether a sentence begins with those who are counted: of the 120 members, of 3,000 flats."""
    lowers, starts = doc.layer(words_of).lowers, doc.layer(token_starts)
    first = bisect_left(starts, sentence_at(doc, one.span.start).start)
    is_first = one.first == first + 1 + one.is_definite and lowers[first] in _known(doc, "of")
    is_told = one.is_definite or lowers[one.behind : one.behind + 1] == [","]  # of 300 votes in the north two were lost
    return bool(one.noun) and is_first and is_told


def _is_of_them(doc: Document, part: Quantity) -> bool:
    return " ".join(doc.layer(words_of).lowers[part.behind : part.behind + 2]) in _known(doc, "of-them")


def _noun(doc: Document, part: Quantity) -> str:
    """What a part counts: its noun, or that behind `two of them`."""
    lowers = doc.layer(words_of).lowers
    if not part.noun and _is_of_them(doc, part):
        return singular(lowers[part.behind + 2], doc.language) if part.behind + 2 < len(lowers) else ""
    return part.noun


def _known(doc: Document, name: str) -> Section:
    return section(doc.language, "quantities", name)


@per_language
def _people(language: str) -> frozenset[str]:
    return frozenset(singular(noun, language) for noun in section(language, "quantities", "people"))


@per_language
def _peoples(language: str) -> frozenset[str]:
    """The words for the people of countries."""
    return frozenset(word for words in section(language, "places", "countries").values() for word in words)


@per_language
def _sorts(language: str) -> frozenset[str]:
    return frozenset(singular(noun, language) for noun in section(language, "quantities", "sorts"))


def _has(doc: Document, first: int, behind: int, name: str) -> bool:
    known = _known(doc, name)
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
            is_of = lowers[one.first - 2] in _known(doc, "of") and lowers[one.first - 1] in _known(doc, "the")
            opens = is_of and one.is_definite and lowers[one.first - 3] in (".", "”", '"', "!")
            is_apart = between[:1] == [","] and len(between) < 3
            if (opens and is_apart and other.value > one.value and other.noun in ("", one.noun)) or (
                between[:1] == [","]
                and " ".join(between[1:]) in _known(doc, "of-which")
                and one.noun
                and not other.noun
                and other.value > one.value
            ):
                found.append((one, other))
            elif " ".join(between) in _known(doc, "out-of") and not one.noun and one.value > other.value and other.noun:
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
            is_rest = (word and _answer(doc, other) in _known(doc, "opposites")[word]) or _is_denied(doc, one, other)
            if is_rest and one.value + other.value > 101 and len(shares) == 2:
                found.append((one, other))
    return tuple(found)


def _listed_shares(doc: Document, shares: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """A list of three shares or more, each behind the same word: 55 percent from Europe, 30 percent from Asia and …"""
    lowers = doc.layer(words_of).lowers
    if len(shares) < 3 or any(one.rough for one in shares):
        return
    run = list_of_parts(doc, shares, may_be_open=True)
    last = lowers[run[-1].behind] if run and run[-1].behind < len(lowers) else ""
    is_list = len(run) > 2 and last in _known(doc, "sources")
    if is_list and all(last in lowers[one.behind : one.behind + 4] for one in run[:-1]):
        total = sum(one.value for one in run)
        if 100 + len(run) < total < 160:
            yield tuple(run)


def _answer(doc: Document, share: Quantity) -> str:
    """The word for those of whom the share is, if it is one that has an opposite."""
    lowers = doc.layer(words_of).lowers
    at = share.behind
    while at < min(len(lowers), share.behind + 7) and lowers[at] in _known(doc, "said"):
        at += 1
    known = _known(doc, "opposites")
    return next((word for size in (2, 1) if (word := " ".join(lowers[at : at + size])) in known), "")


def _is_denied(doc: Document, one: Quantity, other: Quantity) -> bool:
    """Whether the second share is of the others: 18 percent are insured, 92 percent are not."""
    lowers = doc.layer(words_of).lowers
    verb, behind = lowers[other.behind : other.behind + 1], lowers[other.behind + 1 : other.behind + 3]
    is_end = len(behind) > 1 and behind[0] in _known(doc, "not") and not behind[1][0].isalnum()
    return is_end and bool({*verb} & {*lowers[one.behind : other.first]})
