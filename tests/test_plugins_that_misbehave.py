"""What plugins do by mistake costs them their own results, and nobody else's.

What may harm the process is tried with the program itself, anything else in the process of the test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from conftest import FAULTY, RULE, Install, Lintnews

PROGRAM = str(Path(sysconfig.get_path("scripts")) / "lintnews")
HEADLINES = [("1.txt", "repetition/headline"), ("2.txt", "repetition/headline")]


@pytest.fixture
def plugin_manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(FAULTY + "boo\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def arguments(install: Install, body: str, *more: str) -> tuple[str, ...]:
    """The command line of a run with a plugin that does this before it looks."""
    module = install(RULE.replace("at = doc.text", f"{body}\n        at = doc.text"))
    select = f"{module.removeprefix('lintnews_')},repetition/headline"
    return ("check", "1.txt", "2.txt", "--plugins", "acme", "--select", select, "--format", "json", *more)


def check_here(lintnews: Lintnews, install: Install, body: str, *more: str) -> tuple[int, Any, str]:
    """The same as `check`, in this process."""
    done = lintnews(*arguments(install, body, *more))
    return done.code, done.json, done.err


def check(install: Install, body: str, *more: str) -> tuple[int, Any, str]:
    """The exit code, the report and the complaints of such a run."""
    done = subprocess.run(
        [PROGRAM, *arguments(install, body, *more)],
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


@pytest.mark.parametrize(
    ("body", "jobs"),
    [
        ("print('noise')", "1"),
        ("print('noise')", "2"),
        ("import os; os.write(1, b'noise\\n')", "1"),
        ("import os; os.system('echo noise')", "1"),
        ("import os; os.system('echo noise')", "2"),
        ("import subprocess; subprocess.run(['echo', 'noise'])", "1"),
        ("import sys; sys.__stdout__.write('noise\\n'); sys.__stdout__.flush()", "1"),
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
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3)'])",
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
    plugin_manager: Path, lintnews: Lintnews, install: Install, body: str, said: str
) -> None:
    code, report, told = check_here(lintnews, install, body)
    assert code == 3
    assert found(report) == HEADLINES
    assert found(report, own=True) == []
    assert [note["path"] for note in report["notifications"]] == ["1.txt", "2.txt"]
    assert told.count(said) == 2
    assert check_here(lintnews, install, body, "--on-plugin-error", "warn")[0] == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("body", ["import sys; sys.exit(0)", "raise BaseExceptionGroup('all', [SystemExit(1)])"])
def test_what_would_end_a_process_does_not_end_the_run(
    plugin_manager: Path, install: Install, body: str, jobs: str
) -> None:
    code, report, told = check(install, body, "--jobs", jobs)
    assert (code, found(report), found(report, own=True)) == (3, HEADLINES, [])
    assert told.count("this rule failed") == 2


def test_a_plugin_that_ends_its_process_is_named_where_there_are_several(
    plugin_manager: Path, install: Install
) -> None:
    code, report, told = check(install, "import os; doc.path == '1.txt' and os._exit(0)", "--jobs", "2")
    assert code == 3
    assert found(report) == HEADLINES[1:]
    assert "1.txt: the process that linted it died" in told


FIX = "from lintnews.findings import Edit, Fix, Note; "


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("yield self.finding((0, 1), 'x', severity='error')", "the severity of its finding is 'error'"),
        ("yield self.finding((0, 1), 'x', severity=7)", "the severity of its finding is 7"),
        ("yield self.finding((0, 1), b'x')", "the message of its finding is bytes"),
        ("yield self.finding((0, 1), ['x'])", "the message of its finding is list"),
        ("yield self.finding((0, 1, 2), 'x')", "positional arguments"),
        ("yield self.finding((0, 1.5), 'x')", "counted in whole numbers"),
        ("yield self.finding((0, 1), 'x', notes=[3])", "a note is 3"),
        (FIX + "yield self.finding((0, 1), 'x', notes=[Note((0, 1), None)])", "the message of a note"),
        (FIX + "yield self.finding((0, 1), 'x', fixes=[Fix('t', (Edit((0, 1), None),))])", "the text of an edit"),
        (FIX + "yield self.finding((0, 1), 'x', fixes=[Fix('t', ((0, 1),))])", "and not a start and an end"),
        (FIX + "yield self.finding((0, 1), 'x', fixes=[Fix('t', (Edit((0, 1), ''),), 'no')])", "a fix is safe or not"),
        (
            FIX + "yield self.finding((0, 1), 'x', fixes=[Fix('t', (Edit((0, 2), ''), Edit((1, 3), '')))])",
            "the edits of a fix overlap",
        ),
        ("yield from [(0, 1)]", "it yields tuple, not Finding"),
    ],
)
def test_values_of_a_wrong_type_cost_the_findings_of_their_rule_only(
    plugin_manager: Path, lintnews: Lintnews, install: Install, body: str, said: str
) -> None:
    code, report, told = check_here(lintnews, install, body)
    assert code == 3
    assert found(report) == HEADLINES
    assert found(report, own=True) == []
    assert told.count(said) == 2


@pytest.mark.parametrize("body", ["import os; os.chdir('/')", "import os; os.fork()"])
def test_neither_another_folder_nor_another_process_changes_a_run(
    plugin_manager: Path, install: Install, body: str
) -> None:
    code, report, _ = check(install, body)  # which would not be JSON if two processes had written it
    assert code == 1
    assert found(report) == HEADLINES
    assert len(found(report, own=True)) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
@pytest.mark.parametrize(
    "body",
    [
        "import os; os._exit(0)",
        "import os; os.execv(__import__('sys').executable, ['python', '-c', ''])",
        "import ctypes; ctypes.CDLL(None).exit(0)",
        "import os, threading, time; threading.Thread(target=lambda: os._exit(0)).start(); time.sleep(5)",
        "import os; os.kill(os.getpid(), 9)",
    ],
)
def test_a_run_that_does_not_come_to_its_end_is_not_green(plugin_manager: Path, install: Install, body: str) -> None:
    install(RULE.replace("at = doc.text", f"{body}\n        at = doc.text"))
    command = [PROGRAM, "check", "1.txt", "--plugins", "acme", "--grammar", "off"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": sys.path[0]}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 3
    assert "did not come to its end" in done.stderr
    assert "acme" in done.stderr


@pytest.mark.parametrize("place", ["import", "hook", "swallowing"])
def test_a_loop_in_an_import_or_a_hook_is_stopped(install: Install, tmp_path: Path, place: str) -> None:
    swallowing = "while True:\n        try:\n            while True: pass\n        except BaseException: pass"
    bodies = {
        "import": "while True: pass\n" + RULE,
        "hook": RULE.replace("return [Word]", "while True: pass"),
        "swallowing": RULE.replace("return [Word]", swallowing),
    }
    install(bodies[place])
    script = (
        "import lintnews.plugin.manager as manager\n"
        "from lintnews.plugin.guards import Guard\n"
        "manager.Guard = lambda level, seconds: Guard(level, 0.2)\n"
        "made = manager.load_plugins(['acme'])\n"
        "print(*made.notifications, *manager.collect(made, 'lintnews_rules').notifications)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": sys.path[0]},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    told = done.stdout + done.stderr
    assert "took longer than 0.2 s" in told or (done.returncode == 3 and "cannot be stopped" in told)
    assert "acme" in told
