"""Where profiles wait for their second pass: a database of SQLite, sorted by what is to be compared.

Memory does not grow with the archive: claims go to the file as they come, and are read back one key after the other.
The file has some kilobytes for each article. What a process wrote that was killed is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from lintnews.corpus.about import About
from lintnews.corpus.across.claims import Claim, Group, Place, Profile
from lintnews.corpus.across.rule import DAY, EVERYWHERE
from lintnews.corpus.across.rules import BY_ID
from lintnews.corpus.run import UnfinishedError
from lintnews.records import NamedTuple

FILE = "across.sqlite"
VERSION = 1
_TABLES = """
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, key TEXT UNIQUE, document TEXT, engine TEXT, facts TEXT, run INTEGER
);
CREATE TABLE claims (
  rule TEXT, scope TEXT, key TEXT, value TEXT, article INTEGER, start INTEGER, "end" INTEGER, more TEXT,
  PRIMARY KEY (rule, scope, key, value, article, start, "end")
) WITHOUT ROWID;
CREATE INDEX documents ON articles (document);
"""


class Found(NamedTuple):
    """All that is said of one thing in the articles of one newsroom and time."""

    rule: str
    scope: str
    key: str
    group: Group


class Shelf:
    """Profiles by what they speak of. `path`: of the file; `:memory:` for a few articles. Raises `ValueError`.

    `is_filled`: whether the run that filled it is the one to look at, and no new one begins.
    """

    def __init__(self, path: str, *, is_filled: bool = False) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = OFF")
            (version,) = self._base.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise ValueError(f"{path} is no shelf of version {VERSION}")
            if not version:
                self._base.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
            (last,) = self._base.execute("SELECT coalesce(max(run), 0) FROM articles").fetchone()
            self._run = last + (not is_filled)
        except sqlite3.Error as error:
            raise ValueError(f"{path}: {error}") from None

    def holds(self, key: str) -> bool:
        """Whether the profile of an article, known by its key in the log, is there."""
        return self._base.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone() is not None

    def key(self, document: str) -> str:
        """What an article of this run is known by."""
        return self._of("key", document)

    def use(self, key: str) -> None:
        """Let the profile of an article that was linted before count for this run. Raises `UnfinishedError`."""
        with self._writing():
            self._base.execute("UPDATE articles SET run = ? WHERE key = ?", (self._run, key))

    def add(self, key: str, document: str, about: About, profile: Profile) -> None:
        """Put a profile on the shelf, for an article of which that is known. Raises `UnfinishedError`."""
        self.add_all(((key, document, about, profile),))

    def add_all(self, profiles: Iterable[tuple[str, str, About, Profile]]) -> None:
        """Put profiles on the shelf: all of them, or none. Raises `UnfinishedError`."""
        with self._writing():
            for one in profiles:
                self._add(*one)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Inside, a file that cannot be written ends the run: the disk is full, another run has the folder."""
        try:
            self._base.execute("BEGIN")
            yield
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            said = "the profiles of articles cannot be kept; what is done is, and the same command goes on"
            raise UnfinishedError(f"{self._path}: {error}: {said}") from None

    def _add(self, key: str, document: str, about: About, profile: Profile) -> None:
        base = self._base
        before = base.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()
        if before:
            base.execute("DELETE FROM claims WHERE article = ?", before)
            base.execute("DELETE FROM articles WHERE number = ?", before)
        made = base.execute(
            "INSERT INTO articles (key, document, engine, facts, run) VALUES (?, ?, ?, ?, ?)",
            (key, document, about.engine, profile.facts, self._run),
        )
        rows = (
            (one.rule, scope(one, about), one.key, one.value, made.lastrowid, one.start, one.end, one.more)
            for one in profile.claims
            if scope(one, about) is not None
        )
        base.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def groups(self) -> Iterator[Found]:
        """What is said of each thing of which two articles of this run or more speak, one group in memory at a time."""
        rows = self._base.execute(
            'SELECT rule, scope, claims.key, value, document, start, "end", more FROM claims '
            "CROSS JOIN articles ON number = article WHERE run = ? ORDER BY rule, scope, claims.key",
            (self._run,),
        )
        for (rule, scope_, key), members in groupby(rows, lambda row: row[:3]):
            group = Group.of((value, Place(*place)) for _, _, _, value, *place in members)
            if sum(bag.times for bag in group.values.values()) > 1:
                yield Found(rule, scope_, key, group)

    def facts(self, document: str) -> str:
        """The sentences with numbers of an article."""
        return self._of("facts", document)

    def _of(self, column: str, document: str) -> str:
        """What is known of an article of this run; nothing where there is none."""
        asked = f"SELECT {column} FROM articles WHERE document = ? AND run = ?"
        row = self._base.execute(asked, (document, self._run)).fetchone()
        return str(row[0]) if row else ""

    def leave_alone(self) -> None:
        """Leave the profiles of this run alone: what the archive no longer holds goes."""
        self._base.execute(
            "DELETE FROM claims WHERE article IN (SELECT number FROM articles WHERE run < ?)", (self._run,)
        )
        self._base.execute("DELETE FROM articles WHERE run < ?", (self._run,))

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def scope(claim: Claim, about: About) -> str | None:
    """Whose articles are compared, and of which time; none, where a rule wants a day and there is none."""
    reach = BY_ID[claim.rule].reach
    if reach == EVERYWHERE:
        return about.week
    if reach == DAY:
        return f"{about.published} {about.outlet}" if about.published else None
    return f"{about.week} {about.outlet}"
