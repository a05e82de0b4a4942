"""Word lists that were arranged by an earlier run: what is taken up is what the files say now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews

PACKAGE = Path(lintnews.__file__).parent
DAMAGES = (
    lambda data: b"",
    lambda data: b"\0" * 9,
    lambda data: data[:-9],
    lambda data: data[: len(data) // 2],
    lambda data: data[:100_000] + b"\0" * (len(data) - 100_000),
)
SAID = (
    "import sys; from lintnews.layers.text.vocabulary import vocabulary;"
    "from lintnews.lexicons import folders, section\n"
    "with folders(tuple(sys.argv[1:])):\n"
    "    known = vocabulary('en-GB')\n"
    "    print(known.offices.at(['prime', 'minister', 'of'], 0), known.places.at(['New', 'York', 'City'], 0),\n"
    "        known.bodies.get('US'), 'Zubrovka' in known.places, known.given.get('Anna'),\n"
    "        list(section('en', 'places', 'countries'))[:3], [*section('eo', 'names', 'kin')])"
)


class Program:
    """A copy of the program whose word lists may be changed, and its compiled modules."""

    def __init__(self, home: Path) -> None:
        shutil.copytree(PACKAGE, home / "lintnews", ignore=shutil.ignore_patterns("__pycache__"))
        self.lists = home / "lintnews" / "lexicons" / "en"
        self.home = home
        self.compiled = home / "compiled"
        self.environment = os.environ | {"PYTHONPATH": str(home), "PYTHONPYCACHEPREFIX": str(self.compiled)}

    def said(self, *folders: Path) -> str:
        command = [sys.executable, "-c", SAID, *map(str, folders)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=self.environment, cwd=self.home)
        return done.stdout

    def kept(self) -> list[Path]:
        return list(self.compiled.rglob("words-*.kept"))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_a_second_run_says_the_same_and_so_does_one_that_finds_it_damaged(program: Program) -> None:
    first = program.said()
    assert "Office(name='prime minister'" in first
    assert program.kept()
    assert program.said() == first
    for damage in DAMAGES:
        for file in program.kept():
            file.write_bytes(damage(file.read_bytes()))
        assert program.said() == first


def test_a_changed_word_list_is_read_again(program: Program) -> None:
    assert " False " in program.said()
    places = program.lists / "places.txt"
    places.write_text(places.read_text("utf-8").replace("[countries]\n", "[countries]\nZubrovka\n", 1), "utf-8")
    assert " True " in program.said()


def test_the_word_lists_of_a_plugin_count_whatever_was_kept(program: Program, tmp_path: Path) -> None:
    before = program.said()
    brought = tmp_path / "brought" / "eo"
    brought.mkdir(parents=True)
    (brought / "names.txt").write_text("[kin]\npatro\n", "utf-8")
    assert before.endswith("[]\n")
    assert program.said(tmp_path / "brought").endswith("['patro']\n")
    assert program.said() == before
