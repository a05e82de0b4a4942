"""`lintnews corpus`: figures over an archive, runs that are taken up again, differences, judgements."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, RULE, Install, Lintnews

from lintnews.commands.progress import bar

ONLY = ("--select", "repetition/headline")


def archive(*texts: str, path: str = "archive/news.jsonl", packed: bool = False) -> None:
    """Write an archive of JSON lines; the ids are n0, n1, …"""
    Path(path).parent.mkdir(exist_ok=True)
    lines = "".join(json.dumps({"id": f"n{number}", "text": text}) + "\n" for number, text in enumerate(texts))
    Path(path).write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())


def documents(run: str) -> list[str]:
    """The documents of a run."""
    return [json.loads(line)["document"] for line in Path(run, "documents.jsonl").read_text().splitlines()]


def records(path: str) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def test_the_figures_count_findings_per_thousand_words_and_documents(lintnews: Lintnews) -> None:
    archive(FAULTY, CLEAN, FAULTY)
    figures = lintnews("corpus", "archive", *ONLY, "--format", "json").json
    words = 2 * len(FAULTY.split()) + len(CLEAN.split())
    assert (figures["documents"], figures["words"]) == (3, words)
    rule = figures["rules"]["repetition/headline"]
    assert rule["documents"] == 2
    assert rule["per_thousand_words"] == {"error": round(2000 / words, 4), "warning": 0.0, "note": 0.0}
    (row,) = (row for row in lintnews("corpus", "archive", *ONLY).text.split("\n") if row.startswith("repetition"))
    assert row.split() == ["repetition/headline", f"{2000 / words:.3f}", "0.000", "0.000", "2"]


def test_an_archive_may_mix_files_of_all_formats(lintnews: Lintnews) -> None:
    archive(CLEAN, FAULTY, path="archive/a.jsonl.gz", packed=True)
    Path("archive/b.txt").write_text(FAULTY)
    Path("archive/c.md").write_text(FAULTY)
    Path("archive/d.log.gz").write_bytes(gzip.compress(b"no news"))
    outcome = lintnews("corpus", "archive", *ONLY, "--run", "run")
    assert (outcome.code, outcome.err) == (0, "")
    assert documents("run") == ["a.jsonl.gz#n0", "a.jsonl.gz#n1", "b.txt", "c.md"]
    assert [len(line["findings"]) for line in records("run/documents.jsonl")] == [0, 1, 1, 1]


def test_fields_are_named_by_the_user_and_a_record_without_a_text_is_told(lintnews: Lintnews) -> None:
    Path("a.jsonl").write_text(
        f'{{"body": {json.dumps(FAULTY)}, "url": "x/1.html"}}\n{{"body": "Rain."}}\n\n[1]\n{{"body": 3}}\n{{"bo\n'
    )
    outcome = lintnews("corpus", "a.jsonl", "--text-field", "body", "--id-field", "url", *ONLY, "--run", "run")
    assert documents("run") == ["a.jsonl#x/1.html", "a.jsonl#2"]
    assert outcome.code == 3
    assert "a.jsonl:4" in outcome.err
    assert "a.jsonl:5" in outcome.err
    assert "no text in the field 'body'" in outcome.err
    assert "a.jsonl:6: not JSON" in outcome.err
    assert "a.jsonl:3" not in outcome.err  # an empty line is no record


def test_parquet_is_read_in_columns(lintnews: Lintnews) -> None:
    wanted = 'pyarrow is not installed (pip install "lintnews[parquet]")'
    pyarrow, parquet = (pytest.importorskip(name, reason=wanted) for name in ("pyarrow", "pyarrow.parquet"))
    Path("archive").mkdir()
    table = pyarrow.table({"id": list(range(600)), "text": [FAULTY, *[CLEAN] * 599], "more": ["x"] * 600})
    parquet.write_table(table, "archive/a.parquet")
    figures = lintnews("corpus", "archive", *ONLY, "--format", "json", "--run", "run").json
    assert (figures["documents"], figures["rules"]["repetition/headline"]["documents"]) == (600, 1)
    assert documents("run")[599] == "a.parquet#599"
    outcome = lintnews("corpus", "archive", *ONLY, "--text-field", "body")
    assert outcome.code == 3
    assert "no column 'body' among id, text, more" in outcome.err


def test_parquet_without_its_library_is_told_before_anything_is_run(
    lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(CLEAN)
    Path("archive/z.parquet").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = lintnews("corpus", "archive", *ONLY)
    assert outcome.code == 2
    assert "pip install 'lintnews[archives]'" in outcome.err
    assert outcome.out == b""


def test_processes_and_runs_give_the_same_bytes(lintnews: Lintnews) -> None:
    archive(*(f"{FAULTY}\n\nPart {number}.\n" + "More of it was said. " * 400 for number in range(60)))
    one = lintnews("corpus", "archive", *ONLY, "--sample", "5", "--run", "one", "--jobs", "1")
    two = lintnews("corpus", "archive", *ONLY, "--sample", "5", "--run", "two", "--jobs", "2")
    assert one.out == two.out
    assert Path("one/documents.jsonl").read_bytes() == Path("two/documents.jsonl").read_bytes()
    assert documents("one") == [f"news.jsonl#n{number}" for number in range(60)]


SLOW = RULE.replace("at = doc", "__import__('time').sleep(0.02); open('ran', 'a').write('x'); at = doc")


def test_a_killed_run_is_taken_up_again_with_equal_bytes(lintnews: Lintnews, install: Install, tmp_path: Path) -> None:
    home = Path(sys.modules["conftest"].__file__ or "").parent
    module = install(SLOW)
    site = next(path for path in sys.path if Path(path, f"{module}.py").exists())
    archive(*(f"boo {number}\n" for number in range(80)))
    command = ["corpus", "archive", "--plugins", "acme", "--select", "acme0", "--run", "cut", "--jobs", "1"]
    command[command.index("acme0")] = module.removeprefix("lintnews_")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((site, str(home.parent), str(home.parent / "plugins")))}
    process = subprocess.Popen([sys.executable, "-m", "lintnews", *command], env=environment, cwd=tmp_path)
    lines = Path("cut/documents.jsonl")
    while not lines.exists() or lines.read_bytes().count(b"\n") < 10:
        assert process.poll() is None
        sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = lines.read_bytes().count(b"\n")
    assert 10 <= done < 80
    with lines.open("ab") as file:
        file.write(b'{"key": "cut in the mid')
    Path("ran").write_text("")
    resumed = subprocess.run([sys.executable, "-m", "lintnews", *command], env=environment, capture_output=True)
    assert len(Path("ran").read_text()) == 80 - done
    command[command.index("cut")] = "whole"
    whole = subprocess.run([sys.executable, "-m", "lintnews", *command], env=environment, capture_output=True)
    assert resumed.stdout == whole.stdout
    assert lines.read_bytes() == Path("whole/documents.jsonl").read_bytes()
    assert lines.read_bytes().count(b"\n") == 80


def test_a_run_follows_its_archive(lintnews: Lintnews, install: Install) -> None:
    module = install(SLOW).removeprefix("lintnews_")
    how = ("--plugins", "acme", "--select", module, "--run", "run", "--jobs", "1")
    archive("boo", "a", "b")
    lintnews("corpus", "archive", *how)
    archive("boo", "A boo", "b", "c")
    Path("ran").write_text("")
    lintnews("corpus", "archive", *how)
    assert len(Path("ran").read_text()) == 2
    assert [len(line["findings"]) for line in records("run/documents.jsonl")] == [1, 1, 0, 0]
    archive("boo")
    lintnews("corpus", "archive", *how)
    assert documents("run") == ["news.jsonl#n0"]
    Path("ran").write_text("")
    lintnews("corpus", "archive", *how, "--language", "de")
    assert len(Path("ran").read_text()) == 1, "other settings may find something else"


def test_a_comparison_shows_what_was_gained_lost_and_weighs_otherwise(lintnews: Lintnews) -> None:
    archive(FAULTY, CLEAN, FAULTY)
    lintnews("corpus", "archive", *ONLY, "--run", "old")
    archive(CLEAN, FAULTY, FAULTY, FAULTY)
    how = ("--severity", "repetition/headline=warning", "--compare", "old", *ONLY)
    differences = lintnews("corpus", "archive", *how, "--format", "json").json["differences"]
    assert [(one["sign"], one["document"], one["before"], one["severity"]) for one in differences] == [
        ("-", "news.jsonl#n0", "", "error"),
        ("+", "news.jsonl#n1", "", "warning"),
        ("~", "news.jsonl#n2", "error", "warning"),
    ]
    said = lintnews("corpus", "archive", *how).text
    assert "+ news.jsonl#n1: warning[repetition/headline]: the headline stands twice\n    ⟦Ministers are" in said
    assert "3 documents in both, 1 only in this one, 0 only in the other" in said
    assert "repetition/headline: 1 gained, 1 lost, 1 of another severity" in said
    assert "no finding differs" not in said
    same = lintnews("corpus", "archive", *ONLY, "--run", "new").code
    assert same == 0
    assert "no finding differs" in lintnews("corpus", "archive", *ONLY, "--compare", "new").text


def test_a_sample_is_the_same_for_a_seed_and_a_larger_one_holds_the_smaller(lintnews: Lintnews) -> None:
    archive(*(FAULTY + f"\nPart {number}.\n" for number in range(30)))

    def picked(*how: str) -> list[str]:
        sample = lintnews("corpus", "archive", *ONLY, "--format", "json", *how).json["sample"]
        return [one["document"] for one in sample]

    samples = [picked("--sample", size) for size in ("3", "8", "40")]
    assert list(map(len, samples)) == [3, 8, 30]
    assert all(more[: len(fewer)] == fewer for fewer, more in pairwise(samples))
    assert picked("--sample", "8") == samples[1]
    assert picked("--sample", "8", "--seed", "2") != samples[1]
    shown = lintnews("corpus", "archive", *ONLY, "--sample", "1").text
    assert f"{samples[0][0]}: error[repetition/headline]: the headline stands twice" in shown
    assert "    ⟦Ministers are meeting in Geneva on Friday⟧\n" in shown


def test_judgements_stay_and_become_figures(lintnews: Lintnews) -> None:
    archive(*(FAULTY + f"\nPart {number}.\n" for number in range(10)))
    how = ("corpus", "archive", *ONLY, "--sample", "4", "--judge", "judged.jsonl")
    assert lintnews(*how).code == 0
    waiting = records("judged.jsonl")
    assert len(waiting) == 4
    assert {one["right"] for one in waiting} == {None}
    assert all("⟦Ministers are meeting" in one["context"] for one in waiting)
    for one, verdict in zip(waiting, (True, True, False, None), strict=True):
        one |= {"right": verdict, "reason": "read"}
    Path("judged.jsonl").write_text("".join(json.dumps(one) + "\n" for one in waiting))
    lintnews(*how[:-3], "2", *how[-2:], "--without-texts", "--measured", "figures.json", "--as", "our news")
    kept = records("judged.jsonl")
    assert [(one["document"], one["right"]) for one in kept] == [(one["document"], one["right"]) for one in waiting[:3]]
    assert set(kept[0]) == {"rule", "document", "fingerprint", "right", "reason"}
    figures = json.loads(Path("figures.json").read_text())["rules"]["repetition/headline"]["our news"]
    assert figures["counts"] == {"error": [10, 3, 2]}
    archive(*(FAULTY + f"\nPart {number}.\n" for number in range(5)), path="others/news.jsonl")
    strange = Path("figures.json").read_text().replace('"rules": {', '"rules": {"of/yesterday": {},')
    Path("figures.json").write_text(strange)
    lintnews("corpus", "others", *ONLY, "--measured", "figures.json", "--as", "other news")
    renewed = json.loads(Path("figures.json").read_text())["rules"]
    assert set(renewed) == {"repetition/headline"}
    both = renewed["repetition/headline"]
    assert both["our news"] == figures
    assert both["other news"]["counts"] == {"error": [5, 0, 0]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "nowhere: there is no such file or folder"),
        (("archive", "--measured", "m.json"), "--measured wants --as"),
        (("archive", "--judge", "j.jsonl"), "--judge wants --sample"),
        (("archive", "--compare", "archive"), "archive is no run"),
        (("archive", "--run", "r", "--compare", "r"), "--compare wants another run"),
        (("archive", "--select", "names/drfit"), "names/drift"),
        (("archive", "--sample", "1", "--judge", "broken.jsonl"), "broken.jsonl: line 2 is no judgement"),
    ],
)
def test_wrong_use_is_told(lintnews: Lintnews, arguments: tuple[str, ...], said: str) -> None:
    archive(CLEAN)
    good = {"rule": "a/b", "document": "x", "fingerprint": "f", "right": True}
    Path("broken.jsonl").write_text(f"{json.dumps(good)}\n{json.dumps({**good, 'right': 'yes'})}\n")
    outcome = lintnews("corpus", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_findings_that_people_decided_on_do_not_count(lintnews: Lintnews) -> None:
    Path("archive").mkdir()
    Path("archive/a.md").write_text(f"<!-- lintnews: ignore-file repetition -- ours -->\n\n{FAULTY}")
    assert lintnews("corpus", "archive", *ONLY, "--format", "json").json["rules"] == {}


def test_the_bar_tells_words_speed_and_what_is_left() -> None:
    assert bar(120_000, 2.0, 0.0, 0.25) == "[#####---------------]  25% 120,000 words, 60,000 words/s, 0:00:06 left"
    assert bar(10, 1.0, 0.5, 0.5).endswith("10 words/s")
    assert bar(10, 1.0, 0.5, 1.0).endswith("0:00:00 left")


def test_the_rate_of_each_entry_of_a_pack_is_told(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The officer of justice left. An officer of justice stayed.\n")
    (tmp_path / "b.txt").write_text("The party said so, and bought a cat in a bag.\n")
    outcome = lintnews("corpus", str(tmp_path), "--select", "calques", "--entries", "--isolated")
    lines = [line.split(None, 2) for line in outcome.text.splitlines() if "calques/" in line and ": " in line]
    assert [(line[1], line[2].partition(" (")[0]) for line in lines] == [
        ("2", "calques/dutch-phrases: “…” is Dutch word for word"),
        ("1", "calques/common-phrases: “…” is an expression of other languages word for word"),
    ]
