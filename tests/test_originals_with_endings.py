"""Articles beside originals in languages that tie endings, scales and currencies to their words."""

from __future__ import annotations

import pytest
from beside_original import findings

from lintnews.input.language_detection import language_of

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

KOREAN = (
    "정부는 2006년 이후 도로 건설에 약 380조원을 투입했다.",
    "참가자 3만5천명이 1인당 250만원을 받았다고 주최 측이 밝혔다.",
    "수출이 늘어난 것은 2년 만이다.",
)
IN_ENGLISH = (
    "The government has spent about 380 trillion won on building roads since 2006.",
    "The 35,000 participants received 2.5 million won each, the organizers said.",
    "It was the first rise in exports in two years.",
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Belediye başkanı, köprünün salı günü öğleden sonra trafiğe açılacağını ve geçişlerin ücretsiz "
               "olacağını söyledi. Yolcular bu haberi sevinçle karşıladı, ancak bazı esnaf için sorun sürüyor."),
        ("fi", "Kaupungin johtaja kertoi torstaina, että silta avataan liikenteelle lokakuussa ja sen ylitys on "
               "maksuton. Autoilijat iloitsivat uutisesta, mutta kauppiaat eivät usko asiakkaiden palaavan."),
    ],
)  # fmt: skip
def test_few_small_words_show_a_language_that_leaves_all_others_behind(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_number_is_read_that_is_one_word_with_what_it_counts() -> None:
    assert findings(IN_ENGLISH, KOREAN, "ko") == ()


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("source/scale", "380 trillion", "380 billion"),
        ("source/number", "35,000", "53,000"),
        ("source/currency", "2.5 million won", "2.5 million yen"),
    ],
)
def test_its_faults_are_found(rule: str, right: str, wrong: str) -> None:
    found = findings([line.replace(right, wrong) for line in IN_ENGLISH], KOREAN, "ko")
    assert [one.rule for one in found] == [rule]


def test_digits_behind_a_thousand_in_words_belong_to_it() -> None:
    original = ["Çığ, 2 bin 200 metre yükseklikteki yolu kapattı.", "Kurtarma çalışmalarına 3 bin 450 kişi katılıyor."]
    article = ["The avalanche closed a road at 2,200 meters.", "Some 3,450 people are taking part in the rescue."]
    assert findings(article, original, "tr") == ()
    assert [one.rule for one in findings([article[0], article[1].replace("450", "540")], original, "tr")] == [
        "source/number"
    ]


def test_speech_in_single_quotation_marks_of_a_typewriter_is_speech() -> None:
    original = ["'Het water komt elk jaar vroeger,' aldus de wethouder, die bewoners oproept zich te melden."]
    article = ["“The water comes earlier every year,” said the alderman, who calls on residents to sign up."]
    assert findings(article, original, "nl") == ()


def test_a_clause_that_became_a_sentence_stays_in_its_paragraph() -> None:
    original = [
        "أسفرت الهجمات التي بدأت في الرابع من مايو عن مقتل أحد عشر شخصاً وإصابة أكثر من أربعين آخرين.",
        "ولم تعلن أي جهة مسؤوليتها عنها، فيما اتهم الجيش قوات الدعم السريع بتنفيذها. ونفت القوات ذلك.",
        "ويعيش في المدينة نحو 800 ألف شخص، بينهم ربع مليون نازح.",
    ]
    article = [
        "The attacks, which began on May 4, killed 11 people and wounded more than 40 others.",
        "Nobody has claimed responsibility for them. The army accused the Rapid Support Forces, "
        "which the paramilitary group denied.",
        "About 800,000 people live in the city, including 250,000 displaced people.",
    ]
    assert findings(article, original, "ar") == ()


@pytest.mark.parametrize(
    ("language", "original"),
    [
        ("it", "Un miliardo e mezzo di euro è andato ai trentacinque comuni e alle sessantamila famiglie."),
        ("es", "Fueron 1.500 millones de euros a los treinta y cinco municipios y las sesenta mil familias."),
        ("hu", "Másfél milliárd eurót kapott a harmincöt község és a hatvanezer család."),
        ("fi", "Puolitoista miljardia euroa sai kolmekymmentäviisi kuntaa ja kuusikymmentätuhatta perhettä."),
        ("tr", "Bir buçuk milyar avro otuz beş belediyeye ve 60 bin aileye verildi."),
    ],
)
@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [("", "", ""), ("1.5 billion", "1.5 million", "source/scale"), ("60,000", "600,000", "source/scale")],
)
def test_numbers_in_words_are_put_together(language: str, original: str, right: str, wrong: str, rule: str) -> None:
    article = "A sum of 1.5 billion euros went to 35 municipalities and 60,000 families.".replace(right, wrong)
    assert [one.rule for one in findings([article], [original], language)] == ([rule] if rule else [])


@pytest.mark.parametrize(("kilometers", "rules"), [("77", []), ("87", ["source/number"])])
def test_a_gloss_in_another_unit_stands_for_no_number(kilometers: str, rules: list[str]) -> None:
    article = f"Lake Balaton is {kilometers} kilometers (48 miles) long and on average three meters deep."
    original = "A Balaton 77 kilométer hosszú, átlagos mélysége három méter."
    assert [one.rule for one in findings([article], [original], "hu") if one.rule != "source/scale"] == rules


@pytest.mark.parametrize(
    ("language", "original"),
    [
        ("kk", "Бюджеттен 48 млрд теңге бөлінді. Қалаға күн сайын 250 мыңдай көлік кіреді."),
        ("ta", "48 பில்லியன் டெங்கே ஒதுக்கப்பட்டது. தினமும் இரண்டு லட்சம் அல்ல, 2.5 லட்சம் கார்கள் வருகின்றன."),
        ("sw", "Serikali imetenga tenge bilioni 48. Kila siku magari elfu 250 huingia mjini."),
        ("ca", "S'han destinat 48.000 milions de tengues. Cada dia entren a la ciutat un quart de milió de cotxes."),
        ("ur", "حکومت نے 48 ارب ٹینگے مختص کیے۔ ہر روز ڈھائی لاکھ گاڑیاں شہر میں آتی ہیں۔"),
        ("hr", "Izdvojeno je 48 milijardi tengea. Svaki dan u grad ulazi četvrt milijuna automobila."),
    ],
)
@pytest.mark.parametrize(("right", "wrong"), [("", ""), ("48 billion", "48 million")])
def test_scales_of_many_languages_are_read(language: str, original: str, right: str, wrong: str) -> None:
    article = "The budget provides 48 billion tenge for this. Another 250,000 cars enter the city every day."
    found = findings([article.replace(right, wrong)], [original], language)
    assert [one.rule for one in found] == (["source/scale"] if right else [])


def test_a_thousand_and_what_fills_it_are_one_number() -> None:
    original = "وزارت بهداشت شمار مرگ‌ها را ۵۸ هزار و ۹۷۵ نفر و هزینه را هزار و دویست یورو اعلام کرد."
    article = "The Health Ministry put the number of deaths at 58,975 and the cost at 1,200 euros."
    assert findings([article], [original], "fa") == ()
    assert [one.rule for one in findings([article.replace("975", "795")], [original], "fa")] == ["source/number"]


def test_a_stop_behind_an_abbreviation_may_end_a_sentence_of_the_original() -> None:
    original = [
        "Повече от половин милион българи живеят в общини, в които няма нито един зъболекар.",
        "Здравната каса плаща за преглед 32,50 лв. Съюзът настоява сумата да се увеличи поне с една четвърт от януари.",
        "Министърът на здравеопазването обеща да отпусне 18 млн. лева за подвижни кабинети.",
    ]
    article = [
        "More than half a million Bulgarians live in municipalities that do not have a single dentist.",
        "The health insurance fund pays 32.50 leva for an examination. The association wants that to be raised by at "
        "least 25 percent from January.",
        "The health minister promised 18 million leva for mobile practices.",
    ]
    assert findings(article, original, "bg") == ()
