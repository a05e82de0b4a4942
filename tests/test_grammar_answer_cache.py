"""What engines said before is kept, and nothing depends on it."""

from __future__ import annotations

import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from lintnews.files import cache
from lintnews.grammar import answer_cache
from lintnews.grammar.engine import Match, Text

MATCH = Match(3, 7, "spelling", "SpellCheck", "no such word: “naïve”", ("naive", "native"), False, "harper")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_an_answer_is_kept_under_all_that_it_depends_on() -> None:
    text = Text("Ministers met \ud800 😀.", "en", "nl")
    names = {
        answer_cache.key("harper", "1", text),
        answer_cache.key("harper", "2", text),
        answer_cache.key("languagetool", "1", text),
        answer_cache.key("harper", "1", text._replace(text="Ministers met.")),
        answer_cache.key("harper", "1", text._replace(language="en-GB")),
        answer_cache.key("harper", "1", text._replace(source_language=None)),
    }
    assert len(names) == 6
    answer_cache.put(answer_cache.key("harper", "1", text), [MATCH])
    assert answer_cache.get(answer_cache.key("harper", "1", text)) == (MATCH,)
    assert answer_cache.get(answer_cache.key("harper", "2", text)) is None


@pytest.mark.parametrize("kept", [b"", b"[", b"{}", b"[[1]]", b'[[7,3,"a","b","c",[],true,""]]', b"\xff"])
def test_what_is_no_answer_is_asked_again(home: Path, kept: bytes) -> None:
    (home / "grammar").mkdir(parents=True)
    (home / "grammar" / "name").write_bytes(kept)
    assert answer_cache.get("name") in (None, ())
    answer_cache.put("name", [MATCH])
    assert answer_cache.get("name") == (MATCH,)


@pytest.mark.parametrize("kept", [b"[" * 100_000, b"[]", b"a" * 32 + b"\n[]"], ids=["nested", "empty", "another sum"])
def test_what_is_not_what_was_kept_is_no_answer(home: Path, kept: bytes) -> None:
    answer_cache.put("name", [MATCH])
    (home / "grammar" / "name").write_bytes(kept)
    assert answer_cache.get("name") is None


def test_no_bit_of_an_answer_can_change_unseen(home: Path) -> None:
    answer_cache.put("name", [MATCH])
    path = home / "grammar" / "name"
    whole = path.read_bytes()
    for number in range(len(whole) * 8):
        path.write_bytes(bytes(byte ^ (1 << number % 8 if at == number // 8 else 0) for at, byte in enumerate(whole)))
        assert answer_cache.get("name") is None
    path.write_bytes(whole)
    (home / "grammar" / "other").write_bytes(whole)
    assert answer_cache.get("other") is None
    assert answer_cache.get("name") == (MATCH,)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_an_answer_is_not_waited_for(home: Path) -> None:
    (home / "grammar").mkdir(parents=True)
    os.mkfifo(home / "grammar" / "name")
    assert answer_cache.get("name") is None
    assert answer_cache.put("name", [MATCH]) == "it is no plain file"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "file"))
    answer_cache.put("00", [MATCH])
    assert answer_cache.get("00") is None


def test_the_oldest_answers_go_when_there_are_too_many_or_they_are_too_large(home: Path) -> None:
    for number in range(6):
        cache.put(str(home / f"{number}"), b"x" * 10)
        os.utime(home / f"{number}", (number, number))
    cache.prune(str(home), 5)
    assert sorted(path.name for path in home.iterdir()) == ["1", "2", "3", "4", "5"]
    cache.prune(str(home), 5, 2 * (home / "5").stat().st_size)
    assert sorted(path.name for path in home.iterdir()) == ["4", "5"]


def write_often(home: str) -> None:
    os.environ["LINTNEWS_CACHE"] = home
    for _ in range(200):
        answer_cache.put("00", [MATCH] * 50)
        assert answer_cache.get("00") in (None, (MATCH,) * 50)


def test_two_processes_may_write_the_same_answer_at_once(home: Path) -> None:
    context = get_context("spawn")
    both = [context.Process(target=write_often, args=(str(home),)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert answer_cache.get("00") == (MATCH,) * 50
    assert [path.name for path in (home / "grammar").iterdir()] == ["00"]
