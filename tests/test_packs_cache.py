"""Compiled packs: what is restored from the cache is what was compiled, and a broken cache costs time alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.document import Document
from lintnews.files.cache import put
from lintnews.linter.run_rules import lint_document
from lintnews.packs.load import load
from lintnews.packs.rule_set import RuleSet

RULES = Path(__file__).parent.parent / "rules"
TEXT = "The mayor of Kiev left ,  he said.\n\nRead more\n\nIt is over&nbsp;now. Advertisement\n\nAdvertisement\n"
BARE = "import sys; from lintnews.packs.load import load; load(sys.argv[1:]); print(*sys.modules)"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def findings(book: RuleSet) -> object:
    found, notes = lint_document(Document(TEXT), book.rules)
    assert notes == ()
    assert found
    return found


def explained(book: RuleSet) -> list[object]:
    return [(rule.id, rule.documentation, rule.VALID, rule.INVALID) for rule in book.rules]


def test_what_is_restored_is_what_was_compiled(cache: Path) -> None:
    fresh, restored = load([RULES])[0], load([RULES])[0]
    assert list((cache / "packs").glob("*.json"))
    assert findings(restored) == findings(fresh)
    assert explained(restored) == explained(fresh)
    assert [rule.meta for rule in restored.rules] == [rule.meta for rule in fresh.rules]


def test_a_warm_start_reads_no_yaml_and_compiles_no_pattern(cache: Path) -> None:
    modules = [
        subprocess.run(
            [sys.executable, "-c", BARE, str(RULES)], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert {"yaml", "regex"} <= {*modules[0]}
    assert not {"yaml", "regex", "lintnews.packs.entries"} & {*modules[1]}


def test_a_changed_pack_is_read_again(cache: Path, tmp_path: Path) -> None:
    pack = tmp_path / "x.en.yaml"
    for word in ("Kiev", "mayor"):
        pack.write_text(f"- {{name: a, extends: existence, message: m, tokens: [{word}]}}\n")
        (one,) = lint_document(Document(TEXT), load([pack])[0].rules)[0]
        assert TEXT[slice(*one.span)] == word


@pytest.mark.parametrize("kept", [b"", b"\n\n\n", b"null\n[1]\n{}\n", b"\xff\xfe"])
def test_a_damaged_cache_is_passed_over(cache: Path, kept: bytes) -> None:
    expected = findings(load([RULES])[0])
    for file in (cache / "packs").iterdir():
        _, stamp, *_, source = file.read_bytes().split(b"\n", 4)
        file.write_bytes(kept)
        if kept == b"null\n[1]\n{}\n":
            put(str(file), b"\n".join((stamp, b"[[1]]", b"{}", source)))
    assert findings(load([RULES])[0]) == expected


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "file" / "cache"))
    assert findings(load([RULES])[0])
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("LINTNEWS_CACHE", str(locked))
    assert findings(load([RULES])[0])
    assert os.getuid() == 0 or not list(locked.iterdir())
