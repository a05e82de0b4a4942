import json
import re
import xml.etree.ElementTree as ElementTree

from hand_made_runs import ARTICLE, doubled, drift, everything, file, hostile, run
from hypothesis import given
from hypothesis import strategies as st

from lintnews.findings import Finding, Severity, Span
from lintnews.reporters import github, gitlab, junit, rdjson
from lintnews.reporters import json as json_report
from lintnews.results import Run

# --- GitHub


def commands(made: Run) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands as a runner reads them: name, properties, message."""
    read = []
    for line in github.render(made).decode("utf-8").split("\n")[:-1]:
        match = re.fullmatch(r"::(\w+) ([^\r\n]*?)::(.*)", line)
        assert match, line
        pairs = (pair.partition("=") for pair in match[2].split(","))
        read.append((match[1], {key: unescaped(value) for key, _, value in pairs}, unescaped(match[3])))
    return read


def unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_gets_a_place_a_title_and_the_proof() -> None:
    assert commands(run(file("a,b:c%d.txt", ARTICLE, drift(ARTICLE)))) == [
        (
            "error",
            {
                "file": "a,b:c%d.txt",
                "line": "2",
                "endLine": "2",
                "col": "13",
                "endColumn": "20",
                "title": "lintnews names/drift",
            },
            "“Blingen” is “Blinken” elsewhere\nline 1, “Blinken”: first spelled so\nfix: write “Blinken”",
        )
    ]


def test_github_gets_no_columns_for_a_place_over_several_lines() -> None:
    found = Finding(Span(0, len(ARTICLE)), "repetition/word", "all", Severity.NOTE)
    ((name, properties, _),) = commands(run(file("a.txt", ARTICLE, found)))
    assert name == "notice"
    assert properties.keys() == {"file", "line", "endLine", "title"}


def test_no_text_begins_a_github_command_of_its_own() -> None:
    names = [name for name, _, _ in commands(hostile())]
    assert names == ["error", "error"]


def test_github_hears_of_what_went_wrong_and_not_of_what_is_suppressed() -> None:
    read = commands(everything())
    assert [name for name, _, _ in read] == ["error", "warning", "error", "error", "warning", "notice", "error"]
    assert ("error", {"file": "broken.txt", "line": "2", "col": "5", "title": "lintnews"}, "not UTF-8") in read


# --- GitLab


def test_gitlab_gets_what_it_requires_and_a_fingerprint_for_each_issue() -> None:
    report = file("a.txt", ARTICLE, drift(ARTICLE), doubled(ARTICLE))
    twin = file("b.txt", ARTICLE, drift(ARTICLE), doubled(ARTICLE))
    issues = json.loads(gitlab.render(run(report, twin)))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("names/drift", "major"),
        ("repetition/word", "minor"),
    ] * 2
    assert issues[0]["location"] == {"path": "a.txt", "lines": {"begin": 2, "end": 2}}
    assert "first spelled so" in issues[0]["description"]
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_a_gitlab_fingerprint_survives_edits_elsewhere() -> None:
    def one(text: str) -> str:
        return str(json.loads(gitlab.render(run(file("a.txt", text, drift(text)))))[0]["fingerprint"])

    assert one("A new line.\n" + ARTICLE) == one(ARTICLE)


def test_gitlab_hears_of_what_went_wrong() -> None:
    issues = json.loads(gitlab.render(everything()))
    assert {"not UTF-8", "acme: importing it failed"} < {issue["description"] for issue in issues}
    assert all(issue["severity"] in ("info", "minor", "major", "critical", "blocker") for issue in issues)
    assert json.loads(gitlab.render(run())) == []


# --- JUnit: elements, their required and their other attributes, as Jenkins' junit-10.xsd has them

JUNIT = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"time"}, {"testcase"}),
    "testcase": ({"name"}, {"time", "classname"}, {"failure", "error", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "error": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def test_junit_is_what_jenkins_reads_and_its_counts_agree() -> None:
    for made in (everything(), hostile(), run()):
        root = ElementTree.fromstring(junit.render(made))
        assert root.tag == "testsuites"
        for element in root.iter():
            required, optional, children = JUNIT[element.tag]
            assert required <= {*element.keys()} <= required | optional
            assert {child.tag for child in element} <= children
            if element.tag.startswith("testsuite"):
                for tag, attribute in (("testcase", "tests"), ("failure", "failures"), ("error", "errors")):
                    assert len(list(element.iter(tag))) == int(element.attrib[attribute])


def test_junit_has_a_suite_for_each_file_that_fails_passes_or_breaks() -> None:
    root = ElementTree.fromstring(junit.render(everything()))
    suites = {s.attrib["name"]: (s.attrib["tests"], s.attrib["failures"], s.attrib["errors"]) for s in root}
    assert suites == {
        "sub dir/ä #1%.txt": ("3", "3", "0"),
        "known.txt": ("1", "0", "0"),
        "clean.txt": ("1", "0", "0"),
        "broken.txt": ("0", "0", "0"),
        "lintnews": ("4", "0", "2"),
    }
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib == {"type": "names/drift", "message": "“Blingen” is “Blinken” elsewhere"}
    assert failure.text == "error: “Blingen”\n1:20: first spelled so\nfix: write “Blinken”"


def test_a_note_is_no_failure_to_junit() -> None:
    found = Finding(Span(0, 3), "repetition/word", "said so", Severity.NOTE)
    root = ElementTree.fromstring(junit.render(run(file("a.txt", ARTICLE, found))))
    assert root.attrib["failures"] == "0"
    assert "said so" in str(root.findtext(".//system-out"))


# --- Reviewdog


def test_reviewdog_gets_columns_in_bytes() -> None:
    (diagnostic,) = json.loads(rdjson.render(run(file("a.txt", ARTICLE, drift(ARTICLE)))))["diagnostics"]
    place = diagnostic["location"]["range"]
    line = ARTICLE.split("\r\n")[1].encode("utf-8")
    assert place["start"]["line"] == place["end"]["line"] == 2
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"Blingen"
    assert diagnostic["suggestions"] == [{"range": place, "text": "Blinken"}]
    assert diagnostic["relatedLocations"][0]["location"]["range"]["start"] == {"line": 1, "column": 20}


def test_reviewdog_hears_of_what_went_wrong() -> None:
    said = [diagnostic["message"] for diagnostic in json.loads(rdjson.render(everything()))["diagnostics"]]
    assert {"not UTF-8", "acme: importing it failed"} < {*said}


@given(st.text(st.sampled_from("ab é日😀\u0301\u2028\r\n"), min_size=1, max_size=30), st.data())
def test_every_format_means_the_same_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = run(file("a.txt", text, Finding(Span(start, end), "names/drift", "said so", Severity.ERROR)))
    (plain,) = json.loads(json_report.render(made))["findings"]
    assert plain["quote"] == text[start:end]
    place = json.loads(rdjson.render(made))["diagnostics"][0]["location"]["range"]
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    for offset, point in ((start, place["start"]), (end, place["end"])):
        before = "".join(lines[: point["line"] - 1])
        assert before + lines[point["line"] - 1].encode()[: point["column"] - 1].decode() == text[:offset]
    assert json.loads(gitlab.render(made))[0]["location"]["lines"]["begin"] == plain["line"]
    ((_, properties, _),) = commands(made)
    assert properties["line"] == str(plain["line"])
    assert properties.get("col", str(plain["column"])) == str(plain["column"])
    case = ElementTree.fromstring(junit.render(made)).find(".//testcase")
    assert case is not None
    assert case.attrib["name"] == f"names/drift {plain['line']}:{plain['column']}"
