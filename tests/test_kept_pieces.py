"""What was kept is read piece by piece: of the file that was there at the start, whatever becomes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lintnews.files import kept_code
from lintnews.files.kept_table import KeptTable, packed

WORDS = {f"word {number}".encode(): (number, "noun") for number in range(500)}
OTHERS = {f"word {number}".encode(): (0, "verb") for number in range(900)}


def write(path: Path, words: dict[bytes, tuple[int, str]]) -> None:
    draft = path.with_suffix(".draft")
    draft.write_bytes(kept_code.as_file("stamp", {"words": packed(words)}))
    os.replace(draft, path)


def table(path: Path) -> KeptTable:
    return KeptTable(kept_code.Kept("words", "stamp", str(path)).part("words"), lambda: {b"made": "anew"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "words.kept", WORDS)
    return tmp_path / "words.kept"


def test_a_file_that_another_run_replaces_is_read_as_it_was(path: Path) -> None:
    known = table(path)
    write(path, OTHERS)
    assert known.get(b"word 7") == (7, "noun")
    assert dict(known) == WORDS
    assert dict(table(path)) == OTHERS


def test_a_file_that_is_overwritten_in_its_place_or_cut_is_made_anew(path: Path) -> None:
    for rest in (b"", b"\0" * 4000):
        write(path, WORDS)
        known = table(path)
        path.write_bytes(path.read_bytes()[:-4000] + rest)
        assert {known.get(word) for word in WORDS} <= {*WORDS.values(), None}
        assert known.get(b"made") == "anew"


def test_a_copy_of_the_process_reads_beside_it(path: Path) -> None:
    known = table(path)
    copy = os.fork()
    right = all(known.get(word) == value for word, value in WORDS.items())
    if not copy:
        os._exit(0 if right else 1)
    assert right
    assert os.waitpid(copy, 0)[1] == 0


def test_a_system_that_reads_no_pieces_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread")
    known = table(path)
    assert dict(known) == WORDS
    assert known.get(b"no word") is None
