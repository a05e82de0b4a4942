"""Who said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.layers.speech.attributions import attributions, quote_speakers
from lintnews.layers.speech.quotes import outermost

INTRODUCTION = "Maria Keller, the mayor of Springfield, met Thomas Brandt, a lawyer, on Monday.\n\n"


def speakers(text: str) -> list[str | None]:
    """For every quotation in order, the words that name its speaker."""
    doc = Document(INTRODUCTION + text)
    by_quotation = doc.layer(quote_speakers)
    found = [by_quotation[quotation.span].speaker for quotation in doc.layer(outermost)]
    return [doc.text[span.start : span.end] if span else None for span in found]


def kinds(text: str) -> list[str]:
    doc = Document(INTRODUCTION + text)
    return [one.kind for one in doc.layer(attributions) if one.content[0].start >= len(INTRODUCTION)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will build it,” said Keller.", "Keller"),
        ("“We will build it,” Keller said on Tuesday.", "Keller"),
        ("“We will build it,” she told reporters.", "she"),
        ("BRUSSELS -- The officials told him: “We will build it.”", "The officials"),
        ("The army-led council said: “We will build it.”", "The army-led council"),
        ("“We will build it”, Keller added.", "Keller"),
        ('"Will we build it?" she asked.', "she"),
        ("“We will build it!” one of the workers yelled.", "one"),
        ("“We will build it,” said a spokesman for the ministry.", "a spokesman"),
        ("“We will build it,” a senior adviser to the minister said.", "a senior adviser"),
        ("“We will build it,” Keller, who won the vote in May, said.", "Keller"),
        ("“We will build it,” his wife, Anna Brandt, said.", "Anna Brandt"),
        ("“We will build it,” Sen. Maria Keller (D-Ohio) said.", "Maria Keller"),
        ("“We will build it,” according to Keller.", "Keller"),
        ("“We will build it.” — Maria Keller", "Maria Keller"),
        ("Keller said: “We will build it.”", "Keller"),
        ("On Tuesday, she told the council, “We will build it.”", "she"),
        ("Keller defended the plan on Tuesday, saying “We will build it.”", "Keller"),
        ("Keller rose from her chair and said, “We will build it.”", "Keller"),
        ("Keller was quoted as saying: “We will build it.”", "Keller"),
        ("An official who spoke to reporters later said, “We will build it.”", "An official"),
        ("According to Keller, “We will build it.”", "Keller"),
        ("Brandt was blunt: “We will build it.”", "Brandt"),
        ("Said Keller: “We will build it.”", "Keller"),
        ("“We will build it,” the agency quoted Keller as saying.", "Keller"),
        ("The agency quotes her as saying: “We will build it.”", "her"),
        ("Keller noted that “we will build it”, the agency reported.", "Keller"),
    ],
)
def test_the_speaker_of_a_quotation(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_pieces_of_one_speech_have_one_speaker() -> None:
    assert speakers("“We will,” Keller said, “build it.” She smiled. “Soon.”") == ["Keller", "Keller", "Keller"]


def test_two_speakers_in_turn() -> None:
    assert speakers("“Will you?” Brandt asked. “We will,” Keller said. “You won’t,” he replied.") == [
        "Brandt",
        "Keller",
        "he",
    ]


def test_paragraphs_of_one_speech_have_one_speaker() -> None:
    assert speakers("“We will build it.\n\n“We will build it soon,” Keller said.") == ["Keller", "Keller"]
    assert speakers("Keller said: “We will build it.\n\n“We will build it soon.”") == ["Keller", "Keller"]


def test_a_colon_carries_over_to_the_next_paragraph() -> None:
    assert speakers("Keller continued:\n\n“We will build it.”\n\nBrandt left.") == ["Keller"]


def test_a_quotation_of_nobody() -> None:
    assert speakers("It rained.\n\n“Diplomacy is not dead.”\n\nThe talks go on.") == [None]


def test_a_noun_that_looks_like_a_verb_of_saying_speaks_for_nobody() -> None:
    assert speakers("In his reply to the “Springfield plan” the claims stand.") == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will build it,” said Keller.", "direct"),
        ("Keller called the plan “a disaster” on Monday.", "mixed"),
        ("Keller said that the plan was dead.", "indirect"),
        ("The plan was dead, Keller said.", "indirect"),
    ],
)
def test_kinds_of_speech(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Keller said that the plan was dead.", "the plan was dead."),
        ("The plan was dead, Keller said.", "The plan was dead,"),
    ],
)
def test_indirect_speech_has_the_clause_as_its_content(text: str, content: str) -> None:
    doc = Document(INTRODUCTION + text)
    (found,) = (one for one in doc.layer(attributions) if one.content[0].start >= len(INTRODUCTION))
    assert [doc.text[a:b] for a, b in found.content] == [content]
    assert found.mention is not None
    assert found.mention.surname == "Keller"


def test_a_passive_says_nothing() -> None:
    assert kinds("Keller was told that the plan was dead.") == []


def test_a_language_without_lexicons_has_quotations_without_speakers() -> None:
    doc = Document("„Wir bauen es“, sagte Keller.", language="xx")
    assert [(one.speaker, one.kind) for one in doc.layer(attributions)] == [(None, "direct")]


@given(
    st.lists(st.sampled_from(["“Yes,”", "“", "said", "Keller", "he", ",", ".", "who", "told", "that", "\n\n", "to"]))
)
def test_every_quotation_has_exactly_one_attribution(words: list[str]) -> None:
    doc = Document(" ".join(words))
    found = [span for one in doc.layer(attributions) if one.kind != "indirect" for span in one.content]
    assert sorted(found) == [quotation.span for quotation in doc.layer(outermost)]


def test_a_quotation_belongs_to_the_one_named_behind_the_next() -> None:
    doc = Document("The harbour was dark. “We are ready.” Nobody moved. “And we wait,” said Anna Keller.")
    speakers = [one.speaker and doc.text[slice(*one.speaker)] for one in doc.layer(quote_speakers).values()]
    assert speakers == ["Anna Keller", "Anna Keller"]


def test_a_subject_that_is_a_plural_noun_is_read() -> None:
    doc = Document("These people came to the hall. “We are ready to go home.” It rained.")
    assert len(doc.layer(quote_speakers)) == 1
