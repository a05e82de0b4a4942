"""What a run says: findings at their places in files, and what went wrong on the way.

A result holds everything that a reporter needs, so that texts need not be kept: memory stays flat over a long folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from lintnews.document import Piece
from lintnews.files.line_index import Region as Region
from lintnews.findings import Severity, Span
from lintnews.records import NamedTuple
from lintnews.rule import Rule


class Related(NamedTuple):
    """Another place that proves a finding."""

    region: Region
    message: str
    path: str | None = None
    """The file of the original, where the place lies in the original; None: in the article itself."""
    is_article: bool = False
    """Whether `path` is another article, and no original."""

    @property
    def line(self) -> str:
        """The line of the place in words: `line 7`, or `line 7 of strike.nl.txt`."""
        return f"line {self.region.line}" + (f" of {self.path}" if self.path is not None else "")


class Replacement(NamedTuple):
    """Put `text` in the place of `region`."""

    region: Region
    text: str


class LocatedFix(NamedTuple):
    """Replacements that belong together, in order of their places."""

    title: str
    replacements: tuple[Replacement, ...]
    safe: bool
    touches: str | None = None
    """What it would rewrite and only a person may (`name`, `number`, `date`, `quotation`): shown, never applied."""


class Suppression(NamedTuple):
    """Why a finding does not count."""

    kind: str
    """`inline` (a comment in the file), `side-file` (a file beside it) or `baseline` (known before)."""
    reason: str
    """The words of the person who decided so; may be empty."""


class Result(NamedTuple):
    """A finding at its place in a file."""

    path: str
    """Relative to the run's root where it lies below it, with `/`; absolute otherwise; `<stdin>` for nameless input."""
    rule: str
    severity: Severity
    message: str
    region: Region
    related: tuple[Related, ...] = ()
    fixes: tuple[LocatedFix, ...] = ()
    fingerprint: str = ""
    """32 hexadecimal digits, the same after edits elsewhere in the file."""
    suppression: Suppression | None = None
    """Why it does not count, if it does not."""
    is_new: bool | None = None
    """Whether the baseline does not know it; None where there is no baseline."""


class Notification(NamedTuple):
    """Something about the run itself: a file that could not be read, a plugin that raised, a pack that is broken."""

    level: str
    """`error` (the run is not whole), `warning` or `note`."""
    message: str
    path: str | None = None
    source: str = "lintnews"
    """Who is named: `lintnews`, a plugin, a rule's id, a file of configuration."""
    line: int | None = None
    """The line of `path` that is meant, from 1."""
    column: int | None = None
    """The column of that line, from 1."""


class ShownPerson(NamedTuple):
    """One person of an article, in every spelling."""

    name: str
    places: tuple[Span, ...]
    """Where a name, a title or a pronoun stands for them, in order."""


class ShownQuotation(NamedTuple):
    """A quotation with its marks, and who is said to have said it; no speaker: nobody near."""

    span: Span
    speaker: Span | None
    name: str
    """The person's full name where it is known, else the speaker's words; may be empty."""


class ShownDate(NamedTuple):
    """A date in the text, and the day that it means."""

    span: Span
    day: date
    is_certain: bool
    """False where the year or the day was worked out from the date of the article."""


class ShownOriginal(NamedTuple):
    """The text that an article was translated from."""

    text: str
    path: str
    language: str
    aligned: tuple[tuple[Span, Span], ...]
    """Which part of the article goes with which part of the original, in order; may be empty."""


class Article(NamedTuple):
    """A text and what is known of it, for formats that show articles. Spans are code points of `text`."""

    text: str
    """The prose that rules read."""
    pieces: tuple[Piece, ...]
    """Where it stands in the file, as `Document.pieces` says."""
    language: str
    source_language: str | None
    written: date | None
    """The day that its dateline or its publisher names."""
    place: str
    people: tuple[ShownPerson, ...]
    quotations: tuple[ShownQuotation, ...]
    dates: tuple[ShownDate, ...]
    original: ShownOriginal | None = None


class FileReport(NamedTuple):
    """What was seen of one file."""

    path: str
    words: int
    results: tuple[Result, ...]
    notifications: tuple[Notification, ...] = ()
    is_read: bool = True
    """Whether there was a text to look at."""
    article: Article | None = None
    """The text, where a reporter of the run asked for texts."""
    language: str = ""
    """The language of the text, as it was told or found; empty where there was no text."""
    gathered: object = None
    """What was gathered of the text for whoever asked the linter to."""


class Run(NamedTuple):
    """A whole run, in the order of every report: path, start, end, rule."""

    version: str
    root: str
    """The folder that reported paths are relative to."""
    files: Sequence[FileReport]
    """A long run keeps them on the disk: what is done with each is best done in one go."""
    rules: tuple[Rule, ...]
    """The rules that ran, in order of their ids."""
    notifications: tuple[Notification, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """Every result of every file."""
        return tuple(self.each_result())

    @property
    def counted(self) -> tuple[Result, ...]:
        """The results that count: all but the suppressed ones."""
        return tuple(self.each_counted())

    @property
    def all_notifications(self) -> tuple[Notification, ...]:
        """The run's own notifications, then those of its files; what several files say alike stands once."""
        said = (*self.notifications, *(note for file in self.files for note in file.notifications))
        return tuple(dict.fromkeys(said))

    def each_result(self) -> Iterator[Result]:
        """The results one after the other, for runs that are larger than memory."""
        return (result for file in self.files for result in file.results)

    def each_counted(self) -> Iterator[Result]:
        """Those that count, one after the other."""
        return (result for result in self.each_result() if result.suppression is None)


class Reporter(NamedTuple):
    """A format: its name for `--format`, what it is for, and the bytes of a run in it."""

    name: str
    summary: str
    render: Callable[[Run], bytes]
    needs_articles: bool = False
    """Whether it shows texts: `FileReport.article` is filled then, and the texts of the whole run are kept."""
    pieces: Callable[[Run], Iterable[bytes]] | None = None
    """The same bytes piece by piece, for runs that are larger than memory; None: it gives them at once only."""
