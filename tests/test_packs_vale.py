"""Styles written for Vale give the findings that Vale gives: compared with the real one where it is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from outside_tools import go_program

from lintnews.commands import run
from lintnews.packs.load import load
from lintnews.rule import kebab

pytestmark = pytest.mark.outside

DATA = Path(__file__).parent / "data"
HOUSES = ("vale", "vale-words", "vale-cases")
"""Projects of Vale: the usual, words in all their options, the case of headings."""
VALE = "github.com/vale-cli/vale/v3/cmd/vale@v3.21.0"


@pytest.fixture
def project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(DATA / getattr(request, "param", "vale"), tmp_path, dirs_exist_ok=True)
    (tmp_path / "lintnews.toml").write_text('packs = [".vale.ini"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def expected(project: Path) -> list[str]:
    """What Vale finds, sorted: line, columns, rule, level, message."""
    return (project / "found.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("project", HOUSES, indirect=True)
def test_a_project_of_vale_is_linted_by_its_configuration(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["check", "--format", "json", "--grammar", "off", "--severity", "note", "text.md"]) == 1
    styles = {kebab(path.name).lower() for path in (project / "styles").iterdir()} | {"vale"}
    found = [
        f"{one['line']}:{one['column']}-{one['column'] + one['end'] - one['start'] - 1} "
        f"{one['rule']} {one['severity']} {one['message']}"
        for one in json.loads(capfdbinary.readouterr().out)["findings"]
        if one["rule"].partition("/")[0] in styles
    ]
    assert sorted(found) == expected(project)


@pytest.mark.parametrize("project", HOUSES, indirect=True)
def test_the_real_vale_finds_the_same(project: Path) -> None:
    command = [str(go_program("vale", VALE)), "--output=JSON", "text.md"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = []
    for one in json.loads(told)["text.md"]:
        style, _, name = one["Check"].partition(".")
        rule = f"{kebab(style).lower()}/{kebab(name).lower()}"
        level = "note" if one["Severity"] == "suggestion" else one["Severity"]
        said = re.sub(r"%!s\(int=(\d+)\)", r"\1", one["Message"])  # a slip of Vale's own, which fills %s with a number
        start, end = one["Span"]
        found.append(f"{one['Line']}:{start}-{end} {rule} {level} {said}")
    assert sorted(found) == expected(project)


def test_what_is_not_supported_is_named(project: Path) -> None:
    book, problems = load([project / ".vale.ini"])
    assert problems == ()
    notices = [str(one).removeprefix(f"{project}{os.sep}") for one in book.notices]
    supported = "existence, substitution, occurrence, repetition, consistency, conditional, capitalization"
    assert notices == [
        f"styles/Own/Measure.yml:1:10: Own.Measure is left out: its check type 'metric' is not supported ({supported})",
        f"styles/Own/Script.yml:1:10: Own.Script is left out: its check type 'script' is not supported ({supported})",
    ]


def test_mistakes_of_styles_have_places(project: Path) -> None:
    (project / "styles/Own/Wrong.yml").write_text("extends: existence\nmessage: x\ntokens:\n  - (open\n")
    (project / "styles/Own/Keys.yml").write_text("extends: existence\nmessage: x\nswap:\n  a: b\n")
    (project / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = Own, Absent\n")
    told = [str(one).removeprefix(f"{project}{os.sep}") for one in load([project / ".vale.ini"])[1]]
    assert "styles/Own/Keys.yml:3:1: existence takes no 'swap' (it belongs to substitution)" in told
    assert "styles/Own/Wrong.yml:4:5: 'own/wrong' has a broken pattern: missing ) at position 5" in told
    assert any(one.startswith(".vale.ini:1:1: the style 'Absent' is not in ") for one in told)


def test_sections_say_where_rules_run_and_how_much_they_count(project: Path) -> None:
    setup = (
        "MinAlertLevel = warning\nStylesPath = styles\n[*]\nOwn.Louder = warning\n[*.{txt,rst}]\nBasedOnStyles = Own\n"
    )
    (project / ".vale.ini").write_text(setup + "Own.Existence = NO\n")
    level_at = load([project / ".vale.ini"])[0].packs[0].level_at
    assert level_at is not None
    assert level_at("own/raw", "a/b.txt") == 3
    assert level_at("own/raw", "b.rst") == 3
    assert level_at("own/raw", "b.md") is None
    assert level_at("own/louder", "b.md") == 2
    assert level_at("own/existence", "b.txt") is None
    assert level_at("own/choices", "b.txt") is None


def test_keys_of_a_configuration_that_are_not_heeded_are_named(project: Path) -> None:
    (project / ".vale.ini").write_text("StylesPath = styles\nPackages = a\n[*.md]\nTokenIgnores = (x)\nOwn.Raw = YES\n")
    notices = [str(one).removeprefix(f"{project}{os.sep}") for one in load([project / ".vale.ini"])[0].notices]
    assert notices[:2] == [
        ".vale.ini:2:1: 'Packages' is not supported",
        ".vale.ini:4:1: 'TokenIgnores' is not supported",
    ]


def test_braces_that_multiply_are_no_more_than_a_few_patterns(project: Path) -> None:
    (project / ".vale.ini").write_text(f"[{'{a,b}' * 5000}]\nBasedOnStyles = Own\n[*.{{md, txt}}]\nOwn.Raw = error\n")
    book, problems = load([project / ".vale.ini"])
    assert problems == ()
    level_at = book.packs[0].level_at
    assert level_at is not None
    assert level_at("own/raw", "a.txt") == 3
    assert level_at("own/louder", "a.txt") is None


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        ("StylesPath = ../outside\n[*]\nBasedOnStyles = Own\n", "the style 'Own' is beyond the folder of this file"),
        ("[*]\nBasedOnStyles = ../../outside/Own\n", "the style '../../outside/Own' is beyond the folder of this file"),
        ("[*]\nBasedOnStyles = Link\n", "the style 'Link' is beyond the folder of this file"),
        ("Vocab = ../../../../outside\n[*]\nBasedOnStyles = Vale\n", ""),
        ("[*]\nBasedOnStyles = Linked\n", ""),
    ],
)
def test_a_configuration_reaches_nothing_beyond_its_folder(project: Path, setup: str, said: str) -> None:
    plugin_manager = project / "house"
    (plugin_manager / "styles/Linked").mkdir(parents=True)
    outside = project / "outside"
    shutil.copytree(project / "styles/Own", outside / "Own")
    (outside / "accept.txt").write_text("secret\n")
    (plugin_manager / "styles/Link").symlink_to(outside / "Own")
    (plugin_manager / "styles/Linked/Raw.yml").symlink_to(outside / "Own/Raw.yml")
    (plugin_manager / ".vale.ini").write_text(setup)
    book, problems = load([plugin_manager / ".vale.ini"])
    assert [one.message for one in problems] == ([said] if said else [])
    assert {rule.id for rule in book.rules} <= {"vale/repetition"}


def test_a_vocabulary_that_is_no_text_is_named(project: Path) -> None:
    (project / "styles/config/vocabularies/House/accept.txt").write_bytes(b"\xff")
    assert "accept.txt:1:1: cannot be read: 'utf-8' codec" in str(load([project / ".vale.ini"])[1][0])
