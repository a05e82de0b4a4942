"""An engine that stays ready for the next run, and makes no difference but of time."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from lintnews.document import Document
from lintnews.grammar import answer_cache
from lintnews.grammar.engine import Checker, Engine, EngineSetup, Match, Text
from lintnews.grammar.service import Service

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such sockets")
MAY = EngineSetup(may_stay=True)


class Telling:
    """Says of each text in which process it was looked at."""

    def check(self, texts: Sequence[Text]) -> list[list[Match]]:
        if any(text.text == "Die." for text in texts):
            os.abort()
        return [[Match(0, 1, "usage", "Process", str(os.getpid()))] for text in texts]

    def close(self) -> None:
        pass


def open_telling(setup: EngineSetup) -> Checker:
    return Telling()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache whose path is short enough for a socket. Nothing that was said before is remembered in it."""
    path = Path(tempfile.mkdtemp(prefix="ln"))
    monkeypatch.setenv("LINTNEWS_CACHE", str(path))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(answer_cache, "get", lambda name: None)
    yield path
    shutil.rmtree(path)


def asked(setup: EngineSetup = MAY, *, identity: str = "1", text: str = "Ministers met.") -> tuple[int, list[str]]:
    """The process that answered a run, and what the run was told besides."""
    service = Service([Engine("telling", ("en",), lambda _: identity, open_telling, stays=True)], setup)
    found = service.submit(Document(text)).wait()
    service.close()
    return int(found[0].message) if found else 0, [note.level for note in service.pop_notifications()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_next_run_is_answered_by_the_engine_that_the_first_one_left_behind(ended: Callable[[int], None]) -> None:
    first, _ = asked()
    second, told = asked()
    assert first == second != os.getpid()
    assert told == []
    ended(first)


def test_another_version_takes_its_place(ended: Callable[[int], None]) -> None:
    first, _ = asked()
    second, told = asked(identity="2")
    assert first != second
    assert told == []
    assert asked(identity="2") == (second, [])
    ended(second)


def test_it_ends_when_its_folder_is_gone(home: Path, ended: Callable[[int], None]) -> None:
    process, _ = asked()
    shutil.rmtree(home / "warm")
    ended(process)


@pytest.mark.parametrize(
    "setup", [EngineSetup(), EngineSetup(may_stay=True, is_long=True)], ids=["it is off", "the run is long"]
)
def test_nothing_stays_behind_where(setup: EngineSetup, home: Path) -> None:
    process, told = asked(setup)
    assert process
    assert told == []
    assert not (home / "warm").exists()


def test_nothing_stays_behind_under_ci(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert asked()[0]
    assert not (home / "warm").exists()


def test_a_folder_that_others_may_enter_is_not_used(home: Path) -> None:
    (home / "warm").mkdir(mode=0o755)
    assert asked()[1] == []
    assert list((home / "warm").iterdir()) == []


def test_one_that_was_killed_or_falls_over_a_text_spoils_no_run(ended: Callable[[int], None]) -> None:
    first, _ = asked()
    os.kill(first, signal.SIGKILL)
    second, told = asked()
    assert second not in (0, first)
    assert told == []
    # As without it: the run's own engine is begun twice, and then it goes on without.
    assert asked(text="Die.") == (0, ["warning", "error"])
    third, told = asked()
    assert third
    assert told == []
    ended(third)


@pytest.fixture
def ended(home: Path) -> Callable[[int], None]:
    """Waits until a server ends whose socket is gone."""

    def wait(process: int) -> None:
        from time import sleep

        shutil.rmtree(home / "warm", ignore_errors=True)
        for _ in range(600):
            if not is_alive(process):
                return
            sleep(0.1)
        raise AssertionError("it goes on")

    return wait
