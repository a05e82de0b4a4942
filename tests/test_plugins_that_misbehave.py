"""What plugins do by mistake costs them their own results, and nobody else's: tried with the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from conftest import FAULTY, RULE, Install

PROGRAM = str(Path(sysconfig.get_path("scripts")) / "lintnews")
HEADLINES = [("1.txt", "repetition/headline"), ("2.txt", "repetition/headline")]


@pytest.fixture
def plugin_manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(FAULTY + "boo\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(install: Install, body: str, *more: str) -> tuple[int, Any, str]:
    """The exit code, the report and the complaints of a run with a plugin that does this before it looks."""
    module = install(RULE.replace("at = doc.text", f"{body}\n        at = doc.text"))
    select = f"{module.removeprefix('lintnews_')},repetition/headline"
    done = subprocess.run(
        [PROGRAM, "check", "1.txt", "2.txt", "--plugins", "acme", "--select", select, "--format", "json", *more],
        env={**os.environ, "PYTHONPATH": sys.path[0]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode, json.loads(done.stdout), done.stderr.decode()


def found(report: Any, *, own: bool = False) -> list[tuple[str, str]]:
    """Where which rules found something; `own`: the plugin's alone, else those of the others."""
    pairs = [(one["path"], one["rule"]) for one in report["findings"]]
    return [(path, rule) for path, rule in pairs if rule.startswith("repetition/") is not own]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    "body",
    [
        "print('noise')",
        "import os; os.write(1, b'noise\\n')",
        "import os; os.system('echo noise')",
        "import subprocess; subprocess.run(['echo', 'noise'])",
        "import sys; sys.__stdout__.write('noise\\n'); sys.__stdout__.flush()",
    ],
)
def test_what_a_plugin_prints_by_any_way_is_no_part_of_a_report(
    plugin_manager: Path, install: Install, body: str, jobs: str
) -> None:
    code, report, told = check(install, body, "--jobs", jobs)
    assert code == 1
    assert found(report) == HEADLINES
    assert len(found(report, own=True)) == 2
    assert told.count("noise") == 2


@pytest.mark.parametrize(
    "body",
    [
        "import threading, time; threading.Thread(target=time.sleep, args=(3600,)).start()",
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(20)'])",
        "import builtins; builtins.kept = [*getattr(builtins, 'kept', ()), open(__file__), b' ' * 10_000_000]",
        "import sys; sys.stdout.close()",
        "import sys; sys.stdout = sys.stdin = None",
        "import gc; gc.disable()",
        "import os; os.environ.clear()",
        "import sys; sys.path.clear()",
        "import warnings; warnings.simplefilter('error')",
        "import random, locale; random.seed(1); locale.setlocale(locale.LC_ALL, 'C')",
        "import atexit; atexit.register(lambda: 1 / 0)",
    ],
)
def test_what_a_plugin_leaves_behind_neither_holds_up_the_run_nor_changes_it(
    plugin_manager: Path, install: Install, body: str
) -> None:
    code, report, _ = check(install, body)
    assert code == 1
    assert found(report) == HEADLINES
    assert len(found(report, own=True)) == 2
    assert report["notifications"] == []


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys; sys.exit(0)", "this rule failed: SystemExit: 0"),
        ("raise type('Own', (BaseException,), {})('x')", "this rule failed: Own: x"),
        ("import asyncio; raise asyncio.CancelledError", "this rule failed: CancelledError"),
        ("raise BaseExceptionGroup('all', [SystemExit(1)])", "this rule failed: BaseExceptionGroup: all"),
        ("raise MemoryError", "this rule failed: MemoryError"),
        ("recurse = lambda: recurse(); recurse()", "this rule failed: RecursionError"),
        ("raise ValueError(chr(27) + '[2J')", "this rule failed: ValueError: ␛[2J"),
        ("doc.text = 'boo'", "this rule failed: FrozenInstanceError"),
        ("del doc.text", "this rule failed: FrozenInstanceError"),
        ("self.word = 'x'", "this rule failed: FrozenInstanceError"),
        (
            "from lintnews.layers.text.tokens import tokens; doc.layer(tokens).clear()",
            "this rule failed: AttributeError",
        ),
        ("from lintnews.layers.speech.quotes import quotes; doc.layer(quotes)[0] = 1", "this rule failed: TypeError"),
    ],
)
def test_what_a_plugin_raises_costs_its_own_findings_only(
    plugin_manager: Path, install: Install, body: str, said: str, jobs: str
) -> None:
    code, report, told = check(install, body, "--jobs", jobs)
    assert code == 3
    assert found(report) == HEADLINES
    assert found(report, own=True) == []
    assert [note["path"] for note in report["notifications"]] == ["1.txt", "2.txt"]
    assert told.count(said) == 2
    assert check(install, body, "--jobs", jobs, "--on-plugin-error", "warn")[0] == 1


def test_a_plugin_that_ends_its_process_is_named_where_there_are_several(
    plugin_manager: Path, install: Install
) -> None:
    code, report, told = check(install, "import os; doc.path == '1.txt' and os._exit(0)", "--jobs", "2")
    assert code == 3
    assert found(report) == HEADLINES[1:]
    assert "1.txt: the process that linted it died" in told
