"""Record batches of articles in, record batches of findings out. No engine is known here."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa

from lintnews.corpus.about import from_text
from lintnews.corpus.articles import Article, Row, article_of, problem_row, rows_of
from lintnews.corpus.columns import ARTICLES, FINDINGS, TYPES, VERSION, Column
from lintnews.linter.api import make_linter
from lintnews.linter.linter import Linter, Task
from lintnews.linter.parallel import lint_chunk, lint_tasks
from lintnews.results import FileReport

_ROWS = 64
"""Articles that are taken out of a batch at a time."""
_OUT = 2048
"""Rows of a batch that goes out, about."""
_PLAIN = {name: pa.type_for_alias(alias) for name, alias in TYPES.items()}


_ALSO = {
    "id": (pa.types.is_integer,),
    "text": (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view),
    "published": (pa.types.is_date, pa.types.is_timestamp),
}
"""The types besides texts that columns may have."""


class ArticleSchemaError(ValueError):
    """A table of articles lacks a column, or has one of another type; the text says which, and what can be done."""


def articles_schema() -> pa.Schema:
    """The schema of articles: what `lint_batches` takes. Columns may be in any order, and those not needed missing."""
    return _schema(ARTICLES)


def findings_schema() -> pa.Schema:
    """The schema of findings: what `lint_batches` gives."""
    return _schema(FINDINGS)


def lint_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    linter: Linter | None = None,
    config: str | os.PathLike[str] | None = None,
    root: str = ".",
    apart: bool | None = None,
    **settings: Any,
) -> Iterator[pa.RecordBatch]:
    """What is found in the articles of these batches, as they come.

    For each article there is a row of its own, so that rates can be computed and nothing is lost, then one for each
    finding and for each problem, in the order of the articles (`lintnews.arrow.FINDINGS` names the columns). An article
    without a text, one that is too large, a plugin that raises: they are problems, and everything else is linted.

    `config`, `root`, `settings`: as for `lintnews.make_linter`, where no `linter` is given; `root` is the folder that
    the column `path` is relative to. `apart`: lint in a process of its own, so that not even a plugin that ends its
    process takes others with it; None: where plugins of third parties take part. Raises `ArticleSchemaError` for
    columns that are missing or of another type, and what `make_linter` raises.
    """
    if linter is None:
        with make_linter(config=config, root=root, **settings) as made:
            made.gather = from_text
            yield from lint_batches(batches, linter=made, apart=apart)
        return
    for note in (*linter.notifications, *linter.mistakes):
        if note.level == "error":
            yield _batch([problem_row(note, {})])
    mqm = {name: one.rule.meta.mqm for name, one in linter.registry.known.items()}
    most, suffixes = linter.settings.max_file_size, linter.loader.suffixes
    articles = (article_of(row, suffixes, root=linter.loader.root, most=most) for row in _rows(batches))
    rows: list[dict[str, Any]] = []
    for article, report in lint_articles(
        linter, articles, apart=bool(linter.settings.plugins) if apart is None else apart
    ):
        rows += rows_of(article, report, mqm)
        if len(rows) >= _OUT:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def lint_table(table: pa.Table, **how: Any) -> pa.Table:
    """What `lint_batches` says of a whole table; `how`: its other arguments. What Ray Data's `map_batches` wants."""
    return pa.Table.from_batches(lint_batches(table.to_batches(), **how), findings_schema())


def lint_articles(
    linter: Linter, articles: Iterable[Article], *, apart: bool, jobs: int = 1
) -> Iterator[tuple[Article, FileReport | None]]:
    """Each article with its report, in their order; `apart`: linted in other processes, of which there are `jobs`."""
    waiting: deque[tuple[Article, bool]] = deque()  # with whether a report of it will come

    def tasks() -> Iterator[tuple[Task, int]]:
        for article in articles:
            waiting.append((article._replace(task=None), article.task is not None))
            if article.task:
                yield article.task, article.size

    def without_report() -> Iterator[tuple[Article, None]]:
        while waiting and not waiting[0][1]:
            yield waiting.popleft()[0], None

    for report in lint_tasks(linter, tasks(), jobs, apart=True) if apart else _here(linter, tasks()):
        yield from without_report()
        yield waiting.popleft()[0], report
    yield from without_report()


def _here(linter: Linter, tasks: Iterator[tuple[Task, int]]) -> Iterator[FileReport | None]:
    """The reports of tasks that are done in this process."""
    while chunk := [task for task, _ in islice(tasks, _ROWS)]:
        yield from lint_chunk(linter, chunk)


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """The articles of all batches. Raises `ArticleSchemaError`."""
    for batch in batches:
        checked = _checked(batch)
        for at in range(0, checked.num_rows, _ROWS):
            yield from checked.slice(at, _ROWS).to_pylist()


def _checked(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The columns of a batch that are those of articles, in types that are understood."""
    names = batch.schema.names
    for column in ARTICLES:
        if column.needed and column.name not in names:
            said = f"there is no column '{column.name}' among {', '.join(names) or 'none'}"
            raise ArticleSchemaError(f"{said}: rename yours, or add it")
    known = [column for column in ARTICLES if column.name in names]
    for column in known:
        kind = batch.schema.field(column.name).type
        if not _fits(column, kind):
            said = f"the column '{column.name}' is of the type {kind}, and should be {column.type}"
            raise ArticleSchemaError(f"{said}: cast it, or leave it out")
    return batch.select([column.name for column in known])


def _fits(column: Column, kind: pa.DataType) -> bool:
    """Whether values of a type can be taken for those of a column."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind):
        return not column.needed
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    if column.name == "segments":
        is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind)
        return bool(is_list and pa.types.is_integer(kind.value_type))
    return bool(is_text or any(test(kind) for test in _ALSO.get(column.name, ())))


def _batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=findings_schema())


def _schema(columns: Iterable[Column]) -> pa.Schema:
    fields = [pa.field(column.name, arrow_type(column.type), nullable=not column.needed) for column in columns]
    return pa.schema(fields, {"lintnews.schema_version": str(VERSION)})


def arrow_type(said: str) -> pa.DataType:
    """The type that SQL says so: a plain one, `array<T>`, or `struct<name:T,…>`."""
    head, _, rest = said.partition("<")
    if not rest:
        return _PLAIN[head]
    inside = rest[:-1]
    if head == "array":
        return pa.list_(arrow_type(inside))
    return pa.struct([(name, arrow_type(kind)) for name, _, kind in (part.partition(":") for part in _parts(inside))])


def _parts(inside: str) -> Iterator[str]:
    """The fields of a struct: parted by the commas that stand in no other type."""
    depth = begin = 0
    for at, sign in enumerate(inside):
        depth += (sign == "<") - (sign == ">")
        if sign == "," and not depth:
            yield inside[begin:at]
            begin = at + 1
    yield inside[begin:]
