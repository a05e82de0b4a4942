"""The reports of a run, kept in memory while they are few and on the disk when they are many.

What a reporter needs of a finding takes kilobytes, and a folder may have a hundred thousand articles.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, overload

from lintnews.results import FileReport

IN_MEMORY = 500
"""Reports that are kept in memory; of more, all are on the disk."""


class ReportStore(Sequence[FileReport]):
    """Reports, in the order of their paths after `sort`. Its file has no name, and is gone with the process."""

    def __init__(self, reports: Iterable[FileReport] = ()) -> None:
        self._few: list[FileReport] = []
        self._file: BinaryIO | None = None
        self._starts = array("Q")
        """Where the report of each number begins in the file."""
        self._last = ""
        self._is_sorted = True
        for report in reports:
            self.append(report)

    def append(self, report: FileReport) -> None:
        """Keep one more report. Raises `OSError` where the disk takes no more."""
        self._is_sorted = self._is_sorted and self._last <= report.path
        self._last = report.path
        if self._file is None and len(self._few) < IN_MEMORY:
            self._few.append(report)
            return
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115 - it is open as long as the run
            for one in self._few:
                self._write(self._file, one)
            self._few = []
        self._write(self._file, report)

    def sort(self) -> None:
        """Put the reports in the order of their paths."""
        if not self._is_sorted:
            paths = [report.path for report in self]
            order = sorted(range(len(paths)), key=paths.__getitem__)
            self._few = [self._few[number] for number in order] if self._few else []
            self._starts = array("Q", (self._starts[number] for number in order)) if self._starts else self._starts
            self._is_sorted = True

    def __len__(self) -> int:
        return len(self._few) or len(self._starts)

    def __iter__(self) -> Iterator[FileReport]:
        if self._file is None:
            yield from self._few
        else:
            for start in self._starts:
                yield self._read(self._file, start)

    @overload
    def __getitem__(self, at: int) -> FileReport: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FileReport]: ...
    def __getitem__(self, at: int | slice) -> FileReport | Sequence[FileReport]:
        if self._file is None:
            return self._few[at]
        if isinstance(at, slice):
            return [self._read(self._file, start) for start in self._starts[at]]
        return self._read(self._file, self._starts[at])

    def _write(self, file: BinaryIO, report: FileReport) -> None:
        from pickle import dumps

        file.seek(0, os.SEEK_END)
        self._starts.append(file.tell())
        file.write(dumps(report, protocol=5))

    def _read(self, file: BinaryIO, start: int) -> FileReport:
        from pickle import load

        file.seek(start)
        report: FileReport = load(file)
        return report
