"""The log of a run: a folder to which the findings of each document are added, so that a run can be taken up again.

`documents.jsonl` holds a line for each document, in the order of the archive, `run.json` says what made them. A line is
known by its key: the document's id, its text, the settings, the rules and the code that they are made of.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from json import dumps, loads
from typing import Any

from lintnews.corpus.about import About
from lintnews.files.atomic_write import remove_drafts, replace, replacing
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Region

VERSION = 1
LINES, HEAD = "documents.jsonl", "run.json"


class LoggedDocument(NamedTuple):
    """A finding, with as much of the text as one needs to judge it."""

    rule: str
    severity: str
    fingerprint: str
    message: str
    context: str
    """The line that it begins in, or the part around it; the place is marked with ⟦ ⟧."""
    also: tuple[tuple[str, str], ...] = ()
    """The places that prove it: what is seen there, and the same of their lines."""


class Line(NamedTuple):
    """What was found in one document."""

    key: str
    document: str
    words: int
    findings: tuple[LoggedDocument, ...]
    problems: tuple[str, ...] = ()
    """What failed."""
    about: About = About()
    """Who published it, what translated it, when."""

    def to_bytes(self) -> bytes:
        """A line of the log."""
        said = {**self._asdict(), "about": {name: value for name, value in self.about._asdict().items() if value}}
        return dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    @classmethod
    def of(cls, data: bytes) -> Line:
        """The reverse. Raises `ValueError` for anything else."""
        try:
            record: dict[str, Any] = loads(data)
            findings = (LoggedDocument._make((*one[:-1], tuple(map(tuple, one[-1])))) for one in record.pop("findings"))
            about = About(**record.pop("about", {}))
            return cls(findings=tuple(findings), problems=tuple(record.pop("problems")), about=about, **record)
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"no line of a run: {error}") from None


def line(key: str, document: str, report: FileReport, about: About = About()) -> Line:  # noqa: B008 (a frozen value)
    """What a report says of a document."""
    seen = (
        LoggedDocument(
            result.rule,
            result.severity.label,
            result.fingerprint,
            result.message,
            context(result.region),
            tuple((related.message, context(related.region)) for related in result.related),
        )
        for result in report.results
        if result.suppression is None
    )
    problems = (f"{note.source}: {note.message}" for note in report.notifications if note.level == "error")
    return Line(key, document, report.words, tuple(seen), tuple(problems), about)


def key_of(signature: str, document: str, data: bytes) -> str:
    """16 hexadecimal digits for a document under these rules."""
    head = f"{signature}\0{document}\0".encode("utf-8", "surrogatepass")
    return blake2b(head + data, digest_size=8).hexdigest()


class Log:
    """The log in a folder, which is made where there is none. Raises `ValueError` for the log of another version.

    A line that was cut off when a run was ended is dropped. Memory: some 100 bytes for each document.
    """

    def __init__(self, folder: str, head: dict[str, Any]) -> None:
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        remove_drafts(folder)
        if os.path.exists(os.path.join(folder, HEAD)):
            read_head(folder)
        said = dumps({"version": VERSION, **head}, ensure_ascii=False, indent=1) + "\n"
        replace(os.path.join(folder, HEAD), said.encode())
        self._file = open(os.path.join(folder, LINES), "a+b")  # noqa: SIM115 (closed by `close`)
        self._places: dict[str, int] = {}
        self._order = array("q")
        self._end = 0
        self._file.seek(0)
        for data in self._file:
            try:
                key = Line.of(data).key if data.endswith(b"\n") else ""
            except ValueError:
                key = ""
            if not key:
                break
            self._places[key] = self._end
            self._end += len(data)
        self._file.truncate(self._end)

    def holds(self, key: str) -> bool:
        """Whether a document was linted before."""
        return key in self._places

    def keep(self, key: str) -> Line:
        """The line of a document that was linted before; it counts for this run from now on."""
        place = self._places[key]
        self._order.append(place)
        self._file.seek(place)
        return Line.of(self._file.readline())

    def add(self, made: Line) -> None:
        """Write a line down."""
        data = made.to_bytes()
        self._places[made.key] = self._end
        self._order.append(self._end)
        self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._file.flush()
        self._end += len(data)

    def close(self) -> None:
        """Leave the lines of this run alone, in its order: what the archive no longer holds goes."""
        with self._file as old, replacing(os.path.join(self.folder, LINES)) as new:
            for place in self._order:
                old.seek(place)
                new.write(old.readline())


def read_head(folder: str) -> dict[str, Any]:
    """What made a run. Raises `ValueError` where the folder holds none."""
    try:
        with open(os.path.join(folder, HEAD), encoding="utf-8") as file:
            head: dict[str, Any] = loads(file.read())
        if head["version"] != VERSION:
            raise ValueError(f"version {head['version']}")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ValueError(f"{folder} is no run of version {VERSION}: {error}") from None
    return head


def lines_of(folder: str) -> Iterator[Line]:
    """The lines of a run that has ended. Raises `ValueError`."""
    read_head(folder)
    with open(os.path.join(folder, LINES), "rb") as file:
        yield from map(Line.of, file)


def context(region: Region) -> str:
    line = region.source_line
    start = min(max(0, region.column - region.source_line_column), len(line))
    end = min(start + region.end - region.start, len(line))
    return f"{line[:start]}⟦{line[start:end]}⟧{line[end:]}"
