"""The engines of a run: asked in processes of their own, which may die, hang and babble."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from lintnews.document import Document
from lintnews.grammar import process
from lintnews.grammar.engine import Checker, Engine, EngineSetup, Match, Text, UnavailableError, matches, pending
from lintnews.grammar.service import Service, engines_for

DOC = Document("Ministers met.")


class Fake:
    """Finds the first word of every text. What it does besides is written in the file that `Setup.url` names."""

    def __init__(self, setup: EngineSetup) -> None:
        self.does = Path(setup.url or os.devnull)

    def check(self, texts: Sequence[Text]) -> list[list[Match]]:
        deed = self.does.read_text() if self.does.exists() else ""
        if deed.endswith(" once"):
            self.does.unlink()
        print("babble", "x" * 10_000)
        os.write(1, b'{"matches": []}\n')
        if deed.startswith("die"):
            os.abort()
        if deed.startswith("raise"):
            raise RuntimeError("no more\nof this")
        if deed.startswith("hang"):
            time.sleep(60)
        if deed.startswith("too few"):
            return []
        return [[Match(0, text.text.find(" "), "usage", "First", text.language)] for text in texts]

    def close(self) -> None:
        if self.does.suffix == ".log":
            self.does.write_text("closed")


def open_fake(setup: EngineSetup) -> Checker:
    return Fake(setup)


def open_nothing(setup: EngineSetup) -> Checker:
    raise UnavailableError("Java is not there")


def absent(setup: EngineSetup) -> str:
    raise UnavailableError("not installed: `fetch` it")


def engine(
    name: str = "fake", opener: Callable[[EngineSetup], Checker] = open_fake, *, is_embedded: bool = True
) -> Engine:
    return Engine(name, ("en", "de"), lambda setup: "1", opener, is_embedded)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def service(tmp_path: Path, deed: str, opener: Callable[[EngineSetup], Checker] = open_fake) -> Service:
    (tmp_path / "deed").write_text(deed)
    return Service([engine(opener=opener)], EngineSetup(url=str(tmp_path / "deed")))


def words(one: Service, *docs: Document) -> list[list[str]]:
    answers = [one.submit(doc) for doc in docs]
    said = [[doc.text[m.start : m.end] for m in answer.wait()] for doc, answer in zip(docs, answers, strict=True)]
    one.close()
    return said


def test_an_engine_answers_for_each_document_whatever_it_prints(tmp_path: Path) -> None:
    docs = [Document(f"{name} met \ud800😀.") for name in ("Ann", "Bob", "Cem")]
    one = service(tmp_path, "")
    assert words(one, *docs) == [["Ann"], ["Bob"], ["Cem"]]
    assert one.pop_notifications() == ()


def test_the_engines_name_stands_in_the_match_and_the_language_reaches_it(tmp_path: Path) -> None:
    one = service(tmp_path, "")
    (match,) = one.submit(Document("Minister traf ihn.", language="de-AT")).wait()
    assert (match.engine, match.message) == ("fake", "de-AT")
    assert one.submit(Document("Ministre va.", language="fr")).wait() == ()
    one.close()


def test_an_engine_that_dies_once_is_started_again_and_that_is_told(tmp_path: Path) -> None:
    one = service(tmp_path, "die once")
    assert words(one, DOC) == [["Ministers"]]
    (note,) = one.pop_notifications()
    assert (note.level, note.source) == ("warning", "fake")
    assert "SIGABRT" in note.message
    assert note.message.endswith("started again")
    assert one.pop_notifications() == ()


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("die", "SIGABRT"),
        ("raise", "RuntimeError: no more of this"),
        ("too few", "0 answers for"),
    ],
)
def test_an_engine_that_fails_twice_is_given_up_and_every_question_is_answered(
    tmp_path: Path, deed: str, said: str
) -> None:
    one = service(tmp_path, deed)
    assert words(one, DOC, Document("Talks began."), Document("Talks ended.")) == [[], [], []]
    first, second = one.pop_notifications()
    assert said in second.message
    assert (first.level, second.level) == ("warning", "error")
    assert second.message.endswith("reported without it")
    assert one.submit(Document("Talks go on.")).wait() == ()


def test_an_engine_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LEAST", 1.0)
    one = service(tmp_path, "hang once")
    assert words(one, DOC) == [["Ministers"]]
    assert "did not answer within 1 s" in one.pop_notifications()[0].message


def test_an_engine_that_cannot_run_says_why_and_is_not_tried_again(tmp_path: Path) -> None:
    one = service(tmp_path, "", opener=open_nothing)
    assert words(one, DOC, Document("Talks began.")) == [[], []]
    (note,) = one.pop_notifications()
    assert note.level == "error"
    assert "Java is not there" in note.message


def test_only_an_engine_that_was_asked_for_by_name_is_missed() -> None:
    gone = Engine("gone", ("en",), absent, open_fake)
    assert Service([gone], EngineSetup()).notifications == ()
    assert not Service([gone], EngineSetup())
    (note,) = Service([gone], EngineSetup(), named=("gone",)).notifications
    assert (note.level, note.source, note.message) == ("error", "gone", "not installed: `fetch` it")


def test_what_was_answered_once_needs_no_engine(tmp_path: Path) -> None:
    assert words(service(tmp_path, ""), DOC) == [["Ministers"]]
    one = service(tmp_path, "die")
    assert words(one, DOC) == [["Ministers"]]
    assert one.pop_notifications() == ()


def test_answers_that_cannot_be_kept_are_whole_and_that_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / "file"))
    one = service(tmp_path, "")
    assert words(one, DOC, Document("Talks began.")) == [["Ministers"], ["Talks"]]
    (note,) = one.pop_notifications()
    assert (note.level, note.source) == ("note", "fake")
    assert f"cannot be kept in {tmp_path / 'file' / 'grammar'} (" in note.message
    assert "LINTNEWS_CACHE" in note.message


def test_closing_ends_an_engine_that_is_busy_and_nobody_waits_for_ever(tmp_path: Path) -> None:
    one = service(tmp_path, "hang")
    answer = one.submit(DOC)
    time.sleep(0.5)
    began = time.monotonic()
    one.close()
    assert time.monotonic() - began < 10
    assert answer.wait() == ()
    assert one.pop_notifications() == ()


def test_a_service_may_be_asked_again_after_it_was_closed(tmp_path: Path) -> None:
    one = service(tmp_path, "")
    assert words(one, DOC) == [["Ministers"]]
    assert words(one, Document("Talks began.")) == [["Talks"]]


def test_an_engine_is_closed_when_the_process_that_asks_it_ends_without_a_word(tmp_path: Path) -> None:
    log = tmp_path / "deed.log"
    log.write_text("")
    code = (
        "import os\nfrom test_grammar_service import *\n"
        f"print(Service([engine()], EngineSetup(url={str(log)!r})).submit(DOC).wait(), flush=True)\nos._exit(9)"
    )
    import subprocess

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert "First" in done.stdout, done.stderr
    until = time.monotonic() + 10
    while log.read_text() != "closed" and time.monotonic() < until:
        time.sleep(0.05)
    assert log.read_text() == "closed"


def test_a_document_that_a_run_has_asked_about_is_not_asked_about_again(tmp_path: Path) -> None:
    one = service(tmp_path, "")
    doc = Document("Ministers met.")
    doc.memo[pending] = one.submit(doc)
    assert [match.engine for match in doc.layer(matches)] == ["fake"]
    one.close()


def test_of_a_document_that_nobody_asked_about_engines_say_nothing() -> None:
    assert Document("Ministers met.").layer(matches) == ()


def test_a_word_chooses_engines() -> None:
    both = (engine(), engine("far", is_embedded=False))
    assert engines_for(both, "off") == ()
    assert engines_for(both, "auto") == both
    assert engines_for(both, "embedded") == both[:1]
    assert engines_for(both, "far") == both[1:]
