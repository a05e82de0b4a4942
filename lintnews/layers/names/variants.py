"""Variants: pairs of spellings that the document uses for one name, weighed by evidence.

Likeness of letters alone proves nothing: Johnson and Johnston are nearer than Blingen and Flinken. It only opens the
question; what the document says of the two names answers it. Every piece of evidence has a name and a weight in
`WEIGHTS`, and nowhere else; `benchmarks/ablation.py` shows what each of them earns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from lintnews.document import Document
from lintnews.layers.names.distance import NEAR, begins_otherwise, difference, folded, least_difference, skeleton
from lintnews.layers.names.known_variants import exonyms, given_variants
from lintnews.layers.names.mentions import PERSON
from lintnews.layers.names.people import same_given
from lintnews.layers.names.spellings import Spelling, candidate_pairs, heard_in_original, in_original, readings_of_one
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import token_starts, tokens_in, words_of
from lintnews.layers.text.vocabulary import vocabulary
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
    "other-neighbour": -2.4,
    "near-neighbour": 0.6,  # the words beside the two are spellings of one name, too: each drift proves the other
    "together": -1.8,
    "introduced-together": -2.4,
    "line-up": -1.8,  # one stands but in a row of bare names, the players of a side
    "kin": -2.4,  # the one is introduced as somebody's relative behind the other: her cousin, Aidan Bekov
    "slip": 0.2,  # one stands once, alone, and the other again and again
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
ROW_MARKS = frozenset(",;")
SHORTEST_ROW = 5
"""Commas and semicolons of a sentence that is a row of names."""
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
        of_pairs = {"same-half", "slip"}
        ruled_out = of_company | of_pairs | {"one-reading", "case-ending", "one-sound", "one-source", "maybe-source"}
        best = sum(weight for name, weight in WEIGHTS.items() if weight > 0 and name not in ruled_out)
        self.best = BASE + PER_LETTER * NEAR + best + WEIGHTS["other-neighbour"]
        """The score of two names in other company for which everything else speaks that may speak for any two."""

    def are_any(self, one: Spelling, other: Spelling) -> bool:
        """False where the names hold other words beside the two, and nothing that is left can outweigh that."""
        best = self.best + WEIGHTS["slip"] * _are_once_and_often(one, other)
        best += WEIGHTS["same-half"] * ("-" in one.text and "-" in other.text)
        if best >= LIKELY or self.doc.original is not None or self.doc.source_language:
            return True
        words, words_other = self._company(one), self._company(other)
        if len(words) * len(words_other) > MOST_COMPANY:
            return not {*map(folded, words)}.isdisjoint(map(folded, words_other))
        titled = any(o.mention.titles for form in (one, other) for o in form.occurrences)
        if titled or not words or not words_other or skeleton(one.text) == skeleton(other.text):
            return True
        return any(self._may_be_one(x, y) for x in words for y in words_other)

    def _company(self, form: Spelling) -> set[str]:
        """The words beside a form in its names, also as one."""
        if form.text not in self.company:
            words = {word for o in form.occurrences for word in (*o.before, *o.after)}
            self.company[form.text] = words | _neighbours(form)
        return self.company[form.text]

    def _may_be_one(self, one: str, other: str) -> bool:
        """Whether two words beside a name may be one, or the one a part of the other; an initial may be any."""
        pair = one, other
        if pair not in self.alike:
            a, b = folded(one), folded(other)
            near = a.startswith(b) or b.startswith(a) or same_given((one,), (other,), self.doc.language)
            near = near or given_variants(self.doc.language, one, other)
            limit = max(1.0, NEIGHBOUR_REACH * min(len(a), len(b)))
            may_be = near or least_difference(one, other, limit) <= limit
            self.alike[pair] = near or (may_be and difference(one, other, limit) <= limit)
        return self.alike[pair]


def evidence(doc: Document, one: Spelling, other: Spelling, distance: float) -> Iterator[str]:
    """The names of what speaks for and against two forms being one name."""
    derived = _is_derived(one.text, other.text, doc.language)
    case = _in_cases(doc.source_language or "", one.text, other.text)
    yield from _of_letters(doc.language, one.text, other.text, distance)
    if derived and not case:
        yield "derived"
    if case:
        yield "case-ending"
    is_read = (one.text, other.text) in doc.layer(readings_of_one)
    if is_read:
        yield "one-reading"
    yield from _of_company(doc, one, other)
    if _stands_once(doc, one, other):
        yield "slip"
    yield from _of_lexicons(doc.language, one, other, distance, derived, is_read=is_read)
    if _together(doc, one, other):
        yield "together"
    if _is_lined_up(doc, one) or _is_lined_up(doc, other):
        yield "line-up"
    yield from _evidence_of_original(doc, one, other)


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


def _of_company(doc: Document, one: Spelling, other: Spelling) -> Iterator[str]:
    """What the names say in which two forms stand, and the titles at them."""
    givens = [_given(form) for form in (one, other)]
    if any(same_given(x, y, doc.language) for x in givens[0] for y in givens[1]):
        yield "same-given"
    if _are_man_and_woman(doc, one, other) or _are_man_and_woman(doc, other, one):
        yield "other-neighbour"
    elif company := _company(doc, one, other):
        yield company
    if _introduced_together(doc, one, other):
        yield "introduced-together"
    if _is_kin(doc, one, other) or _is_kin(doc, other, one):
        yield "kin"
    offices = [{(t.office, t.body) for o in form.occurrences for t in o.mention.titles} for form in (one, other)]
    if offices[0] & offices[1]:
        yield "same-office"
    if _namesakes(one, other):
        yield "same-surname"
        if "-" in one.text and "-" in other.text:
            yield "same-half"


def _of_lexicons(
    language: str, one: Spelling, other: Spelling, distance: float, derived: bool, *, is_read: bool
) -> Iterator[str]:
    """What the lexicons know of two forms."""
    v = vocabulary(language)
    a, b = one.text, other.text
    known = [v.is_given(word) or word in v.places or word in v.organisations for word in (a, b)]
    namesakes = _namesakes(one, other)
    if exonyms(language, a, b):
        pass  # spellings of one place
    elif all(known):
        if distance > (NAMESAKES if namesakes else 0) and not given_variants(language, a, b):
            yield "both-known"
    elif any(known):
        slip = _slip(one, other) and not known[len(one.occurrences) > len(other.occurrences)]
        if not (slip or namesakes or is_read or (not derived and distance <= 1 and _is_cut(a, b))):
            yield "one-known"
    endings = ("", *section(language, "names", "plurals"))
    if any(word.lower().removesuffix(ending) in v.common for word in (a, b) for ending in endings):
        yield "common-word"


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
    shared = in_original(doc, one, other)
    if heard and heard.is_same:
        yield "one-sound"
    elif shared and (heard is None or heard.may_be(shared.text)):
        yield "one-source" if shared.sure else "maybe-source"


def _shared_ending(one: str, other: str, language: str) -> int:
    """The letters of an ending that both have and many other names, too; 0 without one."""
    endings = section(language, "names", "shared-endings")
    a, b = one.lower(), other.lower()
    if a[-1:] != b[-1:]:
        return 0
    sizes = range(1, min(len(a), len(b)) + 1)
    return max((size for size in sizes if a[-size:] == b[-size:] and a[-size:] in endings), default=0)


def _slip(one: Spelling, other: Spelling) -> bool:
    """Whether one of the two is a person introduced by name and named again and again, and the other stands alone,
    once.
    """
    rare, often = sorted((one, other), key=lambda form: len(form.occurrences))
    return len(rare.occurrences) == 1 and _bare(rare) and len(often.occurrences) >= 3 and bool(_given(often))


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


def _company(doc: Document, one: Spelling, other: Spelling) -> str:
    """What the words beside two forms say: that they are others, or one name in two spellings."""
    first, second = (_neighbours(form) for form in (one, other))
    if not first or not second:
        return ""
    are_one = doc.layer(_AreOne)
    pairs = [(x, y) for x in first for y in second if are_one[x, y]]
    if not pairs:
        return "other-neighbour"
    if any(folded(x) == folded(y) for x, y in pairs) or not any(
        min(len(x), len(y)) >= LONG_NEIGHBOUR or _in_cases(doc.source_language or "", x, y) for x, y in pairs
    ):
        return ""
    return "near-neighbour"


def _neighbours(form: Spelling) -> set[str]:
    """The words that stand next to a form in its names, on whichever side, and all of them there as one."""
    return {
        word for o in form.occurrences for word in (*o.before[-1:], *o.after[:1], "".join(o.before), "".join(o.after))
    } - {""}


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


def _is_kin(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether one is a given name of somebody introduced by kinship, and the other stands in the text before."""
    words, starts, kin = doc.layer(words_of), doc.layer(token_starts), section(doc.language, "names", "kin")
    before = other.occurrences[0].span.end
    for occurrence in one.occurrences:
        whole = occurrence.mention.whole
        if whole.start > before and occurrence.after and not occurrence.before:
            at = bisect_left(starts, whole.start)
            if not kin.keys().isdisjoint(words.lowers[max(0, at - 2) : at]):
                return True
    return False


def _are_man_and_woman(doc: Document, one: Spelling, other: Spelling) -> bool:
    """Whether both a given name and its surname have the ending of a woman in one form only: Martin Dvořák, Martina
    Dvořáková.
    """
    for ending in section(doc.language, "names", "woman-endings"):
        if folded(other.text) == folded(one.text) + ending:
            men, women = (
                {folded(o.after[-1]) for o in form.occurrences if o.after and not o.before} for form in (one, other)
            )
            return any(
                x.endswith(ending) and not y.endswith(ending) and x.startswith(y[:-1]) for x in women for y in men
            )
    return False


def _derived(a: str, b: str, language: str) -> bool:
    """Whether one is made from the other, or both from one stem, by an ending that makes another word of it."""
    endings = section(language, "names", "derivations")
    short, long = sorted((a, b), key=len)
    if not long.startswith(short[:3]):
        return False  # no ending makes another beginning
    if long.startswith(short) and endings.get(long[len(short) :]) == ():
        return True
    return any(
        y.startswith(x[:size]) and (y[size:] or "-") in endings.get(x[size:], ())
        for x, y in ((short, long), (long, short))
        for size in range(3, len(x))
    )


def _is_lined_up(doc: Document, form: Spelling) -> bool:
    """Whether a form stands once, alone, in a sentence that is a row of names: Bullock, Duff (Samuel 63), Grady."""
    if len(form.occurrences) > 1 or not _bare(form):
        return False
    row = tokens_in(doc, sentence_at(doc, form.occurrences[0].span.start))
    marks = sum(token.text in ROW_MARKS for token in row)
    return marks >= SHORTEST_ROW and marks > sum(token.text.islower() for token in row)


def _together(doc: Document, one: Spelling, other: Spelling) -> bool:
    sentences = {sentence_at(doc, o.span.start) for o in one.occurrences}
    return any(sentence_at(doc, o.span.start) in sentences for o in other.occurrences)
