"""`lintnews corpus`."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import nullcontext, redirect_stdout
from json import dumps
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from lintnews import __version__
from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, Command, UsageError
from lintnews.commands.options import add_settings, settings_of
from lintnews.commands.parts import add_parts, check_installed, check_parts, makes_parts, plan_of
from lintnews.commands.progress import Progress
from lintnews.commands.reports import print_json, print_notifications, print_safe
from lintnews.commands.stdout import capture_stdout
from lintnews.config.settings import Settings
from lintnews.corpus import annotations as judging
from lintnews.corpus import compare as comparing
from lintnews.corpus.archive import SUFFIXES, Entry, Fields, MissingReaderError, entries, wanted
from lintnews.corpus.log import HEAD, LINES, Line, Log, lines_of, read_head
from lintnews.corpus.run import UnfinishedError, gathering, lint_archive
from lintnews.corpus.tally import Sample, SampledFinding, Tally, shown
from lintnews.files.atomic_write import replace
from lintnews.files.discovery import Found, is_inside
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import jobs_for, size_of
from lintnews.linter.selection import SelectionError
from lintnews.records import NamedTuple
from lintnews.reporters import bundled_reporters
from lintnews.reporters.precision import Figures, measured
from lintnews.reporters.precision import read as read_figures
from lintnews.reporters.precision import write as write_figures
from lintnews.results import Notification

if TYPE_CHECKING:
    from lintnews.corpus.across.shelf import Shelf
    from lintnews.corpus.units import Plan

_ACROSS = {".txt": "text", ".json": "json", ".sarif": "sarif"}
"""The reporter for what stands in several articles, by the suffix of its file."""
_SCORECARDS = (".html", ".json", ".csv")
_MOST_TOLD = 20
"""Complaints that are told; the rest is counted."""


class _Outcome(NamedTuple):
    """What a run came to."""

    tally: Tally
    picked: tuple[SampledFinding, ...]
    judged: tuple[tuple[str, str, bool], ...]
    """Rule, severity and verdict of what somebody judged and was found again."""
    notes: tuple[Notification, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `corpus`."""
    parser.add_argument("folder", metavar="FOLDER", help="the archive: a folder, or one file of it")
    parser.add_argument(
        "--text-field", default="text", metavar="NAME", help="of .jsonl, .csv, .tsv and .parquet (default: text)"
    )
    parser.add_argument("--id-field", default="id", metavar="NAME", help="of the same (default: id)")
    parser.add_argument("--source-field", metavar="NAME", help="of the original in .jsonl, .csv, .tsv and .parquet")
    parser.add_argument("--run", metavar="DIR", help="keep the run there; one that was ended is taken up again")
    add_parts(parser)
    parser.add_argument("--compare", metavar="RUN", help="the findings that differ from those of another run")
    parser.add_argument("--entries", action="store_true", help="the rate of each entry of a pack, too")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="show N findings of each rule, by chance")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the sample: another one picks others")
    parser.add_argument("--judge", metavar="FILE", help="write the sample there, to be judged; judgements in it stay")
    parser.add_argument("--without-texts", action="store_true", help="no text of the archive in the file of --judge")
    parser.add_argument("--measured", metavar="FILE", help="renew the measured figures of rules in this file")
    parser.add_argument("--as", dest="name", metavar="NAME", help="what the figures of --measured call these texts")
    parser.add_argument(
        "--across",
        metavar="FILE",
        help="what the articles contradict one another in, as .txt, .json or .sarif",
    )
    parser.add_argument(
        "--scorecard",
        action="append",
        default=[],
        metavar="FILE",
        help="penalties by outlet, engine, languages and week"
        " as .html, .json or .csv; judgements in the file of --judge correct them",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the figures")
    add_settings(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run rules over an archive, and tell the figures."""
    _check(arguments)
    settings = settings_of(arguments, [arguments.folder])
    before = _read(arguments.judge, judging.read) or {}
    figures = _read(arguments.measured, read_figures) or Figures({})
    home = arguments.folder if os.path.isdir(arguments.folder) else os.path.dirname(arguments.folder) or "."
    try:
        with capture_stdout() as stdout, nullcontext(arguments.run) if arguments.run else _scratch() as folder:
            linter = Linter(settings, root=home, gather=gathering(across=bool(arguments.across)))
            files = wanted(_files(arguments, settings, linter))
            plan = plan_of(linter, _fields(arguments), folder, arguments) if makes_parts(arguments) else None
            outcome = _walk(linter, files, folder, arguments, before, plan)
            _write_scorecards(linter, folder, arguments, before)
            _write_across(linter, files, folder, arguments, plan)
            differences = comparing.Comparison(arguments.compare, folder) if arguments.compare else None
            with redirect_stdout(stdout):
                for line in _report(outcome, differences, arguments):
                    (print_json if arguments.format == "json" else print_safe)(line)
    except (SelectionError, MissingReaderError) as error:
        raise UsageError(str(error)) from None
    except UnfinishedError as error:
        print_notifications((Notification("error", str(error)),), "auto")
        return NOT_WHOLE
    except KeyboardInterrupt:
        if kept := arguments.out or arguments.run:
            said = f"what is done is kept in {kept}: the same command goes on"
            print_notifications((Notification("note", said),), "auto")
        raise
    _write_judgements(linter, outcome, figures, before, arguments)
    print_notifications(outcome.notes, "auto")
    return NOT_WHOLE if any(note.level == "error" for note in outcome.notes) else CLEAN


def _write_judgements(
    linter: Linter,
    outcome: _Outcome,
    figures: Figures,
    before: Mapping[judging.Key, Mapping[str, Any]],
    arguments: argparse.Namespace,
) -> None:
    """Write the sample that is to be judged, and what judgements say of the rules."""
    if arguments.judge and arguments.sample:
        said = judging.write(outcome.picked, before, texts=not arguments.without_texts)
        replace(arguments.judge, said.encode("utf-8", "replace"))
    if arguments.measured:
        rules, known = [rule.id for rule in linter.rules], linter.registry.known
        made = judging.renewed(figures, arguments.name, __version__, outcome.tally, rules, outcome.judged, known)
        replace(arguments.measured, write_figures(made).encode())


def _scratch() -> TemporaryDirectory[str]:
    """A folder for a run that nobody keeps. Raises `UsageError`."""
    try:
        return TemporaryDirectory(prefix="lintnews-")
    except OSError as error:
        raise UsageError(f"there is no room for temporary files; --run names a folder: {error.strerror}") from None


def _check(arguments: argparse.Namespace) -> None:
    """Raises `UsageError` for what does not go together."""
    if not os.path.exists(arguments.folder):
        raise UsageError(f"{arguments.folder}: there is no such file or folder")
    if arguments.measured and not arguments.name:
        raise UsageError("--measured wants --as: what to call these texts, such as --as 'news written by people'")
    if arguments.judge and not (arguments.sample or arguments.scorecard):
        raise UsageError("--judge wants --sample: how many findings of each rule are to be judged")
    check_parts(arguments)
    for path in arguments.scorecard:
        if os.path.splitext(path)[1] not in _SCORECARDS:
            raise UsageError(f"--scorecard: {path} is no file for it: {', '.join(_SCORECARDS)}")
    if arguments.across and os.path.splitext(arguments.across)[1] not in _ACROSS:
        raise UsageError(f"--across: {arguments.across} is no file for it: {', '.join(_ACROSS)}")
    check_installed(arguments)
    if arguments.compare:
        if arguments.run and os.path.realpath(arguments.run) == os.path.realpath(arguments.compare):
            raise UsageError("--compare wants another run than --run")
        try:
            read_head(arguments.compare)
        except ValueError as error:
            raise UsageError(f"--compare: {error}") from None


def _read(path: str | None, read: Any) -> Any:
    """What a file holds; None where it is not there. Raises `UsageError`."""
    if not path or not os.path.exists(path):
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return read(file.read())
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from None


def _files(arguments: argparse.Namespace, settings: Settings, linter: Linter) -> Iterator[Found]:
    """The files of the archive, without those that this command writes."""
    written = (arguments.judge, arguments.measured, arguments.across, *arguments.scorecard)
    own = {os.path.realpath(path) for path in written if path}
    for folder in filter(None, (arguments.run, arguments.compare)):
        own |= {os.path.realpath(os.path.join(folder, name)) for name in (HEAD, LINES)}
    for found in settings.find([arguments.folder], linter.loader.suffixes | SUFFIXES):
        if arguments.out and is_inside(found.path, arguments.out):
            continue
        if os.path.realpath(found.path) not in own and not linter.loader.is_original(found):
            yield found


def _walk(
    linter: Linter,
    files: tuple[Found, ...],
    folder: str,
    arguments: argparse.Namespace,
    before: Mapping[judging.Key, Mapping[str, Any]],
    plan: Plan | None,
) -> _Outcome:
    """Lint the archive into a folder; `plan`: into these parts."""
    try:
        log = Log(folder, {"lintnews": __version__, "rules": [rule.id for rule in linter.rules]})
    except (OSError, ValueError) as error:
        raise UsageError(f"--run: {error}") from None
    notes = [*linter.notifications, *linter.mistakes]
    if not files:
        notes.append(Notification("warning", f"there is nothing to lint in {arguments.folder}"))
    size = sum(size_of(found.path) for found in files)
    tally = Tally(by_entry=arguments.entries)
    sample, progress = Sample(arguments.sample, arguments.seed), Progress(size)
    judged: list[tuple[str, str, bool]] = []
    untold: Counter[str] = Counter()

    def complain(note: Notification) -> None:
        if len(notes) < _MOST_TOLD:
            notes.append(note)
        else:
            untold[note.level] += 1

    def take(line: Line, entry: Entry | None) -> None:
        tally.add(line)
        sample.add(line)
        for problem in line.problems:
            complain(Notification("error", problem, line.document))
        for seen in line.findings:
            own = before.get((line.document, seen.rule, seen.fingerprint))
            if own and own["right"] is not None:
                judged.append((seen.rule, seen.severity, own["right"]))
        if entry:
            progress.add(line.words, entry.read)

    shelf = _shelf(folder) if arguments.across else None
    try:
        if plan:
            from lintnews.corpus.part_run import lint_into_parts

            def keep(line: Line) -> None:
                if arguments.compare or arguments.scorecard:
                    log.add(line)
                take(line, None)

            jobs = jobs_for(linter, size)
            where = os.path.abspath(arguments.folder)
            lint_into_parts(linter, plan, where, files, arguments.engine, jobs, progress.read, keep, complain, shelf)
        else:
            archive = entries(linter.loader, files, _fields(arguments))
            lint_archive(linter, archive, log, jobs_for(linter, size), take, complain, shelf)
        log.close()
        if shelf:
            shelf.leave_alone()
    finally:
        progress.close()
        if shelf:
            shelf.close()
    notes += (Notification(level, f"{count:,} more of this kind") for level, count in sorted(untold.items()))
    return _Outcome(tally, tuple(sample.picked()), tuple(judged), tuple(notes))


def _shelf(folder: str, *, is_filled: bool = False) -> Shelf:
    """Where the profiles of the articles will be, or are. Raises `UsageError`."""
    from lintnews.corpus.across.shelf import FILE, Shelf

    try:
        return Shelf(os.path.join(folder, FILE), is_filled=is_filled)
    except ValueError as error:
        raise UsageError(f"--run: {error}") from None


def _write_across(
    linter: Linter, files: tuple[Found, ...], folder: str, arguments: argparse.Namespace, plan: Plan | None
) -> None:
    """Write what the articles contradict one another in; `plan`: beside these parts, too."""
    if not arguments.across:
        return
    from lintnews.corpus.across.report import report, rows_across

    shelf = _shelf(folder, is_filled=True)
    made = report(shelf, files, _fields(arguments), linter)
    if plan:
        plan.output.write_across(rows_across(made, shelf))
    shelf.close()
    render = {one.name: one.render for one in bundled_reporters()}[_ACROSS[os.path.splitext(arguments.across)[1]]]
    replace(arguments.across, render(made))


def _fields(arguments: argparse.Namespace) -> Fields:
    return Fields(arguments.text_field, arguments.id_field, arguments.source_field)


def _write_scorecards(
    linter: Linter, folder: str, arguments: argparse.Namespace, before: Mapping[judging.Key, Mapping[str, Any]]
) -> None:
    """Write the scorecard of a run in each format that is asked for."""
    if not arguments.scorecard:
        return
    from lintnews.corpus.scorecard.formats import as_csv, as_json
    from lintnews.corpus.scorecard.page import as_html
    from lintnews.corpus.scorecard.score import scorecard

    mqm = {name: one.rule.meta.mqm for name, one in linter.registry.known.items()}
    made = scorecard(lambda: lines_of(folder), before, mqm, measured().total, arguments.seed)
    formats = {".html": as_html, ".json": as_json, ".csv": as_csv}
    for path in arguments.scorecard:
        replace(path, formats[os.path.splitext(path)[1]](made))


def _report(
    outcome: _Outcome, differences: comparing.Comparison | None, arguments: argparse.Namespace
) -> Iterator[str]:
    """The figures, the sample and the differences."""
    if arguments.format == "json":
        data = outcome.tally.to_json()
        if arguments.sample:
            data["sample"] = [one.to_json() for one in outcome.picked]
        if differences:
            data["differences"] = [one.to_json() for one in differences]
        yield dumps(data, ensure_ascii=False, indent=1)
        return
    yield from outcome.tally.table()
    if arguments.entries:
        yield ""
        yield from outcome.tally.entries()
    if arguments.sample and not arguments.judge:
        for picked in outcome.picked:
            yield ""
            yield from shown(picked)
    if differences:
        yield ""
        yield from comparing.report(differences)


command = Command("corpus", COMMANDS["corpus"], configure, run)
"""The command."""
