"""The verbs that show and begin: inspect, rules, explain, plugins, init, new-rule, new-plugin."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FAULTY, RULE, Install, Lintnews

from lintnews.config.keys import KEYS
from lintnews.config.settings import Settings

ARTICLE = """GENEVA, Jan. 21 — “We met,” said Foreign Minister Anna Berg. Berg left on Friday.

She said that talks would go on.
"""


def test_inspect_shows_people_quotations_and_speakers(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(ARTICLE)
    (seen,) = lintnews("inspect", "a.txt", "--format", "json").json["documents"]
    assert seen["path"] == "a.txt"
    (person,) = seen["people"]
    assert person["name"] == "Anna Berg"
    assert [ARTICLE[start:end] for start, end in person["mentions"]][:2] == ["Anna Berg", "Berg"]
    assert [title["office"] for title in person["titles"]] == ["foreign minister"]
    (quote,) = seen["quotes"]
    assert ARTICLE[quote["start"] : quote["end"]] == "“We met,”"
    assert ARTICLE[quote["speaker"]["start"] : quote["speaker"]["end"]] == "Anna Berg"
    assert quote["cue"]["text"] == "said"
    text = lintnews("inspect", "a.txt").text
    assert "Anna Berg: foreign minister" in text
    assert "Anna Berg (said): “We met,”" in text


def test_inspect_gives_places_in_the_file(lintnews: Lintnews) -> None:
    page = "<p>Minister <b>Anna</b> Ber&shy;g &amp; others left.</p><p>“We met,” said Anna Ber&shy;g.</p>"
    Path("a.html").write_text(page)
    (seen,) = lintnews("inspect", "a.html", "--format", "json").json["documents"]
    assert [page[quote["start"] : quote["end"]] for quote in seen["quotes"]] == ["“We met,”"]


def test_inspect_names_what_it_cannot_read(lintnews: Lintnews) -> None:
    Path("a.txt").write_bytes(b"\xff")
    outcome = lintnews("inspect", "a.txt", "--format", "json")
    assert (outcome.code, outcome.json["documents"]) == (3, [])
    assert "a.txt:1: not UTF-8" in outcome.err
    assert lintnews("inspect", "nosuch.txt").code == 2


def test_rules_lists_all_rules_and_which_of_them_run(lintnews: Lintnews) -> None:
    listed = lintnews("rules", "--ignore", "names/drift").text.splitlines()
    assert any(line.startswith("- names/drift") for line in listed)
    assert any(line.startswith("  repetition/headline") and "The headline stands twice." in line for line in listed)
    data = lintnews("rules", "repetition", "--format", "json").json
    assert {rule["id"].partition("/")[0] for rule in data} == {"repetition"}
    assert all(rule["runs"] and rule["mqm"] and rule["plugin"] == "rules" for rule in data)
    assert lintnews("rules", "repetitoin").err == (
        "lintnews: unknown rule or family 'repetitoin' (did you mean 'repetition'?)\n"
    )


def test_explain_shows_the_page_of_a_rule(lintnews: Lintnews, install: Install) -> None:
    shown = lintnews("explain", "repetition/headline").text
    assert shown.startswith("repetition/headline: The headline stands twice.\n====")
    assert "Severity: error. MQM: Accuracy/Addition. Status: stable, since 0.1. From: rules." in shown
    assert "⟦" in shown.partition("Found, at the places in ⟦ ⟧:")[2]
    assert "leftovers/read-more" in lintnews("explain", "leftovers").text
    documented = RULE.replace('word: str = "boo"\n', 'word: str = "boo"\n    """The word, in lower\n    case."""\n')
    module = install(documented)
    shown = lintnews("explain", f"{module.removeprefix('lintnews_')}/word", "--plugins", "acme").text
    assert 'word = "boo"  The word, in lower case.' in shown


def test_plugins_lists_who_brings_what_and_who_may_run(lintnews: Lintnews, install: Install) -> None:
    module = install()
    install("1 / 0", name="broken")
    listed = {line.partition(" ")[0]: line for line in lintnews("plugins").text.splitlines() if line}
    assert "lintnews 0.1.0: " in listed["rules"]
    assert " repetition, " in listed["rules"]
    for part in ("readers text, markdown, html", "reporters text, json", "packs rules"):
        assert part in listed["bundled"]
    assert listed["acme"].endswith("dist_acme 1.0 [not allowed]")
    outcome = lintnews("plugins", "--plugins", "auto", "--format", "json")
    assert outcome.code == 3
    assert "importing 'lintnews_broken" in outcome.err
    states = {plugin["name"]: plugin for plugin in outcome.json}
    assert states["broken"]["state"] == "failed"
    assert states["acme"]["brings"] == {"rules": [f"{module.removeprefix('lintnews_')}/word"]}


def test_init_writes_a_configuration_that_runs(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    assert lintnews("init").text == "wrote ./lintnews.toml\n"
    assert lintnews("check", "a.txt").code == 1
    again = lintnews("init")
    assert (again.code, again.err) == (2, "lintnews: there is a ./lintnews.toml already\n")
    # What stands there as a comment is right, too.
    text = Path("lintnews.toml").read_text()
    Path("lintnews.toml").write_text(
        "".join(line.removeprefix("# ") for line in text.splitlines(True)[2:] if "=" in line or "[" in line)
    )
    assert lintnews("check", "a.txt").code == 1


def test_new_plugin_makes_a_distribution_whose_tests_are_green(lintnews: Lintnews, tmp_path: Path) -> None:
    assert lintnews("new-plugin", "acme-news").code == 0
    home = tmp_path / "lintnews-acme-news"
    assert lintnews("new-rule", "acme-news/second-rule", "--in", home).code == 0
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, env={"PYTHONPATH": str(home)}, check=False)
    assert done.returncode == 0, done.stdout
    assert "7 passed" in done.stdout
    style = [sys.executable, "-m", "ruff", "check", "--isolated", "--line-length", "120", str(home)]
    assert subprocess.run(style, capture_output=True, check=False).returncode == 0
    again = lintnews("new-plugin", "acme-news")
    assert (again.code, again.err) == (2, "lintnews: lintnews-acme-news is there already\n")


def test_new_rule_writes_into_the_family_or_its_pack(lintnews: Lintnews) -> None:
    Path("plugins/lintnews_rules/names").mkdir(parents=True)
    assert "plugins/lintnews_rules/names/second_echo.py" in lintnews("new-rule", "names/second-echo").text
    assert "class SecondEcho(Rule):" in Path("plugins/lintnews_rules/names/second_echo.py").read_text()
    assert lintnews("new-rule", "names/second-echo").code == 2
    Path("rules").mkdir()
    Path("rules/house.en.yaml").write_text("# ours\n")
    assert lintnews("new-rule", "house/slang").code == 0
    assert "there is a 'slang' in rules/house.en.yaml already" in lintnews("new-rule", "house/slang").err
    Path("a.txt").write_text("The slang-placeholder of today.")
    found = lintnews("check", "a.txt", "--packs", "rules/house.en.yaml", "--select", "house/slang", "--format", "json")
    assert found.rules == ["house/slang"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new-rule", "echo"), "'echo' is no id of a rule: FAMILY/NAME, such as names/echo"),
        (("new-rule", "names/Echo"), "'Echo' is no name of a rule"),
        (("new-rule", "nosuch/echo", "--in", "nowhere"), "there is no folder nowhere"),
        (("check", "--jobs", "x", "a.txt"), "argument --jobs: 'x' is not a number; see 'lintnews check --help'"),
        (("check", "--fail-on", "x", "a.txt"), "'x' is not one of note, warning, error, never"),
        (("new-plugin", "Acme Inc"), "'Acme Inc' is no name of a plugin"),
        (("init", "nosuch"), "nosuch/lintnews.toml cannot be written: No such file or directory"),
        (("explain", "names/drfit"), "unknown rule or family 'names/drfit' (did you mean 'names/drift'?)"),
    ],
)
def test_wrong_use_is_named(lintnews: Lintnews, arguments: tuple[str, ...], said: str) -> None:
    outcome = lintnews(*arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_every_key_of_the_configuration_is_a_setting_and_a_flag(lintnews: Lintnews) -> None:
    names = {*Settings._fields} - {"home", "path", "overrides"}
    assert {key.field for key in KEYS} == names
    help_text = lintnews("check", "--help").text
    assert [key.name for key in KEYS if f"--{key.name}" not in help_text] == ["rules"]
    assert all(json.dumps(dict(key.kind.schema)) and key.meaning.endswith(".") for key in KEYS)


def test_nothing_that_a_repository_says_steers_the_terminal(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("The talks were a no-brainer.")
    Path("house.en.yaml").write_text(
        '- name: slang\n  extends: existence\n  message: "\\e[2Jslang"\n  why: "a\\e]0;t\\a"\n  tokens: [no-brainer]\n'
        '  valid: ["\\e[31mIt was easy."]\n  invalid: ["It was a ⟦no-brainer⟧."]\n'
    )
    for arguments in (("rules", "house"), ("explain", "house/slang"), ("check", "a.txt", "--select", "house")):
        outcome = lintnews(*arguments, "--packs", "house.en.yaml")
        assert "slang" in outcome.text
        assert "\x1b" not in outcome.text + outcome.err
    Path("lintnews.toml").write_text('"sel\\u001b[2Ject" = 1\n')
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 2
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("arguments", [("rules",), ("explain", "names/drift"), ("corpus", ".", "--sample", "1")])
def test_what_an_encoding_lacks_ends_nothing(tmp_path: Path, encoding: str, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("Zełenski met the the “press” 😀 \u202e.\n")
    done = subprocess.run(
        [sys.executable, "-m", "lintnews", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONSAFEPATH": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"fault of lintnews" in done.stderr) == (0, False), done.stderr
    assert done.stdout


def test_without_docstrings_the_rules_are_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met the the press.\n")
    command = [sys.executable, "-OO", "-P", "-m", "lintnews", "check", "a.txt", "--grammar", "off", "--format", "sarif"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"repetition/word" in done.stdout) == (1, True), done.stderr


def test_no_report_takes_the_place_of_what_was_read(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    Path("lintnews.toml").write_text("")
    for path in ("a.txt", "./a.txt", "lintnews.toml"):
        outcome = lintnews("check", "a.txt", "--format", "text", "--output", path)
        assert outcome.code == 2
        assert "would replace a file" in outcome.err
    assert Path("a.txt").read_text() == FAULTY


def test_nothing_that_is_printed_steers_a_terminal(lintnews: Lintnews) -> None:
    Path("a\x1b[2J\x9b.txt").write_text("He met \x1b]0;x\x07\x9b31m the the \x1b[2J man in in Kyiv.\n")
    (name,) = Path().glob("a*")
    for arguments in (
        ("check", "."),
        ("check", ".", "--format", "json"),
        ("check", ".", "--format", "jsonl"),
        ("check", ".", "--format", "sarif"),
        ("check", ".", "--format", "rdjson"),
        ("check", ".", "--format", "gitlab"),
        ("check", ".", "--format", "github"),
        ("check", ".", "--format", "junit"),
        ("corpus", ".", "--sample", "3"),
        ("corpus", ".", "--sample", "3", "--format", "json"),
        ("inspect", "."),
        ("inspect", ".", "--format", "json"),
        ("fix", ".", "--diff-only", "--color", "always", "--unsafe-fixes"),
        ("fix", str(name), "--unsafe-fixes"),
    ):
        outcome = lintnews(*arguments)
        shown = re.sub(r"\x1b\[[0-9;]*m", "", outcome.text + outcome.err)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown), arguments


def test_a_new_rule_in_an_empty_folder_begins_a_pack_that_works(lintnews: Lintnews) -> None:
    outcome = lintnews("new-rule", "house/slang")
    assert (outcome.code, outcome.err) == (0, "")
    assert "house.en.yaml" in outcome.text
    Path("lintnews.toml").write_text('packs = ["house.en.yaml"]\nextend-select = ["house/slang"]\n')
    Path("a.txt").write_text("The slang-placeholder met on Friday.\n")
    assert lintnews("check", "a.txt", "--format", "json").rules == ["house/slang"]


def test_a_broken_pack_is_told_and_not_that_its_rules_are_unknown(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("text\n")
    Path("house.en.yaml").write_text("- {name: x, extends: existence, mesage: m, tokens: [a]}\n")
    outcome = lintnews("check", "a.txt", "--packs", "house.en.yaml", "--select", "house/x")
    assert outcome.code == 2
    assert "unknown key 'mesage' (did you mean 'message'?)" in outcome.err
    assert "unknown rule" not in outcome.err


HOUSE_PACK = """
- name: slang
  extends: substitution
  message: "“%[2]s” should be “%[1]s”"
  level: warning
  since: 2020-01-01
  swap: {gonna: going to}
  valid: ["He is gonna leave."]
  invalid: ["He is ⟦going⟧ to leave."]
"""


@pytest.mark.parametrize("verb", [("explain", "house/slang"), ("rules", "house")])
def test_the_examples_of_a_pack_of_ones_own_are_tried(lintnews: Lintnews, verb: tuple[str, ...]) -> None:
    Path("house.en.yaml").write_text(HOUSE_PACK, encoding="utf-8")
    wrong = lintnews(*verb, "--packs", "house.en.yaml")
    assert wrong.code == 3
    assert "“gonna” should be “going to”" in wrong.text
    assert "house.en.yaml: the example house/slang-valid-1 does not hold" in wrong.err
    assert "it should find 'He is ⟦going⟧ to leave.' and finds 'He is going to leave.'" in wrong.err

    mended = HOUSE_PACK.replace("gonna leave", "going to leave").replace("⟦going⟧ to", "⟦gonna⟧")
    Path("house.en.yaml").write_text(mended, encoding="utf-8")
    right = lintnews(*verb, "--packs", "house.en.yaml")
    assert (right.code, right.err) == (0, "")


def test_a_day_of_articles_is_no_version(lintnews: Lintnews) -> None:
    Path("house.en.yaml").write_text(HOUSE_PACK, encoding="utf-8")
    shown = lintnews("explain", "house/slang", "--packs", "house.en.yaml").text
    assert "Status: stable. From:" in shown
    assert "Articles dated before 2020-01-01 are left alone." in shown


def test_no_summary_shows_the_places_of_a_message(lintnews: Lintnews) -> None:
    listed = lintnews("rules").text
    assert "%" not in listed.replace("100 %", "")
    assert "““" not in listed
