"""Quotations that an article has lost or gained against its original, sentence pair by sentence pair."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.phrases import UNSPACED
from lintnews.layers.alignment.sentence_pairs import Alignment, Pair, alignment, is_trusted
from lintnews.layers.speech.quotes import outermost, quotes
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_LONGEST = 6
"""Sentence pairs that one quotation runs over at most."""
_CHANCE = 0.25
"""The share by which lengths in marks differ by chance."""
_SHORTEST = 25.0
"""Code points of the article from which a quotation is speech and no name or term."""
_LEAST_ADDED = 30.0
"""The same of one that the article has added."""
_SHORTEST_WHOLE = 18.0
"""The same of one that is a sentence of its own, or behind a colon or a dash."""
_SHARE = 0.6
"""The share of a quotation that must be without marks on the other side."""
_AROUND = 60.0
"""Code points of the article to both sides of a quotation among which a word of saying stands."""
_TWIN = 0.5
"""By how much the places and the lengths of two quotations may differ that stand for one another."""
_DASH = re.compile(r"(?:\A|[\n.!?…]\s*)[-–—−]\s")
_ANY_MARK = re.compile("[\"“”„‟«»‹›「」『』《》〈〉]|''|``")
"""Marks of quotations and titles."""
_SINGLE = re.compile(r"(?<!\w)'(?=\w)[^'\n]{10,}(?:(?<=\w)'(?=\w)[^'\n]*)*'(?!\w)")
"""Speech in typewriter's single quotation marks, which may have apostrophes within."""
_MARK = re.compile(r"[\"“”„‟«»「」『』]|(?<!\w)['‘]|(?<=[.!?,])['’](?!\w)")
_INTRODUCED = re.compile(r"[:：—–―-]\s*\Z")
_ENDS = re.compile(r"(?:\A|[.!?…。！？][\"“”„‟«»「」『』)]*)\s*\Z")
_ENDS_BEHIND = re.compile(r"\s*(?:[.!?…。！？]|\Z)|(?<=[」』])\s*[^\s\u3040-\u309f、，]")
"""The end of a sentence, or what is no particle behind a corner mark."""
_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"[」』”»][\s、，,]*\Z")
_LISTS = re.compile(r"[\s、，,]*[「『“«]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_KANA = re.compile("[\u3040-\u30ff]")
_HIRAGANA = re.compile("[\u3040-\u309f]")
_SMALL = 3
"""Hiragana that a sentence has at least, and a name rarely."""
_SIGNS = 8
"""Characters of the shortest quotation in a script without spaces."""
_NAME = 4
"""Words of the longest name in marks that begins with a capital."""
_INSIDE = re.compile(rf"[^\W\d_{UNSPACED}\uac00-\ud7a3][\"“”][^\W\d_{UNSPACED}\uac00-\ud7a3]")


class QuotationPair(NamedTuple):
    """A passage in marks on one side, and what stands for it without marks on the other."""

    target: Span
    """The place in the article: the quotation, or the sentence that has lost the marks."""
    source: Span
    """The place in the original."""
    is_reported: bool = False
    """Whether the article tells in a clause of its own what was said, or has a part of it in marks."""


class QuotationPairs(NamedTuple):
    """Quotations of one side only."""

    lost: tuple[QuotationPair, ...]
    added: tuple[QuotationPair, ...]


class _Place(NamedTuple):
    """What one side has in a sentence pair, or in several that one quotation runs over."""

    doc: Document
    passage: Span
    quotations: Sequence[Span]
    """Those that stand in no other one."""
    nested: int
    """How many stand in another one."""
    quoted: float
    """Code points of the article that stand in marks."""
    rate: float
    """Code points of the article to one of the text."""

    def length(self, span: Span) -> float:
        """How long a passage is, in code points of the article."""
        return (span.end - span.start) * self.rate

    def is_whole(self) -> bool:
        """Whether all marks belong to quotations that begin and end here, and none stands inside a word."""
        marks = sum(1 for _ in _MARK.finditer(self.doc.text, *self.passage))
        return (
            all(self.passage.holds(span) for span in self.quotations)
            and marks <= 2 * (len(self.quotations) + self.nested)
            and not _INSIDE.search(self.doc.text, *self.passage)
        )

    def is_marked(self, span: Span) -> bool:
        """Whether a quotation stands here, begins and ends with marks, and is no part of a longer one."""
        return self.passage.holds(span) and all(_MARK.match(self.doc.text, at) for at in (span.start, span.end - 1))

    def has_marks(self) -> bool:
        """Whether any mark of a quotation or title stands here, or the dash before direct speech."""
        text = self.doc.text[slice(*self.passage)]
        return any(mark.search(text) for mark in (_ANY_MARK, _DASH, _SINGLE))

    def has_speech(self, span: Span) -> bool:
        """Whether a word of saying or a colon stands around a quotation; true where the words are not known."""
        words = section(self.doc.language, "source", "speech")
        around = int(_AROUND / self.rate)
        start, end = max(self.passage.start, span.start - around), min(self.passage.end, span.end + around)
        text = self.doc.text[start:end].lower()
        return not words or ":" in text or "：" in text or any(word in text for word in words)

    def is_worded(self, span: Span) -> bool:
        """Whether a quotation is too long for a name or term, or a word of saying stands around it."""
        return len(_WORD.findall(self.doc.text, *span)) > _NAME or self.has_speech(span)

    def stands_alone(self, span: Span) -> bool:
        """Whether a quotation is a sentence of its own, or stands behind a colon or a dash."""
        text = self.doc.text
        before = text[self.passage.start : span.start]
        if _INTRODUCED.search(before):
            return True
        is_end = _ENDS.search(text[span.start : span.end]) or _ENDS_BEHIND.match(text, span.end, self.passage.end)
        return bool(is_end and _ENDS.search(before))

    def is_speech(self, span: Span) -> bool:
        """Whether a quotation in a sentence may be what somebody said, and no name, title, or item of a list."""
        text = self.doc.text
        if _LISTED.search(text[max(0, span.start - 4) : span.start]) or _LISTS.match(text, span.end):
            return False
        inner = text[span.start + 1 : span.end - 1].strip()
        if _UNSPACED.search(inner):
            return len(inner) >= _SIGNS and (not _KANA.search(inner) or len(_HIRAGANA.findall(inner)) >= _SMALL)
        words = _WORD.findall(inner)
        return len(words) > _NAME or not inner[:1].isupper()

    def middle(self, span: Span) -> float:
        """Where the middle of a quotation lies: 0 at the beginning of the passage, 1 at its end."""
        return ((span.start + span.end) / 2 - self.passage.start) / max(1, self.passage.end - self.passage.start)


def quotation_pairs(doc: Document) -> QuotationPairs:
    """The quotations that only a document or only its original has."""
    if doc.original is None or not is_trusted(doc):
        return QuotationPairs((), ())
    found = doc.layer(alignment)
    mine, other = ([one.span for one in side.layer(outermost)] for side in (doc, doc.original))
    if not mine and not other:
        return QuotationPairs((), ())
    blocks = _blocks(found, mine, other)
    targets = [(block[0].target[0], block[-1].target[1]) for block in blocks]
    sources = [(block[0].source[0], block[-1].source[1]) for block in blocks]
    ours = _places(doc, targets, found.targets, 1.0)
    theirs = _places(doc.original, sources, found.sources, found.ratio)
    lost: list[QuotationPair] = []
    added: list[QuotationPair] = []
    for index, (our, their) in enumerate(zip(ours, theirs, strict=True)):
        if our and their:
            near = [at for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
            if their.quotations:
                lost += _lost(our, their, max((_surplus(ours[at], theirs[at]) for at in near), default=0.0))
            if our.quotations:
                added += _added(our, their, max((_surplus(theirs[at], ours[at]) for at in near), default=0.0))
    return QuotationPairs(tuple(lost), tuple(added))


def _blocks(found: Alignment, ours: Sequence[Span], theirs: Sequence[Span]) -> Sequence[Sequence[Pair]]:
    """The sentence pairs, those together that a quotation of either side runs over."""
    targets, sources = _run_over(ours, found.targets), _run_over(theirs, found.sources)
    blocks: list[list[Pair]] = []
    for pair in found.pairs:
        goes_on = any(
            first < last and first in quoted
            for (first, last), quoted in ((pair.target, targets), (pair.source, sources))
        )
        if goes_on and blocks and len(blocks[-1]) < _LONGEST:
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    return blocks


def _run_over(quotations: Sequence[Span], spans: Sequence[Span]) -> AbstractSet[int]:
    """The sentences before which a quotation begins that ends behind their beginning."""
    starts = [span.start for span in quotations]
    before = ((index, span.start, bisect_left(starts, span.start)) for index, span in enumerate(spans))
    return {index for index, start, at in before if at and quotations[at - 1].end > start}


def _surplus(one: _Place | None, other: _Place | None) -> float:
    """How much more of a place stands in marks than of its counterpart, where it is more than chance."""
    quoted = one.quoted if one else 0.0
    more = quoted - (other.quoted if other else 0.0)
    return more if more > _CHANCE * quoted else 0.0


def _lost(our: _Place, their: _Place, elsewhere: float) -> Iterator[QuotationPair]:
    """The quotations of the original that have no marks in the article; `elsewhere`: what its neighbors have more."""
    more = their.quoted - our.quoted
    missing = [span for span in their.quotations if more >= _SHARE * their.length(span) > elsewhere]
    if not (missing and our.is_whole() and their.is_whole()):
        return
    twins = _twins(our, their)
    for span in missing:
        length, is_alone = their.length(span), their.stands_alone(span)
        if (
            their.is_marked(span)
            and length >= (_SHORTEST_WHOLE if is_alone else _SHORTEST)
            and span not in twins
            and (is_alone or their.is_speech(span))
            and (is_alone or their.is_worded(span) or length >= _SHARE * their.length(their.passage))
        ):
            yield QuotationPair(our.passage, span, _is_reported(our) or len(our.quotations) > len(twins))


def _added(our: _Place, their: _Place, elsewhere: float) -> Iterator[QuotationPair]:
    """The quotations of the article where the original has no marks at all."""
    if not their.has_marks():
        for span in our.quotations:
            length = our.length(span)
            if our.is_marked(span) and our.has_speech(span) and length >= _LEAST_ADDED and _SHARE * length > elsewhere:
                yield QuotationPair(span, their.passage)


def _twins(our: _Place, their: _Place) -> set[Span]:
    """The quotations of the original that may stand for one of the article by their places and lengths."""
    found: set[Span] = set()
    for one in our.quotations:
        ways = []
        for other in their.quotations:
            shorter, longer = sorted((our.length(one), their.length(other)))
            apart = abs(our.middle(one) - their.middle(other))
            if other not in found and shorter >= (1 - _TWIN) * longer and apart < _TWIN:
                ways.append((1 - shorter / longer + apart, other))
        if ways:
            found.add(min(ways)[1])
    return found


def _is_reported(our: _Place) -> bool:
    """Whether the article tells in a clause what somebody said or thought: stressed that, their hope that."""
    words = _WORD.findall(our.doc.text[slice(*our.passage)].lower())
    speech = {word for name in ("speech", "reports") for word in section(our.doc.language, "source", name)}
    links = section(our.doc.language, "quotations", "subordinators")
    return any(link in links and before in speech for before, link in pairwise(words))


def _passage(place: tuple[int, int], spans: Sequence[Span]) -> Span | None:
    """From the first to the last of some sentences."""
    return Span(spans[place[0]].start, spans[place[1] - 1].end) if place[0] < place[1] else None


def _places(
    doc: Document, places: Sequence[tuple[int, int]], spans: Sequence[Span], rate: float
) -> list[_Place | None]:
    """What a side has in each sentence pair; None where it has no sentence there."""
    quotations = [one.span for one in doc.layer(outermost)]
    nested = [one.span.start for one in doc.layer(quotes).quotations if one.depth]
    ends = [span.end for span in quotations]
    found: list[_Place | None] = []
    for place in places:
        whole = _passage(place, spans)
        if whole is None:
            found.append(None)
            continue
        row: list[Span] = []
        quoted = 0
        for span in quotations[bisect_left(ends, whole.start + 1) :]:
            if span.start >= whole.end:
                break
            row.append(span)
            quoted += min(span.end, whole.end) - max(span.start, whole.start)
        inside = bisect_left(nested, whole.end) - bisect_left(nested, whole.start)
        found.append(_Place(doc, whole, row, inside, quoted * rate, rate))
    return found
