"""`lintnews check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lintnews import __version__
from lintnews.commands import CLEAN, FINDINGS, NOT_WHOLE, Command, UsageError
from lintnews.engine import lint_document
from lintnews.files import find
from lintnews.findings import Severity
from lintnews.host import gather, open_house
from lintnews.locate import results_of
from lintnews.results import FileReport, Notification, Run
from lintnews.sources import document


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--format", default="text")
    parser.add_argument("--source-language")
    parser.add_argument("--ignore", default="")
    parser.add_argument("--select", default="")


def run(arguments: argparse.Namespace) -> int:
    """Lint and report."""
    house = open_house()
    brought, rule_notes = gather(house, "lintnews_rules")
    ignored, selected = arguments.ignore.split(","), [one for one in arguments.select.split(",") if one]
    rules = sorted((made.value() for made in brought), key=lambda rule: rule.id)
    rules = [rule for rule in rules if not {rule.id, rule.id.partition("/")[0]} & {*ignored}]
    rules = [rule for rule in rules if not selected or {rule.id, rule.id.partition("/")[0]} & {*selected}]
    reporters, reporter_notes = gather(house, "lintnews_reporters")
    reporter = next((made.value for made in reporters if made.value.name == arguments.format), None)
    if reporter is None:
        raise UsageError(f"unknown format '{arguments.format}'")
    files = []
    for path in find(arguments.paths):
        doc = document(path, source_language=arguments.source_language)
        if isinstance(doc, Notification):
            files.append(FileReport(path, 0, (), (doc,)))
            continue
        findings, notes = lint_document(doc, rules)
        files.append(FileReport(path, len(doc.text.split()), results_of(doc, findings, path), notes))
    made = Run(
        __version__, Path.cwd(), tuple(files), tuple(rules), (*house.notifications, *rule_notes, *reporter_notes)
    )
    sys.stdout.buffer.write(reporter.render(made))
    if any(note.level == "error" for note in made.all_notifications):
        for note in made.all_notifications:
            print(f"lintnews: {note.path or ''} {note.source}: {note.message}", file=sys.stderr)
        return NOT_WHOLE
    return FINDINGS if any(result.severity >= Severity.WARNING for result in made.results) else CLEAN


command = Command("check", "lint files, folders or standard input", configure, run)
