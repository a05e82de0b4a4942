"""Pronouns of the other gender than the given name of the only person for whom they can stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintnews.document import Document
from lintnews.files.remembered import Remembered
from lintnews.findings import Span
from lintnews.layers.names.coreference import gender_of
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import PERSON, UNKNOWN, Mention, mentions
from lintnews.layers.names.people import Person, cast, people, person_of
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept, values_in
from lintnews.layers.text.paragraphs import paragraph_number, paragraphs
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import places_by_lower, places_of, token_starts, within, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import Section, answers_per_language, per_language, section
from lintnews.records import NamedTuple

_BEHIND = 7
"""Tokens behind a name among which a noun stands that says what this person is: Anna Berg, the minister."""
_OFFICE = 9
"""Tokens before a name among which such a noun stands: the president of the tenants' association, Anna Berg."""
_CLOSING = frozenset('”"»’“')
_BEFORE_CUE = _CLOSING | {","}
_NO_NOUN = "none"
"""In the place of the gender, where a word is no noun for a person."""
_WINDOW = 3000
"""Code points before a pronoun among which everybody counts."""
_SENTENCES = 3
"""Among how many sentences the name must stand, that of the pronoun counted."""


class UnusualPronoun(NamedTuple):
    """A pronoun, and the name of the other gender for which it must stand."""

    pronoun: Span
    name: Span


class Candidate(NamedTuple):
    """Somebody for whom a pronoun may stand. `gender`: `male`, `female`, or nothing where it is not known."""

    start: int
    gender: str
    name: Span | None


def unusual_pronouns(doc: Document) -> tuple[UnusualPronoun, ...]:
    """The pronouns of narration that can stand for nobody but a person whose given name is of the other gender.

    Everybody in sight counts: persons, nouns for persons, other pronouns, in quotations, too; where one of them has the
    pronoun's gender, or none that is known, nothing is said.
    """
    return kept(doc, unusual_pronouns, _unusual_in, cast)


def _unusual_in(doc: Document, part: Span) -> Iterator[UnusualPronoun]:
    subjects = gendered_pronouns(doc.language)
    words, spans = doc.layer(words_of), doc.layer(paragraphs)
    places = within(doc, part, places_of(doc.layer(places_by_lower), subjects))
    if not places:
        return
    named_starts = [one.start for one in doc.layer(_candidates) if one.name]
    for at in places:
        token, gender = words.tokens[at], subjects[words.lowers[at]]
        last = bisect_left(named_starts, token.start) - 1
        if last < 0 or token.start - named_starts[last] > _WINDOW:
            continue
        if quoted(doc, token.start) or not is_plain(doc, at):
            continue
        seen = _in_sight(doc, token.start)
        named = [index for index, one in enumerate(seen) if one.name]
        if not named or {one.gender for one in seen if one.gender} != {other_gender(gender)}:
            continue
        if any(not one.gender for one in seen[named[-1] :]):
            continue
        name = seen[named[-1]].name
        assert name is not None
        paragraph = spans[paragraph_number(doc, token.start)]
        before = seen_between(doc, paragraph.start, token.start)
        if any(one.gender == gender for one in before) or not is_topic(doc, name) or not is_said_of(doc, at):
            continue
        yield UnusualPronoun(Span(token.start, token.end), name)


def other_gender(gender: str) -> str:
    """The one of two that a gender is not."""
    return "female" if gender == "male" else "male"


def is_plain(doc: Document, at: int) -> bool:
    """Whether a pronoun is the subject or the owner in a sentence of its own right: not `he or she`, `the she`."""
    lowers = doc.layer(words_of).lowers
    around = (*lowers[max(0, at - 2) : at], *lowers[at + 1 : at + 3])
    determiners, that = section(doc.language, "names", "determiners"), _reference(doc, "that")
    is_noun = lowers[at - 1] not in that and lowers[at - 1] in determiners
    return not _reference(doc, "alternatives").keys() & {*around} and not is_noun


def _reference(doc: Document, name: str) -> Section:
    return section(doc.language, "reference", name)


def seen_between(doc: Document, start: int, end: int) -> Sequence[Candidate]:
    """Everybody between two places, as far as they are looked at."""
    candidates, starts = doc.layer(_candidates), doc.layer(_candidate_starts)
    return candidates[bisect_left(starts, max(start, end - _WINDOW)) : bisect_left(starts, end)]


def _candidate_starts(doc: Document) -> list[int]:
    return [one.start for one in doc.layer(_candidates)]


def is_topic(doc: Document, name: Span) -> bool:
    """Whether a sentence speaks of a person: the name stands at its beginning, or says who speaks."""
    words, starts, known = doc.layer(words_of), doc.layer(token_starts), vocabulary(doc.language)
    first, at = bisect_left(starts, sentence_at(doc, name.start).start), bisect_left(starts, name.start)
    behind, owned = bisect_left(starts, name.end), _reference(doc, "owned").keys()
    if known.possessives.intersection(words.lowers[behind : behind + 1]) or quoted(doc, name.start):
        return False
    if words.lowers[behind : behind + 1] and words.lowers[behind] in known.cues:
        return True
    before = words.lowers[max(first, at - _BEHIND) : at]
    if words.lowers[at - 1] in section(doc.language, "names", "determiners"):
        return False  # the Clinton campaign
    if any(one.name and one.name != name for one in seen_between(doc, words.tokens[first].start, name.start)):
        return False
    says = [index for index in range(max(first, at - 2 * _BEHIND), at) if words.lowers[index] in known.cues]
    if says:
        cue = next((index for index in says if words.texts[index - 1] in _BEFORE_CUE), None)
        return cue is not None and (words.lowers[at - 1] == "," or not owned & {*words.lowers[cue:at]})
    return at - first < _BEHIND and not owned & {*before}


def is_said_of(doc: Document, at: int) -> bool:
    """Whether a pronoun opens its sentence, or is what a verb of saying is about: He left; Ms Berg said he left."""
    words, known = doc.layer(words_of), vocabulary(doc.language)
    token = words.tokens[at]
    if doc.text[max(0, token.start - 1) : token.start] in _CLOSING:
        return False  # the first word of a quotation
    if token.start == sentence_at(doc, token.start).start or words.lowers[at - 1] in _CLOSING:
        return True
    if words.lowers[at] not in _reference(doc, "subjects"):
        return False
    says = at - 2 if words.lowers[at - 1] in _reference(doc, "that") else at - 1
    return words.lowers[at - 1] in known.cues or words.lowers[says] in known.cues


def _in_sight(doc: Document, at: int) -> Sequence[Candidate]:
    """Everybody in the pronoun's sentence before it and the sentences before, back to the last one with a name."""
    start = sentence_at(doc, at).start
    for _ in range(_SENTENCES):
        seen = seen_between(doc, start, at)
        if any(one.name for one in seen):
            return seen
        start = sentence_at(doc, max(0, start - 1)).start
    return ()


@per_language
def gendered_pronouns(language: str) -> Mapping[str, str]:
    table = section(language, "speech", "pronouns")
    return {word: kind for word, (kind, *_) in table.items() if kind in ("male", "female")}


@answers_per_language(_NO_NOUN)
def _nouns(language: str) -> Mapping[str, str]:
    """Nouns for a person, singular and plural, with the gender that they tell or nothing."""
    known = vocabulary(language)
    table = {noun: "" for noun in known.roles if " " not in noun}
    table |= {noun: "" for noun in section(language, "offices", "offices") if noun.isalpha() and noun.islower()}
    table |= {noun: values[0] for noun, values in section(language, "offices", "gendered").items() if values}
    table |= {plural: table[noun] for plural, (noun, *_) in section(language, "reference", "plurals").items()}
    table |= dict.fromkeys(section(language, "reference", "persons"), "")
    return table


@per_language
def _noun_of(language: str) -> Mapping[str, str]:
    """For a word the noun for a person that it is, or whose plural; nothing for any other."""
    known = _nouns(language)
    plurals = section(language, "names", "plurals")

    def noun_of(low: str) -> str:
        return next((noun for noun in (low, *map(low.removesuffix, plurals)) if known[noun] != _NO_NOUN), "")

    return Remembered(noun_of)


def _candidates(doc: Document) -> tuple[Candidate, ...]:
    """Everybody whom the text speaks of, in order."""
    return kept(
        doc, _candidates, lambda doc, part: sorted(_everybody(doc, part), key=lambda one: one.start), cast, move=_moved
    )


def _moved(some: Sequence[Candidate], by: int) -> Iterable[Candidate]:
    return (Candidate(start + by, gender, name and name.moved(by)) for start, gender, name in some) if by else some


def _shared_surnames(doc: Document) -> frozenset[str]:
    """The surnames of persons of more than one gender, or of one that is not known: alone they tell none."""
    genders: dict[str, set[str]] = {}
    for person in doc.layer(people):
        genders.setdefault(folded(person.surname), set()).add(gender_of(person, doc.language))
    return frozenset(surname for surname, some in genders.items() if len(some) > 1)


def _gender(doc: Document, mention: Mention, person: Person | None) -> str:
    """The gender of somebody who is named; nothing where an initial or a shared surname leaves it open."""
    is_initial = person and not person.gender and person.given and len(person.given[0].rstrip(".")) < 2
    is_shared = not mention.given and folded(mention.surname) in doc.layer(_shared_surnames)  # Mr Lazar, or his wife
    return gender_of(person, doc.language) if person and not is_initial and not is_shared else ""


def _behind_apposition(doc: Document, at: int) -> int:
    """The token behind what a comma or a bracket says of the person before it: `Anna Berg, the minister, said`."""
    lowers, cues = doc.layer(words_of).lowers, vocabulary(doc.language).cues
    if at == len(lowers) or lowers[at] not in (",", "("):
        return at
    behind = range(at + 1, min(at + _BEHIND, len(lowers)))
    return next((index for index in behind if lowers[index] in cues), behind.stop)


def _everybody(doc: Document, part: Span) -> Iterator[Candidate]:
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    persons, taken = doc.layer(person_of), set()
    known, pronouns, nouns = _nouns(doc.language), gendered_pronouns(doc.language), _noun_of(doc.language)
    for mention in values_in(doc.layer(mentions), part):
        if mention.kind not in (PERSON, UNKNOWN):
            continue
        person = persons.get(mention.span)
        gender = _gender(doc, mention, person)
        first, last = bisect_left(starts, mention.whole.start), bisect_left(starts, mention.span.end)
        office = _office_before(doc, first) if person else None
        if person and office is not None:
            gender = gender or known[nouns[words.lowers[office]]]
            taken.add(office)
        start = mention.whole.start if office is None else words.tokens[office].start
        yield Candidate(start, gender, mention.span if person and gender else None)
        if person:
            taken |= set(range(first - 4, last))
            taken |= set(range(last, _behind_apposition(doc, last)))
    index = doc.layer(places_by_lower)
    here = places_of(index, [low for low in index if nouns[low] or low in pronouns])
    for at in within(doc, part, here):
        low = words.lowers[at]
        noun = nouns[low]
        if low in pronouns:
            yield Candidate(words.tokens[at].start, pronouns[low], None)
        elif noun and words.texts[at].islower():
            is_free = noun == low and (at not in taken or _is_owner(doc, at))
            if known[noun] or is_free:
                yield Candidate(words.tokens[at].start, known[noun], None)


def _is_owner(doc: Document, at: int) -> bool:
    """Whether a noun tells whose the one before it is, and not who is named behind it: the wife of the driver, Anna
    Berg; a spokeswoman for the mayor, Anna Berg.
    """
    lowers, joining = doc.layer(words_of).lowers, section(doc.language, "lists", "conjunctions")
    joint = at - 2 if lowers[at - 1] in vocabulary(doc.language).determiners else at - 1
    owns = lowers[joint] in section(doc.language, "reference", "governing") and lowers[joint] not in joining
    return joint > 0 and owns and bool(_noun_of(doc.language)[lowers[joint - 1]])


def _office_before(doc: Document, at: int) -> int | None:
    """The token of the noun before a comma that says who is named at a token: `the head of the club, Anna Berg`."""
    words, nouns = doc.layer(words_of), _noun_of(doc.language)
    if at < 4 or words.lowers[at - 1] != ",":
        return None
    of, known = section(doc.language, "frames", "of"), vocabulary(doc.language).function
    for index in range(at - 2, max(1, at - _OFFICE), -1):
        low = words.lowers[index]
        if low in of:
            is_office = nouns[words.lowers[index - 1]] and words.texts[index - 1].islower()
            return index - 1 if is_office else None
        if not low[0].isalnum() or (low in known and low not in section(doc.language, "reference", "definite")):
            return None
    return None
