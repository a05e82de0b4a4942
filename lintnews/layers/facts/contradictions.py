"""One fact with two numbers: a person's age, those who were named before, the number of the headline."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.age_patterns import age_patterns, matches
from lintnews.layers.facts.headline import heading
from lintnews.layers.facts.numbers import number_value, numbers
from lintnews.layers.facts.quantities import Quantity, exchanged_digits, is_rounded, quantities
from lintnews.layers.names.distance import folded
from lintnews.layers.names.people import Person, people
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.endings import is_past, singular
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, token_range, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, per_language, section
from lintnews.records import NamedTuple

_AGES = range(1, 116)
_LONGEST = 60
_LEAD = 500
"""Code points of the text in which the news of the headline is told."""
_LARGE = 100
_MOST = 200
"""How many numbers of one thing are compared; an article has fewer."""
_BESIDE = 3
"""Tokens between a noun and how long it is, at most."""
_FEWEST = 4
"""Smaller numbers of people are of anybody: the two men."""
_YEAR_WORD = re.compile(r"1\d{3}|20\d\d")


class Statement(NamedTuple):
    """What a text says of a thing at one place."""

    span: Span
    value: float


class Contradiction(NamedTuple):
    """Two statements of one thing that cannot both be true. `about`: the thing, as the text names it; `by`: a third one
    that the other two are judged by.
    """

    about: str
    first: Statement
    again: Statement
    by: Statement | None = None


def ages(doc: Document) -> tuple[tuple[Person, tuple[Statement, ...]], ...]:
    """The ages that the text gives each person, in order; those of a bare surname only where one person has it."""
    found: list[tuple[Person, tuple[Statement, ...]]] = []
    patterns = age_patterns(doc.language)
    bearers = Counter(folded(person.surname) for person in doc.layer(people))
    for person in doc.layer(people):
        said = []
        for mention in person.mentions:
            if not mention.given and bearers[folded(person.surname)] > 1:
                continue
            start, end = mention.span
            behind = patterns.behind_name.match(doc.text, end)
            if behind and not _is_of_list(doc, behind.end()):
                name = behind.lastgroup or ""
                said.append((behind.span(name), behind[name]))
            before = patterns.before_name.search(doc.text[max(0, start - _LONGEST) : start])
            if before and not _has_function_word(doc, before["between"]):
                shift = max(0, start - _LONGEST)
                first, last = before.span("old")
                said.append(((first + shift, last + shift), before["old"]))
        statements = [
            Statement(Span(*span), value)
            for span, text in said
            if (value := number_value(text, doc.language)) in _AGES
            and (doc.text[span[1] : span[1] + 1] == ")" or not patterns.another_time.search(_around(doc, span)))
        ]
        if statements:
            found.append((person, tuple(sorted(set(statements)))))
    return tuple(found)


def _role_ages(doc: Document) -> Iterator[Contradiction]:
    """Nouns for a person with two ages: the driver, a man aged 52; the driver, aged 56."""
    said: dict[str, list[tuple[re.Match[str], float]]] = defaultdict(list)
    patterns, definite = age_patterns(doc.language), section(doc.language, "reference", "definite")
    for one in matches(doc, "of_role"):
        age = number_value(one["first"] or one["second"], doc.language)
        if age in _AGES and not patterns.another_time.search(_around(doc, one.span())):
            said[one["after"] or one["before"]].append((one, age))
    somebody = section(doc.language, "reference", "persons"), section(doc.language, "ages", "somebody")
    persons = vocabulary(doc.language).roles, *somebody
    for noun, found in said.items():
        first, again = found[0], found[-1]
        article = again[0]["article"].lower()
        if len(found) != 2 or not any(noun in words for words in persons):
            continue
        if article in definite and first[1] != again[1]:
            before, after = (
                Statement(Span(*match.span("first" if match["first"] else "second")), age) for match, age in found
            )
            yield Contradiction(f"{article} {noun}", before, after)


def _age_alone(doc: Document) -> Iterator[Contradiction]:
    """Somebody who is called by an age alone, in a text with one other age: the man, aged 52; the 56-year-old said."""
    patterns = age_patterns(doc.language)
    alone = {
        one["age"]
        for one in matches(doc, "alone")
        if is_past(one["verb"], doc.language) and not quoted(doc, one.start())
    }
    if len(alone) != 1:
        return
    said: dict[str, list[Statement]] = defaultdict(list)
    for one in matches(doc, "any_age"):
        span = Span(*one.span(one.lastindex or 0))
        said[doc.text[slice(*span)]].append(Statement(span, number_value(doc.text[slice(*span)], doc.language)))
    if len(said) != 2:
        return
    (by_itself,) = alone
    (first, *_), (again, *_) = sorted(said.values(), key=lambda every: every[0].span)
    others = [one for age, every in said.items() if age != by_itself for one in every]
    is_plain = all(one.value in _AGES and not quoted(doc, one.span.start) for one in (first, *others))
    is_told = first is others[0] or _is_named_before(doc, others[0].span.start)
    if is_plain and is_told and not any(patterns.of_nobody.match(doc.text, one.span.end) for one in others):
        yield Contradiction("somebody", first, again)


def _is_named_before(doc: Document, at: int) -> bool:
    """Whether a place stands right behind the name of a person who was named before."""
    named = [[mention.span.end for mention in person.mentions] for person in doc.layer(people)]
    return any(min(ends) < end for ends in named for end in ends if at - 3 <= end < at)


def _around(doc: Document, span: tuple[int, int]) -> str:
    sentence = sentence_at(doc, span[0])
    return doc.text[max(sentence.start, span[0] - 30) : min(sentence.end, span[1] + 30)]


def _is_of_list(doc: Document, end: int) -> bool:
    """Whether another number follows, as in results: Smith, 12, 14."""
    return re.match(r"\s*[,;/-]\s*\d", doc.text[end : end + 6]) is not None


def _has_function_word(doc: Document, text: str) -> bool:
    function = section(doc.language, "function_words", "function")
    return any(word in function for word in text.split())


def two_ages(doc: Document) -> tuple[Contradiction, ...]:
    """Persons of two ages."""
    named = (
        Contradiction(person.name, said[0], other)
        for person, said in doc.layer(ages)
        if (other := next((one for one in said[1:] if one.value != said[0].value), None))
    )
    found = (*named, *_role_ages(doc))
    return found or tuple(_age_alone(doc))


def headline_numbers(doc: Document) -> tuple[Contradiction, ...]:
    """Numbers of the headline or standfirst that the text does not have, where it has another for the same thing."""
    top = doc.layer(heading)
    found = []
    for line in (top.headline, top.standfirst):
        if line is None:
            continue
        behind = top.end
        body = [one for one in doc.layer(quantities) if one.span.start >= behind]
        values = [one.value for one in doc.layer(numbers) if one.span.start >= behind]
        found += [
            Contradiction(_name(one), Statement(one.span, one.value), Statement(other.span, other.value))
            for one in doc.layer(quantities)
            if line.holds(one.span) and not one.rough and (other := _said_otherwise(doc, one, body, values))
        ]
        found += _scores(doc, line, behind)
        found += _compounds(doc, line, body, values)
        found += _age_at_death(doc, line, behind)
    return tuple(found)


def _compounds(doc: Document, line: Span, body: Sequence[Quantity], values: Sequence[float]) -> Iterator[Contradiction]:
    """A length of time in a compound of the headline that the text gives otherwise: four-year flight, a flight of six
    years.
    """
    units, words = section(doc.language, "calendar", "units"), doc.layer(words_of)
    for at in token_range(doc, line)[:-1]:
        number, _, unit = words.lowers[at].partition("-")
        value, thing = number_value(number, doc.language), words.lowers[at + 1]
        if unit not in units or not value or value in values or not thing.isalpha():
            continue
        told = [other for other in body if other.noun == unit and _is_beside(words, other, thing)]
        if len({other.value for other in told}) == 1 and not told[0].rough:
            first = Span(words.tokens[at].start, words.tokens[at + 1].end)
            yield Contradiction(thing, Statement(first, value), Statement(told[0].span, told[0].value))


def _is_beside(words: Words, one: Quantity, thing: str) -> bool:
    """Whether a noun stands near a quantity: a flight of six years."""
    return thing in words.lowers[max(0, one.first - _BESIDE) : one.first]


def _scores(doc: Document, line: Span, behind: int) -> Iterator[Contradiction]:
    """The score of a headline, where the first lines of the text have another one and it stands nowhere."""
    score = age_patterns(doc.language).score
    own = score.search(doc.text, *line)
    scores = [*score.finditer(doc.text, behind)] if own else []
    if not own or not scores or any({*one.groups()} == {*own.groups()} for one in scores):
        return
    lead = {frozenset(one.groups()) for one in scores if one.end() < behind + _LEAD}
    if len(lead) == 1 and not re.search(r"\d[-–]\d", doc.text[own.end() : line.end]):
        first = scores[0]
        yield Contradiction("score", Statement(Span(*own.span()), 0), Statement(Span(*first.span()), 0))


def _age_at_death(doc: Document, line: Span, behind: int) -> Iterator[Contradiction]:
    """The age in a headline about a death, where the text says another one and has it nowhere."""
    patterns = age_patterns(doc.language)
    own = patterns.in_headline.search(doc.text, *line)
    if own and not re.search(rf"\b{own['age']}\b", doc.text[behind:]):
        ages = [*patterns.in_text.finditer(doc.text, behind, behind + _LEAD)]
        if len(ages) == 1:
            first = ages[0]
            before, after = (Statement(Span(*one.span("age")), float(one["age"])) for one in (own, first))
            yield Contradiction("age", before, after)


def _said_otherwise(doc: Document, one: Quantity, body: Sequence[Quantity], values: Sequence[float]) -> Quantity | None:
    """The first quantity of the text that counts the same as one of the headline, where that number is not in it."""
    if any(one.value == value or is_rounded(one.value, value, first_is_rounder=True) for value in values):
        return None
    if one.value < 2:
        return None
    for kind in (_casualty, _counted):
        thing = kind(doc, one)
        same = [other for other in body if kind(doc, other) == thing] if thing else []
        if thing and _is_made_of(one.value, [other.value for other in same if not other.is_definite]):
            return None
        if same:
            return _other_number(one, same, last=body[0].sentence + 1)
    if not _counted(doc, one) and one.value >= _LARGE:
        exchanged = next((other for other in body if exchanged_digits(one.value, other.value)), None)
        return exchanged or _sum_of_lead(one, body)
    return None


def _sum_of_lead(one: Quantity, body: Sequence[Quantity]) -> Quantity | None:
    """The only sum of money of the text's first sentence with a number, for a sum of the headline without a unit."""
    large = [other for other in body if other.number.scale == one.number.scale > 1]
    lead = [other for other in large if other.sentence == body[0].sentence]
    is_sum = len(lead) == 1 and lead[0].is_money
    if not is_sum or lead[0].rough or one.noun or _is_made_of(one.value, [other.value for other in large]):
        return None
    return None if is_rounded(one.value, lead[0].value) else lead[0]


def _other_number(one: Quantity, same: Sequence[Quantity], *, last: int) -> Quantity | None:
    """The quantity of the same things that has the place of one in the headline: the only one, one whose digits were
    exchanged, or the only one of the lead, which ends with a sentence.
    """
    if len({other.value for other in same}) == 1 or exchanged_digits(one.value, same[0].value):
        return None if same[0].rough else same[0]
    swapped = next((other for other in same if exchanged_digits(one.value, other.value)), None)
    lead = [other for other in same if other.sentence <= last]
    if swapped or len({other.value for other in lead}) != 1:
        return swapped
    return None if lead[0].rough else lead[0]


def _counted(doc: Document, one: Quantity) -> str:
    if one.measures or one.unit == "%":
        return one.unit
    return one.noun


def _is_made_of(value: float, others: Sequence[float]) -> bool:
    """Whether a number is the sum or the difference of two others, or the sum of them all."""
    pairs = [(a, b) for i, a in enumerate(others[:40]) for b in others[i + 1 : 40]]
    return any(value in (a + b, abs(a - b)) for a, b in pairs) or value == sum(others)


def _name(one: Quantity) -> str:
    return one.noun or one.unit


def _casualty(doc: Document, one: Quantity) -> str:
    """`dead` or `hurt`, where a quantity counts those."""
    lowers, joining = doc.layer(words_of).lowers, section(doc.language, "clauses", "coordinators")
    if one.measures or one.unit:
        return ""
    for kind, behind, before in (("dead", "dead", "kills"), ("hurt", "hurt", "hurts")):
        verbs, words = section(doc.language, "quantities", before), section(doc.language, "quantities", behind)
        after = lowers[one.behind : one.behind + 3]
        is_behind = (
            one.noun in words
            or any(low in words for low in _until_mark(after, joining))
            or any(m in words for m in one.modifiers)
        )
        opening = one.first - 1 - (one.rough != "")
        is_before = lowers[opening] in verbs and _is_of_people(doc, one)
        if is_behind or is_before:
            return kind
    return "dead" if _is_toll(doc, one) else ""


def _is_toll(doc: Document, one: Quantity) -> bool:
    """Whether a number is that of all who were killed, as it stands: put the death toll at 21."""
    lowers, stands = doc.layer(words_of).lowers, section(doc.language, "quantities", "stands")
    at = one.first - 1
    while at > 1 and lowers[at] in stands:
        at -= 1
    return at < one.first - 1 and lowers[at] in section(doc.language, "quantities", "tolls")


def _until_mark(lowers: Sequence[str], joining: Section) -> Iterator[str]:
    for low in lowers:
        if not low[0].isalpha() or low in joining:
            return
        yield low


def _is_of_people(doc: Document, one: Quantity) -> bool:
    return not one.noun or one.noun in _people(doc.language)


@per_language
def _people(language: str) -> frozenset[str]:
    """Nouns for people, in the singular."""
    nouns = (*section(language, "quantities", "people"), *section(language, "quantities", "sorts"))
    return frozenset(singular(noun, language) for noun in nouns)


def definite_counts(doc: Document) -> tuple[Contradiction, ...]:
    """Numbers of those who were named before, where another number of them was named: three men, the four men."""
    every = doc.layer(quantities)
    by_noun: dict[str, list[Quantity]] = defaultdict(list)
    for one in every:
        for thing in (_casualty(doc, one), one.noun if _is_of_people(doc, one) else ""):
            if thing:
                by_noun[thing].append(one)
    values = Counter(one.value for one in doc.layer(numbers))
    by_sentence: dict[int, list[Quantity]] = defaultdict(list)
    for one in every:
        by_sentence[one.sentence].append(one)
    found = []
    for thing, every_one in by_noun.items():
        same = every_one[:_MOST]
        for index, one in enumerate(same):
            is_few = one.value < _FEWEST and thing == one.noun
            is_known = one.is_definite or (_is_toll(doc, one) and _is_of_now(doc, one))
            if is_known and not one.is_quoted and not is_few and values[one.value] < 2:
                earlier = _counted_otherwise(same, index, by_sentence)
                if earlier:
                    first, again = Statement(earlier.span, earlier.value), Statement(one.span, one.value)
                    found.append(Contradiction(thing, first, again))
    return tuple(found)


def tells_of_change(doc: Document, lowers: Iterable[str]) -> bool:
    """Whether words say that something became another, or speak of another time or another thing."""
    changing = section(doc.language, "frames", "changing")
    return any(low in changing for low in lowers)


def _is_of_now(doc: Document, one: Quantity) -> bool:
    """Whether the sentence of a number neither says that it became another one nor speaks of another time."""
    inside, patterns = sentence_at(doc, one.span.start), age_patterns(doc.language)
    if any(words.search(doc.text, *inside) for words in (patterns.another_time, patterns.sentence_year)):
        return False
    return not tells_of_change(doc, (doc.layer(words_of).lowers[at] for at in token_range(doc, inside)))


def _counted_otherwise(
    same: Sequence[Quantity], index: int, by_sentence: Mapping[int, list[Quantity]]
) -> Quantity | None:
    """The earlier number of the same things, the only other one, which makes no part of the one at an index."""
    one = same[index]
    earlier = next((other for other in same[:index] if other.value != one.value), None)
    others = {other.value for other in same if other is not one}
    if earlier is None or len(others) != 1 or one.rough or earlier.rough or is_rounded(one.value, earlier.value):
        return None
    told = {one.sentence, earlier.sentence}
    around = [other.value for sentence in told for other in by_sentence[sentence] if other is not one]
    return None if _is_made_of(one.value, around) else earlier


def exchanged(doc: Document) -> tuple[Contradiction, ...]:
    """Two quantities of one kind whose digits changed places: 3,200 patients, 2,300 patients."""
    by_kind: dict[str, list[Quantity]] = defaultdict(list)
    for one in doc.layer(quantities):
        is_year = _YEAR_WORD.fullmatch(doc.layer(words_of).texts[one.first])
        if (
            (kind := _counted(doc, one))
            and kind != "%"
            and not is_year
            and one.value >= _LARGE
            and len(f"{one.value / one.number.scale:.10g}".replace(".", "").strip("0")) > 1
        ):
            by_kind[kind].append(one)
    found = []
    for kind, same in by_kind.items():
        by_digits: dict[str, Quantity] = {}
        for one in same:
            digits = "".join(sorted(f"{one.value:.10g}"))
            earlier = by_digits.setdefault(digits, one)
            if exchanged_digits(earlier.value, one.value) and earlier.sentence != one.sentence:
                before = Statement(earlier.span, earlier.value)
                found.append(Contradiction(kind, before, Statement(one.span, one.value)))
                by_digits[digits] = one
    return tuple(found)


def two_currencies(doc: Document) -> tuple[Contradiction, ...]:
    """One sum in two currencies: 1.2 million euros, 1.2 million dollars."""
    money: dict[float, Quantity] = {}
    found = []
    for one in doc.layer(quantities):
        if not one.measures or one.measures[0].dimension != "money" or one.rough:
            continue
        digits = f"{one.value / one.number.scale:.10g}".replace(".", "").strip("0")
        if len(digits) < 2 or one.value < 1000:
            continue
        first = money.setdefault(one.value, one)
        if first.measures[0].name != one.measures[0].name and first.sentence != one.sentence:
            found.append(
                Contradiction(
                    first.measures[0].name, Statement(first.span, first.value), Statement(one.span, one.value)
                )
            )
    return tuple(found)
