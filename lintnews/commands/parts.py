"""The arguments of `lintnews corpus` that keep a run as Parquet, and name the engine that makes it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from lintnews.commands import UsageError
from lintnews.corpus.archive import Fields
from lintnews.corpus.columns import PARTITIONS
from lintnews.corpus.run import signature
from lintnews.linter.linter import Linter

if TYPE_CHECKING:
    from lintnews.corpus.units import Plan

_LOCAL, _ARCHIVES = "local", "archives"
_LIBRARIES = {"spark": ("pyarrow", "pyspark.sql"), "ray": ("pyarrow", "ray.data")}
"""What each engine wants; the extra that brings all of it has its name."""


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
    """Raises `UsageError` for what does not go together."""
    if not makes_parts(arguments):
        if arguments.partition:
            raise UsageError("--partition wants --out: the folder that is to be parted")
        return
    if arguments.run:
        raise UsageError("--run keeps a log, --out and --engine make parts: one run is one of them")
    for name in filter(None, arguments.partition.split(",")):
        if name not in PARTITIONS:
            raise UsageError(f"--partition: '{name}' is none of {', '.join(PARTITIONS)}")


def check_installed(arguments: argparse.Namespace) -> None:
    """Raises `UsageError` that names all extras which what is asked for wants, and that are not installed."""
    needs: list[tuple[str, tuple[str, ...], str]] = []
    if arguments.engine != _LOCAL:
        needs.append((f"--engine {arguments.engine}", _LIBRARIES[arguments.engine], arguments.engine))
    elif arguments.out:
        needs.append(("--out", ("pyarrow",), _ARCHIVES))
    if arguments.across:
        needs.append(("--across", ("rensa",), _ARCHIVES))
    if arguments.scorecard:
        needs.append(("--scorecard", ("numpy",), _ARCHIVES))
    lacking = [(option, missing, extra) for option, libraries, extra in needs if (missing := _missing(libraries))]
    if lacking:
        options = " and ".join(option for option, _, _ in lacking)
        libraries = dict.fromkeys(name for _, missing, _ in lacking for name in missing)
        extras = ",".join(sorted({extra for _, _, extra in lacking}))
        is_one, wants = len(libraries) == 1, "wants" if len(lacking) == 1 else "want"
        said = f"{options} {wants} {' and '.join(libraries)}, which {'is' if is_one else 'are'} not there"
        instead = "" if arguments.engine == _LOCAL else ", or leave --engine out"
        raise UsageError(f"{said}: pip install 'lintnews[{extras}]'{instead}")


def _missing(libraries: Iterable[str]) -> tuple[str, ...]:
    """Those of these libraries, or of what they want themselves, that cannot be imported."""
    missing = []
    for library in libraries:
        try:
            import_module(library)
        except ImportError as error:
            missing.append(error.name or library)
    return tuple(missing)


def plan_of(linter: Linter, fields: Fields, folder: str, arguments: argparse.Namespace) -> Plan:
    """What the processes that make parts are told; `folder`: where they go if nobody keeps them."""
    from lintnews.corpus.parts import Output
    from lintnews.corpus.units import Plan

    signed = f"{signature(linter)} {linter.settings.max_file_size}"
    names = tuple(name for name in arguments.partition.split(",") if name)
    output = Output(os.path.abspath(arguments.out or os.path.join(folder, "parts")), signed, names)
    return Plan(linter.settings, os.path.abspath(linter.loader.root), fields, output, bool(arguments.across))
