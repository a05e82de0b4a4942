"""Persons who are lost where the original introduces them, and names that stand where it has somebody or something
else though it knows them.
"""

from __future__ import annotations

import pytest
from beside_original import findings

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

_PERSONS = ("source/person", "source/speaker", "source/name")
_ARTICLE = (
    "The theater in Tver closes for 2 years on 5 May 2026.",
    "{} of the council asked for 40 million rubles in March.",
    "Some 300 people signed a letter, and {} read all 12 pages of it.",
    "The repair will cost 90 million rubles.",
)
_RUSSIAN = (
    "Театр в Твери закроется на 2 года 5 мая 2026 года.",
    "Виктор Линдгрен из совета попросил в марте 40 миллионов рублей.",
    "Письмо подписали 300 человек, и {} прочитал все 12 страниц.",
    "Ремонт обойдется в 90 миллионов рублей.",
)
_GERMAN = (
    "Das Theater in Twer schließt am 5. Mai 2026 für 2 Jahre.",
    "Viktor Lindgren vom Rat bat im März um 40 Millionen Rubel.",
    "300 Menschen unterschrieben einen Brief, und {} las alle 12 Seiten davon.",
    "Die Reparatur wird 90 Millionen Rubel kosten.",
)
_LOST = pytest.mark.parametrize(
    ("original", "language", "name"), [(_RUSSIAN, "ru", "Линдгрен"), (_GERMAN, "de", "Lindgren")]
)


@_LOST
def test_a_person_who_is_introduced_nowhere_is_lost(original: tuple[str, ...], language: str, name: str) -> None:
    assert any(
        f"Виктор {name}" in one or f"Viktor {name}" in one for one in _said("The head", "Lindgren", original, name)
    )


@_LOST
def test_a_person_who_is_introduced_is_not(original: tuple[str, ...], language: str, name: str) -> None:
    assert not _said("Viktor Lindgren", "Lindgren", original, name)
    assert not _said("Mr. Lindgren", "he", original, name)


@_LOST
def test_nor_is_one_whose_name_moved_to_the_next_sentence(original: tuple[str, ...], language: str, name: str) -> None:
    assert not _said("The head", "Viktor Lindgren", original, name)
    assert not _said("The head", "Lindgren", original, "er" if language == "de" else "он")


_FILMS = (
    "The studio in Osaka showed 12 films on 3 May 2024.",
    "In June {} put off a film for the third time.",
    "More than 300 people had bought tickets for 40 dollars.",
    "Director James Lindgren wrote a letter of 14 pages in July.",
)
_FILMS_THERE = (
    "大阪の撮影所は2024年5月3日、12本の映画を上映した。",
    "6月、{}は映画を3度目に延期した。",
    "300人以上が40ドルの券を買っていた。",
    "監督のジェームズ・リンドグレンは7月、14ページの手紙を書いた。",
)


def test_a_bare_given_name_is_known_by_the_whole_one() -> None:
    said = _films("Director James", "アンナ・ペトロヴァ")
    assert said == ["the original has “アンナ・ペトロヴァ” here, and not “James”"]


@pytest.mark.parametrize("theirs", ["ジェームズ・リンドグレン", "リンドグレン", "ジェームズ監督"])
def test_a_bare_given_name_for_the_surname_is_right(theirs: str) -> None:
    assert not _films("Director James", theirs)


def _films(ours: str, theirs: str) -> list[str]:
    article, original = ([one.format(who) for one in some] for some, who in ((_FILMS, ours), (_FILMS_THERE, theirs)))
    return [one.message for one in findings(article, original, "ja", only=_PERSONS)]


def _said(ours: str, again: str, original: tuple[str, ...], theirs: str) -> list[str]:
    """What is said of persons where something stands for the first mention in the article, and for the second one in
    both texts.
    """
    article = (_ARTICLE[0], _ARTICLE[1].format(ours), _ARTICLE[2].format(again), _ARTICLE[3])
    language = "de" if original is _GERMAN else "ru"
    beside = [one.format(theirs) for one in original]
    return [one.message for one in findings(article, beside, language, only=_PERSONS)]


def test_a_given_name_that_is_spelled_a_little_otherwise_makes_a_person() -> None:
    original = (_RUSSIAN[0], "В марте Стивен Мнучин из совета попросил 40 миллионов рублей.", *_RUSSIAN[2:])
    assert _said("The head", "everybody", original, "каждый") == [
        "the original names “Стивен Мнучин” here, and the article does not"
    ]
    assert not _said("Steven Mnuchin", "everybody", original, "каждый")
