"""`across/numbers`: one story, two numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from itertools import combinations
from json import loads
from typing import Any, ClassVar
from zlib import crc32

from lintnews.corpus.across.claims import Claim, Contradiction, Group, Place, packed, pairs
from lintnews.corpus.across.rule import AcrossRule, Facts
from lintnews.document import Document
from lintnews.findings import Severity
from lintnews.layers.facts.numbers import numbers
from lintnews.layers.facts.quantities import Quantity, is_rounded, quantities
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import token_starts, tokens_in, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.records import NamedTuple, dataclass
from lintnews.rule import Meta

BANDS, ROWS = 24, 3
"""Of a signature: articles that share the values of one band are compared."""
SEED = 16
ALIKE = 0.35
"""The share of words from which two articles tell one story. Two translations of one text have 0.42 or more in 19 of 20
pairs, two articles about different things 0.2 or less."""
SAME = 0.5
"""The share of words from which two sentences say the same."""
EQUAL = 0.8
"""The share from which two numbers need not name what they count, and may be qualified alike."""
FEWEST = 4
"""Words that they have to share."""
NEAR = 3
"""Tokens to both sides of a number in which no other one may stand."""
LONGEST_UNIT = 5
"""Letters from which a word without vowels is no abbreviation of a unit."""
SMALLEST_TEXT = 40
"""Different words of the shortest article that is compared."""


@dataclass(frozen=True)
class Numbers(AcrossRule):
    """Two articles tell one story, and contradict each other in a number.

    One wire story in two translations cannot have 16 and 60 wounded. The articles share most of their words, the two
    sentences too, and each has another number of the same thing that the other article has nowhere.

    Not found: numbers that count nothing, or that count what the two call by different names; a number that is rounded
    or qualified in one of them. A story that grew between two versions of it is found: then the older one is late.
    """

    meta = Meta(Severity.WARNING, "Accuracy/Mistranslation", since="0.1", needs=("calendar",), status="preview")
    reach: ClassVar[str] = "everywhere"

    def claims(self, doc: Document) -> Iterator[Claim]:
        """The bands of the article's signature, if it has numbers."""
        if doc.layer(quantities):
            digest = doc.layer(signature)
            value = blake2b(doc.text.encode("utf-8", "replace"), digest_size=8).hexdigest()
            for band in bands(digest):
                yield Claim(self.id, f"{doc.language} {band}", value, *doc.locate((0, 1)))

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """Each pair of articles, at the first band that they share."""
        known = {value: _read(facts(min(bag.places).article)) for value, bag in group.values.items()}
        here = {value: bands(one.digest) for value, one in known.items()}
        for (one, ours), (other, theirs) in combinations(pairs(group), 2):
            shared = set(here[one]) & set(here[other])
            if not shared or not key.endswith(min(shared)):
                continue  # it is told where they meet first
            if alike(known[one].digest, known[other].digest) >= ALIKE:
                yield from self._contradictions(min(ours.places), known[one], min(theirs.places), known[other])

    def _contradictions(self, ours: Place, here: Story, theirs: Place, there: Story) -> Iterator[Contradiction]:
        for mine, other in _same_sentences(here.sentences, there.sentences):
            for one, two in _unequal(mine, other):
                if one.value in there.values or two.value in here.values:
                    continue
                yield Contradiction(
                    self.id,
                    f"“{one.text}” here, “{two.text}” in another article that tells the same",
                    Place(ours.article, one.start, one.end),
                    Place(theirs.article, two.start, two.end),
                    f"“{two.text}”",
                )


class Amount(NamedTuple):
    """A quantity of a sentence."""

    value: float
    kind: str
    """What it counts or is measured in."""
    how: str
    """How exact it is: nothing where it is, `rough`, `least`, `most`; `unclear` where it may not be read right."""
    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """A sentence with quantities."""

    words: frozenset[int]
    amounts: tuple[Amount, ...]


class Story(NamedTuple):
    """What is kept of an article for comparing its numbers."""

    digest: tuple[int, ...]
    values: frozenset[float]
    sentences: tuple[Sentence, ...]


def signature(doc: Document) -> tuple[int, ...]:
    """The MinHash of the words of an article; nothing for a short one."""
    told = sorted(_words(doc, doc.layer(words_of).lowers))
    if len(told) < SMALLEST_TEXT:
        return ()
    made = import_module("rensa").RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update(told)
    return tuple(made.digest())


def bands(digest: Sequence[int]) -> tuple[str, ...]:
    """The keys of a signature: two articles of which one is equal are probably alike."""
    return tuple(
        f"{band:02} {crc32(repr(tuple(digest[band * ROWS : (band + 1) * ROWS])).encode()):08x}"
        for band in range(len(digest) // ROWS)
    )


def alike(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of words that two articles have in common, as their signatures say it."""
    return sum(map(int.__eq__, one, other)) / len(one) if one and other else 0.0


def facts_of(doc: Document) -> str:
    """What `Story` is of an article, as JSON."""
    spans = doc.layer(sentences)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in doc.layer(quantities):
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    told = []
    for index, found in sorted(by_sentence.items()):
        lowers = [token.text.lower() for token in tokens_in(doc, spans[index])]
        words = sorted(crc32(word.encode()) for word in _words(doc, lowers))
        told.append([words, [_amount(doc, one) for one in found]])
    return packed([list(doc.layer(signature)), sorted({one.value for one in doc.layer(numbers)}), told])


def _words(doc: Document, lowers: Sequence[str]) -> frozenset[str]:
    """The words that tell something."""
    function = vocabulary(doc.language).function
    return frozenset(low for low in lowers if low[0].isalpha() and len(low) > 2 and low not in function)


def _amount(doc: Document, one: Quantity) -> list[Any]:
    how = one.rough or ("rough" if one.number.approximate else "") if _stands_alone(doc, one) else "unclear"
    text = " ".join(doc.text[slice(*one.span)].split())
    return [one.value, one.unit or one.noun, how, *doc.locate(one.span), text[:80]]


def _stands_alone(doc: Document, one: Quantity) -> bool:
    """Whether no other number stands next to it (between $15 and $30 billion; 10, 000) and no unknown unit: $1 tln."""
    starts, texts, every = doc.layer(token_starts), doc.layer(words_of).texts, doc.layer(numbers)
    behind = bisect_left(starts, one.number.span.end)
    following = texts[behind] if behind < len(texts) else ""
    is_unit = following.isalpha() and len(following) < LONGEST_UNIT and not set("aeiouy") & set(following.lower())
    at = bisect_left(every, one.number.span.start, key=lambda other: other.span.start)
    before = bisect_left(starts, every[at - 1].span.end) if at else -NEAR
    after = bisect_left(starts, every[at + 1].span.start) if at + 1 < len(every) else len(starts) + NEAR
    is_digits = any(text[0].isdigit() for text in texts[max(0, one.first - NEAR) : one.first])
    return not is_unit and not is_digits and one.first - before >= NEAR and after - behind >= NEAR


@lru_cache(maxsize=512)
def _read(facts: str) -> Story:
    digest, values, told = loads(facts)
    sentences_ = tuple(
        Sentence(frozenset(words), tuple(Amount(*amount) for amount in amounts)) for words, amounts in told
    )
    return Story(tuple(digest), frozenset(values), sentences_)


def _same_sentences(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """The pairs of sentences that are each other's most similar one, and similar enough."""
    best = [_nearest(one, theirs) for one in ours]
    back = [_nearest(one, ours) for one in theirs]
    for index, match in enumerate(best):
        if match is not None and back[match] == index:
            yield ours[index], theirs[match]


def _nearest(one: Sentence, others: Sequence[Sentence]) -> int | None:
    scores = [_overlap(one.words, other.words) for other in others]
    top = max(scores, default=0.0)
    return scores.index(top) if top >= SAME else None


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / len(one | other) if shared >= FEWEST else 0.0


def _unequal(ours: Sentence, theirs: Sentence) -> Iterator[tuple[Amount, Amount]]:
    """Of each kind the one amount of either side that the other side has not; of all kinds together where the sentences
    are equal but for it.
    """
    same = _overlap(ours.words, theirs.words) >= EQUAL
    kinds: Mapping[str, None] = dict.fromkeys(one.kind for one in ours.amounts if one.kind and not same)
    for kind in ("",) if same else kinds:
        mine, other = ([one for one in side.amounts if same or one.kind == kind] for side in (ours, theirs))
        values = [{one.value for one in side} for side in (mine, other)]
        left = [one for one in mine if one.value not in values[1]]
        right = [one for one in other if one.value not in values[0]]
        if len(left) == len(right) == 1 and _exclude(left[0], right[0], same):
            yield left[0], right[0]


def _exclude(one: Amount, other: Amount, same: bool) -> bool:
    """Whether two amounts of one thing cannot both be right."""
    if one.how != other.how or one.how == "unclear" or (one.how and not same) or one.kind != other.kind:
        return False
    return not (is_rounded(one.value, other.value) or is_rounded(other.value, one.value))
