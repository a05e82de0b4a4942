"""Installed from the wheel, as anybody would: everything is in it, and third parties are met by the same road."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.outside

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "000_3cc862db862f8f19.txt"

PLUGIN = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "acme-newsroom"
version = "2.1"
[project.entry-points.lintnews]
acme = "lintnews_acme"
[tool.hatch.build.targets.wheel]
packages = ["lintnews_acme"]
""",
    "lintnews_acme/__init__.py": '''\
"""All that a plugin can bring."""

import re
from pathlib import Path

from lintnews.document import Piece
from lintnews.hookspecs import hookimpl
from lintnews.input.readers import Prose, Reader
from lintnews.results import Reporter
from lintnews.rule import rules_in


@hookimpl
def lintnews_rules():
    return rules_in(__name__)


@hookimpl
def lintnews_packs():
    return [Path(__file__).parent / "house.en.yaml"]


def wire(source):
    """Each line behind `TEXT:` is a block."""
    text, pieces = "", []
    for line in re.finditer(r"(?m)^TEXT:(.*)$", source):
        start = len(text) + 2 * bool(text)
        text += "\\n\\n" * bool(text) + line[1]
        pieces.append(Piece(start, len(text), *line.span(1)))
    return Prose(text, tuple(pieces))


@hookimpl
def lintnews_readers():
    return [Reader("wire", (".wire",), wire)]


@hookimpl
def lintnews_reporters():
    lines = lambda run: "".join(f"{r.path}:{r.region.line} {r.rule} {r.region.quote}\\n" for r in run.results)
    return [Reporter("lines", "a line for each finding", lambda run: lines(run).encode())]
''',
    "lintnews_acme/shouting.py": '''\
"""`acme/shouting`."""

from dataclasses import dataclass

from lintnews.findings import Severity
from lintnews.layers.text.tokens import tokens
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Shouting(Rule):
    """A word shouts."""

    meta = Meta(severity=Severity.WARNING, mqm="Style/Organizational style", since="2.0")

    letters: int = 6
    """From how many letters on."""

    INVALID = (Invalid("He said ⟦NOTHING⟧.", says="shouts"),)

    def check(self, doc):
        for token in doc.layer(tokens):
            if token.text.isupper() and len(token.text) >= self.letters:
                yield self.finding((token.start, token.end), f"“{token.text}” shouts")
''',
    "lintnews_acme/house.en.yaml": """\
- name: slang
  extends: existence
  message: “%s” is slang
  tokens: [no-brainer]
  valid: [It was easy.]
  invalid: ['It was a ⟦no-brainer⟧.']
""",
}


def call(*command: object, cwd: Path | None = None) -> str:
    """Standard output of a command that ends well; to have findings is well."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    texts = [str(part) for part in command]
    done = subprocess.run(texts, cwd=cwd, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0 or (done.returncode == 1 and "check" in texts), f"{texts}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("wheel")
    source = home / "source"
    kept = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "node_modules", "dist", "build")
    shutil.copytree(ROOT, source, ignore=kept)
    call(sys.executable, "-m", "build", "--wheel", "--outdir", home, source)
    (made,) = home.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which the wheel is installed, and a third party's plugin."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home / "venv", with_pip=True)
    programs = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    for path, text in PLUGIN.items():
        (home / "acme" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "acme" / path).write_text(text, encoding="utf-8")
    call(programs / "python", "-m", "pip", "install", "--quiet", wheel, home / "acme")
    return programs


def test_the_wheel_carries_engine_plugins_packs_and_data(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for folder in ("lintnews", "plugins"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".txt", ".tsv", ".json", ".typed"} and "__pycache__" not in path.parts:
                inside = path.relative_to(ROOT / folder if folder == "plugins" else ROOT).as_posix()
                assert inside in names
    for pack in (ROOT / "rules").glob("*.yaml"):
        assert f"lintnews/rules/{pack.name}" in names
    assert "lintnews/rules/packs.kept" in names, "nobody compiles them again"


def test_the_article_is_linted_from_another_folder(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ARTICLE, tmp_path / "article.txt")
    report = json.loads(call(installed / "lintnews", "check", "article.txt", "--format", "json", cwd=tmp_path))
    here = json.loads(call(sys.executable, "-m", "lintnews", "check", "article.txt", "--format", "json", cwd=tmp_path))
    assert report["findings"] == here["findings"]
    assert {"names/drift", "repetition/headline", "leftovers/read-more"} <= {one["rule"] for one in report["findings"]}


def test_a_third_party_brings_a_rule_a_pack_a_reporter_and_a_reader(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.wire").write_text("SLUG: x\nTEXT:He said NOTHING.\nTEXT:It was a no-brainer.\n")
    check = (installed / "lintnews", "check", "a.wire", "--select", "acme,house")
    assert "unknown rule or family 'acme'" in failing(*check, cwd=tmp_path)
    (tmp_path / "lintnews.toml").write_text('plugins = ["acme"]\n')
    assert call(*check, "--format", "lines", cwd=tmp_path) == (
        "a.wire:2 acme/shouting NOTHING\na.wire:3 house/slang no-brainer\n"
    )
    (tmp_path / "lintnews.toml").write_text('plugins = ["acme"]\n[rules."acme/shouting"]\nletters = 8\n')
    assert call(*check, "--format", "lines", cwd=tmp_path) == "a.wire:3 house/slang no-brainer\n"
    listed = call(installed / "lintnews", "plugins", cwd=tmp_path)
    wanted = "acme_newsroom 2.1: readers wire; packs house.en.yaml; reporters lines; 2 rules (acme, house)"
    assert wanted in listed.replace("          ", " ").replace("  ", " ")


def failing(*command: object, cwd: Path) -> str:
    """What a command says that ends with exit code 2."""
    texts = [str(part) for part in command]
    done = subprocess.run(texts, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    return done.stderr
