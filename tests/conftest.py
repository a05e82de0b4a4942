"""What several tests use: the command line in this process, articles, and plugins that look installed."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from lintnews.commands import run as run_command

# Processes that tests start are as fast as a user's: what is compiled once is kept, whatever the surroundings say.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

FAULTY = (
    "Ministers are meeting in Geneva on Friday\n\nMinisters are meeting in Geneva on Friday\n\nTalks begin at noon.\n"
)
"""An article with one error, `repetition/headline`."""
CLEAN = "Ministers are meeting in Geneva on Friday\n\nTalks begin.\n"

RULE = '''
from dataclasses import dataclass

from lintnews.findings import Severity
from lintnews.hookspecs import hookimpl
from lintnews.rule import Invalid, Meta, Rule


@dataclass(frozen=True)
class Word(Rule):
    """A word that is not wanted.

    Nobody wants it.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Style/Organizational style", since="1.0")

    word: str = "boo"

    def check(self, doc):
        at = doc.text.find(self.word)
        if at >= 0:
            yield self.finding((at, at + len(self.word)), "nobody wants this")


@hookimpl
def lintnews_rules():
    return [Word]
'''
_NUMBERS = count()


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def rules(self) -> list[str]:
        """The rules of the findings of `--format json`."""
        return [finding["rule"] for finding in self.json["findings"]]


settings.register_profile("short", max_examples=40, deadline=None)
settings.register_profile("long", max_examples=2_000, deadline=None)
settings.load_profile("short")
"""How often a property is tried: `--hypothesis-profile long` takes its time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless`: write what is expected anew, from what the program says."""
    parser.addoption("--bless", action="store_true", help="write expected reports anew, to be read before a commit")


def pytest_configure(config: pytest.Config) -> None:
    """One cache for all processes of these tests, and nobody else's: what explains the packs is made once."""
    if not hasattr(config, "workerinput"):
        home = tempfile.TemporaryDirectory(prefix="lintnews-tests-")
        os.environ["LINTNEWS_CACHE"] = home.name
        config.add_cleanup(home.cleanup)


gc.set_threshold(50_000, 20, 50)  # the catalogue is large, and looking through it costs more than what it frees


def pytest_collection_finish() -> None:
    """What was collected stays to the end: nobody looks through it for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that fetch programs share what they fetched: with `--dist loadgroup` one process runs them all."""
    for item in items:
        if item.get_closest_marker("outside"):
            item.add_marker(pytest.mark.xdist_group("outside"))


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether what is expected is to be written anew."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(autouse=True, scope="session")
def _nothing_from_outside() -> Iterator[None]:
    """No terminal's width and colours: what a test sees is the same everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CI", "1")  # where no engine stays behind
        for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PYTHONPATH"):
            patch.delenv(name, raising=False)
        yield


def hear_signals() -> None:
    """In a process that a test starts: Ctrl-C is heard, also where the tests run under `nohup` or in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


Lintnews = Callable[..., Outcome]
Install = Callable[..., str]


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, empty: for whoever looks at what is in it."""
    monkeypatch.setenv("LINTNEWS_CACHE", str(tmp_path / ".cache"))
    return tmp_path / ".cache"


@pytest.fixture
def lintnews(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lintnews:
    """Runs the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Outcome:
        capfdbinary.readouterr()
        words = [str(argument) for argument in arguments]
        if words[:1] in (["check"], ["fix"], ["baseline"]) and "--grammar" not in words:
            words += ["--grammar", "off"]  # an engine takes a second to start; the tests of grammar say which they want
        try:
            code = run_command(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capfdbinary.readouterr()
        return Outcome(code, out, err.decode())

    return run


@pytest.fixture
def install(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a plugin on the path, with the entry point of a distribution; gives the name of its module."""

    def write(code: str = RULE, *, name: str = "acme", distribution: str = "") -> str:
        home = tmp_path_factory.mktemp("site")
        module = f"lintnews_{name}{next(_NUMBERS)}"
        (home / f"{module}.py").write_text(dedent(code))
        info = home / f"{distribution or f'dist_{name}'}-1.0.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(f"[lintnews]\n{name} = {module}\n")
        monkeypatch.syspath_prepend(home)
        return module

    return write
