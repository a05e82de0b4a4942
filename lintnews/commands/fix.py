"""`lintnews fix`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from lintnews.commands import CLEAN, COMMANDS, FINDINGS, NOT_WHOLE, WRONG_USE, Command, UsageError
from lintnews.commands.lint import LintRun, lint, linter_of
from lintnews.commands.options import add_paths, add_settings, settings_of
from lintnews.commands.reports import print_notifications, style_of
from lintnews.commands.scope import Scope, add_scope, scope_of
from lintnews.commands.stdout import capture_stdout
from lintnews.decisions.fixes import MOST_PASSES, Mended, applicable, mend
from lintnews.files.atomic_write import remove_drafts, rewrite
from lintnews.files.discovery import STDIN, Found
from lintnews.input.sources import UnreadableError
from lintnews.linter.linter import Linter
from lintnews.records import NamedTuple
from lintnews.results import FileReport, Notification, Result


class Change(NamedTuple):
    """A file that fixes change."""

    path: str
    before: bytes
    after: bytes
    fixed: tuple[Result, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `fix`."""
    add_paths(parser)
    parser.add_argument("--unsafe-fixes", action="store_true", help="apply those that may change the meaning too")
    parser.add_argument("--diff-only", action="store_true", help="change no file, but show what would change")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text")
    add_scope(parser)
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Mend the files, or show how; standard input is mended to standard output."""
    if STDIN in arguments.paths and len(arguments.paths) > 1:
        raise UsageError("standard input (-) is mended alone")
    settings = settings_of(arguments, arguments.paths)
    with capture_stdout() as stdout:
        linter = linter_of(settings, arguments)
        scope = scope_of(arguments, settings)
        if arguments.paths == [STDIN]:
            return _mend_stdin(linter, scope, arguments, stdout)
        work, changes = mend_files(
            linter,
            lint(linter, arguments, scope),
            scope,
            unsafe=arguments.unsafe_fixes,
            write=not arguments.diff_only,
        )
    if arguments.diff_only:
        _show(changes, arguments.color, sys.stdout)
    print_notifications(work.all_notifications, arguments.color)
    print("\n".join(_summary(work, changes, arguments)), file=sys.stderr if arguments.diff_only else sys.stdout)
    if work.misused:
        return WRONG_USE
    if not work.is_whole:
        return NOT_WHOLE
    return FINDINGS if arguments.diff_only and changes else CLEAN


def mend_files(
    linter: Linter, work: LintRun, scope: Scope, *, unsafe: bool, write: bool = True
) -> tuple[LintRun, list[Change]]:
    """The files with their fixes: what is reported of them now, and how they change. `write`: change them."""
    reports: list[FileReport] = []
    changes: list[Change] = []
    if write:
        for folder in sorted({os.path.dirname(os.path.realpath(one.path)) for one in work.files}):
            remove_drafts(folder)
    by_path = {linter.loader.shown(one.path): one for one in work.files}
    for report in work.reports:
        if not applicable(report.results, unsafe=unsafe):
            reports.append(report)
            continue
        found = by_path[report.path]
        try:
            before = linter.loader.data(found)
            mended = _mended(linter, found, before, scope, unsafe=unsafe)
            if write and mended.data != before:
                rewrite(found.path, before, mended.data, inside=linter.loader.root)
        except UnreadableError as error:
            reports.append(_noted(report, error.notification))
        except OSError as error:
            said = f"was not fixed: {error.strerror or error}"
            reports.append(_noted(report, Notification("error", said, report.path)))
        else:
            reports.append(mended.report)
            if mended.data != before:
                changes.append(Change(report.path, before, mended.data, mended.fixed))
    return work._replace(reports=reports), changes


def unified(change: Change) -> bytes:
    """The change as a unified diff that `git apply` and `patch` take, in the encoding of the file."""
    from difflib import diff_bytes, unified_diff

    old, new = (_diff_name(f"{side}/{change.path.lstrip('/')}") for side in "ab")
    lines = diff_bytes(unified_diff, _lines(change.before), _lines(change.after), old, new)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _mended(linter: Linter, found: Found, data: bytes, scope: Scope, *, unsafe: bool) -> Mended:
    def again(data: bytes) -> FileReport:
        report = linter.judge(found, data)
        if report is None:
            raise UnreadableError(Notification("error", "it is of another format", linter.loader.shown(found.path)))
        return scope.judged([report])[0]

    encoding = linter.settings.overridden(linter.loader.overriding(found.path)).encoding
    # The lines that a change touched are those of the file as it is, so that there is no second pass.
    passes = MOST_PASSES if scope.changed is None else 1
    return mend(data, again, unsafe=unsafe, encoding=encoding, passes=passes)


def _mend_stdin(linter: Linter, scope: Scope, arguments: argparse.Namespace, stdout: TextIO) -> int:
    found = Found(STDIN, named=True)
    try:
        before = linter.loader.data(found)
        mended = _mended(linter, found, before, scope, unsafe=arguments.unsafe_fixes)
    except UnreadableError as error:
        print_notifications((error.notification,), arguments.color)
        return NOT_WHOLE
    notes = (*linter.notifications, *mended.report.notifications)
    print_notifications(notes, arguments.color)
    change = Change(mended.report.path, before, mended.data, mended.fixed)
    if arguments.diff_only:
        _show([change] if mended.data != before else [], arguments.color, stdout)
    else:
        stdout.buffer.write(mended.data)
        stdout.buffer.flush()
    if any(note.level == "error" for note in notes):
        return NOT_WHOLE
    return FINDINGS if arguments.diff_only and mended.data != before else CLEAN


def _show(changes: Iterable[Change], color: str, stdout: TextIO) -> None:
    """The diffs: to a program as they are, to a person so that no text steers the terminal."""
    for diff in map(unified, changes):
        if stdout.isatty() or color == "always":
            stdout.write("".join(_for_people(diff, colour=style_of(color, stdout).colour)))
        else:
            stdout.buffer.write(diff)
    stdout.flush()


def _for_people(diff: bytes, *, colour: bool) -> Iterator[str]:
    from lintnews.reporters.terminal_text import shown

    colours = {"+": "32", "-": "31", "@": "36"}
    for line in diff.decode("utf-8", "replace").split("\n")[:-1]:
        code = colours.get(line[:1]) if colour else None
        yield (f"\x1b[{code}m{shown(line)}\x1b[0m" if code else shown(line)) + "\n"


def _summary(work: LintRun, changes: list[Change], arguments: argparse.Namespace) -> Iterator[str]:
    from lintnews.reporters.terminal_text import shown
    from lintnews.reporters.text import counted

    for change in changes:
        rules = ", ".join(sorted({result.rule for result in change.fixed}))
        yield f"{shown(change.path)}: {len(change.fixed)} {'to fix' if arguments.diff_only else 'fixed'} ({rules})"
    total = counted(sum(len(change.fixed) for change in changes), "finding")
    yield f"{'would fix' if arguments.diff_only else 'fixed'} {total} in {counted(len(changes), 'file')}"
    left = [result for report in work.reports for result in report.results]
    if not arguments.unsafe_fixes and (unsafe := len(applicable(left, unsafe=True))):
        yield f"{counted(unsafe, 'more fix', 'more fixes')} with --unsafe-fixes"


def _lines(data: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _diff_name(name: str) -> bytes:
    """A path in the head of a diff, quoted as git does where it must be."""
    data = os.fsencode(name)
    odd = rb'[\x00-\x1f"\\\x7f]'
    if re.search(odd, data):
        return b'"' + re.sub(odd, lambda found: b"\\%03o" % found[0][0], data) + b'"'
    return data + b"\t" if b" " in data else data


def _noted(report: FileReport, note: Notification) -> FileReport:
    return report._replace(notifications=(*report.notifications, note))


command = Command("fix", COMMANDS["fix"], configure, run)
