"""What is said of one thing twice, in the same words, with two numbers: built in 1953, built in 1963."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.age_patterns import age_patterns
from lintnews.layers.facts.contradictions import Contradiction, Statement, tells_of_change
from lintnews.layers.facts.dates import years
from lintnews.layers.facts.quantities import Quantity, is_rounded, quantities
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import endings, singular
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, places_by_text, places_of, token_range, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, section
from lintnews.records import NamedTuple

_BACK = 4
"""Tokens between a verb and its number, at most."""
_SUBJECT = 12
"""Tokens before a verb among which the thing stands that it tells of, at most."""
_SEVERAL = 3
"""Different numbers of one thing that are no slip."""


class Thing(NamedTuple):
    """What something is told of: its noun, in the singular, with the words before it; or a name."""

    word: str
    modifiers: tuple[str, ...]
    is_name: bool
    is_known: bool
    """Whether an article says that it has been named before, or it is a name."""


class Told(NamedTuple):
    """A number, and what it is the number of."""

    span: Span
    value: float
    frame: tuple[str, ...]
    """What is told, and the unit: `costs`, `EUR`; `built`."""
    things: tuple[Thing, ...]
    """Of what it may be told, the nearest first."""
    sentence: Span
    is_lasting: bool
    """Whether a word says so of which the lexicon knows that it tells one number of somebody: not what they spent."""


_Kind = tuple[tuple[Thing, ...], bool]
"""Of what something may be told, and whether it is lasting: what tells whether two places may tell of one thing."""


def told_twice(doc: Document) -> tuple[Contradiction, ...]:
    """Numbers of one thing that are told in the same frame in two sentences and are not the same."""
    by_frame: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in _told(doc):
        by_frame[one.frame].append(one)
    found = []
    for every in by_frame.values():
        tellings = _tellings(every) if len(every) > 1 else {}
        for index, again in enumerate(every):
            telling = tellings.get(_kind(again))
            if telling is None or telling.at >= index:
                continue
            first = telling.first
            if first.value == again.value or first.sentence == again.sentence:
                continue
            if len(telling.values | {again.value}) == 2 and not is_rounded(first.value, again.value):
                about = " ".join((*again.things[0].modifiers, again.things[0].word))
                found.append(
                    Contradiction(about, Statement(first.span, first.value), Statement(again.span, again.value))
                )
    return tuple(found)


class _Telling(NamedTuple):
    """What a text tells of one thing in one frame."""

    at: int
    """The number of the place where it is told first."""
    first: Told
    values: set[float]
    """The numbers that are told of it, as far as there are not more than `_SEVERAL`."""


def _tellings(every: Sequence[Told]) -> Mapping[_Kind, _Telling]:
    """What the places of a frame tell of the thing of each kind of them: those that share a word are compared, and of
    those of one kind, of which a text may have thousands, only the first.
    """
    own: dict[_Kind, _Telling] = {}
    sharing: dict[tuple[str, ...], dict[_Kind, None]] = defaultdict(dict)
    for at, one in enumerate(every):
        telling = own.setdefault(_kind(one), _Telling(at, one, set()))
        if len(telling.values) < _SEVERAL:
            telling.values.add(one.value)
        for key in _keys(one):
            sharing[key][_kind(one)] = None
    found = {}
    for kind, (_, again, _) in own.items():
        others = {other for key in _keys(again) for other in sharing[key]}
        same = [own[other] for other in others if _is_same_thing(own[other].first, again)]
        if same:
            first = min(same, key=lambda one: one.at)
            found[kind] = first._replace(values=set().union(*(one.values for one in same)))
    return found


def _kind(one: Told) -> _Kind:
    return one.things, one.is_lasting


def _keys(one: Told) -> Iterator[tuple[str, ...]]:
    """What two places share that may tell of one thing: a name, or a noun with the words before it."""
    return ((thing.word,) if thing.is_name else (thing.word, "", *thing.modifiers) for thing in one.things)


def _is_same_thing(first: Told, again: Told) -> bool:
    """Whether two places may tell of one thing: they share a noun with the same words before it, or a name, and no
    other name stands at both.
    """
    names = [{thing.word for thing in one.things if thing.is_name} for one in (first, again)]
    if all(names) and not names[0] & names[1]:
        return False
    nouns = [{(thing.word, thing.modifiers) for thing in one.things if not thing.is_name} for one in (first, again)]
    if all(nouns):
        shared = nouns[0] & nouns[1]
        return any((thing.word, thing.modifiers) in shared and thing.is_known for thing in again.things)
    return again.is_lasting and bool(names[0] & names[1])


def _told(doc: Document) -> Iterator[Told]:
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    exact = [one for one in doc.layer(quantities) if not one.is_quoted and not one.rough]
    often = Counter(_unit(one) for one in exact)
    for one in exact:
        if often[_unit(one)] < 2:
            continue  # nothing that it could contradict
        sentence = sentence_at(doc, one.span.start)
        tokens = token_range(doc, sentence)
        first, last = tokens.start, tokens.stop
        framed = _framed(doc, words, one, first, last)
        if framed and not tells_of_change(doc, words.lowers[first:last]):
            frame, verb = framed
            things = tuple(_things(doc, words, first, verb))
            is_lasting = words.lowers[verb] in _words(doc, "verbs") or frame[0] in ("is", "away")
            yield Told(one.span, one.value, frame, things, sentence, is_lasting)
    yield from _years(doc, words, starts)
    yield from _scores(doc, words, starts)


def _words(doc: Document, name: str) -> Section:
    return section(doc.language, "frames", name)


def _unit(one: Quantity) -> str:
    """What a quantity is compared by: its dimension, or what it counts."""
    return one.measures[0].dimension if one.measures else one.unit or one.noun


def _framed(doc: Document, words: Words, one: Quantity, first: int, last: int) -> tuple[tuple[str, ...], int] | None:
    """What a quantity is told to be, and the token before which the thing stands."""
    unit = _unit(one)
    if not unit:
        return None
    opening = bisect_left(doc.layer(token_starts), one.span.start)
    after = words.lowers[one.behind] if one.behind < last else ""
    adjectives, away = _words(doc, "adjectives"), _words(doc, "away")
    at = _verb(doc, words, opening, first)
    if after in adjectives:
        return ("is", adjectives[after][0], unit), opening
    if unit == "length" and after in away:
        return (("away", *complement), opening) if (complement := _complement(doc, words, one.behind, last)) else None
    if at is None:
        return None
    per = words.lowers[one.behind + 1] if after in _words(doc, "per") and one.behind + 1 < last else ""
    low = words.lowers[at]
    return (_words(doc, "verbs").get(low, (low,))[0], one.unit or unit, per), at


def _verb(doc: Document, words: Words, opening: int, first: int) -> int | None:
    """The word before a number which says what it is told to be, with nothing but small words between."""
    function, between = vocabulary(doc.language).function, _words(doc, "between")
    for at in range(opening - 1, max(first, opening - 1 - _BACK), -1):
        low = words.lowers[at]
        if low not in between:
            return at if low[0].isalpha() and low not in function and words.texts[at].islower() else None
    return None


def _complement(doc: Document, words: Words, behind: int, last: int) -> tuple[str, ...]:
    """From what a distance is told: the words of a name, or a noun."""
    skipped = _words(doc, "from")
    at = behind
    while at < last and (words.lowers[at] in skipped or words.lowers[at] in _words(doc, "away")):
        at += 1
    names = []
    while at < last and words.tokens[at].is_capitalised:
        names.append(words.texts[at])
        at += 1
    return tuple(names)


def _years(doc: Document, words: Words, starts: Sequence[int]) -> Iterator[Told]:
    once, inside = _words(doc, "once"), _words(doc, "in")
    for at in doc.layer(years):
        if at < 2 or words.lowers[at - 1] not in inside or words.lowers[at - 2] not in once:
            continue
        token = words.tokens[at]
        sentence = sentence_at(doc, token.start)
        tokens = token_range(doc, sentence)
        first, last = tokens.start, tokens.stop
        if quoted(doc, token.start) or tells_of_change(doc, words.lowers[first:last]):
            continue
        frame, things = (once[words.lowers[at - 2]][0], "year"), tuple(_things(doc, words, first, at - 2))
        yield Told(Span(token.start, token.end), float(token.text), frame, things, sentence, is_lasting=True)


def _scores(doc: Document, words: Words, starts: Sequence[int]) -> Iterator[Told]:
    """Results with the name of the one who was played against: beat Holm 3-1, the 2-1 victory over Holm."""
    others, results = _words(doc, "other-matches"), _words(doc, "results")
    pattern = age_patterns(doc.language).score
    for mark in places_of(doc.layer(places_by_text), ("-", "–")):
        score = pattern.match(doc.text, words.tokens[mark].start - 1)
        if not score or quoted(doc, score.start()):
            continue
        sentence = sentence_at(doc, score.start())
        tokens = token_range(doc, sentence)
        first, last = tokens.start, tokens.stop
        at, behind = bisect_left(starts, score.start()), bisect_left(starts, score.end())
        if sum(words.texts[one] in "-–" for one in range(first, last)) != 1:
            continue
        if tells_of_change(doc, words.lowers[first:last]) or any(low in others for low in words.lowers[first:last]):
            continue
        opponent = _opponent(words, results, at, behind, first, last)
        if opponent:
            low, high = sorted(int(one) for one in score.groups())
            things = (Thing(opponent, (), is_name=True, is_known=True),)
            yield Told(Span(*score.span()), low * 1000 + high, ("score",), things, sentence, is_lasting=True)


def _opponent(words: Words, results: Section, at: int, behind: int, first: int, last: int) -> str:
    """The last word of the name before a score, behind a verb, or of the one behind the noun for a result."""
    start = at
    while start > first and words.tokens[start - 1].is_capitalised:
        start -= 1
    if start < at and start > first and words.lowers[start - 1] in results:
        return words.texts[at - 1]
    while behind < last and words.texts[behind].islower() and words.lowers[behind] in results:
        behind += 1
    end = behind
    while end < last and words.tokens[end].is_capitalised:
        end += 1
    return words.texts[end - 1] if end > behind and words.lowers[behind - 1] in results else ""


def _things(doc: Document, words: Words, first: int, verb: int) -> Iterator[Thing]:
    """The things before a verb: the nearest noun or name, and those that it only describes."""
    links, of = _words(doc, "links"), _words(doc, "of")
    at = verb - 1
    lowest = max(first, verb - _SUBJECT)
    while at >= lowest:
        low = words.lowers[at]
        if low in links or low == "," or low.endswith(endings(doc.language, "adverbs")):
            at -= 1
            continue
        if not low[0].isalpha():
            return
        start = _phrase_start(doc, words, at, lowest)
        if start > at:
            return
        yield _thing(doc, words, start, at)
        at = start - 1
        if at >= lowest and words.lowers[at] in vocabulary(doc.language).determiners:
            at -= 1
        if at < lowest or words.lowers[at] not in of:
            return
        at -= 1


def _phrase_start(doc: Document, words: Words, at: int, lowest: int) -> int:
    """The first token of the phrase that ends at a token: its adjectives and nouns, or the parts of a name."""
    is_name, function = words.tokens[at].is_capitalised, vocabulary(doc.language).function
    start = at + 1
    while start > lowest:
        low = words.lowers[start - 1]
        if not low[0].isalpha() or low in function or low in vocabulary(doc.language).determiners:
            break
        if words.tokens[start - 1].is_capitalised != is_name and is_name:
            break
        start -= 1
    return start


def _thing(doc: Document, words: Words, start: int, at: int) -> Thing:
    before = words.lowers[start - 1] if start else ""
    is_name = words.tokens[at].is_capitalised
    if is_name:
        return Thing(words.texts[at], (), True, True)
    is_known = before in section(doc.language, "reference", "definite")
    return Thing(singular(words.lowers[at], doc.language), tuple(words.lowers[start:at]), False, is_known)
