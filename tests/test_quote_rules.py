"""The families `quotes` and `attribution`: what their examples do not show."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.rule import Rule
from lintnews_rules.attribution.doubled_cue import DoubledCue
from lintnews_rules.attribution.orphan_quote import OrphanQuote
from lintnews_rules.attribution.swallowed import Swallowed
from lintnews_rules.attribution.unintroduced_speaker import UnintroducedSpeaker
from lintnews_rules.quotes.mixed_style import MixedStyle
from lintnews_rules.quotes.unbalanced import Unbalanced

PIECES = (
    "“",
    "”",
    '"',
    "„",
    "«",
    "»",
    "‘",
    "’",
    "``",
    " ",
    ". ",
    ",",
    "\n",
    "\n\n",
    "We",
    "said Keller",
    "the boys’",
    "6",
)
SENTENCES = "\n\n".join(f"The talks went on for day number {day}." for day in ("one", "two", "three", "four", "five"))


def findings(rule: Rule, text: str) -> list[Finding]:
    return sorted(rule.check(Document(text)), key=lambda finding: finding.span)


def shown(rule: Rule, text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in findings(rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready, “said Anna Keller. “We have been for weeks.”",
        '"We are ready, "Anna Keller said.',
        "The town is ready, “said Keller.",
        '"We are ready, "says Keller, adding: "We have been for weeks."',
    ],
)
def test_a_swallowed_attribution_is_not_reported_as_an_unbalanced_mark_as_well(text: str) -> None:
    assert len(shown(Swallowed(), text)) == 1
    assert shown(Unbalanced(), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He called the plan “dead,” the mayor “said no more,” and she left.",
        "Anna Keller told reporters, “Brandt said that we are ready.”",
        "She said: “I told him, ‘Go,’ and he went, he said.”",
        '"Map found on the street, say police"',
    ],
)
def test_speech_about_speech_is_not_swallowed(text: str) -> None:
    assert shown(Swallowed(), text) == []


def test_an_unclosed_quotation_with_its_attribution_is_an_error_and_has_a_fix() -> None:
    text = "“We are ready, said Anna Keller, the mayor."
    (finding,) = findings(Unbalanced(), text)
    assert finding.severity == Severity.ERROR
    (edit,) = finding.fixes[0].edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == "“We are ready,” said Anna Keller, the mayor."


def test_an_unclosed_quotation_without_more_evidence_is_a_warning() -> None:
    (finding,) = findings(Unbalanced(), "They called it a “lie and left. Nobody saw them again.")
    assert finding.severity == Severity.WARNING


def test_where_paragraphs_are_sentences_a_mark_without_a_partner_is_a_note() -> None:
    (finding,) = findings(Unbalanced(), f"{SENTENCES}\n\n“The talks go on.\n\nThe delegations are small.")
    assert finding.severity == Severity.NOTE


def test_many_marks_without_partners_are_a_habit_and_no_errors() -> None:
    text = "“We came, said Anna Keller.\n\nIt rained. “We saw, said Thomas Brandt.\n\nIt snowed."
    assert [finding.severity for finding in findings(Unbalanced(), text)] == [Severity.WARNING, Severity.WARNING]


def test_marks_that_face_the_wrong_way_are_one_finding() -> None:
    (finding,) = findings(Unbalanced(), "“We came.“ They left. “We saw.“ They stayed.")
    assert finding.severity == Severity.NOTE
    assert len(finding.notes) == 1


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=20).map("".join))
@example('".\n“T\n"i')
@example("’\ni’``\n‘, ”We‘")
@example('«"\ni, ”WeAnna Keller saidthe boys’«66')
def test_a_mark_that_was_turned_is_not_turned_again(text: str) -> None:
    seen = [text]
    while edits := [edit for one in findings(Unbalanced(), text) for fix in one.fixes for edit in fix.edits]:
        for edit in sorted(edits, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert text not in seen
        seen.append(text)


def test_an_unintroduced_speaker_is_an_error_where_others_are_introduced() -> None:
    text = "“We are ready,” Anna Keller said. “So are we,” said Pryce."
    assert [(f.severity, text[f.span.start : f.span.end]) for f in findings(UnintroducedSpeaker(), text)] == [
        (Severity.ERROR, "Pryce")
    ]
    assert [f.severity for f in findings(UnintroducedSpeaker(), "“We are ready,” said Pryce.")] == [Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready,” said spokeswoman Pryce.",
        "“We are ready,” said Pryce, the mayor.",
        "“We are ready,” said Pryce, 44.",
        "“We are ready,” said Pryce (Ohio).",
        "Ned Pryce came. “We are ready,” said Pryce.",
        "“We are ready,” said Pryce. Later Pryce’s office called.",
        "“We are ready,” said Anna Keller. “So am I,” said Kelller.",
        "“We are ready,” it said on Tuesday. London said the same. NATO said nothing.",
        "As Eyewitnesses say, it rained.",
        "According to Roscosmos, it flew.",
    ],
)
def test_speakers_that_need_no_introduction(text: str) -> None:
    assert shown(UnintroducedSpeaker(), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "One official told another official that it rained.",
        "Officials told other officials that it rained.",
        "The statement said that another statement would follow.",
        "The company told the company's lawyers to wait.",
        "Police told police officers to wait.",
        "Reporters said that reporters were not let in.",
    ],
)
def test_a_noun_that_comes_twice_is_not_always_doubled(text: str) -> None:
    assert shown(DoubledCue(), text) == []


def test_a_quotation_that_goes_on_with_an_earlier_speech_is_no_orphan() -> None:
    text = "Talks begin\n\nIt rained.\n\n“We talk,” said Anna Keller.\n\n“We always talk here.”\n\nThe trains run."
    assert shown(OrphanQuote(), text) == []


def test_a_headline_may_be_a_quotation() -> None:
    assert shown(OrphanQuote(), "“Diplomacy is not dead yet.”\n\nIt rained.\n\nThe trains run.") == []


def test_the_rarer_style_of_marks_is_shown() -> None:
    assert shown(MixedStyle(), 'She said "no." He said “yes.” They said "perhaps."') == ["“yes"]
