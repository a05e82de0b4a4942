"""Write the pages of the reference, the JSON Schemas and the settings of the extension, from the source.

    python .ci/docs.py

Rules come from their classes and packs, options from `lintnews/config/keys.py`, keys of packs from
`lintnews/packs/entries.py`, hooks from `lintnews/hookspecs.py`, verbs from their own parsers. `tests/test_docs.py`
fails when a page is stale.
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import shtab

import lintnews
from lintnews import hookspecs as hooks
from lintnews import testing
from lintnews.commands import COMMANDS, Command, completion, lsp
from lintnews.config.keys import KEYS
from lintnews.corpus import columns
from lintnews.document import Metadata
from lintnews.grammar.engine import Engine, EngineSetup
from lintnews.input.readers import Prose, Reader
from lintnews.layers.text.backends import Backend
from lintnews.linter import api
from lintnews.linter.registry import STATUSES, RegisteredRule, build_registry
from lintnews.packs import entries
from lintnews.plugin.manager import HOOKS, load_plugins
from lintnews.reporters.rule_docs import field_meanings
from lintnews.results import FileReport, Notification, Region, Reporter, Result, Run
from lintnews.server.hover import markdown

ROOT = Path(__file__).parent.parent
SCHEMA = "https://json-schema.org/draft/2020-12/schema"
MANIFEST = "editors/vscode/package.json"
OWN_SETTINGS = ("lintnews.command", "lintnews.trace.server")
"""Settings of the extension itself."""
OF_HOOKS = (
    *(Reporter, Run, FileReport, Result, Region, Notification),
    *(Reader, Prose, Metadata, Backend, Engine, EngineSetup, Command),
)
"""The values of hooks: what a plugin returns, and what it is given."""
NOTE = "<!-- written by `python .ci/docs.py` -->\n\n"


def pages() -> Iterator[tuple[str, str]]:
    """Every generated file: its path in the checkout, and its text."""
    known = build_registry(load_plugins()).known
    families: dict[str, list[RegisteredRule]] = defaultdict(list)
    for name, one in known.items():
        families[name.partition("/")[0]].append(one)
    yield "docs/reference/rules/index.md", NOTE + _index(families)
    for family, rules in sorted(families.items()):
        body = "\n\n".join(markdown(one).replace("### ", "## ", 1) for one in rules)
        yield f"docs/reference/rules/{family}.md", f"{NOTE}# {family}\n\n{body}\n"
    yield "docs/reference/configuration.md", NOTE + _configuration()
    yield "docs/reference/packs.md", NOTE + _packs()
    yield "docs/reference/hooks.md", NOTE + _hooks()
    yield "docs/reference/commands.md", NOTE + _commands()
    yield "docs/reference/testing.md", NOTE + _testing()
    yield "docs/reference/api.md", NOTE + _api()
    yield "docs/reference/archives.md", NOTE + _archives()
    for shell in completion.SHELLS:
        yield f"lintnews/completions/lintnews.{shell}", _completion(shell)
    made = {"config-1.schema.json": _config_schema(), "pack-1.schema.json": _pack_schema()}
    for name, schema in made.items():
        yield f"lintnews/schemas/{name}", _json(schema)
    yield MANIFEST, _manifest()
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "lintnews/schemas").glob("*.json")}
    yield "docs/reference/schemas.md", NOTE + _schemas({**written, **made})


def _completion(shell: str) -> str:
    """What a shell needs to complete the command line, from the parsers of all commands."""
    parser = argparse.ArgumentParser(prog="lintnews")
    commands = parser.add_subparsers()
    for verb, summary in COMMANDS.items():
        command = import_module(f"lintnews.commands.{verb.replace('-', '_')}").command
        command.configure(commands.add_parser(verb, help=summary))
    made = str(shtab.complete(parser, shell))
    return "\n".join(line.rstrip() for line in made.splitlines()) + "\n"


def _manifest() -> str:
    """The manifest of the extension for Visual Studio Code, with the keys of the configuration as its settings."""
    manifest = json.loads((ROOT / MANIFEST).read_text("utf-8"))
    settings = manifest["contributes"]["configuration"]["properties"]
    own = {name: schema for name, schema in settings.items() if name in OWN_SETTINGS}
    for key in KEYS:
        if key.name in lsp.KEYS:
            first, *others = key.name.split("-")
            schema = {"type": "string", **key.kind.schema} if "enum" in key.kind.schema else key.kind.schema
            name = f"lintnews.{first}{''.join(word.title() for word in others)}"
            own[name] = {**schema, "scope": "window", "markdownDescription": key.meaning}
    manifest["contributes"]["configuration"]["properties"] = own
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def _index(families: Mapping[str, list[RegisteredRule]]) -> str:
    lines = ["# Rules", ""]
    for family, rules in sorted(families.items()):
        lines += [
            f"## [{family}]({family}.md)",
            "",
            "| rule | severity | status | what it finds |",
            "|---|---|---|---|",
        ]
        for one in rules:
            name = one.rule.id
            summary = one.rule.documentation.summary.replace("|", "\\|")
            anchor = name.replace("/", "")
            meta = one.rule.meta
            lines.append(f"| [`{name}`]({family}.md#{anchor}) | {meta.severity.label} | {meta.status} | {summary} |")
        lines.append("")
    return "\n".join(lines)


def _configuration() -> str:
    lines = [
        "# Configuration",
        "",
        "`[tool.lintnews]` in `pyproject.toml`, or the same keys at the top of `lintnews.toml`. Most are flags of "
        "`lintnews check` too. `lintnews/schemas/config-1.schema.json` completes them in an editor.",
        "",
        "| key | value | meaning | by path |",
        "|---|---|---|---|",
    ]
    lines += (
        f"| `{key.name}` | {_value(key.kind.schema)} | {key.meaning} | {'yes' if key.by_path else ''} |" for key in KEYS
    )
    lines += ["", 'Keys that may differ by path stand in `[[overrides]]`, behind `paths = ["patterns"]`.', ""]
    return "\n".join(lines)


def _value(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return "list of texts"
    return {"string": "day" if schema.get("format") == "date" else "text"}.get(schema["type"], schema["type"])


def _packs() -> str:
    lines = [
        "# Packs",
        "",
        "A pack is a list of entries in `<family>.<language>.yaml`. The check types and their keys are Vale's. "
        "`lintnews/schemas/pack-1.schema.json` completes them in an editor.",
        "",
        "| key | value | check types | meaning |",
        "|---|---|---|---|",
    ]
    for name, key in entries.KEYS.items():
        lines.append(f"| `{name}` | {key.kind} | {', '.join(key.checks) or 'all'} | {key.says} |")
    return "\n".join((*lines, ""))


def _hooks() -> str:
    lines = ["# Hooks", "", inspect.cleandoc(hooks.__doc__ or ""), ""]
    for name in HOOKS:
        function = getattr(hooks, name)
        lines += [f"## `{name}`", "", inspect.cleandoc(function.__doc__), "", "```python"]
        lines += [f"def {name}{inspect.signature(function)}: ...", "```", ""]
    lines += [
        "# What they return, and what they are given",
        "",
        "`Rule` and `Document` stand in [the interface](api.md).",
        "",
    ]
    for cls in OF_HOOKS:
        lines += [f"### `{cls.__name__}`", "", f"`from {cls.__module__} import {cls.__name__}`", ""]
        lines += [inspect.cleandoc(cls.__doc__ or ""), "", *_fields(cls)]
    return "\n".join(lines)


def _testing() -> str:
    lines = ["# Testing rules", "", "`lintnews.testing`, in the tests of a plugin:", ""]
    _, code, notes = re.split(r"\n\n(?=    import|\S)", inspect.cleandoc(testing.__doc__ or ""), maxsplit=2)
    lines += ["```python", dedent(code), "```", "", notes, ""]
    for name, function in vars(testing).items():
        if inspect.isfunction(function) and function.__module__ == testing.__name__ and not name.startswith("_"):
            signature = str(inspect.signature(function)).replace("'", "")
            lines += [f"## `{name}`", "", inspect.cleandoc(function.__doc__ or ""), "", "```python"]
            lines += [f"def {name}{signature}: ...", "```", ""]
    return "\n".join(lines)


def _api() -> str:
    """The interface for programs: the public names, and the layers that rules read."""
    lines = [
        "# The interface for programs",
        "",
        inspect.cleandoc(api.__doc__ or ""),
        "",
    ]
    for name in lintnews.__all__:
        value = getattr(lintnews, name)
        if inspect.isclass(value):
            lines += [f"## `{name}`", "", inspect.cleandoc(value.__doc__ or ""), ""]
            lines += _fields(value)
            for method, function in vars(value).items():
                told = function.fget if isinstance(function, property) else getattr(function, "__func__", function)
                if not method.startswith("_") and inspect.isfunction(told) and told.__doc__:
                    shown = method if isinstance(function, property) else f"{method}{_signature(told)}"
                    lines += [f"- `{shown}`: {' '.join(told.__doc__.split())}"]
            lines.append("")
        elif inspect.isfunction(value):
            lines += [f"## `{name}`", "", "```python", f"def {name}{_signature(value)}", "```", ""]
            lines += [inspect.cleandoc(value.__doc__ or ""), ""]
    lines += ["## Layers", "", "`doc.layer(function)` computes each of these once for a document.", ""]
    lines += ["| layer | what it knows |", "|---|---|"]
    for found in sorted((ROOT / "lintnews" / "layers").rglob("*.py")):
        module = ".".join(found.relative_to(ROOT).with_suffix("").parts)
        for name, function in vars(import_module(module)).items():
            if inspect.isfunction(function) and function.__module__ == module and not name.startswith("_"):
                parameters = list(inspect.signature(function).parameters.values())
                if [str(one.annotation) for one in parameters] == ["Document"]:
                    summary = " ".join((function.__doc__ or "").split("\n\n")[0].split()).replace("|", "\\|")
                    lines.append(f"| `{module}.{name}` | {summary} |")
    return "\n".join((*lines, ""))


def _fields(cls: type) -> Iterator[str]:
    """A table of the fields of a named tuple or dataclass, with what stands below each."""
    meanings = field_meanings(cls)
    names = (
        [name for name in cls.__annotations__ if not name.startswith("_")] if hasattr(cls, "__annotations__") else []
    )
    if names:
        yield from ("| field | type | meaning |", "|---|---|---|")
        for name in names:
            kind = re.sub(r"ForwardRef\('(.*)'\)", r"\1", str(cls.__annotations__[name])).replace("|", "\\|")
            yield f"| `{name}` | `{kind}` | {meanings.get(name, '').replace('|', chr(92) + '|')} |"
        yield ""


def _signature(function: Any) -> str:
    return str(inspect.signature(function)).replace("'", "")


def _schemas(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [
        "# JSON Schemas",
        "",
        "They lie in the folder `schemas` of the package; this prints where that is:",
        "",
        "```sh",
        """python -c "import lintnews; print(lintnews.__path__[0] + '/schemas')\"""",
        "```",
        "",
        "A line at the top of a file makes an editor complete and check it: `#:schema PATH` in TOML (Taplo), and "
        "`# yaml-language-server: $schema=PATH` in YAML. The keys of the [configuration](configuration.md) and of "
        "[packs](packs.md) have pages of their own.",
        "",
    ]
    for name, schema in sorted(schemas.items()):
        lines += [f"## `{name}`", "", f"{schema.get('description') or schema['title']}".removesuffix(".") + ".", ""]
        parts = {"": schema, **schema.get("$defs", {})}
        for part, one in parts.items():
            keys = one.get("properties", {})
            if not keys or name.startswith("config"):
                continue
            lines += [*([f"`{part}`: {one['description']}", ""] if part and "description" in one else [])]
            lines += [f"| {f'key of `{part}`' if part else 'key'} | meaning |", "|---|---|"]
            lines += (f"| `{key}` | {_meaning(value, schema)} |" for key, value in keys.items())
            lines.append("")
    return "\n".join(lines)


def _meaning(value: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    while "description" not in value and "$ref" in value:
        value = schema["$defs"][value["$ref"].rpartition("/")[2]]
    return str(value.get("description", "")).replace("|", "\\|")


def _commands() -> str:
    lines = ["# Commands", ""]
    for verb, summary in COMMANDS.items():
        command = import_module(f"lintnews.commands.{verb.replace('-', '_')}").command
        parser = argparse.ArgumentParser(prog=f"lintnews {verb}", description=summary, allow_abbrev=False)
        command.configure(parser)
        lines += [f"## `lintnews {verb}`", "", f"{summary[0].upper()}{summary[1:]}.", ""]
        lines += ["| argument | meaning |", "|---|---|"]
        for action in parser._actions:
            names = ", ".join(f"`{name}`" for name in action.option_strings) or f"`{action.metavar or action.dest}`"
            choices = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
            said = (action.help or "").replace("%%", "%").replace("|", "\\|")
            lines.append(f"| {names} | {said}{choices} |")
        lines.append("")
    return "\n".join(lines)


def _archives() -> str:
    lines = [
        "# Tables of archives",
        "",
        "What `lintnews.arrow.lint_batches` takes and gives, and `lintnews corpus --out` writes: version "
        f"{columns.VERSION}. "
        "No column of a version is taken away, renamed or given another type; new ones may come at the end. "
        "[Archives](../archives.md) shows how they are used.",
        "",
        "## What comes in",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
    ]
    lines += (
        f"| `{one.name}`{' (needed)' if one.needed else ''} | `{one.type}` | {one.meaning} |"
        for one in columns.ARTICLES
    )
    kinds = ", ".join(f"`{record}`" for record in columns.RECORDS)
    lines += [
        "",
        "## What goes out",
        "",
        f"The rows are of these kinds: {kinds}. Offsets and lines count code points.",
        "",
    ]
    lines += ["| column | type | filled in | meaning |", "|---|---|---|---|"]
    for one in columns.FINDINGS:
        rows = "all" if one.of == columns.RECORDS else ", ".join(one.of)
        lines.append(f"| `{one.name}` | `{one.type}` | {rows} | {one.meaning} |")
    lines += [
        "",
        "## What articles contradict one another in",
        "",
        "In the folder `across` of a run, with `lintnews corpus --out DIR --across FILE`.",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(f"| `{one.name}` | `{one.type}` | {one.meaning} |" for one in columns.ACROSS),
    ]
    return "\n".join(lines) + "\n"


def _config_schema() -> dict[str, Any]:
    keys = {key.name: {**key.kind.schema, "description": key.meaning} for key in KEYS}
    by_path = {key.name: keys[key.name] for key in KEYS if key.by_path}
    paths = {"type": "array", "items": {"type": "string"}, "minItems": 1, "description": "Patterns of the files."}
    overrides = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"paths": paths, **by_path},
            "required": ["paths"],
            "additionalProperties": False,
        },
        "description": "What differs for some files.",
    }
    return {
        "$schema": SCHEMA,
        "title": "Configuration of lintnews: lintnews.toml, or [tool.lintnews] in pyproject.toml",
        "type": "object",
        "properties": {**keys, "overrides": overrides},
        "additionalProperties": False,
    }


_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_SCOPE = {"enum": list(entries.SCOPES)}
_MARKED = {"type": "string", "pattern": "^[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)+$"}
_UNMARKED = {"type": "string", "pattern": "^[^⟦⟧]+$"}


def _examples(text: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict.fromkeys(entries.Example._fields, _TEXT) | {"text": text}
    whole = {"type": "object", "properties": fields, "required": ["text"], "additionalProperties": False}
    return {"anyOf": [text, {"type": "array", "items": {"anyOf": [text, whole]}}, whole]}


_PARAMS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_KINDS: Mapping[str, Mapping[str, Any]] = {
    "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "text": _TEXT,
    "texts": _TEXTS,
    "scope": {"anyOf": [_SCOPE, {"type": "array", "items": _SCOPE, "minItems": 1}]},
    "flag": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "check": {"enum": list(entries.CHECKS)},
    "level": {"enum": list(entries.LEVELS)},
    "status": {"enum": list(STATUSES)},
    "pairs": {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
    "action": {
        "type": "object",
        "properties": {
            "name": {"enum": list(entries.ACTIONS)},
            "params": {"anyOf": [*_PARAMS["anyOf"], {"type": "array", "items": _PARAMS}]},
            "safe": {"type": "boolean"},
        },
        "required": ["name"],
        "additionalProperties": False,
    },
}


def _pack_schema() -> dict[str, Any]:
    kinds = {name: {**(_KINDS.get(key.kind) or {}), "description": key.says} for name, key in entries.KEYS.items()}
    marked = {"valid": _examples(_UNMARKED), "invalid": _examples(_MARKED)}
    keys = {name: {**one, **marked.get(name, {})} for name, one in kinds.items()}
    others = {
        check: [name for name, key in entries.KEYS.items() if key.checks and check not in key.checks]
        for check in entries.CHECKS
    }
    is_check = {check: {"properties": {"extends": {"const": check}}, "required": ["extends"]} for check in others}
    return {
        "$schema": SCHEMA,
        "title": "A pack of lintnews: <family>.<language>.yaml",
        "type": "array",
        "items": {
            "type": "object",
            "anyOf": [
                {
                    "properties": keys,
                    "required": ["name"],
                    "additionalProperties": False,
                    "allOf": [
                        {"if": is_check[check], "then": {"properties": dict.fromkeys(names, False)}}
                        for check, names in others.items()
                    ],
                },
                {
                    "properties": {
                        "defaults": {
                            "type": "object",
                            "properties": {name: one for name, one in keys.items() if name != "name"},
                            "additionalProperties": False,
                            "description": "What the entries behind it have, unless they say otherwise.",
                        }
                    },
                    "required": ["defaults"],
                    "additionalProperties": False,
                },
            ],
        },
        "if": {"contains": {"required": ["defaults"]}},
        "else": {
            "items": {
                "required": ["name", "extends", "message"],
                "allOf": [
                    {"if": is_check[check], "then": {"anyOf": [{"required": [name]} for name in needed]}}
                    for check, needed in entries.NEEDED.items()
                ],
            }
        },
    }


def _json(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write what is stale and remove what is no longer made."""
    made = dict(pages())
    for old in (ROOT / "docs/reference").rglob("*.md"):
        if str(old.relative_to(ROOT)) not in made:
            old.unlink()
    for path, text in made.items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    sys.exit(main())
