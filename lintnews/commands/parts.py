"""The arguments of `lintnews corpus` that keep a run as Parquet, and name the engine that makes it."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from lintnews.commands import UsageError
from lintnews.corpus.archive import Fields
from lintnews.corpus.run import signature
from lintnews.linter.linter import Linter

if TYPE_CHECKING:
    from lintnews.corpus.units import Plan

_LOCAL = "local"


def add_parts(parser: argparse.ArgumentParser) -> None:
    """`--out`, `--partition`, `--engine`."""
    parser.add_argument("--out", metavar="DIR", help="keep the run there as Parquet: articles, findings, problems")
    parser.add_argument(
        "--partition",
        default="",
        metavar="NAMES",
        help="of --out, in folders by these: outlet, engine, language_pair, month, week",
    )
    parser.add_argument(
        "--engine", choices=(_LOCAL, "spark", "ray"), default=_LOCAL, help="what does the work (default: local)"
    )


def makes_parts(arguments: argparse.Namespace) -> bool:
    """Whether the run is made of parts."""
    return bool(arguments.out or arguments.engine != _LOCAL)


def check_parts(arguments: argparse.Namespace) -> None:
    """Raises `UsageError` for what does not go together, or is not installed."""
    if not makes_parts(arguments):
        if arguments.partition:
            raise UsageError("--partition wants --out: the folder that is to be parted")
        return
    if arguments.run:
        raise UsageError("--run keeps a log, --out and --engine make parts: one run is one of them")
    try:
        from lintnews.corpus.engines import EngineError, engine_named
        from lintnews.corpus.parts import PARTITIONS
    except ImportError:
        raise UsageError("--out wants pyarrow, which is not there: pip install 'lintnews[parquet]'") from None
    for name in filter(None, arguments.partition.split(",")):
        if name not in PARTITIONS:
            raise UsageError(f"--partition: '{name}' is none of {', '.join(PARTITIONS)}")
    try:
        if arguments.engine != _LOCAL:
            engine_named(arguments.engine)
    except EngineError as error:
        raise UsageError(str(error)) from None


def plan_of(linter: Linter, fields: Fields, folder: str, arguments: argparse.Namespace) -> Plan:
    """What the processes that make parts are told; `folder`: where they go if nobody keeps them."""
    from lintnews.corpus.parts import Output
    from lintnews.corpus.units import Plan

    signed = f"{signature(linter)} {linter.settings.max_file_size}"
    names = tuple(name for name in arguments.partition.split(",") if name)
    output = Output(os.path.abspath(arguments.out or os.path.join(folder, "parts")), signed, names)
    return Plan(linter.settings, os.path.abspath(linter.loader.root), fields, output)
