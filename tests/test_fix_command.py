"""`lintnews fix`, and `lintnews check --fix`."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Install, Lintnews

FIXER = '''
import re
from dataclasses import dataclass

from lintnews.findings import Edit, Fix, Severity, Span
from lintnews.hookspecs import hookimpl
from lintnews.rule import Meta, Rule


@dataclass(frozen=True)
class Twice(Rule):
    """A word stands twice."""

    meta = Meta(severity=Severity.WARNING, mqm="Fluency/Duplication", since="1.0")

    def check(self, doc):
        for word, safe in (("the", True), ("very", False), ("Zelensky", True)):
            for found in re.finditer(f"{word} {word}", doc.text):
                fix = Fix("drop one", (Edit(Span(*found.span()), word),), safe=safe)
                yield self.finding(found.span(), f"“{word}” twice", fixes=[fix])


@hookimpl
def lintnews_rules():
    return [Twice]
'''
XLIFF = (
    '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
    'source-language="nl" target-language="en" datatype="plaintext"><body><trans-unit id="1">'
    "<source>de de</source><target>{}</target></trans-unit></body></file></xliff>\n"
)
TEXT = "Talks begin at the the the lake.\r\n\r\nA very very long day.\r\n\r\nVolodymyr Zelensky Zelensky spoke.\r\n"
SAFE = TEXT.replace("the the the", "the")


@pytest.fixture
def fixing(lintnews: Lintnews, install: Install) -> Lintnews:
    """The command line where a rule has a safe fix, an unsafe one, and one that touches a name."""
    module = install(FIXER)
    Path("lintnews.toml").write_text(f'plugins = ["acme"]\nselect = ["{module.removeprefix("lintnews_")}"]\n')
    Path("a.txt").write_bytes(TEXT.encode())
    return lintnews


def content(name: str = "a.txt") -> str:
    return Path(name).read_bytes().decode()


def test_safe_fixes_are_applied_and_named(fixing: Lintnews) -> None:
    Path("b.txt").write_text("Nothing to mend.\n")
    outcome = fixing("fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert content() == SAFE
    lines = outcome.text.splitlines()
    assert lines[0].startswith("a.txt: 2 fixed (acme")
    assert lines[1:] == ["fixed 2 findings in 1 file", "1 more fix with --unsafe-fixes"]


def test_unsafe_fixes_are_applied_when_asked_for_and_names_never(fixing: Lintnews) -> None:
    assert fixing("fix", "--unsafe-fixes").code == 0
    assert content() == SAFE.replace("very very", "very")


def test_check_fixes_and_reports_what_is_left(fixing: Lintnews) -> None:
    outcome = fixing("check", "--fix", "--format", "json")
    assert content() == SAFE
    left = outcome.json["findings"]
    assert [finding["quote"] for finding in left] == ["very very", "Zelensky Zelensky"]
    assert left[1]["start"] == SAFE.index("Zelensky Z")
    assert [fix["touches"] for finding in left for fix in finding["fixes"]] == [None, "name"]
    assert outcome.code == 1
    assert outcome.err == "fixed 2 findings\n"


def test_a_diff_changes_nothing_and_can_be_applied(fixing: Lintnews, tmp_path: Path) -> None:
    for name in ("sub dir/ü.txt", 'od"d\t.txt', "no end.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(TEXT.encode() if name != "no end.txt" else b"on the the end")
    outcome = fixing("fix", "--diff-only")
    assert outcome == fixing("check", "--diff-only")
    assert outcome.code == 1
    assert content() == TEXT
    assert "would fix 7 findings in 4 files" in outcome.err
    for command in (["git", "init", "-q"], ["git", "apply", "--unsafe-paths", "-"]):
        subprocess.run(command, input=outcome.out, check=True, cwd=tmp_path)
    assert {content(), content("sub dir/ü.txt"), content('od"d\t.txt')} == {SAFE}
    assert content("no end.txt") == "on the end"
    assert fixing("check", "--diff-only").out == fixing("fix", "--diff-only").out == b""


def test_a_diff_of_a_hostile_text_does_not_steer_a_terminal(fixing: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("on the the \x1b[2J end \u202e here\n")

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    written = io.BytesIO()
    terminal = Terminal(written, encoding="utf-8", write_through=True)
    monkeypatch.setattr(sys, "stdout", terminal)
    fixing("fix", "--diff-only", "--color", "always")
    said = written.getvalue().decode()
    assert "\x1b[32m+on the ␛[2J end <U+202E> here\x1b[0m\n" in said


def test_standard_input_is_mended_to_standard_output(fixing: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()

    def given() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given()
    assert fixing("fix", "-").out == b"\xef\xbb\xbf" + SAFE.encode()
    given()
    diff = fixing("fix", "-", "--stdin-path", "x.txt", "--diff-only")
    assert diff.code == 1
    assert b"--- a/x.txt\n+++ b/x.txt\n" in diff.out
    assert fixing("check", "--fix", "-").code == 2
    assert fixing("fix", "-", "a.txt").code == 2


def test_suppressions_bind_fixes(fixing: Lintnews) -> None:
    text = "<!-- lintnews: ignore RULE -- his words -->\n\nTalks at the the lake.\n"
    (rule,) = {finding["rule"] for finding in fixing("check", "--format", "json").json["findings"]}
    Path("a.txt").write_text(text.replace("RULE", rule))
    assert fixing("fix").text == "fixed 0 findings in 0 files\n"
    assert "the the" in content()


def test_what_the_baseline_knows_is_not_fixed(fixing: Lintnews) -> None:
    fixing("baseline")
    Path("a.txt").write_bytes((TEXT + "\nOn the the table.\n").encode())
    assert fixing("fix", "--baseline", "lintnews-baseline.json").code == 0
    assert content() == TEXT + "\nOn the table.\n"


def test_only_what_a_change_touched_is_fixed(fixing: Lintnews, tmp_path: Path) -> None:
    Path("a.txt").write_text("At the the lake.\n\nNothing.\n\nIn the city.\n")
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", *identity, *command], check=True, cwd=tmp_path)
    Path("b.txt").write_text("At the the sea.\n")
    assert fixing("fix", "--diff", "HEAD").code == 0
    assert content() == "At the the lake.\n\nNothing.\n\nIn the city.\n"
    assert content("b.txt") == "At the sea.\n"


def test_a_file_that_cannot_be_written_is_named_and_stays(fixing: Lintnews, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_bytes(TEXT.encode())
    Path("leak.txt").symlink_to(outside)
    outcome = fixing("fix", "leak.txt", "a.txt")
    assert outcome.code == 3
    assert "leak.txt: was not fixed: it is reached through a link that leads out" in outcome.err
    assert outside.read_bytes() == TEXT.encode()
    assert content() == SAFE


def test_other_files_are_fixed_beside_one_that_cannot_be_read(fixing: Lintnews) -> None:
    Path("bad.txt").write_bytes(b"caf\xe9 the the")
    outcome = fixing("fix", "bad.txt", "a.txt")
    assert outcome.code == 3
    assert "bad.txt" in outcome.err
    assert content() == SAFE
    assert Path("bad.txt").read_bytes() == b"caf\xe9 the the"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.html", "<p>R&amp;D at the the lake, &quot;so&quot;</p>", "<p>R&amp;D at the lake, &quot;so&quot;</p>"),
        ("a.html", "<p>at the <b>the</b> lake</p>", None),
        ("a.html", "<p>at the&nbsp;the lake and the\n  the sea</p>", None),
        ("a.html", '<p title="the the">well</p><script>the the</script><!-- the the -->', None),
        ("a.md", "At *the the* lake, [the the](<the the>)\n", "At *the* lake, [the](<the the>)\n"),
        ("a.md", "At the **the** lake\n", None),
        ("a.xlf", XLIFF.format("at the the &lt;b&gt; lake"), XLIFF.format("at the &lt;b&gt; lake")),
    ],
)
def test_fixes_land_in_the_prose_of_marked_up_files(
    fixing: Lintnews, name: str, before: str, after: str | None
) -> None:
    Path(name).write_text(before)
    assert fixing("fix", name).code == 0
    assert content(name) == (before if after is None else after)
