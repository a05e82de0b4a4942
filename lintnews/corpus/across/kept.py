"""Profiles beside the parts of a run, as Parquet.

A profile is made by the process that lints its article, whatever engine started it, and lies beside its part until all
parts are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet

from lintnews.corpus.about import About
from lintnews.corpus.across.claims import Claim, Profile
from lintnews.corpus.articles import Article, document_of, head_of
from lintnews.records import NamedTuple
from lintnews.results import FileReport

_CLAIM = [("rule", "string"), ("key", "string"), ("value", "string"), ("start", "int32"), ("end", "int32")]
_CLAIMS = pa.list_(pa.struct([(name, pa.type_for_alias(kind)) for name, kind in (*_CLAIM, ("more", "string"))]))
_TEXTS = ("article", "document", "outlet", "published", "facts")
_SCHEMA = pa.schema([*((name, pa.string()) for name in _TEXTS), ("claims", _CLAIMS)])
_ROWS = 256


class Kept(NamedTuple):
    """The profile of an article, and what decides with whose it is compared."""

    article: str
    """32 hexadecimal digits, as in all tables of a run."""
    document: str
    """Its name in the archive."""
    about: About
    profile: Profile


def kept_of(article: Article, report: FileReport | None) -> Kept:
    """What is kept of an article that was linted."""
    head = head_of(article, report)
    day = head["published"]
    about = About(head["outlet"] or "", published=day.isoformat() if day else "")
    gathered = report.gathered if report else None
    return Kept(article.key, document_of(head), about, gathered if isinstance(gathered, Profile) else Profile(()))


def table_of(kept: Iterable[Kept]) -> pa.Table:
    """The profiles of a part."""
    rows = [
        {
            "article": one.article,
            "document": one.document,
            "outlet": one.about.outlet,
            "published": one.about.published,
            "facts": one.profile.facts,
            "claims": [claim._asdict() for claim in one.profile.claims],
        }
        for one in kept
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def kept_in(path: str) -> Iterator[Kept]:
    """The profiles in such a file, a few in memory at a time. Raises `OSError` and `ValueError`."""
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(_ROWS):
        for row in batch.to_pylist():
            claims = tuple(Claim(**claim) for claim in row["claims"])
            about = About(row["outlet"], published=row["published"])
            yield Kept(row["article"], row["document"], about, Profile(claims, row["facts"]))
