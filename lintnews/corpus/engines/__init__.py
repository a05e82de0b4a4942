"""Engines that lint the units of an archive on many processors or machines: one module each, imported when it is named.

Each has `run(plan, units, jobs)`, which yields an `Outcome` for each unit in any order; `jobs`: how many are done at a
time, 0 for what the engine thinks right. A unit whose worker is lost is begun anew by the engine: its parts that are
done stay, and no part is there twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from lintnews.corpus.run import UnfinishedError
from lintnews.corpus.units import Outcome, Plan, Unit

Run = Callable[[Plan, Sequence[tuple[int, Unit]], int], Iterator[Outcome]]

_MODULES = {"spark": "on_spark", "ray": "on_ray"}


class EngineError(UnfinishedError):
    """An engine failed as a whole; the text says what can be done."""


def engine_named(name: str) -> Run:
    """The function that runs units on an engine, which is installed."""
    run: Run = import_module(f"{__name__}.{_MODULES[name]}").run
    return run
