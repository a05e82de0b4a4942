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

from lintnews.packs import entries

HOUSE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generator", HOUSE / ".ci" / "docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_source_says(generator: ModuleType) -> None:
    made = dict(generator.pages())
    stale = [
        path for path, text in made.items() if not (HOUSE / path).exists() or (HOUSE / path).read_text("utf-8") != text
    ]
    left = [
        str(path.relative_to(HOUSE))
        for path in (HOUSE / "docs/reference").rglob("*.md")
        if path.relative_to(HOUSE).as_posix() not in made
    ]
    assert (stale, left) == ([], []), "run: python .ci/docs.py"


def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    shutil.copytree(HOUSE / "docs", tmp_path / "docs")
    shutil.copy(HOUSE / "zensical.toml", tmp_path)
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
    for page in (HOUSE / "docs").rglob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((HOUSE / "lintnews/schemas" / name).read_text("utf-8"))
    return loaded


PLAIN = {"true": True, "false": False}


def plain(node: yaml.Node, key: str = "") -> object:
    """A YAML node as the values that its keys ask for: every scalar is a text, but flags and numbers."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: plain(value, name.value) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(value, key) for value in node.value]
    kind = entries.KEYS[key].kind if key in entries.KEYS else "text"
    if kind == "flag":
        return PLAIN[node.value]
    return float(node.value) if kind in ("count", "share") else node.value


@pytest.mark.parametrize("pack", sorted((HOUSE / "rules").glob("*.yaml")), ids=lambda path: path.name)
def test_every_pack_keeps_to_the_schema(pack: Path) -> None:
    root = yaml.compose(pack.read_text("utf-8"), yaml.CSafeLoader)
    assert root is not None
    written = plain(root)
    errors = [
        f"{list(one.instance_path)}: {one.message}"
        for one in jsonschema_rs.validator_for(schema("pack-1.schema.json")).iter_errors(written)
    ]
    assert errors == []


def test_the_schema_of_the_configuration_knows_every_key_and_no_other(tmp_path: Path) -> None:
    validator = jsonschema_rs.validator_for(schema("config-1.schema.json"))
    good = 'select = ["names"]\nfail-on = "error"\n[[overrides]]\npaths = ["a/*"]\nignore = ["style"]\n'
    assert validator.is_valid(tomllib.loads(good))
    for bad in ('selct = ["names"]', 'fail-on = "loud"', "jobs = -1", '[[overrides]]\nignore = ["style"]'):
        assert not validator.is_valid(tomllib.loads(bad)), bad
    done = subprocess.run([sys.executable, "-m", "lintnews", "init"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert validator.is_valid(tomllib.loads((tmp_path / "lintnews.toml").read_text("utf-8")))
