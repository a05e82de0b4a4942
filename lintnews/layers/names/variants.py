"""Variants: pairs of spellings that the document uses for one name, weighed by evidence.

Likeness of letters alone proves nothing: Johnson and Johnston are nearer than Blingen and Flinken. It only opens the
question; what the document says of the two names answers it. Every piece of evidence has a name and a weight in
`WEIGHTS`, and nowhere else; `benchmarks/ablation.py` shows what each of them earns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintnews.document import Document
from lintnews.layers.names.distance import NEAR, begins_otherwise, difference, folded, skeleton
from lintnews.layers.names.known_variants import exonyms, given_variants
from lintnews.layers.names.mentions import PERSON
from lintnews.layers.names.people import same_given
from lintnews.layers.names.spellings import Spelling, candidate_pairs, heard_in_original, in_original
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section

WEIGHTS = {
    # letters
    "very-near": 1.25,  # a tenth of the letters at most
    "short": -0.65,
    "stem-only": -2.2,  # all but a few letters is an ending that many names share: Zoology, Biology
    "derived": -2.2,
    "other-initial": -0.6,
    # the company that the two keep
    "same-given": 0.8,
    "same-surname": 0.9,
    "same-office": 0.9,
    "maybe-source": 0.5,
    "one-source": 1.5,  # one string of the original stands in the sentences of both, and hardly elsewhere
    "one-sound": 1.5,  # both sound like one string of the original in the sentences of each
    "other-source": -4.0,  # each sounds like a string of its own
    "other-neighbour": -2.4,
    "together": -1.8,
    "introduced-together": -2.4,
    # what is known of the names
    "one-known": -1.35,
    "both-known": -1.45,
    "common-word": -0.6,
}
"""What each piece of evidence counts, in logits; positive for one name, negative for two."""
BASE = 1.25
PER_LETTER = -0.88
"""What a letter of difference counts."""
LIKELY = -0.1
"""From this score on two spellings are taken for one name."""
NAMESAKES = 0.6
"""The difference up to which two known given names in front of one surname are spellings of one name (John, Jon)."""
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
    found = []
    for one, other, distance in candidate_pairs(doc, _Prospects(doc).are_any):
        names = tuple(evidence(doc, one, other, distance))
        score = BASE + PER_LETTER * distance + sum(WEIGHTS[name] for name in names)
        if score >= LIKELY:
            found.append(Variant(one, other, distance, names, score))
    return tuple(found)


class _Prospects:
    """Tells from the company of two spellings whether they can come out as one name, however near their letters are."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.company: dict[str, set[str]] = {}
        self.alike: dict[tuple[str, str], bool] = {}
        of_company = {"same-given", "same-surname", "same-office", "near-neighbour"}
        ruled_out = of_company | {"case-ending", "one-sound", "one-source", "maybe-source"}
        best = sum(weight for name, weight in WEIGHTS.items() if weight > 0 and name not in ruled_out)
        self.hopeless = BASE + PER_LETTER * NEAR + best + WEIGHTS["other-neighbour"] < LIKELY

    def are_any(self, one: Spelling, other: Spelling) -> bool:
        """False where the names hold other words beside the two, and nothing that is left can outweigh that."""
        if not self.hopeless or self.doc.original is not None or self.doc.source_language:
            return True
        words, words_other = self._company(one), self._company(other)
        if len(words) * len(words_other) > MOST_COMPANY:
            return not {*map(folded, words)}.isdisjoint(map(folded, words_other))
        titled = any(o.mention.titles for form in (one, other) for o in form.occurrences)
        if titled or not words or not words_other or skeleton(one.text) == skeleton(other.text):
            return True
        return any(self._may_be_one(x, y) for x in words for y in words_other)

    def _company(self, form: Spelling) -> set[str]:
        """The words beside a form in its names."""
        if form.text not in self.company:
            self.company[form.text] = {word for o in form.occurrences for word in (*o.before, *o.after)}
        return self.company[form.text]

    def _may_be_one(self, one: str, other: str) -> bool:
        """Whether two words beside a name may be one, or the one a part of the other; an initial may be any."""
        pair = one, other
        if pair not in self.alike:
            a, b = folded(one), folded(other)
            near = a.startswith(b) or b.startswith(a) or same_given((one,), (other,), self.doc.language)
            near = near or given_variants(self.doc.language, one, other)
            self.alike[pair] = near or difference(one, other) <= max(1.0, NEIGHBOUR_REACH * min(len(a), len(b)))
        return self.alike[pair]


def evidence(doc: Document, one: Spelling, other: Spelling, distance: float) -> Iterator[str]:
    """The names of what speaks for and against two forms being one name."""
    v = vocabulary(doc.language)
    a, b = one.text, other.text
    ending = _shared_ending(a, b, doc.language)
    size = min(len(a), len(b)) - ending
    bare, rest = skeleton(a), skeleton(b)
    if distance <= 0.1 * size:
        yield "very-near"
    if size < 5:
        yield "short"
    if ending and size < SHORTEST_STEM:
        yield "stem-only"
    derived = _derived(folded(a), folded(b), doc.language) or (bare != rest and _derived(bare, rest, doc.language))
    cut = not derived and distance <= 1 and (bare.startswith(rest) or rest.startswith(bare))
    if derived:
        yield "derived"
    if begins_otherwise(a, b):
        yield "other-initial"
    givens = [_given(form) for form in (one, other)]
    if any(same_given(x, y, doc.language) for x in givens[0] for y in givens[1]):
        yield "same-given"
    neighbours = [_neighbours(form) for form in (one, other)]
    if all(neighbours) and not any(_one_name(doc.language, x, y) for x in neighbours[0] for y in neighbours[1]):
        yield "other-neighbour"
    if _introduced_together(doc, one, other):
        yield "introduced-together"
    offices = [{(t.office, t.body) for o in form.occurrences for t in o.mention.titles} for form in (one, other)]
    if offices[0] & offices[1]:
        yield "same-office"
    known = [v.is_given(word) or word in v.places or word in v.organisations for word in (a, b)]
    namesakes = _namesakes(one, other)
    if namesakes:
        yield "same-surname"
    slip = _slip(one, other) and not known[len(one.occurrences) > len(other.occurrences)]
    if (
        all(known)
        and distance > (NAMESAKES if namesakes else 0)
        and not given_variants(doc.language, a, b)
        and not exonyms(doc.language, a, b)
    ):
        yield "both-known"
    elif any(known) and not all(known) and not (cut or slip or namesakes):
        yield "one-known"
    if any(word.lower() in v.common or word.lower().removesuffix("s") in v.common for word in (a, b)):
        yield "common-word"
    if _together(doc, one, other):
        yield "together"
    yield from _evidence_of_original(doc, one, other)


def _evidence_of_original(doc: Document, one: Spelling, other: Spelling) -> Iterator[str]:
    """What the original says, where there is one."""
    heard = heard_in_original(doc, one, other)
    if heard and heard.is_other:
        yield "other-source"
        return
    shared = in_original(doc, one, other)
    if heard and heard.is_same:
        yield "one-sound"
    elif shared and (heard is None or heard.may_be(shared.text)):
        yield "one-source" if shared.sure else "maybe-source"


def _shared_ending(one: str, other: str, language: str) -> int:
    """The letters of an ending that both have and many other names, too; 0 without one."""
    endings = section(language, "names", "shared-endings")
    return max((len(e) for e in endings if one.lower().endswith(e) and other.lower().endswith(e)), default=0)


def _slip(one: Spelling, other: Spelling) -> bool:
    """Whether one of the two is a person introduced by name and named again and again, and the other stands alone,
    once.
    """
    rare, often = sorted((one, other), key=lambda form: len(form.occurrences))
    return len(rare.occurrences) == 1 and _bare(rare) and len(often.occurrences) >= 3 and bool(_given(often))


def _bare(form: Spelling) -> bool:
    """Whether a form only ever stands alone."""
    return not any(o.before or o.after for o in form.occurrences)


def _namesakes(one: Spelling, other: Spelling) -> bool:
    """Whether both are given names in front of the same surname."""
    surnames = [
        {folded(o.mention.surname) for o in form.occurrences if o.after and not o.before and o.mention.kind == PERSON}
        for form in (one, other)
    ]
    return bool(surnames[0] & surnames[1])


def _given(form: Spelling) -> list[tuple[str, ...]]:
    return [o.before for o in form.occurrences if o.before and not o.after and o.mention.kind == PERSON]


def _neighbours(form: Spelling) -> set[str]:
    """The words that stand next to a form in its names, on whichever side."""
    return {word for o in form.occurrences for word in (*o.before[-1:], *o.after[:1])}


def _one_name(language: str, one: str, other: str) -> bool:
    """Whether two words next to a name may be one in two spellings: Konstantin, Constantine."""
    if folded(one) == folded(other) or given_variants(language, one, other):
        return True
    return min(len(one), len(other)) >= NEIGHBOUR and difference(one, other) <= NEIGHBOUR_REACH * min(
        len(one), len(other)
    )


def _introduced_together(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether one sentence names both in full, and alike but for the two: Erik Lind and Eric Lind, as nobody names one
    person twice.
    """
    full = [
        {
            (sentence_at(doc, o.span.start), *o.before, "", *o.after)
            for o in form.occurrences
            if o.mention.kind == PERSON and (o.before or o.after)
        }
        for form in (one, other)
    ]
    return bool(full[0] & full[1])


def _derived(a: str, b: str, language: str) -> bool:
    """Whether one is made from the other, or both from one stem, by an ending that makes another word of it."""
    endings = section(language, "names", "derivations")
    short, long = sorted((a, b), key=len)
    if not long.startswith(short[:3]):
        return False  # no ending makes another beginning
    if long.startswith(short) and endings.get(long[len(short) :]) == ():
        return True
    return any(
        x.endswith(ending) and y.startswith(x[: -len(ending)]) and (y[len(x) - len(ending) :] or "-") in others
        for x, y in ((short, long), (long, short))
        for ending, others in endings.items()
        if others and len(x) - len(ending) >= 3
    )


def _together(doc: Document, one: Spelling, other: Spelling) -> bool:
    sentences = {sentence_at(doc, o.span.start) for o in one.occurrences}
    return any(sentence_at(doc, o.span.start) in sentences for o in other.occurrences)
