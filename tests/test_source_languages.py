"""Numbers, days and money of an original in many languages, as a reader of the findings sees them."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.findings import Finding
from lintnews.linter.run_rules import lint_document
from lintnews.rule import Rule
from lintnews.testing import rules_of

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

ARTICLE = "On Friday, May 5, the city paid 3.5 million euros for 12,500 trees, 20 percent more than in 2019."
ORIGINALS = {
    "ar": "دفعت المدينة يوم الجمعة 5 مايو 3.5 مليون يورو مقابل 12500 شجرة، بزيادة 20 بالمئة عن عام 2019.",
    "cs": "V pátek 5. května město zaplatilo 3,5 milionu eur za 12 500 stromů, o 20 procent více než v roce 2019.",
    "da": "Fredag den 5. maj betalte byen 3,5 millioner euro for 12.500 træer, 20 procent mere end i 2019.",
    "de": "Am Freitag, dem 5. Mai, zahlte die Stadt 3,5 Millionen Euro für 12.500 Bäume, 20 Prozent mehr als 2019.",
    "es": "El viernes 5 de mayo la ciudad pagó 3,5 millones de euros por 12.500 árboles, un 20 % más que en 2019.",
    "fi": "Perjantaina 5. toukokuuta kaupunki maksoi 3,5 miljoonaa euroa 12 500 puusta, 20 % enemmän kuin 2019.",
    "fr": "Vendredi 5 mai, la ville a payé 3,5 millions d'euros pour 12 500 arbres, 20 % de plus qu'en 2019.",
    "he": "ביום שישי, 5 במאי, שילמה העיר 3.5 מיליון אירו עבור 12,500 עצים, 20 אחוז יותר מאשר ב-2019.",
    "hu": "Május 5-én, pénteken a város 3,5 millió eurót fizetett 12 500 fáért, 20 százalékkal többet, mint 2019-ben.",
    "it": "Venerdì 5 maggio la città ha pagato 3,5 milioni di euro per 12.500 alberi, il 20 per cento in più del 2019.",
    "ja": "市は5月5日金曜日、1万2500本の木に350万ユーロを支払い、2019年より20%増えた。",
    "ko": "시는 5월 5일 금요일 나무 1만2500그루에 350만 유로를 지불해 2019년보다 20% 늘었다.",
    "nl": "Vrijdag 5 mei betaalde de stad 3,5 miljoen euro voor 12.500 bomen, 20 procent meer dan in 2019.",
    "pl": "W piątek, 5 maja, miasto zapłaciło 3,5 mln euro za 12 500 drzew, o 20 procent więcej niż w 2019 roku.",
    "pt": "Na sexta-feira, 5 de maio, a cidade pagou 3,5 milhões de euros por 12.500 árvores, 20% mais do que em 2019.",
    "ru": "В пятницу, 5 мая, город заплатил 3,5 млн евро за 12 500 деревьев, на 20% больше, чем в 2019 году.",
    "sv": "Fredagen den 5 maj betalade staden 3,5 miljoner euro för 12 500 träd, 20 procent mer än 2019.",
    "tr": "Şehir 5 Mayıs Cuma günü 12.500 ağaç için 3,5 milyon avro ödedi, 2019'dan yüzde 20 daha fazla.",
    "uk": "У п'ятницю, 5 травня, місто заплатило 3,5 млн євро за 12 500 дерев, на 20% більше, ніж у 2019 році.",
    "zh": "5月5日星期五，该市为1.25万棵树支付了350万欧元，比2019年增加20%。",
}
FAULTS = {
    "source/number": ("12,500", "12,800"),
    "source/scale": ("3.5 million", "3.5 billion"),
    "source/currency": ("euros", "dollars"),
    "source/date": ("Friday", "Tuesday"),
}


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [rule for rule in rules_of("lintnews_rules") if rule.id in FAULTS]


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_right_translation_is_clean(language: str, rules: list[Rule]) -> None:
    assert [f"{one.rule}: {one.message}" for one in findings(ARTICLE, language, rules)] == []


@pytest.mark.parametrize(("fault", "language"), [(a, b) for a in FAULTS for b in ORIGINALS])
def test_a_wrong_one_is_found(fault: str, language: str, rules: list[Rule]) -> None:
    right, wrong = FAULTS[fault]
    assert fault in {one.rule for one in findings(ARTICLE.replace(right, wrong), language, rules)}


def findings(text: str, language: str, rules: list[Rule]) -> tuple[Finding, ...]:
    doc = Document(text, original=Document(ORIGINALS[language], language=language))
    found, notes = lint_document(doc, rules)
    assert notes == ()
    return tuple(found)
