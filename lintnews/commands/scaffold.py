"""The files that `new-rule` and `new-plugin` begin with. They work as they are: their tests are green."""

from __future__ import annotations

import re

from lintnews import __version__
from lintnews.commands import UsageError

_PART = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

RULE = '''\
"""`{id}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.layers.text.tokens import tokens
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class {cls}(Rule):
    """A {word} was left in the text.

    Say here why this harms the reader.

    Not found: what the rule cannot see.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="{since}", status="{status}")

    word: str = "{word}"
    """The word that is looked for, in lower case."""

    VALID = ("The {word}s of {id} met on Friday.",)
    INVALID = (Invalid("The ⟦{word}⟧ of {id} met on Friday.", says="{word}"),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each place where the word stands."""
        for token in doc.layer(tokens):
            if token.text.lower() == self.word:
                yield self.finding((token.start, token.end), f"“{{token.text}}” was left in the text")
'''

ENTRY = """\
- name: {name}
  extends: existence
  message: “%s” was left in the text
  level: warning
  mqm: Accuracy/Addition
  status: {status}
  why: Say here why this harms the reader.
  not_found: What the entry cannot see.
  tokens:
    - {name}-placeholder
  valid:
    - The ministers of {id} met on Friday.
  invalid:
    - The ⟦{name}-placeholder⟧ of {id} met on Friday.
"""

PLUGIN = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{distribution}"
version = "0.1.0"
description = "Rules of {name} for lintnews."
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["lintnews>={version}"]

[project.optional-dependencies]
test = ["pytest>=8"]

# lintnews finds the plugin by this entry point.
[project.entry-points.lintnews]
{name} = "{package}"

[tool.hatch.build.targets.wheel]
packages = ["{package}"]

[tool.pytest.ini_options]
testpaths = ["tests"]
""",
    "README.md": """\
# {distribution}

Rules of {name} for [lintnews](https://pypi.org/project/lintnews/).

    python3 -m venv .venv
    .venv/bin/pip install -e '.[test]'
    .venv/bin/pytest
    .venv/bin/lintnews check --plugins {name} article.txt

A project that always wants it says so in its `lintnews.toml`:

    plugins = ["{name}"]

- `{package}/placeholder.py`: a rule in Python. A new one is a new file: `lintnews new-rule {name}/NAME`.
- `{package}/packs/{name}.en.yaml`: rules in YAML.
- `tests/`: runs the examples that stand in the rules.
""",
    "{package}/__init__.py": '''\
"""Rules of {name} for lintnews."""

from collections.abc import Sequence
from pathlib import Path

from lintnews.hookspecs import hookimpl
from lintnews.rule import Rule, rules_in


@hookimpl
def lintnews_rules() -> Sequence[type[Rule]]:
    """The rules in Python: one module each."""
    return rules_in(__name__)


@hookimpl
def lintnews_packs() -> Sequence[Path]:
    """The rules in YAML: every pack of this folder."""
    return [Path(__file__).parent / "packs"]
''',
    "{package}/py.typed": "",
    "tests/test_{module}.py": '''\
"""Every example of every rule of this plugin."""

import pytest
from lintnews.testing import Example, examples, problem, rules_of

RULES = rules_of("{package}")


@pytest.mark.parametrize("example", examples(RULES), ids=str)
def test_examples_are_found_as_marked(example: Example) -> None:
    assert problem(example) is None, problem(example)


def test_there_are_rules() -> None:
    assert {{rule.id for rule in RULES}} >= {{"{name}/placeholder", "{name}/leftover"}}
''',
}


def rule_module(rule_id: str, *, since: str, status: str = "preview") -> str:
    """The module of a rule in Python that finds a word."""
    name = rule_id.partition("/")[2]
    cls = "".join(part.capitalize() for part in name.split("-"))
    return RULE.format(id=rule_id, cls=cls, word=name.replace("-", "") + "word", since=since, status=status)


def pack_entry(rule_id: str, *, status: str = "preview") -> str:
    """The entry of a pack that finds a word."""
    return ENTRY.format(id=rule_id, name=rule_id.partition("/")[2], status=status)


def plugin_files(name: str) -> dict[str, str]:
    """The files of a distribution, by their paths in it."""
    module = name.replace("-", "_")
    words = {
        "name": name,
        "module": module,
        "package": f"lintnews_{module}",
        "distribution": f"lintnews-{name}",
        "version": __version__,
    }
    files = {path.format(**words): text.format(**words) for path, text in PLUGIN.items()}
    files[f"lintnews_{module}/placeholder.py"] = rule_module(f"{name}/placeholder", since="0.1", status="stable")
    files[f"lintnews_{module}/packs/{name}.en.yaml"] = pack_entry(f"{name}/leftover", status="stable")
    return files


def check_name(name: str, what: str) -> None:
    """Raises `UsageError` for a name that no family or rule can have."""
    if not _PART.fullmatch(name):
        raise UsageError(f"'{name}' is no name of a {what}: lower-case letters and digits, parted by hyphens")
