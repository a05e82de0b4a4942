"""All rules that the plugins of a run bring, each checked when it comes in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from lintnews.findings import Severity
from lintnews.packs.load import load
from lintnews.packs.yaml_nodes import Problem
from lintnews.plugin.manager import Contribution, PluginManager, collect
from lintnews.records import NamedTuple, field_names
from lintnews.results import Notification
from lintnews.rule import Invalid, Meta, Rule, Valid

STATUSES = ("stable", "preview", "deprecated")
_OPTION_TYPES = (bool, int, float, str, tuple, frozenset, type(None))
_LISTS = (tuple, list)
_USER = "the configuration"


class RegisteredRule(NamedTuple):
    """A rule with its default options, and the plugin that provided it."""

    rule: Rule
    plugin: str


class Registry(NamedTuple):
    """Every rule of a run by its id, in the order of the ids."""

    known: Mapping[str, RegisteredRule]
    notifications: tuple[Notification, ...]
    """What was refused of the plugins."""
    broken_packs: tuple[Notification, ...]
    """Mistakes in packs that the user named."""

    @property
    def aliases(self) -> Mapping[str, str]:
        """The ids that rules had before, and those that they have now."""
        return {old: name for name, one in self.known.items() for old in one.rule.meta.aliases if old not in self.known}

    @property
    def families(self) -> frozenset[str]:
        """The families of all rules."""
        return frozenset(map(family, self.known))

    @property
    def source_languages(self) -> frozenset[str]:
        """The languages of which any rule knows what they leave in a translation."""
        rules = [one.rule for one in self.known.values()]
        own = (code for rule in rules for code in rule.meta.source_languages)
        return frozenset(own).union(*(getattr(rule, "comes_from", ()) for rule in rules)) - {"*"}


def family(rule_id: str) -> str:
    """`names` of `names/drift`."""
    return rule_id.partition("/")[0]


def build_registry(plugin_manager: PluginManager, packs: Sequence[str] = ()) -> Registry:
    """The rules of all plugins, in Python and in packs, and of the packs that the user named."""
    classes = collect(plugin_manager, "lintnews_rules")
    folders = collect(plugin_manager, "lintnews_packs")
    notes = [*classes.notifications, *folders.notifications]
    made: list[RegisteredRule] = []
    with plugin_manager.guard as guard:
        for plugin, value in classes.contributions:
            rule, problem = guard.run(plugin, f"its rule {_name(value)}", partial(_instance, value))
            if problem:
                notes.append(problem)
            elif rule:
                made.append(RegisteredRule(rule, plugin))
    in_packs, broken, left_out = _in_packs(
        plugin_manager.guard.level, (*folders.contributions, *(Contribution(_USER, path) for path in packs))
    )
    known: dict[str, RegisteredRule] = {}
    for one in (*made, *in_packs):
        rival = known.setdefault(one.rule.id, one)
        if rival is not one:
            said = f"its rule '{one.rule.id}' is left out: the plugin '{rival.plugin}' has one of that id"
            notes.append(Notification(plugin_manager.guard.level, said, source=one.plugin))
    notes += (note for note in broken if note.source != _USER)
    notes += left_out
    return Registry(dict(sorted(known.items())), tuple(notes), tuple(note for note in broken if note.source == _USER))


def _in_packs(
    level: str, contributions: Sequence[Contribution]
) -> tuple[list[RegisteredRule], list[Notification], list[Notification]]:
    """The rules of all packs, read together, the mistakes in them, and what was left out of other linters' packs."""
    homes = {os.path.normpath(os.fspath(value)): plugin for plugin, value in contributions}

    @cache
    def owner(path: str) -> str:
        path = os.path.normpath(path)
        return homes.get(path) or homes.get(os.path.dirname(path)) or _USER

    rule_set, problems = load(homes)
    rules = [RegisteredRule(rule, owner(rule.pack.path)) for rule in rule_set.rules]

    def told(problem: Problem, level: str) -> Notification:
        return Notification(level, problem.message, problem.path, owner(problem.path), *problem.place)

    broken = [told(one, "error" if owner(one.path) == _USER else level) for one in problems]
    return rules, broken, [told(one, "note") for one in rule_set.notices]


def _name(value: Any) -> str:
    return str(getattr(value, "__qualname__", repr(value)))


def _instance(value: Any) -> Rule:
    """A rule with its default options. Raises `TypeError` that says what is wrong with its class."""
    faults = list(_faults(value))
    if faults:
        raise TypeError("; ".join(faults))
    rule: Rule = value()
    rule.id.encode()
    return rule


def _faults(value: Any) -> Iterator[str]:
    """What is wrong with a class that a plugin gave for a rule."""
    if not (isinstance(value, type) and issubclass(value, Rule)):
        yield "it is no subclass of lintnews.rule.Rule"
        return
    meta = getattr(value, "meta", None)
    if not isinstance(meta, Meta):
        yield "it has no `meta = Meta(...)`"
    elif not isinstance(meta.severity, Severity):
        yield "its meta.severity is no Severity"
    elif meta.status not in STATUSES:
        yield f"its meta.status is none of {', '.join(STATUSES)}"
    else:
        yield from _faults_of_meta(meta)
        yield from _faults_of_examples(value)
    said = vars(value).get("__doc__")
    # A dataclass writes one itself, which begins so; `python -OO` takes all of them away.
    own = isinstance(said, str) and said.strip() and not said.startswith(f"{value.__name__}(")
    if not own and sys.flags.optimize < 2:
        yield "it has no docstring"
    if value.check is Rule.check:
        yield "it has no `check`"
    declared = vars(value).get("__dataclass_params__")
    if not declared.frozen if declared else _has_options(value):
        yield "it is no `@dataclass(frozen=True)`"
        return
    for name in field_names(value):
        if not isinstance(getattr(value, name, NotImplemented), _OPTION_TYPES):
            yield f"its option '{name}' has no default that is a text, a number, true or false, or a tuple"


def _has_options(value: type[Rule]) -> bool:
    """Whether a class says an option of its own; one that does not needs no decorator."""
    return any("ClassVar" not in str(hint) for hint in value.__annotations__.values())


def _faults_of_meta(meta: Meta) -> Iterator[str]:
    for name in ("mqm", "since"):
        if not isinstance(getattr(meta, name), str) or not getattr(meta, name):
            yield f"its meta.{name} is no text"
    for name in ("languages", "source_languages"):
        if not _are_texts(getattr(meta, name)):
            yield f"its meta.{name} is no tuple of texts"
    for name in ("in_quotations", "slow"):
        if not isinstance(getattr(meta, name), bool):
            yield f"its meta.{name} is neither True nor False"


def _faults_of_examples(value: type[Rule]) -> Iterator[str]:
    if not isinstance(value.VALID, _LISTS) or not all(isinstance(one, (str, Valid)) for one in value.VALID):
        yield "its VALID is no tuple of texts or Valid(...)"
    if not isinstance(value.INVALID, _LISTS) or not all(isinstance(one, Invalid) for one in value.INVALID):
        yield "its INVALID is no tuple of Invalid(...)"


def _are_texts(value: Any) -> bool:
    return isinstance(value, _LISTS) and all(isinstance(one, str) for one in value)
