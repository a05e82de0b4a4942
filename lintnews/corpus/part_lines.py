"""The parts of a run, read back as lines of a log: figures, samples and comparisons do not ask who made them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pyarrow.parquet

from lintnews.corpus.about import About
from lintnews.corpus.across.kept import Kept, kept_in
from lintnews.corpus.articles import document_of
from lintnews.corpus.log import Line, LoggedDocument
from lintnews.corpus.parts import OutputError, Part

_ABOUT = ("outlet", "engine", "language_pair", "published", "story")
_ARTICLES = ("article", "id", "path", "words", *_ABOUT)
_FINDINGS = ("article", "rule", "severity", "fingerprint", "message", "context", "evidence")
_PROBLEMS = ("article", "path", "line_number", "message", "level", "reported_by")


def lines_of(folder: str, part: Part) -> Iterator[Line]:
    """A line for each article of a part, those of one file in their order."""
    found: dict[str, list[LoggedDocument]] = defaultdict(list)
    for row in _rows(folder, part, "findings", _FINDINGS):
        also = tuple((one["message"], one["context"]) for one in row["evidence"] or ())
        told = {name: row[name] for name in ("rule", "severity", "fingerprint", "message", "context")}
        found[row["article"]].append(LoggedDocument(**told, also=also))
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in problems_of(folder, part):
        if row["article"] and row["level"] == "error":
            wrong[row["article"]].append(f"{row['reported_by']}: {row['message']}")
    for row in _rows(folder, part, "articles", _ARTICLES):
        key = row["article"]
        about = About(*(str(row[name] or "") for name in _ABOUT))
        yield Line(key, document_of(row), row["words"], tuple(found[key]), tuple(wrong[key]), about)


def profiles_of(folder: str, part: Part) -> Iterator[Kept]:
    """The profiles of the articles of a part."""
    if part.profiles:
        with _reading(path := os.path.join(folder, part.profiles)):
            yield from kept_in(path)


def problems_of(folder: str, part: Part) -> Iterator[dict[str, Any]]:
    """The rows of what went wrong in a part."""
    return _rows(folder, part, "problems", _PROBLEMS)


def _rows(folder: str, part: Part, kind: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for name in part.files:
        if name.startswith(f"{kind}/"):
            said = dict(one.split("=", 1) for one in name.split("/")[1:-1])
            told = {key: None if value.startswith("__HIVE") else unquote(value) for key, value in said.items()}
            with _reading(path := os.path.join(folder, name)):
                table = pyarrow.parquet.ParquetFile(path)
                there = [column for column in columns if column in table.schema_arrow.names]
                for batch in table.iter_batches(columns=there):
                    yield from ({**told, **row} for row in batch.to_pylist())


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Inside, a file of a run that is damaged is told with the way out."""
    try:
        yield
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())
        said = f"{path} cannot be read: {why}; remove it: the same command makes its part anew, and no other"
        raise OutputError(said) from None
