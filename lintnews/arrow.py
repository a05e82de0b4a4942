"""Linting in Arrow: record batches of articles in, record batches of findings out.

This is one function, and no engine is known to it: `lint_batches` is what Spark's `mapInArrow` calls, `lint_table` what
Ray Data's `map_batches` calls, and a loop over a Parquet file may call either. `pip install 'lintnews[parquet]'` brings
what it wants.

    >>> import pyarrow, lintnews.arrow
    >>> articles = pyarrow.RecordBatch.from_pylist([{"id": "1", "text": "He met her in in Oslo."}])
    >>> rows = [row for batch in lintnews.arrow.lint_batches([articles], grammar="off") for row in batch.to_pylist()]
    >>> [(row["record"], row["rule"], row["begin_offset"]) for row in rows]
    [('article', None, None), ('finding', 'repetition/word', 11)]
"""

from __future__ import annotations

from lintnews.corpus.batches import ArticleSchemaError, articles_schema, findings_schema, lint_batches, lint_table
from lintnews.corpus.columns import ARTICLES, FINDINGS, VERSION, Column, ddl

__all__ = [
    "ARTICLES",
    "FINDINGS",
    "VERSION",
    "ArticleSchemaError",
    "Column",
    "articles_schema",
    "ddl",
    "findings_schema",
    "lint_batches",
    "lint_table",
]
