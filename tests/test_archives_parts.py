"""`lintnews corpus --out`: a run as Parquet, taken up again, each row once."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, RULE, Install, Lintnews, hear_signals

parquet = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed (pip install "lintnews[parquet]")')

ROOT = Path(__file__).parent.parent
ONLY = ("--select", "repetition/headline", "--grammar", "off")
SLOW = RULE.replace("at = doc", "__import__('time').sleep(0.01); open('ran', 'a').write('x'); at = doc")
Record = dict[str, Any]


def archive(*records: Record, path: str = "archive/news.jsonl") -> None:
    """Write an archive of JSON lines."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text("".join(json.dumps(record) + "\n" for record in records))


def numbered(count: int, text: str = FAULTY) -> list[Record]:
    """So many different articles."""
    return [{"id": f"n{number}", "text": f"{text}\nPart {number}.\n"} for number in range(count)]


def rows(kind: str, out: str = "out") -> list[Record]:
    """The rows of a run, in the order of its files."""
    return [row for path in sorted(Path(out, kind).rglob("*.parquet")) for row in parquet.read_table(path).to_pylist()]


def files(out: str) -> dict[str, bytes]:
    """All files of a run."""
    return {str(path.relative_to(out)): path.read_bytes() for path in Path(out).rglob("*") if path.is_file()}


def started(command: list[str], site: str, limit: Callable[[], None] = lambda: None) -> subprocess.Popen[str]:
    """The program, in a process of its own."""

    def prepare() -> None:
        hear_signals()
        limit()

    paths = os.pathsep.join((site, str(ROOT), str(ROOT / "plugins")))
    program = [sys.executable, "-m", "lintnews", "corpus", *command]
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen(
        program, env=environment, text=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=prepare
    )


def test_articles_findings_and_problems_are_tables(lintnews: Lintnews) -> None:
    told = {"outlet": "Post", "engine": "m1", "published": "2024-05-31"}
    archive({"id": "a", "text": FAULTY, **told}, {"id": "b", "text": CLEAN, **told}, {"id": "c", "text": None})
    outcome = lintnews("corpus", "archive", *ONLY, "--out", "out", "--format", "json")
    assert outcome.code == 3
    assert "news.jsonl:3" in outcome.err
    assert outcome.json["documents"] == 2
    assert [(row["id"], row["findings"], row["outlet"]) for row in rows("articles")] == [
        ("a", 1, "Post"),
        ("b", 0, "Post"),
    ]
    (finding,) = rows("findings")
    assert (finding["id"], finding["path"], finding["rule"]) == ("a", "news.jsonl", "repetition/headline")
    (problem,) = rows("problems")
    assert (problem["path"], problem["line_number"], problem["level"]) == ("news.jsonl", 3, "error")


def test_figures_samples_and_comparisons_are_those_of_a_log(lintnews: Lintnews) -> None:
    archive(*numbered(80), *({**one, "id": f"c{one['id']}"} for one in numbered(80, CLEAN)))
    Path("archive/b.txt").write_text(FAULTY)
    how = ("corpus", "archive", *ONLY, "--sample", "3", "--entries")
    by_log = lintnews(*how, "--run", "run").out
    by_parts = lintnews(*how, "--out", "out").out
    assert by_parts == by_log
    assert b"3 gained" not in lintnews(*how, "--out", "out", "--compare", "run").out
    assert b"no finding differs" in lintnews(*how, "--out", "out", "--compare", "run").out


def test_a_run_that_lies_in_its_archive_is_no_part_of_it(lintnews: Lintnews) -> None:
    archive({"id": "a", "text": FAULTY})
    for _ in range(2):
        outcome = lintnews("corpus", "archive", *ONLY, "--out", "archive/run", "--format", "json")
        assert (outcome.code, outcome.json["documents"]) == (0, 1)


def test_a_scorecard_is_the_same_from_parts(lintnews: Lintnews) -> None:
    pytest.importorskip("numpy", reason='numpy is not installed (pip install "lintnews[archives]")')
    archive(
        *(
            {**one, "outlet": "Post", "engine": f"m{at % 2}", "published": "2024-05-31"}
            for at, one in enumerate(numbered(30))
        )
    )
    lintnews("corpus", "archive", *ONLY, "--run", "run", "--scorecard", "a.json")
    lintnews("corpus", "archive", *ONLY, "--out", "out", "--scorecard", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_folders_are_by_what_is_named(lintnews: Lintnews) -> None:
    archive(
        {"id": "a", "text": FAULTY, "outlet": "The Post / North", "published": "2024-12-30"},
        {"id": "b", "text": FAULTY, "published": "yesterday"},
    )
    lintnews("corpus", "archive/news.jsonl", *ONLY, "--out", "out", "--partition", "outlet,week")
    made = sorted(str(path.parent.relative_to("out")) for path in Path("out/findings").rglob("*.parquet"))
    nowhere = "__HIVE_DEFAULT_PARTITION__"
    assert made == ["findings/outlet=The Post %2F North/week=2025-W01", f"findings/outlet={nowhere}/week={nowhere}"]
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed (pip install duckdb)")
    asked = (
        "SELECT outlet, week, id FROM read_parquet('out/findings/**/*.parquet', hive_partitioning = true) ORDER BY id"
    )
    assert duckdb.sql(asked).fetchall() == [("The Post / North", "2025-W01", "a"), (None, None, "b")]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(
    lintnews: Lintnews, install: Install, tmp_path: Path, jobs: str
) -> None:
    module = install(SLOW)
    site = next(path for path in sys.path if Path(path, f"{module}.py").exists())
    for number in range(4):
        archive(*numbered(70, f"boo {number}"), path=f"archive/{number}.jsonl")
    rule = module.removeprefix("lintnews_")
    command = ["archive", "--plugins", "acme", "--select", rule, "--grammar", "off", "--jobs", jobs, "--out"]
    process = started([*command, "cut"], site)
    while len(list(Path("cut/_parts").glob("*.json"))) < 1:
        assert process.poll() is None
        sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = sum(json.loads(path.read_text())["articles"] for path in Path("cut/_parts").glob("*.json"))
    assert 0 < done < 280
    Path("ran").write_text("")
    assert started([*command, "cut"], site).wait() == 0
    assert 280 - done <= len(Path("ran").read_text()) < 280
    assert started([*command, "whole"], site).wait() == 0
    assert files("cut") == files("whole")
    assert len({row["article"] for row in rows("articles", "cut")}) == len(rows("articles", "cut")) == 280
    assert len(rows("findings", "cut")) == 280
    Path("ran").write_text("")
    assert started([*command, "whole"], site).wait() == 0
    assert Path("ran").read_text() == ""


def test_a_run_follows_its_archive(lintnews: Lintnews) -> None:
    many = numbered(1500, "boo")
    archive(*many)
    how = ("corpus", "archive", *ONLY, "--jobs", "1", "--out", "out")
    lintnews(*how)
    before = set(files("out"))
    assert len(rows("articles")) == 1500
    archive({"id": "new", "text": FAULTY}, *many)
    lintnews(*how)
    assert sorted(row["id"] for row in rows("articles")) == sorted(["new", *(one["id"] for one in many)])
    changed = [name for name in {*files("out")} ^ before if name.startswith("articles")]
    assert len(changed) <= 4, "one more article changes the part that it stands in"
    archive(*many[:700])
    lintnews(*how)
    assert len(rows("articles")) == 700
    assert rows("findings") == []


def test_what_is_there_twice_counts_once_and_is_told(lintnews: Lintnews) -> None:
    archive(
        {"id": "a", "text": FAULTY},
        {"id": "a", "text": FAULTY},
        {"id": "a", "text": CLEAN},
        {"id": "b", "text": FAULTY},
    )
    for how in (("--run", "run"), ("--out", "out")):
        outcome = lintnews("corpus", "archive", *ONLY, *how, "--format", "json")
        assert (outcome.json["documents"], outcome.json["rules"]["repetition/headline"]["documents"]) == (3, 2)
        assert "news.jsonl:2" in outcome.err
        assert "there once more with the same text" in outcome.err
        assert "called 'a@3'" in outcome.err
        assert outcome.code == 0
    assert [row["id"] for row in rows("articles")] == ["a", "a@3", "b"]


def test_ctrl_c_says_that_what_is_done_stays(lintnews: Lintnews, install: Install) -> None:
    module = install(SLOW)
    site = next(path for path in sys.path if Path(path, f"{module}.py").exists())
    for number in range(4):
        archive(*numbered(70, f"boo {number}"), path=f"archive/{number}.jsonl")
    command = ["archive", "--plugins", "acme", "--select", module.removeprefix("lintnews_"), "--out", "out"]
    process = started([*command, "--grammar", "off"], site)
    while not list(Path("out/_parts").glob("*.json")):
        assert process.poll() is None
        sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "what is done is kept in out: the same command goes on" in said
    assert "Traceback" not in said
    assert list(Path("out/_parts").glob("*.json"))


def test_a_full_disk_is_told_and_nothing_is_left_half_written(lintnews: Lintnews) -> None:
    archive(*numbered(2000))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = started(["archive", *ONLY, "--out", "out"], "", limit)
    _, said = process.communicate()
    assert process.returncode == 3
    assert "out cannot be written: " in said
    assert "make room" in said
    assert "Traceback" not in said
    assert not list(Path("out").rglob("*~"))
    assert started(["archive", *ONLY, "--out", "out"], "").wait() == 0
    assert len(rows("articles")) == len(rows("findings")) == 2000


def test_a_table_of_a_run_that_was_damaged_is_told_and_made_anew_when_it_is_removed(lintnews: Lintnews) -> None:
    archive(*numbered(70))
    lintnews("corpus", "archive", *ONLY, "--out", "out")
    before = files("out")
    damaged = min(Path("out/findings").glob("*"))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    outcome = lintnews("corpus", "archive", *ONLY, "--out", "out")
    assert outcome.code == 3
    assert f"{damaged.name} cannot be read" in outcome.err
    assert "remove it: the same command makes its part anew" in outcome.err
    damaged.unlink()
    assert lintnews("corpus", "archive", *ONLY, "--out", "out").code == 0
    assert files("out") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--partition", "week"), "--partition wants --out"),
        (("--out", "out", "--run", "run"), "one run is one of them"),
        (("--out", "out", "--partition", "author"), "'author' is none of outlet"),
    ],
)
def test_wrong_use_is_told(lintnews: Lintnews, arguments: tuple[str, ...], said: str) -> None:
    archive({"id": "a", "text": CLEAN})
    outcome = lintnews("corpus", "archive", *ONLY, *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_a_folder_with_the_run_of_another_archive_is_left_alone(lintnews: Lintnews) -> None:
    archive({"id": "a", "text": FAULTY})
    lintnews("corpus", "archive", *ONLY, "--out", "out")
    before = files("out")
    archive({"id": "a", "text": CLEAN}, path="others/news.jsonl")
    outcome = lintnews("corpus", "others", *ONLY, "--out", "out")
    assert outcome.code == 3
    assert "name another folder" in outcome.err
    assert files("out") == before


@pytest.mark.parametrize(("engine", "library"), [("spark", "pyspark.sql"), ("ray", "ray.data")])
def test_an_engine_that_is_not_installed_is_told_with_the_way_out(
    lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch, engine: str, library: str
) -> None:
    archive({"id": "a", "text": CLEAN})
    monkeypatch.setitem(sys.modules, library, None)
    outcome = lintnews("corpus", "archive", *ONLY, "--engine", engine, "--out", "out")
    assert outcome.code == 2
    said = f"--engine {engine} wants {library}, which is not there: pip install 'lintnews[{engine}]'"
    assert f"{said}, or leave --engine out" in outcome.err


def test_all_that_is_not_installed_is_told_at_once(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    archive({"id": "a", "text": CLEAN})
    for library in ("pyarrow", "pyspark", "pyspark.sql", "numpy", "rensa"):
        monkeypatch.setitem(sys.modules, library, None)
    outcome = lintnews("corpus", "archive", *ONLY, "--engine", "spark", "--across", "a.txt", "--scorecard", "s.csv")
    assert outcome.code == 2
    wants = "--engine spark and --across and --scorecard want pyarrow and pyspark.sql and rensa and numpy"
    assert f"{wants}, which are not there: pip install 'lintnews[archives,spark]'" in outcome.err
