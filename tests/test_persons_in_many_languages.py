"""A short article about three persons beside its original in many languages: untouched it is clean, and whoever is
planted in the place of another one is found.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from beside_original import findings

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

ARTICLE = (
    "The city council met on Monday to discuss the future of the old theater.",
    "Mayor Anna Keller wants to close the building at the end of 2026.",
    "The theater has lost 40,000 visitors since 2019.",
    "The director, Viktor Lindgren, said that 85 jobs were at risk.",
    "The repair of the roof would cost 12 million euros.",
    "On Thursday a newspaper printed a letter that 300 actors had signed.",
    "The poet Maria Santos was the first to sign it.",
    "The council will decide in October.",
    "In the evening Keller spoke to 20 journalists.",
)
ORIGINALS: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "اجتمع مجلس المدينة يوم الاثنين لمناقشة مستقبل المسرح القديم.",
        "وتريد رئيسة البلدية آنا كيلر إغلاق المبنى في نهاية عام 2026.",
        "وفقد المسرح 40 ألف زائر منذ عام 2019.",
        "وقال المدير فيكتور ليندغرين إن 85 وظيفة معرضة للخطر.",
        "وسيكلف إصلاح السقف 12 مليون يورو.",
        "ونشرت صحيفة يوم الخميس رسالة وقعها 300 ممثل.",
        "وكانت الشاعرة ماريا سانتوس أول من وقعها.",
        "وسيتخذ المجلس قراره في أكتوبر.",
        "وفي المساء تحدثت كيلر إلى 20 صحفيا.",
    ),
    "cs": (
        "Městská rada se v pondělí sešla, aby jednala o budoucnosti starého divadla.",
        "Starostka Anna Keller chce budovu na konci roku 2026 zavřít.",
        "Divadlo od roku 2019 ztratilo 40 000 návštěvníků.",
        "Ředitel Viktor Lindgren řekl, že je ohroženo 85 pracovních míst.",
        "Oprava střechy by stála 12 milionů eur.",
        "Ve čtvrtek otiskly noviny dopis, který podepsalo 300 herců.",
        "Jako první ho podepsala básnířka Maria Santos.",
        "Rada rozhodne v říjnu.",
        "Večer mluvila Keller s 20 novináři.",
    ),
    "de": (
        "Der Stadtrat kam am Montag zusammen, um über die Zukunft des alten Theaters zu beraten.",
        "Bürgermeisterin Anna Keller will das Gebäude Ende 2026 schließen.",
        "Das Theater hat seit 2019 40.000 Besucher verloren.",
        "Der Direktor, Viktor Lindgren, sagte, 85 Arbeitsplätze seien in Gefahr.",
        "Die Reparatur des Daches würde 12 Millionen Euro kosten.",
        "Am Donnerstag druckte eine Zeitung einen Brief, den 300 Schauspieler unterschrieben hatten.",
        "Die Dichterin Maria Santos unterschrieb ihn als Erste.",
        "Der Rat entscheidet im Oktober.",
        "Am Abend sprach Keller mit 20 Journalisten.",
    ),
    "el": (
        "Το δημοτικό συμβούλιο συνεδρίασε τη Δευτέρα για να συζητήσει το μέλλον του παλιού θεάτρου.",
        "Η δήμαρχος Άννα Κέλερ θέλει να κλείσει το κτίριο στο τέλος του 2026.",
        "Το θέατρο έχει χάσει 40.000 επισκέπτες από το 2019.",
        "Ο διευθυντής Βίκτορ Λίντγκρεν είπε ότι κινδυνεύουν 85 θέσεις εργασίας.",
        "Η επισκευή της στέγης θα κόστιζε 12 εκατομμύρια ευρώ.",
        "Την Πέμπτη μια εφημερίδα δημοσίευσε επιστολή που είχαν υπογράψει 300 ηθοποιοί.",
        "Η ποιήτρια Μαρία Σάντος την υπέγραψε πρώτη.",
        "Το συμβούλιο θα αποφασίσει τον Οκτώβριο.",
        "Το βράδυ η Κέλερ μίλησε σε 20 δημοσιογράφους.",
    ),
    "es": (
        "El ayuntamiento se reunió el lunes para debatir el futuro del viejo teatro.",
        "La alcaldesa Anna Keller quiere cerrar el edificio a finales de 2026.",
        "El teatro ha perdido 40.000 visitantes desde 2019.",
        "El director, Viktor Lindgren, dijo que 85 puestos de trabajo estaban en peligro.",
        "La reparación del tejado costaría 12 millones de euros.",
        "El jueves un periódico publicó una carta que habían firmado 300 actores.",
        "La poeta Maria Santos fue la primera en firmarla.",
        "El consejo decidirá en octubre.",
        "Por la noche Keller habló con 20 periodistas.",
    ),
    "fr": (
        "Le conseil municipal s'est réuni lundi pour discuter de l'avenir du vieux théâtre.",
        "La maire Anna Keller veut fermer le bâtiment à la fin de 2026.",
        "Le théâtre a perdu 40 000 visiteurs depuis 2019.",
        "Le directeur, Viktor Lindgren, a déclaré que 85 emplois étaient menacés.",
        "La réparation du toit coûterait 12 millions d'euros.",
        "Jeudi, un journal a publié une lettre que 300 acteurs avaient signée.",
        "La poète Maria Santos a été la première à la signer.",
        "Le conseil décidera en octobre.",
        "Dans la soirée, Keller a parlé à 20 journalistes.",
    ),
    "ja": (
        "市議会は月曜日、古い劇場の将来を話し合うために開かれた。",
        "アンナ・ケラー市長は2026年末に建物を閉鎖したい考えだ。",
        "劇場は2019年以来、4万人の来場者を失った。",
        "ヴィクトル・リンドグレン館長は、85人の雇用が危ういと述べた。",
        "屋根の修理には1200万ユーロかかる見込みだ。",
        "木曜日、新聞は俳優300人が署名した手紙を掲載した。",
        "最初に署名したのは詩人のマリア・サントスさんだった。",
        "市議会は10月に決定する。",
        "夜、ケラー市長は記者20人に語った。",
    ),
    "ko": (
        "시의회는 월요일 낡은 극장의 미래를 논의하기 위해 모였다.",
        "안나 켈러 시장은 2026년 말에 건물을 폐쇄하려고 한다.",
        "극장은 2019년 이후 4만 명의 관객을 잃었다.",
        "빅토르 린드그렌 감독은 85개의 일자리가 위험하다고 말했다.",
        "지붕 수리에는 1200만 유로가 들 것이다.",
        "목요일 한 신문은 배우 300명이 서명한 편지를 실었다.",
        "시인 마리아 산토스가 가장 먼저 서명했다.",
        "시의회는 10월에 결정할 것이다.",
        "저녁에 켈러 시장은 기자 20명에게 말했다.",
    ),
    "nl": (
        "De gemeenteraad kwam maandag bijeen om over de toekomst van het oude theater te praten.",
        "Burgemeester Anna Keller wil het gebouw eind 2026 sluiten.",
        "Het theater heeft sinds 2019 40.000 bezoekers verloren.",
        "De directeur, Viktor Lindgren, zei dat 85 banen gevaar liepen.",
        "De reparatie van het dak zou 12 miljoen euro kosten.",
        "Donderdag drukte een krant een brief af die 300 acteurs hadden ondertekend.",
        "De dichteres Maria Santos ondertekende hem als eerste.",
        "De raad beslist in oktober.",
        "'s Avonds sprak Keller met 20 journalisten.",
    ),
    "pl": (
        "Rada miasta zebrała się w poniedziałek, aby omówić przyszłość starego teatru.",
        "Burmistrz Anna Keller chce zamknąć budynek pod koniec 2026 roku.",
        "Od 2019 roku teatr stracił 40 000 widzów.",
        "Dyrektor Viktor Lindgren powiedział, że zagrożonych jest 85 miejsc pracy.",
        "Naprawa dachu kosztowałaby 12 milionów euro.",
        "W czwartek gazeta wydrukowała list, który podpisało 300 aktorów.",
        "Jako pierwsza podpisała go poetka Maria Santos.",
        "Rada podejmie decyzję w październiku.",
        "Wieczorem Keller rozmawiała z 20 dziennikarzami.",
    ),
    "ru": (
        "Городской совет собрался в понедельник, чтобы обсудить будущее старого театра.",
        "Мэр Анна Келлер хочет закрыть здание в конце 2026 года.",
        "С 2019 года театр потерял 40 000 зрителей.",
        "Директор Виктор Линдгрен сказал, что под угрозой 85 рабочих мест.",
        "Ремонт крыши стоил бы 12 миллионов евро.",
        "В четверг газета напечатала письмо, которое подписали 300 актеров.",
        "Первой его подписала поэтесса Мария Сантос.",
        "Совет примет решение в октябре.",
        "Вечером Келлер говорила с 20 журналистами.",
    ),
    "tr": (
        "Belediye meclisi pazartesi günü eski tiyatronun geleceğini görüşmek için toplandı.",
        "Belediye Başkanı Anna Keller binayı 2026 sonunda kapatmak istiyor.",
        "Tiyatro 2019'dan bu yana 40.000 ziyaretçi kaybetti.",
        "Müdür Viktor Lindgren 85 işin tehlikede olduğunu söyledi.",
        "Çatının onarımı 12 milyon avroya mal olacak.",
        "Perşembe günü bir gazete 300 oyuncunun imzaladığı bir mektubu yayımladı.",
        "Mektubu ilk imzalayan şair Maria Santos oldu.",
        "Meclis kararını ekim ayında verecek.",
        "Akşam Keller 20 gazeteciyle konuştu.",
    ),
    "zh": (
        "市议会周一开会讨论旧剧院的未来。",
        "市长安娜·凯勒希望在2026年底关闭这座建筑。",
        "自2019年以来，剧院失去了4万名观众。",
        "院长维克托·林德格伦说，85个工作岗位面临风险。",
        "修理屋顶将花费1200万欧元。",
        "周四，一家报纸刊登了由300名演员签名的信。",
        "诗人玛丽亚·桑托斯第一个签名。",
        "市议会将在10月作出决定。",
        "晚上，凯勒对20名记者讲话。",
    ),
}
FAULTS = {
    "the director for the mayor": (1, "Anna Keller", "Viktor Lindgren"),
    "the mayor for the director": (3, "Viktor Lindgren", "Anna Keller"),
    "the poet for the director": (3, "Viktor Lindgren", "Maria Santos"),
    "a stranger for the poet": (6, "Maria Santos", "Peter Morrison"),
    "a surname for another": (8, "Keller", "Lindgren"),
    "a stranger where nobody is named": (7, "The council", "Peter Morrison"),
    "nobody for the poet": (6, "The poet Maria Santos", "A well-known poet"),
}
SILENT = {
    ("the mayor for the director", "ar"),  # no capitals: nothing shows who is a person
    ("the poet for the director", "ar"),
    ("a stranger for the poet", "ar"),
    ("a surname for another", "ar"),
    ("nobody for the poet", "ar"),
    ("a stranger for the poet", "ko"),
    ("nobody for the poet", "ko"),
    ("nobody for the poet", "tr"),
    ("a surname for another", "zh"),  # no title beside it
    ("a stranger where nobody is named", "ar"),  # a word beside it sounds a little like one of the name
    ("a stranger where nobody is named", "tr"),
    ("a stranger where nobody is named", "ja"),  # not all names are written by their sound
    ("a stranger where nobody is named", "ko"),
    ("a stranger where nobody is named", "zh"),
}
"""What is not found: nothing is said there, neither right nor wrong."""


PERSONS = ("source/person", "source/name", "source/speaker")


def planted(fault: str) -> tuple[str, ...]:
    """The article with a fault."""
    at, right, wrong = FAULTS[fault]
    assert right in ARTICLE[at]
    return tuple(line.replace(right, wrong) if index == at else line for index, line in enumerate(ARTICLE))


@pytest.mark.parametrize("language", ORIGINALS)
def test_the_same_persons_are_clean(language: str) -> None:
    found = findings(ARTICLE, ORIGINALS[language], language, only=PERSONS)
    assert [f"{one.rule}: {one.message}" for one in found] == []


@pytest.mark.parametrize(("fault", "language"), [(a, b) for a in FAULTS for b in ORIGINALS if (a, b) not in SILENT])
def test_another_person_is_found_once(fault: str, language: str) -> None:
    lines = planted(fault)
    start = "\n\n".join(lines).index(lines[FAULTS[fault][0]])
    found = findings(lines, ORIGINALS[language], language, only=PERSONS)
    assert [start <= one.span.start < start + len(lines[FAULTS[fault][0]]) for one in found] == [True]


@pytest.mark.parametrize(("fault", "language"), sorted(SILENT))
def test_where_nothing_is_known_nothing_is_said(fault: str, language: str) -> None:
    assert findings(planted(fault), ORIGINALS[language], language, only=PERSONS) == ()


RIGHT = {
    "foreign names that begin otherwise in another alphabet": (
        "ru",
        "Michael Jordan spoke on Monday. Giuseppe Gentile wrote 12 letters. In 2019 Jim O'Neill met Xi Jinping.",
        "В понедельник говорил Майкл Джордан. Джузеппе Джентиле написал 12 писем. В 2019 году Джим О'Нил встретил Си "
        "Цзиньпина.",
    ),
    "an office that sounds like a given name": (
        "tr",
        "In 2019 the president of China wrote 12 letters. On Monday he met Anna Keller.",
        "2019'da Çin Devlet Başkanı 12 mektup yazdı. Pazartesi günü Anna Keller ile görüştü.",
    ),
    "a paper in quotation marks": (
        "ru",
        "As VT reported on Monday, 300 actors signed the letter. Viktor Lindgren spoke on Thursday.",
        'Как сообщил в понедельник "Голос Твери", письмо подписали 300 актеров. В четверг выступил Виктор Линдгрен.',
    ),
    "a headline with a gap before an office": (
        "ja",
        "Demonstrators protested on Monday against the arrest of Governor Kervin.",
        "月曜日にデモ 知事拘束に抗議 ケルビン知事は拘束された。",
    ),
    "a place that looks like a person": (
        "ja",
        "Mr. Okada moved to Sisa Nakara in 2019. In October he left Sisa Nakara.",
        "岡田さんは2019年にシサナカラへ移った。10月、岡田さんはシサナカラを去った。",
    ),
    "somebody in the sentence before": (
        "ru",
        "On Monday 300 actors met Viktor Lindgren. He gave them 12 letters of Anna Keller.",
        "В понедельник 300 актеров встретили Виктора Линдгрена. Линдгрен передал им 12 писем Анны Келлер.",
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_only_looks_like_another_person_is_clean(case: str) -> None:
    language, text, source = RIGHT[case]
    found = findings([text], [source], language, only=PERSONS)
    assert [one.message for one in found] == []


def test_a_lost_person_is_known_by_a_courtesy_title() -> None:
    text = "The mayor opened the bridge on 3 May 2024. The embassy said that 300 people came. It cost 12 million euros."
    source = "市长于2024年5月3日为大桥剪彩。郑丽华女士说，来了300人。它花费了1200万欧元。"
    found = findings([text], [source], "zh", only=PERSONS)
    assert [one.message for one in found] == ["the original names “郑丽华” here, and the article does not"]
