"""`lintnews corpus --across`: what the articles of an archive contradict one another in."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Lintnews

pytest.importorskip("rensa", reason='rensa is not installed (pip install "lintnews[archives]")')

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

import lintnews as package
from lintnews.corpus.about import About
from lintnews.corpus.across.claims import PLACES, VALUES, Group, Place
from lintnews.corpus.across.profiles import profile
from lintnews.corpus.across.report import contradictions
from lintnews.corpus.across.rules import RULES
from lintnews.corpus.across.shelf import Shelf
from lintnews.document import Document

parquet = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not installed (pip install "lintnews[archives]")')
ONLY = ("--select", "repetition/headline", "--jobs", "1")
BODY = (
    "Rescuers worked through the night at the collapsed bridge near the harbour, and divers searched the cold river. "
    "Engineers had warned the council about cracks in the concrete pillars since last winter, officials admitted. "
    "Families waited behind barriers while cranes lifted twisted steel beams from the muddy water near the pier. "
    "{} The cause of the disaster is still unknown, and prosecutors opened an investigation into negligence. "
    "Shops along the promenade stayed closed, schools cancelled lessons, and hospitals asked residents to donate blood."
)
STORY = BODY.format(
    "The collapse killed {} passengers of a crowded tram, the fire brigade announced yesterday evening."
)
BARE = BODY.format("The fire brigade announced nothing that evening.")


def archive(*records: dict[str, Any], path: str = "news.jsonl") -> None:
    """An archive of these articles, all of one newsroom and day unless they say something else."""
    made = [{"id": f"n{at}", "outlet": "Herald", "published": "2024-02-07", **one} for at, one in enumerate(records)]
    Path(path).write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made))


def found(lintnews: Lintnews, *more: str) -> list[dict[str, Any]]:
    """The findings over the articles."""
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.json", *more)
    assert outcome.err == ""
    findings: list[dict[str, Any]] = json.loads(Path("across.json").read_text())["findings"]
    return findings


def text_at(records: list[dict[str, Any]], place: dict[str, Any]) -> str:
    """What stands in the archive at a place of a finding."""
    (record,) = (one for one in records if place["path"] == f"news.jsonl#{one['id']}")
    text: str = record["text"]
    return text[place["start"] : place["end"]]


SPELLED = (
    {"text": "Defence Minister of Ukraine Oleksii Reznikov came to Berlin. He met Olaf Scholz and Annalena Baerbock."},
    {"text": "Olaf Scholz and Annalena Baerbock waited. Then Oleksii Resnikov spoke of tanks, and Scholz listened."},
)


def test_one_person_spelled_in_two_ways_is_found_with_both_places(lintnews: Lintnews) -> None:
    archive(*SPELLED)
    (one,) = found(lintnews)
    assert one["rule"] == "across/spellings"
    (other,) = one["articles"]
    records = [json.loads(line) for line in Path("news.jsonl").read_text().splitlines()]
    assert {text_at(records, one), text_at(records, other)} == {"Oleksii Reznikov", "Oleksii Resnikov"}
    assert (one["quote"], other["quote"]) == (text_at(records, one), text_at(records, other))


@pytest.mark.parametrize(
    "change",
    [
        {"outlet": "Courier"},
        {"published": "2024-02-14"},
        {"text": "Oleksii Resnikov, who is a baker in Lviv, won the prize for his rye bread on Sunday."},
        {"text": SPELLED[1]["text"] + " It was not Oleksii Reznikov who spoke."},
    ],
    ids=["another newsroom", "another week", "nothing else in common", "an article that names both"],
)
def test_two_names_that_need_not_be_one_person_are_not(lintnews: Lintnews, change: dict[str, str]) -> None:
    archive(SPELLED[0], {**SPELLED[1], **change})
    assert found(lintnews) == []


def test_the_rare_spelling_is_shown_beside_the_usual_one_once(lintnews: Lintnews) -> None:
    others = [{"text": f"{SPELLED[0]['text']} Part {number}."} for number in range(3)]
    third = {"text": SPELLED[1]["text"].replace("Resnikov", "Reznykov")}
    archive(*others, SPELLED[1], third)
    findings = found(lintnews)
    assert sorted(one["quote"] for one in findings) == ["Oleksii Resnikov", "Oleksii Reznykov"]
    assert all("“Oleksii Reznikov” in 3 other articles" in one["message"] for one in findings)
    assert all(len(one["articles"]) == 3 for one in findings)


HELD = (
    {"text": "French Foreign Minister Anna Duval opened the talks in Lyon. They are to last a week."},
    {"text": "French Foreign Minister Karl Petri shook every hand in Lyon. The talks are to last a week."},
)


def test_one_office_with_two_holders_on_one_day_is_found(lintnews: Lintnews) -> None:
    archive(*HELD)
    (one,) = found(lintnews)
    assert one["rule"] == "across/rival-holders"
    assert {one["quote"], one["articles"][0]["quote"]} == {
        "French Foreign Minister Anna Duval",
        "French Foreign Minister Karl Petri",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"published": "2024-02-08"},
        {"published": None},
        {"text": HELD[1]["text"].replace("French Foreign", "Former French Foreign")},
        {"text": HELD[1]["text"].replace("French Foreign", "Former state prosecutor and French Foreign")},
        {"text": HELD[1]["text"].replace("French", "Dutch")},
        {"text": HELD[1]["text"].replace("Karl Petri", "Anna Duwal")},
    ],
    ids=[
        "another day",
        "no day",
        "a former one",
        "joined to a former one",
        "another country",
        "a spelling of the name",
    ],
)
def test_two_who_may_both_hold_their_offices_are_not(lintnews: Lintnews, change: dict[str, Any]) -> None:
    archive(HELD[0], {**HELD[1], **change})
    assert [one for one in found(lintnews) if one["rule"] == "across/rival-holders"] == []


def test_one_story_with_two_numbers_is_found_whoever_printed_it(lintnews: Lintnews) -> None:
    other = STORY.format("60").replace("fire brigade announced", "firefighters announced").replace("crowded", "full")
    archive({"text": STORY.format("16")}, {"text": other, "outlet": "Courier"})
    (one,) = found(lintnews)
    assert one["rule"] == "across/numbers"
    assert {one["quote"], one["articles"][0]["quote"]} == {"16 passengers", "60 passengers"}


@pytest.mark.parametrize(
    "other",
    [
        STORY.format("16").replace("crowded", "full"),
        STORY.format("about 60"),
        STORY.format("60") + " Other reports speak of 16 victims.",
        STORY.format("between 60 and 70"),
        "The theatre killed 60 passengers of a dull play, the critic of the Courier announced that evening.",
    ],
    ids=["the same number", "a rough one", "both numbers", "a range", "another story"],
)
def test_numbers_that_do_not_contradict_are_not_found(lintnews: Lintnews, other: str) -> None:
    archive({"text": STORY.format("16")}, {"text": other})
    assert found(lintnews) == []


def test_a_repeated_headline_says_whether_the_story_is_the_same(lintnews: Lintnews) -> None:
    headline = "Bridge over the river collapses\n\n"
    archive(
        {"text": headline + BARE},
        {"text": headline + BARE.replace("cold river", "dark river")},
        {"text": headline + BARE},
        {"text": headline + "In Spain a bridge of cards collapsed. Its builder had worked on it for months."},
        {"text": "Another headline of some words\n\nIn Spain a bridge of cards collapsed."},
    )
    said = {one["path"]: one["message"] for one in found(lintnews) if one["rule"] == "across/repeated-headline"}
    assert said == {
        "news.jsonl#n1": "the headline of another article, which tells the same",
        "news.jsonl#n2": "this article stands in the archive twice",
        "news.jsonl#n3": "the headline of another article",
    }


def test_one_term_of_the_originals_with_two_translations_is_found(lintnews: Lintnews) -> None:
    Path("terms.csv").write_text("nl,en\nrechtbank,district court|tribunal\n")
    originals = ("De rechtbank kwam op 3 mei bijeen.", "De rechtbank deed op 5 mei uitspraak.")
    texts = ("The district court sat on 3 May.", "The tribunal ruled on 5 May.")
    records = [{"text": text, "source": source} for text, source in zip(texts, originals, strict=True)]
    archive(*records)
    more = ("--source-field", "source", "--source-language", "nl", "--termbase", "terms.csv")
    (one,) = found(lintnews, *more)
    assert one["rule"] == "across/terms"
    assert {one["quote"], one["articles"][0]["quote"]} == {"district court", "tribunal"}
    assert "as “district court” does in another article" in one["message"]
    archive(records[0], {**records[0], "text": f"{records[0]['text']} It rained."}, records[1])
    (one,) = found(lintnews, *more)
    assert one["message"].endswith("as “district court” does in 2 other articles")
    archive(records[0], {**records[1], "text": "The district court ruled on 5 May."})
    assert found(lintnews, *more) == []


def test_reports_are_those_of_other_runs(lintnews: Lintnews) -> None:
    archive(*SPELLED)
    lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.txt")
    told = Path("across.txt").read_text()
    assert "warning[across/spellings]" in told
    assert ":: news.jsonl#n" in told
    schema = json.loads((Path(package.__file__).parent / "schemas" / "report-1.schema.json").read_text())
    found(lintnews)
    assert not list(jsonschema_rs.validator_for(schema).iter_errors(json.loads(Path("across.json").read_text())))
    lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.sarif")
    (result,) = json.loads(Path("across.sarif").read_text())["runs"][0]["results"]
    here, there = (
        one["physicalLocation"]["artifactLocation"]["uri"]
        for one in (*result["locations"], *result["relatedLocations"])
    )
    assert {here, there} == {"news.jsonl%23n0", "news.jsonl%23n1"}


def test_a_run_that_is_taken_up_again_finds_the_same(lintnews: Lintnews) -> None:
    archive(*SPELLED)
    first = found(lintnews, "--run", "run")
    assert found(lintnews, "--run", "run") == first
    archive(*SPELLED, *HELD)
    assert len(found(lintnews, "--run", "run")) == 2
    archive(SPELLED[0])
    assert found(lintnews, "--run", "run") == []


def test_a_run_without_profiles_gets_them(lintnews: Lintnews) -> None:
    archive(*SPELLED)
    lintnews("corpus", "news.jsonl", *ONLY, "--run", "run")
    assert len(found(lintnews, "--run", "run")) == 1


def test_processes_give_the_same_bytes(lintnews: Lintnews) -> None:
    archive(*SPELLED, *HELD, {"text": STORY.format("16")}, {"text": STORY.format("60").replace("cold", "icy")})
    one, two = (
        lintnews("corpus", "news.jsonl", "--select", "repetition/headline", "--across", name, "--jobs", jobs)
        for name, jobs in (("one.json", "1"), ("two.json", "2"))
    )
    assert one.out == two.out
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    assert len(json.loads(Path("one.json").read_text())["findings"]) == 3


def test_wrong_use_is_told(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(*SPELLED)
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.pdf")
    assert (outcome.code, ".txt, .json, .sarif" in outcome.err) == (2, True)
    Path("run").mkdir()
    Path("run/across.sqlite").write_text("no database, whatever its name says, and longer than a header of one " * 9)
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.json", "--run", "run")
    assert (outcome.code, "across.sqlite" in outcome.err) == (2, True)
    monkeypatch.setitem(sys.modules, "rensa", None)
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.json")
    assert outcome.code == 2
    assert "--across wants rensa, which is not there: pip install 'lintnews[archives]'" in outcome.err


def test_a_folder_that_another_run_has_ends_the_run_and_says_so(lintnews: Lintnews) -> None:
    archive(SPELLED[0])
    assert found(lintnews, "--run", "run") == []
    archive(*SPELLED)
    other = sqlite3.connect("run/across.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    outcome = lintnews("corpus", "news.jsonl", *ONLY, "--across", "across.json", "--run", "run")
    other.execute("ROLLBACK")
    other.close()
    assert outcome.code == 3
    assert "across.sqlite: database is locked" in outcome.err
    assert len(found(lintnews, "--run", "run")) == 1


def test_its_rules_are_explained(lintnews: Lintnews) -> None:
    told = lintnews("explain", "across/numbers").text
    assert "Two articles tell one story" in told
    assert "Status: preview" in told
    assert all(rule.documentation.summary in lintnews("explain", "across").text for rule in RULES)


EVERYTHING = (*SPELLED, *HELD, {"text": STORY.format("16")}, {"text": STORY.format("60").replace("cold", "icy")})


def in_parts(lintnews: Lintnews, *how: str) -> tuple[bytes, dict[str, bytes]]:
    """What is told across the parts of a run over `news`, and all files of that run."""
    outcome = lintnews("corpus", "news", "--select", "repetition/headline", "--across", "across.json", *how)
    assert (outcome.code, outcome.err) == (0, "")
    out = Path(how[-1])
    files = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return Path("across.json").read_bytes(), files


def across_rows(out: str) -> list[dict[str, Any]]:
    """What the tables of a run say that its articles contradict one another in."""
    return [row for path in Path(out, "across").glob("*") for row in parquet.read_table(path).to_pylist()]


def test_parts_are_compared_as_a_whole_run_is(lintnews: Lintnews) -> None:
    Path("news").mkdir()
    for number, record in enumerate(EVERYTHING):
        archive({"id": f"n{number}", **record}, path=f"news/{number}.jsonl")
    lintnews("corpus", "news", *ONLY, "--across", "across.json")
    alone = Path("across.json").read_bytes()
    told, files = in_parts(lintnews, "--jobs", "1", "--out", "one")
    assert (told, files) == in_parts(lintnews, "--jobs", "2", "--out", "two")
    assert told == alone
    findings = json.loads(told)["findings"]
    rows = across_rows("one")
    assert len(rows) == 3
    assert [(row["document"], row["rule"], row["begin_offset"], row["fingerprint"]) for row in rows] == [
        (one["path"], one["rule"], one["start"], one["fingerprint"]) for one in findings
    ]
    articles = {row["article"]: row["id"] for row in parquet.read_table("one/articles").to_pylist()}
    for row in rows:
        assert row["document"].endswith(f"#{articles[row['article']]}")
        assert all(one["document"].endswith(f"#{articles[one['article']]}") for one in row["evidence"])


def test_the_order_and_the_files_of_an_archive_do_not_matter(lintnews: Lintnews) -> None:
    Path("news").mkdir()
    records = [{"id": f"n{number}", **record} for number, record in enumerate(EVERYTHING)]
    seen = set()
    for order in (records, records[::-1], records[3:] + records[:3]):
        archive(*order, path="news/all.jsonl")
        seen.add(in_parts(lintnews, "--jobs", "1", "--out", "out")[0])
    assert len(seen) == 1


def test_parts_that_were_made_without_profiles_get_them(lintnews: Lintnews) -> None:
    Path("news").mkdir()
    archive(*EVERYTHING, path="news/all.jsonl")
    assert lintnews("corpus", "news", *ONLY, "--out", "out").code == 0
    assert not Path("out/across").exists()
    told, files = in_parts(lintnews, "--jobs", "1", "--out", "out")
    assert len(across_rows("out")) == 3
    assert (told, files) == in_parts(lintnews, "--jobs", "1", "--out", "another")
    assert (told, files) == in_parts(lintnews, "--jobs", "1", "--out", "out")
    assert lintnews("corpus", "news", *ONLY, "--out", "out").code == 0
    assert len(across_rows("out")) == 3
    archive(*SPELLED, path="news/all.jsonl")
    assert lintnews("corpus", "news", *ONLY, "--out", "out").code == 0
    assert across_rows("out") == [], "of another archive"
    in_parts(lintnews, "--jobs", "1", "--out", "out")
    assert [row["rule"] for row in across_rows("out")] == ["across/spellings"]


def test_the_question_in_the_documentation_is_answered(lintnews: Lintnews, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed (pip install duckdb)")
    page = (Path(package.__file__).parent.parent / "docs" / "scorecard.md").read_text("utf-8")
    (question,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    Path("news").mkdir()
    archive(*EVERYTHING[:-1], {**EVERYTHING[-1], "outlet": "Courier"}, path="news/all.jsonl")
    in_parts(lintnews, "--jobs", "1", "--out", "out")
    monkeypatch.chdir("out")
    ((*outlets, times, _),) = duckdb.sql(question).fetchall()
    assert (set(outlets), times) == ({"Herald", "Courier"}, 1)


def test_articles_with_one_id_in_two_files_are_two(lintnews: Lintnews) -> None:
    Path("news").mkdir()
    for name in ("a", "b"):
        Path(f"news/{name}.json").write_text(json.dumps([{"id": "1", "body_text": f"{BARE} In in Oslo."}]))
    outcome = lintnews(
        "corpus", "news", "--select", "repetition/word", "--jobs", "1", "--format", "json", "--out", "out"
    )
    assert outcome.json["rules"]["repetition/word"]["findings"]["warning"] == 2, outcome.out
    assert len({row["article"] for row in parquet.read_table("out/articles").to_pylist()}) == 2


# --- merging

CLAIMS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.builds(Place, st.sampled_from(["x", "y", "z"]), st.integers(0, 9), st.just(9), st.sampled_from(["", "1"])),
    ),
    max_size=60,
)


def merged(parts: list[Group], chance: random.Random) -> Group:
    """The parts put together two by two, in an order of chance."""
    made = list(parts)
    while len(made) > 1:
        one, other = made.pop(chance.randrange(len(made))), made.pop(chance.randrange(len(made)))
        made.append(one.plus(other))
    return made[0]


@settings(deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_groups_may_be_merged_in_any_order_and_grouping(claims: list[tuple[str, Place]], chance: random.Random) -> None:
    whole = Group.of(claims)
    mixed = chance.sample(claims, len(claims))
    cuts = sorted(chance.randrange(len(mixed) + 1) for _ in range(4))
    parts = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]
    assert merged([Group.of(part) for part in parts], chance) == whole
    assert whole.plus(Group()) == Group().plus(whole) == whole


@settings(deadline=None)
@given(CLAIMS, CLAIMS, CLAIMS)
def test_merging_is_associative_and_commutative(
    first: list[tuple[str, Place]], second: list[tuple[str, Place]], third: list[tuple[str, Place]]
) -> None:
    a, b, c = map(Group.of, (first, second, third))
    assert a.plus(b).plus(c) == a.plus(b.plus(c))
    assert a.plus(b) == b.plus(a)


def test_a_group_is_bounded_and_counts_all() -> None:
    many = [(f"value {number % 1000}", Place(f"article {number}", 0, 1)) for number in range(20_000)]
    group = Group.of(many)
    assert len(group.values) == VALUES
    assert {bag.times for bag in group.values.values()} == {20}
    assert {len(bag.places) for bag in group.values.values()} == {PLACES}
    halves = Group.of(many[::2]).plus(Group.of(many[1::2]))
    assert halves == group


TEXTS = [record["text"] for record in (*SPELLED, *HELD)] + [
    STORY.format("16"),
    STORY.format("60").replace("cold", "icy"),
]


@settings(deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(0, len(TEXTS)))
def test_a_shelf_may_be_filled_in_any_order_and_with_an_article_twice(order: list[int], again: int) -> None:
    about = About("Herald", published="2024-02-07")
    shelf = Shelf(":memory:")
    for number in (*order, *order[:again]):
        shelf.add(str(number), f"n{number}", about, PROFILES[number])
    assert sorted(contradictions(shelf)) == EXPECTED
    shelf.close()


def expected() -> list[Any]:
    """What the articles contradict one another in, put on one shelf one by one."""
    shelf = Shelf(":memory:")
    for number, one in enumerate(PROFILES):
        shelf.add(str(number), f"n{number}", About("Herald", published="2024-02-07"), one)
    return sorted(contradictions(shelf))


PROFILES = [profile(Document(text=text)) for text in TEXTS]
EXPECTED = expected()


def test_every_rule_is_in_preview_and_documented() -> None:
    assert {one.rule for one in EXPECTED} == {"across/numbers", "across/rival-holders", "across/spellings"}
    page = (Path(package.__file__).parent.parent / "docs" / "scorecard.md").read_text("utf-8")
    for rule in RULES:
        assert rule.meta.status == "preview"
        assert rule.documentation.not_found
        assert f"`{rule.id}`" in page
