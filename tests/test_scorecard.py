"""`lintnews corpus --scorecard`: penalties by outlet, engine, languages and week, judged and not."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN, FAULTY, Lintnews

pytest.importorskip("numpy", reason='numpy is not installed (pip install "lintnews[archives]")')

import jsonschema_rs

import lintnews as package
from lintnews.corpus.about import About
from lintnews.corpus.log import Line, LoggedDocument
from lintnews.corpus.scorecard.formats import as_json
from lintnews.corpus.scorecard.page import as_html, verdict
from lintnews.corpus.scorecard.score import Scorecard, scorecard
from lintnews.reporters.precision import Count

ROOT = Path(__file__).parent.parent
ONLY = ("--select", "repetition/headline")
SHOWN = (("all", ""), ("outlet", "golden"), ("outlet", "seeds"), ("pair", "es-en"), ("pair", "fr-en"))
SCHEMA = json.loads((Path(package.__file__).parent / "schemas" / "scorecard-1.schema.json").read_text("utf-8"))


def archive(**engines: tuple[int, int]) -> None:
    """An archive in which each engine has so many articles with one error and so many without."""
    records = [
        {"id": f"{engine}{number}", "text": FAULTY if number < faulty else CLEAN, "engine": engine, "outlet": "Herald"}
        for engine, (faulty, clean) in engines.items()
        for number in range(faulty + clean)
    ]
    Path("news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))


def judge(said: Callable[[int], bool], **more: str) -> None:
    """Judge the findings of the file by their number."""
    records = [json.loads(line) for line in Path("judged.jsonl").read_text().splitlines()]
    made = [{**record, "right": said(number), **more} for number, record in enumerate(records)]
    Path("judged.jsonl").write_text("".join(json.dumps(record) + "\n" for record in made))


def card(name: str = "card.json") -> Any:
    return json.loads(Path(name).read_text())


def test_points_are_weighted_and_unconfirmed_issues_told_apart(lintnews: Lintnews) -> None:
    archive(A=(12, 8), B=(2, 18))
    assert lintnews("corpus", "news.jsonl", *ONLY, "--scorecard", "card.json").code == 0
    made = card()
    groups = {group["name"]: group for group in made["groups"]["engine"]}
    assert set(made["groups"]) == {"outlet", "engine"}
    assert groups["A"]["findings"]["error"] == {"confirmed": 0, "unconfirmed": 12, "rejected": 0}
    words = 12 * len(FAULTY.split()) + 8 * len(CLEAN.split())
    assert groups["A"]["words"] == words
    assert groups["A"]["found"] == pytest.approx(1000 * 12 * 5 / words, abs=1e-3)
    assert made["weights"]["critical"] == 25
    assert groups["A"]["estimate"] < groups["A"]["found"]


def test_judgements_correct_the_estimate_and_narrow_its_interval(lintnews: Lintnews) -> None:
    archive(A=(30, 10))
    sampled = ("--sample", "20", "--judge", "judged.jsonl")
    lintnews("corpus", "news.jsonl", *ONLY, *sampled, "--scorecard", "before.json")
    judge(lambda number: number % 4 != 0)
    lintnews("corpus", "news.jsonl", *ONLY, "--judge", "judged.jsonl", "--scorecard", "after.json")
    before, after = card("before.json")["whole"], card("after.json")["whole"]
    assert after["findings"]["error"] == {"confirmed": 15, "unconfirmed": 10, "rejected": 5}
    (rule,) = card("after.json")["precision"]
    assert (rule["judged"], rule["right"]) == (20, 15)
    assert rule["interval"] == pytest.approx([0.5313, 0.8881], abs=1e-3)
    assert after["errors"] == pytest.approx(15 + 10 * rule["share"], abs=1e-3)
    assert after["found"] == pytest.approx(before["found"] * 25 / 30, abs=1e-3)
    low, high = after["errors_interval"]
    assert 15 <= low < after["errors"] < high <= 25
    assert high - low < before["errors_interval"][1] - before["errors_interval"][0]
    assert len(Path("judged.jsonl").read_text().splitlines()) == 20


def test_who_judges_may_say_how_bad_it_is(lintnews: Lintnews) -> None:
    archive(A=(6, 0))
    lintnews("corpus", "news.jsonl", *ONLY, "--sample", "9", "--judge", "judged.jsonl")
    judge(lambda number: True, mqm="critical")
    lintnews("corpus", "news.jsonl", *ONLY, "--judge", "judged.jsonl", "--sample", "9", "--scorecard", "card.json")
    whole = card()["whole"]
    assert whole["found"] == pytest.approx(1000 * 6 * 25 / whole["words"], abs=1e-3)
    assert json.loads(Path("judged.jsonl").read_text().splitlines()[0])["mqm"] == "critical"
    Path("judged.jsonl").write_text(Path("judged.jsonl").read_text().replace("critical", "dreadful"))
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--judge", "judged.jsonl", "--scorecard", "card.json")
    assert outcome.code == 2
    assert "neutral, minor, major, critical" in outcome.err


def test_engines_are_ranked_only_where_the_figures_tell_them_apart(lintnews: Lintnews) -> None:
    archive(A=(38, 2), B=(1, 39), C=(2, 38), D=(1, 0))
    lintnews("corpus", "news.jsonl", *ONLY, "--sample", "50", "--judge", "judged.jsonl")
    judge(lambda number: True)
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--judge", "judged.jsonl", "--scorecard", "card.json")
    assert outcome.err == ""
    ranks = {group["name"]: group["rank"] and group["rank"]["rank"] for group in card()["groups"]["engine"]}
    assert ranks == {"A": 3, "B": 1, "C": 1, "D": None}
    intervals = {group["name"]: group["interval"] for group in card()["groups"]["engine"]}
    assert intervals["D"] is None


def line(
    number: int, findings: int, engine: str = "A", published: str = "", story: str = "", severity: str = "error"
) -> Line:
    """A line of a run: an article of 400 words."""
    seen = tuple(LoggedDocument("names/drift", severity, f"{number}-{at}", "said", "there") for at in range(findings))
    return Line(str(number), f"{number}", 400, seen, (), About("Herald", engine, "uk-en", published, story))


def made(lines: list[Line], **options: Any) -> Scorecard:
    """Their scorecard: 19 of 20 findings were right elsewhere."""
    mqm = {"names/drift": "Terminology/Inconsistent use of terminology"}
    return scorecard(lambda: lines, {}, mqm, lambda rule, severity: Count(20, 20, 19), **options)


def weeks(*counts: int, articles: int = 6) -> list[Line]:
    """Articles week by week, with so many findings each."""
    days = [date(2024, 1, 1) + timedelta(weeks=week) for week in range(len(counts))]
    return [
        line(1000 * week + number, count + number % 2, published=day.isoformat())
        for week, (day, count) in enumerate(zip(days, counts, strict=True))
        for number in range(articles)
    ]


def test_the_order_of_articles_changes_nothing() -> None:
    lines = [line(number, number % 3, engine="AB"[number % 2]) for number in range(60)]
    mixed = random.Random(1).sample(lines, len(lines))
    assert as_json(made(lines)) == as_json(made(mixed))
    assert as_json(made(lines)) != as_json(made(lines, seed=2))


def test_two_translations_of_one_text_are_compared_on_equal_texts() -> None:
    hard = [number % 5 * 4 for number in range(60)]
    apart, paired = (
        [line(number, count, "A", story=f"{number}" if shared else "") for number, count in enumerate(hard)]
        + [line(100 + number, count + 1, "B", story=f"{number}" if shared else "") for number, count in enumerate(hard)]
        for shared in (False, True)
    )
    ranks = [[one.place.rank for one in made(lines).groups["engine"] if one.place] for lines in (apart, paired)]
    assert ranks == [[1, 1], [1, 2]]


def test_a_change_is_told_and_chance_is_not() -> None:
    changed = made(weeks(1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4)).series
    assert {one.dimension for one in changed} == {"", "outlet", "engine", "pair"}
    for one in changed:
        assert one.change is not None
        assert one.weeks[one.change.at].week == "2024-W07"
        assert one.change_p < 0.05
        assert verdict(one).startswith("Worse from 2024-W07 on")
    for one in made(weeks(2, 1, 3, 2, 1, 3, 2, 2, 1, 3, 2, 1)).series:
        assert "chance" in verdict(one)
        assert one.change_p > 0.05
    for one in made(weeks(1, 9)).series:
        assert "too few" in verdict(one)


def test_an_archive_of_nothing_has_a_scorecard(lintnews: Lintnews) -> None:
    Path("news.jsonl").write_text("")
    lintnews("corpus", "news.jsonl", *ONLY, "--scorecard", "card.json", "--scorecard", "card.html")
    assert card()["whole"]["documents"] == 0
    assert card()["groups"] == {}


def test_json_fits_the_published_schema_and_csv_says_the_same(lintnews: Lintnews) -> None:
    lines = [*weeks(1, 1, 1, 4, 4, 4), line(1, 1, engine="=SUM(1)"), line(2, 0, engine="")]
    validator = jsonschema_rs.validator_for(SCHEMA)
    for value in (json.loads(as_json(made(lines))), json.loads(as_json(made([])))):
        assert not list(validator.iter_errors(value))
    archive(A=(6, 6), B=(0, 5))
    lintnews("corpus", "news.jsonl", *ONLY, "--scorecard", "card.json", "--scorecard", "card.csv")
    assert not list(validator.iter_errors(card()))
    rows = list(csv.DictReader(io.StringIO(Path("card.csv").read_text())))
    assert [row["dimension"] for row in rows] == ["all", "outlet", "engine", "engine"]
    (row,) = (row for row in rows if row["name"] == "A")
    (group,) = (group for group in card()["groups"]["engine"] if group["name"] == "A")
    assert (float(row["estimate"]), int(row["errors_unconfirmed"])) == (group["estimate"], 6)
    assert [float(row["estimate_low"]), float(row["estimate_high"])] == group["interval"]


class Page(HTMLParser):
    """What a test looks at in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_has_no_script_fetches_nothing_and_is_labelled() -> None:
    page = as_html(made([*weeks(1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4), line(1, 1, engine="<script>x</script>")])).decode()
    seen = Page(page)
    assert not seen.all("script")
    assert "<script>x" in seen.text
    assert not [one for tag, one in seen.found if {"src", "onclick", "onload"} & set(one)]
    (policy,) = (one["content"] for one in seen.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert seen.all("html")[0]["lang"] == "en"
    titles = {one["id"] for one in seen.all("title") if "id" in one}
    plots = seen.all("svg")
    assert len(plots) > 4
    assert {one["aria-labelledby"] for one in plots} == titles
    assert len(titles) == len(plots)
    assert all(one["role"] == "img" for one in plots)
    assert len(seen.all("caption")) == len(seen.all("table"))
    assert all(one.get("scope") in ("row", "col") for one in seen.all("th"))
    assert "Worse from 2024-W07 on" in seen.text
    assert "unconfirmed issues" in seen.text


def test_the_small_run_in_the_documentation_is_what_the_program_says(
    lintnews: Lintnews, tmp_path: Path, bless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ROOT / "docs" / "scorecard.md"
    text = page.read_text("utf-8")
    (commands,) = re.findall(r"<!-- recipe: small run -->\n```sh\n(.*?)```", text, re.DOTALL)
    *copying, linting = commands.strip().splitlines()
    for name in ("tests", "seeds"):
        Path(name).symlink_to(ROOT / name)
    subprocess.run(["sh", "-ec", "\n".join(copying)], check=True)
    corpus = (*linting.split()[1:], "--jobs", "1")
    lintnews(*corpus)
    before = card_as_table()
    judged = [json.loads(line) for line in Path("judged.jsonl").read_text("utf-8").splitlines()]
    for one in judged:
        one["right"] = True if one["document"].startswith("golden/") else None
    Path("judged.jsonl").write_text("".join(json.dumps(one) + "\n" for one in judged))
    lintnews(*corpus)
    shown = text
    for name, table in (("before", before), ("judged", card_as_table())):
        mark = f"<!-- scorecard: {name} -->\n"
        shown = re.sub(rf"{mark}(?:\|[^\n]*\n)*\n?", f"{mark}{table}\n\n", shown)
    if bless:
        page.write_text(shown, "utf-8")
    mend = "python -m pytest tests/test_scorecard.py -k small_run --bless"
    assert page.read_text("utf-8") == shown, f"stale: {mend}"


def card_as_table() -> str:
    """Some lines of `card.csv`, as a table in Markdown."""
    with open("card.csv", newline="", encoding="utf-8") as file:
        rows = [one for one in csv.DictReader(file) if (one["dimension"], one["name"]) in SHOWN]
    lines = [
        f"| {one['dimension']} | {one['name']} | {one['documents']} | {int(one['words']):,} "
        f"| {float(one['found']):.1f} | {float(one['estimate']):.1f} | {between(one, 'estimate')} "
        f"| {float(one['errors']):.1f} | {between(one, 'errors')} | {one['rank'] or 'none'} |"
        for one in rows
    ]
    heads = ("dimension", "name", "documents", "words", "as found", "estimated", "interval", "errors", "interval")
    return "\n".join((f"| {' | '.join(heads)} | rank |", "|---" * 10 + "|", *lines))


def between(row: dict[str, str], name: str) -> str:
    """The interval of a figure."""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return f"{float(low):.1f} to {float(high):.1f}" if low else "too few documents"


def test_a_file_of_another_kind_and_a_missing_library_are_wrong_use(
    lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(A=(1, 0))
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--scorecard", "card.pdf")
    assert outcome.code == 2
    assert ".html, .json, .csv" in outcome.err
    monkeypatch.setitem(sys.modules, "numpy", None)
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--scorecard", "card.json")
    assert outcome.code == 2
    assert "lintnews[archives]" in outcome.err
