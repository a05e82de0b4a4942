"""Where reports go: `--format` and `--output`, in pairs, and the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, TextIO

from lintnews.commands import UsageError
from lintnews.config.suggest import did_you_mean
from lintnews.files.atomic_write import replace
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import PluginManager, collect, held_back
from lintnews.records import NamedTuple
from lintnews.results import Notification, Reporter, Run

if TYPE_CHECKING:
    from lintnews.reporters.text import Style

STDOUT = "-"
BY_SUFFIX = {
    ".sarif": "sarif",
    ".json": "json",
    ".jsonl": "jsonl",
    ".xml": "junit",
    ".txt": "text",
    ".rdjson": "rdjson",
    ".html": "html",
}


_LONGEST = 3600.0
"""Seconds for one of our own reports."""
_SHORT = 1_000_000
"""Bytes of a report that are kept in memory."""


class Output(NamedTuple):
    """A reporter, the plugin that provided it, and the file that it writes (`-`: standard output)."""

    reporter: Reporter
    plugin: str
    path: str


class _Pair(argparse.Action):
    """Gathers `--format` and `--output` in the order in which they were given."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        given = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*given, (self.const, str(values))])


def add_outputs(parser: argparse.ArgumentParser) -> None:
    """`--format` and `--output`."""
    group = parser.add_argument_group("reports")
    group.add_argument(
        "--format",
        dest="outputs",
        action=_Pair,
        const="format",
        metavar="NAME",
        help="text (default), json, sarif, html ...; may be repeated",
    )
    group.add_argument(
        "--output",
        dest="outputs",
        action=_Pair,
        const="output",
        metavar="FILE",
        help="the file for the format named just before; without one its suffix says the format",
    )
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text")


def outputs_of(
    plugin_manager: PluginManager, given: Sequence[tuple[str, str]]
) -> tuple[tuple[Output, ...], tuple[Notification, ...]]:
    """The reports that were asked for, and plugins that failed to bring theirs. Raises `UsageError`."""
    collected = collect(plugin_manager, "lintnews_reporters")
    reporters = {one.value.name: one for one in reversed(collected.contributions)}
    pairs: list[list[str]] = []
    for kind, value in given:
        if kind == "format":
            if value not in reporters:
                said = f"unknown format '{value}'{did_you_mean(value, reporters)}: {', '.join(sorted(reporters))}"
                allowed = [plugin.point.name for plugin in plugin_manager.plugins if plugin.allowed]
                raise UsageError("\n".join(filter(None, (said, held_back(allowed)))))
            pairs.append([value, STDOUT])
        elif pairs and pairs[-1][1] == STDOUT:
            pairs[-1][1] = value
        elif (name := BY_SUFFIX.get(os.path.splitext(value)[1].lower())) in reporters:
            pairs.append([str(name), value])
        else:
            raise UsageError(f"--output {value}: name its format before it, such as --format sarif --output {value}")
    pairs = pairs or [["text", STDOUT]]
    if lost := next((name for name, _ in pairs if name not in reporters), None):
        raise UsageError(
            f"no plugin provides the format '{lost}': " + "; ".join(n.message for n in collected.notifications)
        )
    for path in {path for _, path in pairs}:
        rivals = [name for name, other in pairs if other == path]
        if len(rivals) > 1:
            where = "standard output" if path == STDOUT else path
            raise UsageError(f"{' and '.join(rivals)} both go to {where}: give one an --output of its own")
    made = (Output(reporters[name].value, reporters[name].plugin, path) for name, path in pairs)
    return tuple(made), collected.notifications


def write(plugin_manager: PluginManager, output: Output, run: Run, color: str, stdout: TextIO) -> Notification | None:
    """Write one report, when it is whole; what went wrong with it."""
    to_stdout = output.path == STDOUT

    def render() -> _Written:
        made = _Written()
        if output.plugin == "bundled" and output.reporter.name == "text":
            from lintnews.reporters import text

            style = style_of(color, stdout if to_stdout else None)._replace(notifications=not to_stdout)
            pieces: Iterable[bytes] = text.pieces(run, style)
        else:
            pieces = output.reporter.pieces(run) if output.reporter.pieces else (output.reporter.render(run),)
        for piece in pieces:
            if not isinstance(piece, bytes):
                raise TypeError(f"it gave {type(piece).__name__}, not bytes")
            made.add(piece)
        return made

    guard = plugin_manager.guard
    if output.plugin == "bundled":  # whose time grows with what there is to report
        guard = Guard(guard.level, seconds=_LONGEST)
    data, problem = guard.run(output.plugin, f"its reporter '{output.reporter.name}'", render)
    if data is None:
        return problem
    if to_stdout:
        stdout.flush()
        for piece in data.pieces():
            stdout.buffer.write(piece)
        stdout.buffer.flush()
        return problem
    try:
        replace(output.path, data.pieces())
    except OSError as error:
        return Notification("error", f"cannot be written: {error.strerror}", output.path)
    return problem


class _Written:
    """What a reporter has written so far: in memory, or on the disk where it is long."""

    def __init__(self) -> None:
        self._short: list[bytes] = []
        self._size = 0
        self._long: BinaryIO | None = None

    def add(self, piece: bytes) -> None:
        if self._long is not None:
            self._long.write(piece)
            return
        self._short.append(piece)
        self._size += len(piece)
        if self._size > _SHORT:
            from tempfile import TemporaryFile

            self._long = TemporaryFile()  # noqa: SIM115 - it is gone with the report
            self._long.writelines(self._short)
            self._short = []

    def pieces(self) -> Iterator[bytes]:
        """All of it, in order."""
        yield from self._short
        if self._long is not None:
            self._long.seek(0)
            while piece := self._long.read(_SHORT):
                yield piece


def style_of(color: str, stream: TextIO | None) -> Style:
    """How text is to look on a stream, or in a file."""
    from lintnews.reporters import text

    is_terminal = stream is not None and stream.isatty()
    return text.style_for(color, os.environ, is_terminal=is_terminal, columns=_columns())


def _columns() -> int:
    """The width of the terminal, or of a page. (What `shutil` says of it costs 2 ms for its import.)"""
    try:
        return int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size(1).columns or 100
    except (AttributeError, OSError, ValueError):
        return 100


def print_notifications(notifications: Iterable[Notification], color: str) -> None:
    """What went wrong, on standard error."""
    if told := tuple(dict.fromkeys(notifications)):
        from lintnews.reporters import text

        own = style_of(color, sys.stderr)
        for note in told:
            print(text.notification(note, own), file=sys.stderr)


def print_json(text: str) -> None:
    """Print JSON: UTF-8 whatever the terminal's encoding is, as in every report, and nothing that steers a terminal."""
    from lintnews.reporters import json_bytes

    sys.stdout.flush()
    sys.stdout.buffer.write(json_bytes(text + "\n"))
    sys.stdout.flush()


def print_safe(text: str) -> None:
    """Print for people what packs and plugins say, in lines that steer no terminal."""
    from lintnews.reporters.terminal_text import shown

    print("\n".join(map(shown, text.split("\n"))))
