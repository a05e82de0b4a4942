"""Persons in Chinese characters beside their original: somebody else, nobody, and one as others read the name."""

from __future__ import annotations

import pytest
from beside_original import findings

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

PERSONS = ("source/person", "source/name", "source/speaker")
JAPANESE = (
    "市長は2024年5月3日、橋を開通させた。商店主の秋元浩二さん（45）は、300人の来場者を数えた。費用は1200万円だった。"
)


def english(who: str) -> str:
    return f"The mayor opened the bridge on 3 May 2024. {who} counted 300 visitors. It cost 12 million yen."


def said_of(who: str, original: str, language: str) -> list[str]:
    return [one.message for one in findings([english(who)], [original], language, only=PERSONS)]


@pytest.mark.parametrize(
    "who", ["Shopkeeper Nakajima Yasuko (45)", "Yasuko Nakajima, a shopkeeper,", "Shopkeeper Peter Morrison"]
)
def test_somebody_else_with_an_age(who: str) -> None:
    pytest.importorskip("sudachipy", reason="needs the extra lintnews[japanese]")
    assert [message.split(",")[0] for message in said_of(who, JAPANESE, "ja")] == ["the original has “秋元浩二” here"]


def test_a_lost_person_with_an_age() -> None:
    pytest.importorskip("sudachipy", reason="needs the extra lintnews[japanese]")
    said = said_of("A shopkeeper, 45,", JAPANESE, "ja")
    assert said == ["the original names “秋元浩二” here, and the article does not"]


@pytest.mark.parametrize("who", ["Koji Akimoto, 45,", "Akimoto Hiroji (45)", "Shopkeeper Akimoto", "Ms. Shugen Koji"])
def test_the_same_person_in_another_reading(who: str) -> None:
    pytest.importorskip("sudachipy", reason="needs the extra lintnews[japanese]")
    assert said_of(who, JAPANESE, "ja") == []


def test_a_name_from_abroad_is_read_as_it_is_there() -> None:
    pytest.importorskip("sudachipy", reason="needs the extra lintnews[japanese]")
    assert said_of("Lee Min-ka (45)", JAPANESE.replace("秋元浩二", "李旻果"), "ja") == []


def test_somebody_else_for_a_known_one_who_stands_in_the_next_sentence() -> None:
    text = (
        "Anna Keller met Viktor Lindgren on 3 May 2024. They spoke for 12 hours. Nobody else came. Lindgren collected "
        "the names of 300 people. Then Keller drove to Tver, and 40 journalists waited there."
    )
    original = (
        "Анна Келлер встретила Виктора Линдгрена 3 мая 2024 года. Они говорили 12 часов. Больше никто не пришел. "
        "Келлер собрала имена 300 человек. Потом Келлер поехала в Тверь, и там ждали 40 журналистов."
    )
    found = findings([text], [original], "ru", only=PERSONS)
    assert [one.message for one in found] == ["the original has “Келлер” here, and not “Lindgren”"]


CHINESE = "市长于2024年5月3日为大桥剪彩。记者周蕊在桥上数了300名来宾。大桥花费1200万元。"
LATIN = "Мэр открыл мост 3 мая 2024 года. Компания Harbor Lantern насчитала 300 гостей. Он стоил 12 миллионов евро."


def test_a_chinese_name_that_no_characters_are_read_as() -> None:
    pytest.importorskip("pypinyin", reason="needs the extra lintnews[source]")
    assert said_of("Journalist Huo Xiang", CHINESE, "zh") == ["the original has “周蕊” here, and not “Huo Xiang”"]


@pytest.mark.parametrize("who", ["Journalist Zhou Rui", "Journalist Rui Zhou", "The Ao Pinhe"])
def test_a_chinese_name_that_stands_there(who: str) -> None:
    assert said_of(who, CHINESE, "zh") == []


def test_a_lost_name_in_the_letters_of_the_article() -> None:
    assert said_of("A company", LATIN, "ru") == ["the original names “Harbor Lantern” here, and the article does not"]


@pytest.mark.parametrize("who", ["The company Harbor Lantern", "The company HL"])
def test_a_name_in_the_letters_of_the_article_that_stands_there(who: str) -> None:
    assert said_of(who, LATIN, "ru") == []
