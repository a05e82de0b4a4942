"""`lintnews.arrow`: record batches of articles in, of findings out."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, RULE, Install, Lintnews

pa = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')

from lintnews import arrow  # noqa: E402 (behind the library that it wants)
from lintnews.corpus import columns  # noqa: E402

ONLY = {"select": ["repetition/headline"], "grammar": "off"}


def batch(*rows: dict[str, Any]) -> Any:
    """A record batch of these rows."""
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.RecordBatch.from_pydict({name: [row.get(name) for row in rows] for name in names})


def linted(*batches: Any, **settings: Any) -> list[dict[str, Any]]:
    """The rows that come of them."""
    return [row for made in arrow.lint_batches(batches, **{**ONLY, **settings}) for row in made.to_pylist()]


def of(rows: list[dict[str, Any]], record: str) -> list[dict[str, Any]]:
    """The rows of one kind."""
    return [row for row in rows if row["record"] == record]


def test_each_article_has_a_row_and_each_finding_says_whose_it_is() -> None:
    told = {"outlet": "The Post", "engine": "m1", "language_pair": "nl-en", "url": "https://post.example/1"}
    rows = linted(
        batch({"id": "a", "text": FAULTY, "published": "2024-05-31T12:00:00Z", **told}), batch({"id": 7, "text": CLEAN})
    )
    assert [(row["record"], row["id"]) for row in rows] == [("article", "a"), ("finding", "a"), ("article", "7")]
    article, finding, _ = rows
    assert (article["words"], article["findings"], article["language"]) == (len(FAULTY.split()), 1, "en")
    assert {name: finding[name] for name in told} == told
    assert finding["published"] == date(2024, 5, 31)
    assert finding["article"] == article["article"]
    assert finding["schema_version"] == arrow.VERSION
    assert finding["mqm"]
    assert FAULTY[finding["begin_offset"] : finding["end_offset"]] == finding["quote"]
    assert finding["evidence"][0]["begin_offset"] == 0


def test_findings_are_those_of_check_to_the_letter(lintnews: Lintnews) -> None:
    seeds = sorted(Path(__file__).parent.parent.joinpath("seeds").glob("*.txt"))
    Path("a").mkdir()
    for seed in seeds:
        Path("a", seed.name).write_bytes(seed.read_bytes())
    told = f"<article><h1>Talks</h1><p>{FAULTY}</p><p>He met her in in Oslo &amp; left.</p></article>"
    page = f"<html><body>{told}</body></html>"
    Path("a/page.html").write_text(page)
    report = lintnews("check", "a", "--format", "json", "--isolated").json
    keys = ("path", "rule", "severity", "message", "start", "end", "fingerprint")
    expected = [tuple(one[key] for key in keys) for one in report["findings"]]
    articles = [{"id": f"a/{seed.name}", "text": seed.read_text("utf-8")} for seed in seeds]
    table = batch(*articles, {"id": "a/page.html", "text": page, "format": "html"})
    names = ("id", "rule", "severity", "message", "begin_offset", "end_offset", "fingerprint")
    rows = [row for made in arrow.lint_batches([table], grammar="off") for row in made.to_pylist()]
    found = [tuple(row[name] for name in names) for row in rows if row["record"] == "finding"]
    assert sorted(found) == sorted(expected)
    assert len(found) > 5


def test_how_articles_are_put_together_changes_nothing() -> None:
    rows = [{"id": str(number), "text": FAULTY + f"\nPart {number}.\n"} for number in range(150)]
    whole = linted(batch(*rows))
    assert whole == linted(*(batch(row) for row in rows))
    assert [row["id"] for row in of(whole, "article")] == [str(number) for number in range(150)]
    assert len(of(whole, "finding")) == 150


def test_what_is_wrong_with_a_row_is_a_problem_of_it_and_the_rest_is_linted() -> None:
    rows = linted(
        batch(
            {"id": "null", "text": None},
            {"id": "large", "text": "word " * 300_000},
            {"id": "odd", "text": FAULTY, "published": "yesterday", "language_pair": "Dutch"},
            {"id": "pdf", "text": FAULTY, "format": "pdf"},
            {"id": None, "text": FAULTY},
        ),
        max_file_size=1,
    )
    assert [(row["id"], row["is_read"], row["findings"]) for row in of(rows, "article")] == [
        ("null", False, 0),
        ("large", False, 0),
        ("odd", True, 1),
        ("pdf", False, 0),
        (None, True, 1),
    ]
    said = [(row["id"], row["level"], row["message"]) for row in of(rows, "problem")]
    assert [(ident, level) for ident, level, _ in said] == [
        ("null", "error"),
        ("large", "error"),
        ("odd", "warning"),
        ("odd", "warning"),
        ("pdf", "error"),
        (None, "warning"),
    ]
    for (_, _, message), words in zip(
        said, ("is null", "larger than 1 MB", "nl-en", "2024-05-31", "html", "no id"), strict=True
    ):
        assert words in message


def test_bytes_are_decoded_as_those_of_a_file() -> None:
    text = FAULTY.replace("Talks", "Café talks")
    table = pa.RecordBatch.from_pylist(
        [{"id": "a", "text": text.encode("utf-16")}, {"id": "b", "text": text.encode("cp1252")}]
    )
    rows = linted(table, encoding="cp1252")
    assert [(row["findings"], row["words"]) for row in of(rows, "article")] == [(1, len(text.split()))] * 2


def test_a_pair_of_languages_and_a_day_count_for_their_article_alone() -> None:
    source = "Ministers komen vrijdag bijeen. Zij spreken over de haven en over de stad."
    rows = linted(
        batch({"id": "a", "text": FAULTY, "source": source, "language_pair": "nl-en"}, {"id": "b", "text": FAULTY})
    )
    first, second = of(rows, "article")
    assert (first["language_pair"], len(first["story"])) == ("nl-en", 16)
    assert second["story"] is None
    german = {"id": "c", "text": "Die Minister treffen sich.", "language_pair": "nl-de"}
    assert of(linted(batch(german)), "article")[0]["language"] == "de"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"id": ["a"], "body": ["x"]}, "there is no column 'text' among id, body"),
        ({"text": ["a"]}, "there is no column 'id' among text"),
        ({"id": ["a"], "text": [3]}, "the column 'text' is of the type int64, and should be string"),
        ({"id": ["a"], "text": ["x"], "published": [3.5]}, "the column 'published' is of the type double"),
    ],
)
def test_a_column_that_is_missing_or_of_another_type_is_named(table: dict[str, Any], said: str) -> None:
    with pytest.raises(arrow.ArticleSchemaError, match=said):
        linted(*pa.table(table).to_batches())


def test_the_types_that_engines_make_of_texts_will_do() -> None:
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string()), pa.binary()):
        columns = [
            pa.array(["a"], pa.string()),
            pa.array(
                [FAULTY.encode() if kind == pa.binary() else FAULTY],
                pa.string() if pa.types.is_dictionary(kind) else kind,
            ),
        ]
        if pa.types.is_dictionary(kind):
            columns[1] = columns[1].dictionary_encode()
        assert len(of(linted(pa.RecordBatch.from_arrays(columns, ["id", "text"])), "finding")) == 1


EXITS = RULE.replace("at = doc", "__import__('os')._exit(7) if 'poison' in doc.text else None; at = doc")
RAISES = RULE.replace("at = doc", "1 / ('poison' not in doc.text); at = doc")


@pytest.mark.parametrize(
    ("source", "said"), [(EXITS, "the process that linted it died"), (RAISES, "ZeroDivisionError")]
)
def test_a_poisoned_article_takes_no_other_with_it(install: Install, source: str, said: str) -> None:
    name = install(source).removeprefix("lintnews_")
    rows = [{"id": str(number), "text": "poison boo" if number == 5 else "boo"} for number in range(9)]
    made = linted(batch(*rows), plugins=["acme"], select=[name])
    assert [row["id"] for row in of(made, "finding")] == [str(number) for number in range(9) if number != 5]
    (problem,) = of(made, "problem")
    assert (problem["id"], problem["level"]) == ("5", "error")
    assert said in problem["message"]
    assert len(of(made, "article")) == 9


def test_no_engine_is_imported() -> None:
    code = "import sys, lintnews.arrow; print([name for name in ('pyspark', 'ray', 'duckdb') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_schema_of_version_1_is_as_it_was() -> None:
    """A column that is taken away, renamed or of another type breaks the tables of others: make that version 2."""
    known = json.loads((Path(__file__).parent / "data" / "archive_schema_1.json").read_text())
    for name, schema in (("articles", arrow.ARTICLES), ("findings", arrow.FINDINGS), ("across", columns.ACROSS)):
        now = [[column.name, column.type] for column in schema]
        assert now[: len(known[name])] == known[name]
