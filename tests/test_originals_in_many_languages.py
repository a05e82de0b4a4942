"""A short article beside its original in many languages: untouched it is clean, and each planted fault is found."""

from __future__ import annotations

import pytest
from beside_original import findings

from lintnews.findings import Severity

pytest.importorskip("babel", reason="needs the extra lintnews[source]")
pytest.importorskip("anyascii", reason="needs the extra lintnews[source]")

ARTICLE = (
    "On Tuesday the city council of Springfield decided to close the old bridge over the river.",
    "Mayor Anna Keller said: “We cannot wait until somebody is hurt on this bridge.”",
    "The repairs will cost 12 million euros and will not begin before October.",
    "Some 4,500 cars cross the bridge every day, 30 percent more than in 2015.",
    "Shopkeepers in the old town fear that they will lose customers.",
    "The court rejected a complaint by the trade union last week.",
    "A new bridge is to be opened in 2027, five kilometers north of the city.",
)
ORIGINALS = {
    "ar": (
        "قرر مجلس مدينة سبرينغفيلد يوم الثلاثاء إغلاق الجسر القديم فوق النهر.",
        "وقالت رئيسة البلدية آنا كيلر: «لا يمكننا الانتظار حتى يصاب أحد على هذا الجسر».",
        "ستكلف الإصلاحات 12 مليون يورو ولن تبدأ قبل أكتوبر.",
        "تعبر الجسر نحو 4500 سيارة كل يوم، بزيادة 30 في المئة عن عام 2015.",
        "يخشى أصحاب المتاجر في البلدة القديمة أن يخسروا زبائنهم.",
        "رفضت المحكمة الأسبوع الماضي شكوى قدمتها النقابة.",
        "ومن المقرر افتتاح جسر جديد في عام 2027، على بعد خمسة كيلومترات شمال المدينة.",
    ),
    "bg": (
        "Във вторник общинският съвет на Спрингфийлд реши да затвори стария мост над реката.",
        "Кметът Анна Келер каза: „Не можем да чакаме, докато някой пострада на този мост.“",
        "Ремонтът ще струва 12 милиона евро и няма да започне преди октомври.",
        "Около 4500 коли преминават по моста всеки ден, с 30 процента повече, отколкото през 2015 г.",
        "Търговците в стария град се страхуват, че ще загубят клиенти.",
        "Съдът отхвърли миналата седмица жалба на профсъюза.",
        "Нов мост ще бъде открит през 2027 г., на пет километра северно от града.",
    ),
    "cs": (
        "V úterý se městská rada Springfieldu rozhodla zavřít starý most přes řeku.",
        "Starostka Anna Keller řekla: „Nemůžeme čekat, až se na tomto mostě někdo zraní.“",
        "Opravy budou stát 12 milionů eur a nezačnou před říjnem.",
        "Přes most denně přejede asi 4500 aut, o 30 procent více než v roce 2015.",
        "Obchodníci ve starém městě se bojí, že ztratí zákazníky.",
        "Soud minulý týden zamítl stížnost odborového svazu.",
        "Nový most má být otevřen v roce 2027, pět kilometrů severně od města.",
    ),
    "el": (
        "Την Τρίτη το δημοτικό συμβούλιο του Σπρίνγκφιλντ αποφάσισε να κλείσει την παλιά γέφυρα πάνω από τον ποταμό.",
        "Η δήμαρχος Άννα Κέλερ είπε: «Δεν μπορούμε να περιμένουμε μέχρι κάποιος να τραυματιστεί σε αυτή τη γέφυρα».",
        "Οι επισκευές θα κοστίσουν 12 εκατομμύρια ευρώ και δεν θα αρχίσουν πριν από τον Οκτώβριο.",
        "Περίπου 4.500 αυτοκίνητα διασχίζουν τη γέφυρα κάθε μέρα, 30% περισσότερα από το 2015.",
        "Οι καταστηματάρχες στην παλιά πόλη φοβούνται ότι θα χάσουν πελάτες.",
        "Το δικαστήριο απέρριψε την περασμένη εβδομάδα μια καταγγελία του συνδικάτου.",
        "Μια νέα γέφυρα πρόκειται να ανοίξει το 2027, πέντε χιλιόμετρα βόρεια της πόλης.",
    ),
    "es": (
        "El martes, el ayuntamiento de Springfield decidió cerrar el viejo puente sobre el río.",
        "La alcaldesa Anna Keller dijo: «No podemos esperar a que alguien resulte herido en este puente».",
        "Las reparaciones costarán 12 millones de euros y no comenzarán antes de octubre.",
        "Unos 4.500 coches cruzan el puente cada día, un 30 % más que en 2015.",
        "Los comerciantes del casco antiguo temen perder clientes.",
        "El tribunal rechazó la semana pasada una queja del sindicato.",
        "Un nuevo puente se abrirá en 2027, a cinco kilómetros al norte de la ciudad.",
    ),
    "et": (
        "Teisipäeval otsustas Springfieldi linnavolikogu sulgeda vana silla üle jõe.",
        "Linnapea Anna Keller ütles: „Me ei saa oodata, kuni keegi sellel sillal viga saab.“",
        "Remont läheb maksma 12 miljonit eurot ega alga enne oktoobrit.",
        "Silda ületab iga päev umbes 4500 autot, 30 protsenti rohkem kui 2015. aastal.",
        "Vanalinna poepidajad kardavad, et nad kaotavad kliente.",
        "Kohus lükkas eelmisel nädalal ametiühingu kaebuse tagasi.",
        "Uus sild peaks avatama 2027. aastal, viis kilomeetrit linnast põhja pool.",
    ),
    "fa": (
        "شورای شهر اسپرینگفیلد روز سه‌شنبه تصمیم گرفت پل قدیمی روی رودخانه را ببندد.",
        "آنا کلر، شهردار، گفت: «ما نمی‌توانیم صبر کنیم تا کسی روی این پل آسیب ببیند.»",
        "تعمیرات ۱۲ میلیون یورو هزینه خواهد داشت و پیش از اکتبر آغاز نخواهد شد.",
        "روزانه حدود ۴۵۰۰ خودرو از این پل عبور می‌کنند که ۳۰ درصد بیشتر از سال ۲۰۱۵ است.",
        "مغازه‌داران شهر قدیم می‌ترسند مشتریان خود را از دست بدهند.",
        "دادگاه هفته گذشته شکایت اتحادیه کارگری را رد کرد.",
        "قرار است پل جدیدی در سال ۲۰۲۷ در پنج کیلومتری شمال شهر افتتاح شود.",
    ),
    "fi": (
        "Springfieldin kaupunginvaltuusto päätti tiistaina sulkea joen ylittävän vanhan sillan.",
        "Pormestari Anna Keller sanoi: ”Emme voi odottaa, kunnes joku loukkaantuu tällä sillalla.”",
        "Korjaukset maksavat 12 miljoonaa euroa eivätkä ne ala ennen lokakuuta.",
        "Sillan ylittää joka päivä noin 4 500 autoa, 30 prosenttia enemmän kuin vuonna 2015.",
        "Vanhankaupungin kauppiaat pelkäävät menettävänsä asiakkaita.",
        "Tuomioistuin hylkäsi viime viikolla ammattiliiton valituksen.",
        "Uusi silta avataan vuonna 2027 viisi kilometriä kaupungista pohjoiseen.",
    ),
    "fr": (
        "Mardi, le conseil municipal de Springfield a décidé de fermer le vieux pont sur la rivière.",
        "La maire Anna Keller a déclaré : « Nous ne pouvons pas attendre que quelqu'un soit blessé sur ce pont. »",
        "Les réparations coûteront 12 millions d'euros et ne commenceront pas avant octobre.",
        "Quelque 4 500 voitures traversent le pont chaque jour, 30 % de plus qu'en 2015.",
        "Les commerçants de la vieille ville craignent de perdre des clients.",
        "Le tribunal a rejeté la semaine dernière une plainte du syndicat.",
        "Un nouveau pont doit ouvrir en 2027, à cinq kilomètres au nord de la ville.",
    ),
    "he": (
        "ביום שלישי החליטה מועצת העיר ספרינגפילד לסגור את הגשר הישן מעל הנהר.",
        'ראש העיר אנה קלר אמרה: "אנחנו לא יכולים לחכות עד שמישהו ייפגע על הגשר הזה".',
        "התיקונים יעלו 12 מיליון אירו ולא יתחילו לפני אוקטובר.",
        "כ-4,500 מכוניות חוצות את הגשר מדי יום, 30 אחוז יותר מאשר ב-2015.",
        "בעלי החנויות בעיר העתיקה חוששים שיאבדו לקוחות.",
        "בית המשפט דחה בשבוע שעבר תלונה של האיגוד המקצועי.",
        "גשר חדש אמור להיפתח ב-2027, חמישה קילומטרים צפונית לעיר.",
    ),
    "hi": (
        "मंगलवार को स्प्रिंगफील्ड की नगर परिषद ने नदी पर बने पुराने पुल को बंद करने का फैसला किया।",
        "मेयर अन्ना केलर ने कहा: “हम तब तक इंतजार नहीं कर सकते जब तक इस पुल पर किसी को चोट न लगे।”",
        "मरम्मत पर 1.2 करोड़ यूरो खर्च होंगे और यह अक्टूबर से पहले शुरू नहीं होगी।",
        "हर दिन लगभग 4,500 कारें पुल पार करती हैं, 2015 की तुलना में 30 प्रतिशत अधिक।",
        "पुराने शहर के दुकानदारों को डर है कि वे ग्राहक खो देंगे।",
        "अदालत ने पिछले हफ्ते ट्रेड यूनियन की शिकायत खारिज कर दी।",
        "शहर से पांच किलोमीटर उत्तर में 2027 में एक नया पुल खोला जाएगा।",
    ),
    "hr": (
        "Gradsko vijeće Springfielda odlučilo je u utorak zatvoriti stari most preko rijeke.",
        "Gradonačelnica Anna Keller rekla je: „Ne možemo čekati da netko strada na tom mostu.“",
        "Popravci će stajati 12 milijuna eura i neće početi prije listopada.",
        "Mostom svaki dan prelazi oko 4500 automobila, 30 posto više nego 2015.",
        "Trgovci u starom gradu boje se da će izgubiti kupce.",
        "Sud je prošli tjedan odbio tužbu sindikata.",
        "Novi most trebao bi biti otvoren 2027., pet kilometara sjeverno od grada.",
    ),
    "hu": (
        "Kedden Springfield városi tanácsa úgy döntött, hogy bezárja a folyó feletti régi hidat.",
        "Anna Keller polgármester azt mondta: „Nem várhatunk, amíg valaki megsérül ezen a hídon.”",
        "A javítás 12 millió euróba kerül, és nem kezdődik el október előtt.",
        "Naponta mintegy 4500 autó halad át a hídon, 30 százalékkal több, mint 2015-ben.",
        "Az óváros boltosai attól tartanak, hogy elveszítik a vevőiket.",
        "A bíróság a múlt héten elutasította a szakszervezet panaszát.",
        "Új híd nyílik 2027-ben, öt kilométerre északra a várostól.",
    ),
    "id": (
        "Pada hari Selasa dewan kota Springfield memutuskan untuk menutup jembatan tua di atas sungai.",
        "Wali Kota Anna Keller mengatakan: “Kita tidak bisa menunggu sampai ada yang terluka di jembatan ini.”",
        "Perbaikan akan menelan biaya 12 juta euro dan tidak akan dimulai sebelum Oktober.",
        "Sekitar 4.500 mobil melintasi jembatan setiap hari, 30 persen lebih banyak daripada tahun 2015.",
        "Para pemilik toko di kota tua khawatir akan kehilangan pelanggan.",
        "Pengadilan menolak pengaduan serikat pekerja minggu lalu.",
        "Sebuah jembatan baru akan dibuka pada tahun 2027, lima kilometer di utara kota.",
    ),
    "it": (
        "Martedì il consiglio comunale di Springfield ha deciso di chiudere il vecchio ponte sul fiume.",
        "La sindaca Anna Keller ha detto: «Non possiamo aspettare che qualcuno si ferisca su questo ponte».",
        "Le riparazioni costeranno 12 milioni di euro e non inizieranno prima di ottobre.",
        "Circa 4.500 auto attraversano il ponte ogni giorno, il 30 per cento in più rispetto al 2015.",
        "I commercianti del centro storico temono di perdere clienti.",
        "La settimana scorsa il tribunale ha respinto un reclamo del sindacato.",
        "Un nuovo ponte sarà aperto nel 2027, cinque chilometri a nord della città.",
    ),
    "ko": (
        "스프링필드 시의회는 화요일 강 위의 낡은 다리를 폐쇄하기로 결정했다.",
        "안나 켈러 시장은 “누군가 이 다리에서 다칠 때까지 기다릴 수 없다”고 말했다.",
        "수리에는 1200만 유로가 들며 10월 이전에는 시작되지 않을 것이다.",
        "매일 약 4500대의 자동차가 다리를 건너는데, 이는 2015년보다 30% 많은 수치다.",
        "구시가지의 상인들은 고객을 잃을까 두려워하고 있다.",
        "법원은 지난주 노동조합의 불만을 기각했다.",
        "새 다리는 2027년에 도시에서 북쪽으로 5킬로미터 떨어진 곳에 개통될 예정이다.",
    ),
    "lt": (
        "Antradienį Springfieldo miesto taryba nusprendė uždaryti seną tiltą per upę.",
        "Merė Anna Keller sakė: „Negalime laukti, kol ant šio tilto kas nors nukentės.“",
        "Remontas kainuos 12 milijonų eurų ir neprasidės iki spalio.",
        "Tiltu kasdien pravažiuoja apie 4500 automobilių, 30 procentų daugiau nei 2015 metais.",
        "Senamiesčio prekybininkai baiminasi, kad praras klientų.",
        "Praėjusią savaitę teismas atmetė profesinės sąjungos skundą.",
        "Naujas tiltas turi būti atidarytas 2027 metais, už penkių kilometrų į šiaurę nuo miesto.",
    ),
    "lv": (
        "Otrdien Springfīldas pilsētas dome nolēma slēgt veco tiltu pār upi.",
        "Mēre Anna Kellere sacīja: “Mēs nevaram gaidīt, līdz uz šī tilta kāds cietīs.”",
        "Remonts izmaksās 12 miljonus eiro un nesāksies pirms oktobra.",
        "Tiltu katru dienu šķērso aptuveni 4500 automašīnu, par 30 procentiem vairāk nekā 2015. gadā.",
        "Vecpilsētas tirgotāji baidās, ka zaudēs klientus.",
        "Tiesa pagājušajā nedēļā noraidīja arodbiedrības sūdzību.",
        "Jauno tiltu paredzēts atklāt 2027. gadā, piecus kilometrus uz ziemeļiem no pilsētas.",
    ),
    "nl": (
        "Dinsdag besloot de gemeenteraad van Springfield de oude brug over de rivier te sluiten.",
        "Burgemeester Anna Keller zei: “We kunnen niet wachten tot iemand op deze brug gewond raakt.”",
        "De herstelwerken kosten 12 miljoen euro en beginnen niet voor oktober.",
        "Elke dag rijden zo'n 4.500 auto's over de brug, 30 procent meer dan in 2015.",
        "Winkeliers in de oude stad vrezen dat ze klanten verliezen.",
        "De rechtbank verwierp vorige week een klacht van de vakbond.",
        "In 2027 moet een nieuwe brug worden geopend, vijf kilometer ten noorden van de stad.",
    ),
    "pl": (
        "We wtorek rada miasta Springfield postanowiła zamknąć stary most na rzece.",
        "Burmistrz Anna Keller powiedziała: „Nie możemy czekać, aż ktoś zostanie ranny na tym moście”.",
        "Naprawa będzie kosztować 12 milionów euro i nie rozpocznie się przed październikiem.",
        "Codziennie przez most przejeżdża około 4500 samochodów, o 30 procent więcej niż w 2015 roku.",
        "Kupcy ze starego miasta obawiają się, że stracą klientów.",
        "W zeszłym tygodniu sąd odrzucił skargę związku zawodowego.",
        "Nowy most ma zostać otwarty w 2027 roku, pięć kilometrów na północ od miasta.",
    ),
    "pt": (
        "Na terça-feira, a câmara municipal de Springfield decidiu fechar a velha ponte sobre o rio.",
        "A presidente da câmara Anna Keller disse: “Não podemos esperar até que alguém se magoe nesta ponte.”",
        "As obras custarão 12 milhões de euros e não começarão antes de outubro.",
        "Cerca de 4.500 carros atravessam a ponte todos os dias, 30% mais do que em 2015.",
        "Os comerciantes do centro histórico temem perder clientes.",
        "O tribunal rejeitou na semana passada uma queixa do sindicato.",
        "Uma nova ponte será aberta em 2027, cinco quilómetros a norte da cidade.",
    ),
    "ro": (
        "Marți, consiliul local din Springfield a decis să închidă vechiul pod peste râu.",
        "Primarul Anna Keller a spus: „Nu putem aștepta până când cineva este rănit pe acest pod.”",
        "Reparațiile vor costa 12 milioane de euro și nu vor începe înainte de octombrie.",
        "Aproximativ 4.500 de mașini traversează podul zilnic, cu 30 la sută mai multe decât în 2015.",
        "Comercianții din orașul vechi se tem că își vor pierde clienții.",
        "Instanța a respins săptămâna trecută o plângere a sindicatului.",
        "Un pod nou urmează să fie deschis în 2027, la cinci kilometri nord de oraș.",
    ),
    "sk": (
        "V utorok sa mestská rada Springfieldu rozhodla zatvoriť starý most cez rieku.",
        "Primátorka Anna Keller povedala: „Nemôžeme čakať, kým sa na tomto moste niekto zraní.“",
        "Opravy budú stáť 12 miliónov eur a nezačnú sa pred októbrom.",
        "Cez most denne prejde asi 4500 áut, o 30 percent viac ako v roku 2015.",
        "Obchodníci v starom meste sa boja, že stratia zákazníkov.",
        "Súd minulý týždeň zamietol sťažnosť odborového zväzu.",
        "Nový most má byť otvorený v roku 2027, päť kilometrov severne od mesta.",
    ),
    "sl": (
        "Mestni svet Springfielda je v torek sklenil zapreti stari most čez reko.",
        "Županja Anna Keller je dejala: »Ne moremo čakati, da se na tem mostu kdo poškoduje.«",
        "Popravila bodo stala 12 milijonov evrov in se ne bodo začela pred oktobrom.",
        "Most vsak dan prečka približno 4500 avtomobilov, 30 odstotkov več kot leta 2015.",
        "Trgovci v starem mestu se bojijo, da bodo izgubili stranke.",
        "Sodišče je prejšnji teden zavrnilo pritožbo sindikata.",
        "Novi most naj bi odprli leta 2027, pet kilometrov severno od mesta.",
    ),
    "sr": (
        "Градско веће Спрингфилда одлучило је у уторак да затвори стари мост преко реке.",
        "Градоначелница Ана Келер рекла је: „Не можемо да чекамо да неко страда на том мосту.“",
        "Поправке ће коштати 12 милиона евра и неће почети пре октобра.",
        "Мостом сваког дана прелази око 4.500 аутомобила, 30 одсто више него 2015. године.",
        "Трговци у старом граду страхују да ће изгубити купце.",
        "Суд је прошле недеље одбио жалбу синдиката.",
        "Нови мост треба да буде отворен 2027. године, пет километара северно од града.",
    ),
    "sv": (
        "På tisdagen beslutade kommunfullmäktige i Springfield att stänga den gamla bron över floden.",
        "Borgmästare Anna Keller sade: ”Vi kan inte vänta tills någon skadas på den här bron.”",
        "Reparationerna kommer att kosta 12 miljoner euro och börjar inte före oktober.",
        "Omkring 4 500 bilar kör över bron varje dag, 30 procent fler än 2015.",
        "Handlarna i gamla stan fruktar att de ska förlora kunder.",
        "Domstolen avslog förra veckan ett klagomål från fackförbundet.",
        "En ny bro ska öppnas 2027, fem kilometer norr om staden.",
    ),
    "tr": (
        "Springfield belediye meclisi salı günü nehir üzerindeki eski köprüyü kapatmaya karar verdi.",
        "Belediye Başkanı Anna Keller, “Bu köprüde birinin yaralanmasını bekleyemeyiz” dedi.",
        "Onarımlar 12 milyon avroya mal olacak ve ekim ayından önce başlamayacak.",
        "Köprüden her gün yaklaşık 4.500 araba geçiyor, bu 2015'tekinden yüzde 30 daha fazla.",
        "Eski kentteki esnaf müşteri kaybetmekten korkuyor.",
        "Mahkeme geçen hafta sendikanın şikayetini reddetti.",
        "Şehrin beş kilometre kuzeyinde yeni bir köprü 2027'de açılacak.",
    ),
    "vi": (
        "Hôm thứ Ba, hội đồng thành phố Springfield quyết định đóng cây cầu cũ bắc qua sông.",
        "Thị trưởng Anna Keller nói: “Chúng ta không thể chờ đến khi có người bị thương trên cây cầu này.”",
        "Việc sửa chữa sẽ tốn 12 triệu euro và sẽ không bắt đầu trước tháng 10.",
        "Khoảng 4.500 ô tô qua cầu mỗi ngày, nhiều hơn 30% so với năm 2015.",
        "Các chủ cửa hàng ở khu phố cổ lo sợ mất khách hàng.",
        "Tuần trước tòa án đã bác đơn khiếu nại của công đoàn.",
        "Một cây cầu mới sẽ được mở vào năm 2027, cách thành phố năm km về phía bắc.",
    ),
}
FAULTS = {
    "number": (3, "4,500", "4,900"),
    "number of a share": (3, "30 percent", "80 percent"),
    "scale": (2, "million", "billion"),
    "currency": (2, "euros", "dollars"),
    "date": (2, "October", "March"),
    "date of a week": (0, "Tuesday", "Friday"),
    "unit": (6, "kilometers", "miles"),
    "quotation": (
        1,
        "“We cannot wait until somebody is hurt on this bridge.”",
        "We cannot wait until somebody is hurt on this bridge.",
    ),
    "negation": (2, "will not begin", "will begin"),
    "omission": (5, "The court rejected a complaint by the trade union last week.", ""),
    "addition": (
        3,
        "Some",
        "The goalkeeper was injured in the first half and will be out for at least three weeks.\n\nSome",
    ),
}
SILENT = {
    ("date", "tr"),  # written small, the name of the month is another word too
    ("unit", "vi"),
    ("addition", "lv"),
    ("negation", "cs"),  # a prefix denies
    ("negation", "lt"),
    ("negation", "lv"),
    ("negation", "sk"),
    ("negation", "tr"),
    ("negation", "fa"),
    ("negation", "hi"),
}
"""What is not found: nothing is said there, neither right nor wrong."""


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_right_translation_is_clean(language: str) -> None:
    assert [f"{one.rule}: {one.message}" for one in findings(ARTICLE, ORIGINALS[language], language)] == []


@pytest.mark.parametrize(("fault", "language"), [(a, b) for a in FAULTS for b in ORIGINALS if (a, b) not in SILENT])
def test_a_planted_fault_is_found(fault: str, language: str) -> None:
    found = findings(planted(fault), ORIGINALS[language], language)
    assert [one.rule for one in found] == [f"source/{fault.partition(' ')[0]}"]
    if fault != "omission":  # a short sentence, for whose loss little may speak
        assert (found[0].severity is Severity.NOTE) == (fault == "negation")


@pytest.mark.parametrize(("fault", "language"), sorted(SILENT))
def test_what_is_not_known_is_not_reported(fault: str, language: str) -> None:
    assert findings(planted(fault), ORIGINALS[language], language) == ()


def planted(fault: str) -> tuple[str, ...]:
    """The article with a fault."""
    at, right, wrong = FAULTS[fault]
    assert right in ARTICLE[at]
    lines = (line.replace(right, wrong) if index == at else line for index, line in enumerate(ARTICLE))
    return tuple(line for line in lines if line)
