"""What no program rewrites: names, facts, and the words of others.

Whoever proposes a fix, here it is looked at what it would change in the text, and not at what its rule says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def touched_by(doc: Document, edits: Iterable[Edit]) -> str | None:
    """What the edits would rewrite and only a person may: `name`, `number`, `date` or `quotation`.

    Marks and white space in a quotation, and white space in a name or number, are free. Titles belong to names.
    """
    changes = [change for edit in edits if not (change := _change(doc.text, edit)).is_of_space]
    if changes:
        for kind, spans in _protected(doc):
            if any(change.is_in(span) for span in spans for change in changes):
                return kind
        if any(_digits(change.new) - _digits(change.old) for change in changes):
            return "number"
        said = [change for change in changes if change.is_of_words]
        if said and any(change.is_in(span) for span in _quoted(doc) for change in said):
            return "quotation"
    return None


def _protected(doc: Document) -> Iterator[tuple[str, Sequence[Span]]]:
    from lintnews.layers.dates import dates
    from lintnews.layers.mentions import mentions
    from lintnews.layers.numbers import numbers

    yield "name", [mention.whole for mention in doc.layer(mentions)]
    yield "date", [date.span for date in doc.layer(dates)]
    yield "number", [number.span for number in doc.layer(numbers)]


def _quoted(doc: Document) -> list[Span]:
    from lintnews.layers.quotes import quotes

    return [quotation.inner for quotation in doc.layer(quotes).quotations]


def _change(text: str, edit: Edit) -> _Change:
    (start, end), new = edit
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return _Change(Span(start, end), text[start:end], new)


def _digits(text: str) -> frozenset[str]:
    return frozenset(filter(str.isdigit, text))
