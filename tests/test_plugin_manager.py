"""The plugin host: who comes in, who is refused, and that nobody takes others down."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from textwrap import dedent
from time import sleep
from typing import Any

import pytest

from lintnews.config.settings import Settings
from lintnews.document import Document
from lintnews.linter.registry import build_registry
from lintnews.linter.run_rules import lint_document
from lintnews.linter.selection import SelectionError, choose
from lintnews.plugin.entrypoints import EntryPoint, entry_points
from lintnews.plugin.guards import Guard
from lintnews.plugin.manager import PluginManager, collect, load_plugins

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
    """The word."""
    most: int = 0
    ratio: float = 0.5
    also: tuple[str, ...] = ()
    loud: bool = False

    def check(self, doc):
        at = doc.text.find(self.word)
        if at >= 0:
            yield self.finding((at, at + len(self.word)), "nobody wants this")


@hookimpl
def lintnews_rules():
    return [Word]
'''

Plugin = Callable[..., EntryPoint]
NUMBERS = count()
"""No module is imported twice under one name; those of other tests have no x."""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plugin:
    """Writes a plugin's module and gives its entry point."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(code: str = RULE, *, name: str = "acme", distribution: str = "") -> EntryPoint:
        module = f"lintnews_{name}x{next(NUMBERS)}"
        (tmp_path / f"{module}.py").write_text(dedent(code))
        return EntryPoint(name, module, distribution or f"dist-{name}", "1.0")

    return write


def plugin_manager(*points: EntryPoint, allowed: tuple[str, ...] = ("auto",)) -> PluginManager:
    return load_plugins(allowed, found=points)


def told(plugin_manager: PluginManager) -> list[str]:
    return [f"{note.source}: {note.message}" for note in plugin_manager.notifications]


def with_hook(body: str, hook: str = "lintnews_rules") -> str:
    return f"from lintnews.hookspecs import hookimpl\n@hookimpl\ndef {hook}():\n    {body}\n"


def test_a_plugin_runs_only_where_it_is_allowed(plugin: Plugin) -> None:
    point = plugin()
    assert collect(plugin_manager(point, allowed=()), "lintnews_rules").contributions == ()
    assert [one.allowed for one in plugin_manager(point, allowed=("other",)).plugins] == [False]
    for allowed in (("acme",), ("auto",)):
        assert [
            one.plugin for one in collect(plugin_manager(point, allowed=allowed), "lintnews_rules").contributions
        ] == ["acme"]


def test_a_plugin_that_is_allowed_and_not_installed_is_told() -> None:
    said = "the plugin 'rulse' is allowed but not installed (did you mean 'rules'?)"
    assert told(load_plugins(["rulse"])) == [f"rulse: {said}"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise OSError('no licence')", "importing '{module}' failed: OSError: no licence"),
        ("import sys\nsys.exit('bye')", "importing '{module}' failed: SystemExit: bye"),
        (
            "import lintnews.nosuch",
            "importing '{module}' failed: ModuleNotFoundError: No module named 'lintnews.nosuch'",
        ),
        (
            with_hook("return []", "lintnews_ruels"),
            "its hook 'lintnews_ruels' does not exist (did you mean 'lintnews_rul",
        ),
        (with_hook("return []").replace("()", "(config)"), "importing '{module}' failed: PluginValidationError"),
    ],
)
def test_a_plugin_that_cannot_come_in_is_named(plugin: Plugin, code: str, said: str) -> None:
    broken, sound = plugin(code, name="broken"), plugin()
    made = plugin_manager(broken, sound)
    assert [note.source for note in made.notifications] == ["broken"]
    assert made.notifications[0].message.startswith(said.format(module=broken.value))
    assert [one.plugin for one in collect(made, "lintnews_rules").contributions] == ["acme"]


def test_two_distributions_with_one_name_are_told(plugin: Plugin) -> None:
    made = plugin_manager(plugin(distribution="acme-one"), plugin(distribution="acme-two"))
    assert told(made) == ["acme: 'acme-two' and 'acme-one' both bring a plugin of this name; only the latter runs"]
    assert [one.works for one in made.plugins] == [True, False]


def test_nobody_takes_the_place_of_a_plugin_of_lintnews(plugin: Plugin) -> None:
    bundled = EntryPoint("bundled", "lintnews.linter.default_plugin", "lintnews", "0.1.0")
    made = plugin_manager(plugin(name="bundled", distribution="evil"), bundled)
    assert [(one.point.distribution, one.works) for one in made.plugins] == [("lintnews", True), ("evil", False)]
    assert told(made) == ["bundled: 'evil' and 'lintnews' both bring a plugin of this name; only the latter runs"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise RuntimeError('out of\\nluck')", "its hook lintnews_rules failed: RuntimeError: out of luck"),
        ("raise SystemExit(0)", "its hook lintnews_rules failed: SystemExit: 0"),
        ("return None", "its hook lintnews_rules failed: TypeError: 'NoneType' object is not iterable"),
        ("yield from [1 / 0]", "its hook lintnews_rules failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_hook_that_fails_brings_nothing_and_harms_nobody(plugin: Plugin, body: str, said: str) -> None:
    made = plugin_manager(plugin(with_hook(body), name="a"), plugin(), plugin(with_hook(body), name="z"))
    collected = collect(made, "lintnews_rules")
    assert [one.plugin for one in collected.contributions] == ["acme"]
    assert [note.source for note in collected.notifications] == ["a", "z"]
    assert all(note.message.startswith(said) and note.level == "error" for note in collected.notifications)


def test_failures_are_warnings_where_the_configuration_says_so(plugin: Plugin) -> None:
    made = load_plugins(["auto"], level="warning", found=[plugin("1 / 0")])
    assert [note.level for note in made.notifications] == ["warning"]


def test_ctrl_c_is_no_failure_of_a_plugin(plugin: Plugin) -> None:
    with pytest.raises(KeyboardInterrupt):
        plugin_manager(plugin("raise KeyboardInterrupt"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("return [Word]", "return [Word, Word]"), "its rule '{id}' is left out: the plugin 'acme' has one of that id"),
        (
            ("return [Word]", "return [Word, dict]"),
            "its rule dict failed: TypeError: it is no subclass of lintnews.rul",
        ),
        (("return [Word]", "return [Word, Word()]"), "its rule Word("),
        (("    meta = Meta(", "    other = Meta("), "its rule Word failed: TypeError: it has no `meta = Meta(...)`"),
        (
            ("severity=Severity.WARNING", "severity=2"),
            "its rule Word failed: TypeError: its meta.severity is no Severity",
        ),
        (
            ('since="1.0"', 'since="1.0", status="new"'),
            "its rule Word failed: TypeError: its meta.status is none of st",
        ),
        (("def check", "def chekc"), "its rule Word failed: TypeError: it has no `check`"),
        (("@dataclass(frozen=True)\n", ""), "its rule Word failed: TypeError: it is no `@dataclass(frozen=True)`"),
        (
            ("also: tuple[str, ...] = ()", "also: object = object()"),
            "its rule Word failed: TypeError: its option 'also' h",
        ),
        (('word: str = "boo"', "word: str"), "its rule Word failed: TypeError: its option 'word' has no default"),
        (
            ('"""A word that is not wanted.\n\n    Nobody wants it.\n    """', ""),
            "its rule Word failed: TypeError: it has no docstring",
        ),
    ],
)
def test_rules_are_checked_when_they_come_in(plugin: Plugin, change: tuple[str, str], said: str) -> None:
    assert change[0] in RULE
    point = plugin(RULE.replace(*change))
    notes = build_registry(plugin_manager(point)).notifications
    assert len(notes) == 1, notes
    assert notes[0].source == "acme"
    assert notes[0].message.startswith(said.format(id=f"{point.value.removeprefix('lintnews_')}/word"))


def run(
    plugin: Plugin, text: str, *changes: tuple[str, str], guard: Guard | None = None
) -> tuple[list[str], list[str]]:
    """The ids' names and the notifications of two plugins on a text: one changed, one sound."""
    code = RULE
    for change in changes:
        assert change[0] in code
        code = code.replace(*change)
    made = build_registry(plugin_manager(plugin(code, name="a"), plugin()))
    assert made.notifications == ()
    doc = Document(text, "x.txt")
    with guard or Guard() as own:
        findings, notes = lint_document(doc, [known.rule for known in made.known.values()], own)
    return [one.rule.rpartition("/")[0].rstrip("x0123456789") for one in findings], [
        f"{note.path}: {note.message}" for note in notes
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise ValueError('no')", "x.txt: this rule failed: ValueError: no"),
        ("raise SystemExit(3)", "x.txt: this rule failed: SystemExit: 3"),
        ("raise GeneratorExit", "x.txt: this rule failed: GeneratorExit"),
        ("recurse = lambda: recurse()\n        recurse()", "x.txt: this rule failed: RecursionError"),
        (
            "yield self.finding((3, 99), 'out')",
            "x.txt: this rule failed: ValueError: the place 3-99 does not lie in",
        ),
        (
            "yield self.finding((0, 1), 'a')._replace(rule='b/c')",
            "x.txt: this rule failed: ValueError: it speaks for",
        ),
        ("yield 'nonsense'", "x.txt: this rule failed: TypeError: it yields str, not Finding"),
    ],
)
def test_a_rule_that_fails_loses_its_own_findings_only(plugin: Plugin, body: str, said: str) -> None:
    found, notes = run(plugin, "boo hoo", ("at = doc.text.find(self.word)\n", f"at = 0\n        {body}\n"))
    assert found == ["acme"]
    assert len(notes) == 1
    assert notes[0].startswith(said)


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "while True:\n            try: sum(range(1000))\n            except Exception: pass",
        "import re; re.match('(a*)*b', 'a' * 60)",
        "import time; time.sleep(60)",
    ],
)
def test_a_rule_that_hangs_is_stopped(plugin: Plugin, body: str) -> None:
    change = ("at = doc.text.find(self.word)\n", f"at = 0\n        {body}\n")
    found, notes = run(plugin, "boo hoo", change, guard=Guard(seconds=0.2))
    assert found == ["acme"]
    assert notes == ["x.txt: this rule took longer than 0.2 s: stopped"]


def test_a_layer_that_hangs_does_not_hold_up_all_its_rules(plugin: Plugin) -> None:
    slow = RULE.replace("at = doc.text.find(self.word)\n", "at = 0\n        while True: pass\n")
    made = build_registry(plugin_manager(*(plugin(slow, name=f"p{number}") for number in range(5))))
    with Guard(seconds=0.1) as guard:
        findings, notes = lint_document(Document("boo", "x.txt"), [known.rule for known in made.known.values()], guard)
    assert findings == ()
    assert [note.message for note in notes] == ["this rule took longer than 0.1 s: stopped"] * 3 + [
        "not run here, because the rules before it took too long"
    ] * 2


def test_work_that_waits_is_not_counted_as_work() -> None:
    def wait() -> str:
        sleep(0.8)
        return "done"

    with Guard(seconds=0.5) as guard:
        value, note = guard.run("a/b", "this rule", wait)
    assert (value, note) == ("done", None)


def test_slowness_is_told_where_it_cannot_be_stopped() -> None:
    with ThreadPoolExecutor(1) as elsewhere:
        work = elsewhere.submit(Guard(seconds=0.01).run, "a/b", "this rule", lambda: sum(range(3_000_000)))
        value, note = work.result()
    assert value == 4499998500000
    assert note is not None
    assert note.message.startswith("this rule took 0.")
    assert note.level == "warning"


def options(plugin: Plugin, table: dict[str, object]) -> Any:
    point = plugin()
    made = build_registry(plugin_manager(point))
    (rule_id,) = made.known
    return choose(made, Settings(rules={rule_id: table})).rules[0]


def test_options_come_from_the_configuration(plugin: Plugin) -> None:
    rule = options(plugin, {"word": "hoo", "most": 3, "ratio": 1, "also": ["a", "b"], "loud": True})
    assert (rule.word, rule.most, rule.ratio, rule.also, rule.loud) == ("hoo", 3, 1.0, ("a", "b"), True)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"wrod": "x"}, "unknown option 'wrod' of '.*' \\(did you mean 'word'\\?\\)"),
        ({"word": 3}, "the option 'word' of '.*' wants a text"),
        ({"most": "3"}, "the option 'most' of '.*' wants a whole number"),
        ({"most": True}, "the option 'most' of '.*' wants a whole number"),
        ({"ratio": "much"}, "the option 'ratio' of '.*' wants a number"),
        ({"also": "a"}, "the option 'also' of '.*' wants a list"),
        ({"also": [1]}, "the option 'also' of '.*' wants a text"),
        ({"loud": 1}, "the option 'loud' of '.*' wants true or false"),
        ({"severity": "loud"}, "'severity' of '.*' wants one of note, warning, error"),
    ],
)
def test_wrong_options_are_named(plugin: Plugin, table: dict[str, object], said: str) -> None:
    with pytest.raises(SelectionError, match=said):
        options(plugin, table)


def test_entry_points_are_read_from_distributions(tmp_path: Path) -> None:
    for folder, distribution in (("a", "acme_one-1.0"), ("a", "other-2"), ("b", "acme.one-2.0")):
        home = tmp_path / folder / f"{distribution}.dist-info"
        home.mkdir(parents=True)
        (home / "entry_points.txt").write_text(
            "[console_scripts]\nx = y:z\n\n[lintnews]\nacme = lintnews_acme : plugin [x]\n"
        )
    (tmp_path / "a" / "broken-1.dist-info").mkdir()
    found = entry_points("lintnews", [str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "nosuch")])
    assert found == (
        EntryPoint("acme", "lintnews_acme:plugin", "acme_one", "1.0"),
        EntryPoint("acme", "lintnews_acme:plugin", "other", "2"),
    )


def test_our_entry_points_are_those_that_python_knows() -> None:
    from importlib.metadata import entry_points as known

    assert {(one.name, one.value) for one in entry_points("lintnews")} == {
        (one.name, one.value) for one in known(group="lintnews")
    }


def test_an_entry_point_may_name_an_object(plugin: Plugin) -> None:
    point = plugin(RULE + "\nclass Plugin:\n    lintnews_rules = staticmethod(lintnews_rules)\n\nplugin = Plugin()\n")
    made = plugin_manager(point._replace(value=f"{point.value}:plugin"))
    assert len(collect(made, "lintnews_rules").contributions) == 1
