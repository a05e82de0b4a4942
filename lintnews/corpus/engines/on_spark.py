"""Apache Spark: a unit is a task. The session is that of `spark-submit`, or one on this machine."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pickle import dumps, loads
from shutil import which
from typing import Any

import pyarrow as pa
from pyspark.sql import SparkSession

from lintnews.corpus.engines import EngineError
from lintnews.corpus.units import Outcome, Plan, Unit, lint_units

_TRIES = 4
"""How often a unit is begun whose worker is lost; what Spark does on a cluster."""


def run(plan: Plan, units: Sequence[tuple[int, Unit]], jobs: int) -> Iterator[Outcome]:
    """What comes of the units. Raises `EngineError`."""
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    is_ours = SparkSession.getActiveSession() is None
    session = _session(jobs)
    try:
        rows = [(dumps(unit),) for unit in units]
        frame = session.createDataFrame(rows, "unit binary").repartition(max(1, len(rows)))

        def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            named = (loads(one) for batch in batches for one in batch.column(0).to_pylist())
            for outcome in lint_units(plan, named):
                yield pa.RecordBatch.from_pydict({"outcome": pa.array([dumps(outcome)], pa.binary())})

        for row in frame.mapInArrow(work, "outcome binary").collect():
            yield loads(bytes(row.outcome))
    except Exception as error:
        raise EngineError(f"Spark gave up: {_told(error)}; what is done stays, and the same command goes on") from None
    finally:
        if is_ours:
            session.stop()


def _session(jobs: int) -> SparkSession:
    """The session that there is, or one on this machine. Raises `EngineError`."""
    if active := SparkSession.getActiveSession():
        return active
    if not (os.environ.get("JAVA_HOME") or which("java")):
        raise EngineError("Spark wants Java 17, which is not there: install it, or leave --engine out")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    builder = builder.appName("lintnews").config("spark.sql.execution.arrow.maxRecordsPerBatch", 1)
    if not _is_submitted():
        builder = builder.master(f"local[{jobs or '*'},{_TRIES}]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.log.level", "ERROR").config("spark.ui.showConsoleProgress", "false")
    try:
        made: SparkSession = builder.getOrCreate()
    except Exception as error:
        raise EngineError(f"Spark does not start: {_told(error)}") from None
    return made


def _is_submitted() -> bool:
    """Whether `spark-submit`, or the user's own settings, say where the tasks run."""
    return "PYSPARK_GATEWAY_PORT" in os.environ or "--master" in os.environ.get("PYSPARK_SUBMIT_ARGS", "")


def _told(error: Exception) -> str:
    """The line of a failure that says what it is: those of Spark hold the traces of two languages."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    causes = [line for line in lines if "Error: " in line and not line.startswith(("at ", "File "))]
    return (causes or lines or [type(error).__name__])[-1 if causes else 0]
