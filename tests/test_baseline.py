import json
from pathlib import Path

import jsonschema_rs
import pytest
from hand_made_runs import ARTICLE, doubled, drift, file

import lintnews
from lintnews.decisions.baseline import BaselineEntry, baseline, compare, read, write
from lintnews.results import FileReport, Suppression

BEFORE = file("a.txt", ARTICLE, drift(ARTICLE), doubled(ARTICLE))


def new_in(
    files: list[FileReport], known: tuple[BaselineEntry, ...], *, there: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """What counts, by path and text."""
    compared = compare(files, known, lambda path: path in there)
    results = [result for report in compared.files for result in report.results]
    assert all(result.is_new is (result.suppression is None) for result in results)
    return [(result.path, result.region.quote) for result in results if result.is_new]


KNOWN = baseline(BEFORE.results)


def test_a_baseline_survives_its_file() -> None:
    data = write(KNOWN)
    assert read(data) == tuple(sorted(KNOWN))
    assert write(reversed(KNOWN)) == data
    assert data.count(b"\n") == len(KNOWN) + 2


def test_nothing_is_new_right_after() -> None:
    assert new_in([BEFORE], read(write(KNOWN))) == []


def test_edits_elsewhere_and_next_to_it_leave_a_finding_known() -> None:
    elsewhere = "One more line.\n" + ARTICLE
    assert new_in([file("a.txt", elsewhere, drift(elsewhere), doubled(elsewhere))], KNOWN) == []
    next_to_it = ARTICLE.replace("Blingen met the the press", "Blingen then saw the the newspapers")
    assert new_in([file("a.txt", next_to_it, drift(next_to_it), doubled(next_to_it))], KNOWN) == []


def test_a_second_one_of_a_kind_is_new() -> None:
    assert new_in([file("a.txt", ARTICLE, drift(ARTICLE), drift(ARTICLE, nth=1), doubled(ARTICLE))], KNOWN) == [
        ("a.txt", "Blingen")
    ]


def test_a_renamed_file_stays_known_and_a_copied_one_is_new() -> None:
    moved = BEFORE._replace(path="b.txt", results=tuple(result._replace(path="b.txt") for result in BEFORE.results))
    assert new_in([moved], KNOWN) == []
    assert new_in([moved], KNOWN, there=("a.txt",)) == [("b.txt", "Blingen"), ("b.txt", "the the")]
    assert new_in([BEFORE, moved], KNOWN, there=("a.txt",)) == [("b.txt", "Blingen"), ("b.txt", "the the")]


def test_what_is_gone_is_told_of_the_files_that_were_looked_at() -> None:
    fixed = file("a.txt", ARTICLE, doubled(ARTICLE))
    assert [one.quote for one in compare([fixed], KNOWN, lambda _: True).gone] == ["Blingen"]
    assert compare([file("b.txt", "Well.")], KNOWN, lambda _: True).gone == ()
    assert len(compare([file("b.txt", "Well.")], KNOWN, lambda _: False).gone) == 2


def test_suppressed_findings_are_no_part_of_a_baseline_and_keep_their_reason() -> None:
    inline = Suppression("inline", "so")
    suppressed = BEFORE._replace(results=tuple(result._replace(suppression=inline) for result in BEFORE.results))
    assert baseline(suppressed.results) == ()
    compared = compare([suppressed], KNOWN, lambda _: True)
    assert {(result.is_new, result.suppression) for result in compared.files[0].results} == {(False, inline)}


def test_a_baseline_is_renewed_from_a_run_that_used_one() -> None:
    compared = compare([BEFORE], KNOWN, lambda _: True)
    assert baseline(compared.files[0].results) == KNOWN


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"version": 2, "findings": []}',
        b'{"version": 1}',
        b'{"version": 1, "findings": [{"path": 1}]}',
        b"\xff",
    ],
)
def test_what_is_no_baseline_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a baseline"):
        read(content)


def test_a_baseline_can_be_read_by_people() -> None:
    assert json.loads(write(KNOWN))["findings"][0] == {
        "path": "a.txt",
        "rule": "names/drift",
        "fingerprint": BEFORE.results[0].fingerprint,
        "quote": "Blingen",
        "message": "“Blingen” is “Blinken” elsewhere",
    }


def test_a_baseline_fits_its_published_schema() -> None:
    schema = json.loads((Path(lintnews.__file__).parent / "schemas" / "baseline-1.schema.json").read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    assert validator.is_valid(json.loads(write(KNOWN)))
    assert not validator.is_valid({"version": 1, "findings": [{"path": "a.txt"}]})
