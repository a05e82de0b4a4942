"""Forms: the distinct spellings of name words in a document, and the pairs of them that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.files.remembered import FEW, Remembered
from lintnews.findings import Span
from lintnews.layers.names.distance import difference, folded, least_differences, loose, maybe_near, skeleton
from lintnews.layers.names.known_variants import variant_groups
from lintnews.layers.names.mentions import NAMES, PERSON, Mention, mentions
from lintnews.layers.names.readings import read_alike
from lintnews.layers.text.letter_case import case_statistics
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from lintnews.layers.alignment.source_strings import SourceString
    from lintnews.layers.alignment.spelling_sources import HeardStrings

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WRITTEN = re.compile(r"[^\W\d_][^\W\d_]*(?:[\u0300-\u036f'’‐-]+[^\W\d_]+)*[\u0300-\u036f]*")
_SIC = re.compile(r"(?:['’]s)?\W{1,3}sic\b")
"""What stands behind a spelling that the text itself calls wrong."""
_OF_ADDRESSES = frozenset("@#./")
"""Marks in front of a handle, or of a part of an address."""
SHORTEST = 4
"""Letters of the shortest name word that is compared: below that too many words are one letter apart."""

SHORTEST_GIVEN = 3
"""The same for a given name in front of a surname."""

LONG = 9
"""Letters from which a name is the same whether it is written as one word or as two."""

NEAR_JOINED = 0.15
"""The difference of a name of two words and one of one word, as a share of its letters, up to which they may be one."""

FARTHER = 1.6
"""How much farther from each other two spellings may be for which one string of the original stands."""

SHARING = 40
"""Forms that may share a key of which each two are compared; what more of them share tells nothing."""

FAR_HALF = 2.0
"""What two second halves of a given name differ by, at most, where the rest of the name and the office are one."""
_LONGEST_ROLE = 24
"""Code points in front of a name in which what it is called stands: Conductor."""
MANY = 300
"""Pairs from which it pays to load what spares a full comparison."""

HUMPS = 2
"""Capitals inside a word that a name may have: DeLaCruz."""

ONE_SIGN = 1.0
"""The greatest difference of two names that one sign makes which is read in two ways, however many letters it has."""

LARGE = 500
"""Different name words up to which a text is searched thoroughly; in a larger one two slips in one name may be missed,
so that the time grows with its length and not with the square of it.
"""

LONGEST_NAME = 20
"""Words of the longest name: a longer run of capitals is a headline or a list."""


class Occurrence(NamedTuple):
    """A name word inside a mention."""

    span: Span
    mention: Mention
    before: tuple[str, ...]
    """The words of the same name in front of it."""
    after: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Spelling:
    """One spelling of a name word, with everywhere it stands. Itself a key: no text has one twice."""

    text: str
    occurrences: tuple[Occurrence, ...]


def forms(doc: Document) -> tuple[Spelling, ...]:
    """The name words of a document by spelling, in order of their first occurrence. Ordinary words of the language and
    names of countries and peoples, months and weekdays are no name words."""
    v, seen = vocabulary(doc.language), doc.layer(case_statistics)
    names_nobody, parts = _nobodies(doc.language), _parts()
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for mention in doc.layer(mentions):
        texts, ends = parts[mention.text]
        if len(texts) > LONGEST_NAME:
            continue  # a line in capitals
        for i, word in enumerate(texts):
            given = i == 0 and bool(mention.given)
            if len(word) < (SHORTEST_GIVEN if given else SHORTEST) or not _is_written_as_a_name(word, mention):
                continue
            if names_nobody[word] or (word.lower() in v.common and seen.capital[word] < 2 and not given):
                continue
            end = mention.span.start + ends[i]
            if not _SIC.match(doc.text, end):
                found[word].append(Occurrence(Span(end - len(word), end), mention, texts[:i], texts[i + 1 :]))
    endings = tuple(section(doc.language, "names", "plurals"))
    plurals = [text for text in found if any(text.removesuffix(e) in found for e in endings if text.endswith(e))]
    return tuple(Spelling(text, tuple(places)) for text, places in found.items() if text not in plurals)


def _is_written_as_a_name(word: str, mention: Mention) -> bool:
    """Whether a word has the capitals of a name, not of an acronym, nor of words that lost what stood between them."""
    if not word[0].isupper():
        return False
    if word[1:].islower():
        return True
    if sum(a.islower() and b.isupper() for a, b in pairwise(word)) > HUMPS:
        return False
    acronym = any(a.isupper() and b.isupper() for a, b in pairwise(word))
    return not acronym or (len(word) >= 6 and mention.text.isupper())


@per_language
def _nobodies(language: str) -> Mapping[str, bool]:
    """Whether words of a language name nobody."""
    v = vocabulary(language)
    return Remembered(lambda word: _names_nobody(word, v))


def _names_nobody(word: str, v: Vocabulary) -> bool:
    """Whether a word is a function word, a role, a day, or the name of a country or its people."""
    lower = word.lower()
    return lower in v.function or lower in v.roles or word in v.calendar or word in v.adjectives or word in v.bodies


@cache
def _parts() -> Mapping[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """The words of names, both halves of a hyphenated one, and where they end."""
    return Remembered(_parts_of, FEW)


def _parts_of(name: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    found = [*_WORD.finditer(name)]
    return tuple(match[0] for match in found), tuple(match.end() for match in found)


class Writing(NamedTuple):
    """One name in one way of writing: with or without a hyphen, an accent, a capital, or a space."""

    text: str
    places: tuple[Span, ...]


def writings(doc: Document) -> tuple[tuple[Writing, ...], ...]:
    """The names that the document writes in several ways with the same letters (Jean-Luc, Jean Luc; Erdoğan, Erdogan),
    the most frequent way first. Capitals alone, and another form of normalisation, make no other way.
    """
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    v, is_plain = vocabulary(doc.language), doc.text.isascii()
    for mention in doc.layer(mentions):
        if mention.kind not in NAMES or mention.text.isupper() or mention.text.split()[0] in v.adjectives:
            continue
        if doc.text[mention.span.start - 1 : mention.span.start] not in _OF_ADDRESSES:
            begins = mention.span.start
            for start, end, letters, text in _pieces()[mention.text]:
                if is_plain or not unicodedata.combining(doc.text[begins + end : begins + end + 1] or " "):
                    found[letters][text].append(Span(begins + start, begins + end))
    several = [ways for key, ways in found.items() if len(key) >= SHORTEST and len({_plain(t) for t in ways}) > 1]
    return tuple(_longest(ways for ways in several if not _two_words(ways)))


@cache
def _pieces() -> Mapping[str, tuple[tuple[int, int, str, str], ...]]:
    """The pieces of names that were met before."""
    return Remembered(lambda name: tuple(_pieces_of(name)), FEW)


def _pieces_of(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Up to three words of a name that stand together, without initials: from where to where, and in letters alone and
    as they are written.
    """
    words = [match.span() for match in _WRITTEN.finditer(text)][:LONGEST_NAME]
    for first, last in ((f, f + size) for size in (1, 2, 3) for f in range(len(words) - size + 1)):
        start, end = words[first][0], words[last - 1][1]
        initials = "." in text[start:end] or min(b - a for a, b in words[first:last]) == 1
        if any(not text[a[1] : b[0]].isspace() for a, b in pairwise(words[first:last])):
            continue  # the mark behind a nickname
        if text[start].isupper() and not initials:
            yield start, end, folded(text[start:end]), " ".join(text[start:end].split())


def _longest(several: Iterable[Mapping[str, list[Span]]]) -> list[tuple[Writing, ...]]:
    """The ways of writing of each name, those of its parts left out, in the order of the text."""
    taken: list[Span] = []
    made = []
    for ways in sorted(several, key=lambda ways: -max(map(len, ways))):
        one = tuple(Writing(text, tuple(places)) for text, places in sorted(ways.items(), key=_often))
        if not any(place.overlaps(span) for way in one[1:] for place in way.places for span in taken):
            taken += [place for way in one for place in way.places]
            made.append(one)
    return sorted(made, key=lambda ways: ways[0].places[0])


def _two_words(ways: Iterable[str]) -> bool:
    """Whether a space makes all the difference, and the name is short: Wei Fang is a person, and Weifang a town."""
    plain = {_plain(text) for text in ways}
    return len({text.replace(" ", "") for text in plain}) == 1 and min(map(len, plain)) < LONG


def _often(way: tuple[str, list[Span]]) -> tuple[int, int]:
    return (-len(way[1]), way[1][0].start)


def _plain(text: str) -> str:
    """A name as it is written, apart from what is no difference to a reader: capitals, apostrophes, normalisation."""
    return unicodedata.normalize("NFC", text.lower()).replace("’", "'").replace("‐", "-")


def candidate_pairs(
    doc: Document,
    is_worth: Callable[[Spelling, Spelling], bool] | None = None,
    is_proved: Callable[[Spelling, Spelling, float], bool] | None = None,
) -> Iterator[tuple[Spelling, Spelling, float]]:
    """Pairs of forms that may be one name, with their `difference`; found through shared keys, not all against all.

    `is_worth`: is asked in a text of many names whether it is worth comparing two of them letter by letter.
    `is_proved`: is asked, beside an original, whether two that differ more than others may are one name all the same.
    """
    found, v = doc.layer(forms), vocabulary(doc.language)
    groups = [variant_groups(doc.language, form.text) for form in found]
    pairs = _sharing(found, groups)
    read = doc.layer(readings_of_one)
    if read:
        places = {form.text: index for index, form in enumerate(found)}
        for first, second in read:
            if places[first] < places[second]:
                pairs[places[first]].add(places[second])
    many, compared = sum(map(len, pairs)) > MANY, is_proved is not None and _has_strings(doc)
    least = least_differences(form.text for form in found) if many else None
    letters, together = [folded(form.text) for form in found], _in_one_name(found)
    of_places = [_place_words(v, form) for form in found]
    for a, b in ((a, b) for a, others in enumerate(pairs) for b in sorted(others)):
        one, other = found[a], found[b]
        nearest = max_distance(one.text, other.text)
        farthest = nearest * FARTHER if compared else nearest
        is_read = bool(read) and (one.text, other.text) in read
        variants = is_read or not groups[a].isdisjoint(groups[b])
        if least and not variants and least(a, b, farthest) > farthest:
            continue
        if letters[a] == letters[b] or (a, b) in together:
            continue
        if _is_part_of_place(of_places[a], other) or _is_part_of_place(of_places[b], one):
            continue
        if many and not variants and is_worth and not is_worth(one, other):
            continue
        if variants:
            distance = difference(one.text, other.text)
            yield one, other, min(distance, ONE_SIGN) if is_read else distance
            continue
        distance = difference(one.text, other.text, farthest)
        if distance <= nearest or (is_proved and distance <= farthest and is_proved(one, other, distance)):
            yield one, other, distance
    yield from _joined_pairs(doc, found)
    yield from _half_pairs(doc)


def readings_of_one(doc: Document) -> frozenset[tuple[str, str]]:
    """The pairs of spellings that are two readings of one sign apart, in both orders."""
    return read_alike(doc, (form.text for form in doc.layer(forms)))


def _sharing(found: Sequence[Spelling], groups: Sequence[frozenset[int]]) -> list[set[int]]:
    """For each form the numbers of those behind it with which it shares a key that few have."""
    buckets: dict[str | int, list[int]] = defaultdict(list)
    for index, form in enumerate(found):
        shared: set[str | int] = {*blocking_keys(form.text, thorough=len(found) <= LARGE), *groups[index]}
        shared |= {f"{folded(o.before[0])} +" for o in form.occurrences if o.before and not o.after}
        for key in shared:
            buckets[key].append(index)
    pairs: list[set[int]] = [set() for _ in found]
    for members in buckets.values():
        if 1 < len(members) <= SHARING:
            for at, index in enumerate(members, 1):
                pairs[index].update(members[at:])
    return pairs


def _in_one_name(found: Sequence[Spelling]) -> set[tuple[int, int]]:
    """The numbers of two forms that are words of one and the same name, which has each of its words once: Cheng
    Chung-tai.
    """
    names: dict[Span, list[int]] = defaultdict(list)
    for index, form in enumerate(found):
        for span in dict.fromkeys(o.mention.span for o in form.occurrences):
            names[span].append(index)
    return {pair for words in names.values() for pair in combinations(words, 2)}


def _place_words(v: Vocabulary, form: Spelling) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words in front of a form and behind it that make a known place of two words of it; None where it also stands
    without one.
    """
    beside = {(o.before[-1:], o.after[:1]) for o in form.occurrences}
    firsts = frozenset(before[0] for before, _ in beside if before and f"{before[0]} {form.text}" in v.places)
    lasts = frozenset(after[0] for _, after in beside if after and f"{form.text} {after[0]}" in v.places)
    if any(firsts.isdisjoint(before) and lasts.isdisjoint(after) for before, after in beside):
        return None
    return firsts, lasts


def _is_part_of_place(words: tuple[frozenset[str], frozenset[str]] | None, other: Spelling) -> bool:
    """Whether a form is always a word of a known place of two, and another never stands beside the other word of it:
    Cheung is no Hong Kong.
    """
    if words is None:
        return False
    firsts, lasts = words
    return all(firsts.isdisjoint(o.before[-1:]) and lasts.isdisjoint(o.after[:1]) for o in other.occurrences)


def _half_pairs(doc: Document) -> Iterator[tuple[Spelling, Spelling, float]]:
    """Given names of two halves that share the first, of one surname and one office: Jean-Marc and Jean-Luc Keller."""
    halved: dict[tuple[str, str, str], dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    for mention in doc.layer(mentions):
        if mention.kind == PERSON and mention.given and "-" in mention.given[0]:
            size = len(mention.given[0])
            span = Span(mention.span.start, mention.span.start + size)
            first = folded(mention.given[0].partition("-")[0])
            for office in _offices_of(doc, mention):
                places = halved[first, folded(mention.surname), office][mention.text[:size]]
                places.append(Occurrence(span, mention, (), (mention.surname,)))
    for ways in halved.values():
        for (one, places), (other, others) in combinations(ways.items(), 2):
            if folded(one) != folded(other):
                yield (
                    Spelling(one, tuple(places)),
                    Spelling(other, tuple(others)),
                    min(difference(one, other), FAR_HALF),
                )


def _offices_of(doc: Document, mention: Mention) -> Iterator[str]:
    """The offices of a name, or what it is called right in front of it: Conductor."""
    yield from (title.office for title in mention.titles)
    before = doc.text[max(0, mention.whole.start - _LONGEST_ROLE) : mention.whole.start].split()
    if not mention.titles and before and before[-1].lower() in vocabulary(doc.language).roles:
        yield before[-1].lower()


def _joined_pairs(doc: Document, found: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling, float]]:
    """Names of two words beside a word that is nearly both of them: Sonam Dajie, Sonandajie."""
    alone = [
        form
        for form in found
        if len(form.text) >= LONG and not any(o.before or o.after or o.mention.titles for o in form.occurrences)
    ]
    if not alone:
        return
    pairs: dict[str, list[Occurrence]] = defaultdict(list)
    for mention in doc.layer(mentions):
        if mention.kind in NAMES and mention.text.count(" ") == 1 and mention.text.replace(" ", "").isalpha():
            pairs[mention.text].append(Occurrence(mention.span, mention, (), ()))
    texts = tuple(pairs)
    limits = [NEAR_JOINED * len(form.text) for form in alone]
    near = (
        ((at, number) for number, form in enumerate(alone) for at in maybe_near(form.text, texts, limits[number]))
        if len(texts) * len(alone) > MANY
        else product(range(len(texts)), range(len(alone)))
    )
    for at, number in sorted(near):
        distance = difference(texts[at], alone[number].text, limits[number])
        if 0 < distance <= limits[number]:
            yield Spelling(texts[at], tuple(pairs[texts[at]])), alone[number], distance


def _has_strings(doc: Document) -> bool:
    """Whether the original can say which spellings stand for one string; not even looked up where there is none."""
    if doc.original is None:
        return False
    from lintnews.layers.alignment.source_strings import has_strings

    return has_strings(doc)


def is_one_string(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether the original proves that both spellings stand for one string of it."""
    heard = heard_in_original(doc, one, other)
    if heard is not None and heard.is_same:
        return True
    shared = in_original(doc, one, other)
    return shared is not None and shared.sure


def in_original(doc: Document, one: Spelling, other: Spelling) -> SourceString | None:
    """The string of the original that both spellings stand for, where there is an original that says it."""
    if doc.original is None:
        return None
    from lintnews.layers.alignment.source_strings import shared_string

    return shared_string(doc, *([o.span for o in form.occurrences] for form in (one, other)))


def heard_in_original(doc: Document, one: Spelling, other: Spelling) -> HeardStrings | None:
    """What both spellings sound like in the original, where there is one."""
    if not _has_strings(doc):
        return None
    from lintnews.layers.alignment.spelling_sources import heard_strings

    sides = [(form.text, tuple(o.span for o in form.occurrences)) for form in (one, other)]
    return heard_strings(doc, *sides[0], *sides[1])


def blocking_keys(name: str, *, thorough: bool = True) -> set[str]:
    """What near spellings of a name share: its loose skeleton, and that without one or (`thorough`, long names) two
    letters; and its skeleton without u and v, which stand for each other (Gauad, Ghawad).
    """
    text = loose(name)
    one = {text[:i] + text[i + 1 :] for i in range(len(text))}
    found = {text, "=" + skeleton(name).replace("u", "").replace("v", "")} | one
    if thorough and len(text) >= 6:
        found |= {shorter[:i] + shorter[i + 1 :] for shorter in one for i in range(len(shorter))}
    return found


def max_distance(one: str, other: str) -> float:
    """The greatest difference, in letters, at which two names are compared at all."""
    size = min(len(one), len(other))
    return 1.0 if size < 5 else 1.7 if size < 7 else 2.2 if size < 9 else 3.0
