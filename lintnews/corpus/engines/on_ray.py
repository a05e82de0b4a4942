"""Ray Data: a unit is a block. The cluster is the one that `RAY_ADDRESS` names, or one on this machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pickle import dumps, loads
from typing import Any

import pyarrow as pa
import ray
import ray.data

from lintnews.corpus.engines import EngineError
from lintnews.corpus.units import Outcome, Plan, Unit, lint_units


def run(plan: Plan, units: Sequence[tuple[int, Unit]], jobs: int) -> Iterator[Outcome]:
    """What comes of the units. Raises `EngineError`."""
    started = not ray.is_initialized()
    try:
        if started:
            where = os.environ.get("RAY_ADDRESS")
            own: dict[str, Any] = {} if where else {"num_cpus": jobs or None, "include_dashboard": False}
            ray.init(address=where, logging_level=logging.ERROR, log_to_driver=False, **own)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.data.DataContext.get_current().enable_progress_bars = False
        rows = [{"unit": dumps(unit)} for unit in units]
        data = ray.data.from_items(rows, override_num_blocks=max(1, len(rows)))
        for row in data.map_batches(partial(_work, plan), batch_size=1, batch_format="pyarrow").iter_rows():
            yield loads(row["outcome"])
    except Exception as error:
        said = next(iter(str(error).strip().splitlines()[-1:]), type(error).__name__)
        raise EngineError(f"Ray gave up: {said}; what is done stays, and the same command goes on") from None
    finally:
        if started:
            ray.shutdown()


def _work(plan: Plan, table: pa.Table) -> pa.Table:
    units = [loads(one) for one in table.column("unit").to_pylist()]
    return pa.table({"outcome": pa.array(map(dumps, lint_units(plan, units)), pa.binary())})
