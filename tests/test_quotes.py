"""Quotations and stray quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import lint_paths
from lintnews.document import Document
from lintnews.layers.speech.quotes import outermost, quoted, quotes
from lintnews.layers.speech.unmatched_marks import unmatched_marks


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotes(Document(text)).quotations]


def strays(text: str) -> list[tuple[str, int]]:
    return [(stray.fault, stray.span.start) for stray in quotes(Document(text)).strays]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” he said. “We do.”", ["We agree,", "We do."]),
        ('"We agree," he said. "We do."', ["We agree,", "We do."]),
        ("''We agree,'' he said.", ["We agree,"]),
        ("``We agree,'' he said.", ["We agree,"]),
        ("‘We agree,’ he said.", ["We agree,"]),
        ("'We agree,' he said.", ["We agree,"]),
        ("«We agree», he said.", ["We agree"]),
        ("« We agree », he said.", [" We agree "]),
        ("»We agree«, he said. »We do.«", ["We agree", "We do."]),
        ("„We agree“, he said.", ["We agree"]),
        ("„We agree”, he said.", ["We agree"]),
        ("”We agree”, he said. ”We do.”", ["We agree", "We do."]),
        ('"We agree"—so he said.', ["We agree"]),
        ('He said:"We agree."', ["We agree."]),
        ('"... and so on," he said.', ["... and so on,"]),
        ('She read the "Post"-sponsored list.', ["Post"]),
        ("The host of “Sunday Talk”’s first hour.", ["Sunday Talk"]),
    ],
)
def test_every_kind_of_mark_makes_a_quotation(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert strays(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They don't know the voters' will, O'Brien's or the '90s'.",
        "They don’t know the voters’ will, O’Brien’s or the ’90s.",
        "Get 'em while it's hot, 'cause it won't last.",
        "A 12\" pizza and a man of 6'2\" at 5' from the door.",
        "Speakers 8’10” tall stood there.",
        "The girls' team and the boys' team met.",
    ],
)
def test_apostrophes_inches_and_feet_are_no_quotation_marks(text: str) -> None:
    assert inner(text) == []
    assert strays(text) == []


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    assert inner('"I am 6\'2" and buy a 12" pizza," he said.') == ['I am 6\'2" and buy a 12" pizza,']


def test_a_number_may_end_a_quotation() -> None:
    assert inner('He called it "the spirit of 1989" again.') == ["the spirit of 1989"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘yes’ to me,” she said.", ["He said ‘yes’ to me,", "yes"]),
        ("\"'Yes' is what he said,\" she said.", ["'Yes' is what he said,", "Yes"]),
        ("\"He said, 'No.'\" Then he left.", ["He said, 'No.'", "No."]),
        ("''He said 'no,''' she said.", ["He said 'no,'", "no,"]),
        ("'He said \"no\" to the voters' wish,' she said.", ['He said "no" to the voters\' wish,', "no"]),
        ("“He said “yes” to me,” she said.", ["He said “yes” to me,", "yes"]),
    ],
)
def test_nested_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert [q.depth for q in quotes(Document(text)).quotations] == [0, 1]
    assert strays(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said: ‘She told me “no” and left.’ So I went,” he added.", ["no", "She told me “no” and left."]),
        ("‘He said: “She told me ‘no’ and left.” So I went,’ he added.", ["no", "She told me ‘no’ and left."]),
        ("‘He said: “She told me ‘no’.” So I went,’ he added.", ["no", "She told me ‘no’."]),
        ("“He said: ‘She told me “no”.’”", ["no", "She told me “no”."]),
    ],
)
def test_quotations_in_quotations_in_quotations(text: str, expected: list[str]) -> None:
    assert set(expected) < set(inner(text))
    assert [q.depth for q in quotes(Document(text)).quotations] == [0, 1, 2]
    assert strays(text) == []


def test_a_quotation_over_paragraphs_that_all_begin_with_a_mark() -> None:
    found = quotes(Document("“We came.\n\n“We saw.\n\n“We won,” he said."))
    assert [(q.opening, q.closing, q.continues) for q in found.quotations] == [
        ("“", "", True),
        ("“", "", True),
        ("“", "”", False),
    ]
    assert found.strays == ()


def test_a_quotation_over_paragraphs_without_marks_at_their_beginnings() -> None:
    text = '"We came.\n\nWe saw.\n\nWe "won" it," he said.\n\n"It was easy."'
    assert inner(text) == ["We came.", "We saw.", 'We "won" it,', "won", "It was easy."]
    assert strays(text) == []


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        ("He called it a ⟦“⟧lie and left.\n\nShe stayed.", "unclosed"),
        ('He called it a ⟦"⟧lie and then a "fraud."', "unclosed"),
        ('"We won\'t," he said. ⟦"⟧We can\'t, she said.', "unclosed"),
        ("It is over,⟦”⟧ he said.", "unopened"),
        ("“It is over,⟦“⟧ he said. “Yes,” she said.", "turned"),
        ("⟦”⟧It is over,” he said. “Yes,” she said.", "turned"),
        ('"It is over, ⟦"⟧said Pryce. "It is."', "turned"),
        ("“It is over, ⟦“⟧said Pryce.", "turned"),
        ("It is over, ⟦“⟧said Pryce.", "unclosed"),
    ],
)
def test_stray_marks(marked: str, fault: str) -> None:
    assert strays(marked.replace("⟦", "").replace("⟧", "")) == [(fault, marked.index("⟦"))]


def test_arrows_between_the_steps_of_a_page_are_no_marks_without_a_partner() -> None:
    doc = Document("News › World › Asia\n\nThe king arrived.\n\n« Back to the list")
    assert len(quotes(doc).strays) == 3
    assert unmatched_marks(doc) == ()


def test_quoted_tells_what_is_somebody_elses_words() -> None:
    text = "He said “yes, ‘now’” twice."
    doc = Document(text)
    assert [quoted(doc, text.index(word)) for word in ("said", "yes", "now", "twice")] == [False, True, True, False]
    assert len(doc.layer(outermost)) == 1


@given(st.text(alphabet="aS1 .,\n'\"“”‘’«»„", max_size=60))
def test_quotations_are_well_formed_whatever_the_text(text: str) -> None:
    found = quotes(Document(text))
    ends: list[int] = []
    for q in found.quotations:
        assert text[q.span.start : q.inner.start] == q.opening
        assert text[q.inner.end : q.span.end] == q.closing
        while ends and ends[-1] <= q.span.start:
            ends.pop()
        assert q.depth == len(ends)
        assert not ends or q.span.end <= ends[-1], "quotations cross"
        ends.append(q.span.end)
    assert all(0 <= stray.span.start < stray.span.end <= len(text) for stray in found.strays)


def test_paragraphs_of_a_quotation_that_were_joined_are_its_parts() -> None:
    text = "“We waited. “We still hope. “We ask for help.” The ministry was silent."
    found = quotes(Document(text))
    assert [text[slice(*q.inner)] for q in found.quotations] == ["We waited.", "We still hope.", "We ask for help."]
    assert [q.continues for q in found.quotations] == [True, True, False]
    assert found.strays == ()


def test_a_quotation_in_one_that_goes_on_over_paragraphs_hides_nothing() -> None:
    assert strays('"The "Minden" club left.\n\nIt came back," she said.') == []
    assert strays('He called it a "lie and then "fraud."\n\nIt rained.') == [("unclosed", 15)]


def test_a_letter_of_other_scripts_that_looks_like_an_opening_mark_quotes_nobody() -> None:
    assert strays("The ‘ulama met in Qom.") == []
    assert strays("‘We met,’ he said. Then came ‘a storm.") == [("unclosed", 29)]


def test_a_path_through_a_site_is_no_quotation() -> None:
    assert strays("Sport » Football » Cup\n\nThe club won.") == []
    assert inner("« We won », he said.") == [" We won "]


def test_what_a_page_quotes_is_not_judged_for_its_grammar(tmp_path: Path) -> None:
    page = tmp_path / "letter.html"
    page.write_text(
        "<html lang='en'><body><article><h1>Farmer writes</h1><p>Will Hobbs wrote to the council.They answered.</p>"
        "<blockquote><p>We was never asked.</p></blockquote><p>They was late.</p></article></body></html>",
        encoding="utf-8",
    )
    source = page.read_text(encoding="utf-8")
    report = lint_paths([page], select=["grammar", "typography"])
    assert [source[one.region.start : one.region.end] for one in report.findings] == [".They", "was"]


def test_a_credit_in_a_caption_of_the_page_is_no_credit_left_behind(tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    credit = "Photo: Ana Prats"
    page.write_text(
        "<html lang='en'><body><article><h1>Ferry stops</h1><p>The ferry stops on Monday.</p>"
        f"<figure><figcaption>{credit}</figcaption></figure><p>{credit}</p><p>It is old.</p></article></body></html>",
        encoding="utf-8",
    )
    source = page.read_text(encoding="utf-8")
    report = lint_paths([page], select=["leftovers"])
    assert [one.region.start for one in report.findings] == [source.rindex(credit)]


def test_a_quotation_holds_its_marks_and_nothing_behind_them() -> None:
    text = "He said: “We go.” He left."
    doc = Document(text)
    assert [quoted(doc, at) for at in (text.index("“") - 1, text.index("“"), text.index("”"), text.index("”") + 1)] == [
        *(False, True, True, False)
    ]
