"""What no program rewrites: names, facts, and the words of others.

Whoever proposes a fix, here it is looked at what it would change in the text, and not at what its rule says of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from lintnews.document import Document
from lintnews.findings import Edit, Span
from lintnews.layers.speech.marked_quotations import marked_quotations, open_speech
from lintnews.layers.text.changes import kept, pairs_moved, values_in
from lintnews.lexicons import EVERY, kept_per_language, languages, per_language, section
from lintnews.packs.required_literals import fold
from lintnews.records import NamedTuple

_RUNS = re.compile(r"(\w+)")
_MIXED_CASE = r"\w*[a-z]\w*[A-Z]"
"""A name that its owners write so: iPhone, McDonald."""


class _Change(NamedTuple):
    """What an edit changes when all that it leaves as it is has been taken off its ends."""

    span: Span
    old: str
    new: str

    @property
    def is_of_words(self) -> bool:
        """Whether letters or digits change, and not only marks and white space."""
        return any(map(str.isalnum, self.old)) or any(map(str.isalnum, self.new))

    @property
    def is_of_space(self) -> bool:
        """Whether nothing but white space changes."""
        return not self.old.strip() and not self.new.strip()

    def is_in(self, span: tuple[int, int]) -> bool:
        """Whether something of this span is changed, or a letter or digit put to it."""
        at, end = self.span
        if at < end:
            return self.span.overlaps(span)
        grows = (at == span[0] and self.new[-1].isalnum()) or (at == span[1] and self.new[0].isalnum())
        return span[0] < at < span[1] or grows


class _Places(NamedTuple):
    """Spans in the order of their starts, and the furthest end up to each."""

    spans: tuple[Span, ...]
    reach: tuple[int, ...]

    def meet(self, change: _Change) -> bool:
        """Whether the change is in one of the spans."""
        at = bisect_right(self.spans, change.span.end, key=lambda span: span.start) - 1
        while at >= 0 and self.reach[at] >= change.span.start:
            if change.is_in(self.spans[at]):
                return True
            at -= 1
        return False


def protected_spans(doc: Document, edits: Iterable[Edit]) -> str | None:
    """What the edits would rewrite and only a person may: `name`, `number`, `date` or `quotation`.

    Marks and white space in a quotation, and white space in a name or number, are free. Titles belong to names.
    """
    changes = [change for edit in edits if not (change := _change(doc.text, edit)).is_of_space]
    if not changes:
        return None
    places = doc.layer(_protected)
    for kind in ("name", "date", "number"):
        if any(places[kind].meet(change) for change in changes):
            return kind
    if any(_digits(change.new) - _digits(change.old) for change in changes):
        return "number"
    if any(places["quotation"].meet(change) or _is_marked(doc, change) for change in changes if change.is_of_words):
        return "quotation"
    return None


def _is_marked(doc: Document, change: _Change) -> bool:
    """Whether a change is of words that the file marks as those of somebody else."""
    marked = doc.layer(marked_quotations)
    return bool(marked) and _places(marked).meet(change._replace(span=doc.locate(change.span)))


def _protected(doc: Document) -> Mapping[str, _Places]:
    from lintnews.layers.facts.dates import dates
    from lintnews.layers.names.mentions import mentions
    from lintnews.layers.speech.quotes import quotes

    words = doc.layer(_words_of)
    names, dated, counted = ([span for span, of in words if of == kind] for kind in ("name", "date", "number"))
    return {
        "name": _places((*(mention.whole for mention in doc.layer(mentions)), *names, *_accepted(doc))),
        "date": _places((*(date.span for date in doc.layer(dates)), *dated)),
        "number": _places((*doc.layer(_counted), *counted)),
        "quotation": _places(
            (*(quotation.inner for quotation in doc.layer(quotes).quotations), *doc.layer(open_speech))
        ),
    }


def _words_of(doc: Document) -> tuple[tuple[Span, str], ...]:
    """The words and phrases that are protected wherever they stand, each with its kind."""
    return kept(doc, _words_of, _words_in, move=pairs_moved)


def _words_in(doc: Document, part: Span) -> Sequence[tuple[Span, str]]:
    times_of, joined_of, _ = _patterns()
    # The text in turns: what stands between two words, and a word.
    parts = _RUNS.split(doc.text[slice(*part)])
    ends = accumulate(map(len, parts), initial=part.start)
    next(ends)
    words = {word: fold(word) for word in {*parts[1::2]}}
    mixed = {word for word in words if not word[1:].islower() and re.match(_MIXED_CASE, word)}
    times, joined = (
        {word for word, letters in words.items() if letters in phrases.beginnings} for phrases in (times_of, joined_of)
    )
    wanted = mixed | times | joined
    found = [(word, Span(end - len(word), end)) for word, end in zip(parts, ends, strict=True) if word in wanted]
    names, dated, counted = ([span for word, span in found if word in some] for some in (mixed, times, joined))
    spans = ("name", names), ("date", _begun(times_of, doc, dated)), ("number", _begun(joined_of, doc, counted))
    return sorted((span, kind) for kind, some in spans for span in some)


def _counted(doc: Document) -> tuple[Span, ...]:
    """The numbers with what they count."""
    from lintnews.layers.facts.numbers import numbers

    return kept(
        doc,
        _counted,
        lambda doc, part: (_with_units(doc, number.span) for number in values_in(doc.layer(numbers), part)),
    )


def _places(spans: Iterable[Span]) -> _Places:
    ordered = tuple(sorted(spans))
    return _Places(ordered, tuple(accumulate((span.end for span in ordered), max)))


def _change(text: str, edit: Edit) -> _Change:
    (start, end), new = edit
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return _Change(Span(start, end), text[start:end], new)


class _Phrases(NamedTuple):
    """Very many words and phrases, of which few stand in a text."""

    beginnings: frozenset[str]
    """How they begin: up to the first character that is no part of a word, folded."""
    pattern: re.Pattern[str]


class _Patterns(NamedTuple):
    times: _Phrases
    """Days, months and hours that are written as words."""
    joined: _Phrases
    """A number that is written as a word and joined to what it counts."""
    unit: re.Pattern[str]
    """What belongs to a number before it: its scale, what it counts, or a word that is joined to it."""


@per_language
def _patterns() -> _Patterns:
    """The patterns of all languages together: what a translation left as it was is protected, too."""
    scales = rf"(?:[ \u00a0-]*(?:{_words(EVERY, 'scales')})\b)*"
    units = rf"(?:[ \u00a0-]?(?:{_words(EVERY, 'units')})(?!\w)|-[^\W\d_]+)?"
    return _Patterns(
        _Phrases(_beginnings(EVERY, "times"), re.compile(rf"(?i)\b(?:{_words(EVERY, 'times')})\b")),
        _Phrases(_beginnings(EVERY, "numbers"), re.compile(rf"(?i)\b(?:{_words(EVERY, 'numbers')})-\w+")),
        re.compile("(?i)" + scales + units),
    )


@kept_per_language
def _words(_every: str, name: str) -> str:
    """A pattern of such words of all languages."""
    known = _entries(name)
    return "|".join(re.escape(entry) for entry in sorted(known, key=lambda entry: (-len(entry), entry))) or "(?!)"


@kept_per_language
def _beginnings(_every: str, name: str) -> frozenset[str]:
    """How such words of all languages begin: each of them with a letter or a digit."""
    return frozenset(fold(begin[0]) for entry in _entries(name) if (begin := _RUNS.match(entry)))


def _entries(name: str) -> set[str]:
    return {entry for code in languages() for entry in section(code, "protected", name)}


def _begun(phrases: _Phrases, doc: Document, words: Iterable[Span]) -> Iterator[Span]:
    """Where phrases stand that begin with one of these words."""
    end = 0
    for word in words:
        if word.start >= end and (found := phrases.pattern.match(doc.text, word.start)):
            end = found.end()
            yield Span(*found.span())


def _found(pattern: str, doc: Document) -> Iterator[Span]:
    return (Span(*found.span()) for found in re.finditer(pattern, doc.text))


def _accepted(doc: Document) -> Iterator[Span]:
    """The words and names that the project says are right, such as `bell hooks`."""
    if doc.accepted:
        longest_first = sorted(doc.accepted, key=len, reverse=True)
        yield from _found(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", doc)


def _with_units(doc: Document, number: Span) -> Span:
    """A number with what says what it counts: `3 million euros`, `ten-year`."""
    unit = _patterns().unit.match(doc.text, number.end)
    return Span(number.start, unit.end()) if unit else number


def _digits(text: str) -> frozenset[str]:
    return frozenset(filter(str.isdigit, text))
