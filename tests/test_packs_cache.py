"""Compiled packs: what is restored from the cache is what was compiled, and a broken cache costs time alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.document import Document
from lintnews.files.cache import put
from lintnews.linter.run_rules import lint_document
from lintnews.packs.load import load
from lintnews.packs.rule_set import RuleSet

OWN = Path(__file__).parent.parent / "rules"
TEXT = "The mayor of Kiev left ,  he said.\n\nRead more\n\nIt is over&nbsp;now. Advertisement\n\nAdvertisement\n"
BARE = "import sys; from lintnews.packs.load import load; load(sys.argv[1:]); print(*sys.modules)"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Packs of the program as somebody else's: its own are kept beside its modules."""
    (tmp_path / "rules").mkdir()
    for name in ("calques.en.vi.yaml", "leftovers.en.yaml", "style.en.yaml", "typography.en.yaml"):
        shutil.copy(OWN / name, tmp_path / "rules")
    return tmp_path / "rules"


def findings(book: RuleSet) -> object:
    found, notes = lint_document(Document(TEXT), book.rules)
    assert notes == ()
    assert found
    return found


def explained(book: RuleSet) -> list[object]:
    return [(rule.id, rule.documentation, rule.VALID, rule.INVALID) for rule in book.rules]


def test_what_is_restored_is_what_was_compiled(cache: Path, rules: Path) -> None:
    fresh, restored = load([rules])[0], load([rules])[0]
    assert list((cache / "packs").glob("*.json"))
    assert findings(restored) == findings(fresh)
    assert explained(restored) == explained(fresh)
    assert [rule.meta for rule in restored.rules] == [rule.meta for rule in fresh.rules]


def test_a_warm_start_reads_no_yaml_and_compiles_no_pattern(cache: Path, rules: Path) -> None:
    modules = [
        subprocess.run(
            [sys.executable, "-c", BARE, str(rules)], capture_output=True, text=True, check=True
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
def test_a_damaged_cache_is_passed_over(cache: Path, rules: Path, kept: bytes) -> None:
    expected = findings(load([rules])[0])
    for file in (cache / "packs").iterdir():
        _, stamp, *_, source = file.read_bytes().split(b"\n", 4)
        file.write_bytes(kept)
        if kept == b"null\n[1]\n{}\n":
            put(str(file), b"\n".join((stamp, b"[[1]]", b"{}", source)))
    assert findings(load([rules])[0]) == expected


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "file" / "cache"))
    assert findings(load([rules])[0])
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    monkeypatch.setenv("LINTNEWS_CACHE", str(locked))
    assert findings(load([rules])[0])
    assert os.getuid() == 0 or not list(locked.iterdir())


DAMAGES = (
    lambda data: b"",
    lambda data: b"\0" * 4,
    lambda data: data[:-9],
    lambda data: data[: len(data) // 2],
    lambda data: data[:50_000] + b"\0" * (len(data) - 50_000),
)
SAID = (
    "import sys; from lintnews.document import Document; from lintnews.linter.run_rules import lint_document;"
    "from lintnews.packs.load import load; book = load(sys.argv[1:2])[0];"
    "print(lint_document(Document(sys.argv[2]), book.rules), [rule.documentation for rule in book.rules][:3])"
)
RELEASE = "import sys; from lintnews.packs.load import released; sys.stdout.buffer.write(released(sys.argv[1]))"


def test_what_is_kept_beside_the_modules_is_what_was_compiled_and_a_damaged_one_is_passed_over(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")

    def said(code: str, *arguments: str) -> str:
        command = [sys.executable, "-c", code, str(OWN), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    first = said(SAID, TEXT)
    assert said(SAID, TEXT) == first
    assert not {"yaml", "regex"} & {*said(BARE).split()}
    kept = list((tmp_path / "compiled").rglob("*.kept"))
    assert {file.name.partition(".")[0] for file in kept} >= {"packs", "patterns"}
    for damage in DAMAGES:
        for file in kept:
            file.write_bytes(damage(file.read_bytes()))
        for _ in range(2):
            assert said(SAID, TEXT) == first
    assert not {"yaml", "regex"} & {*said(BARE).split()}


@pytest.mark.parametrize("read_only", ["1", ""], ids=["read-only", "writable"])
def test_a_release_brings_its_packs_compiled_and_a_changed_or_damaged_one_is_read_anew(
    cache: Path, rules: Path, tmp_path: Path, read_only: str
) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.tsv", "*.txt")
    shutil.copytree(OWN.parent / "lintnews", tmp_path / "site" / "lintnews", ignore=ignored)
    home = tmp_path / "site" / "lintnews" / "rules"
    shutil.copytree(rules, home)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONDONTWRITEBYTECODE": read_only}

    def said(code: str) -> str:
        command = [sys.executable, "-P", "-c", code, str(home), *([TEXT] if code == SAID else [])]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    first = said(SAID)
    brought = subprocess.run(
        [sys.executable, "-P", "-c", RELEASE, str(home)], capture_output=True, check=True, env=environment
    ).stdout
    (home / "packs.kept").write_bytes(brought)
    shutil.rmtree(cache)
    assert said(SAID) == first
    assert not {"yaml", "regex"} & {*said(BARE).split()}
    assert not cache.exists(), "nothing has to be written"
    for damage in DAMAGES:
        (home / "packs.kept").write_bytes(damage(brought))
        assert said(SAID) == first
    (home / "packs.kept").write_bytes(brought)
    pack = home / "style.en.yaml"
    pack.write_bytes(pack.read_bytes().replace(b"Kiev", b"Kjev"))
    assert said(SAID) != first
