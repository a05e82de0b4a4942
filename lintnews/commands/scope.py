"""What of a run counts: what a baseline does not know, and what a change touched."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lintnews.commands import UsageError
from lintnews.config.settings import Settings
from lintnews.files.discovery import STDIN, Found, relative
from lintnews.files.plain_files import read_plain
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification

if TYPE_CHECKING:
    from lintnews.decisions.baseline import BaselineEntry
    from lintnews.decisions.git_diff import Lines


_MOST_BYTES = 64_000_000
"""Bytes of a baseline."""


class Scope(NamedTuple):
    """What is not to count. `root`: the folder that reported paths are relative to."""

    root: str
    known: tuple[BaselineEntry, ...] | None = None
    """The findings of the baseline, their paths as reports have them; None: there is no baseline."""
    changed: Mapping[str, Lines] | None = None
    """The files that a change touched, by their real paths; None: everything counts."""

    def files(self, found: Sequence[Found]) -> Sequence[Found]:
        """The files that are to be linted."""
        if self.changed is None:
            return found
        return [one for one in found if one.path == STDIN or os.path.realpath(one.path) in self.changed]

    def judged(self, reports: Sequence[FileReport]) -> Sequence[FileReport]:
        """The reports, where what is known does not count and what was not touched is left out."""
        if self.changed is None and self.known is None:
            return reports
        judged = list(reports)
        if self.changed is not None:
            from lintnews.decisions.git_diff import touched_only

            for number, report in enumerate(judged):
                results = touched_only(report.results, os.path.join(self.root, report.path), self.changed)
                judged[number] = report._replace(results=results)
        if self.known is not None:
            from lintnews.decisions.baseline import compare

            judged = list(compare(judged, self.known, self._is_there).files)
        return judged

    def gone(self, reports: Sequence[FileReport]) -> list[Notification]:
        """What is said where the baseline knows findings that are there no longer."""
        if not self.known or self.changed is not None:
            return []
        from lintnews.decisions.baseline import compare

        gone = compare(reports, self.known, self._is_there).gone
        if not gone:
            return []
        said = "1 known finding is gone" if len(gone) == 1 else f"{len(gone):,} known findings are gone"
        return [Notification("note", f"{said}: `lintnews baseline` renews the baseline")]

    def _is_there(self, path: str) -> bool:
        return os.path.exists(os.path.join(self.root, path))


def add_scope(parser: argparse.ArgumentParser) -> None:
    """`--diff`; a baseline is a key of the configuration."""
    parser.add_argument(
        "--diff",
        metavar="REV",
        help="only what differs from a git revision (`main...`: from where the branch left it), in whole documents",
    )


def scope_of(arguments: argparse.Namespace, settings: Settings) -> Scope:
    """What counts, as the arguments and the configuration say. Raises `UsageError`."""
    changed = None
    if arguments.diff is not None:
        from lintnews.decisions.git_diff import GitError, changed_lines

        try:
            changed = changed_lines(arguments.root, arguments.diff)
        except GitError as error:
            raise UsageError(f"--diff {arguments.diff}: {error}") from None
    known = None if settings.baseline is None else known_in(settings.baseline, arguments.root)
    return Scope(arguments.root, known, changed)


def known_in(path: str, root: str) -> tuple[BaselineEntry, ...]:
    """The findings of a baseline, their paths as reports have them. Raises `UsageError`."""
    from lintnews.decisions.baseline import read

    try:
        known = read(read_plain(path, _MOST_BYTES))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror} (`lintnews baseline` makes one)") from None
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None
    return rebase_paths(known, os.path.dirname(os.path.abspath(path)), root)


def rebase_paths(known: Iterable[BaselineEntry], old: str, new: str) -> tuple[BaselineEntry, ...]:
    """Findings whose paths were relative to one folder, and now to another one."""
    return tuple(one._replace(path=relative(os.path.join(os.path.abspath(old), one.path), new)) for one in known)
