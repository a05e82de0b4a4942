"""From a row of an archive to what the linter is to do, and from its report to the rows that go out.

A row is a mapping of the columns of `ARTICLES`. What is wrong with one becomes a problem of its article and never an
exception: whatever else the archive holds is linted.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from lintnews.config.keys import LANGUAGE
from lintnews.corpus.about import FromText
from lintnews.corpus.across.claims import seen_of
from lintnews.corpus.archive import Entry
from lintnews.corpus.columns import ARTICLE, FINDING, PROBLEM, SUPPRESSED, VERSION
from lintnews.corpus.log import context
from lintnews.files.discovery import Found
from lintnews.findings import Span
from lintnews.input.loader import DocumentLoader
from lintnews.input.matches import Original
from lintnews.input.sources import MEGABYTE
from lintnews.linter.linter import Task
from lintnews.records import NamedTuple
from lintnews.results import FileReport, LocatedFix, Notification, Related, Result

Row = Mapping[str, Any]
_HANDED_ON = ("path", "url", "outlet", "engine", "language_pair")
"""What of an article goes out as it came in."""


class Article(NamedTuple):
    """A row that came in."""

    key: str
    """32 hexadecimal digits for id, path, text and source."""
    head: Row
    """What every row of the article says that goes out."""
    task: Task | None
    """What the linter is to do; None where there is no text that it could read."""
    size: int
    """Bytes of the text."""
    problems: tuple[Notification, ...] = ()
    """What is wrong with the row."""

    @property
    def identity(self) -> bytes:
        """All that decides what goes out for it, under one set of rules."""
        read_as: object = None
        if task := self.task:
            suffix = os.path.splitext(task.found.path)[1]
            read_as = suffix, task.told, task.original and task.original.segments
        return repr((self.key, sorted(self.head.items()), read_as, self.problems)).encode("utf-8", "surrogatepass")


def broken(note: Notification) -> Article:
    """What stands for a file or a record that gives no article: its problem."""
    return Article("", {"path": note.path}, None, 0, (note,))


def article_of(row: Row, suffixes: Collection[str], *, root: str, most: int) -> Article:
    """The article in a row.

    `suffixes`: of what is read as something else than plain text; `root`: the folder that paths are relative to;
    `most`: the megabytes of the largest text.
    """
    text, source, own = _bytes(row.get("text")), _bytes(row.get("source")), row.get("id")
    ident = "" if own is None else str(own)
    named = (one.encode("utf-8", "replace") for one in (ident, str(row.get("path") or "")))
    key = blake2b(b"\0".join((*named, text or b"", source or b"")), digest_size=16).hexdigest()
    told, complaints = _told(row)
    head: dict[str, Any] = {name: _said(row.get(name)) for name in _HANDED_ON}
    head |= {
        "schema_version": VERSION,
        "article": key,
        "id": ident if own is not None else None,
        "published": dict(told).get("published"),
        "story": None if source is None else story_of(source),
    }
    if own is None:
        complaints.append(Notification("warning", "the row has no id: what is found in it cannot be told from others"))
    suffix = f".{row['format']}".lower() if row.get("format") else ""
    wrong = _wrong(text, suffix, suffixes, most)
    if text is None or wrong:
        return Article(key, head, None, len(text or b""), (*complaints, Notification("error", wrong)))
    name = _name(head["path"] or ident or key, suffix, suffixes)
    found = Found(os.path.join(root, name), named=True)
    # The mark says how these bytes are encoded, whatever the settings say of files.
    data = BOM_UTF8 + text if isinstance(row.get("text"), str) else text
    original = None if source is None else Original(source.decode("utf-8", "replace"), _segments(row.get("segments")))
    return Article(key, head, Task(found, data, original, tuple(told)), len(text), tuple(complaints))


def article_in(loader: DocumentLoader, entry: Entry) -> Article:
    """The article of an entry of an archive."""
    original, about = entry.original, entry.about
    row = {
        "id": entry.id or entry.document,
        "text": entry.data,
        "source": original.text if original else None,
        "path": entry.document.removesuffix(f"#{entry.id}") if entry.id else entry.document,
        "url": entry.url,
        "outlet": about.outlet,
        "engine": about.engine,
        "language_pair": about.pair,
        "published": about.published,
        "format": entry.format,
        "segments": [at for pair in original.segments for span in pair for at in span] if original else None,
    }
    made = article_of(row, loader.suffixes, root=loader.root, most=loader.settings.max_file_size)
    if entry.id or made.task is None:
        return made
    return made._replace(task=made.task._replace(found=entry.found))


def story_of(source: bytes) -> str:
    """16 hexadecimal digits for the text that an article was translated from."""
    return blake2b(source, digest_size=8).hexdigest()


def rows_of(article: Article, report: FileReport | None, mqm: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows that go out for an article: its own, its findings, its problems. `mqm`: the error type of each rule."""
    made = report or FileReport("", 0, (), is_read=False)
    problems = (*article.problems, *made.notifications)
    if not article.key:
        yield from (problem_row(note, article.head) for note in problems)
        return
    head = head_of(article, report)
    yield {
        **head,
        "record": ARTICLE,
        "language": made.language or None,
        "words": made.words,
        "findings": sum(result.suppression is None for result in made.results),
        "problems": len(problems),
        "is_read": made.is_read,
    }
    for result in made.results:
        record = SUPPRESSED if result.suppression else FINDING
        yield {**head, "record": record, "mqm": mqm.get(result.rule), **finding_row(result)}
    yield from (problem_row(note, head) for note in problems)


def document_of(row: Row) -> str:
    """The name of an article in its archive: the path of its file, with `#` and its id behind it where it has one."""
    path, ident = row["path"], row["id"]
    return str(path if ident == path else f"{path}#{ident}")


def head_of(article: Article, report: FileReport | None) -> Row:
    """What every row of an article says, with what its text says where the archive does not."""
    head, found = article.head, seen_of(report.gathered if report else None)
    if found == FromText():
        return head
    pair, published = head["language_pair"], head["published"]
    if not pair and found.source_language and found.language:
        pair = f"{found.source_language}-{found.language}"
    if not published and found.published:
        published = date.fromisoformat(found.published)
    return {**head, "language_pair": pair, "published": published, "story": head["story"] or found.story or None}


def problem_row(note: Notification, head: Row) -> dict[str, Any]:
    """The row of something that went wrong."""
    said = {"message": note.message, "line_number": note.line, "level": note.level, "reported_by": note.source}
    return {"schema_version": VERSION, **head, "record": PROBLEM, **said}


def finding_row(result: Result) -> dict[str, Any]:
    """What the row of a finding says of it."""
    return {
        "rule": result.rule,
        "severity": result.severity.label,
        "message": result.message,
        **_place(result.region),
        "quote": result.region.quote,
        "context": context(result.region),
        "evidence": list(map(evidence_row, result.related)),
        "fixes": list(map(_fix, result.fixes)),
        "fingerprint": result.fingerprint,
        "suppression": result.suppression.kind if result.suppression else None,
    }


def _place(region: Any) -> dict[str, Any]:
    return {
        "begin_offset": region.start,
        "end_offset": region.end,
        "line_number": region.line,
        "column_number": region.column,
    }


def evidence_row(related: Related) -> dict[str, Any]:
    """A place that proves a finding."""
    return {
        **_place(related.region),
        "in_source": related.path is not None,
        "message": related.message,
        "quote": related.region.quote,
        "context": context(related.region),
    }


def _fix(fix: LocatedFix) -> dict[str, Any]:
    edits = [
        {"begin_offset": one.region.start, "end_offset": one.region.end, "text": one.text} for one in fix.replacements
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _bytes(value: Any) -> bytes | None:
    """A text as bytes; None where the value is none."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else None


def _said(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _wrong(text: bytes | None, suffix: str, suffixes: Collection[str], most: int) -> str:
    """Why there is no text to look at; nothing where there is one."""
    if text is None:
        return "there is no text: the column 'text' is null here"
    if len(text) > most * MEGABYTE:
        return f"larger than {most} MB, the limit that --max-file-size or 'max-file-size' sets"
    if suffix and suffix not in suffixes and suffix != ".txt":
        known = ", ".join(sorted(one.lstrip(".") for one in suffixes))
        return f"'{suffix[1:]}' in the column 'format' is no format that is read ({known}, txt)"
    return ""


def _name(name: str, suffix: str, suffixes: Collection[str]) -> str:
    """The name under which a text is read: its suffix says how, so that a plain text may have none that is read."""
    own = os.path.splitext(name)[1].lower()
    if own == suffix or (not suffix and own not in suffixes):
        return name
    return name + (suffix or ".txt")


def _told(row: Row) -> tuple[list[tuple[str, Any]], list[Notification]]:
    """What the row says that outweighs the settings, and what of it cannot be understood."""
    told: list[tuple[str, Any]] = []
    wrong: list[Notification] = []
    if pair := _said(row.get("language_pair")):
        try:
            spoken, written = map(LANGUAGE.read, pair.replace("_", "-").split("-"))
            told += (("source_language", spoken), ("language", written))
        except ValueError:
            said = f"'{pair}' in the column 'language_pair' is no pair of languages such as nl-en: it is not heeded"
            wrong.append(Notification("warning", said))
    if (value := row.get("published")) not in (None, ""):
        try:
            told.append(("published", date.fromisoformat(str(value)[:10])))
        except ValueError:
            said = f"'{value}' in the column 'published' is no day such as 2024-05-31: it is not heeded"
            wrong.append(Notification("warning", said))
    return told, wrong


def _segments(numbers: Iterable[int] | None) -> tuple[tuple[Span, Span], ...]:
    """Aligned parts, of which each stands as four offsets."""
    flat = tuple(numbers or ())
    return tuple(
        (Span(*flat[at : at + 2]), Span(*flat[at + 2 : at + 4])) for at in range(0, len(flat) - len(flat) % 4, 4)
    )
