"""Organisations: the bodies that a document names in words, their acronyms, and where the two do not agree.

A body has a name, and an acronym that the text puts in brackets behind it. A translation that makes the name anew each
time it meets it writes one body in two ways: another word of the same meaning (Committee, Commission), another ending
(Financial, Finance), the same letters in other words, another acronym.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, takewhile

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import ORGANISATION, PERSON, mentions
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_text, token_starts, words_of
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_ACRONYM = re.compile(r"[A-Z]{2,6}")
STEM = 5
"""Letters that two words have in common at their beginning if one is made from the other."""
STEM_SHARE = 0.6
"""The share of the longer word that these are."""
LONGEST = 8
"""Words of the longest name of a body."""
JOINED = 8
"""Letters of a name that is one and the same in however many words."""
MANY = 60
"""Bodies in one text up to which each is compared with each."""


class Body(NamedTuple):
    """A body, by one way of writing its name."""

    text: str
    words: tuple[str, ...]
    """Its words without accents, capitals and small words."""
    places: tuple[Span, ...]


class Definition(NamedTuple):
    """An acronym in brackets behind the name that it stands for."""

    name: Span
    words: tuple[str, ...]
    """The capitalised words of the name as printed, with what stands in front of them."""
    acronym: Span
    text: str
    fits: bool
    """Whether the letters are the initials of the words, or stand in them in this order."""


class Pair(NamedTuple):
    """Two ways of writing what is probably one body."""

    one: str
    other: str
    places: tuple[Span, ...]
    """Of the first way."""
    others: tuple[Span, ...]
    words: tuple[str, str]
    """What the two differ in; nothing where only the spaces differ."""


def bodies(doc: Document) -> tuple[Body, ...]:
    """The organisations that a document names in two words or more, in order."""
    v = vocabulary(doc.language)
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in doc.layer(mentions):
        if mention.kind == ORGANISATION and " " in mention.text and not mention.text.isupper():
            found[" ".join(mention.text.split())].append(mention.span)
    made = []
    for text, places in found.items():
        words = tuple(folded(word) for word in text.split() if word.lower() not in v.function)
        if 1 < len(words) <= LONGEST and text not in v.organisations:
            made.append(Body(text, words, tuple(places)))
    return tuple(made)


def renamed(doc: Document) -> tuple[Pair, ...]:
    """The bodies that the text probably names in two ways, in order."""
    return tuple(_renamed(doc))


def _renamed(doc: Document) -> Iterator[Pair]:
    found = doc.layer(bodies)
    if not 1 < len(found) <= MANY:
        return
    for one, other in combinations(found, 2):
        differing = _difference(one.words, other.words)
        if differing is None or _together(doc, one, other):
            continue
        if differing == ("", "") or _one_word(doc.language, one.words, differing):
            places, others = one.places, other.places
            yield Pair(one.text, other.text, places, others, differing)


def _difference(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two names differ; nothing at all if only the spaces do; None if more does."""
    if len(one) == len(other):
        differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(differing) == 1:
            return differing[0]
    joined = "".join(one)
    return ("", "") if one != other and joined == "".join(other) and len(joined) >= JOINED else None


@per_language
def synonyms(language: str) -> Mapping[str, frozenset[str]]:
    """The words of names of bodies that translate one word of another language, by each of them."""
    table: dict[str, set[str]] = defaultdict(set)
    for word, others in section(language, "organisations", "synonyms").items():
        for one in (word, *others):
            table[folded(one)].update(folded(name) for name in (word, *others))
    return {word: frozenset(names) for word, names in table.items()}


def _one_word(language: str, words: Sequence[str], differing: tuple[str, str]) -> bool:
    """Whether the word in which two names differ is the same in another form, and the rest says which body it is."""
    one, other = differing
    rest = [word for word in words if word != one]
    v = vocabulary(language)
    proper = [word for word in rest if word not in v.common]
    if other in synonyms(language).get(one, ()):
        return len(rest) > 1 or bool(proper)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    stem = shared >= STEM and shared >= STEM_SHARE * max(len(one), len(other))
    endings = section(language, "names", "plurals")
    plural = differing[0] == words[-1] and any(one + end == other or other + end == one for end in endings)
    return stem and not plural and (len(rest) > 1 or bool(proper))


def _together(doc: Document, one: Body, other: Body) -> bool:
    """Whether one sentence names both, as two."""
    sentences = {sentence_at(doc, span.start) for span in one.places}
    return any(sentence_at(doc, span.start) in sentences for span in other.places)


def acronyms(doc: Document) -> Mapping[str, tuple[Span, ...]]:
    """The acronyms of a document outside lines in capitals, and where they stand."""
    words, v = doc.layer(words_of), vocabulary(doc.language)
    found: dict[str, list[Span]] = defaultdict(list)
    for case in doc.layer(sentence_cases):
        if case.title_case:
            continue
        for index in range(case.first, case.last):
            text = words.texts[index]
            if text.isupper() and len(text) > 2 and _ACRONYM.fullmatch(text) and text not in v.generations:
                if _in_capitals(words.texts, index):
                    continue
                found[text].append(Span(words.tokens[index].start, words.tokens[index].end))
    return {text: tuple(places) for text, places in found.items()}


def _in_capitals(texts: Sequence[str], index: int) -> bool:
    """Whether a word next to this one is in capitals, too: a line of them, or a code."""
    near = (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])
    return any(text.isupper() and len(text) > 1 and text.isalpha() for text in near)


def definitions(doc: Document) -> tuple[Definition, ...]:
    """The acronyms in brackets behind the names for which they stand, in order."""
    words, v = doc.layer(words_of), vocabulary(doc.language)
    found = []
    for index in doc.layer(places_by_text).get("(", ()):
        if words.texts[index + 2 : index + 3] != [")"] or not _ACRONYM.fullmatch(words.texts[index + 1]):
            continue
        acronym = words.texts[index + 1]
        first = _opening(words.texts, index, v)
        if index - first < 2 or acronym in section(doc.language, "organisations", "news"):
            continue
        name = tuple(words.texts[first:index])
        token, last = words.tokens[index + 1], words.tokens[index - 1].end
        span = Span(words.tokens[first].start, last)
        if not fits(acronym, name) and _is_person(doc, last, v):
            continue  # a party or an agency behind a person: Anna Keller (SPD)
        found.append(Definition(span, name, Span(token.start, token.end), acronym, fits(acronym, name)))
    return tuple(found)


def _is_person(doc: Document, end: int, v: Vocabulary) -> bool:
    """Whether the name that ends here is a person's, by a known given name."""
    return any(
        mention.span.end == end and mention.kind == PERSON and any(name in v.given for name in mention.given)
        for mention in doc.layer(mentions)
    )


def _opening(texts: Sequence[str], index: int, v: Vocabulary) -> int:
    """The token at which the capitalised words begin that end in front of a bracket; small words may stand inside."""
    first = at = index
    while at and index - at < 2 * LONGEST:
        text = texts[at - 1]
        if text[0].isupper():
            first = at - 1
        elif not (text.lower() in v.function or _is_possessive(text, v) or text in "-&"):
            break
        at -= 1
    return first


def fits(acronym: str, name: Sequence[str]) -> bool:
    """Whether an acronym may stand for a name: its letters stand in it in this order, and begin with a word of it."""
    letters = acronym.lower()
    for start, word in enumerate(name):
        if folded(word)[:1] != letters[0]:
            continue
        rest = iter("".join(folded(text) for text in name[start:]))
        if all(letter in rest for letter in letters):
            return True
    return False


def initials(name: Sequence[str], v: Vocabulary) -> Iterator[str]:
    """The initials of a name's words without the small ones, from each of its words on."""
    parts = [part for word in name for part in word.split("-")]
    letters = [part[0] for part in parts if part[:1].isupper() and part.lower() not in v.function]
    for start in range(len(letters) - 1):
        yield "".join(letters[start:])


@per_language
def known_acronyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """The acronyms of the lexicon, with the names that they stand for."""
    return {text: tuple(values) for text, values in section(language, "organisations", "acronyms").items()}


class Mismatch(NamedTuple):
    """An acronym that does not go with the name in front of it."""

    definition: Definition
    other: str
    """What it would go with: its name by the lexicon, the letters of the name, another acronym or name of the text."""
    place: Span | None
    """Where the text has the other one."""
    why: str
    """`names` (one acronym, two names), `acronyms` (one name, two acronyms), `known` or `letters`."""


def mismatches(doc: Document) -> tuple[Mismatch, ...]:
    """The acronyms that do not go with their names, in order."""
    found, seen = [], list[Definition]()
    for definition in doc.layer(definitions):
        mismatch = _of_text(definition, seen) or _of_letters(doc, definition)
        seen.append(definition)
        if mismatch:
            found.append(mismatch)
    return tuple(found)


def _joined(words: Sequence[str]) -> str:
    return "".join(map(folded, words))


def _of_text(definition: Definition, seen: Sequence[Definition]) -> Mismatch | None:
    """What an earlier definition of the text says otherwise."""
    name = _joined(definition.words)
    for before in seen:
        other = _joined(before.words)
        same = name.endswith(other) or other.endswith(name)
        if same and before.text != definition.text:
            return Mismatch(definition, before.text, before.acronym, "acronyms")
        if before.text == definition.text and not same and before.fits != definition.fits:
            return Mismatch(definition, " ".join(before.words), before.name, "names")
    return None


def _of_letters(doc: Document, definition: Definition) -> Mismatch | None:
    """What the lexicon, or the letters of the name, say otherwise."""
    if definition.fits:
        return None
    v, text = vocabulary(doc.language), definition.text
    known = known_acronyms(doc.language).get(text, ())
    if known and not any(sorted(letters) == sorted(text) for letters in initials(definition.words, v)):
        joined = _joined(definition.words)
        fitting = any(joined.endswith(_joined(name.split())) for name in known)
        return None if fitting else Mismatch(definition, known[0], None, "known")
    letters = [one for one in initials(definition.words, v) if _nearly(one, text)]
    return Mismatch(definition, letters[0], None, "letters") if letters else None


def _nearly(letters: str, acronym: str) -> bool:
    """Whether all but one letter of an acronym are the initials of a name, and not in another order, as in another
    language, nor only more of them, as where the name is cut short.
    """
    if sorted(letters) == sorted(acronym) or acronym.startswith(letters) or letters.startswith(acronym):
        return False
    return len(acronym) > 2 and _one_apart(letters, acronym)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter is another, is left out, or has changed places with its neighbour."""
    if len(one) == len(other):
        apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        first, last = apart[0] if apart else 0, apart[-1] if apart else 0
        turned = last - first == 1 and one[first] + one[last] == other[last] + other[first]
        return len(apart) == 1 or turned
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


class Twin(NamedTuple):
    """Two acronyms that are probably one body's."""

    one: str
    other: str
    places: tuple[Span, ...]
    """Of the one that is defined, or stands first."""
    others: tuple[Span, ...]


def twins(doc: Document) -> tuple[Twin, ...]:
    """The acronyms that are one letter apart, of which at most one is known or explained, and that are used alike."""
    found, defined = doc.layer(acronyms), {definition.text for definition in doc.layer(definitions)}
    known = known_acronyms(doc.language)
    made = []
    for one, other in combinations(found, 2):
        if not _one_apart(one, other) or len(one) != len(other) or {one, other} <= known.keys() | defined:
            continue
        if other in known or other in defined:
            one, other = other, one
        if _together_at(doc, found[one], found[other]) or explained(doc, other):
            continue
        alike = [any(_acts(doc, place) for place in found[text]) for text in (one, other)]
        if alike[1] and (one in defined or (alike[0] and len(one) > 3 and one not in known)):
            made.append(Twin(one, other, found[one], found[other]))
    return tuple(made)


def _together_at(doc: Document, one: Sequence[Span], other: Sequence[Span]) -> bool:
    sentences = {sentence_at(doc, span.start) for span in one}
    return any(sentence_at(doc, span.start) in sentences for span in other)


def _acts(doc: Document, place: Span) -> bool:
    """Whether an acronym stands as a body does: behind an article, or in front of a verb of saying."""
    words, v = doc.layer(words_of), vocabulary(doc.language)
    index = bisect_left(doc.layer(token_starts), place.start)
    article = index > 0 and words.lowers[index - 1] in section(doc.language, "names", "article")
    verb = index + 1 < len(words.lowers) and words.lowers[index + 1] in v.cues
    return article or verb


def speaks(doc: Document, place: Span) -> bool:
    """Whether an acronym is the subject of a verb of saying: the ZFU said; “…”, ZFU reports."""
    words = doc.layer(words_of)
    index = bisect_left(doc.layer(token_starts), place.start)
    cue = words.lowers[index + 1] if index + 1 < len(words.lowers) else ""
    kinds = section(doc.language, "speech", "cues").get(cue, ())
    if "neutral" not in kinds or not {"past", "present"} & set(kinds):
        return False
    article = index > 0 and words.lowers[index - 1] in section(doc.language, "names", "article")
    return article or words.texts[index + 2 : index + 3] in (["."], [])


def explained(doc: Document, acronym: str) -> bool:
    """Whether an acronym is known, or in brackets, or made of the initials of a name that stands in the text."""
    if acronym in known_acronyms(doc.language) or acronym in vocabulary(doc.language).organisations:
        return True
    return f"({acronym}" in doc.text or any(acronym in letters for letters in doc.layer(_all_initials))


def _is_possessive(text: str, v: Vocabulary) -> bool:
    return text.replace("’", "'").lower() in v.possessives


def _all_initials(doc: Document) -> frozenset[str]:
    """The initials of every run of capitalised words, small words between them left out and counted."""
    found, v = set(), vocabulary(doc.language)
    run: list[str] = []
    for text in (*doc.layer(words_of).texts, "."):
        if text[0].isupper() and not (text.isupper() and len(text) > 1):
            run += [part[0].upper() for part in text.split("-")]
        elif text.lower() not in v.function and text not in "-&/" and not _is_possessive(text, v):
            if len(run) > 1:
                found.add("".join(run))
            run = []
    return frozenset(found)
