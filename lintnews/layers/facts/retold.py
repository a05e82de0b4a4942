"""What a text tells twice, in other numbers: a sum, the year of one event, an ordinal, the way that something went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.contradictions import Contradiction, Statement
from lintnews.layers.facts.dates import years
from lintnews.layers.facts.headline import heading
from lintnews.layers.facts.quantities import Quantity, is_rounded, quantities
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import endings
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.tokens import token_range, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_LEAST_SUM = 100
_LEAD = 2
"""Sentences of the text in which the news of the headline is told."""


def sums_named_again(doc: Document) -> tuple[Contradiction, ...]:
    """Sums that a text names again as known, where it has named one other: 300,000 euros, the 500,000 euros."""
    money = [one for one in doc.layer(quantities) if _is_large_sum(one)]
    units: dict[str, list[Quantity]] = defaultdict(list)
    for one in money:
        units[one.unit].append(one)
    counts = {unit: Counter(one.value for one in sums) for unit, sums in units.items()}
    found = []
    for one in money:
        first = units[one.unit][0]
        if first is one or not one.is_definite or one.is_quoted or one.rough:
            continue
        values = counts[one.unit]
        if len(values) - (values[one.value] == 1) != 1:
            continue  # besides this place the text has several sums, or none
        is_near = is_rounded(one.value, first.value) or first.rough or first.sentence == one.sentence
        if first.value != one.value and not is_near and not _goes_on_with_noun(doc, one):
            found.append(Contradiction(one.unit, Statement(first.span, first.value), Statement(one.span, one.value)))
    return tuple(found)


def _is_large_sum(one: Quantity) -> bool:
    return one.is_money and one.value >= _LEAST_SUM


def _goes_on_with_noun(doc: Document, one: Quantity) -> bool:
    """Whether a sum only describes what follows: the 500,000 euro house."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    low = words.lowers[one.behind] if one.behind < len(words.lowers) else ""
    return bool(low) and low[0].isalpha() and low not in known.function


def years_of_one_event(doc: Document) -> tuple[Contradiction, ...]:
    """Two years of one event, which both places name by the same words: the last large eruption."""
    found: dict[tuple[str, ...], tuple[Span, int]] = {}
    wrong = []
    for span, year, phrase in _dated_phrases(doc):
        first = found.setdefault(phrase, (span, year))
        if first[1] != year:
            about = " ".join(phrase)
            wrong.append(Contradiction(about, Statement(first[0], first[1]), Statement(span, year)))
    return tuple(wrong)


def _dated_phrases(doc: Document) -> Iterator[tuple[Span, int, tuple[str, ...]]]:
    """Years with the definite noun phrase that their sentence has, where it has one of each."""
    words = doc.layer(words_of)
    unique, article = (section(doc.language, "results", name) for name in ("unique", "the"))
    dated: dict[Span, list[int]] = defaultdict(list)
    for at in doc.layer(years):
        if words.texts[at][:2] != "17":
            dated[sentence_at(doc, words.tokens[at].start)].append(at)
    for sentence, places in dated.items():
        inside = token_range(doc, sentence)
        phrases = [words.lowers[at + 1 : at + 4] for at in inside[:-4] if words.lowers[at] in article]
        phrases = [phrase for phrase in phrases if phrase[0] in unique and all(word.isalpha() for word in phrase)]
        if len(places) == 1 and len(phrases) == 1 and not quoted(doc, sentence.start):
            token = words.tokens[places[0]]
            yield Span(token.start, token.end), int(token.text), tuple(phrases[0])


class TurnedWay(NamedTuple):
    """A word of the headline, and the one of the text that says the opposite of the same thing."""

    first: Span
    again: Span


def turned_ways(doc: Document) -> tuple[TurnedWay, ...]:
    """Headlines that say that a thing went up, or was done, where the text has only the opposite."""
    top = doc.layer(heading)
    if top.headline is None:
        return ()
    behind = top.end
    lead = [span for span in doc.layer(sentences) if span.start >= behind][:_LEAD]
    own = _ways(doc, top.headline)
    if len(own) != 1 or not lead or not own[0].about:
        return ()
    told = _ways(doc, Span(behind, len(doc.text)))
    if any(one.way == own[0].way for one in told):
        return ()
    lead = [span for span in lead if not _concedes(doc, span)]
    turned = next(
        (
            one
            for one in told
            if one.way == own[0].other and one.about & own[0].about and any(span.holds(one.span) for span in lead)
        ),
        None,
    )
    return (TurnedWay(own[0].span, turned.span),) if turned else ()


def _concedes(doc: Document, sentence: Span) -> bool:
    """Whether a sentence also tells of what does not fit: despite a rise, although prices fell."""
    lowers, known = doc.layer(words_of).lowers, section(doc.language, "results", "conceding")
    return any(lowers[at] in known for at in token_range(doc, sentence))


class _Way(NamedTuple):
    span: Span
    way: str
    other: str
    about: frozenset[str]
    """The ordinary words around it, of which one is the thing that went so."""


def _ways(doc: Document, inside: Span) -> Sequence[_Way]:
    """The words of a span which say that something went up or down, outside quotations."""
    words = doc.layer(words_of)
    ways, neutral = (section(doc.language, "results", name) for name in ("ways", "neutral"))
    function, found = vocabulary(doc.language).function, []
    for at in token_range(doc, inside):
        low = words.lowers[at]
        if (
            low not in ways
            or quoted(doc, words.tokens[at].start)
            or neutral.keys() & {*words.lowers[max(0, at - 3) : at]}
        ):
            continue
        around = {*words.lowers[max(0, at - _AROUND) : at], *words.lowers[at + 1 : at + 1 + _AROUND]}
        about = frozenset(_stem(one, doc.language) for one in around if one.isalpha() and one not in function)
        span = Span(words.tokens[at].start, words.tokens[at].end)
        way, other = ways[low]
        found.append(_Way(span, way, other, about - ways.keys()))
    return found


def _stem(word: str, language: str) -> str:
    return next((word.removesuffix(ending) for ending in endings(language, "finite") if word.endswith(ending)), word)


_AROUND = 4
"""Tokens on both sides of such a word, among which is what it tells of."""
