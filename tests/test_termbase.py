"""A termbase: the formats it is read from, and what is said of an article by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Lintnews

from lintnews.layers.terms.termbase import TermbaseError, parse

WIDE = "nl,en,en forbidden,note\nstaking,strike|industrial action,walk-out,x\nstakingsbreker,strikebreaker,scab,\n"
LONG = """concept\tlanguage\tterm\tstatus
1\tnl\tstaking\t
1\ten\tstrike\tpreferred
1\ten\twalk-out\tforbidden
"""
TBX_3 = """<?xml version="1.0" encoding="UTF-16"?>
<tbx type="TBX-Core" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c1">
<langSec xml:lang="nl"><termSec><term>staking</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>strike</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termSec><termSec><term>walk-out</term><min:administrativeStatus xmlns:min="m">deprecatedTerm-admn-sts
</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>"""
TBX_2 = """<martif type="TBX-Basic"><text><body><termEntry id="c1">
<langSet xml:lang="nl"><tig><term>staking</term></tig></langSet>
<langSet xml:lang="en"><tig><term>strike</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>walk-out</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""
ARTICLE = "The walk-out at the port goes on\n\nThe scab ended the walk-out in 2024.\n"


@pytest.mark.parametrize(("name", "content"), [("a.csv", WIDE), ("a.tsv", LONG), ("a.tbx", TBX_3), ("a.tbx", TBX_2)])
def test_every_format_says_which_terms_are_wanted(name: str, content: str) -> None:
    concept = parse(content, name)[0]
    said = {term.text: (term.language, term.status) for term in concept.terms}
    assert said["staking"][0] == "nl"
    assert said["strike"] == ("en", "preferred")
    assert said["walk-out"] == ("en", "forbidden")
    assert concept.best("en-GB") == ("strike", "en", "preferred")


@pytest.mark.parametrize(
    "content", ["\ufeffnl,en\r\nweg,road|way\r\n", "nl;en\nweg;road|way\n", 'nl,en\n"weg","road;way"\n']
)
def test_tables_of_several_programs_are_read(content: str) -> None:
    (concept,) = parse(content, "a.csv")
    assert [term.text for term in concept.terms] == ["weg", "road", "way"]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.csv", "term one,term two\na,b\n", 1),
        ("a.csv", "term,language,status\na,en,loved\n", 2),
        ("a.csv", "term,language\na,\n", 2),
        ("a.csv", 'nl,en\nstaking,strike\n"weg,road\n', 3),
        ("a.csv", "nl,en\nstaking,strike\nwet, law, the\n", 3),
        ("a.csv", "", 1),
        ("a.tbx", "<martif>\n<a></martif>", 2),
        (
            "a.tbx",
            "<tbx>\n<conceptEntry><langSec>\n<termSec><term>x</term></termSec></langSec></conceptEntry></tbx>",
            3,
        ),
        ("a.tbx", "<html/>", 1),
        ("a.tbx", '<!DOCTYPE a [\n<!ENTITY x "y">]>\n<martif/>', 2),
    ],
)
def test_a_mistake_is_told_with_its_line(name: str, content: str, line: int) -> None:
    with pytest.raises(TermbaseError) as caught:
        parse(content, name)
    assert caught.value.line == line


def test_forbidden_terms_are_found_and_replaced_by_hand(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(WIDE)
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = lintnews("check", "a.txt", "--termbase", "terms.csv", "--select", "terms", "--format", "json")
    assert [(one["quote"], one["severity"]) for one in done.json["findings"]] == [
        ("walk-out", "warning"),
        ("scab", "warning"),
        ("walk-out", "warning"),
    ]
    first = done.json["findings"][0]
    assert first["message"] == "“walk-out” is not to be used: terms.csv:2 has “strike”"
    assert [(fix["edits"][0]["text"], fix["safe"]) for fix in first["fixes"]] == [("strike", False)]


def test_a_forbidden_term_whose_concept_the_original_has_is_an_error(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "lintnews.toml").write_text('termbase = ["terms.csv"]\nselect = ["terms"]\n')
    (tmp_path / "terms.csv").write_text(WIDE)
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "a.source.txt").write_text(
        "De stakingen in de haven gaan door\n\nHet einde van de staking was in 2024.\n"
    )
    findings = lintnews("check", "a.txt", "--format", "json", "--source-language", "nl").json["findings"]
    assert {(one["quote"], one["severity"]) for one in findings} == {("walk-out", "error")}
    assert findings[0]["original"][0]["path"] == "a.source.txt"
    assert findings[0]["original"][0]["quote"] == "stakingen"


def test_a_termbase_that_is_none_is_wrong_use(lintnews: Lintnews, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("one two three\n")
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = lintnews("check", "a.txt", "--termbase", "terms.csv")
    assert done.code == 2
    assert "terms.csv:1: no termbase: its first row names no language" in done.err


@pytest.mark.parametrize(
    ("language", "terms", "original", "article"),
    [
        ("ru", "забастовка,strike", "Забастовку объявили в 2024 году. О забастовке писали.", "It was called in 2024."),
        ("zh", "罢工运动,strike", "罢工运动于2024年开始。", "It began in 2024."),
        (
            "de",
            "Tarifvertrag,wage deal",
            "Das Ende des Tarifvertrags 2024. Der Tarifvertrag gilt.",
            "It ends in 2024.",
        ),
        ("eu", "greba orokorra,general strike", "Greba orokorraren 2024 data hau da.", "This is the date in 2024."),
    ],
)
def test_a_term_that_is_translated_nowhere_is_missed(
    lintnews: Lintnews, tmp_path: Path, language: str, terms: str, original: str, article: str
) -> None:
    (tmp_path / "terms.csv").write_text(f"{language},en\n{terms}\n", encoding="utf-8")
    (tmp_path / "o.txt").write_text(original, encoding="utf-8")
    told = ("--source", "o.txt", "--source-language", language, "--language", "en", "--termbase", "terms.csv")
    for text, rules in ((article, ["terms/missing"]), (f"{article} The {terms.split(',')[1]}s!", [])):
        (tmp_path / "a.txt").write_text(text)
        assert lintnews("check", "a.txt", *told, "--select", "terms/missing", "--format", "json").rules == rules
