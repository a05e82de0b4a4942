"""Words for a part or a multiple beside the two numbers that they are said of: 14 and 21, twice as many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dates import years
from lintnews.layers.facts.quantities import ROUGHLY, WORD, Quantity, how_rough, may_be_alike
from lintnews.layers.facts.sums import by_sentence, of_sentences, opens_of
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import token_range, words_of
from lintnews.lexicons import either, per_language, section
from lintnews.records import NamedTuple

_NEXT = 3
"""Tokens between a whole that opens a sentence and its part, fewer than."""
_VERB = 8
"""Tokens between a verb and `from`, at most."""
_EXACT, _ROUGH, _FAR = 0.15, 0.25, 0.4
"""By which share a ratio may differ from what an exact and a rough word say, and on the far side of `more than`."""
_POINTS = 2.0
"""Percentage points by which a share of two numbers may be rounded."""
_NEAR = 60
"""Code points between two numbers that a word behind them compares, at most."""


class Multiple(NamedTuple):
    """Two numbers, the word for the one in parts of the other, and what they make."""

    first: Quantity
    second: Quantity
    word: Span
    ratio: float


def wrong_multiples(doc: Document) -> tuple[Multiple, ...]:
    """Doublings, halvings, parts and multiples whose two numbers are no such ones."""
    found: list[Multiple] = []
    for every in doc.layer(by_sentence):
        share, whole = _share(doc.language), sentence_at(doc, every[0].span.start)
        if not share.search(doc.text, *whole) and not any(one.unit == "%" for one in every):
            continue
        group = [one for one in every if not share.match(doc.text, one.number.span.start)]
        found += (*_verbs(doc, group), *_as_many(doc, group), *_of_all(doc, group), *_shares_first(doc, group))
    for every in doc.layer(of_sentences).values():
        found += _in_percent(doc, every)
    return (*found, *_verb_before(doc))


def _verbs(doc: Document, group: Sequence[Quantity]) -> Iterator[Multiple]:
    """Doublings and halvings: doubled from 31 to 48, doubled to 48 from 31."""
    lowers = doc.layer(words_of).lowers
    start, end = (section(doc.language, "quantities", name) for name in ("from", "to"))
    to = [[word] for word in end]
    patterns = _patterns(doc.language)
    for one, other in pairwise(group):
        by = patterns.by_share.search(doc.text, max(0, one.span.start - _NEAR), one.span.start)
        if by and lowers[one.behind : other.first] in to and one.value and not by["rough"] and not other.rough:
            share, fallers = _factor(doc, by["share"]), section(doc.language, "quantities", "fallers")
            real = other.value / one.value
            said = 1 - share if by["verb"] in fallers else 1 + share
            if share < 1 and _is_like(one, other) and not (1 - _EXACT) * said <= real <= (1 + _EXACT) * said:
                yield Multiple(one, other, Span(*by.span("share")), abs(real - 1))
            continue
        into, before = " ".join(lowers[one.behind : other.first]), lowers[one.first - 1]
        if into in end and before in start:
            old, new = one, other
        elif into in start and before in end and _are_one(one, other):
            old, new = other, one
        else:
            continue
        found = _verb(doc, range(one.first - 2, max(-1, one.first - _VERB), -1))
        if found and (wrong := _judged(old, new, *found)):
            yield wrong._replace(first=one, second=other)


def _verb(doc: Document, places: Sequence[int]) -> tuple[Span, float, float] | None:
    """The first verb for a multiple at these places, and between which multiples it may be."""
    lowers, known = doc.layer(words_of).lowers, section(doc.language, "quantities", "multiples")
    at = next((at for at in places if lowers[at] in known), None)
    if at is None or lowers[at - 1] in section(doc.language, "quantities", "near"):
        return None
    low, high = (float(value) for value in known[lowers[at]])
    token = doc.layer(words_of).tokens[at]
    return Span(token.start, token.end), low, high


def _judged(old: Quantity, new: Quantity, word: Span, low: float, high: float) -> Multiple | None:
    if old.rough or new.rough or not old.value or old.number.scale != new.number.scale:
        return None
    ratio = new.value / old.value
    return None if low <= ratio <= high else Multiple(old, new, word, ratio)


def _verb_before(doc: Document) -> Iterator[Multiple]:
    """A doubling whose numbers the next sentence has with their years: It doubled. In 2022 it was 14, in 2023 21."""
    groups, every = doc.layer(of_sentences), doc.layer(sentences)
    for index, group in groups.items():
        if len(group) != 2 or index - 1 in groups or not index or not _are_one(*group):
            continue
        places = token_range(doc, every[index - 1])
        told = [doc.layer(words_of).texts[at] for at in doc.layer(years) if at in token_range(doc, every[index])]
        found = _verb(doc, places) if len(told) == 2 and told[0] != told[1] else None
        old, new = group if told[:1] < told[1:] else group[::-1]
        if found and (wrong := _judged(old, new, *found)):
            yield wrong._replace(first=group[0], second=group[1])


def _as_many(doc: Document, group: Sequence[Quantity]) -> Iterator[Multiple]:
    """Two numbers and a word behind them or between them: 14 in 2022 and 21 in 2023, twice as many; 12, half, 7."""
    patterns = _patterns(doc.language)
    for one, other in pairwise(group):
        if not _are_one(one, other) or one.rough or other.rough or not one.value or not other.value:
            continue
        between = doc.text[one.span.end : other.span.start]
        if re.search(r"[;:]", between):
            continue
        behind = patterns.behind.match(doc.text, other.span.end)
        inside = patterns.inside.fullmatch(doc.text, one.span.end, other.span.start)
        against = patterns.against.fullmatch(doc.text, one.span.end, other.span.start)
        if behind and len(between) < _NEAR and not _share(doc.language).search(between):
            factor = _factor(doc, behind["share"])
            ratios = [other.value / one.value, one.value / other.value]
            if not any(_fits(doc, ratio, factor, behind["rough"]) for ratio in ratios):
                larger = max(ratios) if factor > 1 else min(ratios)
                yield Multiple(one, other, Span(*behind.span("share")), larger)
        elif said := inside or against:
            ratio = other.value / one.value if inside else one.value / other.value
            if inside and (not patterns.end.match(doc.text, other.span.end) or _is_counted(doc, inside)):
                continue
            if not _fits(doc, ratio, _factor(doc, said["share"]), said["rough"]):
                yield Multiple(one, other, Span(*said.span("share")), ratio)


def _is_counted(doc: Document, said: re.Match[str]) -> bool:
    """Whether a word for a part is a noun, and no part of the number before: the second half, 45 seconds."""
    before = doc.text[said.start() : said.start("rough" if said["rough"] else "share")].split()
    ordinals, the = section(doc.language, "calendar", "ordinal-words"), section(doc.language, "quantities", "definite")
    return bool(before) and (before[-1] in ordinals or before[-1] in the)


def _of_all(doc: Document, group: Sequence[Quantity]) -> Iterator[Multiple]:
    """A part, its whole and the share that it is: 230 of 310 computers, that is half; 60 of the 200 pupils (40 %)."""
    patterns, text = _patterns(doc.language), doc.text
    for index, (one, other) in enumerate(pairwise(group)):
        opens = opens_of(doc, one) and other.first - one.behind < _NEXT
        if opens:  # Of the 310 computers 230 are affected
            part, whole = other, one
        elif patterns.of.fullmatch(text, one.span.end, other.span.start):
            part, whole = one, other
        else:
            continue
        if not _is_part(part, whole):
            continue
        ratio = part.value / whole.value
        share = group[index + 2] if index + 2 < len(group) else None
        behind = patterns.that_is.match(text, other.span.end)
        if behind and not _fits(doc, ratio, _factor(doc, behind["share"]), behind["rough"]):
            yield Multiple(part, whole, Span(*behind.span("share")), ratio)
        elif (
            share
            and share.unit == "%"
            and patterns.percent.fullmatch(text, other.span.end, share.span.start)
            and patterns.end.match(text, share.span.end)
            and not _is_percent(ratio, share)
        ):
            yield Multiple(part, whole, share.span, ratio)


def _shares_first(doc: Document, group: Sequence[Quantity]) -> Iterator[Multiple]:
    """A share, its whole and the part: 40 percent of the 200 workers, 120; a third of the 90 pupils, 45 children."""
    patterns, text = _patterns(doc.language), doc.text
    for index, (whole, part) in enumerate(pairwise(group)):
        between = text[whole.span.end : part.span.start]
        if between not in (", ", " (") or not patterns.closes.match(text, part.span.end) or not _is_part(part, whole):
            continue
        ratio, share = part.value / whole.value, group[index - 1] if index else None
        said = patterns.share_of.search(text, max(0, whole.span.start - _NEAR), whole.span.start)
        if share and share.unit == "%" and patterns.of.fullmatch(text, share.span.end, whole.span.start):
            word = None if _is_percent(ratio, share) else share.span
        elif said and not _fits(doc, ratio, _factor(doc, said["share"]), said["rough"]):
            word = Span(*said.span("share"))
        else:
            word = None
        if word:
            yield Multiple(part, whole, word, ratio)


def _in_percent(doc: Document, group: Sequence[Quantity]) -> Iterator[Multiple]:
    """A word for a share and the same in percent: more than half (42 percent)."""
    for one in group:
        if one.unit == "%" and not one.rough and doc.text[one.span.end : one.span.end + 1] == ")":
            said = _patterns(doc.language).in_brackets.search(doc.text, max(0, one.span.start - _NEAR), one.span.start)
            factor = _factor(doc, said["share"]) if said else 0
            if said and factor < 1 and not _fits(doc, one.value / 100, factor, said["rough"]):
                yield Multiple(one, one, Span(*said.span("share")), one.value / 100)


def _is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether a number may be a part of another one, both exact."""
    is_exact = not part.rough and not whole.rough and part.number.scale == whole.number.scale
    return is_exact and part.unit in ("", whole.unit) and whole.unit != "%" and 0 < part.value < whole.value


def _is_percent(ratio: float, share: Quantity) -> bool:
    """Whether a share in percent is that of two numbers, rounded."""
    return abs(100 * ratio - share.value) <= _POINTS + (share.value / 10 if share.rough else 0)


class _Patterns(NamedTuple):
    behind: re.Pattern[str]
    """Behind two numbers: `, twice as many.`"""
    inside: re.Pattern[str]
    """Between a number and what is so much of it: ` for adults, children pay half, `."""
    against: re.Pattern[str]
    """Between a number and the one that it is so much of: `, twice the `."""
    of: re.Pattern[str]
    """Between a part and its whole."""
    that_is: re.Pattern[str]
    """Behind a part and its whole: ` computers are affected, that is half.`"""
    percent: re.Pattern[str]
    """Between a whole and a share in percent."""
    end: re.Pattern[str]
    """The end of a part of a sentence."""
    closes: re.Pattern[str]
    """The mark behind what stands between two."""
    by_share: re.Pattern[str]
    """Before two numbers: `fell by half, from `."""
    share_of: re.Pattern[str]
    """Before a whole: `a third of the `."""
    in_brackets: re.Pattern[str]
    """Before a share in percent: `half of the members (`."""


@per_language
def _share(language: str) -> re.Pattern[str]:
    """A word for a share or a multiple."""
    return re.compile(rf"\b(?i:{either(language, 'quantities', 'shares', 'multiples')})\b")


@per_language
def _patterns(language: str) -> _Patterns:
    words = partial(either, language, "quantities")
    rough = rf"(?:(?P<rough>(?i:{words(*ROUGHLY)}))\s)?"
    share = rf"{rough}\b(?P<share>(?i:{words('shares')}))"
    end = r"(?=[.;)]|,(?!\d)|\s[–—])"
    said = rf"(?:{words('that-is', 'or-else')}\s)"
    some = rf"(?:\s{WORD})"
    return _Patterns(
        behind=re.compile(rf"{some}{{0,4}},\s{said}?{share}\s{words('as-many')}{end}"),
        inside=re.compile(rf"{some}{{0,4}},?(?:{some}{{0,3}})?\s{share}(?:\s{words('as-many')})?(?:,|\s\()\s"),
        against=re.compile(
            rf"{some}{{0,3}},\s{share}\s(?:{words('as-many')}\s{words('as')}\s)?"
            rf"(?:(?:{words('the')}|{WORD}['’]s)\s(?:{WORD}\s)?|(?:{WORD}\s){{1,5}}{words('with')}\s)"
        ),
        of=re.compile(rf"\s{words('of', 'out-of')}\s(?:{words('the')}\s)?"),
        that_is=re.compile(rf"{some}{{0,6}}(?:,|\s[–—])\s{said}?{share}{end}"),
        percent=re.compile(rf"{some}{{0,6}}(?:\s\(|,\s(?:{said}))"),
        end=re.compile(end),
        closes=re.compile(r",(?!\d)|\)"),
        by_share=re.compile(
            rf"\b(?P<verb>{words('fallers', 'risers')})\s(?:{words('by')}\s)?{share},?\s{words('from')}\s\Z"
        ),
        share_of=re.compile(rf"{share}\s{words('of')}\s(?:{words('the')}\s)?\Z"),
        in_brackets=re.compile(rf"{share}(?:\s{words('of')}{some}{{1,5}})?\s\((?:{words('or-else')}\s)?\Z"),
    )


def _factor(doc: Document, word: str) -> float:
    return float(section(doc.language, "quantities", "shares")[word.lower()][0])


def _fits(doc: Document, ratio: float, factor: float, rough: str | None) -> bool:
    """Whether a ratio may be called so: about half, more than twice as many."""
    low, high = 1 - _EXACT, 1 + _EXACT
    if rough:
        kind = how_rough(rough, doc.language)
        low = {"least": 1 - _EXACT / 3, "most": 1 - _FAR, "rough": 1 - _ROUGH}[kind]
        high = {"least": 1 + 2 * _FAR, "most": 1 + _EXACT / 3, "rough": 1 + _ROUGH}[kind]
    return low * factor <= ratio <= high * factor


def _is_like(one: Quantity, other: Quantity) -> bool:
    return _are_one(one, other) and one.number.scale == other.number.scale


def _are_one(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same: with one unit or one noun, or one of them without."""
    return may_be_alike(one, other) and "%" not in (one.unit, other.unit)
