import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FAULTY, Lintnews
from hand_made_runs import ARTICLE, doubled, drift, everything, file, hostile, run, span
from hypothesis import given
from hypothesis import strategies as st
from sarif_checks import problems

from lintnews.findings import Edit, Finding, Fix, Note, Severity, Span
from lintnews.reporters.sarif import render
from lintnews.results import Notification, Run

Json = dict[str, Any]


def log_of(made: Run) -> Json:
    log: Json = json.loads(render(made))
    return log


def write(made: Run, text: str = ARTICLE, *, mark: bytes = b"") -> None:
    """The files of a run, all with the same text."""
    for report in made.files:
        path = Path(made.root, report.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mark + text.encode("utf-8"))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with a byte-order mark"])
def test_references_and_places_agree_with_the_files(tmp_path: Path, mark: bytes) -> None:
    made = everything(tmp_path)
    write(made, mark=mark)
    assert [*problems(log_of(made))] == []


@given(st.text(st.sampled_from("ab é日😀\u0301\u2028\x85\x0b\r\n"), min_size=1, max_size=40), st.data())
def test_places_agree_with_any_text(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    def place() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    fixes = (Fix("mend", (Edit(place(), "new"),)),)
    found = Finding(place(), "names/drift", "said so", Severity.ERROR, (Note(place(), "here"),), fixes)
    made = run(file("a.txt", text, found), root=tmp_path_factory.mktemp("any"))
    write(made, text)
    assert [*problems(log_of(made))] == []


def seeded(path: str, value: Any) -> Callable[[Json], None]:
    """A defect: another value at a place of the log's run."""

    def spoil(log: Json) -> None:
        at: Any = log["runs"][0]
        *way, last = path.split(".")
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        at[int(last) if last.isdigit() else last] = value

    return spoil


def fingerprint_of(log: Json) -> Json:
    return {"partialFingerprints": log["runs"][0]["results"][0]["partialFingerprints"]}


def replacements_of(log: Json) -> list[Json]:
    made: list[Json] = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    return made


REGION = "results.0.locations.0.physicalLocation.region"
DEFECTS = [
    seeded("results.0.ruleIndex", 1),
    seeded("results.0.ruleIndex", 9),
    seeded(f"{REGION}.charOffset", 59),
    seeded(f"{REGION}.charLength", 6),
    seeded(f"{REGION}.startLine", 3),
    seeded(f"{REGION}.endColumn", 20),
    seeded(f"{REGION}.charOffset", 5000),
    seeded(f"{REGION}.snippet.text", "Blinken"),
    seeded("results.0.relatedLocations.0.physicalLocation.region.startColumn", 19),
    seeded("results.0.fixes.0.artifactChanges.0.replacements.0.deletedRegion.startLine", 1),
    seeded("results.0.message.text", "see [there](7)"),
    seeded("results.0.message.text", "see {0}"),
    seeded("results.0.taxa.0.index", 0),
    seeded("results.0.taxa.0.toolComponent.index", 1),
    seeded("taxonomies.0.guid", "another"),
    seeded("tool.driver.rules.0.relationships.0.target.id", "Nothing"),
    seeded("invocations.0.toolExecutionNotifications.1.associatedRule.index", 1),
    lambda log: log["runs"][0]["results"][1].update(fingerprint_of(log)),
    lambda log: replacements_of(log).append(replacements_of(log)[0]),
]


@pytest.mark.parametrize("spoil", DEFECTS, ids=range(len(DEFECTS)))
def test_the_checks_see_a_seeded_defect(tmp_path: Path, spoil: Callable[[Json], None]) -> None:
    made = everything(tmp_path)
    write(made)
    log = log_of(made)
    spoil(log)
    assert [*problems(log)] != []


def test_rules_carry_their_documentation_their_examples_and_their_type() -> None:
    (driver,) = (made["tool"]["driver"] for made in log_of(run())["runs"])
    rule = driver["rules"][0]
    assert rule["id"] == "names/drift"
    assert rule["shortDescription"]["text"] == "One person is spelled in several ways."
    assert "two people" in rule["fullDescription"]["text"]
    for said in ("Not found: two spellings", "⟦Blingen⟧ stayed", "Blinken met Lavrov."):
        assert said in rule["help"]["markdown"]
        assert said in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["relationships"][0]["target"]["id"] == "Terminology/Inconsistent use of terminology"
    assert "tags" not in json.dumps(driver)


def test_mqm_is_a_taxonomy_with_the_dimensions_above_the_types() -> None:
    (made,) = log_of(run(file("a.txt", ARTICLE, drift(ARTICLE))))["runs"]
    (taxonomy,) = made["taxonomies"]
    assert [taxon["id"] for taxon in taxonomy["taxa"]] == [
        "Fluency",
        "Fluency/Duplication",
        "Terminology",
        "Terminology/Inconsistent use of terminology",
    ]
    assert taxonomy["taxa"][1]["relationships"][0]["target"]["id"] == "Fluency"
    assert made["results"][0]["taxa"][0]["id"] == "Terminology/Inconsistent use of terminology"
    assert made["tool"]["driver"]["supportedTaxonomies"][0]["guid"] == taxonomy["guid"]


def test_the_whole_story_of_a_result_is_told() -> None:
    (made,) = log_of(everything())["runs"]
    first, *_ = made["results"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "sub%20dir/%C3%A4%20%231%25.txt",
        "uriBaseId": "%SRCROOT%",
    }
    assert first["relatedLocations"][0]["message"]["text"] == "first spelled so"
    (fix,) = first["fixes"]
    assert fix["description"]["text"] == "write “Blinken”"
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "Blinken"
    assert "suppressions" not in first
    assert "baselineState" not in first
    suppressed = [result for result in made["results"] if "suppressions" in result]
    assert [(result["suppressions"][0]["kind"], result["baselineState"]) for result in suppressed] == [
        ("inSource", "new"),
        ("external", "unchanged"),
    ]


def test_the_run_says_whether_it_was_whole_and_who_failed() -> None:
    (invocation,) = log_of(everything())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    said = {note["message"]["text"]: note for note in invocation["toolExecutionNotifications"]}
    assert said["acme: importing it failed"]["level"] == "error"
    place = said["not UTF-8"]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("broken.txt", {"startLine": 2})
    assert log_of(run())["runs"][0]["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_what_looks_like_a_link_or_a_placeholder_in_a_text_is_none() -> None:
    (result,) = log_of(hostile())["runs"][0]["results"]
    assert "\\[a](9) {{0}} & <b>" in result["message"]["text"]


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    def prints(text: str) -> list[str]:
        results = log_of(run(file("a.txt", text, drift(text), doubled(text))))["runs"][0]["results"]
        return [result["partialFingerprints"]["lintnews/v1"] for result in results]

    assert prints("One more line.\n\n" + ARTICLE) == prints(ARTICLE)


def test_a_file_outside_the_root_has_a_uri_of_its_own() -> None:
    (result,) = log_of(run(file("/else where/a.txt", ARTICLE, drift(ARTICLE))))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///else%20where/a.txt"}


def test_a_result_of_an_unknown_rule_has_a_descriptor_all_the_same() -> None:
    found = drift(ARTICLE)._replace(rule="acme/own")
    (made,) = log_of(run(file("a.txt", ARTICLE, found)))["runs"]
    assert made["tool"]["driver"]["rules"][made["results"][0]["ruleIndex"]] == {"id": "acme/own"}


def test_what_code_scanning_would_refuse_is_left_out_the_least_severe_first() -> None:
    text = "word " * 26_000
    kinds = (Severity.NOTE, Severity.WARNING, Severity.NOTE, Severity.ERROR)
    found = [Finding(Span(n * 5, n * 5 + 4), "names/drift", "said so", kinds[n % 4]) for n in range(26_000)]
    (made,) = log_of(run(file("a.txt", text, *found)))["runs"]
    levels = [result["level"] for result in made["results"]]
    assert levels == ["error"] * 6_500 + ["warning"] * 6_500 + ["note"] * 12_000
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert "1,000 of 26,000 results were left out" in note["message"]["text"]
    assert made["invocations"][0]["executionSuccessful"] is True


def test_places_come_before_weight_where_everything_is_shown() -> None:
    found = [Finding(span(ARTICLE, "US"), "repetition/word", "first", Severity.NOTE), drift(ARTICLE)]
    (made,) = log_of(run(file("a.txt", ARTICLE, *found), notifications=[Notification("note", "by the way")]))["runs"]
    assert [result["level"] for result in made["results"]] == ["note", "error"]


READ = {
    "a.txt": FAULTY.replace("Ministers", "😀 Ministers").replace("\n", "\r\n"),
    "b.md": f"# Title\n\n{FAULTY}\n*and* more\u2028lines\n",
    "c d.html": "\ufeff" + "".join(f"<p>A &amp; <b>😀</b> {line}</p>\r" for line in FAULTY.split("\n\n")),
    "e.html": "<p>" + FAULTY.strip().replace("\n\n", "</p><p>") + "</p>",
}


def test_places_agree_with_files_of_every_format_through_the_command_line(lintnews: Lintnews, tmp_path: Path) -> None:
    for name, text in READ.items():
        Path(name).write_bytes(text.encode("utf-8"))
    outcome = lintnews("check", "--format", "sarif", "--select", "repetition")
    assert outcome.code == 1
    assert len(outcome.json["runs"][0]["results"]) >= len(READ)
    assert [*problems(outcome.json)] == []


def test_the_catalogue_of_all_rules_is_sound(lintnews: Lintnews) -> None:
    Path("a.txt").write_text("")
    log = lintnews("check", "--format", "sarif", "--grammar", "off").json
    (made,) = log["runs"]
    assert [*problems(log)] == []
    assert len(made["tool"]["driver"]["rules"]) > 30
    assert all(rule["help"]["markdown"] for rule in made["tool"]["driver"]["rules"])
