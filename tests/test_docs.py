"""The documentation says what the program does, builds without a warning, and its schemas hold."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import jsonschema_rs
import pytest
import yaml

from lintnews.config.load import ConfigError, read
from lintnews.packs import entries
from lintnews.packs.compile import compile_pack

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generator", ROOT / ".ci" / "docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_source_says(generator: ModuleType) -> None:
    made = dict(generator.pages())
    stale = [
        path for path, text in made.items() if not (ROOT / path).exists() or (ROOT / path).read_text("utf-8") != text
    ]
    left = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "docs/reference").rglob("*.md")
        if path.relative_to(ROOT).as_posix() not in made
    ]
    assert (stale, left) == ([], []), "run: python .ci/docs.py"


def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    assert (tmp_path / ".site/reference/rules/names/index.html").exists()


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((ROOT / "lintnews/schemas" / name).read_text("utf-8"))
    return loaded


PLAIN = {"true": True, "false": False}


def plain(node: yaml.Node, key: str = "") -> object:
    """A YAML node as the values that its keys ask for: every scalar is a text, but flags and numbers."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: plain(value, name.value) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value, key) for value in node.value]
    kind = entries.KEYS[key].kind if key in entries.KEYS else "flag" if key == "safe" else "text"
    if kind == "flag":
        return PLAIN.get(node.value, node.value)
    return float(node.value) if kind in ("count", "share") else node.value


@pytest.mark.parametrize("pack", sorted((ROOT / "rules").glob("*.yaml")), ids=lambda path: path.name)
def test_every_pack_keeps_to_the_schema(pack: Path) -> None:
    root = yaml.compose(pack.read_text("utf-8"), yaml.CSafeLoader)
    assert root is not None
    written = plain(root)
    errors = [
        f"{list(one.instance_path)}: {one.message}"
        for one in jsonschema_rs.validator_for(schema("pack-1.schema.json")).iter_errors(written)
    ]
    assert errors == []


ENTRY = "- {name: a, extends: existence, message: m, tokens: [x]%s}\n"
SWAP = '- {name: a, extends: substitution, message: "%%s %%s"%s}\n'
CASE = "- {name: a, extends: capitalization, message: m, match: $title%s}\n"
GOOD_PACKS = (
    "[]\n",
    ENTRY % "",
    "- defaults: {level: error, extends: existence, message: m}\n- {name: a, tokens: [x]}\n",
    ENTRY % ", level: suggestion, scope: [heading, sentence], limit: 3, ignorecase: true, languages: [en, de]",
    ENTRY % ", since: 2020-01-01, status: preview, mqm: Accuracy/Addition, valid: [y], invalid: ['⟦x⟧']",
    ENTRY % ", action: {name: replace, params: [y], safe: true}, invalid: [{text: ⟦x⟧, says: m, fixed: y}]",
    ENTRY.replace("[x]", "x") % "",
    SWAP % ", swap: {a: b}",
    CASE % ", threshold: 0.5, style: AP",
    "- {name: a, extends: occurrence, message: m, token: x, max: 2}\n",
)
BAD_PACKS = (
    "name: a\n",
    "- a\n",
    *("- {extends: existence, message: m, tokens: [x]}\n", "- {name: a, extends: existence, tokens: [x]}\n"),
    *("- {name: a, message: m, tokens: [x]}\n", "- {name: a, extends: existence, message: m}\n"),
    *("- defaults: {levl: error}\n", "- {name: a, defaults: {level: error}}\n"),
    *(ENTRY.replace("name: a", "name: A b") % "", ENTRY.replace("existence", "existance") % ""),
    *(ENTRY.replace("[x]", tokens) % "" for tokens in ("[]", "['']", "{a: b}")),
    ENTRY.replace("message: m", "message: ''") % "",
    *(
        ENTRY % f", {more}"
        for more in (
            *("mesage: x", "level: loud", "status: new", "scope: page", "limit: -1", "ignorecase: maybe"),
            *("since: yesterday", "swap: {a: b}", "action: {nam: replace}", "action: {name: explode}"),
            *("valid: ['⟦x⟧']", "invalid: [y]", "invalid: [{txt: ⟦x⟧}]", "invalid: ['⟦x']"),
        )
    ),
    *(SWAP % "", SWAP % ", swap: [a, b]", SWAP % ", swap: {}"),
    *(CASE % ", threshold: 2", CASE % ", threshold: 0", CASE % ", tokens: [x]"),
)


@pytest.mark.parametrize(
    ("text", "is_good"), [(text, True) for text in GOOD_PACKS] + [(text, False) for text in BAD_PACKS]
)
def test_the_schema_of_packs_and_the_program_are_of_one_mind(text: str, is_good: bool) -> None:
    root = yaml.compose(text, yaml.CSafeLoader)
    assert root is not None
    validator = jsonschema_rs.validator_for(schema("pack-1.schema.json"))
    assert (compile_pack("style.en.yaml", text)[2] == ()) is is_good
    assert validator.is_valid(plain(root)) is is_good


BAD_SETTINGS = (
    *(
        'selct = ["names"]',
        'fail-on = "loud"',
        "jobs = -1",
        "jobs = 1001",
        "jobs = 1.5",
        '[[overrides]]\nselect = ["a"]',
    ),
    *(
        'select = "names"',
        "select = [1]",
        'select = [""]',
        "time-limit = 0",
        "time-limit = 100000",
        "max-file-size = 0",
    ),
    *('on-plugin-error = "on"', 'severity = "never"', 'on-plugin-error = "x"', "language = 1", 'language = ""'),
    *('rules = ["a"]', "[rules]\na = 1", '[[overrides]]\npaths = ["a"]\njobs = 1', "overrides = 1", "baseline = []"),
)


@pytest.mark.parametrize("text", BAD_SETTINGS)
def test_the_schema_of_the_configuration_and_the_program_refuse_the_same(text: str) -> None:
    assert not jsonschema_rs.validator_for(schema("config-1.schema.json")).is_valid(tomllib.loads(text))
    with pytest.raises(ConfigError):
        read("lintnews.toml", text.encode())


def test_the_schema_of_the_configuration_knows_every_key_and_no_other(tmp_path: Path) -> None:
    validator = jsonschema_rs.validator_for(schema("config-1.schema.json"))
    good = 'select = ["names"]\nfail-on = "error"\n[[overrides]]\npaths = ["a/*"]\nignore = ["style"]\n'
    assert validator.is_valid(tomllib.loads(good))
    done = subprocess.run([sys.executable, "-m", "lintnews", "init"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert validator.is_valid(tomllib.loads((tmp_path / "lintnews.toml").read_text("utf-8")))
