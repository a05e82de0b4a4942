"""Suppressions, the baseline and `--diff`, through the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, Lintnews, Outcome

ONLY = ("--select", "repetition/headline", "--format", "json")


def counts(outcome: Outcome) -> tuple[int, int, int]:
    """The exit code, and how many findings count and do not."""
    report = outcome.json
    return outcome.code, len(report["findings"]), len(report["suppressed"])


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_comment_in_the_file_suppresses(lintnews: Lintnews, name: str) -> None:
    text = FAULTY.replace("\n\n", "\n\n<!-- lintnews: ignore repetition -- it is a list -->\n\n", 1)
    if name == "a.html":
        text = "".join(part if part.startswith("<!") else f"<p>{part}</p>\n" for part in text.strip().split("\n\n"))
    Path(name).write_text(text)
    outcome = lintnews("check", *ONLY)
    assert counts(outcome) == (0, 0, 1)
    assert outcome.json["suppressed"][0]["suppression"] == {"kind": "inline", "reason": "it is a list"}
    assert outcome.err == ""


def test_a_file_beside_the_article_suppresses_and_is_no_article(lintnews: Lintnews) -> None:
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(FAULTY)
    side = Path("sub/a.txt.lintnews.toml")
    side.write_text('[[ignore]]\nrules = ["repetition/headline"]\nreason = "so"\n')
    assert counts(lintnews("check", *ONLY)) == (0, 0, 1)
    side.write_text('[[ignore]]\nrules = ["repetition/headline"]\nreason = "so"\nuntil = 2020-01-01\n')
    outcome = lintnews("check", *ONLY)
    assert counts(outcome) == (1, 1, 0)
    assert "sub/a.txt.lintnews.toml:1: the decision to ignore 'repetition/headline' ended on 2020-01-01" in outcome.err
    side.write_text("[[ignore]\n")
    assert lintnews("check", *ONLY).code == 3


def test_decisions_that_are_not_needed_are_told(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(CLEAN + "\n<!-- lintnews: ignore-file repetition -- so -->\n")
    outcome = lintnews("check", "--select", "repetition")
    assert outcome.code == 0
    assert "a.txt:5: the decision to ignore 'repetition' is not needed" in outcome.err
    assert lintnews("check", "--select", "dates").err == ""


def test_a_decision_about_a_finding_below_the_severity_that_is_shown_is_needed(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("<!-- lintnews: ignore-file repetition -- so -->\n\n" + FAULTY)
    outcome = lintnews("check", "--severity", "repetition=note", "--severity", "error", "--select", "repetition")
    assert outcome.err == ""


# --- baseline


def baseline(lintnews: Lintnews, *arguments: str) -> Any:
    assert lintnews("baseline", *arguments, "--select", "repetition/headline").code == 0
    return json.loads(Path("lintnews-baseline.json").read_bytes())["findings"]


KNOWN = (*ONLY, "--baseline", "lintnews-baseline.json")


def test_only_what_is_new_counts(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    (known,) = baseline(lintnews)
    assert known["path"] == "a.txt"
    Path("b.txt").write_text(FAULTY.replace("Ministers", "Envoys"))
    outcome = lintnews("check", *KNOWN)
    assert counts(outcome) == (1, 1, 1)
    assert outcome.json["findings"][0]["path"] == "b.txt"
    assert (outcome.json["findings"][0]["new"], outcome.json["suppressed"][0]["new"]) == (True, False)


def test_known_findings_survive_edits_and_a_new_name_and_a_new_folder(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    baseline(lintnews)
    Path("desk").mkdir()
    Path("a.txt").rename("desk/b.txt")
    Path("desk/b.txt").write_text(FAULTY.replace("Talks", "All talks") + "\nAn end.\n")
    assert counts(lintnews("check", *KNOWN)) == (0, 0, 1)


def test_a_baseline_that_cannot_be_written_ends_like_a_report_that_cannot(lintnews: Lintnews) -> None:
    outcome = lintnews("baseline", "--select", "repetition/headline", "--baseline", "nosuch/known.json")
    assert (outcome.code, "known.json cannot be written: No such file or directory" in outcome.err) == (3, True)


def test_the_configuration_may_name_the_baseline(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("desk").mkdir()
    Path("desk/a.txt").write_text(FAULTY)
    assert '`baseline = "lintnews-baseline.json"` in the configuration' in lintnews("baseline").text
    Path("lintnews.toml").write_text('baseline = "lintnews-baseline.json"\n')
    monkeypatch.chdir("desk")
    assert counts(lintnews("check", *ONLY)) == (0, 0, 1)


def test_renewing_a_baseline_keeps_what_was_not_looked_at(lintnews: Lintnews) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text(FAULTY)
    assert len(baseline(lintnews)) == 3
    Path("a.txt").write_text(CLEAN)
    Path("c.txt").unlink()
    assert [known["path"] for known in baseline(lintnews, "a.txt")] == ["b.txt"]


def test_findings_of_the_baseline_that_are_gone_are_told(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(FAULTY)
    baseline(lintnews)
    Path("a.txt").write_text(CLEAN)
    outcome = lintnews("check", *KNOWN)
    assert outcome.code == 0
    assert "1 known finding is gone" in outcome.err


@pytest.mark.parametrize("content", [None, "{", '{"version": 9}'])
def test_a_baseline_that_cannot_be_read_is_wrong_use(lintnews: Lintnews, content: str | None) -> None:
    Path("a.txt").write_text(CLEAN)
    if content is not None:
        Path("lintnews-baseline.json").write_text(content)
    outcome = lintnews("check", *KNOWN)
    assert outcome.code == 2
    assert "lintnews-baseline.json" in outcome.err


def test_a_run_that_is_not_whole_makes_no_baseline(lintnews: Lintnews) -> None:
    Path("a.txt").write_bytes(b"caf\xe9")
    assert lintnews("baseline").code == 3
    assert not Path("lintnews-baseline.json").exists()


# --- what a change touched


def test_only_what_a_change_touched_is_reported_in_the_whole_document(lintnews: Lintnews) -> None:
    git("init", "-q")
    Path("old.txt").write_text(FAULTY)
    Path("a.txt").write_text(CLEAN)
    git("add", ".")
    git("commit", "-qm", "first")
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews("check", *ONLY, "--diff", "HEAD")
    assert [finding["path"] for finding in outcome.json["findings"]] == ["a.txt"]
    assert outcome.json["summary"]["files"] == 1
    git("commit", "-qam", "second")
    Path("a.txt").write_text(FAULTY + "\nOne more line.\n")
    assert counts(lintnews("check", *ONLY, "--diff", "HEAD")) == (0, 0, 0)
    assert counts(lintnews("check", *ONLY, "--diff", "HEAD~1")) == (1, 1, 0)


def test_a_change_of_the_proof_counts_as_well(lintnews: Lintnews) -> None:
    text = FAULTY.replace("Ministers", "Envoys", 1)
    Path("a.txt").write_text(text)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    assert text.index("Envoys") == 0
    Path("a.txt").write_text(FAULTY)
    outcome = lintnews("check", *ONLY, "--diff", "HEAD")
    (finding,) = outcome.json["findings"]
    assert finding["line"] == 3
    assert [related["line"] for related in finding["related"]] == [1]


def test_a_revision_that_there_is_not_is_wrong_use(lintnews: Lintnews) -> None:
    Path("a.txt").write_text(CLEAN)
    assert lintnews("check", "--diff", "HEAD").code == 2
    git("init", "-q")
    outcome = lintnews("check", "--diff", "nowhere")
    assert outcome.code == 2
    assert "--diff nowhere: 'nowhere' is no revision" in outcome.err
