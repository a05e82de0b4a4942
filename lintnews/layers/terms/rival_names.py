"""Names of bodies and things that an article gives in two ways though its original has one term for them; proved by
the sentences alone, without any termbase.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.name_sounds import sounds
from lintnews.layers.alignment.phrases import UNSPACED, forms
from lintnews.layers.alignment.sentence_pairs import alignment, is_trusted
from lintnews.layers.names.distance import may_be_one
from lintnews.layers.names.mentions import PERSON, mentions
from lintnews.layers.text.vocabulary import Vocabulary, vocabulary
from lintnews.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(f"[{UNSPACED}]+")
_SIGNS = (3, 12)
"""Signs of a term in a script without spaces."""
_WORDS = (2, 5)
"""Words of a term in any other."""
_LONG = 3
"""Letters of a word that means something."""
_TELLING = 4
"""Signs of a term that two sentences hardly share by accident."""
_FEW = 2
"""Places of two names together at which a shorter one may be an accident."""
_PER_WORD = (2.2, 4.5)
"""Signs of the original's term to a word of the article's."""
_MORE = 2
"""Words that the original's term may have more."""
_STEM = 6
"""First letters by which words are compared."""
_HEARD = 0.25
"""The share in which a word and a string of the original do that are one name."""


class NamePlaces(NamedTuple):
    """A name in several words, and where it stands."""

    text: str
    words: frozenset[str]
    """Its words that mean something, in lower case."""
    spans: tuple[Span, ...]
    pairs: frozenset[int]
    """The sentence pairs that it stands in."""


class RivalName(NamedTuple):
    """Two names of the article for one term of the original."""

    one: NamePlaces
    other: NamePlaces
    term: str
    source: Span
    """The term in the sentence that `one` stands in."""
    other_source: Span


def rival_names(doc: Document) -> tuple[RivalName, ...]:
    """The names of a document of which some words are the same and some are not, and for which its original has one
    term: just in the sentences of both.
    """
    if doc.original is None or not is_trusted(doc):
        return ()
    return tuple(_rivals(doc, doc.original))


def _rivals(doc: Document, original: Document) -> Iterator[RivalName]:
    v, taken = vocabulary(doc.language), set[str]()
    terms = _Terms(doc, original)
    for one, other in combinations(_names(doc, v), 2):
        if other.text in taken or not _may_be_one(v, doc, one, other):
            continue
        if term := terms.shared(one, other):
            taken.add(other.text)
            yield RivalName(one, other, term, *(terms.place(term, min(name.pairs)) for name in (one, other)))


def _may_be_one(v: Vocabulary, doc: Document, one: NamePlaces, other: NamePlaces) -> bool:
    """Whether two names differ as two translations of a term do: by few of their words, which mean something and are
    no names, and no spellings of one word.
    """
    shared, longest = one.words & other.words, max(len(one.words), len(other.words))
    mine, theirs = one.words - shared, other.words - shared
    if 2 * len(shared) < longest or not mine or not theirs or one.pairs & other.pairs:
        return False
    if any(may_be_one(a, b) for a in mine for b in theirs):
        return False
    mine, theirs, same = (
        frozenset(word for word in some if not _is_name(v, doc, word)) for some in (mine, theirs, shared)
    )
    # a town and its province share a name alone
    return bool(mine and theirs and same) and abs(len(mine) - len(theirs)) <= 1


def _is_name(v: Vocabulary, doc: Document, word: str) -> bool:
    """Whether a word is a place, or is no ordinary one and the original has what it sounds like."""
    if word in v.common:
        return False
    is_place = word.capitalize() in v.places or word.capitalize() in v.bodies
    return is_place or any(sound.distance <= _HEARD for sound in doc.layer(sounds).of(word))


def _names(doc: Document, v: Vocabulary) -> list[NamePlaces]:
    """The names of bodies, places and things in a document that have several words, in order."""
    found = doc.layer(alignment)
    targets = [(found.targets[pair.target[0]].start, at) for at, pair in enumerate(found.pairs) if _is_full(pair)]
    places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for mention in doc.layer(mentions):
        at = bisect_right(targets, (mention.span.start, len(found.pairs))) - 1
        if mention.kind != PERSON and " " in mention.text and not mention.text.isupper() and at >= 0:
            places[mention.text].append((mention.span, targets[at][1]))
    made = []
    for text, some in places.items():
        printed = [word for word in _WORD.findall(text) if word.lower() not in v.function and len(word) >= _LONG]
        if len(printed) > 1 and not any(word.isupper() for word in printed):
            words = frozenset(word.lower() for word in printed)
            made.append(NamePlaces(text, words, tuple(s for s, _ in some), frozenset(at for _, at in some)))
    return made


def _is_full(pair: tuple[tuple[int, int], tuple[int, int], float, float]) -> bool:
    """Whether a sentence pair has both sides."""
    return pair[0][0] < pair[0][1] and pair[1][0] < pair[1][1]


class _Terms:
    """What of an original may be terms, by sentence pair; computed only when two names ask for it."""

    def __init__(self, doc: Document, original: Document) -> None:
        self.found = doc.layer(alignment)
        self.original = original
        self.text = doc.text
        self._known: dict[int, Mapping[str, Span]] = {}

    def of_pair(self, at: int) -> Mapping[str, Span]:
        """What may be a term of a sentence pair, with its place."""
        if at not in self._known:
            sentences = self.found.sources[slice(*self.found.pairs[at].source)]
            terms = (term for sentence in sentences for term in _terms_of(self.original, sentence))
            self._known[at] = dict(terms)
        return self._known[at]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sentence pairs each stands."""
        return Counter(key for at in range(len(self.found.pairs)) for key in self.of_pair(at))

    def shared(self, one: NamePlaces, other: NamePlaces) -> str:
        """The longest term that stands in all sentence pairs of two names and in no other, if it is about as long as
        they are.
        """
        pairs = one.pairs | other.pairs
        common = set.intersection(*(set(self.of_pair(at)) for at in pairs))
        size = max(len(one.words), len(other.words))
        fitting = [key for key in common if _is_as_long(key, size) and self.counts[key] == len(pairs)]
        whole = sorted(
            (key for key in fitting if not any(key != longer and key in longer for longer in fitting)), key=len
        )
        is_often = len(one.spans) + len(other.spans) > _FEW
        sure = [key for key in whole if len(key) >= _TELLING or (is_often and len(whole) == 1)]
        return sure[0] if len(sure) == 1 and not (_RUN.match(sure[0]) and self._is_explained(one, other)) else ""

    def _is_explained(self, one: NamePlaces, other: NamePlaces) -> bool:
        """Whether some word beside those of two names stands just in their sentence pairs: signs without spaces between
        them may be that word's.
        """
        pairs, own = one.pairs | other.pairs, {word[:_STEM] for word in one.words | other.words}
        return any(places == pairs and word not in own for word, places in self.words.items())

    @cached_property
    def words(self) -> Mapping[str, set[int]]:
        """In which sentence pairs each word of the article stands, by its first letters."""
        places: dict[str, set[int]] = defaultdict(set)
        for at, pair in enumerate(self.found.pairs):
            for sentence in self.found.targets[slice(*pair.target)]:
                for match in _WORD.finditer(self.text, *sentence):
                    if len(match[0]) > _LONG:
                        places[match[0].lower()[:_STEM]].add(at)
        return places

    def place(self, term: str, pair: int) -> Span:
        """Where a term stands in a sentence pair."""
        return self.of_pair(pair)[term]


def _is_as_long(term: str, words: int) -> bool:
    """Whether a term of the original is about as long as a name of some words."""
    if _RUN.match(term):
        return _PER_WORD[0] * words <= len(term) <= _PER_WORD[1] * words
    return words <= term.count(" ") + 1 <= words + _MORE


def _terms_of(original: Document, sentence: Span) -> Iterator[tuple[str, Span]]:
    """What may be a term in a sentence: some signs of a script without spaces, or some words without their endings."""
    text, language = original.text, original.language.partition("-")[0]
    runs = [run for run in _RUN.finditer(text, *sentence) if len(run[0]) >= _SIGNS[0]]
    for run in runs:
        for size in range(_SIGNS[0], min(_SIGNS[1], len(run[0])) + 1):
            for first in range(run.start(), run.end() - size + 1):
                yield text[first : first + size], Span(first, first + size)
    words = [(min(forms(m[0].lower(), language), key=len), m.span()) for m in _WORD.finditer(text, *sentence)]
    for size in range(_WORDS[0], _WORDS[1] + 1) if not runs else ():
        for first in range(len(words) - size + 1):
            some = words[first : first + size]
            if all(len(word) > _LONG for word, _ in (some[0], some[-1])):
                yield " ".join(word for word, _ in some), Span(some[0][1][0], some[-1][1][1])
