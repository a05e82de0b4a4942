"""Short articles beside their originals in ten languages: what is right is let alone, what is wrong is found."""

from __future__ import annotations

import pytest

from lintnews.document import Document
from lintnews.findings import Finding, Severity
from lintnews.linter.run_rules import lint_document
from lintnews.rule import Rule
from lintnews.testing import rules_of

pytest.importorskip("babel", reason="needs the extra lintnews[source]")

ARTICLES = {
    "vote": "The parliament of Norway met on Monday, March 3. It adopted the budget of 1.2 trillion kroner with 98 votes "
    "to 71. The opposition had asked for 45 billion kroner more for hospitals.",
    "fire": "A fire destroyed a factory in Lyon on Tuesday evening. Some 250 workers left the building, and 4 of them "
    "were taken to hospital. The damage is put at 30 million euros.",
    "heat": "The temperature rose to 41.5 degrees Celsius on July 19. It was the hottest day since 1976. About 12,400 "
    "people called an ambulance.",
    "cars": "The company sold 3.4 million cars last year, 7.5 percent fewer than in 2021. Its profit fell to $2.3 billion.",
    "bridge": "The bridge is 1,850 meters long and cost 640 million euros. It will be opened on October 12.",
    "mayor": "“We will stay in this town until the end of the winter,” the mayor said. She is 57 and has been in office "
    "for 12 years.",
}
FAULTS = {
    "vote": (("source/date", "Monday", "Wednesday"), ("source/scale", "1.2 trillion", "1.2 billion")),
    "fire": (("source/number", "250", "520"), ("source/currency", "euros", "dollars")),
    "heat": (("source/number", "1976", "1967"), ("source/unit", "Celsius", "Fahrenheit")),
    "cars": (("source/number", "7.5", "5.7"), ("source/scale", "3.4 million", "3.4 billion")),
    "bridge": (("source/date", "October", "November"), ("source/unit", "meters", "kilometers")),
    "mayor": (
        ("source/number", "57", "75"),
        (
            "source/quotation",
            "“We will stay in this town until the end of the winter,”",
            "We will stay in this town until the end of the winter,",
        ),
    ),
}
ORIGINALS = {
    "tr": {
        "vote": "Norveç parlamentosu 3 Mart Pazartesi günü toplandı. 1,2 trilyon kronluk bütçeyi 71'e karşı 98 oyla kabul "
        "etti. Muhalefet hastaneler için 45 milyar kron daha istemişti.",
        "fire": "Salı akşamı Lyon'da çıkan yangın bir fabrikayı yok etti. Yaklaşık 250 işçi binayı terk etti, 4'ü hastaneye "
        "kaldırıldı. Zararın 30 milyon avro olduğu tahmin ediliyor.",
        "heat": "Sıcaklık 19 Temmuz'da 41,5 santigrat dereceye yükseldi. 1976'dan beri en sıcak gündü. Yaklaşık 12.400 kişi "
        "ambulans çağırdı.",
        "cars": "Şirket geçen yıl 3,4 milyon otomobil sattı; bu 2021'e göre yüzde 7,5 daha az. Kârı 2,3 milyar dolara düştü.",
        "bridge": "Köprü 1.850 metre uzunluğunda ve 640 milyon avroya mal oldu. 12 Ekim'de açılacak.",
        "mayor": "Belediye başkanı “Kışın sonuna kadar bu şehirde kalacağız” dedi. Başkan 57 yaşında ve 12 yıldır görevde.",
    },
    "ar": {
        "vote": "اجتمع برلمان النرويج يوم الاثنين 3 مارس. وأقر الميزانية البالغة 1.2 تريليون كرونة بأغلبية 98 صوتا مقابل 71. "
        "وكانت المعارضة قد طالبت بـ45 مليار كرونة إضافية للمستشفيات.",
        "fire": "دمر حريق مصنعا في ليون مساء الثلاثاء. وغادر نحو 250 عاملا المبنى، ونقل 4 منهم إلى المستشفى. وتقدر الأضرار "
        "بنحو 30 مليون يورو.",
        "heat": "ارتفعت درجة الحرارة إلى 41.5 درجة مئوية في 19 يوليو. وكان اليوم الأكثر حرا منذ عام 1976. واتصل نحو 12400 "
        "شخص بالإسعاف.",
        "cars": "باعت الشركة 3.4 مليون سيارة العام الماضي، أي أقل بنسبة 7.5 في المئة من عام 2021. وانخفض ربحها إلى 2.3 "
        "مليار دولار.",
        "bridge": "يبلغ طول الجسر 1850 مترا وكلف 640 مليون يورو. وسيفتتح في 12 أكتوبر.",
        "mayor": "قالت العمدة: «سنبقى في هذه المدينة حتى نهاية الشتاء». وهي تبلغ من العمر 57 عاما وتشغل المنصب منذ 12 عاما.",
    },
    "he": {
        "vote": "הפרלמנט של נורווגיה התכנס ביום שני, 3 במרץ. הוא אישר את התקציב בסך 1.2 טריליון קרונות ברוב של 98 נגד 71. "
        "האופוזיציה דרשה עוד 45 מיליארד קרונות לבתי החולים.",
        "fire": "שריפה הרסה מפעל בליון ביום שלישי בערב. כ-250 עובדים עזבו את הבניין, ו-4 מהם פונו לבית החולים. הנזק נאמד "
        "ב-30 מיליון אירו.",
        "heat": "הטמפרטורה עלתה ל-41.5 מעלות צלזיוס ב-19 ביולי. זה היה היום החם ביותר מאז 1976. כ-12,400 איש הזעיקו "
        "אמבולנס.",
        "cars": "החברה מכרה 3.4 מיליון מכוניות בשנה שעברה, 7.5 אחוז פחות מב-2021. הרווח שלה ירד ל-2.3 מיליארד דולר.",
        "bridge": "אורך הגשר 1,850 מטר ועלותו 640 מיליון אירו. הוא ייפתח ב-12 באוקטובר.",
        "mayor": '"נישאר בעיר הזאת עד סוף החורף", אמרה ראשת העיר. היא בת 57 ומכהנת בתפקיד 12 שנים.',
    },
    "sv": {
        "vote": "Norges parlament samlades måndagen den 3 mars. Det antog budgeten på 1,2 biljoner kronor med 98 röster mot "
        "71. Oppositionen hade begärt 45 miljarder kronor mer till sjukhusen.",
        "fire": "En brand förstörde en fabrik i Lyon på tisdagskvällen. Omkring 250 arbetare lämnade byggnaden, och 4 av dem "
        "fördes till sjukhus. Skadorna beräknas till 30 miljoner euro.",
        "heat": "Temperaturen steg till 41,5 grader Celsius den 19 juli. Det var den varmaste dagen sedan 1976. Omkring "
        "12 400 personer ringde efter ambulans.",
        "cars": "Företaget sålde 3,4 miljoner bilar i fjol, 7,5 procent färre än 2021. Vinsten sjönk till 2,3 miljarder "
        "dollar.",
        "bridge": "Bron är 1 850 meter lång och kostade 640 miljoner euro. Den öppnas den 12 oktober.",
        "mayor": "”Vi stannar i den här staden till slutet av vintern”, sade borgmästaren. Hon är 57 år och har haft ämbetet "
        "i 12 år.",
    },
    "fi": {
        "vote": "Norjan parlamentti kokoontui maanantaina 3. maaliskuuta. Se hyväksyi 1,2 biljoonan kruunun budjetin äänin "
        "98–71. Oppositio oli vaatinut sairaaloille 45 miljardia kruunua lisää.",
        "fire": "Tulipalo tuhosi tehtaan Lyonissa tiistai-iltana. Noin 250 työntekijää poistui rakennuksesta, ja 4 heistä "
        "vietiin sairaalaan. Vahinkojen arvioidaan olevan 30 miljoonaa euroa.",
        "heat": "Lämpötila nousi 41,5 celsiusasteeseen 19. heinäkuuta. Se oli kuumin päivä sitten vuoden 1976. Noin 12 400 "
        "ihmistä soitti ambulanssin.",
        "cars": "Yhtiö myi viime vuonna 3,4 miljoonaa autoa, 7,5 prosenttia vähemmän kuin vuonna 2021. Sen voitto laski 2,3 "
        "miljardiin dollariin.",
        "bridge": "Silta on 1 850 metriä pitkä ja maksoi 640 miljoonaa euroa. Se avataan 12. lokakuuta.",
        "mayor": "”Pysymme tässä kaupungissa talven loppuun asti”, pormestari sanoi. Hän on 57-vuotias ja on ollut virassa 12 "
        "vuotta.",
    },
    "hu": {
        "vote": "A norvég parlament március 3-án, hétfőn ült össze. 98 szavazattal 71 ellenében elfogadta az 1,2 billió koronás "
        "költségvetést. Az ellenzék 45 milliárd koronával többet kért a kórházaknak.",
        "fire": "Tűz pusztított el egy lyoni gyárat kedden este. Mintegy 250 munkás hagyta el az épületet, 4 embert kórházba "
        "vittek. A kárt 30 millió euróra becsülik.",
        "heat": "A hőmérséklet július 19-én 41,5 Celsius-fokra emelkedett. Ez volt a legmelegebb nap 1976 óta. Mintegy 12 400 "
        "ember hívott mentőt.",
        "cars": "A cég tavaly 3,4 millió autót adott el, 7,5 százalékkal kevesebbet, mint 2021-ben. Nyeresége 2,3 milliárd "
        "dollárra esett.",
        "bridge": "A híd 1850 méter hosszú, és 640 millió euróba került. Október 12-én nyitják meg.",
        "mayor": "„A tél végéig ebben a városban maradunk” – mondta a polgármester. Az asszony 57 éves, és 12 éve van "
        "hivatalban.",
    },
    "ko": {
        "vote": "노르웨이 의회가 3월 3일 월요일에 열렸다. 의회는 1조 2000억 크로네의 예산을 찬성 98표, 반대 71표로 통과시켰다. 야당은 병원에 "
        "450억 크로네를 더 요구했었다.",
        "fire": "화요일 저녁 리옹의 한 공장이 화재로 파괴됐다. 노동자 약 250명이 건물을 떠났고 그중 4명이 병원으로 옮겨졌다. 피해액은 "
        "3000만 유로로 추산된다.",
        "heat": "7월 19일 기온이 섭씨 41.5도까지 올랐다. 1976년 이후 가장 더운 날이었다. 약 1만2400명이 구급차를 불렀다.",
        "cars": "회사는 지난해 자동차 340만 대를 팔아 2021년보다 7.5% 줄었다. 이익은 23억 달러로 떨어졌다.",
        "bridge": "다리는 길이가 1850미터이고 6억4000만 유로가 들었다. 10월 12일에 개통된다.",
        "mayor": "“우리는 겨울이 끝날 때까지 이 도시에 머물 것이다”라고 시장은 말했다. 그는 57세이며 12년째 재임 중이다.",
    },
    "it": {
        "vote": "Il parlamento della Norvegia si è riunito lunedì 3 marzo. Ha approvato il bilancio di 1.200 miliardi di corone "
        "con 98 voti contro 71. L'opposizione aveva chiesto 45 miliardi di corone in più per gli ospedali.",
        "fire": "Un incendio ha distrutto una fabbrica a Lione martedì sera. Circa 250 operai hanno lasciato l'edificio e 4 di "
        "loro sono stati portati in ospedale. I danni sono stimati in 30 milioni di euro.",
        "heat": "La temperatura è salita a 41,5 gradi Celsius il 19 luglio. È stato il giorno più caldo dal 1976. Circa 12.400 "
        "persone hanno chiamato l'ambulanza.",
        "cars": "L'azienda ha venduto 3,4 milioni di auto l'anno scorso, il 7,5 per cento in meno rispetto al 2021. L'utile è "
        "sceso a 2,3 miliardi di dollari.",
        "bridge": "Il ponte è lungo 1.850 metri ed è costato 640 milioni di euro. Sarà aperto il 12 ottobre.",
        "mayor": "«Resteremo in questa città fino alla fine dell'inverno», ha detto la sindaca. Ha 57 anni ed è in carica da 12 "
        "anni.",
    },
    "pt": {
        "vote": "O parlamento da Noruega reuniu-se na segunda-feira, 3 de março. Aprovou o orçamento de 1,2 trilhão de coroas "
        "por 98 votos a 71. A oposição havia pedido mais 45 bilhões de coroas para os hospitais.",
        "fire": "Um incêndio destruiu uma fábrica em Lyon na noite de terça-feira. Cerca de 250 trabalhadores deixaram o "
        "prédio, e 4 deles foram levados ao hospital. Os danos são estimados em 30 milhões de euros.",
        "heat": "A temperatura subiu para 41,5 graus Celsius em 19 de julho. Foi o dia mais quente desde 1976. Cerca de 12.400 "
        "pessoas chamaram uma ambulância.",
        "cars": "A empresa vendeu 3,4 milhões de carros no ano passado, 7,5% menos do que em 2021. O lucro caiu para 2,3 "
        "bilhões de dólares.",
        "bridge": "A ponte tem 1.850 metros de comprimento e custou 640 milhões de euros. Será aberta em 12 de outubro.",
        "mayor": "“Ficaremos nesta cidade até o fim do inverno”, disse a prefeita. Ela tem 57 anos e está no cargo há 12 anos.",
    },
    "pl": {
        "vote": "Parlament Norwegii zebrał się w poniedziałek, 3 marca. Przyjął budżet w wysokości 1,2 bln koron 98 głosami "
        "przeciw 71. Opozycja domagała się o 45 mld koron więcej dla szpitali.",
        "fire": "Pożar zniszczył fabrykę w Lyonie we wtorek wieczorem. Około 250 robotników opuściło budynek, a 4 z nich "
        "trafiło do szpitala. Straty szacuje się na 30 mln euro.",
        "heat": "Temperatura wzrosła 19 lipca do 41,5 stopnia Celsjusza. Był to najgorętszy dzień od 1976 roku. Około 12 400 "
        "osób wezwało karetkę.",
        "cars": "Firma sprzedała w ubiegłym roku 3,4 mln samochodów, o 7,5 proc. mniej niż w 2021 roku. Jej zysk spadł do 2,3 "
        "mld dolarów.",
        "bridge": "Most ma 1850 metrów długości i kosztował 640 mln euro. Zostanie otwarty 12 października.",
        "mayor": "„Zostaniemy w tym mieście do końca zimy” – powiedziała burmistrzyni. Ma 57 lat i pełni urząd od 12 lat.",
    },
}
CASES = [(language, name) for language in ORIGINALS for name in ARTICLES]


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [rule for rule in rules_of("lintnews_rules") if rule.id.startswith("source/")]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_a_right_translation_is_let_alone(language: str, name: str, rules: list[Rule]) -> None:
    found = findings(ARTICLES[name], ORIGINALS[language][name], language, rules)
    assert [f"{one.rule}: {one.message}" for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("language", "name", "fault"), [(language, name, fault) for language, name in CASES for fault in FAULTS[name]]
)
def test_a_fault_is_found(language: str, name: str, fault: tuple[str, str, str], rules: list[Rule]) -> None:
    rule, right, wrong = fault
    text = ARTICLES[name].replace(right, wrong)
    found = findings(text, ORIGINALS[language][name], language, rules)
    place = text.index(wrong)
    assert rule in {one.rule for one in found if one.span.start < place + len(wrong) and place < one.span.end}


def findings(text: str, original: str, language: str, rules: list[Rule]) -> tuple[Finding, ...]:
    found, notes = lint_document(Document(text, original=Document(original, language=language)), rules)
    assert notes == ()
    return tuple(found)
