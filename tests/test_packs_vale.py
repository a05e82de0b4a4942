"""Styles written for Vale give the findings that Vale gives: compared with the real one."""

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

HOME = Path(__file__).parent / "data" / "vale"
FOUND = """\
1:3 own/capital warning 'The Rise Of The Minister' should be in sentence case
3:13 own/louder error 'shouted' is loud
3:21 own/existence warning 'in order to' stands here
3:33 own/substitution error Use 'use' instead of 'utilize'
3:45 own/substitution error Use 'email' instead of 'e-mail'
3:70 own/existence warning 'appears to be' stands here
3:84 own/existence warning 'very' stands here
3:101 own/occurrence note More than 2 commas (4)
3:111 own/consistency error Inconsistent spelling of 'advisor'
3:189 own/substitution error Use 'lead to' instead of 'gave rise to'
3:216 own/conditional warning 'OSCE' has no definition
5:1 vale/repetition error 'he' is repeated!
5:15 vale/repetition error 'the' is repeated!
5:44 vale/terms error Use 'Zelensky' instead of 'zelensky'.
5:56 vale/terms error Use 'YouTube' instead of 'youtube'.
5:65 vale/avoid error Avoid using 'obviously'.
5:75 own/raw error '( twice' has a space in its brackets
5:92 own/choices note Use 'about' instead of 'approximately'
7:4 own/occurrence note More than 2 commas (3)
7:44 own/consistency error Inconsistent spelling of 'center'
7:64 own/louder error 'shouted' is loud
7:74 own/existence warning 'Very' stands here
7:86 own/existence warning 'In spite of' stands here
7:108 vale/repetition error 'stayed' is repeated!
""".splitlines()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HOME, tmp_path, dirs_exist_ok=True)
    (tmp_path / "lintnews.toml").write_text('packs = [".vale.ini"]\nselect = ["own", "vale"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_project_of_vale_is_linted_by_its_configuration(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["check", "--format", "text", "text.md"]) == 1
    told = capfdbinary.readouterr().out.decode()
    places = re.findall(r"^text\.md:(\d+:\d+): (\w+)\[([\w/-]+)\]: (.*)$", told, re.MULTILINE)
    assert [f"{place} {rule} {level} {said}" for place, level, rule, said in places] == FOUND


def test_the_real_vale_finds_the_same(project: Path) -> None:
    vale = go_program("vale", "github.com/vale-cli/vale/v3/cmd/vale@v3.21.0")
    told = subprocess.run([vale, "--output=JSON", "text.md"], capture_output=True, text=True, check=False).stdout
    found = []
    for one in json.loads(told)["text.md"]:
        level = "note" if one["Severity"] == "suggestion" else one["Severity"]
        said = re.sub(r"%!s\(int=(\d+)\)", r"\1", one["Message"])  # a slip of Vale's own, which fills %s with a number
        found.append((one["Line"], one["Span"][0], one["Check"].lower().replace(".", "/"), level, said))
    assert [f"{line}:{column} {rule} {level} {said}" for line, column, rule, level, said in sorted(found)] == FOUND


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
