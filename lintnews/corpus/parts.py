"""A run over an archive as Parquet: a folder of parts, each written once and whole, whoever is killed meanwhile.

    DIR/articles/part-….parquet       a row for each article
    DIR/findings/part-….parquet       a row for each finding, `suppressed` beside it those that do not count
    DIR/problems/part-….parquet       what went wrong
    DIR/_profiles/part-….parquet      what the articles of a part say that others may contradict, if that is asked
    DIR/across/part-….parquet         what they do contradict one another in: of the whole run, known by its parts
    DIR/_parts/….json                 says that a part is done, and what files it has
    DIR/_run.json                     what the run is of, and the parts of it in the order of the archive

A part is known by its key: what its articles say, the settings, the rules and the code that they are made of. Where
parts begin and end follows from the articles, so that one more article changes one part. A part that is done is not
done again; one that was begun is written over with the same bytes; one that the archive no longer holds goes.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from io import BytesIO
from json import dumps, loads
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet

from lintnews.corpus.across.kept import Kept, table_of
from lintnews.corpus.articles import Article
from lintnews.corpus.batches import arrow_type
from lintnews.corpus.columns import ACROSS, RECORDS, VERSION, Column, columns_of
from lintnews.corpus.run import UnfinishedError
from lintnews.files.atomic_write import remove_drafts, replacing
from lintnews.records import NamedTuple

FOLDERS = {record: record if record == "suppressed" else f"{record}s" for record in RECORDS}
"""The folder of each kind of rows."""
DONE, RUN, PROFILES, CONTRADICTIONS = "_parts", "_run.json", "_profiles", "across"
_LEAST, _MOST, _SIZE, _ONE_IN = 64, 2048, 4_000_000, 512
"""Articles and bytes of a part: it ends at one in so many articles, but for what is too little or too much."""
_NONE = "none"
"""What stands for the key in the name of a table without rows."""
_NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What the folder of rows is called that say nothing there; DuckDB, Spark and pyarrow read it as null."""


class OutputError(UnfinishedError):
    """What was found cannot be written; the text says what, why and the way out."""


class Part(NamedTuple):
    """A part that is done."""

    key: str
    articles: int
    words: int
    findings: int
    problems: int
    files: tuple[str, ...]
    """Relative to the folder of the run, with `/`."""

    @property
    def profiles(self) -> str | None:
        """The file of the profiles of its articles; None where none were made."""
        return next((name for name in self.files if name.startswith(f"{PROFILES}/")), None)

    def to_json(self) -> str:
        """What says that it is done."""
        return dumps(self._asdict()) + "\n"

    @classmethod
    def of(cls, said: str) -> Part:
        """The reverse. Raises `ValueError`."""
        try:
            record = loads(said)
            return cls(**{**record, "files": tuple(record["files"])})
        except (TypeError, KeyError) as error:
            raise ValueError(str(error)) from None


class Output(NamedTuple):
    """The folder of a run."""

    folder: str
    signature: str
    """What decides what is found in a text: a part of other rules is another part."""
    partition: tuple[str, ...] = ()

    def open(self, archive: str) -> None:
        """Make the folder ready. Raises `OutputError` where it cannot be, or holds a run over another archive."""
        try:
            os.makedirs(os.path.join(self.folder, DONE), exist_ok=True)
            for here, _, _ in os.walk(self.folder):
                remove_drafts(here)
            held = self._held()
            if held.get("archive", archive) != archive:
                said = f"{self.folder} holds the run over {held['archive']}: name another folder, or remove it"
                raise OutputError(said)
            self._write(RUN, dumps({"version": VERSION, "archive": archive, "parts": None}) + "\n")
        except OSError as error:
            raise _cannot(self.folder, error) from None

    def key_of(self, batch: Iterable[Article]) -> str:
        """32 hexadecimal digits for a part with these articles."""
        digest = blake2b(f"{VERSION}\0{self.signature}\0{self.partition}".encode(), digest_size=16)
        for article in batch:
            digest.update(blake2b(article.identity, digest_size=16).digest())
        return digest.hexdigest()

    def done(self, key: str) -> Part | None:
        """The part of this key; None where it is not done, or not all of it is there any more."""
        try:
            with open(os.path.join(self.folder, DONE, f"{key}.json"), encoding="utf-8") as file:
                part = Part.of(file.read())
        except (OSError, ValueError):
            return None
        return part if all(os.path.exists(os.path.join(self.folder, name)) for name in part.files) else None

    def write(self, key: str, rows: Sequence[Mapping[str, Any]], profiles: Iterable[Kept] | None = None) -> Part:
        """Write the rows of a part down, and its profiles if there are any, and then that it is done.

        Raises `OutputError`.
        """
        try:
            files = tuple(self._write_rows(key, *one) for one in self._tables(rows))
            if profiles is not None:
                files += (self._write_table(PROFILES, key, table_of(profiles)),)
            articles = [row for row in rows if row["record"] == "article"]
            found, problems = (sum(row["record"] == kind for row in rows) for kind in ("finding", "problem"))
            part = Part(key, len(articles), sum(row["words"] for row in articles), found, problems, files)
            self._write(f"{DONE}/{key}.json", part.to_json())
        except OSError as error:
            raise _cannot(self.folder, error) from None
        return part

    def write_across(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down what the articles of a whole run contradict one another in. Raises `OutputError`."""
        try:
            parts = self._held()["parts"]
            if parts is not None:
                self._write_table(CONTRADICTIONS, _key_of_all(parts), _table(rows, ACROSS))
        except OSError as error:
            raise _cannot(self.folder, error) from None

    def close(self, archive: str, parts: Sequence[Part]) -> None:
        """Say that the run is whole, and remove the parts that are none of it. Raises `OutputError`."""
        keys = [part.key for part in parts]
        try:
            self._write_empty({name.partition("/")[0] for part in parts for name in part.files})
            self._write(RUN, dumps({"version": VERSION, "archive": archive, "parts": keys}) + "\n")
            kept = set(keys)
            for name in os.listdir(os.path.join(self.folder, DONE)):
                key = name.removesuffix(".json")
                if key not in kept and (part := self.done(key)):
                    for path in (f"{DONE}/{name}", *part.files):
                        os.remove(os.path.join(self.folder, path))
            for name in _in(os.path.join(self.folder, CONTRADICTIONS)):
                if name != _file_of(_key_of_all(keys)):
                    os.remove(os.path.join(self.folder, CONTRADICTIONS, name))
        except OSError as error:
            raise _cannot(self.folder, error) from None

    def _write_empty(self, filled: Collection[str]) -> None:
        """Of each kind of which there is no row, a table without rows: whoever asks for it finds none, and no error."""
        for record, kind in FOLDERS.items():
            folder = "/".join((kind, *(f"{name}={_NOWHERE}" for name in self.partition)))
            path = os.path.join(self.folder, folder, _file_of(_NONE))
            if kind not in filled:
                self._write_rows(_NONE, record, folder, [])
            elif os.path.exists(path):
                os.remove(path)

    def _held(self) -> Mapping[str, Any]:
        """What the folder says of the run in it."""
        try:
            with open(os.path.join(self.folder, RUN), encoding="utf-8") as file:
                held: Mapping[str, Any] = loads(file.read())
        except FileNotFoundError:
            return {}
        except ValueError:
            raise OutputError(f"{self.folder}/{RUN} is broken: remove it, and run the command again") from None
        if held.get("version") != VERSION:
            raise OutputError(f"{self.folder} holds a run of schema version {held.get('version')}: name another folder")
        return held

    def _tables(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, list[Mapping[str, Any]]]]:
        """The rows of each file: their kind, their folder, and they themselves."""
        parted: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in rows:
            folders = (FOLDERS[row["record"]], *(f"{name}={_value(row, name)}" for name in self.partition))
            parted[row["record"], "/".join(folders)].append(row)
        for (record, folder), own in sorted(parted.items()):
            yield record, folder, own

    def _write_rows(self, key: str, record: str, folder: str, rows: list[Mapping[str, Any]]) -> str:
        # What is said by the names of folders does not stand in the files, too: readers would see it twice.
        columns = [column for column in columns_of(record) if column.name not in self.partition]
        return self._write_table(folder, key, _table(rows, columns))

    def _write_table(self, folder: str, key: str, table: pa.Table) -> str:
        os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
        sink = BytesIO()
        pyarrow.parquet.write_table(table, sink, compression="zstd")
        name = f"{folder}/{_file_of(key)}"
        self._write(name, sink.getbuffer())
        return name

    def _write(self, name: str, data: str | memoryview) -> None:
        with replacing(os.path.join(self.folder, name)) as draft:
            draft.write(data.encode() if isinstance(data, str) else data)


def batches_of(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles of each part, in order."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += article.size
        lot = int.from_bytes(blake2b(article.identity, digest_size=4).digest())
        full = len(batch) >= _MOST or size >= _SIZE
        if full or (len(batch) >= _LEAST and not lot % _ONE_IN):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _table(rows: Iterable[Mapping[str, Any]], columns: Iterable[Column]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=pa.schema([(one.name, arrow_type(one.type)) for one in columns]))


def _file_of(key: str) -> str:
    return f"part-{key}.parquet"


def _key_of_all(parts: Iterable[str]) -> str:
    """32 hexadecimal digits for a run of these parts."""
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _in(folder: str) -> list[str]:
    return os.listdir(folder) if os.path.isdir(folder) else []


def _value(row: Mapping[str, Any], name: str) -> str:
    """What a folder of this partition is called for a row."""
    day = row.get("published")
    if name == "month":
        value = f"{day:%Y-%m}" if day else ""
    elif name == "week":
        value = "{}-W{:02}".format(*day.isocalendar()[:2]) if day else ""
    else:
        value = str(row.get(name) or "")
    return quote(value, safe=" ") if value else _NOWHERE


def _cannot(folder: str, error: OSError) -> OutputError:
    said = f"{folder} cannot be written: {error.strerror or error}"
    return OutputError(f"{said}; make room, or name another folder: what is done stays, and the same command goes on")
