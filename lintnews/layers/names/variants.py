"""Variants: pairs of spellings that the document uses for one name, weighed by evidence.

Likeness of letters alone proves nothing: Johnson and Johnston are nearer than Blingen and Flinken. It only opens the
question; what the document says of the two names answers it. Every piece of evidence has a name and a weight in
`WEIGHTS`, and nowhere else; `benchmarks/ablation.py` shows what each of them earns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintnews.document import Document
from lintnews.layers.names.company import Companies, Company
from lintnews.layers.names.distance import (
    NEAR,
    begins_otherwise,
    difference,
    folded,
    least_difference,
    same_letters,
    skeleton,
)
from lintnews.layers.names.known_variants import exonyms, given_variants
from lintnews.layers.names.mentions import ORGANISATION
from lintnews.layers.names.people import same_given, short_forms
from lintnews.layers.names.spellings import (
    Spelling,
    candidate_pairs,
    heard_in_original,
    in_original,
    is_one_string,
    readings_of_one,
)
from lintnews.lexicons import section
from lintnews.records import NamedTuple

WEIGHTS = {
    # letters
    "very-near": 1.25,  # a tenth of the letters at most
    "short": -0.65,
    "stem-only": -2.2,  # all but a few letters is an ending that many names share: Zoology, Biology
    "derived": -2.2,
    "other-initial": -0.6,
    "one-reading": 0.9,  # one sign of the name is read in two ways
    "case-ending": 1.0,  # what a case of the original's language makes of a name
    # the company that the two keep
    "same-given": 0.8,
    "same-surname": 0.9,
    "same-half": 0.8,  # one of two given names joined by a hyphen, in front of one surname
    "same-office": 0.9,
    "maybe-source": 0.5,
    "one-source": 1.5,  # one string of the original stands in the sentences of both, and hardly elsewhere
    "one-sound": 1.5,  # both sound like one string of the original in the sentences of each
    "other-source": -4.0,  # each sounds like a string of its own
    "own-source": -1.8,  # one sounds like a string that the original has nowhere where the other stands
    "other-neighbour": -2.4,
    "near-neighbour": 0.6,  # the words beside the two are spellings of one name, too: each drift proves the other
    "together": -1.8,
    "introduced-together": -2.4,
    "line-up": -2.7,  # one stands but in a row of bare names, the players of a side
    "told": -7.0,  # a correction says how the name is not written
    "kin": -2.4,  # the one is introduced as somebody's relative behind the other: her cousin, Aidan Bekov
    "slip": 0.2,  # one stands once, alone, and the other again and again
    # what is known of the names
    "one-known": -1.35,
    "both-known": -1.45,
    "common-word": -0.6,
    "own-name": -4.0,  # a place in the name of a body, which keeps the old form: Bombay High Court
}
"""What each piece of evidence counts, in logits; positive for one name, negative for two."""
BASE = 1.25
PER_LETTER = -0.88
"""What a letter of difference counts."""
LIKELY = -0.1
"""From this score on two spellings are taken for one name."""
NAMESAKES = 0.6
"""The difference up to which two known given names in front of one surname are spellings of one name (John, Jon)."""
CASE_STEM = 3
"""Letters that a name has besides the ending of a case."""
SHORTEST_STEM = 4
"""Letters that two names need besides an ending that many names share."""
PROOF = 0.8
"""The weight from which a piece of evidence is a proof."""
NEIGHBOUR = 4
"""Letters of the shortest word next to a name that may be a spelling of another one."""
NEIGHBOUR_REACH = 0.25
"""The greatest difference between two such words, as a share of the shorter one's letters."""
MOST_COMPANY = 400
"""Pairs of words beside two names of which each is compared; who keeps more company is a given name of many people."""
OFTEN = 3
"""How often a form stands beside which another one that stands once is a slip."""
LONG_NEIGHBOUR = 5
"""Letters of words next to two names whose likeness proves anything."""
PROBABLE = 0.75
SURE = 1.1
"""From this score on, and with two proofs, nobody need look twice."""


class Variant(NamedTuple):
    """Two spellings that are probably one name."""

    one: Spelling
    other: Spelling
    difference: float
    """Letters between the two, as `lintnews.layers.names.distance.difference` counts them."""
    evidence: tuple[str, ...]
    """What speaks for and against, by its name in `WEIGHTS`."""
    score: float

    @property
    def proofs(self) -> int:
        """How many independent pieces of evidence speak for one name."""
        return sum(WEIGHTS[name] >= PROOF for name in self.evidence)


def variants(doc: Document) -> tuple[Variant, ...]:
    """The pairs of spellings that are likely one name, in order of the first one's first occurrence."""

    def is_proved(one: Spelling, other: Spelling, distance: float) -> bool:
        names = tuple(_evidence_of_text(doc, one, other, distance))
        return _may_be_likely(distance, names) and is_one_string(doc, one, other)

    found = []
    for one, other, distance in candidate_pairs(doc, doc.layer(Prospects).are_any, is_proved):
        names = tuple(_evidence_of_text(doc, one, other, distance))
        if doc.original is not None and _may_be_likely(distance, names):
            names = (*names, *_evidence_of_original(doc, one, other))
        score = _score(distance, names)
        if score >= LIKELY:
            found.append(Variant(one, other, distance, names, score))
    return tuple(found)


def _score(distance: float, names: Iterable[str]) -> float:
    return BASE + PER_LETTER * distance + sum(WEIGHTS[name] for name in names)


def _may_be_likely(distance: float, names: Iterable[str]) -> bool:
    """Whether two forms of which the text says this are likely one name if the original says so, too. It is asked about
    no others: that costs more than all the rest.
    """
    return _score(distance, (*names, "one-sound")) >= LIKELY


class Prospects:
    """Tells from the company of two spellings whether they can come out as one name, however near their letters are."""

    def __init__(self, doc: Document) -> None:
        self._companies = doc.layer(Companies)
        self._may_be_one = _MayBeOne(doc.language)
        of_company = {"same-given", "same-surname", "same-office", "near-neighbour"}
        of_pairs = {"same-half", "slip"}
        ruled_out = of_company | of_pairs | {"one-reading", "case-ending", "one-sound", "one-source", "maybe-source"}
        best = sum(weight for name, weight in WEIGHTS.items() if weight > 0 and name not in ruled_out)
        self._best = BASE + PER_LETTER * NEAR + best + WEIGHTS["other-neighbour"]
        """The score of two names in other company for which everything else speaks that may speak for any two."""
        self._is_told = doc.original is not None or bool(doc.source_language)
        """Whether the original, or its language, may say what the text does not."""

    def are_any(self, one: Spelling, other: Spelling) -> bool:
        """False where the names hold other words beside the two, and nothing that is left can outweigh that."""
        best = self._best + WEIGHTS["slip"] * _are_once_and_often(one, other)
        best += WEIGHTS["same-half"] * ("-" in one.text and "-" in other.text)
        if best >= LIKELY or self._is_told:
            return True
        first, second = self._companies[one], self._companies[other]
        if not first.words.isdisjoint(second.words):
            return True
        if len(first.beside) * len(second.beside) > MOST_COMPANY:
            return False
        if first.is_titled or second.is_titled or not first.beside or not second.beside or first.bones == second.bones:
            return True
        return any(self._may_be_one[x, y] for x in first.beside for y in second.beside)


class _MayBeOne(dict[tuple[str, str], bool]):
    """Of two words beside names whether they may be one, or the one a part of the other; an initial may be any."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._short_forms = short_forms(language)

    def __missing__(self, pair: tuple[str, str]) -> bool:
        answer = self[pair] = self._asked(*pair)
        return answer

    def _asked(self, one: str, other: str) -> bool:
        a, b = folded(one), folded(other)
        if a.startswith(b) or b.startswith(a) or given_variants(self._language, one, other):
            return True
        if b in self._short_forms[a] or a in self._short_forms[b]:
            return True
        limit = max(1.0, NEIGHBOUR_REACH * min(len(a), len(b)))
        return least_difference(one, other, limit) <= limit and difference(one, other, limit) <= limit


def evidence(doc: Document, one: Spelling, other: Spelling, distance: float) -> Iterator[str]:
    """The names of what speaks for and against two forms being one name."""
    yield from _evidence_of_text(doc, one, other, distance)
    if doc.original is not None:
        yield from _evidence_of_original(doc, one, other)


def _evidence_of_text(doc: Document, one: Spelling, other: Spelling, distance: float) -> Iterator[str]:
    """What the article says by itself."""
    derived = _is_derived(one.text, other.text, doc.language)
    case = _in_cases(doc.source_language or "", one.text, other.text)
    first, second = (doc.layer(Companies)[form] for form in (one, other))
    yield from _of_letters(doc.language, one.text, other.text, distance)
    if derived and not case:
        yield "derived"
    if case:
        yield "case-ending"
    read = doc.layer(readings_of_one)
    is_read = bool(read) and (one.text, other.text) in read
    if is_read:
        yield "one-reading"
    company = tuple(_of_company(doc, first, second))
    yield from company
    if _stands_once(doc, one, other):
        yield "slip"
    are_two = (  # Bryan Ferry, Brian Eno; where there is an original, it says which names are one
        doc.original is None and "other-neighbour" in company and bool(first.surnames and second.surnames)
    )
    yield from _of_lexicons(doc.language, first, second, distance, derived, is_read=is_read, are_two=are_two)
    if not first.sentences.isdisjoint(second.sentences):
        yield "together"
    if first.is_lined_up or second.is_lined_up:
        yield "line-up"
    if first.is_told or second.is_told:
        yield "told"


def _of_letters(language: str, one: str, other: str, distance: float) -> Iterator[str]:
    """What the letters of two forms say."""
    ending = _shared_ending(one, other, language)
    size = min(len(one), len(other)) - ending
    if distance <= 0.1 * size:
        yield "very-near"
    if size < 5:
        yield "short"
    if ending and size < SHORTEST_STEM:
        yield "stem-only"
    if begins_otherwise(one, other):
        yield "other-initial"


def _is_derived(one: str, other: str, language: str) -> bool:
    """Whether one form is made from the other by an ending, as they stand or when transliteration is taken out."""
    if _derived(folded(one), folded(other), language):
        return True
    bare, rest = skeleton(one), skeleton(other)
    return bare != rest and _derived(bare, rest, language)


def _of_company(doc: Document, one: Company, other: Company) -> Iterator[str]:
    """What the names say in which two forms stand, and the titles at them."""
    if _may_be_of_one(one, other, doc.language):
        yield "same-given"
    if _are_man_and_woman(doc.language, one, other) or _are_man_and_woman(doc.language, other, one):
        yield "other-neighbour"
    elif said := _said_by_neighbours(doc, one, other):
        yield said
    if not one.introduced.isdisjoint(other.introduced):
        yield "introduced-together"
    if one.kin_at > other.ends or other.kin_at > one.ends:
        yield "kin"
    if not one.offices.isdisjoint(other.offices):
        yield "same-office"
    if not one.surnames.isdisjoint(other.surnames):
        yield "same-surname"
        if "-" in one.form.text and "-" in other.form.text:
            yield "same-half"


def _may_be_of_one(one: Company, other: Company, language: str) -> bool:
    """Whether the given names in front of two forms can be one person's."""
    if not one.given.isdisjoint(other.given):
        return True
    return any(same_given(x, y, language) for x in one.given for y in other.given)


def _of_lexicons(
    language: str, one: Company, other: Company, distance: float, derived: bool, *, is_read: bool, are_two: bool
) -> Iterator[str]:
    """What the lexicons know of two forms; `are_two`: given names in front of different surnames."""
    a, b = one.form.text, other.form.text
    namesakes = not one.surnames.isdisjoint(other.surnames)
    if exonyms(language, a, b):  # spellings of one place
        if _names_bodies(one) or _names_bodies(other):
            yield "own-name"
    elif one.is_known and other.is_known:
        if are_two or (distance > (NAMESAKES if namesakes else 0) and not given_variants(language, a, b)):
            yield "both-known"
    elif one.is_known or other.is_known:
        rare, often = sorted((one, other), key=lambda company: len(company.form.occurrences))
        slip = _slip(rare, often) and not rare.is_known
        if not (slip or namesakes or is_read or (not derived and distance <= 1 and _is_cut(a, b))):
            yield "one-known"
    if one.is_common or other.is_common:
        yield "common-word"


def _names_bodies(one: Company) -> bool:
    """Whether a form only ever stands in names of bodies."""
    return all(o.mention.kind == ORGANISATION and (o.before or o.after) for o in one.form.occurrences)


def _is_cut(one: str, other: str) -> bool:
    """Whether one form lacks the end of the other."""
    bare, rest = skeleton(one), skeleton(other)
    return bare.startswith(rest) or rest.startswith(bare)


def _in_cases(source_language: str, one: str, other: str) -> bool:
    """Whether two forms are one name in two cases of the language of the original: Guðni, Guðna."""
    if not source_language:
        return False
    endings = section(source_language.partition("-")[0], "source", "case-endings")
    return any(_declined(x, y, endings) for x, y in ((one.lower(), other.lower()), (other.lower(), one.lower())))


def _declined(name: str, other: str, endings: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a name with an ending of the table (`-`: none) stands with another of its endings."""
    for ending, others in endings.items():
        bare = "" if ending == "-" else ending
        stem = name[: len(name) - len(bare)]
        if len(stem) >= CASE_STEM and name.endswith(bare) and other.startswith(stem) and other[len(stem) :] in others:
            return True
    return False


def _evidence_of_original(doc: Document, one: Spelling, other: Spelling) -> Iterator[str]:
    """What the original says, where there is one."""
    heard = heard_in_original(doc, one, other)
    if heard and heard.is_other:
        yield "other-source"
        return
    if heard and heard.is_apart:
        yield "own-source"
        return
    shared = in_original(doc, one, other)
    if heard and heard.is_same:
        yield "one-sound"
    elif shared and (heard is None or heard.may_be(shared.text)):
        yield "one-source" if shared.sure else "maybe-source"


def _shared_ending(one: str, other: str, language: str) -> int:
    """The letters of an ending that both have and many other names, too; 0 without one."""
    a, b = one.lower(), other.lower()
    if a[-1:] != b[-1:]:
        return 0
    endings = section(language, "names", "shared-endings")
    shared = same_letters(a[::-1], b[::-1])
    return next((size for size in range(shared, 0, -1) if a[-size:] in endings), 0)


def _slip(rare: Company, often: Company) -> bool:
    """Whether one of two is a person introduced by name and named again and again, and the other stands alone, once."""
    return (
        len(rare.form.occurrences) == 1 and rare.is_bare and len(often.form.occurrences) >= OFTEN and bool(often.given)
    )


def _stands_once(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether one form stands once and the other three times or more; the one neither with an article, as a thing, nor
    in a list of names.
    """
    if not _are_once_and_often(one, other):
        return False
    rare = min(one, other, key=lambda form: len(form.occurrences))
    span = rare.occurrences[0].mention.span
    before, behind = doc.text[max(0, span.start - 12) : span.start].rstrip(), doc.text[span.end : span.end + 1]
    articles = section(doc.language, "names", "article")
    listed = before[-1:] in (",", ".", "(") and behind in (",", ".", "(")
    return not listed and before.rpartition(" ")[2].lower() not in articles


def _are_once_and_often(one: Spelling, other: Spelling) -> bool:
    """Whether one form stands once and the other three times or more."""
    rare, often = sorted((len(one.occurrences), len(other.occurrences)))
    return rare == 1 and often >= OFTEN


def _said_by_neighbours(doc: Document, one: Company, other: Company) -> str:
    """What the words beside two forms say: that they are others, or one name in two spellings."""
    if not one.neighbours or not other.neighbours:
        return ""
    are_one = doc.layer(_AreOne)
    pairs = [(x, y) for x in one.neighbours for y in other.neighbours if are_one[x, y]]
    if not pairs:
        return "other-neighbour"
    if any(folded(x) == folded(y) for x, y in pairs) or not any(
        min(len(x), len(y)) >= LONG_NEIGHBOUR or _in_cases(doc.source_language or "", x, y) for x, y in pairs
    ):
        return ""
    return "near-neighbour"


class _AreOne(dict[tuple[str, str], bool]):
    """Of two words next to names whether they may be one in two spellings; many names have one neighbour."""

    def __init__(self, doc: Document) -> None:
        super().__init__()
        self._doc = doc

    def __missing__(self, pair: tuple[str, str]) -> bool:
        answer = self[pair] = _one_name(self._doc, *pair)
        return answer


def _one_name(doc: Document, one: str, other: str) -> bool:
    """Whether two words next to a name may be one in two spellings: Konstantin, Constantine."""
    a, b = folded(one), folded(other)
    if a == b or given_variants(doc.language, one, other) or _in_cases(doc.source_language or "", one, other):
        return True
    if min(len(a), len(b)) >= NEIGHBOUR and (a.startswith(b) or b.startswith(a)):
        return True  # Vidar, Viðarsdóttir
    limit = NEIGHBOUR_REACH * min(len(one), len(other))
    return min(len(one), len(other)) >= NEIGHBOUR and difference(one, other, limit) <= limit


def _are_man_and_woman(language: str, one: Company, other: Company) -> bool:
    """Whether both a given name and its surname have the ending of a woman in one form only: Martin Dvořák, Martina
    Dvořáková.
    """
    if not other.letters.startswith(one.letters):
        return False
    for ending in section(language, "names", "woman-endings"):
        if other.letters == one.letters + ending:
            men, women = (
                {folded(o.after[-1]) for o in company.form.occurrences if o.after and not o.before}
                for company in (one, other)
            )
            return any(
                x.endswith(ending) and not y.endswith(ending) and x.startswith(y[:-1]) for x in women for y in men
            )
    return False


def _derived(a: str, b: str, language: str) -> bool:
    """Whether one is made from the other, or both from one stem, by an ending that makes another word of it."""
    short, long = sorted((a, b), key=len)
    if not long.startswith(short[:3]):
        return False  # no ending makes another beginning
    endings, shared = section(language, "names", "derivations"), same_letters(short, long)
    if shared == len(short) and endings.get(long[shared:]) == ():
        return True
    return any(
        (y[size:] or "-") in endings.get(x[size:], ())
        for x, y in ((short, long), (long, short))
        for size in range(3, min(len(x), shared + 1))
    )
