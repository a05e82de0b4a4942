"""Running rules over an archive, in order, keeping what was done before."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

import lintnews
from lintnews.config.settings import Settings
from lintnews.corpus.about import completed, from_text
from lintnews.corpus.across.claims import Profile, seen_of
from lintnews.corpus.archive import Entry
from lintnews.corpus.articles import article_in
from lintnews.corpus.log import Line, Log, key_of, line
from lintnews.document import Document
from lintnews.input.matches import Original
from lintnews.linter.linter import Linter, Task
from lintnews.linter.parallel import lint_tasks
from lintnews.packs.rule_set import PackRule
from lintnews.results import FileReport, Notification

if TYPE_CHECKING:
    from lintnews.corpus.across.shelf import Shelf

_NO_MATTER = frozenset(("jobs", "fail_on", "home", "path", "include", "exclude", "baseline", "max_file_size"))
"""Settings that change nothing in what is found."""


class UnfinishedError(Exception):
    """A run could not be brought to its end; the text says why, and what can be done."""


def gathering(*, across: bool) -> Callable[[Document], object]:
    """What is gathered of each text where it is linted; `across`: with its profile, to compare it with others."""
    if not across:
        return from_text
    from lintnews.corpus.across.profiles import profile

    return profile


def lint_archive(
    linter: Linter,
    archive: Iterable[Entry | Notification],
    log: Log,
    jobs: int,
    take: Callable[[Line, Entry | None], None],
    complain: Callable[[Notification], None],
    shelf: Shelf | None = None,
) -> None:
    """Lint what the log does not hold, and write it down there.

    `take` is given each line in the order of the archive, with its entry where it was linted only now; `complain` what
    cannot be read. `shelf`: where the profiles of articles are put; the linter gathers them.
    """
    signed = signature(linter)
    queue: deque[tuple[str, Entry | None]] = deque()  # an entry waits for its report; None: the log has its line

    def take_kept() -> None:
        while queue and queue[0][1] is None:
            take(log.keep(queue.popleft()[0]), None)

    def tasks() -> Iterator[tuple[Task, int]]:
        for entry in archive:
            if isinstance(entry, Notification):
                complain(entry)
                continue
            article = article_in(linter.loader, entry)
            for note in article.problems:
                complain(note._replace(path=entry.document))
            if article.task is None:
                continue
            key = key_of(signed, entry.document, entry.data + _bytes_of(entry.original) + repr(entry.about).encode())
            if log.holds(key) and (shelf is None or shelf.holds(key)):
                if shelf:
                    shelf.use(key)
                queue.append((key, None))
                take_kept()
            else:
                queue.append((key, entry._replace(data=b"", original=None)))
                yield article.task, len(entry.data)

    for report in lint_tasks(linter, tasks(), jobs):
        take_kept()
        key, entry = queue.popleft()
        assert entry
        gathered = report.gathered if report else None
        about = completed(entry.about, seen_of(gathered))
        if shelf:
            shelf.add(key, entry.document, about, gathered if isinstance(gathered, Profile) else Profile(()))
        made = line(key, entry.document, report or FileReport(entry.document, 0, ()), about)
        log.add(made)
        take(made, entry)
    take_kept()


def _bytes_of(original: Original | None) -> bytes:
    return b"" if original is None else b"\0" + repr(original).encode("utf-8", "surrogatepass")


def signature(linter: Linter) -> str:
    """What decides what is found in a text: settings, rules, and all code and data behind them."""
    settings = linter.settings
    told = [f"{name}={getattr(settings, name)!r}" for name in Settings.__annotations__ if name not in _NO_MATTER]
    digest = blake2b(
        "\n".join((lintnews.__version__, *told, *(rule.id for rule in linter.rules))).encode(), digest_size=16
    )
    for path in sorted(_sources(linter)):
        digest.update(path.encode("utf-8", "surrogateescape"))
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _sources(linter: Linter) -> Iterator[str]:
    """The files of lintnews, of the packages that rules come from, and of packs and other files that are named."""
    settings = linter.settings
    yield from (
        path for path in (*settings.registries, *settings.accepted_words, *settings.termbase) if os.path.isfile(path)
    )
    yield from {rule.pack.path for rule in linter.rules if isinstance(rule, PackRule)}
    modules = {type(rule).__module__.partition(".")[0] for rule in linter.rules} | {"lintnews"}
    for name in modules:
        home = getattr(sys.modules.get(name), "__file__", None)
        if home and os.path.basename(home) == "__init__.py":
            yield from _below(os.path.dirname(home))
        elif home:
            yield home


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(here, name) for name in files)
