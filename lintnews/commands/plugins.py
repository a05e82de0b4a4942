"""`lintnews plugins`."""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from json import dumps
from typing import Any

from lintnews.commands import CLEAN, COMMANDS, NOT_WHOLE, Command
from lintnews.commands.options import add_settings, settings_of
from lintnews.commands.reports import print_json, print_notifications, print_safe
from lintnews.linter.registry import build_registry
from lintnews.plugin.manager import HOOKS, PluginManager, collect, load_plugins
from lintnews.results import Notification


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `plugins`."""
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_settings(parser, ("plugins", "packs"))


def run(arguments: argparse.Namespace) -> int:
    """List the plugins."""
    settings = settings_of(arguments, ["."])
    plugin_manager = load_plugins(settings.plugins)
    made = build_registry(plugin_manager, settings.packs)
    contributions, failed = _contributions(plugin_manager)
    rules: dict[str, list[str]] = defaultdict(list)
    for rule_id, known in made.known.items():
        rules[known.plugin].append(rule_id)
    data: list[dict[str, Any]] = [
        {
            "name": one.point.name,
            "distribution": one.point.distribution,
            "version": one.point.version,
            "module": one.point.value,
            "state": "runs" if one.works else "failed" if one.allowed else "not allowed",
            "brings": {**contributions[one.point.name], "rules": rules[one.point.name]} if one.works else {},
        }
        for one in plugin_manager.plugins
    ]
    if arguments.format == "json":
        print_json("[\n" + ",\n".join(dumps(one, ensure_ascii=False) for one in data) + "\n]")
    else:
        wide = max(len(one["name"]) for one in data) if data else 0
        for one in data:
            state = "" if one["state"] == "runs" else f" [{one['state']}]"
            print_safe(f"{one['name']:<{wide}}  {one['distribution']} {one['version']}{state}{_said(one['brings'])}")
        if any(one["state"] == "not allowed" for one in data):
            print('\nTo let a plugin run, write `plugins = ["NAME"]` into the configuration, or `--plugins NAME`.')
    notes = (*plugin_manager.notifications, *made.notifications, *made.broken_packs, *failed)
    print_notifications(notes, "auto")
    return NOT_WHOLE if any(note.level == "error" for note in notes) else CLEAN


def _contributions(plugin_manager: PluginManager) -> tuple[dict[str, dict[str, list[str]]], list[Notification]]:
    """For each plugin what it brings besides rules, by name."""
    table: dict[str, dict[str, list[str]]] = defaultdict(dict)
    failed: list[Notification] = []
    for hook in HOOKS:
        kind = hook.removeprefix("lintnews_").replace("_", " ")
        if kind == "rules":
            continue
        collected = collect(plugin_manager, hook)
        failed += collected.notifications
        for plugin, value in collected.contributions:
            table[plugin].setdefault(kind, []).append(_name(value))
    return table, failed


def _name(value: object) -> str:
    """What a contribution is called: a file or a folder by the last part of its path."""
    is_path = isinstance(value, str | os.PathLike)
    return os.path.basename(str(value)) if is_path else str(getattr(value, "name", value))


def _said(brings: dict[str, list[str]]) -> str:
    """`: 3 rules, readers text, html`."""
    parts = []
    for kind, names in brings.items():
        if kind == "rules" and names:
            families = Counter(name.partition("/")[0] for name in names)
            parts.append(f"{len(names)} {'rule' if len(names) == 1 else 'rules'} ({', '.join(sorted(families))})")
        elif names:
            parts.append(f"{kind} {', '.join(names)}")
    return ": " + "; ".join(parts) if parts else ""


command = Command("plugins", COMMANDS["plugins"], configure, run)
