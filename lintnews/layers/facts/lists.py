"""Lists: members that stand twice, a town with its country in a list of countries, and lists of an announced length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.facts.dates import calendar
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.names.mentions import mentions
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import Words, places_by_lower, places_of, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import answers_per_language, section
from lintnews.records import NamedTuple

_PLACE_WORDS = 4
_MEMBER_WORDS = 5
_MEMBERS = 8
_WORD_LETTERS = 4
_COUNTS = range(2, 13)
_DISTANCE = 12
"""How many tokens may stand between a number and the mark that opens its list."""
_NAME_WORDS = 9
_MARKS = {":": "", "—": "—", "–": "–", "(": ")"}
"""Marks that open a list, and those that close it; a colon's runs to the end of the sentence."""

_Member = tuple[int, int]
"""A member of a list: its first token, and the one behind its last."""


class RepeatedMember(NamedTuple):
    """A member that stands twice in one list."""

    span: Span
    """From the first one to the end of the last."""
    first: Span


class MixedList(NamedTuple):
    """A list of countries or states in which a town stands for its country: “Berlin in Germany, France and Spain”."""

    span: Span
    gloss: Span
    """The town with its country."""
    kind: str
    """`countries` or `states`."""


class AnnouncedList(NamedTuple):
    """A list of names behind a number that says how many there are."""

    number: Number
    members: tuple[Span, ...]
    allowed: frozenset[float]
    """How many there may be: the number itself, or another one before it in the sentence (two of the four)."""


def repeated_members(doc: Document) -> tuple[RepeatedMember, ...]:
    """The members that stand twice in a list of three or more. In a list of names only names stand between the two; an
    ordinary word is one only where all members up to it are single words.
    """
    words = doc.layer(words_of)
    conjunctions = section(doc.language, "lists", "conjunctions")
    index = doc.layer(places_by_lower)
    found = (one for at in places_of(index, conjunctions) for one in _doubled(doc, words, at))
    return tuple(found)


def mixed_lists(doc: Document) -> tuple[MixedList, ...]:
    """The lists of countries or states that begin, or go on, with a town in its country."""
    words, inside = doc.layer(words_of), section(doc.language, "lists", "inside")
    places = (at for at in places_of(doc.layer(places_by_lower), inside) if words.texts[at - 1][0].isupper())
    return tuple(one for at in places if (one := _mixed(doc, words, at)))


def announced_lists(doc: Document) -> tuple[AnnouncedList, ...]:
    """The lists of two names or more behind a number and a colon, between dashes or in brackets."""
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    found, lists = doc.layer(numbers), []
    for index, number in enumerate(found):
        if number.value not in _COUNTS or number.ordinal or number.unit or number.approximate or number.scale > 1:
            continue
        mark = _mark(doc, words, bisect_left(starts, number.span.start), bisect_left(starts, number.span.end))
        if mark is None or (index + 1 < len(found) and found[index + 1].span.end <= words.tokens[mark].start):
            continue
        members = _members(doc, words, mark)
        if len(members) > 1:
            lists.append(AnnouncedList(number, tuple(members), _announced(doc, found, index)))
    return tuple(lists)


def _mixed(doc: Document, words: Words, index: int) -> MixedList | None:
    """A town and its country, joined by the word at `index`, in a list of countries or states."""
    cities = _cities(doc.language)
    sizes = range(min(index, _PLACE_WORDS), 0, -1)
    heads = (index - size for size in sizes)
    found = ((head, cities[" ".join(words.texts[head:index])]) for head in heads)
    head, homes = next(((head, homes) for head, homes in found if homes is not None), (0, None))
    if homes is None:
        return None
    for kind in ("countries", "states"):
        country, first = _place(doc, words, index + 1, kind)
        last = _list_end(doc, words, first, kind, _countries_before(doc, words, head, kind)) if country else 0
        if last and (kind == "states" or country in homes):
            return MixedList(_span(words, head, last), _span(words, head, first), kind)
    return None


_NO_CITY: tuple[str, ...] | None = None


@answers_per_language(_NO_CITY)
def _cities(language: str) -> Mapping[str, tuple[str, ...] | None]:
    """Cities, with their countries."""
    return section(language, "places", "cities")


def _doubled(doc: Document, words: Words, index: int) -> Iterator[RepeatedMember]:
    """The members that stand twice in the list whose last member stands behind the conjunction at `index`."""
    last = _behind_determiner(doc, words, index + 1)
    members = _members_before(doc, words, index)
    if len(members) < 2 or last >= len(words.texts):
        return
    yield from _named_twice(doc, words, members)
    for number, (start, end) in enumerate(members):
        for first in range(max(start, end - _MEMBER_WORDS), end) if number else (start,):
            if _is_repeated(doc, words, members[:number], (first, end), last, is_whole=first == start):
                yield RepeatedMember(_span(words, first, last + end - first), _span(words, first, end))
                return


def _is_repeated(
    doc: Document, words: Words, between: Sequence[_Member], member: _Member, last: int, *, is_whole: bool
) -> bool:
    """Whether the words of a member, or of its end, are the last member of its list. `between`: the members behind it;
    `is_whole`: it has no words in front.
    """
    first, end = member
    size = end - first
    is_name = words.tokens[last].is_capitalised
    if words.texts[first:end] != words.texts[last : last + size] or not _ends(doc, words, last + size, is_name):
        return False
    if is_name:
        whole = is_whole or not words.tokens[first - 1].is_capitalised
        return whole and all(_is_name(doc, words, *one) for one in between) and not _is_clause(doc, words, last, size)
    bare = all(other - one == 1 and _is_noun(doc, words, one) for one, other in between)
    return bool(between) and bare and size == 1 and _is_noun(doc, words, first)


def _is_name(doc: Document, words: Words, first: int, end: int) -> bool:
    """Whether a member is a name from its first word to its last."""
    return all(
        words.tokens[at].is_capitalised
        or not words.tokens[at].is_word
        or words.texts[at] in vocabulary(doc.language).of
        for at in range(first, end)
    )


def _is_clause(doc: Document, words: Words, last: int, size: int) -> bool:
    """Whether a name behind a comma and a conjunction begins a clause: “…, and France said”."""
    at = last + size
    if at >= len(words.texts) or words.texts[last - 2] != "," or not words.texts[at].islower():
        return False
    known = vocabulary(doc.language)
    return words.lowers[at] in known.verbs or words.lowers[at] in known.cues


def _named_twice(doc: Document, words: Words, members: Sequence[_Member]) -> Iterator[RepeatedMember]:
    """Names that stand twice before the last member."""
    places: dict[str, list[Span]] = {}
    *later, (first, last) = members
    while first < last and not words.tokens[first].is_capitalised:
        first += 1  # the clause in front of the list
    opening = [(first, last)] if first < last and all(_is_name(doc, words, *one) for one in later) else []
    for start, end in (*opening, *reversed(later)):
        if words.tokens[start].is_capitalised:
            span = _span(words, start, end)
            places.setdefault(doc.text[span.start : span.end], []).append(span)
    for once, *others in places.values():
        if others:
            yield RepeatedMember(Span(once.start, others[-1].end), once)


def _span(words: Words, first: int, end: int) -> Span:
    return Span(words.tokens[first].start, words.tokens[end - 1].end)


def _place(doc: Document, words: Words, index: int, kind: str) -> tuple[str, int]:
    """The country or state at a token, with or without an article, and the index behind it; nothing and 0 for none."""
    places = section(doc.language, "places", kind)
    for first in {index, _behind_determiner(doc, words, index)}:
        for size in range(_PLACE_WORDS, 0, -1):
            name = " ".join(words.texts[first : first + size])
            if name in places:
                return name, first + size
    return "", 0


def _countries_before(doc: Document, words: Words, index: int, kind: str) -> int:
    """How many places of one kind stand in a list right before a token."""
    count = 0
    while index > 1 and words.texts[index - 1] == ",":
        behind = index - 1
        starts = range(max(0, behind - _PLACE_WORDS), behind)
        first = next((at for at in starts if _place(doc, words, at, kind)[1] == behind), None)
        if first is None:
            break
        index, count = first, count + 1
    return count


def _list_end(doc: Document, words: Words, index: int, kind: str, before: int) -> int:
    """The index behind a list that goes on to a last place of one kind; 0 where it does not.

    `before`: how many such places the list has before this one; with those behind it must have two.
    """
    conjunctions = section(doc.language, "lists", "conjunctions")
    for count in range(_MEMBERS):
        comma = words.texts[index : index + 1] == [","]
        index += comma
        final = index < len(words.lowers) and words.lowers[index] in conjunctions
        index += final
        name, index = _place(doc, words, index, kind) if comma or final else ("", 0)
        if not name:
            return 0
        if final:
            return index if count + before else 0
    return 0


def _members_before(doc: Document, words: Words, index: int) -> Sequence[_Member]:
    """The members of a list before its conjunction, the nearest first, each as first token and the one behind its last.

    All but the nearest may have the beginning of a clause before them, where the list begins.
    """
    found: list[_Member] = []
    sentence = sentence_at(doc, words.tokens[index].start).start
    end = index - (index > 0 and words.texts[index - 1] == ",")
    first = end
    while first > 0 and words.tokens[first - 1].start >= sentence and len(found) < _MEMBERS:
        before = words.texts[first - 1]
        if before == "," and 0 < end - first <= _MEMBER_WORDS:
            found.append((_behind_determiner(doc, words, first), end))
            end = first - 1
        elif not before[0].isalnum() or end - first > _MEMBER_WORDS:
            break
        first -= 1
    if first < end:
        found.append((first, end))
    return found


def _behind_determiner(doc: Document, words: Words, index: int) -> int:
    known = vocabulary(doc.language).determiners
    return index + (index < len(words.lowers) and words.lowers[index] in known)


def _ends(doc: Document, words: Words, index: int, capital: bool) -> bool:
    """Whether a list's last member is over before a token: no longer name, no place with its country, no possessive."""
    if index >= len(words.texts):
        return True
    text = words.texts[index]
    if text == ",":
        return index + 1 >= len(words.texts) or not words.tokens[index + 1].is_capitalised
    if text[0].isalpha():
        if words.lowers[index] in calendar(doc.language).dayparts:  # Friday and Monday morning
            return False
        if words.lowers[index] in section(doc.language, "lists", "again"):  # back to where it began
            return False
        return text[0].islower() and (capital or text in vocabulary(doc.language).function)
    return text[0] in '.;:!?)”"—–'


def _is_noun(doc: Document, words: Words, index: int) -> bool:
    """Whether a lower-case word can be a member: long enough, no function word, no direction and no verb of saying."""
    low, known = words.lowers[index], vocabulary(doc.language)
    ordinary = (
        low not in known.function and low not in known.cues and low not in section(doc.language, "lists", "steps")
    )
    return len(low) >= _WORD_LETTERS and low.isalpha() and ordinary


def _mark(doc: Document, words: Words, number: int, index: int) -> int | None:
    """The mark that opens a list, not far behind the noun at `index`, which the number at `number` counts."""
    if index >= len(words.texts) or not words.texts[index].islower():
        return None
    if words.lowers[index] in vocabulary(doc.language).function:
        return None
    start = sentence_at(doc, words.tokens[number].start).start
    if number and words.tokens[number - 1].is_capitalised and words.tokens[number - 1].start > start:
        return None  # Rally 2
    for at in range(index + 1, min(index + _DISTANCE, len(words.texts) - 1)):
        text = words.texts[at]
        if text in _MARKS:
            return at
        if not text[0].isalnum() and text not in ("'", "’") and not _is_possessive(doc, text):
            return None
    return None


def _is_possessive(doc: Document, text: str) -> bool:
    """Whether a token is what stands behind the name of an owner."""
    return text.replace("’", "'") in vocabulary(doc.language).possessives


def _announced(doc: Document, found: Sequence[Number], index: int) -> frozenset[float]:
    """How long the list may be: the number before it, or another of its sentence (two of the four states)."""
    sentence = sentence_at(doc, found[index].span.start)
    return frozenset(number.value for number in found[max(0, index - 3) : index + 1] if sentence.holds(number.span))


def _members(doc: Document, words: Words, mark: int) -> Sequence[Span]:
    """The names of a list behind its opening mark; nothing where anything else stands among them, or no last one."""
    conjunctions = section(doc.language, "lists", "conjunctions")
    determiners = vocabulary(doc.language).determiners
    closing, end = _MARKS[words.texts[mark]], sentence_at(doc, words.tokens[mark].start).end
    members: list[Span] = []
    first, is_last = mark + 1, False
    for at in range(mark + 1, len(words.texts)):
        low, over = words.lowers[at], _is_over(words, at, closing, end)
        joins = low in conjunctions and not _inside_name(doc, words.tokens[at].start)
        if first == at and low in determiners:
            first += 1
        elif over or joins or low == ",":
            if not _ends_member(doc, words, first, at, joins=joins):
                return ()
            if first < at:
                members.append(Span(words.tokens[first].start, words.tokens[at - 1].end))
            if over or (is_last and not joins):
                return members if is_last and (over or not (closing or _goes_on(words, at, end))) else ()
            first, is_last = at + 1, joins
        elif not _of_name(doc, words, first, at):
            is_over = first < at and is_last and not closing and not _goes_on(words, at, end)
            return [*members, Span(words.tokens[first].start, words.tokens[at - 1].end)] if is_over else ()
    return members if is_last else ()


def _is_over(words: Words, at: int, closing: str, end: int) -> bool:
    """Whether a list ends at a token: with its closing mark, or with its sentence."""
    token, low = words.tokens[at], words.lowers[at]
    return token.start >= end or low == closing or (low in ".;!?" and token.end >= end)


def _ends_member(doc: Document, words: Words, first: int, at: int, *, joins: bool) -> bool:
    """Whether a mark or a conjunction ends a member that is one, or is a conjunction behind a comma."""
    return not _is_gloss(doc, words, first, at) if first < at else joins and words.lowers[at - 1] == ","


def _goes_on(words: Words, index: int, end: int) -> bool:
    """Whether more names follow up to the end of a sentence: “Ohio and Utah, where it rained, along with Iowa”."""
    for token in words.tokens[index:]:
        if token.start >= end:
            return False
        if token.is_capitalised:
            return True
    return False


def _inside_name(doc: Document, offset: int) -> bool:
    """Whether a name goes on over an offset: Trinidad and Tobago."""
    found = doc.layer(mentions)
    index = bisect_right(found, offset, key=lambda mention: mention.span.start) - 1
    return index >= 0 and offset < found[index].span.end


def _of_name(doc: Document, words: Words, first: int, at: int) -> bool:
    """Whether a token can be a part of the name that began at `first`."""
    token, known = words.tokens[at], vocabulary(doc.language)
    if at - first > _NAME_WORDS:
        return False
    if token.is_capitalised or token.text == "-" or _is_possessive(doc, token.text) or _inside_name(doc, token.start):
        return True
    linked = (
        token.text in known.particles or token.text in known.of or (token.text == "." and len(words.texts[at - 1]) < 4)
    )
    return linked and at > first and at + 1 < len(words.tokens) and words.tokens[at + 1].is_capitalised


def _is_gloss(doc: Document, words: Words, first: int, end: int) -> bool:
    """Whether a member only explains the one before it: an office, a suffix of a name, the country of a town."""
    known = vocabulary(doc.language)
    if words.texts[end - 1] in known.suffixes | known.generations:
        return True
    office = known.offices.at(words.lowers, first)
    if office and first + office[0] == end:
        return True
    place = known.places.at(words.texts, first)
    if not place or first + place[0] != end or place[1] not in ("country", "state"):
        return False
    return words.texts[first - 1] == "," and _cities(doc.language)[words.texts[first - 2]] is not None
