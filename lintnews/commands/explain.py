"""`lintnews explain`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, Command
from lintnews.commands.options import add_settings, settings_of
from lintnews.commands.reports import print_notifications, print_safe
from lintnews.commands.rules import check_words, wrong_examples
from lintnews.linter.registry import RegisteredRule, build_registry
from lintnews.plugin.manager import load_plugins
from lintnews.reporters.rule_docs import Page, page, wrapped
from lintnews.rule import Invalid, Valid


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `explain`."""
    parser.add_argument("rules", nargs="+", metavar="RULE", help="a rule such as names/drift, or a family")
    add_settings(parser, ("plugins", "packs"))


def run(arguments: argparse.Namespace) -> int:
    """Print the pages of rules."""
    settings = settings_of(arguments, ["."])
    made = build_registry(load_plugins(settings.plugins), settings.packs)
    named = {made.aliases.get(name, name) for name in arguments.rules}
    known = {**made.known, **(_across() if any(name.partition("/")[0] == "across" for name in named) else {})}
    check_words(sorted(named), {*known, *(name.partition("/")[0] for name in known)})
    wanted = [one for name, one in known.items() if {name, name.partition("/")[0]} & named]
    print_safe("\n\n".join("\n".join(_lines(page(one.rule, one.plugin))) for one in wanted))
    wrong = tuple(wrong_examples(wanted))
    print_notifications(wrong, "auto")
    return NOT_WHOLE if wrong else CLEAN


def _across() -> Mapping[str, RegisteredRule]:
    """The rules over the articles of an archive, which no other run has."""
    from lintnews.corpus.across.rules import BY_ID

    return {name: RegisteredRule(rule, "bundled") for name, rule in BY_ID.items()}


def _lines(one: Page) -> Iterator[str]:
    """A page for people."""
    yield f"{one.id}: {one.summary}"
    yield "=" * len(f"{one.id}: {one.summary}")
    yield ""
    if one.reason:
        yield wrapped(one.reason)
        yield ""
    if one.not_found:
        yield wrapped(f"Not found: {one.not_found}")
        yield ""
    since = f", since {one.since}" if one.since else ""
    yield f"Severity: {one.severity}. MQM: {one.mqm}. Status: {one.status}{since}. From: {one.plugin}."
    yield f"Languages: {', '.join('all' if name == '*' else name for name in one.languages)}{_limits(one)}."
    if one.needs:
        yield f"It runs in a language that has the word lists {', '.join(one.needs)}; a plugin may bring them."
    if one.holds_from:
        yield f"Articles dated before {one.holds_from} are left alone."
    yield wrapped(one.measured)
    if one.options:
        yield ""
        yield f'Options, in [rules."{one.id}"]:'
        for option in one.options:
            yield wrapped(f"{option.name} = {_toml(option.default)}  {option.meaning}", indent="  ")
    if one.invalid:
        yield ""
        yield "Found, at the places in ⟦ ⟧:"
        for example in one.invalid:
            yield ""
            yield from _example(example)
            if example.fixed is not None:
                yield "  mended:"
                yield wrapped(example.fixed, indent="  ")
    if one.valid:
        yield ""
        yield "Not found:"
        for good in one.valid:
            yield ""
            yield from _example(good)


def _example(example: Valid | Invalid) -> Iterator[str]:
    yield wrapped(example.text, indent="  ")
    if example.original:
        yield "  its original:"
        yield wrapped(example.original, indent="  ")


def _limits(one: Page) -> str:
    said = f", translated from {', '.join(one.source_languages)}" if one.source_languages else ""
    return said if one.in_quotations else f"{said}; not inside quotations"


def _toml(value: object) -> str:
    from json import dumps

    if isinstance(value, (tuple, frozenset)):
        return dumps(sorted(value) if isinstance(value, frozenset) else list(value), ensure_ascii=False)
    return "(none)" if value is None else dumps(value, ensure_ascii=False)


command = Command("explain", COMMANDS["explain"], configure, run)
