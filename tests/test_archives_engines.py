"""Spark and Ray, really started: two workers, one that is killed, poisoned articles, and what `check` finds."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import FAULTY, Lintnews

pa = pytest.importorskip("pyarrow", reason='pyarrow is not installed (pip install "lintnews[parquet]")')
pq = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed (pip install "lintnews[parquet]")')

from lintnews import arrow  # noqa: E402 (behind the library that it wants)

pytestmark = [
    pytest.mark.outside,
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"),
]

ROOT = Path(__file__).parent.parent
PLUGIN = '''
import os, time
from dataclasses import dataclass

from lintnews.findings import Severity
from lintnews.hookspecs import hookimpl
from lintnews.rule import Meta, Rule


@dataclass(frozen=True)
class Pest(Rule):
    """A rule that does harm."""

    meta = Meta(severity=Severity.WARNING, mqm="Style/Organizational style", since="1.0")

    def check(self, doc):
        time.sleep(0.01)
        if "raise" in doc.text:
            raise RuntimeError("on purpose")
        if "poison" in doc.text:
            os._exit(0)
        if doc.text.startswith("kill "):
            marker = doc.text.split()[1]
            if not os.path.exists(marker):
                with open(marker, "x") as file:
                    file.write(str(os.getpid()))
                os.kill(os.getpid(), 9)
        yield self.finding((0, 1), f"seen by {os.getpid()}")


@hookimpl
def lintnews_rules():
    return [Pest]
'''
PEST = {"plugins": ["pest"], "select": ["engines"], "grammar": "off"}
Rows = list[dict[str, Any]]
Lint = Callable[..., Rows]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A plugin that every process of an engine finds."""
    home = tmp_path_factory.mktemp("site")
    (home / "lintnews_engines.py").write_text(PLUGIN)
    info = home / "dist_engines-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[lintnews]\npest = lintnews_engines\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(home), str(ROOT), str(ROOT / "plugins"))))
        patch.syspath_prepend(home)
        yield


@pytest.fixture(scope="module")
def spark(site: None) -> Iterator[Lint]:
    """Lints a table with Spark's `mapInArrow`, on two workers."""
    sql = pytest.importorskip("pyspark.sql", reason='pyspark is not installed (pip install "lintnews[spark]")')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
        session = builder.config("spark.log.level", "OFF").getOrCreate()

        def lint(rows: Rows, **settings: Any) -> Rows:
            made = session.createDataFrame(
                [tuple(row.values()) for row in rows], ", ".join(f"{name} string" for name in rows[0])
            )
            found = made.repartition(4).mapInArrow(partial(arrow.lint_batches, **settings), arrow.ddl())
            return [row.asDict(recursive=True) for row in found.collect()]

        yield lint
        session.stop()


@pytest.fixture(scope="module")
def ray(site: None) -> Iterator[Lint]:
    """Lints a table with Ray Data's `map_batches`, on two workers."""
    started = pytest.importorskip("ray", reason='ray is not installed (pip install "lintnews[ray]")')
    data = pytest.importorskip("ray.data", reason='ray is not installed (pip install "lintnews[ray]")')
    started.init(num_cpus=2, include_dashboard=False, logging_level="ERROR", log_to_driver=False)

    def lint(rows: Rows, **settings: Any) -> Rows:
        made = data.from_arrow(pa.Table.from_pylist(rows)).repartition(4)
        found = made.map_batches(arrow.lint_table, batch_format="pyarrow", fn_kwargs=settings)
        return [dict(row) for row in found.take_all()]

    yield lint
    started.shutdown()


@pytest.fixture(params=["spark", "ray"])
def engine(request: pytest.FixtureRequest) -> tuple[str, Lint]:
    """Each engine, one after the other."""
    return request.param, request.getfixturevalue(request.param)


def articles() -> Rows:
    """Articles of our own, and the seeds."""
    paths = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "golden").glob("*.txt")])
    return [{"id": path.name, "text": path.read_bytes().decode()} for path in paths]


def test_an_engine_finds_what_check_finds_to_the_letter(engine: tuple[str, Lint], lintnews: Lintnews) -> None:
    Path("a").mkdir()
    for row in articles():
        Path("a", row["id"]).write_bytes(row["text"].encode())
    report = lintnews("check", "a", "--root", "a", "--format", "json", "--isolated").json
    keys = ("path", "rule", "severity", "message", "start", "end", "line", "column", "fingerprint")
    names = (
        "id",
        "rule",
        "severity",
        "message",
        "begin_offset",
        "end_offset",
        "line_number",
        "column_number",
        "fingerprint",
    )
    rows = engine[1](articles(), grammar="off")
    found = [tuple(row[name] for name in names) for row in rows if row["record"] == "finding"]
    assert sorted(found) == sorted(tuple(one[key] for key in keys) for one in report["findings"])
    assert len(found) > 30
    assert sum(row["record"] == "article" for row in rows) == len(articles())


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(engine: tuple[str, Lint], tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    rows = [
        {"id": str(number), "text": f"kill {marker}" if number == 57 else f"Rain {number}."} for number in range(80)
    ]
    made = engine[1](rows, **PEST, apart=False)
    killed = marker.read_text()
    for record in ("article", "finding"):
        assert sorted(int(row["id"]) for row in made if row["record"] == record) == list(range(80))
    saw = {row["id"]: row["message"] for row in made if row["record"] == "finding"}
    assert saw["57"] not in (f"seen by {killed}", f"seen by {os.getpid()}"), "a worker, and not the one that was killed"


def test_poison_and_faults_cost_their_own_articles(engine: tuple[str, Lint]) -> None:
    texts = {"3": "poison", "7": "please raise", "8": None}
    rows = [{"id": str(number), "text": texts.get(str(number), "Rain.")} for number in range(20)]
    made = engine[1](rows, **PEST)
    assert len([row for row in made if row["record"] == "article"]) == 20
    found = {row["id"] for row in made if row["record"] == "finding"}
    assert found == {str(number) for number in range(20)} - {"3", "7", "8"}
    problems = {row["id"]: row["message"] for row in made if row["record"] == "problem"}
    assert set(problems) == {"3", "7", "8"}
    for ident, said in (("3", "the process that linted it died"), ("7", "on purpose"), ("8", "null")):
        assert said in problems[ident]


def test_the_command_makes_the_parts_that_it_makes_without_an_engine(
    engine: tuple[str, Lint], lintnews: Lintnews
) -> None:
    Path("archive").mkdir()
    for number in range(4):
        lines = (json.dumps({"id": f"n{line}", "text": f"{FAULTY}\n{number} {line}.\n"}) for line in range(40))
        Path(f"archive/{number}.jsonl").write_text("".join(f"{line}\n" for line in lines))
    Path("archive/broken.jsonl").write_text('{"id": "x", "text": null}\n')
    for number, name in enumerate(("Oleksii Reznikov", "Oleksii Resnikov")):
        told = f"Defence Minister of Ukraine {name} came to Berlin. He met Olaf Scholz."
        record = {"id": "n", "text": told, "outlet": "Herald", "published": "2024-02-07"}
        Path(f"archive/spelled-{number}.jsonl").write_text(json.dumps(record) + "\n")
    how = ("corpus", "archive", "--select", "repetition/headline", "--grammar", "off", "--format", "json")
    alone = lintnews(*how, "--out", "alone", "--across", "alone.json")
    by_engine = lintnews(*how, "--engine", engine[0], "--jobs", "2", "--out", "engine", "--across", "engine.json")
    assert (by_engine.code, by_engine.out) == (alone.code, alone.out), by_engine.err
    assert "broken.jsonl:1" in by_engine.err

    def files(out: str) -> dict[str, bytes]:
        return {str(path.relative_to(out)): path.read_bytes() for path in Path(out).rglob("*") if path.is_file()}

    assert files("engine") == files("alone")
    assert by_engine.json["documents"] == 162
    assert Path("engine.json").read_bytes() == Path("alone.json").read_bytes()
    found = pq.read_table("engine/across").to_pylist()
    assert [row["rule"] for row in found if "Resnikov" in row["message"]] == ["across/spellings"]


def test_what_the_page_says_to_copy_for_a_cluster_runs(engine: tuple[str, Lint], tmp_path: Path) -> None:
    page = (ROOT / "docs" / "archives.md").read_text("utf-8")
    (code,) = re.findall(rf"<!-- recipe: {engine[0]} -->\n```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "archive").mkdir()
    rows = [{"id": "a", "text": FAULTY, "outlet": "Post"}, {"id": "b", "text": "Rain.", "outlet": "Herald"}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "archive" / "a.parquet")
    local = re.sub(r'"(?:s3a|gs)://news/', f'"{tmp_path}/', code)
    assert local.count(str(tmp_path)) == 2
    exec(compile(local, engine[0], "exec"), {})
    kinds = pq.read_table(tmp_path / "run").to_pylist()
    assert sorted(row["id"] for row in kinds if row["record"] == "article") == ["a", "b"]
    assert "repetition/headline" in {row["rule"] for row in kinds if row["record"] == "finding"}
