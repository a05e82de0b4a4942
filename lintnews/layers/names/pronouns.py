"""Pronouns that contradict what the text says of the gender of the one for whom they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Severity, Span
from lintnews.layers.names.mentions import ORGANISATION, Mention, mentions
from lintnews.layers.names.people import Person, cast, people
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept
from lintnews.layers.text.paragraphs import paragraph_number, paragraphs
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import (
    Token,
    places_by_lower,
    places_of,
    token_starts,
    tokens,
    tokens_in,
    within,
    words_of,
)
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_REACH = 12
"""How many tokens may stand between a name and the reflexive pronoun of its clause."""

_WINDOW = 3000
"""Code points before a pronoun among which the one it stands for is named."""
_CLOSING = ("”", '"', "’", "'", "»", "“")


class Contradicted(NamedTuple):
    """A pronoun, and what it contradicts."""

    pronoun: Token
    proof: Span
    """Where the text says otherwise."""
    says: str
    """What it says there, behind the pronoun: `stands for Smith`."""
    severity: Severity


def contradicted_pronouns(doc: Document) -> tuple[Contradicted, ...]:
    """The pronouns of a document that can stand for nobody of their gender, in order."""
    starts = doc.layer(token_starts)
    found = ((token, _contradiction(doc, bisect_left(starts, token.start))) for token in doc.layer(_pronouns))
    return tuple(Contradicted(token, *proof) for token, proof in found if proof)


def _pronouns(doc: Document) -> tuple[Token, ...]:
    """These pronouns without what they contradict, which may stand anywhere."""
    return kept(doc, _pronouns, _pronouns_in, cast)


def _pronouns_in(doc: Document, part: Span) -> Iterator[Token]:
    words = (*(section(doc.language, "reference", name) for name in ("subjects", "reflexives", "things")),)
    found, index = doc.layer(tokens), doc.layer(places_by_lower)
    for at in within(doc, part, places_of(index, frozenset().union(*words))):
        if _contradiction(doc, at):
            yield found[at]


def _contradiction(doc: Document, index: int) -> _Proof | None:
    """What the pronoun at a token contradicts, if anything."""
    low = doc.layer(words_of).lowers[index]
    subjects = section(doc.language, "reference", "subjects")
    reflexives = section(doc.language, "reference", "reflexives")
    if low in subjects:
        return _contradicted_subject(doc, index, subjects[low][0])
    if low in reflexives:
        return _contradicted_reflexive(doc, index, reflexives[low][0])
    return _speaking_thing(doc, index)


class _Proof(NamedTuple):
    span: Span
    says: str
    severity: Severity


class _Named(NamedTuple):
    mention: Mention
    person: Person


def _contradicted_subject(doc: Document, index: int, gender: str) -> _Proof | None:
    """What is wrong with the subject pronoun at a token, if anything; it stands for the person named last before."""
    token = doc.layer(tokens)[index]
    sentence = sentence_at(doc, token.start)
    if quoted(doc, token.start) or not _opens(doc, token, sentence):
        return None
    window, named = _before(doc, token)
    if _speaks_of(doc, window, gender):
        return None
    if not named:
        return _contradicted_noun(doc, Span(_paragraph(doc, token).start, token.start), sentence)
    last = named[-1].mention
    if _is_kept_company(doc, Span(last.span.end, token.start)):
        return None
    before = sentence_at(doc, max(0, sentence.start - 1))
    doubtful = any(one.span in other.doubtful and not one.gender for one, other in named)
    if doubtful or _somebody_speaks(doc, Span(min(last.span.end, before.start), token.start)):
        return None
    if any(one.gender for _, one in named):
        return _contradicted_title(doc, named, gender, sentence, before)
    return _contradicted_before(doc, named, token)


def _paragraph(doc: Document, token: Token) -> Span:
    return doc.layer(paragraphs)[paragraph_number(doc, token.start)]


def _before(doc: Document, token: Token) -> tuple[Span, tuple[_Named, ...]]:
    """The part of a pronoun's paragraph in front of it, or with the paragraph before, in which somebody is named."""
    spans = doc.layer(paragraphs)
    number = paragraph_number(doc, token.start)
    for paragraph in (number, max(0, number - 1)):
        window = Span(max(spans[paragraph].start, token.start - _WINDOW), token.start)
        if named := _named(doc, window):
            break
    return window, named


def _contradicted_title(
    doc: Document, named: Sequence[_Named], gender: str, sentence: Span, before: Span
) -> _Proof | None:
    """What a title says against a pronoun: of the only gender named, or of the subject of the sentence before."""
    genders = {_gender(doc, other) for _, other in named}
    if gender in genders:
        return None
    if len(genders) == 1:
        titled = next(one for _, one in reversed(named) if one.gender)
        sure = named[-1].mention.span.start < sentence.start
        return _proof(titled, named, Severity.WARNING if sure else Severity.NOTE)
    opening = (one for one in named if one.mention.whole.start == before.start and not _is_possessive(doc, one.mention))
    subject = next((one.person for one in opening if one.person.gender), None)
    return _proof(subject, named, Severity.NOTE) if subject else None


def _contradicted_before(doc: Document, named: Sequence[_Named], token: Token) -> _Proof | None:
    """The pronoun of the other gender that stands for the only person named, since that name."""
    last, person = named[-1]
    if any(other is not person for _, other in named):
        return None
    subjects = section(doc.language, "reference", "subjects")
    for earlier in tokens_in(doc, Span(last.span.end, token.start)):
        is_subject = earlier.text.lower() in subjects and not quoted(doc, earlier.start)
        if is_subject and _opens(doc, earlier, sentence_at(doc, earlier.start)):
            return _Proof(Span(*earlier[1:]), f"stands for the same person as “{earlier.text}”", Severity.WARNING)
    return None


def _contradicted_noun(doc: Document, before: Span, sentence: Span) -> _Proof | None:
    """What is wrong with a subject pronoun in whose paragraph nobody is named: `The spokeswoman spoke. He said …`."""
    inside, gendered = tokens_in(doc, before), section(doc.language, "offices", "gendered")
    if not any(token.text in gendered for token in inside):
        return None
    known, genders, persons = vocabulary(doc.language), _gendered(doc.language), list[Token]()
    for token in inside:
        low = token.text.lower()
        if (low in known.roles or low in known.offices or low in genders) and not quoted(doc, token.start):
            persons.append(token)
    if len(persons) != 1 or persons[0].text not in gendered:
        return None
    first, *_ = tokens_in(doc, sentence_at(doc, persons[0].start))
    starts = doc.layer(token_starts)
    subject = bisect_left(starts, persons[0].start) - bisect_left(starts, first.start) <= 2
    if not subject or first.text.lower() not in known.determiners or persons[0].start >= sentence.start > before.start:
        return None
    severity = Severity.NOTE if persons[0].text.endswith(known.either_endings) else Severity.WARNING
    return _Proof(Span(*persons[0][1:]), f"stands for “{persons[0].text}”", severity)


def _is_kept_company(doc: Document, span: Span) -> bool:
    """Whether somebody of any gender belongs to a person named before: `Ms Quist said her client was ...`."""
    persons, own = section(doc.language, "reference", "persons"), section(doc.language, "speech", "pronouns")
    return any(
        one.text.lower() in own and other.text in persons and not quoted(doc, other.start)
        for one, other in pairwise(tokens_in(doc, span))
    )


def _somebody_speaks(doc: Document, span: Span) -> bool:
    """Whether a noun for a person speaks in a span: `the party's leader argued that ...`."""
    known, words = vocabulary(doc.language), doc.layer(words_of)
    starts = doc.layer(token_starts)
    for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end) - 1):
        low = words.lowers[index]
        if words.lowers[index + 1] not in known.cues or low != words.texts[index]:
            continue
        is_person = low in known.roles or known.offices.at((low,), 0) is not None
        if is_person and not quoted(doc, words.tokens[index].start):
            return True
    return False


def _contradicted_reflexive(doc: Document, index: int, gender: str) -> _Proof | None:
    """What is wrong with the reflexive pronoun at a token, if anything; it stands for the subject of its clause."""
    found = doc.layer(tokens)
    token, first = found[index], found[max(0, index - _REACH)]
    clause = Span(max(first.start, sentence_at(doc, token.start).start), token.start)
    named = _named(doc, clause)
    if not named or quoted(doc, token.start) or _speaks_of(doc, clause, gender):
        return None
    last, person = named[-1]
    between = tokens_in(doc, Span(last.span.end, token.start))
    roles, offices = vocabulary(doc.language).roles, vocabulary(doc.language).offices
    if not person.gender or person.gender == gender or any(not other.is_word for other in between):
        return None
    if any(other.text.lower() in roles or other.text.lower() in offices for other in between):
        return None
    at = bisect_left(doc.layer(token_starts), last.whole.start)
    inside = at > 0 and found[at - 1].start >= sentence_at(doc, token.start).start
    if inside and found[at - 1].text.lower() in section(doc.language, "reference", "governing"):
        return None  # Sandra campaigned with Michael herself
    return _proof(person, named[-1:], Severity.WARNING)


def _speaking_thing(doc: Document, index: int) -> _Proof | None:
    """What is wrong with “It said” at a token: the one who spoke in the sentence before is a person."""
    words, starts = doc.layer(words_of), doc.layer(token_starts)
    token, known = words.tokens[index], vocabulary(doc.language)
    sentence = sentence_at(doc, token.start)
    if (
        token.start != sentence.start
        or words.lowers[index + 1 : index + 2] == []
        or words.lowers[index + 1] not in known.cues
    ):
        return None
    before = sentence_at(doc, max(0, sentence.start - 1))
    if quoted(doc, token.start) or "\n" in doc.text[before.end : sentence.start]:
        return None
    first = bisect_left(starts, before.start)
    verb = next((at for at in range(first + 1, index) if words.lowers[at] in known.cues), None)
    if verb is None:
        return None
    speaker = words.tokens[verb - 1]
    named = _named(doc, Span(before.start, speaker.end))
    is_person = bool(named) and named[-1].mention.span.end == speaker.end
    is_role = words.texts[verb - 1] in known.roles or (speaker.text.islower() and speaker.text in known.offices)
    sources = section(doc.language, "reference", "sources")
    if not (is_person or is_role) or any(low in sources for low in words.lowers[verb:index]):
        return None
    others = [m for m in doc.layer(mentions) if m.kind == ORGANISATION and before.overlaps(m.span)]
    severity = Severity.NOTE if others else Severity.WARNING
    return _Proof(Span(*speaker[1:]), f"stands for a person, “{speaker.text}”", severity)


def _proof(person: Person, named: Sequence[_Named], severity: Severity) -> _Proof:
    """The title that tells a person's gender: at the last mention of those named, or else at the first that has one."""
    mentions = [mention for mention, one in reversed(named) if one is person] + list(person.mentions)
    titled = next(mention for mention in mentions if mention.gender)
    others = dict.fromkeys(one.name for _, one in named if one is not person)
    return _Proof(titled.whole, f"stands for {', '.join((titled.text, *others))}", severity)


def _opens(doc: Document, token: Token, sentence: Span) -> bool:
    """Whether a token begins its sentence or follows a quotation."""
    return token.start == sentence.start or doc.text[max(0, token.start - 4) : token.start].rstrip()[-1:] in _CLOSING


def _is_possessive(doc: Document, mention: Mention) -> bool:
    return doc.text[mention.span.end : mention.span.end + 1] in ("'", "’")


def _cast(doc: Document) -> tuple[_Named, ...]:
    """The persons named outside quotations, in the order of the text."""
    persons = (_Named(mention, person) for person in doc.layer(people) for mention in person.mentions)
    return tuple(sorted((n for n in persons if not quoted(doc, n.mention.span.start)), key=lambda n: n.mention.span))


def _cast_starts(doc: Document) -> list[int]:
    return [mention.span.start for mention, _ in doc.layer(_cast)]


def _named(doc: Document, span: Span) -> tuple[_Named, ...]:
    """The persons named in a span."""
    starts = doc.layer(_cast_starts)
    return doc.layer(_cast)[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _gender(doc: Document, person: Person) -> str:
    """The gender that a title proves or, for want of one, the given name suggests."""
    return person.gender or (vocabulary(doc.language).given.get(person.given[0], "") if person.given else "")


def _speaks_of(doc: Document, span: Span, gender: str) -> bool:
    """Whether a span has a pronoun or a noun of a gender: somebody else for whom the next pronoun may stand."""
    known = _gendered(doc.language)
    return any(known.get(token.text.lower()) == gender for token in tokens_in(doc, span))


@per_language
def _gendered(language: str) -> Mapping[str, str]:
    """Pronouns, nouns and their plurals, by gender."""
    nouns = {noun: values[0] for noun, values in section(language, "offices", "gendered").items() if values}
    plurals = {
        noun + ending: gender for noun, gender in nouns.items() for ending in section(language, "names", "plurals")
    }
    pronouns = {word: values[0] for word, values in section(language, "speech", "pronouns").items() if values}
    irregular = {plural: nouns[noun] for plural, (noun, *_) in section(language, "reference", "plurals").items()}
    return {**nouns, **plurals, **irregular, **pronouns}
