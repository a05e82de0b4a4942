"""How near two spellings are, and which pairs of a document are taken for one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.document import Document
from lintnews.layers.names.distance import difference, least_difference, skeleton
from lintnews.layers.names.spellings import blocking_keys, candidate_pairs, max_distance
from lintnews.layers.names.variants import variants

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéöü", min_size=3, max_size=12).map(str.capitalize)


@pytest.mark.parametrize(
    "names",
    [
        "Zaytsev Zaitsev Zaycev",
        "Morawiecki Moravetsky",
        "Zelensky Zelenskyy Zelenskiy",
        "Makhachev Mahachev",
        "Schulgin Shulgin",
        "Alexeev Alekseev Alexeyev",
        "Sergei Sergey",
    ],
)
def test_transliterations_of_one_name_have_one_skeleton(names: str) -> None:
    assert len({skeleton(name) for name in names.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Grigorenko", "Hryhorenko"), ("Mecola", "Metsola"), ("Kuleba", "Kulepa"), ("Charchenko", "Kharchenko")],
)
def test_a_usual_slip_costs_less_than_another_letter(one: str, other: str) -> None:
    assert difference(one, other) <= 1.0 < difference(one, "X" + other[1:])


@given(NAMES, NAMES)
def test_difference_is_a_distance(one: str, other: str) -> None:
    assert difference(one, other) == pytest.approx(difference(other, one))


@given(NAMES, NAMES)
def test_the_least_difference_is_never_more_than_the_difference(one: str, other: str) -> None:
    assert least_difference(one, other) <= difference(one, other)
    assert least_difference(one, one) == 0
    assert difference(one, one) == 0
    assert (difference(one, other) == 0) == (skeleton(one) == skeleton(other))


@pytest.mark.parametrize(
    "pair",
    [
        "Blinken/Blingen",
        "Flinken/Blinken",
        "Kulepa/Kuleba",
        "Hryhorenko/Grigorenko",
        "Zhelensky/Zelensky",
        "Lavro/Lavrov",
    ],
)
def test_the_shortcut_to_near_names_loses_no_usual_slip(pair: str) -> None:
    one, other = pair.split("/")
    assert blocking_keys(one) & blocking_keys(other)
    assert difference(one, other) <= max_distance(one, other)


def taken_for_one(text: str) -> set[frozenset[str]]:
    """The pairs of spellings that are likely one name."""
    return {frozenset((pair.one.text, pair.other.text)) for pair in Document(text).layer(variants)}


def test_the_same_given_name_proves_one_person() -> None:
    assert {frozenset(("Alekseev", "Alekseyev"))} == taken_for_one("Sergei Alekseev spoke. Sergei Alekseyev left.")
    assert {frozenset(("Grigorenko", "Hryhorenko"))} == taken_for_one("Oleh Hryhorenko spoke. Then Grigorenko left.")


@pytest.mark.parametrize(
    "text",
    [
        "Boris Johnson met Alexander Johnston. Later Johnson called Johnston.",
        "Officials from Hunan and Henan met in Wuhan.",
        "The Kremlin spoke of Kreminna in Ukraine.",
        "Iran and Iraq signed. Iran left, Iraq stayed.",
        "They took the airfield of Dalmora on Monday. The oasis of Kalmora is far away.",
        "The Khabarovsk mayor drove through Khabarovsky district.",
    ],
)
def test_look_alikes_stay_apart(text: str) -> None:
    assert taken_for_one(text) == set()


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        ("Guðni Valur left. Later Guðna Vals spoke of it.", "is", {"Guðni", "Guðna"}),
        ("Timur Egorov came. They met Egorova in the hall.", "ru", {"Egorov", "Egorova"}),
        ("The temple of Sonandajie is old.\n\nA monk, Sonam Dajie, lives there.", "", {"Sonandajie", "Sonam Dajie"}),
        (
            "Prosecutor Jean-Marc Lund spoke. It rained. Prosecutor Jean-Luc Lund left.",
            "",
            {"Jean-Marc", "Jean-Luc"},
        ),
        ("Elísa Viðarsdóttir left. Later Elisha Vidar came back.", "", {"Elísa", "Elisha"}),
        ("In Japan the town of Kosai is old. They spoke of Kosei for long.", "", {"Kosai", "Kosei"}),
        ("The museum is called Umikokan. Later it was Kaikokan.", "ja", {"Umikokan", "Kaikokan"}),
    ],
)
def test_one_name_in_two_forms(text: str, language: str, pair: set[str]) -> None:
    found = Document(text, source_language=language or None).layer(variants)
    assert pair in [{one.one.text, one.other.text} for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "In Japan Ken Kiryu won. Mari Uryu lost.",
        "In Japan Aoki met Takagi. Yamada met Yamamoto. Sato met Saito.",
        "The town of Umikokan is old. Later they went to Kaikokan.",
    ],
)
def test_two_readings_need_a_text_about_the_country_and_no_company_of_their_own(text: str) -> None:
    assert [(one.one.text, one.other.text) for one in Document(text).layer(variants)] == []


def test_a_word_of_a_known_place_is_no_spelling_of_a_person() -> None:
    def pairs(text: str) -> set[tuple[str, str]]:
        return {(one.text, other.text) for one, other, _ in candidate_pairs(Document(text, language="en"))}

    assert pairs("Ms Konge of Hong Kong rested. Mr Konga was in Hong Kong.") == {("Konge", "Konga")}
    assert ("Kong", "Kongg") in pairs("Hong Kong is far, and Hong Kongg is large.")
    assert ("Konge", "Kong") in pairs("Ms Konge of Hong Kong rested. Mr Kong rested, too.")
