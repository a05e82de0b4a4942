"""One person of an original in Chinese characters under two names that have no letters in common."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lintnews.document import Document
from lintnews_rules.names.drift import Drift

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

_ARTICLE = (
    "The council of Tver opened 12 schools on 3 May 2024.",
    "{} counted 300 pupils there.",
    "The repair of the old theater cost 40 million rubles.",
    "{} promised 15 new parks on Friday.",
    "They will be ready in 2026.",
)
_CHINESE = (
    "特维尔市议会于2024年5月3日开设了12所学校。",
    "{}在那里数到了300名学生。",
    "旧剧院的修缮花费了4000万卢布。",
    "{}周五承诺新建15个公园。",
    "公园将于2026年建成。",
)
_HE = "总理阮春福"
_VIETNAMESE, _READ = "Prime Minister Nguyen Xuan Phuc", "Prime Minister Ruan Chunfu"


def _said(names: Sequence[str], theirs: Sequence[str] = (_HE, _HE)) -> list[str]:
    article, original = ("\n\n".join(text).format(*some) for text, some in ((_ARTICLE, names), (_CHINESE, theirs)))
    doc = Document(article, source_language="zh", original=Document(original, language="zh"))
    return [one.message for one in Drift().check(doc)]


def test_the_reading_of_the_characters_beside_the_name_that_they_stand_for() -> None:
    ours = "“Ruan Chunfu” here, “Nguyen Xuan Phuc” elsewhere: one person, “阮春福” in the original"
    assert _said((_VIETNAMESE, _READ)) == [ours]


def test_two_names_that_are_no_readings() -> None:
    (message,) = _said((_VIETNAMESE, "Prime Minister Tran Van Dung"))
    assert message.endswith("one person, “阮春福” in the original")


@pytest.mark.parametrize("name", [_VIETNAMESE, "Nguyen Xuan Phuc", "Mr. Phuc", "He", "President Tran Van Dung"])
def test_one_name_a_part_of_it_and_another_office_are_right(name: str) -> None:
    assert not _said((_VIETNAMESE, name))


def test_somebody_else_in_the_original_is_right() -> None:
    assert not _said((_VIETNAMESE, "Prime Minister Li Qiang"), (_HE, "总理李强"))


def test_somebody_else_of_the_same_office_beside_the_person_is_right() -> None:
    name = "Prime Minister Lee Hsien Loong received Phuc and"
    assert not _said((_VIETNAMESE, name), (_HE, f"总理李显龙接待了{_HE}，"))
    assert not _said((_VIETNAMESE, "Prime Minister Lee Hsien Loong"), (_HE, f"总理李显龙接待了{_HE}，"))


def test_a_japanese_name_in_two_readings_of_which_one_is_none() -> None:
    pytest.importorskip("sudachipy", reason="needs the extra lintnews[japanese]")
    original = (
        "市議会は2024年5月3日、12の学校を開いた。",
        "秋元浩二市長は300人の生徒を数えた。",
        "古い劇場の修理には4000万円かかった。",
        "秋元浩二市長は金曜日、15の新しい公園を約束した。",
        "公園は2026年に完成する。",
    )
    for name, wanted in (("Hiroshige Akimoto", 1), ("Akimoto Koji", 0)):
        article = "\n\n".join(_ARTICLE).format("Mayor Koji Akimoto", f"Mayor {name}")
        doc = Document(article, source_language="ja", original=Document("\n\n".join(original), language="ja"))
        assert sum("one person" in one.message for one in Drift().check(doc)) == wanted, name
