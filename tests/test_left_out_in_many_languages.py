"""A report of ten sentences beside its original in many languages: what was left out and what was put in is seen."""

from __future__ import annotations

import pytest
from beside_original import findings

from lintnews.document import Document
from lintnews.layers.alignment.sentence_pairs import alignment

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

ARTICLE = (
    "A fire destroyed the storehouse of the maritime museum in Port Ellery on Thursday night.",
    "Two firefighters were slightly injured when a part of the roof collapsed.",
    "The fire brigade was called at 11 p.m. and needed six hours to put out the flames.",
    "According to the director, Clara Hoffman, about 300 paintings were lost.",
    "“Nobody can give us back these ships and maps,” she said.",
    "The police are investigating whether an electric heater caused the fire.",
    "Residents of the street had complained about smoke in the building several times.",
    "The museum was opened in 1958 and has 90,000 visitors a year.",
    "The city wants to pay for the repairs together with the insurance company.",
    "Schoolchildren have already begun to collect money for the museum.",
)
ADDED = "The coach praised the goalkeeper, who had saved two penalties in the second half of the match."
ORIGINALS = {
    "ar": (
        "دمر حريق مخزن المتحف البحري في بورت إليري ليلة الخميس.",
        "وأصيب اثنان من رجال الإطفاء بجروح طفيفة عندما انهار جزء من السقف.",
        "واستُدعيت فرق الإطفاء في الساعة 11 مساء واحتاجت إلى ست ساعات لإخماد النيران.",
        "وبحسب المديرة كلارا هوفمان، فُقدت نحو 300 لوحة.",
        "وقالت: «لا أحد يستطيع أن يعيد إلينا هذه السفن والخرائط».",
        "وتحقق الشرطة فيما إذا كانت مدفأة كهربائية قد تسببت في الحريق.",
        "وكان سكان الشارع قد اشتكوا مرات عدة من الدخان في المبنى.",
        "افتتح المتحف عام 1958 ويستقبل 90 ألف زائر سنويا.",
        "وتريد المدينة أن تدفع تكاليف الإصلاحات بالاشتراك مع شركة التأمين.",
        "وقد بدأ تلاميذ المدارس بالفعل جمع المال من أجل المتحف.",
    ),
    "de": (
        "Ein Feuer hat in der Nacht zum Donnerstag das Lager des Schifffahrtsmuseums in Port Ellery zerstört.",
        "Zwei Feuerwehrleute wurden leicht verletzt, als ein Teil des Dachs einstürzte.",
        "Die Feuerwehr wurde um 23 Uhr gerufen und brauchte sechs Stunden, um die Flammen zu löschen.",
        "Nach Angaben der Direktorin Clara Hoffman gingen etwa 300 Gemälde verloren.",
        "„Niemand kann uns diese Schiffe und Karten zurückgeben“, sagte sie.",
        "Die Polizei ermittelt, ob ein elektrischer Heizlüfter den Brand ausgelöst hat.",
        "Bewohner der Straße hatten sich mehrmals über Rauch in dem Gebäude beschwert.",
        "Das Museum wurde 1958 eröffnet und hat 90.000 Besucher im Jahr.",
        "Die Stadt will die Reparaturen gemeinsam mit der Versicherung bezahlen.",
        "Schulkinder haben bereits begonnen, Geld für das Museum zu sammeln.",
    ),
    "el": (
        "Μια πυρκαγιά κατέστρεψε το βράδυ της Πέμπτης την αποθήκη του ναυτικού μουσείου στο Πορτ Έλερι.",
        "Δύο πυροσβέστες τραυματίστηκαν ελαφρά όταν κατέρρευσε ένα μέρος της στέγης.",
        "Η πυροσβεστική κλήθηκε στις 11 το βράδυ και χρειάστηκε έξι ώρες για να σβήσει τις φλόγες.",
        "Σύμφωνα με τη διευθύντρια Κλάρα Χόφμαν, χάθηκαν περίπου 300 πίνακες.",
        "«Κανείς δεν μπορεί να μας δώσει πίσω αυτά τα πλοία και τους χάρτες», είπε.",
        "Η αστυνομία ερευνά αν μια ηλεκτρική θερμάστρα προκάλεσε τη φωτιά.",
        "Κάτοικοι του δρόμου είχαν παραπονεθεί πολλές φορές για καπνό στο κτίριο.",
        "Το μουσείο άνοιξε το 1958 και έχει 90.000 επισκέπτες τον χρόνο.",
        "Ο δήμος θέλει να πληρώσει τις επισκευές μαζί με την ασφαλιστική εταιρεία.",
        "Μαθητές έχουν ήδη αρχίσει να μαζεύουν χρήματα για το μουσείο.",
    ),
    "fr": (
        "Un incendie a détruit jeudi soir l'entrepôt du musée maritime de Port Ellery.",
        "Deux pompiers ont été légèrement blessés lorsqu'une partie du toit s'est effondrée.",
        "Les pompiers ont été appelés à 23 heures et ont mis six heures à éteindre les flammes.",
        "Selon la directrice, Clara Hoffman, environ 300 tableaux ont été perdus.",
        "« Personne ne peut nous rendre ces bateaux et ces cartes », a-t-elle déclaré.",
        "La police cherche à savoir si un radiateur électrique a provoqué l'incendie.",
        "Des habitants de la rue s'étaient plaints plusieurs fois de la fumée dans le bâtiment.",
        "Le musée a été ouvert en 1958 et compte 90 000 visiteurs par an.",
        "La ville veut payer les réparations avec la compagnie d'assurance.",
        "Des écoliers ont déjà commencé à collecter de l'argent pour le musée.",
    ),
    "ja": (
        "木曜日の夜、ポートエレリーの海事博物館の倉庫が火災で全焼した。",
        "屋根の一部が崩れ、消防士２人が軽いけがをした。",
        "消防隊は午後１１時に出動し、火を消すのに６時間かかった。",
        "クララ・ホフマン館長によると、約３００点の絵画が失われた。",
        "館長は「この船や地図は誰にも返してもらえない」と語った。",
        "警察は電気ストーブが火災の原因かどうか調べている。",
        "通りの住民は建物の煙について何度も苦情を言っていた。",
        "博物館は１９５８年に開館し、年間９万人が訪れる。",
        "市は修理の費用を保険会社とともに支払う意向だ。",
        "小学生たちはすでに博物館のために募金を始めている。",
    ),
    "ko": (
        "목요일 밤 포트엘러리의 해양 박물관 창고가 화재로 전소됐다.",
        "지붕 일부가 무너지면서 소방관 2명이 가벼운 부상을 입었다.",
        "소방대는 오후 11시에 출동해 불길을 잡는 데 6시간이 걸렸다.",
        "클라라 호프먼 관장에 따르면 그림 약 300점이 사라졌다.",
        "그는 “누구도 이 배와 지도를 우리에게 돌려줄 수 없다”고 말했다.",
        "경찰은 전기 난로가 화재의 원인인지 조사하고 있다.",
        "거리 주민들은 건물의 연기에 대해 여러 차례 항의했었다.",
        "박물관은 1958년에 문을 열었고 해마다 9만 명이 방문한다.",
        "시는 보험 회사와 함께 수리비를 지불하려고 한다.",
        "초등학생들은 이미 박물관을 위해 돈을 모으기 시작했다.",
    ),
    "nl": (
        "Een brand heeft donderdagavond het magazijn van het scheepvaartmuseum in Port Ellery verwoest.",
        "Twee brandweerlieden raakten lichtgewond toen een deel van het dak instortte.",
        "De brandweer werd om 23.00 uur gebeld en had zes uur nodig om de vlammen te doven.",
        "Volgens directeur Clara Hoffman zijn ongeveer 300 schilderijen verloren gegaan.",
        "“Niemand kan ons deze schepen en kaarten teruggeven”, zei ze.",
        "De politie onderzoekt of een elektrische kachel de brand heeft veroorzaakt.",
        "Bewoners van de straat hadden meermaals geklaagd over rook in het gebouw.",
        "Het museum werd in 1958 geopend en heeft 90.000 bezoekers per jaar.",
        "De stad wil de reparaties samen met de verzekeraar betalen.",
        "Scholieren zijn al begonnen geld in te zamelen voor het museum.",
    ),
    "pl": (
        "Pożar zniszczył w czwartek wieczorem magazyn muzeum morskiego w Port Ellery.",
        "Dwóch strażaków zostało lekko rannych, gdy zawaliła się część dachu.",
        "Straż pożarną wezwano o godzinie 23, a gaszenie płomieni zajęło sześć godzin.",
        "Według dyrektorki Clary Hoffman przepadło około 300 obrazów.",
        "„Nikt nie może nam oddać tych statków i map” – powiedziała.",
        "Policja bada, czy pożar wywołał grzejnik elektryczny.",
        "Mieszkańcy ulicy kilkakrotnie skarżyli się na dym w budynku.",
        "Muzeum otwarto w 1958 roku i odwiedza je 90 tysięcy osób rocznie.",
        "Miasto chce zapłacić za naprawy wspólnie z firmą ubezpieczeniową.",
        "Uczniowie zaczęli już zbierać pieniądze dla muzeum.",
    ),
    "tr": (
        "Perşembe gecesi çıkan yangın, Port Ellery'deki denizcilik müzesinin deposunu yok etti.",
        "Çatının bir bölümü çökünce iki itfaiyeci hafif yaralandı.",
        "İtfaiye saat 23.00'te çağrıldı ve alevleri söndürmek altı saat sürdü.",
        "Müdür Clara Hoffman'a göre yaklaşık 300 tablo kayboldu.",
        "“Bu gemileri ve haritaları bize kimse geri veremez” dedi.",
        "Polis, yangına elektrikli bir ısıtıcının yol açıp açmadığını araştırıyor.",
        "Sokak sakinleri binadaki dumandan birkaç kez şikâyet etmişti.",
        "Müze 1958'de açıldı ve yılda 90 bin ziyaretçisi var.",
        "Belediye, onarım masraflarını sigorta şirketiyle birlikte ödemek istiyor.",
        "Öğrenciler müze için para toplamaya şimdiden başladı.",
    ),
    "zh": (
        "周四晚上，一场大火烧毁了埃勒里港海事博物馆的仓库。",
        "屋顶部分倒塌，两名消防员受轻伤。",
        "消防队在晚上11点接到报警，花了六个小时才扑灭火焰。",
        "馆长克拉拉·霍夫曼表示，约300幅画作被毁。",
        "她说：“没有人能把这些船和地图还给我们。”",
        "警方正在调查火灾是否由电暖器引起。",
        "这条街的居民曾多次投诉楼内有烟雾。",
        "博物馆于1958年开放，每年接待9万名参观者。",
        "市政府希望与保险公司一起支付维修费用。",
        "小学生们已经开始为博物馆筹款。",
    ),
}


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_whole_translation_is_clean(language: str) -> None:
    assert [f"{one.rule}: {one.message}" for one in findings(ARTICLE, ORIGINALS[language], language)] == []


@pytest.mark.parametrize("at", [2, 3, 6, 7])
@pytest.mark.parametrize("language", ORIGINALS)
def test_a_sentence_that_was_left_out_is_found(language: str, at: int) -> None:
    found = findings((*ARTICLE[:at], *ARTICLE[at + 1 :]), ORIGINALS[language], language)
    assert [one.rule for one in found] == ["source/omission"]
    (note,) = found[0].notes
    assert "\n\n".join(ORIGINALS[language])[slice(*note.span)] == ORIGINALS[language][at]


@pytest.mark.parametrize("at", [2, 3, 6, 7])
@pytest.mark.parametrize("language", ORIGINALS)
def test_a_sentence_that_was_put_in_is_found(language: str, at: int) -> None:
    lines = (*ARTICLE[:at], ADDED, *ARTICLE[at:])
    found = findings(lines, ORIGINALS[language], language)
    assert [one.rule for one in found] == ["source/addition"]
    assert "\n\n".join(lines)[slice(*found[0].span)] == ADDED


@pytest.mark.parametrize("language", ["ar", "el", "pl", "tr", "zh"])
def test_a_sentence_that_was_left_out_is_found_beside_one_that_was_taken_apart(language: str) -> None:
    halves = "The city wants to pay for all of the repairs.", "It will do so together with the insurance company."
    found = findings((*ARTICLE[:7], *halves, *ARTICLE[9:]), ORIGINALS[language], language)
    assert [one.rule for one in found] == ["source/omission"]
    (note,) = found[0].notes
    assert "\n\n".join(ORIGINALS[language])[slice(*note.span)] == ORIGINALS[language][7]


def test_an_article_may_go_on_long_after_its_original_has_ended() -> None:
    more = [
        f"The committee of the {region} harbors, which nobody had asked before, wants to see the report on all "
        "of the storehouses along the coast before it decides how many of them have to be closed for good."
        for region in ("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower", "old", "new")
    ]
    original = Document(" ".join(ORIGINALS["de"]), language="de")
    found = alignment(Document(" ".join((*ARTICLE, *more, *reversed(more))), original=original))
    assert [at for pair in found.pairs for at in range(*pair.target)] == [*range(30)]
