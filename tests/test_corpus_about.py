"""What a run knows of an article besides its findings: outlet, engine, languages, day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN, Lintnews

from lintnews.corpus.about import About, of_record

ONLY = ("--select", "repetition/headline")


def abouts(run: str) -> list[dict[str, Any]]:
    """What the lines of a run say of their articles."""
    return [json.loads(line)["about"] for line in Path(run, "documents.jsonl").read_text().splitlines()]


def test_a_record_says_who_published_and_translated_it(lintnews: Lintnews) -> None:
    Path("news").mkdir()
    record = {"text": CLEAN, "outlet": "The Herald", "engine": "A", "language_pair": "uk_en", "published": "2024-02-07"}
    Path("news/a.jsonl").write_text(json.dumps(record) + "\n" + json.dumps({"text": CLEAN}) + "\n")
    lintnews("corpus", "news", *ONLY, "--run", "run")
    first, second = abouts("run")
    assert first == {"outlet": "The Herald", "engine": "A", "pair": "uk-en", "published": "2024-02-07"}
    assert "engine" not in second


def test_the_folder_the_dateline_and_the_original_say_what_no_record_does(lintnews: Lintnews) -> None:
    Path("news/herald").mkdir(parents=True)
    for name in ("a", "b"):
        Path(f"news/herald/{name}.txt").write_text(f"December 1, 2023\n\n{CLEAN}")
        Path(f"news/herald/{name}.source.txt").write_text("Міністр прибув до Києва у п’ятницю.\n")
    lintnews("corpus", "news", *ONLY, "--run", "run")
    first, second = abouts("run")
    assert (first["outlet"], first["published"], first["pair"]) == ("herald", "2023-12-01", "uk-en")
    assert first["story"] == second["story"]


def test_an_article_whose_record_changes_is_told_anew(lintnews: Lintnews) -> None:
    for outlet in ("One", "Other"):
        Path("a.jsonl").write_text(json.dumps({"text": CLEAN, "outlet": outlet}))
        lintnews("corpus", "a.jsonl", *ONLY, "--run", "run")
    assert [about["outlet"] for about in abouts("run")] == ["Other"]


def test_a_run_of_before_is_still_read(lintnews: Lintnews) -> None:
    Path("a.jsonl").write_text(json.dumps({"text": CLEAN}))
    lintnews("corpus", "a.jsonl", *ONLY, "--run", "old")
    lines = [json.loads(line) for line in Path("old/documents.jsonl").read_text().splitlines()]
    Path("old/documents.jsonl").write_text("".join(json.dumps({**one, "about": {}}) + "\n" for one in lines))
    Path("old/documents.jsonl").write_text(Path("old/documents.jsonl").read_text().replace(', "about": {}', ""))
    outcome = lintnews("corpus", "a.jsonl", *ONLY, "--run", "new", "--compare", "old")
    assert "1 documents in both" in outcome.text


@pytest.mark.parametrize(
    ("published", "week"),
    [("2023-12-01", "2023-W48"), ("2024-12-30T10:00:00Z", "2025-W01"), ("yesterday", ""), (None, "")],
)
def test_weeks_are_those_of_iso_8601(published: object, week: str) -> None:
    assert of_record({"published": published}).week == week
    assert About().week == ""
