"""Our reports, read by programs that were not written here."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hand_made_runs import ARTICLE, doubled, drift, everything, file, hostile, run
from outside_tools import act, mistakes_in_code_climate, multitool, python_program, reviewdog, sarif_schema

from lintnews.decisions.baseline import baseline, compare
from lintnews.reporters import github, gitlab, junit, rdjson, sarif, text
from lintnews.results import Run

pytestmark = pytest.mark.outside

Json = dict[str, Any]


def written(made: Run, *, mark: bytes = b"") -> Run:
    """The run, with its files where it says that they are."""
    for report in made.files:
        path = Path(made.root, report.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mark + ARTICLE.encode("utf-8"))
    return made


def call(command: Sequence[str | Path], folder: Path, given: bytes = b"") -> str:
    done = subprocess.run([str(part) for part in command], cwd=folder, input=given, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def load(path: Path) -> Json:
    made: Json = json.loads(path.read_text(encoding="utf-8-sig"))
    return made


@pytest.mark.parametrize("made", [everything(), hostile(), run()], ids=["everything", "hostile", "nothing"])
def test_sarif_fits_the_schema_of_oasis(made: Run) -> None:
    validator = jsonschema_rs.validator_for(sarif_schema())
    assert [error.message for error in validator.iter_errors(json.loads(sarif.render(made)))] == []


def test_microsofts_multitool_finds_no_fault_in_sarif(tmp_path: Path) -> None:
    log, answer = tmp_path / "log.sarif", tmp_path / "answer.sarif"
    log.write_bytes(sarif.render(written(everything(tmp_path))))
    kinds = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    call([multitool(), "validate", log, "-o", answer, "--log", "ForceOverwrite", *kinds], tmp_path)
    (judged,) = load(answer)["runs"]
    found = {result["ruleId"] for result in judged["results"]}
    # 2005: we have no home page yet to link to. 2006: it would ask the network.
    assert found <= {"SARIF2005", "SARIF2006"}
    assert judged["invocations"][0]["executionSuccessful"]


def without(log: Json, keys: Sequence[str]) -> Json:
    """The log with these keys of every full region left out."""
    if isinstance(log, list):
        return [without(one, keys) for one in log]
    if isinstance(log, dict):
        left_out = {*keys, "snippet"} if "charOffset" in log else {"contextRegion"}
        return {key: without(value, keys) for key, value in log.items() if key not in left_out}
    return log


def regions(log: Json) -> list[tuple[int, ...]]:
    names = ("startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength")
    places = [
        place["physicalLocation"]["region"]
        for result in log["runs"][0]["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    return [tuple(region[name] for name in names) for region in places]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with a byte-order mark"])
@pytest.mark.parametrize(
    "left_out",
    [("startLine", "startColumn", "endLine", "endColumn"), ("charOffset", "charLength")],
    ids=["lines from offsets", "offsets from lines"],
)
def test_multitool_counts_the_same_places_in_the_files(tmp_path: Path, mark: bytes, left_out: tuple[str, ...]) -> None:
    ours = json.loads(sarif.render(written(everything(tmp_path), mark=mark)))
    bare, full = tmp_path / "bare.sarif", tmp_path / "full.sarif"
    bare.write_text(json.dumps(without(ours, left_out)), encoding="utf-8")
    insert = ["--insert", "RegionSnippets;ComprehensiveRegionProperties", "--log", "ForceOverwrite"]
    call([multitool(), "rewrite", bare, "-o", full, *insert], tmp_path)
    assert regions(load(full)) == regions(ours)


EDITS = [
    ARTICLE,
    "One more line.\n\n" + ARTICLE,
    ARTICLE.replace("the the press", "the press"),
]


@pytest.mark.parametrize("after", EDITS, ids=["nothing", "a line before", "one mended"])
def test_multitool_and_the_baseline_agree_on_what_is_new(tmp_path: Path, after: str) -> None:
    was = file("a.txt", ARTICLE, drift(ARTICLE, nth=1), doubled(ARTICLE))
    left = [doubled(after)] if "the the press" in after else []
    now = file("a.txt", after, drift(after), drift(after, nth=1), *left)
    logs = [tmp_path / name for name in ("was.sarif", "now.sarif", "matched.sarif")]
    for log, report in zip(logs, (was, now), strict=False):
        log.write_bytes(sarif.render(run(report, root=tmp_path)))
    call([multitool(), "match-results-forward", logs[1], "-r", logs[0], "-o", logs[2]], tmp_path)
    theirs = [
        result["locations"][0]["physicalLocation"]["region"]["charOffset"]
        for result in load(logs[2])["runs"][0]["results"]
        if result["baselineState"] == "new"
    ]
    (compared,) = compare([now], baseline(was.results), lambda _: True).files
    assert [result.region.utf16_start for result in compared.results if result.is_new] == theirs
    assert len(theirs) == 1


def test_sarif_tools_counts_and_lists_our_results(tmp_path: Path) -> None:
    log, table = tmp_path / "log.sarif", tmp_path / "log.csv"
    log.write_bytes(sarif.render(everything(tmp_path)))
    call([python_program("sarif", "sarif-tools==3.0.5"), "csv", log, "-o", table], tmp_path)
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert sorted((row["Severity"], row["Code"], row["Line"]) for row in rows) == [
        ("error", "names/drift", "2"),
        ("error", "names/drift", "2"),
        ("error", "names/drift", "4"),
        ("warning", "repetition/word", "2"),
        ("warning", "repetition/word", "2"),
    ]


def seen_by_reviewdog(report: bytes, kind: str, folder: Path, *more: str) -> list[Json]:
    """What reviewdog makes of a report when it is called in a folder of a repository."""
    program, _ = reviewdog()
    command = [str(program), f"-f={kind}", "-reporter=rdjson", "-name=lintnews", *more]
    seen: list[Json] = json.loads(call(command, folder, report)).get("diagnostics", [])
    return seen


def test_reviewdog_finds_our_sarif_places_from_a_subdirectory(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    report = sarif.render(written(everything(tmp_path / "desk")))
    seen = seen_by_reviewdog(report, "sarif", tmp_path / "desk", "-filter-mode=nofilter")
    first = next(one for one in seen if one["code"]["value"] == "names/drift")
    assert first["location"]["path"] == "desk/sub dir/ä #1%.txt"
    assert first["location"]["range"]["start"]["line"] == 2
    assert first["message"] == "“Blingen” is “Blinken” elsewhere"
    assert first["suggestions"][0]["text"] == "Blinken"
    assert first["related_locations"][0]["message"] == "first spelled so"


def test_reviewdog_keeps_what_a_change_touched_from_a_subdirectory(tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    made = written(everything(tmp_path / "desk"))
    touched = tmp_path / "desk" / "sub dir" / "ä #1%.txt"
    touched.write_bytes(touched.read_bytes().replace("Friday 😀 Blingen".encode(), "Friday 😀 Blinken".encode()))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "before"]):
        subprocess.run([*git, *command], check=True)
    written(made)
    (first, second) = seen_by_reviewdog(
        rdjson.render(made), "rdjson", tmp_path / "desk", "-filter-mode=added", "-diff=git diff"
    )
    line = ARTICLE.split("\r\n")[1].encode("utf-8")
    for one, words in ((first, b"Blingen"), (second, b"the the")):
        place = one["location"]["range"]
        assert place["start"]["line"] == 2
        assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == words


def test_rdjson_fits_the_schema_of_reviewdog() -> None:
    folder = reviewdog()[1]
    schema = load(folder / "DiagnosticResult.json")
    for made in (everything(), hostile(), run()):
        errors = jsonschema_rs.validator_for(schema).iter_errors(json.loads(rdjson.render(made)))
        assert [error.message for error in errors] == []


def test_junitparser_reads_and_counts_our_cases(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_bytes(junit.render(everything()))
    program = python_program("python", "junitparser==5.0.3")
    script = (
        "import sys, junitparser\n"
        "report = junitparser.JUnitXml.fromfile(sys.argv[1])\n"
        "cases = [case for suite in report for case in suite]\n"
        "ends = [type(end).__name__ for case in cases for end in case.result]\n"
        "print(len(cases), ends.count('Failure'), ends.count('Error'))\n"
    )
    assert call([program, "-c", script, report], tmp_path).split() == ["9", "3", "2"]


def seen_by_act(report: bytes, folder: Path) -> list[tuple[str, Json, str]]:
    """The annotations that a runner of GitHub's workflows makes of a log: level, place, message."""
    project = folder / "project"
    home = project / ".github" / "workflows"
    home.mkdir(parents=True)
    (project / "log").write_bytes(report)
    steps = [{"uses": "actions/checkout@v4"}, {"run": "cat log"}]
    workflow = {"on": "push", "jobs": {"lint": {"runs-on": "ubuntu-latest", "steps": steps}}}
    (home / "lint.yml").write_text(json.dumps(workflow), encoding="utf-8")
    git = ["git", "-C", str(project), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "a log"]):
        subprocess.run([*git, *command], check=True)
    return [(one["command"], one["kvPairs"], one["arg"]) for one in act(project) if "command" in one]


def test_act_makes_annotations_of_our_commands(tmp_path: Path) -> None:
    seen = seen_by_act(github.render(everything()), tmp_path)
    assert [level for level, _, _ in seen] == ["error", "warning", "error", "error", "warning", "notice", "error"]
    _, place, message = seen[0]
    assert place == {
        "file": "sub dir/ä #1%.txt",
        "line": "2",
        "endLine": "2",
        "col": "13",
        "endColumn": "20",
        "title": "lintnews names/drift",
    }
    assert message.split("\n")[1] == "line 1, “Blinken”: first spelled so"


def test_act_takes_no_text_of_ours_for_a_command(tmp_path: Path) -> None:
    assert [level for level, _, _ in seen_by_act(github.render(hostile()), tmp_path)] == ["error", "error"]


def test_code_quality_fits_the_types_of_code_climate(tmp_path: Path) -> None:
    for made in (everything(), hostile(), run()):
        report = gitlab.render(made)
        assert mistakes_in_code_climate(report, tmp_path) == ""
        assert all("\n" not in issue["description"] for issue in json.loads(report))
    assert "check" in mistakes_in_code_climate(b'[{"check": "names/drift"}]', tmp_path)


def test_reviewdog_reads_our_text_as_it_reads_a_compilers(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    made = text.render(written(run(file("desk/a.txt", ARTICLE, drift(ARTICLE), doubled(ARTICLE)), root=tmp_path)))
    program, _ = reviewdog()
    command = [str(program), "-efm=%f:%l:%c: %m", "-reporter=rdjson", "-filter-mode=nofilter"]
    seen = json.loads(call(command, tmp_path, made))["diagnostics"]
    assert [(one["location"]["path"], one["location"]["range"]["start"], one["message"]) for one in seen] == [
        ("desk/a.txt", {"line": 2, "column": 13}, "error[names/drift]: “Blingen” is “Blinken” elsewhere"),
        ("desk/a.txt", {"line": 2, "column": 25}, "warning[repetition/word]: “the” twice"),
    ]
