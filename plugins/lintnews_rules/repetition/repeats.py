"""The layer behind the rules of this family: what stands twice, each repetition in the largest unit that it fills.

A headline that comes again is no repeated sentence, and the sentences of a repeated paragraph are not counted again.
One pass over the text: two paragraphs are compared only when sequences of words have brought them together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.text.changes import kept, pairs_moved, values_in
from lintnews.layers.text.paragraphs import paragraphs
from lintnews.layers.text.sentences import sentence_at, sentences
from lintnews.layers.text.verse import in_verse
from lintnews.records import NamedTuple

TOP = 8
"""Among how many paragraphs the top of a page stands: date, name of the site, its motto, headline, standfirst."""
STANDFIRST = 4
"""Among how many of them a standfirst stands, which may quote the article."""
HEADLINE_WORDS = range(4, 41)
SENTENCE_WORDS = 8
ADJACENT_WORDS = 4
"""Words of a sentence that is noticed when it follows itself; a shorter one is emphasis."""
PARAGRAPH_WORDS = 20
LONG_WORD = 8
"""Sequences are sampled where such a word begins: the text alone chooses, so that both places choose the same ones."""
SEQUENCE = 4
NEAR_HEADLINE = 0.85
CUT_WORDS = 6
"""Words that a headline without its end has at least."""
PATH_WORDS = 3
"""Words of the path of a page in front of its headline."""
NEAR_PARAGRAPH = 0.8

_EDGES = " .,;:!?…'\"“”‘’«»()[]–—-|*•_"
_SEPARATOR = re.compile(r"[\W_]+|\d{1,2}[:.h]\d\d(?:\s\S{1,4})?|\d{1,2}\s[^\W\d]\S{0,3}")
"""A paragraph that parts the updates of a running report: a rule or a time of day."""


class Repeat(NamedTuple):
    """A stretch of the text and the earlier one that it repeats.

    `alike`: 1.0 where they agree word for word; `teased`: the first one stands where a standfirst does.
    """

    first: Span
    again: Span
    alike: float
    teased: bool


class Repeats(NamedTuple):
    """The repetitions of a document by unit, in the order of the text."""

    headlines: tuple[Repeat, ...]
    paragraphs: tuple[Repeat, ...]
    sentences: tuple[Repeat, ...]


class _Page(NamedTuple):
    doc: Document
    spans: Sequence[Span]
    words: Sequence[list[str]]
    blocks: frozenset[Span]
    """The paragraphs again, to look one up."""
    updates: Sequence[int]
    """Where the updates of a running report begin; empty for any other article."""

    def repeat(self, first: Span, again: Span, alike: float = 1.0) -> Repeat | None:
        """The repetition, unless a new update tells those who come late what an earlier one told."""
        if bisect_right(self.updates, first.start) != bisect_right(self.updates, again.start):
            return None
        return Repeat(first, again, alike, first.start < self.spans[min(STANDFIRST, len(self.spans)) - 1].end)


def repeats(doc: Document) -> Repeats:
    """What stands twice in the document."""
    spans = doc.layer(paragraphs)
    parted = [span.start for span in spans if span.end - span.start < 16 and _SEPARATOR.fullmatch(doc.text, *span)]
    words = [words for _, words in doc.layer(_of_paragraphs)]
    page = _Page(doc, spans, words, frozenset(spans), parted if len(parted) > 1 else ())
    headlines = tuple(_headlines(page))
    taken = {repeat.again for repeat in headlines}
    twins = tuple(repeat for repeat in _twins(page) if repeat.again not in taken)
    taken |= {repeat.again for repeat in twins}
    said = Repeats(headlines, twins, tuple(_sentences(page, sorted(taken))))
    return said if doc.original is None else Repeats(*(_not_in_original(doc, some) for some in said))


def _not_in_original(doc: Document, some: Sequence[Repeat]) -> tuple[Repeat, ...]:
    """The repeats that the original does not have: what it says twice, a translation may say twice."""
    from lintnews.layers.alignment.repeated import is_repeated

    return tuple(one for one in some if not is_repeated(doc, one.first, one.again))


def _of_paragraphs(doc: Document) -> Sequence[tuple[Span, list[str]]]:
    return kept(doc, _of_paragraphs, partial(_folded, paragraphs), move=pairs_moved)


def _of_sentences(doc: Document) -> Sequence[tuple[Span, list[str]]]:
    return kept(doc, _of_sentences, partial(_folded, sentences), move=pairs_moved)


def _folded(layer: Callable[[Document], Sequence[Span]], doc: Document, part: Span) -> Iterator[tuple[Span, list[str]]]:
    """The paragraphs or sentences in a part of the text, each with its words."""
    return ((span, _words(doc.text, span)) for span in values_in(doc.layer(layer), part))


def _words(text: str, span: Span) -> list[str]:
    """The words of a span, folded; marks stay with their words, except at the span's ends."""
    return text[span.start : span.end].casefold().strip(_EDGES).split()


def _headlines(page: _Page) -> Iterator[Repeat]:
    """Lines above the body that come again: word for word at the top of the page, or nearly so in the next line."""
    yield from _cut_headlines(page)
    lines: dict[str, Span] = {}
    second: set[str] = set()
    """The lines below the first, which a refrain may be that comes again behind a paragraph."""
    for index, (span, words) in enumerate(zip(page.spans[:TOP], page.words, strict=False)):
        if len(words) not in HEADLINE_WORDS or sentence_at(page.doc, span.start).end < span.end:
            continue  # no headline has two sentences
        if page.doc.metadata.is_apart and span == page.doc.metadata.headline:
            continue  # the page itself may say it again
        if in_verse(page.doc, span.start):
            continue
        key, before = " ".join(words), " ".join(page.words[index - 1])
        if index and _is_cut(page, index):
            continue
        if key in second and _is_body(page, index - 1):
            continue
        if key in lines:
            yield Repeat(lines[key], span, 1.0, False)
        elif before in lines and (alike := _alike_or_turned(page.words[index - 1], words)) >= NEAR_HEADLINE:
            if alike == 1 or not _ends_as_sentence(page, index):
                yield Repeat(page.spans[index - 1], span, alike, False)
        elif not any(_is_body(page, above) for above in range(index)) and not (
            lines and _ends_as_sentence(page, index)
        ):
            second |= {key} if index else set()
            lines[key] = span


def _cut_headlines(page: _Page) -> Iterator[Repeat]:
    """Neighbouring lines at the top, of which one is the other without its marks and its end: the name of its picture.

    Or with a number or the path of the page in front of it.
    """
    for index in range(1, min(TOP, len(page.spans))):
        if _is_cut(page, index):
            yield Repeat(page.spans[index - 1], page.spans[index], 0.99, False)


def _is_cut(page: _Page, index: int) -> bool:
    """Whether a line and the one above it are one headline, of which either lacks its marks, its end or its path."""
    above, below = (page.words[at] for at in (index - 1, index))
    if not all(len(words) in HEADLINE_WORDS for words in (above, below)) or above == below:
        return False
    if any(page.doc.text[page.spans[at].end - 1] in ".…" for at in (index - 1, index)):
        return False
    short, long = sorted(([*filter(None, map(_bare, words))] for words in (above, below)), key=len)
    if len(short) < CUT_WORDS or 5 * len(short) < 3 * len(long):
        return False
    rest = len(long) - len(short)
    parts = short if not short[0].isdigit() or len(short[0]) < LONG_WORD else short[1:]
    return long[: len(parts)] == parts or (rest <= PATH_WORDS and long[rest:] == parts)


def _bare(word: str) -> str:
    """The letters and figures of a word."""
    return "".join(filter(str.isalnum, word))


def _alike_or_turned(before: Sequence[str], words: Sequence[str]) -> float:
    """How much two lines agree, in whatever order they have their words; 1.0 only word for word."""
    if (alike := _alike(before, words)) == 1:
        return alike
    shared = (Counter(before) & Counter(words)).total()
    return max(alike, min(2 * shared / (len(before) + len(words)), 0.99))


def _ends_as_sentence(page: _Page, index: int) -> bool:
    return page.doc.text[page.spans[index].end - 1] in ".!?…"


def _is_body(page: _Page, index: int) -> bool:
    """Whether a paragraph belongs to the article and not to the lines above it: it is long, or a sentence."""
    size = len(page.words[index])
    return size >= PARAGRAPH_WORDS or (size >= SENTENCE_WORDS and _ends_as_sentence(page, index))


def _twins(page: _Page) -> Iterator[Repeat]:
    """Paragraphs that repeat an earlier one, word for word or nearly."""
    home: dict[str, int] = {}
    met: set[str] = set()
    pending: list[int] = []
    for index, words in enumerate(page.words):
        if len(words) < PARAGRAPH_WORDS:
            continue
        long = [word for word in words if len(word) >= LONG_WORD]
        known = sum(word in met for word in long) if met else 0
        met.update(long)
        pending.append(index)
        if 2 * known < len(set(long)):
            continue  # fewer than half of its sequences can have stood before
        for earlier in pending[:-1]:
            home.update(dict.fromkeys(_anchors(page.words[earlier]), earlier))
        anchors = _anchors(words)
        pending[:] = [index]
        votes = Counter(home[anchor] for anchor in anchors if anchor in home)
        for earlier, count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:1]:
            if 2 * count >= len(anchors) and (alike := _alike(page.words[earlier], words)) >= NEAR_PARAGRAPH:
                repeat = page.repeat(page.spans[earlier], page.spans[index], alike)
                if repeat:
                    yield repeat


def _anchors(words: Sequence[str]) -> set[str]:
    """The sequences of words by which a paragraph is known again; the whole of it, for one without long words."""
    found = {" ".join(words[at : at + SEQUENCE]) for at, word in enumerate(words) if len(word) >= LONG_WORD}
    return found or {" ".join(words)}


def _sentences(page: _Page, taken: Sequence[Span]) -> Iterator[Repeat]:
    """Sentences that come again outside the spans taken: whole, or as the beginning or end of a longer one."""
    home: dict[tuple[str, bool], tuple[Span, str]] = {}
    pending = list(reversed(taken))
    before, line_before = Span(0, 0), ""
    for span, words in page.doc.layer(_of_sentences):
        while pending and pending[-1].end <= span.start:
            pending.pop()
        if pending and pending[-1].start <= span.start:
            continue
        line = " ".join(words)
        repeat = None
        if line == line_before and len(words) >= ADJACENT_WORDS:
            repeat = page.repeat(before, span)
        elif len(words) >= SENTENCE_WORDS:
            for at_start, ends in ((True, words[:SENTENCE_WORDS]), (False, words[-SENTENCE_WORDS:])):
                key = " ".join(ends), at_start
                earlier, known = home.get(key, (span, line))
                is_within = _within(line, known, at_start) or _within(known, line, at_start)
                if earlier is not span and is_within and _is_beside(page, line, known, earlier, span):
                    repeat = repeat or page.repeat(earlier, span)
                home[key] = span, line
        if repeat:
            yield repeat
        before, line_before = span, line


def _is_beside(page: _Page, line: str, known: str, earlier: Span, span: Span) -> bool:
    """Whether two sentences are the same, or one of them has others beside it: a line of a guide (sold in all shops)
    comes again with a word more or less.
    """
    return line == known or not (earlier in page.blocks and span in page.blocks)


def _within(short: str, long: str, at_start: bool) -> bool:
    return long.startswith(short) if at_start else long.endswith(short)


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that two lines have in common in the same order, 0 to 1."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 0.7 * longer or len(set(one) & set(other)) < shorter / 2:
        return 0.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)
