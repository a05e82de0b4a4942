"""`lintnews rules`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from json import dumps

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, Command, UsageError
from lintnews.commands.options import add_settings, settings_of
from lintnews.commands.reports import print_json, print_notifications, print_safe
from lintnews.linter.linter import Linter
from lintnews.linter.registry import RegisteredRule
from lintnews.linter.selection import SelectionError
from lintnews.packs.rule_set import PackRule
from lintnews.reporters.rule_docs import page
from lintnews.results import Notification

BUNDLED = ("bundled", "rules")
"""Plugins of lintnews itself, whose examples its own tests try."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `rules`."""
    parser.add_argument("words", nargs="*", metavar="FAMILY", help="only these families (or rules)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_settings(parser, ("select", "extend-select", "ignore", "plugins", "packs"))


def run(arguments: argparse.Namespace) -> int:
    """List the rules."""
    settings = settings_of(arguments, ["."])
    try:
        linter = Linter(settings, root=".")
    except SelectionError as error:
        raise UsageError(str(error)) from None
    known = linter.registry.known
    check_words(arguments.words, {*known, *linter.registry.families})
    chosen = {rule.id for rule in linter.rules}
    pages = [
        page(one.rule, one.plugin)
        for rule_id, one in known.items()
        if not arguments.words or {rule_id, rule_id.partition("/")[0]} & {*arguments.words}
    ]
    if arguments.format == "json":
        data = [
            {
                "id": one.id,
                "summary": one.summary,
                "severity": one.severity,
                "mqm": one.mqm,
                "status": one.status,
                "languages": one.languages,
                "needs": one.needs,
                "source_languages": one.source_languages,
                "since": one.since,
                "holds_from": one.holds_from,
                "plugin": one.plugin,
                "measured": one.measured,
                "runs": one.id in chosen,
            }
            for one in pages
        ]
        print_json("[\n" + ",\n".join(dumps(one, ensure_ascii=False) for one in data) + "\n]")
    else:
        wide = max((len(one.id) for one in pages), default=0)
        for one in pages:
            state = "" if one.status == "stable" else f" ({one.status})"
            print_safe(f"{' ' if one.id in chosen else '-'} {one.id:<{wide}}  {one.severity:<7}  {one.summary}{state}")
        print(f"\n{len(pages)} rules; `-`: does not run here; `lintnews explain RULE` tells more")
    broken = (*linter.notifications, *linter.mistakes, *wrong_examples(known[one.id] for one in pages))
    print_notifications(broken, "auto")
    return NOT_WHOLE if any(note.level == "error" for note in broken) else CLEAN


def wrong_examples(rules: Iterable[RegisteredRule]) -> Iterator[Notification]:
    """What rules that are not lintnews' own treat otherwise than their examples say."""
    from lintnews.testing import examples, problem

    foreign = [one.rule for one in rules if one.plugin not in BUNDLED]
    for example in examples(foreign):
        try:
            said = problem(example)
        except ValueError as error:
            said = str(error)
        if said:
            path = example.rule.pack.path if isinstance(example.rule, PackRule) else None
            yield Notification(
                "error", f"the example {example} does not hold: {' '.join(said.split())}", path, example.rule.id
            )


def check_words(words: list[str], names: set[str]) -> None:
    """Raises `UsageError` for a rule or family that no plugin provides."""
    from lintnews.config.suggest import did_you_mean

    for word in words:
        if word not in names:
            raise UsageError(f"unknown rule or family '{word}'{did_you_mean(word, names)}")


command = Command("rules", COMMANDS["rules"], configure, run)
