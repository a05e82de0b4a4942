"""The program's modules in one file: a start that finds them there does what one does that reads each alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews

PACKAGE = Path(lintnews.__file__).parent


class Program:
    """A copy of the program whose modules may be changed, and what is compiled of it."""

    def __init__(self, home: Path) -> None:
        shutil.copytree(PACKAGE, home / "lintnews", ignore=shutil.ignore_patterns("__pycache__"))
        self.home = home
        self.module = home / "lintnews/commands/completion.py"
        self.environment = os.environ | {"PYTHONPATH": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def said(self, *arguments: str) -> str:
        command = [sys.executable, "-v", "-m", "lintnews", *(arguments or ("completion", "bash"))]
        where = self.environment["PYTHONPATH"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=self.environment, cwd=where)
        self.read = {line.split()[-1] for line in done.stderr.splitlines() if line.startswith("# code object from")}
        return done.stdout

    @property
    def reads_each(self) -> bool:
        """Whether the last start read the module of the command from a file of its own."""
        return any("commands/completion" in file for file in self.read)

    @property
    def kept(self) -> Path:
        (file,) = (self.home / "compiled").rglob("modules.*.kept")
        return file


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_a_second_start_reads_modules_from_one_file_and_a_third_finds_it_damaged(program: Program) -> None:
    first = program.said()
    kept = program.kept.read_bytes()
    assert program.said() == first
    assert not program.reads_each
    for damaged in (b"", b"\0" * 9, kept[:-9], kept[: len(kept) // 2], kept[:-1000] + b"\0" * 1000):
        program.kept.write_bytes(damaged)
        assert program.said() == first
    assert program.said() == first
    assert not program.reads_each


def test_what_a_first_start_did_not_need_is_kept_by_the_one_that_does(program: Program) -> None:
    version = program.said("--version")
    first = program.said()
    assert program.said() == first
    assert not program.reads_each
    assert program.said("--version") == version


def test_a_module_that_was_changed_is_read_again(program: Program) -> None:
    first = program.said()
    text = program.module.read_text("utf-8")
    program.module.write_text(text + "\nprint('something else')\n", "utf-8")
    for _ in range(2):
        assert program.said() == f"something else\n{first}"
    assert not program.reads_each
    program.module.write_text(text, "utf-8")
    assert program.said() == first


def test_a_program_that_was_moved_takes_up_its_own_modules(program: Program, tmp_path: Path) -> None:
    first = program.said()
    moved = tmp_path / "moved"
    shutil.copytree(program.home / "lintnews", moved / "lintnews")
    program.module.write_text("raise SystemExit(9)\n", "utf-8")
    program.environment["PYTHONPATH"] = str(moved)
    assert program.said() == first
