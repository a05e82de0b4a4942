"""The configuration: found, read, and every mistake in it named with its line."""

import os
from datetime import date
from pathlib import Path

import pytest
from conftest import Lintnews

from lintnews.config.load import ConfigError, find, load, read
from lintnews.files.globs import matches
from lintnews.findings import Severity

WHOLE = """
select = ["names", "titles/stacked"]
ignore = ["style"]
severity = "warning"
fail-on = "never"
language = "en-GB"
source-language = "nl"
published = 2022-01-21
encoding = "latin1"
packs = ["house.en.yaml"]
plugins = ["acme"]
jobs = 2
time-limit = 1.5

[rules."names/drift"]
max-edits = 2

[[overrides]]
paths = ["wire/**"]
ignore = ["quotes"]
source-language = "de"
published = "2022-02-01"
[overrides.rules."names/drift"]
severity = "note"
"""


def test_a_whole_configuration_is_read(tmp_path: Path) -> None:
    settings = read(str(tmp_path / "lintnews.toml"), WHOLE.encode())
    assert settings.select == ("names", "titles/stacked")
    assert (settings.severity, settings.fail_on) == (Severity.WARNING, None)
    assert settings.published == date(2022, 1, 21)
    assert settings.encoding == "iso8859-1"
    assert settings.packs == (str(tmp_path / "house.en.yaml"),)
    assert settings.rules == {"names/drift": {"max-edits": 2}}


def test_overrides_hold_for_their_paths_and_add_to_what_holds_for_all(tmp_path: Path) -> None:
    settings = read(str(tmp_path / "lintnews.toml"), WHOLE.encode())
    wire = settings.at("wire/afp/1.txt")
    assert (wire.source_language, wire.published) == ("de", date(2022, 2, 1))
    assert wire.ignore == ("style", "quotes")
    assert wire.rules == {"names/drift": {"max-edits": 2, "severity": "note"}}
    assert settings.at("wire.txt") == settings


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ('\nselekt = ["names"]', ["2: unknown key 'selekt' (did you mean 'select'?)"]),
        (
            'select = "names"\njobs = -1',
            ["1: 'select' wants a list of texts", "2: 'jobs' wants a whole number from 0 to 1000"],
        ),
        ("jobs = true", ["1: 'jobs' wants a whole number from 0 to 1000"]),
        ('severity = "fatal"', ["1: 'severity' wants one of note, warning, error"]),
        ('published = "21.1.2022"', ["1: 'published' wants a day such as 2022-01-21"]),
        ("published = 2022-01-21T10:00:00", ["1: 'published' wants a day such as 2022-01-21"]),
        ('encoding = "rot13"', ["1: 'encoding' wants the name of a text encoding, such as cp1252"]),
        ('on-plugin-error = "on"', ["1: 'on-plugin-error' wants one of fail, warn"]),
        ('[rules]\n"names/drift" = 2', ["1: 'rules' wants a table for each rule, such as [rules.\"names/drift\"]"]),
        ('[[overrides]]\nselect = ["a"]', ["1: [[overrides]] wants 'paths', a list of patterns"]),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\njobs = 1',
            ["5: 'jobs' holds for a whole run, and may not stand in [[overrides]]"],
        ),
        ('[[overrides]]\npaths = ["a"]\nlangauge = "en"', ["3: unknown key 'langauge' (did you mean 'language'?)"]),
        ("[nonsense]\na = 1", ["1: unknown key 'nonsense'"]),
        ("select = [", ["1: not TOML: Invalid value"]),
        ("a = " + "[" * 100_000, ["1: not TOML: nested too deep"]),
        ("time-limit = nan", ["1: 'time-limit' wants a number from 0.01 to 86400"]),
        ("max-file-size = " + "9" * 30, ["1: 'max-file-size' wants a whole number from 1 to 1000000"]),
    ],
)
def test_every_mistake_is_named_with_its_line(text: str, mistakes: list[str]) -> None:
    with pytest.raises(ConfigError) as raised:
        read("lintnews.toml", text.encode())
    assert str(raised.value).split("\n") == [f"lintnews.toml:{mistake}" for mistake in mistakes]


def test_a_rule_that_nobody_knows_is_told_with_the_configuration(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A text.\n")
    (tmp_path / "lintnews.toml").write_text('ignore = ["names/drfit"]\n')
    done = lintnews("check", "x.txt")
    assert done.code == 2
    assert "unknown rule or family 'names/drfit' in 'ignore' (did you mean 'names/drift'?)" in done.err
    assert f"the configuration is {tmp_path / 'lintnews.toml'}" in done.err


def test_mistakes_in_pyproject_are_found_in_their_table() -> None:
    text = '[tool.other]\nselekt = 1\n[tool.lintnews]\njobs = 1\n[tool.lintnews.rulez."a/b"]\nx = 1\n'
    with pytest.raises(ConfigError, match=r"^pyproject.toml:5: unknown key 'rulez' \(did you mean 'rules'\?\)$"):
        read("pyproject.toml", text.encode())


def test_a_file_that_is_no_text_is_named() -> None:
    with pytest.raises(ConfigError, match=r"lintnews\.toml:2: not UTF-8: byte 0xE9"):
        read("lintnews.toml", b"jobs = 1\n# \xe9")


def test_a_missing_configuration_is_named() -> None:
    with pytest.raises(ConfigError, match=r"nosuch\.toml: cannot be read: No such file or directory"):
        load([], "nosuch.toml")


def test_the_nearest_configuration_above_all_paths_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "other").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.lintnews]\njobs = 3\n")
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.other]\nx = "lintnews"\n')
    (inner / "lintnews.toml").write_text("jobs = 2\n")
    text = inner / "x.txt"
    text.write_text("x")
    assert find([str(text)]) == str(inner / "lintnews.toml")
    assert find([str(inner)]) == str(inner / "lintnews.toml")
    assert find([str(text), str(tmp_path / "a" / "other")]) == str(tmp_path / "pyproject.toml")
    assert load([str(text), str(tmp_path / "a" / "other")]).jobs == 3


def test_without_a_configuration_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load([str(tmp_path)])
    assert settings.path is None
    assert settings.home == os.getcwd()
    assert settings.fail_on is Severity.WARNING


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "a/b.txt", True),
        ("*.txt", "a.txt.bak", False),
        ("drafts", "drafts/a.txt", True),
        ("drafts/", "x/drafts/a.txt", True),
        ("drafts", "my-drafts/a.txt", False),
        ("wire/*.txt", "wire/a.txt", True),
        ("wire/*.txt", "wire/b/a.txt", False),
        ("wire/**", "wire/b/a.txt", True),
        ("**/wire/*.txt", "wire/a.txt", True),
        ("**/wire/*.txt", "a/b/wire/a.txt", True),
        ("wire/**/a.txt", "wire/a.txt", True),
        ("./wire/a?.txt", "wire/a1.txt", True),
        ("wire/[!b]*.txt", "wire/b.txt", False),
        ("wire/[ab].txt", "wire/b.txt", True),
        ("a.c", "abc", False),
        ("**/a*/b", "a1/c/a2/b", True),
        ("*a*b", "ab/axb", True),
        ("x/**/*y*/**/z.txt", "x/a/by/c/ayb/z.txt", True),
        ("a[!b]c", "a/c", False),
        ("[z-a].txt", "[z-a].txt", True),
        ("[^a]", "b", False),
        ("*a" * 30 + "b", "a" * 250 + ".txt", False),
        ("**/a/" * 30 + "b", "a/" * 1000 + "c.txt", False),
        ("**a*" * 30 + "b", "a/" * 1000 + "c.txt", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, expected: bool) -> None:
    assert matches((pattern,), path) is expected
