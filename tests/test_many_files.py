"""Runs over more files than are kept in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CLEAN, FAULTY, Lintnews

from lintnews.linter import report_store


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "sarif", "junit"])
def test_a_long_run_says_what_a_short_one_does(
    lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    for number in range(12):
        # Folders come behind the files of the folder that they lie in; reports go by paths.
        path = Path(f"b/{number}.txt" if number % 3 else f"c{number}.txt")
        path.parent.mkdir(exist_ok=True)
        path.write_text(FAULTY if number % 2 else CLEAN)
    Path("d.txt").write_bytes(b"\xff\xfe\x00")
    arguments = ("check", ".", "--format", format, "--select", "repetition")
    short = lintnews(*arguments)
    monkeypatch.setattr(report_store, "IN_MEMORY", 3)
    long = lintnews(*arguments)
    assert long == short
    assert short.out.count(b"b/1.txt") >= 1


def test_what_is_fixed_in_a_long_run_is_fixed(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_store, "IN_MEMORY", 1)
    for number in range(4):
        Path(f"{number}.txt").write_text("He met with with her.\n")
    lintnews("check", ".", "--fix", "--unsafe-fixes", "--select", "repetition/word")
    assert {Path(f"{number}.txt").read_text() for number in range(4)} == {"He met with her.\n"}
