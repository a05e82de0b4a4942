"""What no program rewrites: names, facts, and the words of others.

Whoever proposes a fix, here it is looked at what it would change in the text, and not at what its rule says of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Edit, Span


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
    if any(places["quotation"].meet(change) for change in changes if change.is_of_words):
        return "quotation"
    return None


def _protected(doc: Document) -> Mapping[str, _Places]:
    from lintnews.layers.facts.dates import dates
    from lintnews.layers.facts.numbers import numbers
    from lintnews.layers.names.mentions import mentions
    from lintnews.layers.speech.quotes import quotes

    return {
        "name": _places(mention.whole for mention in doc.layer(mentions)),
        "date": _places(date.span for date in doc.layer(dates)),
        "number": _places(number.span for number in doc.layer(numbers)),
        "quotation": _places(quotation.inner for quotation in doc.layer(quotes).quotations),
    }


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


def _digits(text: str) -> frozenset[str]:
    return frozenset(filter(str.isdigit, text))
