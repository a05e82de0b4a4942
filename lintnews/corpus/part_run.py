"""A run over an archive into parts: here, or on an engine; and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from lintnews.corpus.archive import Entry
from lintnews.corpus.engines import engine_named
from lintnews.corpus.log import Line
from lintnews.corpus.part_lines import lines_of, problems_of, profiles_of
from lintnews.corpus.parts import Part
from lintnews.corpus.units import Outcome, Plan, Unit, lint_parts, units_of
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.results import Notification

if TYPE_CHECKING:
    from lintnews.corpus.across.shelf import Shelf

LOCAL = "local"
ENGINES = (LOCAL, "spark", "ray")


def lint_into_parts(
    linter: Linter,
    plan: Plan,
    archive: str,
    files: Sequence[Found],
    engine: str,
    jobs: int,
    told: Callable[[Entry], None],
    take: Callable[[Line], None],
    complain: Callable[[Notification], None],
    shelf: Shelf | None = None,
) -> None:
    """Lint what is not done yet, then hand on each line of the whole run, and what went wrong.

    `archive`: what the run is said to be of; `shelf`: where the profiles of articles are put, if the plan says that
    they are made. Raises `OutputError`, and `EngineError` where an engine fails as a whole.
    """
    plan.output.open(archive)
    units = list(enumerate(units_of(files)))
    parts: list[Part] = []
    is_whole = True
    for outcome in sorted(_outcomes(linter, plan, units, engine, jobs, told)):
        parts += outcome.parts
        if outcome.fault:
            is_whole = False
            complain(Notification("error", outcome.fault))
    if is_whole:
        plan.output.close(archive, parts)
    for part in parts:
        if shelf:
            shelf.add_all(profiles_of(plan.output.folder, part))
        for line in lines_of(plan.output.folder, part):
            take(line)
        for row in problems_of(plan.output.folder, part):
            if row["article"] is None or row["level"] == "warning":
                note = Notification(row["level"], row["message"], row["path"], row["reported_by"], row["line_number"])
                complain(note)


def _outcomes(
    linter: Linter,
    plan: Plan,
    units: Sequence[tuple[int, Unit]],
    engine: str,
    jobs: int,
    told: Callable[[Entry], None],
) -> Iterator[Outcome]:
    if engine != LOCAL:
        yield from engine_named(engine)(plan, units, linter.settings.jobs)
        return
    apart = jobs > 1 or bool(linter.settings.plugins)
    own = (unit for _, unit in units)
    yield Outcome(0, tuple(lint_parts(linter, plan, own, apart=apart, jobs=jobs, told=told)))
