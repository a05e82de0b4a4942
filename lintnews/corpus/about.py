"""What an archive says of an article besides its text: who published it, what translated it, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

from lintnews.document import Document
from lintnews.layers.facts.dateline import dateline
from lintnews.records import NamedTuple

COLUMNS = ("outlet", "engine", "language_pair", "published")
"""What the columns or keys of records are called."""


class About(NamedTuple):
    """What is known of an article; nothing where the archive does not say it."""

    outlet: str = ""
    """Who published it: where no record says it, the folder of its file."""
    engine: str = ""
    """The machine or the vendor that translated it."""
    pair: str = ""
    """The languages, as in `zh-en`."""
    published: str = ""
    """The day, as `2023-12-01`: the record's, else that of the dateline."""
    story: str = ""
    """16 hexadecimal digits for its original: equal for two translations of one text."""

    @property
    def week(self) -> str:
        """The week of that day, as ISO 8601 counts them: `2023-W48`."""
        if not self.published:
            return ""
        year, week, _ = date.fromisoformat(self.published).isocalendar()
        return f"{year:04}-W{week:02}"


def of_record(record: Mapping[str, Any], folder: str = "") -> About:
    """What a record of a table says; `folder`: of the file, for a record that names no outlet."""
    outlet, engine, pair, published = (record.get(name) for name in COLUMNS)
    return About(str(outlet or folder), str(engine or ""), str(pair or "").replace("_", "-"), day(published))


def day(value: object) -> str:
    """The day that a value begins with, as `2023-12-01`; nothing where it is none."""
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        return ""


class FromText(NamedTuple):
    """What the text itself says of an article."""

    language: str = ""
    source_language: str = ""
    published: str = ""
    story: str = ""


def from_text(doc: Document) -> FromText:
    """What the text and its original say."""
    written = doc.published or doc.layer(dateline).date
    other = doc.original
    story = blake2b(other.text.encode("utf-8", "replace"), digest_size=8).hexdigest() if other else ""
    spoken = (other.language if other else doc.source_language) or ""
    return FromText(doc.language, spoken, written.isoformat() if written else "", story)


def completed(about: About, found: FromText) -> About:
    """What is known of an article from both; the record counts more than its text."""
    pair = f"{found.source_language}-{found.language}" if found.source_language and found.language else ""
    return About(
        about.outlet,
        about.engine,
        about.pair or pair,
        about.published or found.published,
        about.story or found.story,
    )
