"""Same input, same bytes: whatever the order of files and plugins, the number of processes, and Python's hashes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import RULE, Install

from lintnews.reporters import bundled_reporters

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "lintnews")
FORMATS = [reporter.name for reporter in bundled_reporters()]


@pytest.fixture
def plugin_manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    article = SEEDS[0].read_text(encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / ".reports").mkdir()
    for number in range(8):
        (tmp_path / f"deep/{number}.txt").write_text(article.replace("Geneva", f"Geneva{number}"), encoding="utf-8")
    blocks = "".join(f"<p>{block}</p>" for block in article.split("\n\n"))
    (tmp_path / "a.html").write_text(f"<html lang=en><body><article>{blocks}</article></body></html>", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"{article}\n\n<!-- lintnews: ignore names -- so -->\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "style.en.yaml").write_text(
        "- {name: boo, extends: existence, message: a %s, tokens: [Lavrov, Blinken, boo]}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reports(paths: list[str], site: str, plugins: str, *, jobs: int, hashes: str) -> tuple[int, dict[str, bytes]]:
    """The exit code, and the report in every format."""
    outputs = [part for name in FORMATS for part in ("--format", name, "--output", f".reports/{name}")]
    options = ("--packs", "style.en.yaml", "--plugins", plugins, "--jobs", str(jobs), "--grammar", "off")
    done = subprocess.run(
        [PROGRAM, "check", *paths, *options, *outputs],
        env={**os.environ, "PYTHONPATH": site, "PYTHONHASHSEED": hashes},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, {name: Path(f".reports/{name}").read_bytes() for name in FORMATS}


def test_reports_are_the_same_bytes(plugin_manager: Path, install: Install) -> None:
    for name in ("acme", "zeta", "beta"):
        install(RULE.replace('"boo"', '"Lavrov"'), name=name)
    site = sys.path[:3]
    paths = ["a.html", "b.md", "bad.txt", *(f"deep/{number}.txt" for number in range(8))]
    code, first = reports(paths, os.pathsep.join(site), "acme,zeta,beta", jobs=1, hashes="0")
    assert code == 3
    assert all(b"Lavrov" in data for name, data in first.items() if name != "junit"), first
    chance = random.Random(7)
    for number, (jobs, plugins) in enumerate(((1, "zeta,beta,acme"), (2, "acme,zeta,beta"), (2, "auto")), 1):
        chance.shuffle(paths)
        chance.shuffle(site)
        again = reports(paths, os.pathsep.join(site), plugins, jobs=jobs, hashes=str(number))
        assert again[0] == code
        assert {name for name in FORMATS if again[1][name] != first[name]} == set()
    whole = reports(["."], os.pathsep.join(site), "auto", jobs=2, hashes="random")
    assert {name for name in FORMATS if whole[1][name] != first[name]} == set()
