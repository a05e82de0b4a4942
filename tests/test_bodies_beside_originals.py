"""Countries and media that an article has and its original has not, in originals of many languages (`source/body`)."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.linter.run_rules import lint_document
from lintnews.testing import rules_of

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

ARTICLE = (
    "The minister flew to {} on Monday. He will meet 300 farmers there. It is his second visit since 2019, the {} "
    "news agency reported."
)
ORIGINALS = {
    "cs": "Ministr v pondělí odletěl do Litvy. Setká se tam s 300 zemědělci. Od roku 2019 je to jeho druhá návštěva, "
    "uvedla agentura Reuters.",
    "el": "Ο υπουργός πέταξε τη Δευτέρα στη Λιθουανία. Θα συναντήσει εκεί 300 αγρότες. Είναι η δεύτερη επίσκεψή του "
    "από το 2019, μετέδωσε το πρακτορείο Ρόιτερς.",
    "es": "El ministro voló el lunes a Lituania. Allí se reunirá con 300 agricultores. Es su segunda visita desde "
    "2019, informó la agencia Reuters.",
    "ja": "大臣は月曜日、リトアニアに飛んだ。そこで300人の農民と会う。2019年以来2度目の訪問だとロイター通信が報じた。",
    "nl": "De minister vloog maandag naar Litouwen. Hij ontmoet daar 300 boeren. Het is zijn tweede bezoek sinds 2019, "
    "meldde persbureau Reuters.",
    "ru": "Министр вылетел в понедельник в Литву. Там он встретится с 300 фермерами. Это его второй визит с 2019 года, "
    "сообщило агентство Рейтер.",
    "tr": "Bakan pazartesi günü Litvanya'ya uçtu. Orada 300 çiftçiyle görüşecek. Reuters haber ajansının bildirdiğine "
    "göre bu, 2019'dan bu yana ikinci ziyareti.",
    "zh": "部长周一飞往立陶宛。他将在那里会见300名农民。据路透社报道，这是他自2019年以来的第二次访问。",
}


@pytest.mark.parametrize("language", ORIGINALS)
def test_what_the_original_has_is_nothing_to_report(language: str) -> None:
    assert found(ARTICLE.format("Lithuania", "Reuters"), language) == []


@pytest.mark.parametrize("language", ORIGINALS)
def test_another_country_and_another_agency_are_reported(language: str) -> None:
    assert found(ARTICLE.format("Latvia", "Xinhua"), language) == ["Latvia", "Xinhua"]


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_country_that_a_translator_adds_in_explanation_is_none_of_its_business(language: str) -> None:
    text = ARTICLE.format("Lithuania", "Reuters").replace("300 farmers", "300 farmers from Latvia")
    assert found(text, language) == []


def test_a_medium_that_no_list_of_the_original_has_is_not_judged() -> None:
    original = "השר טס ביום שני לליטא. הוא ייפגש שם עם 300 חקלאים. זהו ביקורו השני מאז 2019, דיווחה סוכנות אל-קאהירה."
    assert "Yomiuri" not in found(ARTICLE.format("Lithuania", "Yomiuri"), "he", original)


def found(text: str, language: str, original: str = "") -> list[str]:
    doc = Document(text, original=Document(original or ORIGINALS[language], language=language))
    findings, notes = lint_document(doc, [one for one in rules_of("lintnews_rules") if one.id == "source/body"])
    assert notes == ()
    return [text[slice(*finding.span)] for finding in findings]
