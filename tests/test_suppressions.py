import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema_rs
import pytest
from hand_made_runs import doubled, drift
from test_locate import markup

import lintnews
from lintnews.decisions.suppressions import Decisions, beside_file, comment, decide, in_file, passage
from lintnews.document import Document
from lintnews.findings import Finding, Span
from lintnews.linter.locate import results_of
from lintnews.results import Notification, Result

TODAY = date(2026, 6, 1)
RULES = ("names/drift", "names/known", "repetition/word")


def judged(
    doc: Document, *findings: Finding, decisions: Decisions | None = None, ran: tuple[str, ...] = RULES
) -> tuple[dict[str, str | None], list[str]]:
    """For each text found why it does not count, and what is said of decisions, with its line."""
    made = in_file(doc, "a.md") if decisions is None else decisions
    results, notes = decide(results_of(doc, findings, "a.md"), made, today=TODAY, ran=lambda: ran, known=RULES)
    return {one.region.quote: why(one) for one in results}, [said(note) for note in notes]


def why(result: Result) -> str | None:
    return result.suppression and f"{result.suppression.kind}: {result.suppression.reason}"


def said(note: Notification) -> str:
    return f"{note.path}:{note.line}: {note.level}: {note.message}"


def article(directive: str) -> str:
    return f"Antony Blinken left.\n\n{directive}\n\nBlingen met the the press.\n\nBlinked stayed. Blinked left.\n"


def test_a_comment_by_itself_holds_for_the_next_paragraph() -> None:
    text = article("<!-- lintnews: ignore names/drift -- the desk writes it so until 2026-06-01 -->")
    found = (drift(text), drift(text, "Blinked"), doubled(text))
    assert judged(Document(text), *found) == (
        {"Blingen": "inline: the desk writes it so", "the the": None, "Blinked": None},
        [],
    )


def test_a_comment_in_a_paragraph_holds_for_it() -> None:
    text = "Antony Blinken left.\n\nBlingen met <!-- lintnews: ignore names -- so be it --> us.\n\nBlinked stayed.\n"
    assert judged(Document(text), drift(text), drift(text, "Blinked"))[0] == {
        "Blingen": "inline: so be it",
        "Blinked": None,
    }


def test_a_comment_behind_its_paragraph_in_markup_holds_for_it() -> None:
    source = "Blinken left. Blingen met us. <!-- lintnews: ignore names -- so -->\n\nBlinked stayed.\n"
    doc = markup(source, "Blinken left. Blingen met us.", "Blinked stayed.")
    assert judged(doc, drift(doc.text), drift(doc.text, "Blinked"))[0] == {"Blingen": "inline: so", "Blinked": None}


def test_a_comment_between_blocks_of_html_holds_for_the_next_one() -> None:
    source = "<p>Blinken left. Blingen met us.</p> <!-- lintnews: ignore names -- so -->\n<p>Blinked stayed.</p>\n"
    doc = markup(source, "Blinken left. Blingen met us.", "Blinked stayed.")
    assert judged(doc, drift(doc.text), drift(doc.text, "Blinked"))[0] == {"Blingen": None, "Blinked": "inline: so"}


def test_several_comments_above_a_paragraph_all_hold_for_it() -> None:
    text = article("<!-- lintnews: ignore names/drift -- a -->\n\n<!-- lintnews: ignore repetition -- b -->")
    assert judged(Document(text), drift(text), doubled(text))[0] == {"Blingen": "inline: a", "the the": "inline: b"}


def test_a_whole_file_and_several_rules_can_be_meant() -> None:
    text = article("<!-- lintnews: ignore-file names/drift, repetition/word -- as agreed -->")
    found = (drift(text), drift(text, "Blinked"), doubled(text))
    assert {*judged(Document(text), *found)[0].values()} == {"inline: as agreed"}


def test_what_is_found_in_the_comment_itself_is_left_out() -> None:
    text = article("<!-- lintnews: ignore-file names/drift -- he is called Blingin here -->")
    assert judged(Document(text), drift(text, "Blingin"), drift(text))[0] == {
        "Blingen": "inline: he is called Blingin here"
    }


def test_a_decision_that_has_ended_no_longer_counts_and_is_reported() -> None:
    text = article("<!-- lintnews: ignore names/drift -- for now until 2026-05-31 -->")
    assert judged(Document(text), drift(text)) == (
        {"Blingen": None},
        ["a.md:3: warning: the decision to ignore 'names/drift' ended on 2026-05-31"],
    )


def test_a_decision_that_is_not_needed_is_reported_if_its_rule_ran() -> None:
    text = article("<!-- lintnews: ignore names/drift, repetition/word -- so -->")
    found = (doubled(text), drift(text, "Blinked"))
    assert judged(Document(text), *found)[1] == [
        "a.md:3: warning: the decision to ignore 'names/drift' is not needed: there is nothing to ignore"
    ]
    assert judged(Document(text), *found, ran=("repetition/word",))[1] == []


def test_a_decision_about_an_unknown_rule_is_reported_with_a_guess() -> None:
    text = article("<!-- lintnews: ignore name/drift -- so -->")
    assert judged(Document(text), drift(text)) == (
        {"Blingen": None},
        ["a.md:3: warning: a decision about 'name/drift', which is no rule (did you mean 'names/drift'?)"],
    )


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("ignore", "“ignore” is not “ignore RULE -- REASON until DAY”"),
        ("disable names/drift", "“disable names/drift” is not “ignore RULE -- REASON until DAY”"),
        ("ignore names/drift because", None),
        ("ignore names/drift: so", "“names/drift:” is no rule (a reason stands behind “--”)"),
        ("ignore names/drift -- so until 2026-13-45", "“2026-13-45” is no day (such as 2027-01-31)"),
    ],
)
def test_a_comment_that_cannot_be_read_is_reported_and_ignores_nothing(words: str, problem: str | None) -> None:
    text = article(f"<!-- lintnews: {words} -->")
    found, notes = judged(Document(text), drift(text))
    if problem:
        assert found == {"Blingen": None}
        assert notes == [f"a.md:3: warning: a decision that cannot be read: {problem}"]
    else:
        assert any("'because', which is no rule" in note for note in notes)


def test_a_decision_without_a_reason_is_noted() -> None:
    text = article("<!-- lintnews: ignore names/drift -->")
    assert judged(Document(text), drift(text)) == (
        {"Blingen": "inline: "},
        ["a.md:3: note: a decision without a reason"],
    )


def test_the_comment_that_editors_write_can_be_read() -> None:
    text = article(comment("names/drift", "his own spelling"))
    assert judged(Document(text), drift(text)) == ({"Blingen": "inline: his own spelling"}, [])


TEXT = "Antony Blinken left. Blingen met the the press. Blinked stayed.\n"


def test_a_side_file_speaks_for_a_text_or_for_the_whole_file() -> None:
    side = """
        [[ignore]]
        rules = ["names/drift"]
        text = "Blingen"
        reason = "his own spelling"
        until = 2027-01-01

        [[ignore]]
        rules = "repetition"
        reason = "a stutter"
    """
    found = (drift(TEXT), drift(TEXT, "Blinked"), doubled(TEXT))
    assert judged(Document(TEXT), *found, decisions=beside_file(side, "a.txt.lintnews.toml", TEXT)) == (
        {"Blingen": "side-file: his own spelling", "the the": "side-file: a stutter", "Blinked": None},
        [],
    )


def test_a_side_file_speaks_for_one_passage() -> None:
    text = "They saw the the sea.\r\nWe saw the the sea.\r\n"
    at = text.rindex("the the")
    second = doubled(text)._replace(span=Span(at, at + 7), fixes=())
    made = passage(text, *second.span)
    assert made == "We saw the the sea."
    side = f'[[ignore]]\nrules = ["repetition"]\nin = "{made}"\nreason = "so"\n'
    results = results_of(Document(text), [doubled(text), second], "a.txt")
    found, _ = decide(
        results, beside_file(side, "s", text), today=TODAY, ran=lambda: ["repetition/word"], known=["repetition/word"]
    )
    assert [one.suppression is None for one in found] == [True, False]
    moved = f"The end.\r\n{text}"
    assert beside_file(side, "s", moved).made[0].place == (moved.index("We"), len(moved) - 2)


@pytest.mark.parametrize("line", ["the the", "and the the sea, and the the sea"])
def test_where_nothing_tells_two_places_apart_there_is_no_passage(line: str) -> None:
    assert passage(f"{line}\n{line}\n", 0, 3) == ""


def test_a_side_file_reports_what_ended_and_what_is_not_needed_by_its_line() -> None:
    ended = '[[ignore]]\nrules = ["names"]\nreason = "x"\nuntil = 2020-01-01\n'
    side = ended + '\n[[ignore]]\nrules = ["repetition"]\nreason = "y"\n'
    assert judged(Document(TEXT), drift(TEXT), decisions=beside_file(side, "s", TEXT)) == (
        {"Blingen": None},
        [
            "s:1: warning: the decision to ignore 'names' ended on 2020-01-01",
            "s:6: warning: the decision to ignore 'repetition' is not needed: there is nothing to ignore",
        ],
    )


@pytest.mark.parametrize(
    ("side", "problem"),
    [
        ("[[ignore]", "cannot be read"),
        ("[ignore]\nrules = []", "begins with [[ignore]]"),
        ("[[ingore]]\nrules = []", "unknown key 'ingore'"),
        ('[[ignore]]\nrule = "names"', "unknown key 'rule' (did you mean 'rules'?)"),
        ("[[ignore]]\nreason = 'x'", "'rules' wants a list"),
        ("[[ignore]]\nrules = [1]", "'rules' wants a list"),
        ("[[ignore]]\nrules = ['names']\nuntil = 7", "'until' wants a day"),
        ("[[ignore]]\nrules = ['names']\nuntil = 'soon'", "“soon” is no day"),
        ("[[ignore]]\nrules = ['names']\ntext = 7", "'text', 'in' and 'reason' want a text"),
    ],
)
def test_a_side_file_that_cannot_be_read_is_an_error(side: str, problem: str) -> None:
    (note,) = beside_file(side, "a.txt.lintnews.toml", TEXT).problems
    assert note.level == "error"
    assert problem in note.message


@pytest.mark.parametrize(
    ("side", "fits"),
    [
        ('[[ignore]]\nrules = ["names"]\ntext = "a"\nin = "a b"\nreason = "b"\nuntil = 2027-01-01\n', True),
        ('[[ignore]]\nrules = "names/drift"\nuntil = "2027-01-01"\n', True),
        ("", True),
        ('[[ignore]]\nrule = "names"\n', False),
        ("[[ignore]]\nrules = []\n", False),
        ("[[ingore]]\n", False),
        ('[[ignore]]\nrules = "names"\nuntil = "soon"\n', False),
    ],
)
def test_a_side_file_fits_its_published_schema_just_when_it_can_be_read(side: str, fits: bool) -> None:
    schema = json.loads((Path(lintnews.__file__).parent / "schemas" / "side-file-1.schema.json").read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    assert validator.is_valid(json.loads(json.dumps(tomllib.loads(side), default=str))) is fits
    assert (beside_file(side, "s", TEXT).problems == ()) is fits


@pytest.mark.parametrize(
    "text",
    [
        "<!-- lintnews: " * 100_000,
        "<!-- lintnews: ignore " + "a " * 200_000 + "-->",
        "<!-- lintnews: ignore a -- " + " until 2" * 100_000 + " -->",
        "<!--" + " " * 400_000 + "lintnews",
        "<!-- lintnews: ignore nosuch -- x -->\n\ntext\n\n" * 20_000,
    ],
)
def test_comments_without_end_or_number_cost_no_more_than_their_length(text: str) -> None:
    doc = Document(text, "a.md")
    made = in_file(doc, "a.md")
    decide(
        (), made, today=date(2022, 1, 1), ran=lambda: ["a/b"], known=[f"family/name-{number}" for number in range(300)]
    )
    assert len(made.made) <= 1000


def test_decisions_beyond_measure_are_told() -> None:
    text = "<!-- lintnews: ignore a/b -- x -->\n\ntext\n\n" * 1001
    assert [one.message for one in in_file(Document(text), "a.md").problems] == [
        "of 1001 decisions only the first 1000 are heeded"
    ]
    assert [one.message for one in beside_file("[[ignore]]\nrules = 'a'\n" * 1001, "x", TEXT).problems] == [
        "of 1001 decisions only the first 1000 are heeded"
    ]
    many = ", ".join(f"a/b{number}" for number in range(51))
    assert "more than 50 rules" in in_file(Document(f"<!-- lintnews: ignore {many} -->"), "a.md").problems[0].message
