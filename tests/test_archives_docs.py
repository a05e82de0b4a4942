"""The page on archives: its questions are asked, its loop is run, and what it says of files is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CLEAN, FAULTY, Lintnews

pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed (pip install duckdb)")

PAGE = (Path(__file__).parent.parent / "docs" / "archives.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"\n([^\n]+)\n\n```sql\n(.*?)```", PAGE, re.DOTALL)
DRIFT = "The US sent Antony Blinken. On Friday Mr. Blinken left. Mr. Blingen was late.\n"


@pytest.fixture
def run_folder(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The run over an archive of two engines and two weeks, with all kinds of rows; the current folder from then on."""
    Path("archive").mkdir()
    source = "Ministers komen vrijdag bijeen in Genève."
    made: list[dict[str, object]] = []
    for number, text in enumerate((FAULTY, CLEAN, DRIFT, f"{CLEAN}\nHe met her in in Oslo .\n")):
        for engine in ("m1", "m2"):
            told = {
                "outlet": "Post",
                "engine": engine,
                "language_pair": "nl-en",
                "published": f"2024-05-{3 + 7 * number:02}",
            }
            made.append({"id": f"{number}-{engine}", "text": f"{text}\nBy {engine}.\n", "original": source, **told})
    made.append({"id": "broken", "text": None})
    Path("archive/a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in made))
    how = ("--out", "run", "--partition", "outlet,month", "--source-field", "original", "--grammar", "off")
    lintnews("corpus", "archive", *how)
    monkeypatch.chdir("run")
    return Path.cwd()


def answers(question: str) -> list[tuple[object, ...]]:
    """What DuckDB answers to the question that begins so."""
    (asked,) = (sql for said, sql in QUESTIONS if said.startswith(question))
    rows: list[tuple[object, ...]] = duckdb.sql(asked).fetchall()
    return rows


def test_every_question_has_an_answer(run_folder: Path) -> None:
    assert len(QUESTIONS) == 10
    rules = {row[0]: row[1] for row in answers("Which rules")}
    assert rules["repetition/headline"] == rules["names/drift"] == rules["repetition/word"] == 2
    assert [(row[0], row[1], row[2]) for row in answers("Which engine")][:2] == [("m1", 4, 2), ("m2", 4, 2)]
    assert [row[1:3] for row in answers("How did it go")] == [(2, 2), (2, 0), (2, 2), (2, 4)]
    assert {row[1] for row in answers("Which articles")} == {"0-m1", "0-m2", "2-m1", "2-m2", "3-m1", "3-m2"}
    assert {row[0] for row in answers("Which dimensions")} == {"nl-en"}
    assert {*answers("Which names drift")[0][:2]} == {"Blingen", "Blinken"}
    assert answers("What would be mended")
    assert {row[1] for row in answers("What did two engines")} == {"m1", "m2"}
    ((level, *_, times, example, row),) = answers("What was not judged")
    assert (level, times, example, row) == ("error", 1, "a.jsonl", 9)
    assert answers("Is everything there") == [(8, 8, 0)]


def test_of_an_archive_without_faults_every_question_has_an_answer(
    lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("archive").mkdir()
    Path("archive/a.jsonl").write_text(json.dumps({"id": "a", "text": CLEAN}) + "\n")
    how = ("corpus", "archive", "--out", "run", "--partition", "outlet", "--select", "repetition/headline")
    assert lintnews(*how, "--grammar", "off").code == 0
    monkeypatch.chdir("run")
    told = {said: duckdb.sql(sql).fetchall() for said, sql in QUESTIONS}
    assert told.pop("Is everything there, once?") == [(1, 1, 0)]
    assert [said for said, rows in told.items() if rows and "engine" not in said and "week" not in said] == []
    monkeypatch.chdir("..")
    Path("archive/a.jsonl").write_text(json.dumps({"id": "a", "text": FAULTY}) + "\n")
    lintnews(*how, "--grammar", "off")
    (table,) = Path("run/findings").rglob("*.parquet")
    assert "none" not in table.name


def test_pandas_answers_too(run_folder: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed (pip install pandas)")
    (code,) = re.findall(r"With pandas.*?```python\n(.*?)```", PAGE, re.DOTALL)
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "m1" in said
    assert "repetition/headline" in said


def test_the_loop_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.chdir(tmp_path)
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": [FAULTY, CLEAN]}), "archive.parquet")
    (code,) = re.findall(r"<!-- recipe: loop -->\n```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "loop", "exec"), {})
    found = parquet.read_table("found.parquet").to_pylist()
    assert [row["id"] for row in found if row["record"] == "article"] == ["a", "b"]
    assert "repetition/headline" in {row["rule"] for row in found}
