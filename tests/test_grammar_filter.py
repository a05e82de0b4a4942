"""The gate: what an engine says of names, of other people's words and of no prose at all is held back."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.grammar.engine import Match, matches
from lintnews.grammar.filter import Fault, faults
from lintnews.testing import without_marks


def said(text: str, *more: Match, kind: str = "spelling", **about: object) -> tuple[Fault, ...]:
    """What is left of matches of one kind at the marked places of a text."""
    clean, places = without_marks(text)
    doc = Document(clean, **about)  # type: ignore[arg-type]
    found = (Match(*place, kind, "Rule", "wrong", ("right",), engine="one") for place in places)
    doc.memo[matches] = tuple(sorted((*found, *more)))
    return faults(doc)


@pytest.mark.parametrize(
    "text",
    [
        "US Secretary of State Antony ⟦Blingen⟧ met him in Geneva on Friday.",
        "The minister, Jens ⟦Stoltenberg⟧, spoke of ⟦Stoltenberg's⟧ plan in the evening.",
        "The talks with ⟦AFP⟧ went on in the evening in Geneva.",
        "He wrote it on https://example.org/⟦negotations⟧ and left in the evening.",
        "He wrote #⟦negotations⟧ and @⟦negotations⟧ to press@⟦negotations⟧.org today.",
        "The site ⟦negotations⟧.example.org was down in the evening, he said.",
        "The income per ⟦capita⟧ and the de ⟦facto⟧ leader are known in the country.",
        "She sang “The ⟦Negotations⟧ of Love” in the evening in Geneva.",
        "De minister wil daar voorlopig niet op ⟦reageren⟧ en gaat naar huis.",
        "⟦Negotations⟧ went on in the evening, and nothing came of it.",
        "The ⟦lavro⟧ plan failed. Mr Lavro said so in Geneva on Friday.",
    ],
)
def test_misspellings_of_no_ordinary_word_are_held_back(text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ⟦negotations⟧ with Mr Lavrov went on in Geneva.",
        "He said: “The ⟦negotations⟧ will go on in the evening.”",
        "Short ⟦negotations⟧.",
    ],
)
def test_misspellings_of_ordinary_words_are_left(text: str) -> None:
    (fault,) = said(text)
    assert fault.kind == "spelling"
    assert fault.is_sure


def test_a_name_that_an_engine_and_the_registry_spell_otherwise_is_reported_for_sure() -> None:
    def hinted(text: str, instead: str, kind: str) -> tuple[Fault, ...]:
        clean, (place,) = without_marks(text)
        doc = Document(clean)
        doc.memo[matches] = (Match(*place, kind, "Rule", "wrong", ("Lingen", instead), is_sure=False),)
        return faults(doc)

    whole, surname = "He met ⟦Dmitry Kulepa⟧ in Geneva.", "He met Volodymyr ⟦Zhelensky⟧ in Geneva."
    for text, instead, kind in ((whole, "Dmytro Kuleba", "name"), (surname, "Zelensky", "spelling")):
        (fault,) = hinted(text, instead, kind)
        assert (fault.kind, fault.is_sure, fault.replacements) == ("name", True, (instead,))
        assert "registry" in fault.message
    (unknown,) = hinted("He met ⟦Georgy Polin⟧ in Geneva.", "George Pólya", "name")
    assert not unknown.is_sure
    assert not hinted("He met Piotr ⟦Zhelensky⟧ in Geneva.", "Zelensky", "spelling")
    assert not hinted("He met Volodymyr ⟦Zelenskyy⟧ in Geneva.", "Zelensky", "spelling")


def test_a_fault_beside_a_name_is_left_and_one_inside_a_name_is_not() -> None:
    assert said("Mr ⟦Sims say⟧ that the talks in Geneva go on.", kind="agreement")
    assert not said("The ⟦New York⟧ talks with Mr Sims go on in the evening.", kind="agreement")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("On Monday The Producers ⟦has⟧ won again.", 0),
        ("The prizes are small, though ⟦there is Hellraisers⟧ too.", 0),
        ("On Monday the producers ⟦has⟧ won again.", 1),
        ("In Rome the Germans ⟦was⟧ late again.", 1),
    ],
)
def test_a_name_may_be_of_either_number(text: str, left: int) -> None:
    assert len(said(text, kind="agreement")) == left


def test_a_headline_in_title_case_is_no_place_for_engines() -> None:
    text = "Minister ⟦Meet⟧ Envoys at Talks on Grain Exports\n\nThe minister met the envoys in Geneva on Friday."
    assert said(text, kind="agreement") == ()


def test_a_word_that_is_misspelled_twice_is_meant_or_no_slip() -> None:
    found = said("The ⟦cassation⟧ was heard, and the court took the ⟦cassation⟧ up in May.")
    assert [fault.is_sure for fault in found] == [False, False]


def test_words_that_a_project_accepts_are_right() -> None:
    text = "The ⟦negotations⟧ went on in the evening, and nothing came of it."
    assert said(text)
    assert not said(text, accepted=frozenset(["negotations"]))


def test_quotations_are_told_apart() -> None:
    found = said("He said: “They ⟦was⟧ late.” They ⟦was⟧ early in the morning.", kind="usage")
    assert [fault.is_quoted for fault in found] == [True, False]


def test_a_word_of_which_the_text_speaks_is_let_alone() -> None:
    assert not said("The player learned that “⟦energie⟧” is what the tired figure lacks.")
    assert said("The player said “the ⟦energie⟧ is what the tired figure lacks.”")


def test_what_two_engines_say_of_one_fault_is_one() -> None:
    text = "They ⟦was⟧ late in the evening."
    other = Match(0, 8, "agreement", "AGR", "does not agree", ("They were",), True, "two")
    (fault,) = said(text, other, kind="agreement")
    assert fault.sources == ("two AGR", "one Rule")
    (fault,) = said(text, other._replace(is_sure=False), kind="agreement")
    assert (fault.sources, fault.is_sure) == (("one Rule", "two AGR"), True)
    (fault,) = said(text, other._replace(start=5, kind="usage", replacements=()), kind="agreement")
    assert (fault.kind, fault.replacements) == ("agreement", ("right",))


def test_two_faults_at_one_place_that_are_not_alike_stay_two() -> None:
    other = Match(0, 8, "punctuation", "P", "comma", (), True, "two")
    assert len(said("They ⟦was⟧ late in the evening.", other, kind="agreement")) == 2


def test_names_are_told_from_nouns_only_where_the_lexicons_know_names() -> None:
    text = "Der Minister traf den ⟦Ministern⟧ am Freitag in Genf und sprach über die Krise."
    assert said(text, kind="agreement", language="de")
    assert not said(text, kind="spelling", language="de")


def test_a_noun_with_a_capital_may_be_misspelled_where_nouns_have_capitals_but_nobody_is_sure() -> None:
    text = "Die Verhandlugen über den Haushalt der Stadt gehen am Freitag weiter, sagte der Minister dem Sender."
    slip = Match(4, 16, "spelling", "R", "wrong", ("Verhandlungen",))
    name = Match(88, 94, "spelling", "R", "wrong", ("Sende",))
    (fault,) = said(text, slip, name, language="de")
    assert (fault.replacements, fault.is_sure) == (("Verhandlungen",), False)
