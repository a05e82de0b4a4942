import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hand_made_runs import ARTICLE, drift, everything, file, hostile, run

import lintnews
from lintnews.reporters import bundled_reporters
from lintnews.reporters.json import render
from lintnews.reporters.jsonl import render as render_lines

SCHEMA = json.loads((Path(lintnews.__file__).parent / "schemas" / "report-1.schema.json").read_text(encoding="utf-8"))
LINE = {"$schema": SCHEMA["$schema"], "$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}


def is_valid(schema: dict[str, Any], value: Any) -> bool:
    errors = list(jsonschema_rs.validator_for(schema).iter_errors(value))
    for error in errors:
        print(error.instance_path, error.message)
    return not errors


@pytest.mark.parametrize("made", [everything, hostile, run])
def test_every_report_fits_the_published_schema(made: Callable[..., Any]) -> None:
    assert is_valid(SCHEMA, json.loads(render(made())))


@pytest.mark.parametrize("made", [everything, hostile, run])
def test_every_line_fits_the_published_schema(made: Callable[..., Any]) -> None:
    lines = [json.loads(line) for line in render_lines(made()).decode("utf-8").split("\n")[:-1]]
    assert all(is_valid(LINE, line) for line in lines)
    assert (lines[0]["type"], lines[-1]["type"]) == ("run", "summary")


def keys_without_schema(value: Any, schema: dict[str, Any]) -> set[str]:
    """The keys of a value that its schema does not describe."""
    if "$ref" in schema:
        return keys_without_schema(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "allOf" in schema:
        return keys_without_schema(value, schema["allOf"][0])
    if isinstance(value, list):
        return {key for one in value for key in keys_without_schema(one, schema["items"])}
    if isinstance(value, dict):
        known: dict[str, Any] = schema["properties"]
        return (value.keys() - known.keys()) | {
            key for name in value.keys() & known.keys() for key in keys_without_schema(value[name], known[name])
        }
    return set()


def test_every_key_is_described() -> None:
    assert keys_without_schema(json.loads(render(everything())), SCHEMA) == set()


def test_findings_give_code_points_and_text_and_what_proves_them() -> None:
    found = json.loads(render(run(file("a.txt", ARTICLE, drift(ARTICLE)))))["findings"]
    (finding,) = found
    assert ARTICLE[finding["start"] : finding["end"]] == finding["quote"] == "Blingen"
    assert (finding["path"], finding["line"], finding["column"]) == ("a.txt", 2, 13)
    (related,) = finding["related"]
    assert ARTICLE[related["start"] : related["end"]] == related["quote"] == "Blinken"
    (fix,) = finding["fixes"]
    assert [(edit["start"], edit["end"], edit["text"]) for edit in fix["edits"]] == [(43 + 10, 50 + 10, "Blinken")]


def test_suppressed_findings_stand_apart_and_are_not_counted() -> None:
    report = json.loads(render(everything()))
    assert {finding["path"] for finding in report["findings"]} == {"sub dir/ä #1%.txt"}
    assert [finding["suppression"]["kind"] for finding in report["suppressed"]] == ["inline", "baseline"]
    assert report["summary"] == {"files": 3, "words": 49, "errors": 2, "warnings": 1, "notes": 0, "suppressed": 2}


@pytest.mark.parametrize("reporter", bundled_reporters(), ids=lambda reporter: reporter.name)
def test_every_format_is_utf_8_without_a_mark_and_ends_its_last_line(reporter: Any) -> None:
    for made in (everything(), hostile(), run()):
        report = reporter.render(made)
        assert report.decode("utf-8") == report.decode("utf-8-sig")
        assert not report or report.endswith(b"\n")
        assert reporter.render(made) == report
