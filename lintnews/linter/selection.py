"""Which rules the settings choose, with which options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lintnews.config.settings import NOTHING, Settings
from lintnews.config.suggest import did_you_mean
from lintnews.findings import Severity
from lintnews.linter.registry import Registry, family
from lintnews.packs.rule_set import PackRule
from lintnews.records import NamedTuple, field_names
from lintnews.rule import Rule

_MOST_TOLD = 20
"""Unknown words that are told."""
_SELECTORS = ("select", "extend_select", "ignore")


class Selection(NamedTuple):
    """The rules that run, in the order of their ids, and how their findings count where the settings say so."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]


class SelectionError(ValueError):
    """The settings name rules or options that do not exist; a line for each."""


def choose(catalogue: Registry, settings: Settings, *, lenient: bool = False) -> Selection:
    """The rules that these settings choose.

    The more precise of two words counts: `names/drift` outweighs `names`; of equals `ignore` does. Raises
    `SelectionError`; `lenient`: not for ids that nobody knows, because a plugin that may know them has failed.
    """
    mistakes = [] if lenient else [*islice(_unknown(catalogue, settings), _MOST_TOLD)]
    rules: list[Rule] = []
    severities: dict[str, Severity] = {}
    for rule_id, known in catalogue.known.items():
        try:
            rule, severity = _configured(known.rule, settings.rules)
        except SelectionError as error:
            mistakes.append(str(error))
            continue
        if _is_chosen(rule, settings):
            rules.append(_without_rows(rule, settings.ignore))
            if severity:
                severities[rule_id] = severity
    if mistakes:
        raise SelectionError("\n".join(dict.fromkeys(mistakes)))
    return Selection(tuple(rules), severities)


def with_current_ids(settings: Settings, aliases: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The settings with the ids that rules have now in the place of older ones, and what to tell of each."""
    told: dict[str, None] = {}

    def current(name: str, where: str) -> str:
        rule_id, colon, row = name.partition(":")
        if rule_id in aliases:
            told[f"'{rule_id}' in '{where}' is called '{aliases[rule_id]}' now"] = None
        return f"{aliases.get(rule_id, rule_id)}{colon}{row}"

    def renewed(fields: Mapping[str, Any]) -> dict[str, Any]:
        made = dict(fields)
        for key in {*_SELECTORS} & fields.keys():
            made[key] = tuple(current(name, key.replace("_", "-")) for name in fields[key])
        if "rules" in fields:
            made["rules"] = {current(name, "rules"): options for name, options in fields["rules"].items()}
        return made

    if not aliases:
        return settings, ()
    overrides = tuple((patterns, renewed(fields)) for patterns, fields in settings.overrides)
    return settings._replace(**renewed(settings._asdict()) | {"overrides": overrides}), tuple(told)


def _is_chosen(rule: Rule, settings: Settings) -> bool:
    if not (settings.select or settings.extend_select or settings.ignore):
        return rule.meta.status == "stable"
    selected = -1 if settings.select else 0
    for words in filter(None, (settings.select, settings.extend_select)):
        selected = max(selected, _rank(rule.id, words))
    if rule.meta.status != "stable" and selected < 2:
        return False
    return selected >= 0 and (not settings.ignore or selected > _rank(rule.id, settings.ignore))


def _without_rows(rule: Rule, ignored: tuple[str, ...]) -> Rule:
    """The rule without those phrases of its table that are ignored by name: `calques/german-phrases:per-mille`."""
    rows = {word.partition(":")[2] for word in ignored if word.startswith(f"{rule.id}:")} if ignored else ()
    return rule.without(frozenset(rows)) if rows and isinstance(rule, PackRule) else rule


def _rank(rule_id: str, words: tuple[str, ...]) -> int:
    """How precisely the words name a rule: 2 by its id, 1 by its family, -1 not at all."""
    return 2 if rule_id in words else 1 if family(rule_id) in words else -1


def _unknown(catalogue: Registry, settings: Settings) -> Iterator[str]:
    """What the settings name that no plugin has."""
    names = {*catalogue.known, *catalogue.families}
    words = [(word, name.replace("_", "-")) for name in _SELECTORS for word in getattr(settings, name)]
    for word, where in (*words, *((word, "rules") for word in settings.rules)):
        rule_id, _, row = word.partition(":")
        if row and where == "ignore" and rule_id in catalogue.known:
            rows = getattr(catalogue.known[rule_id].rule, "rows", ())
            if row not in rows:
                yield f"'{rule_id}' has no phrase '{row}'{did_you_mean(row, rows)}"
        elif word not in names:
            yield f"unknown rule or family '{word}' in '{where}'{did_you_mean(word, names)}"


def _configured(rule: Rule, tables: Mapping[str, Mapping[str, Any]]) -> tuple[Rule, Severity | None]:
    """The rule with its options, and the severity of its findings, if the settings say one."""
    if not tables:
        return rule, None
    label = tables.get(family(rule.id), NOTHING).get("severity")
    if extra := sorted(tables.get(family(rule.id), NOTHING).keys() - {"severity"}):
        raise SelectionError(
            f"unknown key '{extra[0]}' for the family '{family(rule.id)}', which takes 'severity' only"
        )
    options = {name.replace("-", "_"): value for name, value in tables.get(rule.id, NOTHING).items()}
    label = options.pop("severity", label)
    if options:
        rule = type(rule)(**_values(rule, options))
    if label is None:
        return rule, None
    try:
        return rule, Severity.of(label if isinstance(label, str) else "")
    except ValueError:
        raise SelectionError(f"'severity' of '{rule.id}' wants one of note, warning, error") from None


def _values(rule: Rule, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a rule as its fields want them."""
    from typing import get_type_hints

    names = field_names(type(rule))
    for name in sorted(options.keys() - {*names}):
        shown, known = name.replace("_", "-"), [one.replace("_", "-") for one in (*names, "severity")]
        raise SelectionError(f"unknown option '{shown}' of '{rule.id}'{did_you_mean(shown, known)}")
    hints = get_type_hints(type(rule))
    values = {}
    for name, value in options.items():
        try:
            values[name] = _fitting(value, hints[name])
        except TypeError as error:
            shown = name.replace("_", "-")
            raise SelectionError(f"the option '{shown}' of '{rule.id}' wants {error}") from None
    return values


def _fitting(value: Any, hint: Any) -> Any:
    """A value as a field's type wants it; raises `TypeError` that says what is wanted."""
    from types import NoneType, UnionType
    from typing import Literal, Union, get_args, get_origin

    origin, inner = get_origin(hint), [one for one in get_args(hint) if one is not NoneType and one is not ...]
    if origin in (Union, UnionType) and len(inner) == 1:
        return _fitting(value, inner[0])
    if origin is Literal:
        if value not in inner:
            raise TypeError("one of " + ", ".join(map(str, inner)))
        return value
    if origin in (tuple, frozenset):
        if not isinstance(value, list):
            raise TypeError("a list")
        return origin(_fitting(one, inner[0]) for one in value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    wanted = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    if hint in wanted and type(value) is not hint:
        raise TypeError(wanted[hint])
    return value
