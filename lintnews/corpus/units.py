"""Linting an archive part by part, in this process or in those of an engine: the same parts, whoever makes them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any
from zlib import crc32

from lintnews import __version__
from lintnews.config.settings import Settings
from lintnews.corpus.across.kept import Kept, kept_of
from lintnews.corpus.archive import Entry, Fields, entries, is_table
from lintnews.corpus.articles import Article, article_in, broken, rows_of
from lintnews.corpus.batches import lint_articles
from lintnews.corpus.parts import Output, OutputError, Part, batches_of
from lintnews.corpus.run import gathering
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import size_of
from lintnews.records import NamedTuple
from lintnews.results import Notification

_TOGETHER, _LEAST, _ONE_IN = 1_000_000, 32, 128
"""Of a unit that is made of small files: the bytes at which it ends, the files before it may, and that it ends at one
in so many files, so that one more file in an archive changes few of them."""

Unit = tuple[Found, ...]
"""Files that one process reads, in their order: a table, or several articles."""


class Plan(NamedTuple):
    """What every process of a run is told."""

    settings: Settings
    root: str
    """The folder that paths are relative to; absolute."""
    fields: Fields
    output: Output
    across: bool = False
    """Whether the profiles of articles are made, too."""
    version: str = __version__


class Outcome(NamedTuple):
    """What came of a unit."""

    number: int
    """Of the unit, in the order of the archive."""
    parts: tuple[Part, ...]
    fault: str = ""
    """Why it was not brought to its end."""


def units_of(files: Iterable[Found]) -> Iterator[Unit]:
    """The files of an archive, put together until they are worth a start; their paths hold in every process."""
    small: list[Found] = []
    size = 0
    for one in files:
        folder = None if one.folder is None else os.path.abspath(one.folder)
        found = one._replace(path=os.path.abspath(one.path), folder=folder)
        if is_table(found.path):
            if small:
                yield tuple(small)
            small, size = [], 0
            yield (found,)
            continue
        small.append(found)
        size += size_of(found.path)
        ends_here = not crc32(os.path.basename(found.path).encode("utf-8", "surrogateescape")) % _ONE_IN
        if size >= _TOGETHER or (ends_here and len(small) >= _LEAST):
            yield tuple(small)
            small, size = [], 0
    if small:
        yield tuple(small)


def lint_units(plan: Plan, units: Iterable[tuple[int, Unit]]) -> Iterator[Outcome]:
    """What comes of units in a process of an engine. What is wrong with the output is told and not raised."""
    if plan.version != __version__:
        raise RuntimeError(f"lintnews {__version__} is installed here, and {plan.version} where the run was started")
    with Linter(plan.settings, root=plan.root, gather=gathering(across=plan.across)) as linter:
        for number, unit in units:
            try:
                yield Outcome(number, tuple(lint_parts(linter, plan, [unit], apart=bool(plan.settings.plugins))))
            except OutputError as error:
                yield Outcome(number, (), str(error))


def lint_parts(
    linter: Linter,
    plan: Plan,
    units: Iterable[Unit],
    *,
    apart: bool,
    jobs: int = 1,
    told: Callable[[Entry], None] = lambda entry: None,
) -> Iterator[Part]:
    """The parts of these units in their order, each of them done. `told` is given each entry when it is read.

    Raises `OutputError`.
    """
    mqm = {name: one.rule.meta.mqm for name, one in linter.registry.known.items()}
    open_parts: deque[tuple[str, int] | Part] = deque()

    def articles() -> Iterator[Article]:
        for batch in chain.from_iterable(batches_of(_articles(linter, plan, unit, told)) for unit in units):
            key = plan.output.key_of(batch)
            part = plan.output.done(key)
            if part and plan.across and not part.profiles:
                part = None
            open_parts.append(part or (key, len(batch)))
            if part is None:
                yield from batch

    rows: list[dict[str, Any]] = []
    profiles: list[Kept] = []
    taken = 0
    for article, report in lint_articles(linter, articles(), apart=apart, jobs=jobs):
        while isinstance(part := open_parts[0], Part):
            yield part
            open_parts.popleft()
        rows += rows_of(article, report, mqm)
        if plan.across and article.key:
            profiles.append(kept_of(article, report))
        taken += 1
        if taken == part[1]:
            yield plan.output.write(part[0], rows, profiles if plan.across else None)
            open_parts.popleft()
            rows, profiles, taken = [], [], 0
    yield from (part for part in open_parts if isinstance(part, Part))


def _articles(linter: Linter, plan: Plan, files: Unit, told: Callable[[Entry], None]) -> Iterator[Article]:
    """The articles of these files, and what stands for those that cannot be read."""
    for entry in entries(linter.loader, files, plan.fields):
        if isinstance(entry, Notification):
            yield broken(entry)
        else:
            told(entry)
            yield article_in(linter.loader, entry)
