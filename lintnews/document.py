"""The document: an article's text, untouched, and the layers that are computed from it once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from lintnews.findings import Span
from lintnews.records import NamedTuple, dataclass, field

T = TypeVar("T")


class Piece(NamedTuple):
    """A part of the prose and the part of the file that it was read from.

    `start`, `end`: code points in `Document.text`; `source_start`, `source_end`: code points in `Document.source`.
    Where the two lengths are equal the characters correspond one to one; otherwise (`&amp;` read as `&`) only as a
    whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Metadata(NamedTuple):
    """What a file says of its article beside the prose, where its format has a place for it."""

    headline: Span | None = None
    """Where the headline stands in `Document.text`."""
    standfirst: Span | None = None
    """Where the summary below the headline stands in it."""
    is_apart: bool = False
    """Whether the headline stands beside the page's own text, which may say it again."""
    place: str = ""
    """From where the article reports."""
    provider: str = ""
    """The agency or publisher that it comes from."""
    items: int = 1
    """How many articles the file holds: a feed may have many."""


NO_METADATA = Metadata()


@dataclass(frozen=True, eq=False)
class Document:
    """One article.

    `text` is the prose that rules read. In a plain text file it is the file (without its byte-order mark); a reader of
    a marked-up format gives prose in which blocks are separated by an empty line, with `pieces` that say where in the
    file (`source`) each part stands, in order and without overlap.
    """

    text: str
    """The prose that rules read."""
    path: str = "<text>"
    """As it is reported."""
    language: str = "en"
    """The language of `text` (ISO 639-1, or such as `en-GB`)."""
    source_language: str | None = None
    """The language it was translated from (ISO 639-1), where that is known."""
    published: date | None = None
    """The day of publication, where somebody named it; the dateline is a layer."""
    source: str | None = None
    """The decoded text of the file, where `text` is not all of it; None: they are the same."""
    pieces: tuple[Piece, ...] = ()
    """Where each part of `text` stands in `source`, in order and without overlap."""
    registries: tuple[str, ...] = ()
    """The registries of office-holders that hold here; none: those that come with the program."""
    accepted: frozenset[str] = frozenset()
    """Words and names that are right here, whatever a rule thinks of them."""
    left_out: tuple[Span, ...] = ()
    """Parts of `text`, in order, in which nothing is reported; they may overlap."""
    metadata: Metadata = NO_METADATA
    """What the file says of the article, such as its headline; the layer `headline` looks in plain text, too."""
    original: Document | None = None
    """The article that this one was translated from, with its own language, text, path and pieces; None without one."""
    segments: tuple[tuple[Span, Span], ...] = ()
    """Which part of `text` translates which part of `original.text`, in order, where the file itself says so."""
    faults: tuple[tuple[int, str], ...] = ()
    """What of the file could not be read, beside its prose: the line, from 1, and a message for a person."""
    memo: dict[Callable[[Document], Any], Any] = field(default_factory=dict, repr=False)
    """What layers have computed, by their functions; whoever knows a value already may put it here."""

    def layer(self, compute: Callable[[Document], T]) -> T:
        """What `compute` says of this document, computed at most once.

        A layer is a pure function of a document, and itself the key: `doc.layer(sentences)`.
        """
        try:
            value: T = self.memo[compute]
        except KeyError:
            value = self.memo[compute] = compute(self)
        return value

    def forget(self) -> None:
        """Forget all layers, here and in the original; they are computed anew when they are asked for."""
        self.memo.clear()
        if self.original:
            self.original.memo.clear()

    @property
    def file_text(self) -> str:
        """The decoded text of the file, in which `locate` gives places."""
        return self.text if self.source is None else self.source

    def locate(self, span: tuple[int, int]) -> Span:
        """Where a span of `text` stands in `file_text`.

        A span over several pieces goes from its first character's place to its last one's.
        """
        if not self.pieces:
            return Span(*span)
        start, end = span
        first = self._place(start, at_end=False)
        return Span(first, max(first, self._place(end, at_end=True)) if end > start else first)

    def _place(self, offset: int, *, at_end: bool) -> int:
        """The file offset of a text offset; `at_end`: of the end of the character before it."""
        index = max(0, bisect_right(self.pieces, offset - at_end, key=lambda piece: piece.start) - 1)
        piece = self.pieces[index]
        if offset >= piece.end:
            return piece.source_end
        if piece.end - piece.start == piece.source_end - piece.source_start:
            return piece.source_start + max(0, offset - piece.start)
        return piece.source_end if at_end else piece.source_start
